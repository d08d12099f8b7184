//! The whole course as the window draws it.

use super::day::table::vitals;
use super::day::wire::Vital;
use super::plan;
use super::route::api::{InfusionPhases, name as route_name};
use super::{Session, State, has_begun, is_unsaid, next, table};
use crate::app::Room;
use crate::error::Failure;
use crate::moment::{Moment, Wall};
use chrono::{Datelike, Timelike};
use serde::Serialize;

/// How an infusion stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub enum InfusionState {
    /// It lies ahead.
    Planned,
    /// Its start was reached and it is not marked over.
    Begun,
    /// Its day went by and nobody said whether it took place.
    Unsaid,
    /// It is over.
    Over,
}

/// The whole course, as the window draws it.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct CourseView {
    /// By start, without the cancelled ones; boosters too.
    pub infusions: Vec<Infusion>,
    /// The id of the next one.
    pub next: Option<String>,
    /// How many of the course are over.
    pub done: u32,
    /// How many the course has.
    pub of: u32,
    /// For the rail: "3 of 6 done, the next is tomorrow".
    pub sentence: String,
}

/// One infusion.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Infusion {
    /// Its id.
    pub id: String,
    /// After the first course, on a date set with the clinic.
    pub booster: bool,
    /// 1 and up by start; boosters apart.
    pub number: u32,
    /// "Infusion 3", "Booster 1".
    pub name: String,
    /// "Infusion 3 of 6", "Booster 1".
    pub label: String,
    /// How it stands.
    pub state: InfusionState,
    /// How it stands, in words.
    pub state_text: String,
    /// The next one.
    pub is_next: bool,
    /// Its start lay in the past when it was planned.
    pub noted_late: bool,
    /// The start.
    #[cfg_attr(test, ts(as = "String"))]
    pub starts: Moment,
    /// The start in words, in its own zone.
    pub when: String,
    /// The start as it can be sent again, with its zone.
    pub wall: Wall,
    /// Planned length in minutes.
    pub minutes: u32,
    /// When it ended.
    #[cfg_attr(test, ts(as = "Option<String>"))]
    pub ended: Option<Moment>,
    /// When it would have ended as planned, to be sent as an end.
    pub planned_end: Wall,
    /// Can its end be taken back?
    pub can_reopen: bool,
    /// The readings, in order.
    pub vitals: Vec<Vital>,
    /// "By drip (IV)"
    pub route_text: String,
    /// How it is given and how long its phases take.
    pub phases: InfusionPhases,
}

impl CourseView {
    pub(super) fn new(room: &Room) -> Result<Self, Failure> {
        let sessions = table::all(room.db)?;
        let next = next(&sessions, room.now);
        let course = || sessions.iter().filter(|session| !session.booster);
        let of = count(course());
        let done = count(course().filter(|session| session.state == State::Over));
        let infusions = sessions
            .iter()
            .map(|session| Infusion::new(room, session, of, next))
            .collect::<Result<_, _>>()?;
        Ok(Self {
            infusions,
            next: next.map(|session| session.id.to_string()),
            done,
            of,
            sentence: rail(room, done, of, next),
        })
    }
}

fn count<'a>(sessions: impl Iterator<Item = &'a Session>) -> u32 {
    u32::try_from(sessions.count()).unwrap_or(u32::MAX)
}

/// "3 of 6 done, the next is tomorrow".
fn rail(room: &Room, done: u32, of: u32, next: Option<&Session>) -> String {
    let words = room.app.words();
    let (done, of) = (done.to_string(), of.to_string());
    let args = [("done", done.as_str()), ("of", of.as_str())];
    let Some(next) = next else {
        return match of.as_str() {
            "0" => words.say("course-rail-none", &[]),
            _ => words.say("course-rail-done", &args),
        };
    };
    let today = room.now.seen_in(next.starts.zone()).day();
    let days = (next.starts.day() - today).num_days().to_string();
    let [done, of] = args;
    let args = [done, of, ("days", days.as_str())];
    match days.as_str() {
        "0" => words.say("course-rail-today", &args),
        "1" => words.say("course-rail-tomorrow", &args),
        _ if has_begun(next, room.now) => words.say("course-rail-begun", &args),
        _ => words.say("course-rail-days", &args),
    }
}

