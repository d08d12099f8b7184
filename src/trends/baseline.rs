//! The patient's own baseline: the mean of the moods of the seven days before infusion 1 (clinical, decision 8).

use super::Noted;
use super::week::{self, Week};
use crate::session::{Session, State};
use chrono::{NaiveDate, TimeDelta};

/// The baseline, or why there is none. Without one there is no line and no day above it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Baseline {
    /// The mean, -3 to 3, of a week with so many recorded days.
    Mean {
        /// From -3 to 3.
        level: f64,
        /// Days of that week with a mood, 3 to 7.
        recorded: usize,
        /// The day before infusion 1.
        last: NaiveDate,
    },
    /// There is no infusion 1; a booster has no week before a course.
    NoInfusion,
    /// Fewer than three days of the week before infusion 1 have a mood.
    TooFew {
        /// How many have, 0 to 2.
        recorded: usize,
        /// The day before infusion 1.
        last: NaiveDate,
    },
}

impl Baseline {
    /// The baseline of these infusions and moods.
    #[must_use]
    pub fn of(sessions: &[Session], moods: &[Noted]) -> Self {
        let Some(last) = first(sessions).and_then(|first| first.starts.day().pred_opt()) else {
            return Self::NoInfusion;
        };
        let week = Week::ending(moods, last);
        let recorded = week.recorded;
        match week.mean() {
            Some(level) => Self::Mean {
                level,
                recorded,
                last,
            },
            None => Self::TooFew { recorded, last },
        }
    }

    /// The mean, if there is one.
    #[must_use]
    pub fn level(&self) -> Option<f64> {
        match self {
            Self::Mean { level, .. } => Some(*level),
            Self::NoInfusion | Self::TooFew { .. } => None,
        }
    }
}

/// Infusion 1: the first of the course, boosters apart.
#[must_use]
pub fn first(sessions: &[Session]) -> Option<&Session> {
    sessions
        .iter()
        .filter(|one| one.state != State::Cancelled && !one.booster)
        .min_by_key(|one| one.starts)
}

/// Between which instants, in milliseconds, the moods lie that can belong to the week before
/// infusion 1: its seven local days in whatever zone each mood was lived.
#[must_use]
pub fn reach(sessions: &[Session]) -> (i64, i64) {
    first(sessions).map_or((0, 0), |first| {
        let days = i64::try_from(week::DAYS).unwrap_or_default() + 3;
        let from = first.starts.plus(TimeDelta::days(-days));
        (from.ms(), first.starts.plus(TimeDelta::days(2)).ms())
    })
}
