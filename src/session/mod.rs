//! One infusion after the other: planned, over, what may be planned, and the dark hours after.

pub mod aftercare;
pub mod api;
pub mod asks;
pub mod course;
pub mod day;
pub mod effects;
pub mod groggy;
pub mod longer;
pub mod plan;
pub mod refuse;
pub mod route;
pub mod series;
pub mod table;
pub mod times;

use crate::moment::Moment;
use crate::random::Id;
use chrono::TimeDelta;

/// The screen stays dark this many hours from an infusion's end ([design]).
pub const DARK_HOURS: i64 = 24;
/// An infusion that nobody marked over stays the next one this many hours after its planned start ([design]).
pub const WAIT_HOURS: i64 = 12;

/// How an infusion stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// It has a date.
    Planned,
    /// It took place and is over.
    Over,
    /// It was cancelled.
    Cancelled,
}

/// One infusion.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    /// Its id.
    pub id: Id,
    /// How it stands.
    pub state: State,
    /// Belongs to the maintenance plan, after the first course.
    pub booster: bool,
    /// Planned start, in the zone it was planned in.
    pub starts: Moment,
    /// Planned length in minutes, 0 to 4,320.
    pub minutes: u32,
    /// When it ended, once it is over.
    pub ended: Option<Moment>,
    /// 1 and up by start among what is not cancelled; boosters are numbered apart.
    pub number: u32,
    /// Its start lay in the past when it was planned.
    pub noted_late: bool,
}

impl Session {
    /// When it ended, or the planned end while that is not known.
    #[must_use]
    pub fn end(&self) -> Moment {
        self.ended
            .unwrap_or_else(|| self.starts.plus(TimeDelta::minutes(self.minutes.into())))
    }
}

/// Numbers infusions that are sorted by start: boosters apart from the course, cancelled ones not at all (0).
pub fn number(sessions: &mut [Session]) {
    let (mut course, mut boosters) = (0, 0);
    for session in sessions {
        let counter = if session.booster {
            &mut boosters
        } else {
            &mut course
        };
        if session.state != State::Cancelled {
            *counter += 1;
        }
        session.number = match session.state {
            State::Cancelled => 0,
            State::Planned | State::Over => *counter,
        };
    }
}

/// The last infusion that is over.
#[must_use]
pub fn last_over<'a>(sessions: &'a [Session], now: &Moment) -> Option<&'a Session> {
    sessions
        .iter()
        .filter(|session| session.state == State::Over && session.end() <= *now)
        .max_by_key(|session| session.end())
}

/// The next infusion: the first planned one that lies ahead, or began less than [`WAIT_HOURS`] ago.
#[must_use]
pub fn next<'a>(sessions: &'a [Session], now: &Moment) -> Option<&'a Session> {
    sessions
        .iter()
        .filter(|session| session.state == State::Planned && !is_unsaid(session, now))
        .min_by_key(|session| session.starts)
}

/// Its start was reached and it is not marked over.
#[must_use]
pub fn has_begun(session: &Session, now: &Moment) -> bool {
    session.state == State::Planned && session.starts <= *now
}

/// Its day went by and nobody said whether it took place.
#[must_use]
pub fn is_unsaid(session: &Session, now: &Moment) -> bool {
    session.state == State::Planned && session.starts.plus(TimeDelta::hours(WAIT_HOURS)) <= *now
}

/// Until when the screen stays dark: [`DARK_HOURS`] after the last end, while that lies ahead.
#[must_use]
pub fn dark_until(sessions: &[Session], now: &Moment) -> Option<Moment> {
    last_over(sessions, now)
        .map(|session| session.end().plus(TimeDelta::hours(DARK_HOURS)))
        .filter(|until| now < until)
}
