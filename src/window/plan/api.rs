//! Commands of the small plan.

use super::{
    Action, Error, OFFERS, calendar_day, check, check_words, day_of, days_left, is_shown, is_time,
    table,
};
use crate::app::Room;
use crate::error::Failure;
use crate::private::Private;
use crate::random::Id;
use crate::session::times::read_clock;
use crate::session::{self, Session};
use crate::vault::api::Nothing;
use chrono::NaiveTime;
use serde::{Deserialize, Serialize};

/// How many actions of the patient's own are offered again.
const OWN: u32 = 3;

/// The small plan.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct SmallPlan {
    /// The infusion it follows.
    #[cfg_attr(test, ts(as = "String"))]
    pub session_id: Id,
    /// The days that may be chosen.
    pub days: Vec<PlanDay>,
    /// What was chosen for today and later, and what was done.
    pub actions: Vec<PlanAction>,
    /// What is offered: the patient's own first.
    #[cfg_attr(test, ts(as = "Vec<String>"))]
    pub offers: Vec<Private<String>>,
    /// Nothing more fits for now, as a sentence.
    pub enough: Option<String>,
}

/// A day of the plan.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct PlanDay {
    /// Its number, 1 to 4.
    pub day: i64,
    /// "Tue 17 Nov"
    pub name: String,
}

/// A chosen action.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct PlanAction {
    /// Its id.
    #[cfg_attr(test, ts(as = "String"))]
    pub id: Id,
    /// What it is.
    #[cfg_attr(test, ts(as = "String"))]
    pub words: Private<String>,
    /// "Today", "Today, 16:00", "Thu 19 Nov"
    pub when: String,
    /// It was done.
    pub done: bool,
    /// How it went.
    #[cfg_attr(test, ts(as = "String"))]
    pub how: Private<String>,
}

/// An action to add.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct AddAction {
    /// What it is, at most 300 characters.
    #[cfg_attr(test, ts(as = "String"))]
    pub words: Private<String>,
    /// On which day, 1 to 4.
    pub day: i64,
    /// At what wall-clock time, as typed, "16:00"; may be empty.
    #[serde(default)]
    pub time: String,
}

/// What is said of an action.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SayAction {
    /// Which.
    #[cfg_attr(test, ts(as = "String"))]
    pub id: Id,
    /// It was done.
    pub done: bool,
    /// How it went, at most 300 characters; may be empty.
    #[serde(default)]
    #[cfg_attr(test, ts(as = "String"))]
    pub how: Private<String>,
}

/// One action.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct WhichAction {
    /// Its id.
    #[cfg_attr(test, ts(as = "String"))]
    pub id: Id,
}

/// `plan.read`: nothing outside the days of a plan.
///
/// # Errors
/// SQLite's.
pub fn read(room: &Room, _ask: Nothing) -> Result<Option<SmallPlan>, Failure> {
    let sessions = session::table::all(room.db)?;
    let Some(session) = session::last_over(&sessions, room.now) else {
        return Ok(None);
    };
    let end = session.end();
    if !is_time(&end, room.now) {
        return Ok(None);
    }
    let actions = table::of(room.db, &session.id)?;
    let today = day_of(&end, room.now);
    let words = room.app.words();
    let enough = ahead(&actions, today) >= super::MOST;
    let days = days_left(&end, room.now).into_iter().map(|day| PlanDay {
        day,
        name: day_name(room, session, day),
    });
    Ok(Some(SmallPlan {
        days: days.collect(),
        offers: offers(room, &actions, today)?,
        actions: actions
            .into_iter()
            .filter(|action| is_shown(action, today))
            .map(|action| told(room, session, action))
            .collect(),
        enough: enough.then(|| words.say("window-plan-enough", &[])),
        session_id: session.id.clone(),
    }))
}

