//! After-effects: what may be noted after an infusion, what is usual, and which times can be true.

pub mod api;
pub mod table;
pub mod when;

use super::Session;
use crate::error::{Code, Coded};
use crate::key;
use crate::moment::Moment;
use chrono::TimeDelta;
use serde::{Deserialize, Serialize};
use when::Side;

/// An after-effect is noted from this many hours before the planned start on ([design]).
pub const EARLY_HOURS: i64 = 24;

/// How strong it was (clinical 3.2).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(test, ts(rename = "EffectGrade"))]
#[serde(rename_all = "camelCase")]
pub enum Grade {
    /// Not there.
    None,
    /// Mild.
    Mild,
    /// Moderate.
    Moderate,
    /// Severe.
    Severe,
}

impl Grade {
    /// Its name in the vault.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Mild => "mild",
            Self::Moderate => "moderate",
            Self::Severe => "severe",
        }
    }

    /// The grade of this name in the vault.
    #[must_use]
    pub fn of(code: &str) -> Option<Self> {
        let all = [Self::None, Self::Mild, Self::Moderate, Self::Severe];
        all.into_iter().find(|grade| grade.code() == code)
    }
}

/// One line of the checklist.
#[derive(Debug, Clone, Copy)]
pub struct Effect {
    /// Its id, on the wire and in the vault.
    pub id: &'static str,
    /// Fluent key of its name.
    pub title: &'static str,
    /// Fluent key of what is usual.
    pub usual: &'static str,
}

const fn effect(id: &'static str, title: &'static str, usual: &'static str) -> Effect {
    Effect { id, title, usual }
}

/// The checklist of clinical 3.2, in its order. Left out: blood pressure, which is kept as a reading,
/// and how long a dip in mood is usual, which nobody verified. A rash is answered by clinical 3.3.
pub const CHECKLIST: [Effect; 26] = [
    // SEED, SHORT
    effect(
        "dissoc",
        key!("after-effect-dissoc"),
        key!("after-usual-during-two-hours"),
    ),
    // SEED
    effect(
        "timeSpace",
        key!("after-effect-time-space"),
        key!("after-usual-during"),
    ),
    // SEED
    effect(
        "tingle",
        key!("after-effect-tingle"),
        key!("after-usual-during"),
    ),
    // SEED
    effect(
        "numb",
        key!("after-effect-numb"),
        key!("after-usual-during"),
    ),
    // SEED, AMG
    effect(
        "blur",
        key!("after-effect-blur"),
        key!("after-usual-two-hours"),
    ),
    // AMG
    effect(
        "double",
        key!("after-effect-double"),
        key!("after-usual-two-hours"),
    ),
    // SEED, SHORT
    effect(
        "dizzy",
        key!("after-effect-dizzy"),
        key!("after-usual-two-hours-or-day"),
    ),
    // SEED
    effect(
        "nausea",
        key!("after-effect-nausea"),
        key!("after-usual-hours"),
    ),
    // ANSR
    effect(
        "vomit",
        key!("after-effect-vomit"),
        key!("after-usual-hours"),
    ),
    // SEED
    effect(
        "drowsy",
        key!("after-effect-drowsy"),
        key!("after-usual-rest-of-day"),
    ),
    // SEED, AMG
    effect(
        "fatigue",
        key!("after-effect-fatigue"),
        key!("after-usual-rest-of-day"),
    ),
    // SHORT
    effect(
        "headache",
        key!("after-effect-headache"),
        key!("after-usual-hours-to-day"),
    ),
    // SEED
    effect(
        "euphoria",
        key!("after-effect-euphoria"),
        key!("after-usual-during"),
    ),
    // SEED, SHORT
    effect(
        "anxiety",
        key!("after-effect-anxiety"),
        key!("after-usual-during-ask"),
    ),
    // ANSR
    effect(
        "palp",
        key!("after-effect-palp"),
        key!("after-usual-during"),
    ),
    // ZEN
    effect(
        "confus",
        key!("after-effect-confus"),
        key!("after-usual-three-hours"),
    ),
    // ANSR
    effect(
        "halluc",
        key!("after-effect-halluc"),
        key!("after-usual-during-only"),
    ),
    // ANSR
    effect(
        "taste",
        key!("after-effect-taste"),
        key!("after-usual-hours"),
    ),
    // ANSR, AOAV
    effect(
        "saliva",
        key!("after-effect-saliva"),
        key!("after-usual-day"),
    ),
    // ANSR, AOAV
    effect(
        "twitch",
        key!("after-effect-twitch"),
        key!("after-usual-day"),
    ),
    // ANSR, AOAV
    effect(
        "thirst",
        key!("after-effect-thirst"),
        key!("after-usual-day"),
    ),
    // ANSR, NERVANA
    effect(
        "itch",
        key!("after-effect-itch"),
        key!("after-usual-call-rash"),
    ),
    // ANSR, AOAV
    effect(
        "constipation",
        key!("after-effect-constipation"),
        key!("after-usual-day"),
    ),
    // REVIVE
    effect(
        "sleepBad",
        key!("after-effect-sleep-bad"),
        key!("after-usual-nights"),
    ),
    // REVIVE
    effect(
        "memory",
        key!("after-effect-memory"),
        key!("after-usual-day"),
    ),
    // ANSR
    effect(
        "lowMood",
        key!("after-effect-low-mood"),
        key!("after-usual-unknown"),
    ),
];

/// Can these times be true? Ahead of now, long before the infusion, and an end before its start cannot.
///
/// # Errors
/// Which of them cannot.
pub fn times(
    session: &Session,
    start: Option<&Moment>,
    end: Option<&Moment>,
    now: &Moment,
) -> Result<(), Error> {
    let first = session.starts.plus(-TimeDelta::hours(EARLY_HOURS));
    if start.is_some_and(|at| at > now) {
        return Err(Error::Start);
    }
    if end.is_some_and(|at| at > now) {
        return Err(Error::EndAhead);
    }
    if start.is_some_and(|at| *at < first) {
        return Err(Error::Early);
    }
    if end.is_some_and(|at| at < start.unwrap_or(&first)) {
        return Err(Error::EndBeforeStart);
    }
    Ok(())
}

/// Why an after-effect is not kept as asked.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum Error {
    /// It starts in the future.
    #[error("a start in the future")]
    Start,
    /// It starts long before the infusion.
    #[error("a start long before the infusion")]
    Early,
    /// It ends in the future.
    #[error("an end in the future")]
    EndAhead,
    /// It ends before it starts.
    #[error("an end before the start")]
    EndBeforeStart,
    /// Not a time.
    #[error("not a time")]
    Clock(Side),
    /// Times without a grade, or of what was not there.
    #[error("times of what was not there")]
    NoTimes,
}

impl Coded for Error {
    fn code(&self) -> Code {
        Code::Invalid
    }
    fn sentence(&self) -> &'static str {
        match self {
            Self::Start | Self::EndAhead => key!("after-error-ahead"),
            Self::Early => key!("after-error-early"),
            Self::EndBeforeStart => key!("after-error-order"),
            Self::Clock(_) => key!("after-error-clock"),
            Self::NoTimes => key!("after-error-times"),
        }
    }
    fn field(&self) -> Option<&str> {
        match self {
            Self::Start | Self::Early | Self::NoTimes | Self::Clock(Side::Start) => Some("start"),
            Self::EndAhead | Self::EndBeforeStart | Self::Clock(Side::End) => Some("end"),
        }
    }
}
