//! Moods by local day: what was recorded, and which days were not.

use super::Noted;
use chrono::{NaiveDate, TimeDelta};
use std::collections::BTreeMap;

/// The moods of one local day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct DayMood {
    pub(super) sum: i64,
    /// How many there are; at least 1 in [`by_day`].
    pub count: u32,
}

impl DayMood {
    /// Their mean, -3 to 3.
    #[must_use]
    #[allow(clippy::cast_precision_loss)] // thousands of moods are far below 2^53
    pub fn mean(&self) -> f64 {
        self.sum as f64 / f64::from(self.count.max(1))
    }
}

/// Recorded days and their moods. A day that is not in it was not recorded.
pub type ByDay = BTreeMap<NaiveDate, DayMood>;

/// The moods by local day; the order of entry does not matter.
#[must_use]
pub fn by_day(moods: &[Noted]) -> ByDay {
    let mut days = ByDay::new();
    for mood in moods {
        let day = days.entry(mood.day).or_default();
        day.sum += i64::from(mood.valence);
        day.count += 1;
    }
    days
}

/// Stretches of days without a mood, from the first recorded day until yesterday, both ends
/// included. Today is not over, and whoever never noted a mood has no gaps.
#[must_use]
pub fn gaps(days: &ByDay, today: NaiveDate) -> Vec<(NaiveDate, NaiveDate)> {
    let mut found = Vec::new();
    let mut expected: Option<NaiveDate> = None;
    for day in days.keys().copied().chain(std::iter::once(today)) {
        if let Some(from) = expected.filter(|from| *from < day)
            && let Some(to) = day.pred_opt()
        {
            found.push((from, to));
        }
        expected = day.succ_opt();
    }
    found
}

/// Whole days from `from` to `day`; negative when it lies before.
#[must_use]
pub fn offset(day: NaiveDate, from: NaiveDate) -> i64 {
    day.signed_duration_since(from).num_days()
}

/// The day so many days after `from`.
#[must_use]
pub fn after(from: NaiveDate, days: i64) -> NaiveDate {
    TimeDelta::try_days(days)
        .and_then(|span| from.checked_add_signed(span))
        .unwrap_or(from)
}
