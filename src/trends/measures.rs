//! Totals of the measures: what they were before infusion 1, what they are, and what that is called.

use super::Total;
use crate::checkins::scales::Scale;
use crate::moment::Moment;
use chrono::{Days, NaiveDate};

/// The measures drawn as steps, in this order, when they have a total.
pub const DRAWN: [&str; 3] = ["phq9", "phq8", "gad7"];
/// Remission is a PHQ-9 total below this (clinical, decision 7; doi 10.1176/appi.ps.201900295).
pub const REMISSION_BELOW: u32 = 5;
/// An older total than this many days is said with its day: two recall periods of PHQ-9.
pub const RECENT_DAYS: i64 = 28;

/// A measure before infusion 1 and the last time.
#[derive(Debug, Clone, Copy, Default)]
pub struct Change<'a> {
    /// The last total begun before infusion 1 began.
    pub before: Option<&'a Total>,
    /// The last total begun since.
    pub last: Option<&'a Total>,
}

/// The totals of one measure, by time.
pub fn of<'a>(totals: &'a [Total], scale: &'a str) -> impl DoubleEndedIterator<Item = &'a Total> {
    totals.iter().filter(move |total| total.scale.id == scale)
}

/// The measure before infusion 1, which began at `first`, and the last time.
#[must_use]
pub fn change<'a>(totals: &'a [Total], scale: &'a str, first: &Moment) -> Change<'a> {
    let before = |total: &&Total| total.begun <= *first;
    Change {
        before: of(totals, scale).rfind(before),
        last: of(totals, scale).rfind(|total| !before(total)),
    }
}

/// Response: 50 % or more below the total before infusion 1 (clinical, decision 7).
#[must_use]
pub fn is_response(before: u32, total: u32) -> bool {
    before > 0 && total.saturating_mul(2) <= before
}

/// The highest total that is a response.
#[must_use]
pub fn response_at(before: u32) -> u32 {
    before / 2
}

/// Remission: a PHQ-9 total below [`REMISSION_BELOW`] (clinical, decision 7).
#[must_use]
pub fn is_remission(total: u32) -> bool {
    total < REMISSION_BELOW
}

/// The first day that a form begun on `day` asks about.
#[must_use]
pub fn looks_back_to(scale: &Scale, day: NaiveDate) -> NaiveDate {
    day.checked_sub_days(Days::new(u64::from(scale.recall_days)))
        .unwrap_or(day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn response_and_remission_are_what_the_decisions_say() {
        for (before, total, response, remission) in [
            (19, 9, true, false),
            (19, 10, false, false),
            (18, 9, true, false),
            (20, 10, true, false),
            (20, 4, true, true),
            (9, 4, true, true),
            (9, 5, false, false),
            (0, 0, false, true),
        ] {
            assert_eq!(is_response(before, total), response, "{before} to {total}");
            assert_eq!(is_remission(total), remission, "{total}");
            assert!(before == 0 || is_response(before, response_at(before)));
            assert!(!is_response(before, response_at(before) + 1));
        }
    }
}
