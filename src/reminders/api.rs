//! The reminders' commands: what is due now, what was shown, what waits to be looked at.

use super::kinds::Kind;
use super::{Facts, Nudge, SHOWN_FOR, is_due, is_stale, plan, table};
use crate::app::{App, Room};
use crate::error::Failure;
use crate::moment::Moment;
use crate::session::{self, Session};
use crate::vault::api::{Done, Nothing};
use crate::vault::outside::{Due, GroggyTime};
use crate::vault::{fact, keep_fact, letterbox};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;

/// How many nudges are known outside the vault at most, the nearest.
const OUTSIDE: usize = 48;
/// How many groggy times are known outside the vault at most.
const GROGGY_OUTSIDE: usize = 16;

/// What may be shown now, as one note: several things at once are one interruption.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct RemindersDue {
    /// Opaque ids; empty: nothing.
    pub ids: Vec<String>,
    /// Who it seems to come from; says nothing.
    pub sender: String,
    /// The discreet wording; says nothing.
    pub note: String,
}

/// Which were shown, or are put away.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct RemindersIds {
    /// Opaque ids.
    pub ids: Vec<String>,
}

/// What was shown or missed and not yet put away, while it still matters.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct RemindersWaiting {
    /// The notes, by the time they were due.
    pub notes: Vec<ReminderNote>,
}

/// One note in the open wording.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct ReminderNote {
    /// Opaque id.
    pub id: String,
    /// What it is about.
    pub kind: Kind,
    /// The sentence.
    pub words: String,
    /// When it was due, RFC 3339.
    #[cfg_attr(test, ts(as = "String"))]
    pub due: Moment,
    /// Its time came and no note was shown.
    pub missed: bool,
}

/// `reminders.due`: also with the vault locked, from what lies outside.
///
/// # Errors
/// None.
pub fn due(app: &App, now: &Moment, _ask: Nothing) -> Result<RemindersDue, Failure> {
    let at = |ms| Moment::from_ms(ms, now.zone());
    let outside = app.outside().due.into_iter();
    let ids = outside
        .filter(|one| !one.shown && is_due(&at(one.at_ms), &at(one.until_ms), now))
        .map(|one| one.id)
        .collect();
    Ok(RemindersDue {
        ids,
        sender: app.words().say("reminders-sender", &[]),
        note: app.words().say(Kind::discreet(), &[]),
    })
}

/// `reminders.shown`: marks them outside, so that neither a restart nor a clock set back repeats one.
///
/// # Errors
/// The file system's.
pub fn shown(app: &App, _now: &Moment, ask: RemindersIds) -> Result<Done, Failure> {
    app.change_outside(|outside| {
        for due in &mut outside.due {
            due.shown |= ask.ids.contains(&due.id);
        }
    })?;
    Ok(Done {})
}

/// `reminders.list`: for one card inside, in the open wording.
///
/// # Errors
/// `Locked`, the store's.
pub fn list(room: &Room, _ask: Nothing) -> Result<RemindersWaiting, Failure> {
    let noted = table::noted(room.db)?;
    let sessions = session::table::all(room.db)?;
    let facts = facts(room, &sessions)?;
    let waiting = plan(&facts, room.now).into_iter().filter_map(|nudge| {
        let known = noted.get(&nudge.id).filter(|known| !known.seen)?;
        Some(note(room, nudge, known.missed))
    });
    Ok(RemindersWaiting {
        notes: waiting.collect(),
    })
}

fn note(room: &Room, nudge: Nudge, missed: bool) -> ReminderNote {
    let words = room.app.words();
    let (day, time) = (words.day_short(nudge.about.day()), words.time(&nudge.about));
    ReminderNote {
        words: words.say(nudge.kind.open(), &[("day", &day), ("time", &time)]),
        id: nudge.id,
        kind: nudge.kind,
        due: nudge.due,
        missed,
    }
}

/// `reminders.putAway`: dismissed is dismissed.
///
/// # Errors
/// `Locked`, the store's.
pub fn put_away(room: &Room, ask: RemindersIds) -> Result<Done, Failure> {
    for id in &ask.ids {
        table::put_away(room.db, id, room.now)?;
    }
    Ok(Done {})
}

