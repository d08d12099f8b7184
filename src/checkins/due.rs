//! When the schedule offers a PHQ-9: never within seven days of the last one (clinical, decision 3).

use super::Form;
use super::scales::phq9;
use crate::moment::Moment;
use crate::session::{self, Session};
use chrono::TimeDelta;

/// Days that a schedule leaves between two PHQ-9 (clinical, decision 3).
pub const APART_DAYS: i64 = 7;

/// What the schedule looks at in the course.
#[derive(Debug, Clone, Copy, Default)]
pub struct Course {
    /// End of the last infusion that is over.
    pub last_end: Option<Moment>,
    /// Start of the next one.
    pub next_start: Option<Moment>,
}

/// From when on the schedule offers the next PHQ-9, for these infusions; it may lie in the past.
#[must_use]
pub fn phq9_due(forms: &[Form], sessions: &[Session], now: &Moment) -> Option<Moment> {
    let course = Course {
        last_end: session::last_over(sessions, now).map(Session::end),
        next_start: session::next(sessions, now).map(|next| next.starts),
    };
    offered_from(forms, &course, now)
}

/// From when on the next PHQ-9 is offered; it may lie in the past. None: the course has nothing yet.
/// Before the first infusion at once, then around each infusion (the day before, 24 h and 7 days
/// after), else every two weeks (clinical 6.1, `[design]`).
#[must_use]
pub fn offered_from(forms: &[Form], course: &Course, now: &Moment) -> Option<Moment> {
    if course.last_end.is_none() && course.next_start.is_none() {
        return None;
    }
    let begun = |form: &&Form| form.scale == phq9::ID && !form.answers.is_empty();
    let Some(last) = forms.iter().filter(begun).map(|form| form.begun).max() else {
        return Some(*now);
    };
    let floor = last.plus(TimeDelta::days(APART_DAYS));
    [
        course.next_start.map(|at| at.plus(TimeDelta::hours(-24))),
        course.last_end.map(|at| at.plus(TimeDelta::hours(24))),
        course.last_end.map(|at| at.plus(TimeDelta::days(7))),
        Some(last.plus(TimeDelta::days(14))),
    ]
    .into_iter()
    .flatten()
    .filter(|at| *at > last)
    .map(|at| at.max(floor))
    .min()
}
