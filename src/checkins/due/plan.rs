//! The schedule as the patient keeps it: what is offered, how far apart, and whether it rests.

use super::APART_DAYS;
use crate::checkins::Error;
use crate::moment::Moment;
use serde::{Deserialize, Serialize};
use std::ops::RangeInclusive;

/// Days after an infusion, or between two, that can be set: never closer than a week (clinical,
/// decision 3), never further than eight weeks ([design]).
pub const DAYS: RangeInclusive<u32> = APART_DAYS..=56;

/// Days that are offered to choose from ([design]).
const OFFERED: [u32; 7] = [7, 10, 14, 21, 28, 42, 56];

/// Which measure asks about mood.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(test, ts(rename = "CheckinMoodScale"))]
#[serde(rename_all = "camelCase")]
pub enum MoodScale {
    /// PHQ-9.
    #[default]
    Phq9,
    /// PHQ-8, which has no question 9 (clinical 6.1).
    Phq8,
}

/// What is offered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(test, ts(rename = "CheckinSchedule"))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Schedule {
    /// Which measure asks about mood.
    pub mood: MoodScale,
    /// GAD-7 and GAD-2 too.
    pub anxiety: bool,
    /// In the week before infusion 1.
    pub baseline: bool,
    /// So many days after the last infusion, 7 to 56; null: not.
    pub after_days: Option<u32>,
    /// Then every so many days, 7 to 56; null: not.
    pub every_days: Option<u32>,
    /// PHQ-2 and GAD-2 before each infusion.
    pub before_each: bool,
}

impl Default for Schedule {
    /// Clinical, decision 3 and 6.1 `[design]`.
    fn default() -> Self {
        Self {
            mood: MoodScale::Phq9,
            anxiety: true,
            baseline: true,
            after_days: Some(7),
            every_days: Some(14),
            before_each: true,
        }
    }
}

impl Schedule {
    /// The days that are offered to choose from, and those that are set.
    #[must_use]
    pub fn days(&self) -> Vec<u32> {
        let mut all = OFFERED.to_vec();
        all.extend([self.after_days, self.every_days].into_iter().flatten());
        all.sort_unstable();
        all.dedup();
        all
    }

    /// A schedule that may be set.
    ///
    /// # Errors
    /// `AfterDays`, `EveryDays` for a time outside a week to eight.
    pub fn check(self) -> Result<Self, Error> {
        let both = [
            (self.after_days, Error::AfterDays),
            (self.every_days, Error::EveryDays),
        ];
        for (days, error) in both {
            if days.is_some_and(|days| !DAYS.contains(&days)) {
                return Err(error);
            }
        }
        Ok(self)
    }
}

/// Does the schedule rest?
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Rest {
    /// It goes on.
    #[default]
    No,
    /// Until this moment, in milliseconds since 1970 UTC.
    Until(i64),
    /// Until the patient goes on.
    Open,
}

impl Rest {
    /// Is nothing offered now?
    #[must_use]
    pub fn is_on(self, now: &Moment) -> bool {
        match self {
            Self::No => false,
            Self::Until(ms) => now.ms() < ms,
            Self::Open => true,
        }
    }

    /// When an offer that begins at `from` begins, given the rest; never while it is open.
    #[must_use]
    pub fn delays(self, from: Moment) -> Option<Moment> {
        match self {
            Self::No => Some(from),
            Self::Until(ms) => Some(from.max(Moment::from_ms(ms, from.zone()))),
            Self::Open => None,
        }
    }
}
