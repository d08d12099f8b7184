//! What Today shows: the rooms composed, the horizon, the one next step.

pub mod api;
pub mod groggy;
pub mod horizon;
pub mod letters;
pub mod notes;
mod picture;
pub mod prompts;
mod say;
pub mod wire;

use crate::moment::Moment;
use crate::session::{self, Session};
use crate::window::{self, After, Phase};
use chrono::TimeDelta;

/// A passed infusion that nobody marked is asked about for so long.
const ASK_DAYS: i64 = 14;
/// The next infusion comes before the last one's window when it is this near.
const NEAR_HOURS: i64 = 24;
/// The ride is the next step from so long before an infusion on.
const RIDE_HOURS: i64 = 48;
/// What the first days are about stays the headline for so long (clinical 4.3, P2).
const FIRST_HOURS: i64 = 72;

/// What the top of Today is about.
#[derive(Debug, Clone, Copy)]
pub enum View<'a> {
    /// An infusion is ahead.
    Before(&'a Session),
    /// Its time has come, and nobody has marked it over yet.
    On(&'a Session),
    /// In the window after one.
    Window(After<'a>),
    /// None is planned; the last one lies outside the window.
    Long(&'a Session),
    /// There is none at all.
    Nothing,
}

/// The one next step.
#[derive(Debug, Clone, Copy)]
pub enum Step<'a> {
    /// Plan the first infusions.
    Plan,
    /// Settle the ride home.
    Ride(&'a Session),
    /// Say that the infusion is over.
    Over(&'a Session),
    /// Say whether one of an earlier day took place.
    Unsaid(&'a Session),
    /// Leave a few words about it.
    Write(&'a Session),
    /// Answer the questions.
    CheckIn,
    /// Set the date of the next one.
    Booster,
    /// It is its day: step by step through it.
    Day(&'a Session),
    /// The first hours after: rest.
    Rest,
    /// Nothing is open: the journal.
    Journal,
}

/// What the next step depends on.
#[derive(Debug, Clone, Copy)]
pub struct Facts<'a> {
    /// All infusions by start, cancelled ones left out.
    pub sessions: &'a [Session],
    /// The ride home from the next one is confirmed.
    pub ride_confirmed: bool,
    /// A fragment was kept after the last one.
    pub fragment_kept: bool,
    /// The schedule offers a check-in.
    pub checkin_due: bool,
    /// Now.
    pub now: &'a Moment,
}

/// The latest infusion whose time has passed without a word that it is over.
#[must_use]
pub fn unmarked<'a>(sessions: &'a [Session], now: &Moment) -> Option<&'a Session> {
    let since = now.plus(TimeDelta::days(-ASK_DAYS)).ms();
    sessions
        .iter()
        .filter(|one| session::has_begun(one, now) && one.starts.ms() >= since)
        .max_by_key(|one| one.starts)
}

/// What the top of Today is about.
#[must_use]
pub fn view<'a>(sessions: &'a [Session], now: &Moment) -> View<'a> {
    let next = session::next(sessions, now);
    let after = window::after(sessions, now);
    match (next, after) {
        (Some(next), _) if next.starts.ms() <= now.ms() => View::On(next),
        (Some(next), _) if hours_until(now, next) < NEAR_HOURS => View::Before(next),
        (_, Some(after)) if after.minutes < FIRST_HOURS * 60 => View::Window(after),
        (Some(next), _) => View::Before(next),
        (None, Some(after)) => View::Window(after),
        (None, None) => session::last_over(sessions, now).map_or(View::Nothing, View::Long),
    }
}

/// The one next step.
#[must_use]
pub fn step<'a>(facts: &Facts<'a>) -> Step<'a> {
    let Facts { sessions, now, .. } = *facts;
    if sessions.is_empty() {
        return Step::Plan;
    }
    let next = session::next(sessions, now).filter(|next| next.starts.ms() > now.ms());
    if let Some(next) = next
        && !facts.ride_confirmed
        && hours_until(now, next) < RIDE_HOURS
    {
        return Step::Ride(next);
    }
    if let Some(next) = next
        && next.starts.day() == now.seen_in(next.starts.zone()).day()
    {
        return Step::Day(next);
    }
    if let Some(passed) = unmarked(sessions, now) {
        // Long after, "now" would be a wrong end: the course asks for the time.
        return if session::is_unsaid(passed, now) {
            Step::Unsaid(passed)
        } else {
            Step::Over(passed)
        };
    }
    let after = window::after(sessions, now);
    if let Some(after) = after
        && !facts.fragment_kept
    {
        return Step::Write(after.session);
    }
    // The first hours are for rest: no questions, no dates (clinical 4.3).
    if after.is_some_and(|after| after.phase == Phase::Rest) {
        return Step::Rest;
    }
    if facts.checkin_due {
        return Step::CheckIn;
    }
    if next.is_none() {
        return Step::Booster;
    }
    Step::Journal
}

fn hours_until(now: &Moment, session: &Session) -> i64 {
    now.minutes_until(&session.starts).div_euclid(60)
}
