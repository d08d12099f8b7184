//! Time across a chart: days to pixels, and the marks below it.

use super::super::days::after;
use crate::words::Words;
use chrono::{Datelike, NaiveDate};

/// Marks stand at least so many pixels apart.
const APART: f64 = 76.0;
/// Days between marks that are counted in days; longer ones follow the calendar.
const DAY_STEPS: [i64; 4] = [1, 2, 7, 14];
/// Months between marks.
const MONTH_STEPS: [i32; 7] = [1, 3, 6, 12, 24, 60, 120];

/// Days from `from` to `to` over the pixels from `left` to `right`.
#[derive(Debug, Clone, Copy)]
pub struct Axis {
    /// Its first day.
    pub from: f64,
    /// The day after its last.
    pub to: f64,
    /// Where the first begins.
    pub left: f64,
    /// Where the last ends.
    pub right: f64,
}

impl Axis {
    /// The place of a moment.
    #[must_use]
    pub fn at(&self, day: f64) -> f64 {
        self.left + (day - self.from) * self.per_day()
    }

    /// A day's width.
    #[must_use]
    pub fn per_day(&self) -> f64 {
        (self.right - self.left) / (self.to - self.from).max(1.0)
    }

    /// Does a moment lie on it?
    #[must_use]
    pub fn holds(&self, day: f64) -> bool {
        (self.from..=self.to).contains(&day)
    }

    /// Marks of days, and their words; day 0 is `first`.
    #[must_use]
    #[allow(clippy::cast_possible_truncation)] // days of a life
    pub fn ticks(&self, first: NaiveDate, words: &Words) -> Vec<(f64, String)> {
        let (from, to) = (self.from.ceil() as i64, self.to.floor() as i64);
        let days = (from..to).map(|count| (count, after(first, count)));
        let per_day = self.per_day();
        let step = DAY_STEPS
            .into_iter()
            .find(|step| f64::from(*step as i32) * per_day >= APART);
        let months = MONTH_STEPS
            .into_iter()
            .find(|step| f64::from(*step) * 30.0 * per_day >= APART)
            .unwrap_or(120);
        let marked = |day: NaiveDate| match step {
            Some(step) => i64::from(day.num_days_from_ce() - 1).rem_euclid(step) == 0,
            None => {
                let month = i32::try_from(day.month0()).unwrap_or_default();
                day.day() == 1 && (day.year() * 12 + month).rem_euclid(months) == 0
            }
        };
        days.filter(|(_, day)| marked(*day))
            .map(|(count, day)| {
                (
                    self.at(count as f64 + 0.5),
                    label(words, day, step.is_some()),
                )
            })
            .collect()
    }
}

fn label(words: &Words, day: NaiveDate, with_day: bool) -> String {
    let month = words.say("date-month-short", &[("month", &day.month().to_string())]);
    if with_day {
        let number = day.day().to_string();
        return words.say("trends-tick-day", &[("day", &number), ("month", &month)]);
    }
    if day.month() == 1 {
        day.year().to_string()
    } else {
        month
    }
}
