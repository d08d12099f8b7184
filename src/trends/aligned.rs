//! Every infusion at day 0: the days after it, above the patient's own baseline, at or below it, or not recorded.

use super::Facts;
use super::days::{ByDay, after, offset};
use crate::session::Session;
use chrono::NaiveDate;
use serde::Serialize;

/// Days after an infusion that are looked at, unless another comes first ([design]: the longest
/// usual time to a booster is six weeks, clinical 5.1).
pub const REACH_DAYS: i64 = 42;

/// Where a day lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub enum TrendsSide {
    /// Its mean mood lies above the baseline.
    Above,
    /// Its mean mood lies at the baseline or below it.
    Below,
    /// No mood was noted: neither above nor below, and never zero.
    Missing,
}

/// The days after one infusion.
#[derive(Debug, Clone)]
pub struct After<'a> {
    /// The infusion.
    pub session: &'a Session,
    /// Day 0: the local day of its end.
    pub day: NaiveDate,
    /// Day 1 and on, up to the day before the next infusion, [`REACH_DAYS`] or today.
    pub days: Vec<TrendsSide>,
    /// In how many days the next infusion came, when it came within [`REACH_DAYS`].
    pub next: Option<i64>,
    /// Nothing can be added any more by waiting.
    pub whole: bool,
}

impl After<'_> {
    /// How many of its days lie there.
    #[must_use]
    pub fn count(&self, side: TrendsSide) -> usize {
        self.days.iter().filter(|one| **one == side).count()
    }

    /// How many of its days were recorded.
    #[must_use]
    pub fn recorded(&self) -> usize {
        self.days.len() - self.count(TrendsSide::Missing)
    }
}

/// Where a day's moods lie against the baseline.
#[must_use]
pub fn side(days: &ByDay, day: NaiveDate, level: f64) -> TrendsSide {
    match days.get(&day) {
        Some(mood) if mood.mean() > level => TrendsSide::Above,
        Some(_) => TrendsSide::Below,
        None => TrendsSide::Missing,
    }
}

/// Every infusion that took place, by time, with the days after it.
#[must_use]
pub fn align<'a>(facts: &'a Facts, days: &ByDay, level: f64) -> Vec<After<'a>> {
    let over = facts.over();
    let mut found = Vec::with_capacity(over.len());
    for (place, session) in over.iter().enumerate() {
        let day = session.end().day();
        let next = over.get(place + 1).map(|next| next.end().day());
        let until = next.map_or(i64::MAX, |next| offset(next, day));
        let passed = offset(facts.today, day);
        // Today is not over: it counts once it has a mood.
        let today = days.contains_key(&facts.today);
        let lived = if today { passed } else { passed - 1 };
        let last = REACH_DAYS.min(until.saturating_sub(1)).min(lived);
        found.push(After {
            session,
            day,
            days: (1..=last)
                .map(|count| side(days, after(day, count), level))
                .collect(),
            next: Some(until).filter(|until| (0..=REACH_DAYS).contains(until)),
            whole: next.is_some() || passed > REACH_DAYS,
        });
    }
    found
}
