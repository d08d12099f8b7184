//! The stretches of time to zoom to: all of it, a year, the course, since the last infusion, a month.

use super::days::{after, offset};
use super::{Facts, measures};
use crate::key;
use chrono::{NaiveDate, TimeDelta};

/// Room before infusion 1 and after the last one of the course when the course is looked at, in days:
/// the week of the baseline, and the two weeks that a measure after it asks about.
const COURSE_BEFORE: i64 = 8;
const COURSE_AFTER: i64 = 15;
/// With more days than this a year is shown first: on all of them no single day could be seen.
const WHOLE_DAYS: i64 = 200;

/// From the first to the last day, both included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    /// Fluent key of its name.
    pub name: &'static str,
    /// Its first day.
    pub from: NaiveDate,
    /// Its last day.
    pub to: NaiveDate,
}

/// The first day there is anything of: a mood, a day that a measure asks about, an infusion, a told total.
#[must_use]
pub fn first_day(facts: &Facts) -> NaiveDate {
    let moods = facts.moods.iter().map(|mood| mood.day);
    let measures = facts
        .totals
        .iter()
        .map(|total| measures::looks_back_to(total.scale, total.begun.day()));
    let infusions = facts.over();
    let infusions = infusions.iter().map(|one| one.end().day());
    let told = facts.told.iter().map(|one| one.day);
    let first = moods.chain(measures).chain(infusions).chain(told).min();
    first.unwrap_or(facts.today).min(facts.today)
}

/// The stretches on offer, the longest first, each once; there is always one. And which is shown first.
#[must_use]
pub fn spans(facts: &Facts) -> (Vec<Span>, usize) {
    let (first, today) = (first_day(facts), facts.today);
    let all = Span {
        name: key!("trends-span-all"),
        from: first,
        to: today,
    };
    let mut found = vec![all];
    let mut offer = |name, from: Option<NaiveDate>, to: NaiveDate| {
        let from = from.unwrap_or(first).max(first);
        let to = to.min(today);
        let new = !found.iter().any(|one| (one.from, one.to) == (from, to));
        if from < to && new {
            found.push(Span { name, from, to });
        }
    };
    let back = |days: i64| today.checked_sub_signed(TimeDelta::days(days - 1));
    offer(key!("trends-span-year"), back(365), today);
    if let Some((begin, end)) = course(facts) {
        let from = begin.checked_sub_signed(TimeDelta::days(COURSE_BEFORE));
        offer(key!("trends-span-course"), from, after(end, COURSE_AFTER));
    }
    offer(key!("trends-span-quarter"), back(91), today);
    offer(key!("trends-span-month"), back(30), today);
    let year = found
        .iter()
        .position(|one| one.name == key!("trends-span-year"));
    let long = offset(today, first) >= WHOLE_DAYS;
    (found, year.filter(|_| long).unwrap_or(0))
}

/// The first and the last day of the course: its infusions that took place, boosters apart.
fn course(facts: &Facts) -> Option<(NaiveDate, NaiveDate)> {
    let over = facts.over();
    let mut days = over
        .iter()
        .filter(|one| !one.booster)
        .map(|one| one.end().day());
    let begin = days.next()?;
    Some((begin, days.next_back().unwrap_or(begin)))
}
