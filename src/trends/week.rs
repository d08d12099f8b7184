//! The mean of a week of moods: what a baseline is, and what a week is compared with.

use super::Noted;
use super::days::ByDay;
use chrono::{Days, NaiveDate};
use std::collections::BTreeSet;

/// Local days in a week.
pub const DAYS: u64 = 7;
/// Fewer recorded days than this make no mean of a week (clinical, decision 8).
pub const LEAST_DAYS: usize = 3;

/// The moods of seven local days in a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Week {
    sum: i64,
    count: u32,
    /// Days with a mood, 0 to 7.
    pub recorded: usize,
}

impl Week {
    /// The week that ends with the local day `last`. The order of the moods does not matter.
    #[must_use]
    pub fn ending(moods: &[Noted], last: NaiveDate) -> Self {
        let first = first(last);
        let mut days = BTreeSet::new();
        let (mut sum, mut count) = (0i64, 0u32);
        for mood in moods {
            if (first..=last).contains(&mood.day) {
                days.insert(mood.day);
                sum += i64::from(mood.valence);
                count += 1;
            }
        }
        Self {
            sum,
            count,
            recorded: days.len(),
        }
    }

    /// The week that ends with the local day `last`, of moods by day.
    #[must_use]
    pub fn within(days: &ByDay, last: NaiveDate) -> Self {
        let mut week = Self {
            sum: 0,
            count: 0,
            recorded: 0,
        };
        for (_, day) in days.range(first(last)..=last) {
            week.sum += day.sum;
            week.count += day.count;
            week.recorded += 1;
        }
        week
    }

    /// The mean of all its moods, -3 to 3; none when fewer than [`LEAST_DAYS`] days have one.
    #[must_use]
    #[allow(clippy::cast_precision_loss)] // a week's sum is far below 2^53
    pub fn mean(&self) -> Option<f64> {
        (self.recorded >= LEAST_DAYS).then(|| self.sum as f64 / f64::from(self.count))
    }
}

/// The weeks from the first recorded day to `last`, latest first: the last day of each, and its mean;
/// a week with fewer than three recorded days has none.
#[must_use]
pub fn means(days: &ByDay, last: NaiveDate) -> Vec<(NaiveDate, Option<f64>)> {
    let Some(earliest) = days.keys().next().copied() else {
        return Vec::new();
    };
    let weeks = std::iter::successors(Some(last), |last| last.checked_sub_days(Days::new(DAYS)));
    weeks
        .take_while(|last| *last >= earliest)
        .map(|last| (last, Week::within(days, last).mean()))
        .collect()
}

/// The weekly average of moods: the mean of the seven local days up to and with `last`, -3 to 3;
/// none when fewer than three of them have a mood.
#[must_use]
pub fn average(moods: &[Noted], last: NaiveDate) -> Option<f64> {
    Week::ending(moods, last).mean()
}

/// The first day of the week that ends with `last`.
#[must_use]
pub fn first(last: NaiveDate) -> NaiveDate {
    last.checked_sub_days(Days::new(DAYS - 1)).unwrap_or(last)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn noted(moods: &[(u32, i32)]) -> Vec<Noted> {
        let day = |day| NaiveDate::from_ymd_opt(2026, 11, day).unwrap();
        let note = |(on, valence): &(u32, i32)| Noted {
            day: day(*on),
            valence: *valence,
        };
        moods.iter().map(note).collect()
    }

    #[test]
    fn a_week_is_seven_local_days_and_at_least_three_recorded() {
        let last = NaiveDate::from_ymd_opt(2026, 11, 8).unwrap();
        for (moods, mean) in [
            (&[][..], None),
            (&[(8, 3), (7, 3)], None),
            // Three moods of two days are two recorded days.
            (&[(8, 3), (7, 3), (7, 1)], None),
            (&[(8, 3), (7, 0), (2, -3)], Some(0.0)),
            // The eighth day back, and tomorrow, are not of this week.
            (&[(8, 3), (7, 3), (1, -3), (9, -3)], None),
            (&[(8, 1), (7, 1), (6, 1), (1, -3), (9, -3)], Some(1.0)),
            // The mean is that of all moods, not of the days' means.
            (&[(8, 2), (8, 2), (7, 0), (6, 0)], Some(1.0)),
        ] {
            assert_eq!(average(&noted(moods), last), mean, "{moods:?}");
        }
    }
}