/// `plan.add`
///
/// # Errors
/// `Invalid` or `TooLarge` with field `words` or `day`, `Refused` when three lie ahead, `NotFound`
/// outside the days of a plan.
pub fn add(room: &Room, ask: AddAction) -> Result<Option<SmallPlan>, Failure> {
    let sessions = session::table::all(room.db)?;
    let session = session::last_over(&sessions, room.now)
        .filter(|session| is_time(&session.end(), room.now))
        .ok_or(Error::NotThere)?;
    let end = session.end();
    let actions = table::of(room.db, &session.id)?;
    let today = day_of(&end, room.now);
    check(
        ask.words.expose(),
        ask.day,
        &days_left(&end, room.now),
        ahead(&actions, today),
    )?;
    let action = Action {
        id: room.app.new_id(room.now)?,
        session: session.id.clone(),
        words: Private::new(ask.words.expose().trim().to_owned()),
        day: ask.day,
        time: clock(&ask.time)?,
        done: false,
        how: Private::default(),
    };
    table::insert(room.db, &action)?;
    read(room, Nothing {})
}

/// `plan.say`: done or not, and how it went.
///
/// # Errors
/// `TooLarge`, `NotFound`.
pub fn say(room: &Room, ask: SayAction) -> Result<Option<SmallPlan>, Failure> {
    check_words(ask.how.expose())?;
    if !table::say(room.db, &ask.id, ask.done, &ask.how)? {
        return Err(Error::NotThere.into());
    }
    read(room, Nothing {})
}

/// `plan.remove`
///
/// # Errors
/// `Groggy` in groggy time, `NotFound`.
pub fn remove(room: &Room, ask: WhichAction) -> Result<Option<SmallPlan>, Failure> {
    set_gone(room, &ask.id, true)
}

/// `plan.restore`
///
/// # Errors
/// `NotFound`.
pub fn restore(room: &Room, ask: WhichAction) -> Result<Option<SmallPlan>, Failure> {
    set_gone(room, &ask.id, false)
}

fn set_gone(room: &Room, id: &Id, gone: bool) -> Result<Option<SmallPlan>, Failure> {
    if !table::set_gone(room.db, id, gone)? {
        return Err(Error::NotThere.into());
    }
    read(room, Nothing {})
}

/// A time of day as typed; nothing when nothing is typed.
fn clock(typed: &str) -> Result<Option<NaiveTime>, Error> {
    match typed.trim() {
        "" => Ok(None),
        text => read_clock(text).map(Some).ok_or(Error::NotATime),
    }
}

fn ahead(actions: &[Action], today: i64) -> usize {
    let open = actions.iter();
    open.filter(|action| !action.done && action.day >= today)
        .count()
}

fn told(room: &Room, session: &Session, action: Action) -> PlanAction {
    let words = room.app.words();
    let day = day_name(room, session, action.day);
    let when = match action.time {
        Some(time) => {
            let time = time.format("%H:%M").to_string();
            words.say("window-plan-when", &[("day", &day), ("time", &time)])
        }
        None => day,
    };
    PlanAction {
        when,
        id: action.id,
        words: action.words,
        done: action.done,
        how: action.how,
    }
}

fn day_name(room: &Room, session: &Session, day: i64) -> String {
    let words = room.app.words();
    let date = calendar_day(&session.end(), day, room.now);
    if date == room.now.day() {
        return words.say("window-plan-today", &[]);
    }
    words.day_seen_from(date, room.now.day())
}

/// The patient's own undone ones first, then ours; none that is planned already.
fn offers(room: &Room, actions: &[Action], today: i64) -> Result<Vec<Private<String>>, Failure> {
    let words = room.app.words();
    let mut offers = table::not_done(room.db, OWN + 3)?;
    offers.extend(OFFERS.map(|key| Private::new(words.say(key, &[]))));
    let planned = |offer: &Private<String>| {
        let mut shown = actions.iter().filter(|action| is_shown(action, today));
        shown.any(|action| action.words == *offer)
    };
    offers.retain(|offer| !planned(offer));
    let mut seen = std::collections::HashSet::new();
    offers.retain(|offer| seen.insert(offer.expose().clone()));
    offers.truncate(OFFERS.len());
    Ok(offers)
}
