//! The commands of the maintenance plan. Moving and cancelling a date is the course's.

use super::{ahead, check_note, is_near, minutes, table};
use crate::app::Room;
use crate::error::Failure;
use crate::moment::{Moment, Wall};
use crate::private::Private;
use crate::random::Id;
use crate::session;
use crate::session::plan::check_start;
use crate::vault::api::Nothing;
use serde::{Deserialize, Serialize};

/// A date that the patient and the clinic set.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct BoosterSet {
    /// When it starts.
    pub starts: Wall,
    /// The patient's own note; may be empty.
    #[serde(default)]
    #[cfg_attr(test, ts(as = "String"))]
    pub note: Private<String>,
}

/// The dates that lie ahead.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct BoosterDates {
    /// Soonest first; the first one is the next booster.
    pub dates: Vec<BoosterDate>,
    /// The sentence for a date within seven days; none otherwise.
    pub near: Option<String>,
}

/// A booster date.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct BoosterDate {
    /// The infusion's id, for the course's commands.
    #[cfg_attr(test, ts(as = "String"))]
    pub id: Id,
    /// When it starts.
    #[cfg_attr(test, ts(as = "String"))]
    pub starts: Moment,
    /// That in words.
    pub when: String,
    /// The patient's own note.
    #[cfg_attr(test, ts(as = "String"))]
    pub note: Private<String>,
}

/// Sets a booster date; the past is allowed, two at the same time are not.
///
/// # Errors
/// As for planning an infusion, and `NoteTooLong`.
pub fn set(room: &Room, ask: BoosterSet) -> Result<BoosterDates, Failure> {
    check_note(ask.note.expose())?;
    let starts = ask.starts.resolve(room.now.zone());
    let starts = starts.map_err(|error| Failure {
        field: Some("starts".to_owned()),
        ..error.into()
    })?;
    let sessions = session::table::all(room.db)?;
    let minutes = minutes(&sessions);
    check_start(&starts, minutes, sessions.iter(), room.now)?;
    let id = room.app.new_id(room.now)?;
    let late = starts < *room.now;
    session::table::insert_planned(room.db, &id, &starts, minutes, true, late)?;
    table::insert_note(room.db, &id, &ask.note, room.now)?;
    dates(room)
}

/// The dates that lie ahead.
///
/// # Errors
/// The store's.
pub fn read(room: &Room, _ask: Nothing) -> Result<BoosterDates, Failure> {
    dates(room)
}

fn dates(room: &Room) -> Result<BoosterDates, Failure> {
    let sessions = session::table::all(room.db)?;
    let mut notes = table::notes(room.db)?;
    let dates: Vec<_> = ahead(&sessions, room.now)
        .into_iter()
        .map(|session| BoosterDate {
            id: session.id.clone(),
            starts: session.starts,
            when: when(room, &session.starts),
            note: notes.remove(&session.id).unwrap_or_default(),
        })
        .collect();
    let next = dates.first().map(|date| date.starts);
    let near = next.filter(|starts| is_near(starts, room.now)).map(|at| {
        let words = room.app.words();
        words.say("boosters-near", &[("day", &words.day_short(at.day()))])
    });
    Ok(BoosterDates { dates, near })
}

fn when(room: &Room, starts: &Moment) -> String {
    let words = room.app.words();
    let day = words.day_seen_from(starts.day(), room.now.day());
    words.say(
        "boosters-when",
        &[("day", &day), ("time", &words.time(starts))],
    )
}