/// Brings up to date what a locked Afterglow must know: the next due times, and until when the
/// screen stays dark. What was shown or missed meanwhile is noted in the vault.
///
/// # Errors
/// The store's, the file system's.
pub fn settle(room: &Room) -> Result<(), Failure> {
    let known = room.app.outside().due;
    for due in &known {
        if due.shown || due.at_ms <= room.now.ms() {
            table::note(room.db, &due.id, due.at_ms, !due.shown, room.now)?;
        }
    }
    let sessions = session::table::all(room.db)?;
    let facts = facts(room, &sessions)?;
    let shown = shown_before(room, &known)?;
    let mut next = outside(&plan(&facts, room.now), &known, &shown, room.now);
    next.truncate(OUTSIDE);
    let quiet = groggy(room, &sessions)?;
    let letter_key = letterbox::public_key(room.db)?;
    let dark = session::dark_until(&sessions, room.now).map_or(0, |until| until.ms());
    room.app.change_outside(|outside| {
        // A note that was shown between reading and writing stays shown.
        for due in &mut next {
            due.shown |= outside.due.iter().any(|old| old.id == due.id && old.shown);
        }
        outside.due = next;
        outside.dusk_until_ms = dark;
        outside.groggy = quiet;
        outside.letter_key = letter_key;
    })?;
    Ok(())
}

/// The groggy times that a locked Afterglow has to keep: this one and the next.
fn groggy(room: &Room, sessions: &[Session]) -> Result<Vec<GroggyTime>, Failure> {
    let mut times = session::groggy::api::all(room, sessions)?;
    times.retain(|one| *room.now < one.until);
    times.sort_by_key(|one| one.from);
    times.truncate(GROGGY_OUTSIDE);
    let known = times.into_iter().map(|one| GroggyTime {
        from_ms: one.from.ms(),
        until_ms: one.until.ms(),
        sure: one.sure,
        id: one.session,
    });
    Ok(known.collect())
}

/// By id: was it shown, or put away unshown?
fn shown_before(room: &Room, known: &[Due]) -> Result<HashMap<String, bool>, Failure> {
    let noted = table::noted(room.db)?.into_iter();
    let mut shown: HashMap<_, _> = noted
        .map(|(id, known)| (id, !known.missed || known.seen))
        .collect();
    for due in known {
        *shown.entry(due.id.clone()).or_insert(due.shown) |= due.shown;
    }
    Ok(shown)
}

/// What is to be known outside: everything ahead; of the past only what was already waiting, so
/// that planning late never tells at once of times gone by.
fn outside(plan: &[Nudge], known: &[Due], shown: &HashMap<String, bool>, now: &Moment) -> Vec<Due> {
    let waited = |nudge: &Nudge| known.iter().any(|due| due.id == nudge.id);
    plan.iter()
        .filter(|nudge| nudge.due > *now || (waited(nudge) && !is_stale(&nudge.due, now)))
        .map(|nudge| Due {
            id: nudge.id.clone(),
            at_ms: nudge.due.ms(),
            // No later than it would be shown: the time itself may say more than it must.
            until_ms: nudge.until.min(nudge.due.plus(SHOWN_FOR)).ms(),
            shown: shown.get(&nudge.id).copied().unwrap_or(false),
        })
        .collect()
}

fn facts(room: &Room, sessions: &[Session]) -> Result<Facts, Failure> {
    Ok(Facts {
        salt: salt(room)?,
        paused_until: super::pause::api::until(room)?,
        ..table::facts(room.db, sessions, room.now)?
    })
}

/// The vault's salt for opaque ids; made when it is first needed.
fn salt(room: &Room) -> Result<String, Failure> {
    const NAME: &str = "reminders_salt";
    if let Some(kept) = fact(room.db, NAME)? {
        return Ok(kept);
    }
    let mut grains = [0_u8; 32];
    room.app.random(&mut grains)?;
    let salt: String = grains.iter().map(|grain| format!("{grain:02x}")).collect();
    keep_fact(room.db, NAME, &salt)?;
    Ok(salt)
}
