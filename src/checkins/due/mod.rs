//! When the schedule offers a check-in: counted from the infusions, never from a calendar. What was
//! not answered in its time is not mentioned again.

pub mod api;
pub mod plan;
mod say;
pub mod table;
pub mod wire;

pub use say::told;

use super::scales::{gad2, gad7, phq2, phq4, phq8, phq9};
use crate::moment::Moment;
use chrono::TimeDelta;
use plan::{MoodScale, Schedule};

/// Days that a schedule leaves between two PHQ-9 and between two GAD-7 (clinical, decision 3).
pub const APART_DAYS: u32 = 7;
/// The first ones are offered in the week before infusion 1 ([design]; the week of clinical, decision 8).
const BASELINE_DAYS: u32 = 7;
/// PHQ-2 and GAD-2 are offered for so long before an infusion (clinical, decision 3, 6.1 `[design]`).
const BEFORE_HOURS: i64 = 24;
/// A long one answered in so many hours before an infusion has asked the short one's questions ([design]).
const COVERED_HOURS: i64 = 48;

/// What the schedule looks at in the course.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Course {
    /// Start of infusion 1.
    pub first_start: Option<Moment>,
    /// End of the last one that is over.
    pub last_end: Option<Moment>,
    /// Start of the next one.
    pub next_start: Option<Moment>,
}

/// A form that was finished.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answered {
    /// The measure's id.
    pub scale: String,
    /// From when it looks back.
    pub begun: Moment,
}

/// What an offer counts from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// Infusion 1 is ahead.
    Baseline,
    /// So many days went by since the last infusion.
    After,
    /// So many days went by since the last of the same.
    Rhythm,
    /// The next infusion is ahead.
    Before,
}

/// A check-in that the schedule offers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Offer {
    /// The measure's id.
    pub scale: &'static str,
    /// What it counts from.
    pub why: Why,
    /// From when on; it may lie in the past.
    pub from: Moment,
    /// Until when; then it is gone without a word.
    pub until: Option<Moment>,
}

impl Offer {
    /// Is it offered at this moment?
    #[must_use]
    pub fn is_due(&self, now: &Moment) -> bool {
        self.from <= *now && self.until.is_none_or(|until| *now < until)
    }

    /// When a note about it helps: the day before an infusion it belongs to, else when it begins.
    #[must_use]
    pub fn note_at(&self) -> Moment {
        match (self.why, self.until) {
            (Why::Baseline | Why::Before, Some(until)) => self.from.max(plus_hours(&until, -24)),
            _ => self.from,
        }
    }
}

/// What is offered next of each kind, in the order in which it is answered; some of it may lie ahead.
#[must_use]
pub fn offers(
    schedule: &Schedule,
    course: &Course,
    answered: &[Answered],
    now: &Moment,
) -> Vec<Offer> {
    let mood = match schedule.mood {
        MoodScale::Phq9 => phq9::ID,
        MoodScale::Phq8 => phq8::ID,
    };
    let pairs = [
        (
            mood,
            &[phq9::ID, phq8::ID][..],
            phq2::ID,
            &[phq2::ID, phq4::ID],
        ),
        (gad7::ID, &[gad7::ID][..], gad2::ID, &[gad2::ID, phq4::ID]),
    ];
    let wanted = if schedule.anxiety { 2 } else { 1 };
    let (mut long_ones, mut short_ones) = (Vec::new(), Vec::new());
    for (long_id, long_kin, short_id, short_kin) in pairs.into_iter().take(wanted) {
        let last_long = last(answered, long_kin, now);
        let long = long(schedule, course, last_long, now);
        let long = long.map(|(why, from, until)| Offer {
            scale: long_id,
            why,
            from,
            until,
        });
        let last_short = last(answered, short_kin, now);
        short_ones.extend(
            short(
                schedule,
                course,
                [last_long, last_short],
                long.as_ref(),
                now,
            )
            .map(|(from, until)| Offer {
                scale: short_id,
                why: Why::Before,
                from,
                until: Some(until),
            }),
        );
        long_ones.extend(long);
    }
    long_ones.extend(short_ones);
    long_ones
}

/// The latest of these measures. One that a wrong clock dated more than a week ahead does not hold
/// the schedule up.
fn last(answered: &[Answered], kin: &[&str], now: &Moment) -> Option<Moment> {
    let known = plus_days(now, APART_DAYS);
    answered
        .iter()
        .filter(|form| kin.contains(&form.scale.as_str()) && form.begun <= known)
        .map(|form| form.begun)
        .max()
}

type Span = (Why, Moment, Option<Moment>);

/// PHQ-9 or GAD-7: before infusion 1, some days after the last infusion, then in a rhythm.
fn long(schedule: &Schedule, course: &Course, last: Option<Moment>, now: &Moment) -> Option<Span> {
    let ahead = course.first_start.filter(|start| start > now);
    let baseline = ahead.filter(|_| schedule.baseline).and_then(|start| {
        let from = start.plus(-days(BASELINE_DAYS));
        last.is_none_or(|last| last < from)
            .then_some((Why::Baseline, from, Some(start)))
    });
    let after = after(schedule, course, last);
    let rhythm = match (schedule.every_days, last, ahead) {
        (Some(every), Some(last), None) if course.first_start.is_some() => {
            let at = plus_days(&last, every);
            // Rather a little later than twice within a week.
            match after {
                Some(after) if at < after.1 && after.1 < plus_days(&at, APART_DAYS) => Some(after),
                _ => Some((Why::Rhythm, at, None)),
            }
        }
        _ => None,
    };
    let floor = last.map(|last| plus_days(&last, APART_DAYS));
    [baseline, after, rhythm]
        .into_iter()
        .flatten()
        .map(|(why, from, until)| (why, floor.map_or(from, |floor| from.max(floor)), until))
        .filter(|(_, from, until)| until.is_none_or(|until| *from < until))
        .min_by_key(|(_, from, _)| *from)
}

fn after(schedule: &Schedule, course: &Course, last: Option<Moment>) -> Option<Span> {
    let at = plus_days(&course.last_end?, schedule.after_days?);
    let open = last.is_none_or(|last| last < at);
    let free = course.next_start.is_none_or(|next| at < next);
    (open && free).then_some((Why::After, at, course.next_start))
}

/// PHQ-2 or GAD-2: the day before each infusion, unless the long one asks or asked the same there.
fn short(
    schedule: &Schedule,
    course: &Course,
    [last_long, last_short]: [Option<Moment>; 2],
    long: Option<&Offer>,
    now: &Moment,
) -> Option<(Moment, Moment)> {
    let start = course
        .next_start
        .filter(|start| schedule.before_each && start > now)?;
    let from = plus_hours(&start, -BEFORE_HOURS);
    let earliest = plus_hours(&start, -COVERED_HOURS);
    let covered = course
        .last_end
        .map_or(earliest, |end| earliest.max(end.min(from)));
    let asked = last_short.is_some_and(|last| last >= from)
        || last_long.is_some_and(|last| last >= covered)
        || long.is_some_and(|long| long.from <= from);
    (!asked).then_some((from, start))
}

fn days(days: u32) -> TimeDelta {
    TimeDelta::days(days.into())
}

fn plus_days(at: &Moment, count: u32) -> Moment {
    at.plus(days(count))
}

fn plus_hours(at: &Moment, hours: i64) -> Moment {
    at.plus(TimeDelta::hours(hours))
}