impl Infusion {
    fn new(
        room: &Room,
        session: &Session,
        of: u32,
        next: Option<&Session>,
    ) -> Result<Self, Failure> {
        let said = table::said_over(room.db, &session.id)?;
        let state = state(session, room.now);
        let vitals = vitals(room.db, &session.id)?;
        let phases = table::phases(room.db, &session.id)?;
        let zone = session.starts.zone();
        let planned = Session {
            ended: None,
            ..session.clone()
        };
        Ok(Self {
            id: session.id.to_string(),
            booster: session.booster,
            number: session.number,
            name: name(room, session),
            label: label(room, session, of),
            state,
            state_text: state_text(room, session, state),
            is_next: next.is_some_and(|next| next.id == session.id),
            noted_late: session.noted_late,
            starts: session.starts,
            when: when(&session.starts, room.now),
            wall: wall_of(&session.starts),
            minutes: session.minutes,
            ended: session.ended,
            planned_end: wall_of(&planned.end()),
            can_reopen: session.state == State::Over
                && said.is_some_and(|said| plan::may_reopen(&said, room.now)),
            vitals: vitals
                .iter()
                .map(|kept| Vital::new(room, kept, zone))
                .collect(),
            route_text: route_name(room, phases.route),
            phases: phases.into(),
        })
    }
}

fn state(session: &Session, now: &Moment) -> InfusionState {
    match session.state {
        State::Over => InfusionState::Over,
        State::Planned | State::Cancelled if is_unsaid(session, now) => InfusionState::Unsaid,
        State::Planned | State::Cancelled if has_begun(session, now) => InfusionState::Begun,
        State::Planned | State::Cancelled => InfusionState::Planned,
    }
}

fn state_text(room: &Room, session: &Session, state: InfusionState) -> String {
    let words = room.app.words();
    let ended = session.end().local().format("%H:%M").to_string();
    match state {
        InfusionState::Planned => words.say("course-state-planned", &[]),
        InfusionState::Begun => words.say("course-state-begun", &[]),
        InfusionState::Unsaid => words.say("course-state-unsaid", &[]),
        InfusionState::Over => words.say("course-state-over", &[("time", &ended)]),
    }
}

/// "Infusion 3", "Booster 1".
#[must_use]
pub fn name(room: &Room, session: &Session) -> String {
    let number = session.number.to_string();
    let args = [("number", number.as_str())];
    if session.booster {
        room.app.words().say("course-booster", &args)
    } else {
        room.app.words().say("course-infusion", &args)
    }
}

/// "Infusion 3 of 6", "Booster 1". `of`: how many the course has.
#[must_use]
pub fn label(room: &Room, session: &Session, of: u32) -> String {
    if session.booster {
        return name(room, session);
    }
    let (number, of) = (session.number.to_string(), of.to_string());
    let args = [("number", number.as_str()), ("of", of.as_str())];
    room.app.words().say("course-infusion-of", &args)
}

/// A moment in words in its own zone: "Thu 19 Nov, 10:30", with the year when it is another one.
#[must_use]
pub fn when(at: &Moment, now: &Moment) -> String {
    let format = if at.local().year() == now.local().year() {
        "%a %-d %b, %H:%M"
    } else {
        "%a %-d %b %Y, %H:%M"
    };
    at.local().format(format).to_string()
}

/// A moment as it can be sent back, to the minute, with its zone.
#[must_use]
pub fn wall_of(at: &Moment) -> Wall {
    let local = at.local();
    let time = local.time();
    Wall {
        day: local.date_naive(),
        time: time
            .with_second(0)
            .and_then(|t| t.with_nanosecond(0))
            .unwrap_or(time),
        zone: Some(at.zone_name().to_owned()),
    }
}
