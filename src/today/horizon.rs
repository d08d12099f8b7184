//! The horizon as data: where the infusions, their glow, now and the mood notes lie between the edges.

use super::notes::{self, Note};
use crate::moment::{Moment, Wall};
use crate::session::{self, Session, State};
use chrono::{NaiveDate, NaiveTime, TimeDelta};

/// The glow's four inks end so many hours after an infusion.
pub const GLOW_HOURS: [u32; 4] = [4, 24, 48, 72];
/// With no next date the line ends so many hours after the last infusion.
const OPEN_END_HOURS: i64 = 96;
/// In weeks, the line reaches back so far at most.
const COURSE_DAYS: i64 = 12 * 7;
/// The first and the last moment of the line lie here; the rest is room for the glow and for words.
const LEFT: f64 = 0.04;
const RIGHT: f64 = 0.88;

/// So many steps now makes on the whole line, each about a pixel: what a minute does not move
/// is not drawn anew, which costs a battery less.
const STEPS: i64 = 1_000;
const MINUTE: i64 = 60_000;

/// What the line runs between.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Span {
    /// From the last infusion to the next.
    Between,
    /// From the last infusion on; no next date is known.
    Since,
    /// The course by weeks.
    Weeks,
    /// From now to the first infusion.
    Until,
    /// Nothing is planned and nothing was.
    Empty,
}

/// The horizon, without words. Every place is between 0, the left edge, and 1.
#[derive(Debug, Clone)]
pub struct Drawn<'a> {
    /// What the line runs between.
    pub span: Span,
    /// Infusions on it, from left to right.
    pub suns: Vec<Sun<'a>>,
    /// Where now is.
    pub now: f64,
    /// Where the wait ends: the next infusion.
    pub wait_until: Option<f64>,
    /// Midnights, from left to right, and their days.
    pub ticks: Vec<(f64, NaiveDate)>,
    /// Ticks are a week or more apart.
    pub by_weeks: bool,
    /// Mood notes on the line, and their height over the baseline, -1 to 1; a blank day parts them.
    pub mood: Vec<Vec<(f64, f64)>>,
    /// Days without a note.
    pub gaps: Vec<(f64, f64)>,
    /// The notes that are drawn.
    pub notes: Vec<Note>,
    /// The patient's own baseline, -3 to 3.
    pub baseline: Option<f64>,
}

/// One infusion on the line.
#[derive(Debug, Clone)]
pub struct Sun<'a> {
    /// The infusion.
    pub session: &'a Session,
    /// Where it is.
    pub at: f64,
    /// It is the one that comes next.
    pub next: bool,
    /// Where its inks end and whether that is still ahead; empty for one that has not been.
    pub glow: Vec<(u32, f64, bool)>,
}

/// From when to when the line runs, in milliseconds.
pub(super) struct Scale {
    pub(super) from: i64,
    pub(super) to: i64,
}

impl Scale {
    #[allow(clippy::cast_precision_loss)] // spans of years in milliseconds are far below 2^53
    pub(super) fn at(&self, ms: i64) -> f64 {
        let whole = (self.to.saturating_sub(self.from)).max(1) as f64;
        let part = ms.saturating_sub(self.from) as f64 / whole;
        (LEFT + part * (RIGHT - LEFT)).clamp(0.0, 1.0)
    }

    pub(super) fn holds(&self, ms: i64) -> bool {
        (self.from..=self.to).contains(&ms)
    }
}

/// Draws the horizon from the infusions (by start, cancelled ones left out) and the mood notes.
#[must_use]
pub fn draw<'a>(sessions: &'a [Session], given: &[Note], now: &Moment) -> Drawn<'a> {
    let last = session::last_over(sessions, now);
    let next = session::next(sessions, now);
    let (span, scale) = scale(sessions, last, next, now);
    let suns = suns(sessions, next, &scale, now);
    let baseline = notes::baseline(sessions, given, now);
    let drawn: Vec<Note> = match baseline {
        Some(_) => notes::on_line(given, &scale, now),
        None => Vec::new(),
    };
    let here = scale.at(before(now.ms(), scale.to.saturating_sub(scale.from)).max(scale.from));
    let (ticks, by_weeks) = ticks(&scale, now);
    Drawn {
        span,
        now: here,
        wait_until: suns
            .iter()
            .find(|sun| sun.next && sun.at > here)
            .map(|sun| sun.at),
        ticks,
        by_weeks,
        mood: baseline.map_or_else(Vec::new, |level| notes::line(&drawn, level, &scale)),
        gaps: notes::gaps(&drawn, &scale, now),
        notes: drawn,
        baseline,
        suns,
    }
}

/// From when to when mood notes are drawn, in milliseconds.
#[must_use]
pub fn reach(sessions: &[Session], now: &Moment) -> (i64, i64) {
    let last = session::last_over(sessions, now);
    let (_, scale) = scale(sessions, last, session::next(sessions, now), now);
    (scale.from, scale.to.min(now.ms()))
}

