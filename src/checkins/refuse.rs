//! Why something of a check-in is not kept, and what is said then.

use crate::error::{Code, Coded};
use crate::key;

/// Why something was not noted.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum Error {
    /// No measure has this id.
    #[error("no such measure")]
    NoSuchScale,
    /// There is no such form.
    #[error("no such form")]
    NoSuchForm,
    /// The measure has no item of this number.
    #[error("no such item")]
    NoSuchItem,
    /// The item has no such answer.
    #[error("no such choice")]
    NoSuchChoice,
    /// The form is finished; its answers stay.
    #[error("the form is finished")]
    Finished,
    /// A mood beyond -3 to 3.
    #[error("no such mood")]
    NoSuchMood,
    /// Something beside a mood beyond 0 to 4.
    #[error("no such level")]
    NoSuchLevel,
    /// A day that has not come.
    #[error("the day lies ahead")]
    DayAhead,
    /// A day too long ago to be meant.
    #[error("the day lies far back")]
    DayFarBack,
    /// A measure without a name, or with an endless one.
    #[error("no fitting name of a measure")]
    ToldMeasure,
    /// A total that the measure does not have.
    #[error("no such total")]
    ToldTotal,
    /// It is not said of which day a told total is.
    #[error("no day of a told total")]
    ToldDay,
    /// Nobody told it, or somebody with an endless name.
    #[error("no fitting name of who told it")]
    ToldBy,
    /// The told total is not there.
    #[error("no such told total")]
    ToldGone,
    /// The days after the last infusion are outside a week to eight.
    #[error("too near or too far after the last infusion")]
    AfterDays,
    /// The days between two are outside a week to eight.
    #[error("too near or too far apart")]
    EveryDays,
    /// The mood is not there.
    #[error("no such mood there")]
    MoodGone,
}

impl Coded for Error {
    fn code(&self) -> Code {
        match self {
            Self::NoSuchScale
            | Self::NoSuchItem
            | Self::NoSuchChoice
            | Self::NoSuchMood
            | Self::NoSuchLevel
            | Self::DayAhead
            | Self::DayFarBack
            | Self::ToldMeasure
            | Self::ToldTotal
            | Self::ToldBy
            | Self::ToldDay
            | Self::AfterDays
            | Self::EveryDays => Code::Invalid,
            Self::NoSuchForm | Self::MoodGone | Self::ToldGone => Code::NotFound,
            Self::Finished => Code::Conflict,
        }
    }
    fn sentence(&self) -> &'static str {
        match self {
            Self::Finished => key!("checkins-error-finished"),
            Self::DayAhead => key!("checkins-error-day-ahead"),
            Self::DayFarBack => key!("checkins-error-day-far-back"),
            Self::ToldMeasure => key!("checkins-error-told-measure"),
            Self::ToldTotal => key!("checkins-error-told-total"),
            Self::ToldBy => key!("checkins-error-told-by"),
            Self::ToldDay => key!("checkins-error-told-day"),
            Self::AfterDays | Self::EveryDays => key!("checkins-error-days"),
            Self::NoSuchScale
            | Self::NoSuchForm
            | Self::NoSuchItem
            | Self::NoSuchChoice
            | Self::NoSuchMood
            | Self::NoSuchLevel
            | Self::MoodGone
            | Self::ToldGone => self.code().sentence(),
        }
    }
    fn field(&self) -> Option<&str> {
        match self {
            Self::NoSuchScale => Some("scale"),
            Self::NoSuchItem => Some("item"),
            Self::NoSuchChoice => Some("choice"),
            Self::NoSuchMood => Some("valence"),
            Self::NoSuchLevel => Some("level"),
            Self::DayAhead | Self::DayFarBack | Self::ToldDay => Some("day"),
            Self::ToldMeasure => Some("measure"),
            Self::ToldTotal => Some("total"),
            Self::ToldBy => Some("by"),
            Self::AfterDays => Some("afterDays"),
            Self::EveryDays => Some("everyDays"),
            Self::NoSuchForm | Self::MoodGone | Self::ToldGone | Self::Finished => None,
        }
    }
}
