//! Why something about infusions was not kept as asked.

use crate::error::{Code, Coded};

/// Why an infusion was not kept as asked.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum Error {
    /// No date was given, or too many at once.
    #[error("no dates, or too many at once")]
    Dates,
    /// Before 2000 or more than ten years ahead.
    #[error("a date far outside")]
    FarDate,
    /// Another infusion starts at the same time.
    #[error("another infusion starts then")]
    SameStart,
    /// It lies within another infusion.
    #[error("it lies within another infusion")]
    Overlap,
    /// A length outside 0 to 4,320 whole minutes.
    #[error("not a length")]
    Minutes,
    /// The end lies before the start.
    #[error("an end before the start")]
    EndBeforeStart,
    /// The end lies in the future.
    #[error("an end in the future")]
    EndAhead,
    /// The end lies more than 4,320 minutes after the start.
    #[error("an end long after the start")]
    EndFar,
    /// It is over, or is not, and so cannot be changed like this.
    #[error("not in this state")]
    State,
    /// The end was said too long ago to take it back.
    #[error("too late to take the end back")]
    TooLate,
    /// A reading that cannot be true.
    #[error("an impossible {0}")]
    Vital(&'static str),
    /// A reading without a number.
    #[error("a reading without a number")]
    NoVital,
    /// A reading before 2000, or in the future.
    #[error("not a time of a reading")]
    VitalTime,
    /// A phase outside 0 to 1,440 whole minutes.
    #[error("not a length of {0}")]
    Phase(&'static str),
    /// It has begun, so its time is no longer a plan.
    #[error("it has begun")]
    Begun,
    /// Not a time of day.
    #[error("not a time of day")]
    Clock,
    /// The real time of a step lies in the future.
    #[error("a step in the future")]
    StepAhead,
    /// The real time of a step lies far from the day.
    #[error("a step far from its day")]
    StepFar,
    /// The real time of a step is out of their order.
    #[error("a step out of order")]
    StepOrder,
    /// A day that is too far ahead for its steps.
    #[error("its day has not come")]
    NotYet,
    /// A series without weekdays, or with one that is none.
    #[error("no weekdays")]
    Weekdays,
    /// A series of no infusions, or of more than 60.
    #[error("not a number of infusions")]
    Count,
    /// A series in every no weeks, or in every more than 52.
    #[error("not a number of weeks")]
    Every,
    /// A series that begins on no day.
    #[error("not a first day")]
    First,
    /// A time zone that nobody here knows.
    #[error("an unknown time zone")]
    Zone,
    /// The infusion is not here.
    #[error("not here")]
    Missing,
}

impl Coded for Error {
    fn code(&self) -> Code {
        match self {
            Self::Missing => Code::NotFound,
            Self::SameStart => Code::Exists,
            Self::State | Self::Begun | Self::NotYet => Code::Conflict,
            Self::Dates
            | Self::FarDate
            | Self::Overlap
            | Self::Minutes
            | Self::EndBeforeStart
            | Self::EndAhead
            | Self::EndFar
            | Self::TooLate
            | Self::Vital(_)
            | Self::NoVital
            | Self::VitalTime
            | Self::Phase(_)
            | Self::Clock
            | Self::StepAhead
            | Self::StepFar
            | Self::StepOrder
            | Self::Weekdays
            | Self::Count
            | Self::Every
            | Self::First
            | Self::Zone => Code::Invalid,
        }
    }
    fn sentence(&self) -> &'static str {
        match self {
            Self::Dates => crate::key!("session-error-dates"),
            Self::FarDate => crate::key!("session-error-far-date"),
            Self::SameStart => crate::key!("session-error-same-start"),
            Self::Overlap => crate::key!("session-error-overlap"),
            Self::Minutes => crate::key!("session-error-minutes"),
            Self::EndBeforeStart => crate::key!("session-error-end-before-start"),
            Self::EndAhead => crate::key!("session-error-end-ahead"),
            Self::EndFar => crate::key!("session-error-end-far"),
            Self::State => crate::key!("session-error-state"),
            Self::TooLate => crate::key!("session-error-too-late"),
            Self::Vital("systolic") => crate::key!("session-error-systolic"),
            Self::Vital("diastolic") => crate::key!("session-error-diastolic"),
            Self::Vital("pulse") => crate::key!("session-error-pulse"),
            Self::Vital(_) => crate::key!("session-error-oxygen"),
            Self::NoVital => crate::key!("session-error-no-vital"),
            Self::VitalTime => crate::key!("session-error-vital-time"),
            Self::Phase(_) => crate::key!("session-error-phase"),
            Self::Begun => crate::key!("session-error-begun"),
            Self::Clock => crate::key!("session-error-clock"),
            Self::StepAhead => crate::key!("session-error-step-ahead"),
            Self::StepFar => crate::key!("session-error-step-far"),
            Self::StepOrder => crate::key!("session-error-step-order"),
            Self::NotYet => crate::key!("session-error-not-yet"),
            Self::Weekdays => crate::key!("session-error-weekdays"),
            Self::Count => crate::key!("session-error-count"),
            Self::Every => crate::key!("session-error-every"),
            Self::First => crate::key!("session-error-first"),
            Self::Zone => crate::key!("session-error-zone"),
            Self::Missing => self.code().sentence(),
        }
    }
    fn field(&self) -> Option<&str> {
        match self {
            Self::Dates | Self::FarDate | Self::SameStart | Self::Overlap => Some("starts"),
            Self::Minutes => Some("minutes"),
            Self::EndBeforeStart | Self::EndAhead | Self::EndFar => Some("ended"),
            Self::Vital(field) | Self::Phase(field) => Some(field),
            Self::Clock | Self::StepAhead | Self::StepFar | Self::StepOrder => Some("time"),
            Self::Weekdays => Some("weekdays"),
            Self::Count => Some("count"),
            Self::Every => Some("every"),
            Self::First => Some("first"),
            Self::Zone => Some("zone"),
            Self::NoVital => Some("systolic"),
            Self::VitalTime => Some("at"),
            Self::State | Self::Begun | Self::NotYet | Self::TooLate | Self::Missing => None,
        }
    }
}
