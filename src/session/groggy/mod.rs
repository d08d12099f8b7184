//! Groggy time: the hours after an infusion in which nothing is sent, deleted or decided.

pub mod api;
pub mod table;

use super::{Session, State, is_unsaid};
use crate::error::{Code, Coded};
use crate::moment::{Moment, Wall};
use crate::random::Id;
use chrono::{NaiveTime, TimeDelta};
use serde::{Deserialize, Serialize};

/// The shortest groggy time, and the one that is offered, in hours ([design], P0 of clinical 4.3).
pub const SHORTEST: u32 = 4;
/// The longest that can be set, in hours ([design]).
pub const LONGEST: u32 = 24;
/// When the next morning begins, in local hours ([design]).
const MORNING: u32 = 8;

/// How long groggy time lasts, as the patient set it beforehand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(tag = "kind", rename_all = "camelCase", deny_unknown_fields)]
pub enum Length {
    /// So many elapsed hours, 4 to 24.
    Hours {
        /// 4 to 24.
        hours: u32,
    },
    /// Until eight the next local morning, never less than 4 hours.
    Morning,
}

impl Default for Length {
    fn default() -> Self {
        Self::Hours { hours: SHORTEST }
    }
}

impl Length {
    /// A length that may be set.
    ///
    /// # Errors
    /// `Hours`.
    pub fn check(self) -> Result<Self, Error> {
        match self {
            Self::Hours { hours } if !(SHORTEST..=LONGEST).contains(&hours) => Err(Error::Hours),
            Self::Hours { .. } | Self::Morning => Ok(self),
        }
    }

    /// Until when it lasts from an end, in the end's zone.
    #[must_use]
    pub fn until(self, end: &Moment) -> Moment {
        let shortest = end.plus(TimeDelta::hours(SHORTEST.into()));
        match self {
            Self::Hours { hours } => end.plus(TimeDelta::hours(hours.into())).max(shortest),
            Self::Morning => morning(end).unwrap_or(shortest).max(shortest),
        }
    }
}

/// Eight o'clock on the local day after.
fn morning(end: &Moment) -> Option<Moment> {
    let wall = Wall {
        day: end.day().succ_opt()?,
        time: NaiveTime::from_hms_opt(MORNING, 0, 0)?,
        zone: None,
    };
    wall.resolve(end.zone()).ok()
}

/// What the patient said about an infusion's groggy time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub enum Said {
    /// It took place.
    TookPlace,
    /// It did not.
    NotTaken,
    /// Left early, on purpose.
    Left,
}

/// What was said, about which start.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    /// The infusion.
    pub session: Id,
    /// The start it was said about; of a moved infusion nothing is said yet.
    pub for_start: Moment,
    /// What.
    pub said: Said,
}

/// A groggy time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Groggy {
    /// The infusion.
    pub session: Id,
    /// From its end.
    pub from: Moment,
    /// Until then; not any more at that moment.
    pub until: Moment,
    /// Its end was tapped, or the patient said that it took place; otherwise that is asked once.
    pub sure: bool,
}

/// The groggy times of all infusions, past and to come: from the real end where it was tapped, else
/// from the planned one, which counts from the real begin where that was tapped (`begun`). An infusion that was put in after its time has none until it is marked over.
#[must_use]
pub fn times(
    sessions: &[Session],
    length: Length,
    words: &[Word],
    begun: &[(Id, Moment)],
    now: &Moment,
) -> Vec<Groggy> {
    sessions
        .iter()
        .filter_map(|session| {
            let said = words
                .iter()
                .find(|word| {
                    word.session == session.id && word.for_start.ms() == session.starts.ms()
                })
                .map(|word| word.said);
            let begin = begun.iter().find(|(id, _)| *id == session.id);
            let sure = match session.state {
                State::Over => true,
                State::Planned if session.noted_late || is_unsaid(session, now) => return None,
                State::Planned => said == Some(Said::TookPlace) || begin.is_some(),
                State::Cancelled => return None,
            };
            match said {
                Some(Said::Left) => None,
                Some(Said::NotTaken) if session.state == State::Planned => None,
                Some(Said::NotTaken | Said::TookPlace) | None => {
                    let end = match (session.state, begin) {
                        (State::Planned, Some((_, begin))) => {
                            begin.plus(TimeDelta::minutes(session.minutes.into()))
                        }
                        _ => session.end(),
                    };
                    Some(Groggy {
                        session: session.id.clone(),
                        from: end,
                        until: length.until(&end),
                        sure,
                    })
                }
            }
        })
        .collect()
}

/// The groggy time that it is now, if it is one; of two the one that lasts longer.
#[must_use]
pub fn current(times: &[Groggy], now: &Moment) -> Option<Groggy> {
    times
        .iter()
        .filter(|one| one.from <= *now && *now < one.until)
        .max_by_key(|one| one.until)
        .cloned()
}

/// Why something about groggy time was not done.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum Error {
    /// Hours outside 4 to 24.
    #[error("groggy time lasts 4 to 24 hours")]
    Hours,
    /// It is not groggy time.
    #[error("it is not groggy time")]
    NotNow,
}

impl Coded for Error {
    fn code(&self) -> Code {
        match self {
            Self::Hours => Code::Invalid,
            Self::NotNow => Code::Conflict,
        }
    }
    fn sentence(&self) -> &'static str {
        match self {
            Self::Hours => crate::key!("groggy-error-hours"),
            Self::NotNow => crate::key!("groggy-error-not-now"),
        }
    }
    fn field(&self) -> Option<&str> {
        match self {
            Self::Hours => Some("hours"),
            Self::NotNow => None,
        }
    }
}