fn scale(
    sessions: &[Session],
    last: Option<&Session>,
    next: Option<&Session>,
    now: &Moment,
) -> (Span, Scale) {
    let here = now.ms();
    let day = TimeDelta::days(1).num_milliseconds();
    let next_ms = next.map(|next| next.starts.ms());
    let Some(last_ms) = last.map(place) else {
        return match next_ms {
            Some(to) => {
                let from = before(here, to.saturating_sub(here)).min(to);
                (
                    Span::Until,
                    Scale {
                        from,
                        to: to.max(here),
                    },
                )
            }
            None => {
                let from = before(here, 4 * day);
                (
                    Span::Empty,
                    Scale {
                        from,
                        to: from.saturating_add(4 * day),
                    },
                )
            }
        };
    };
    let since = here.saturating_sub(last_ms);
    if since < 14 * day {
        let open = last_ms.saturating_add(OPEN_END_HOURS * day / 24);
        return match next_ms {
            Some(to) if to > last_ms => (
                Span::Between,
                Scale {
                    from: last_ms,
                    to: to.max(here),
                },
            ),
            _ => (
                Span::Since,
                Scale {
                    from: last_ms,
                    to: open.max(after(here, since)),
                },
            ),
        };
    }
    let first = sessions.iter().map(place).min().unwrap_or(last_ms);
    let back = here.saturating_sub(first).min(COURSE_DAYS * day);
    let from = first
        .max(before(here.saturating_sub(COURSE_DAYS * day), back))
        .min(here);
    let to = next_ms
        .unwrap_or(here)
        .max(after(here, back).saturating_add(7 * day));
    (Span::Weeks, Scale { from, to })
}

/// The last step at or before a moment on a line that is so long, both in milliseconds.
fn before(ms: i64, line: i64) -> i64 {
    ms.saturating_sub(ms.rem_euclid(step(line)))
}

/// The first step after a moment on a line that is so long, both in milliseconds.
fn after(ms: i64, line: i64) -> i64 {
    before(ms, line).saturating_add(step(line))
}

fn step(line: i64) -> i64 {
    (line / STEPS / MINUTE).max(1).saturating_mul(MINUTE)
}

/// Where an infusion stands in time: at its end when it is over, else at its start.
fn place(session: &Session) -> i64 {
    match session.state {
        State::Over => session.ended.unwrap_or(session.starts).ms(),
        State::Planned | State::Cancelled => session.starts.ms(),
    }
}

fn suns<'a>(
    sessions: &'a [Session],
    next: Option<&Session>,
    scale: &Scale,
    now: &Moment,
) -> Vec<Sun<'a>> {
    let mut suns: Vec<Sun> = sessions
        .iter()
        .filter(|session| session.state != State::Cancelled && scale.holds(place(session)))
        .map(|session| Sun {
            session,
            at: scale.at(place(session)),
            next: next.is_some_and(|next| next.id == session.id),
            glow: glow(session, scale, now),
        })
        .collect();
    suns.sort_by(|a, b| a.at.total_cmp(&b.at));
    suns
}

fn glow(session: &Session, scale: &Scale, now: &Moment) -> Vec<(u32, f64, bool)> {
    if session.state != State::Over {
        return Vec::new();
    }
    let end = place(session);
    GLOW_HOURS
        .iter()
        .map(|hours| {
            let until = end.saturating_add(TimeDelta::hours(i64::from(*hours)).num_milliseconds());
            (*hours, scale.at(until), until > now.ms())
        })
        .collect()
}

fn ticks(scale: &Scale, now: &Moment) -> (Vec<(f64, NaiveDate)>, bool) {
    let day = TimeDelta::days(1).num_milliseconds();
    let days = (scale.to.saturating_sub(scale.from) / day).max(0);
    let step = [1, 2, 7, 14, 28]
        .into_iter()
        .find(|step| days / step <= 8)
        .unwrap_or((days / 8).max(28));
    let first = Moment::from_ms(scale.from, now.zone()).day();
    let mut found = Vec::new();
    for count in 1..=10 {
        let Some(on) = first.checked_add_signed(TimeDelta::days(step * count)) else {
            break;
        };
        let Some(ms) = midnight(on, now).filter(|ms| *ms < scale.to) else {
            break;
        };
        if ms > scale.from {
            found.push((scale.at(ms), on));
        }
    }
    (found, step >= 7)
}

/// The first moment of a day in the zone of `now`.
pub(super) fn midnight(day: NaiveDate, now: &Moment) -> Option<i64> {
    let wall = Wall {
        day,
        time: NaiveTime::MIN,
        zone: None,
    };
    wall.resolve(now.zone()).ok().map(|at| at.ms())
}
