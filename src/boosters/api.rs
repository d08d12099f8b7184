//! The commands of the maintenance plan. Moving and cancelling a date is the course's.

use super::booking::api::booking;
use super::table::{self, Beside};
use super::{AT_ONCE, Error, ahead, book_by, check_note, is_near, minutes};
use crate::app::Room;
use crate::error::Failure;
use crate::moment::{Moment, Wall};
use crate::private::Private;
use crate::random::Id;
use crate::session;
use crate::session::plan::check_start;
use crate::vault::api::Nothing;
use chrono::NaiveDate;
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
    /// It is to be booked so many days before, 1 to 180.
    #[serde(default)]
    #[cfg_attr(test, ts(optional))]
    pub book_days: Option<u32>,
}

/// Several dates in one step.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct BoostersSet {
    /// When each starts, at most 60.
    pub starts: Vec<Wall>,
    /// The patient's own note beside each; may be empty.
    #[serde(default)]
    #[cfg_attr(test, ts(as = "String"))]
    pub note: Private<String>,
    /// Each is to be booked so many days before, 1 to 180.
    #[serde(default)]
    #[cfg_attr(test, ts(optional))]
    pub book_days: Option<u32>,
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
    /// The day by which it is to be booked.
    #[cfg_attr(test, ts(as = "Option<String>"))]
    pub book_by: Option<NaiveDate>,
    /// It is booked.
    pub booked: bool,
    /// The same as a sentence; nothing while neither was said.
    pub booking: Option<String>,
}

/// Sets a booster date; the past is allowed, two at the same time are not.
///
/// # Errors
/// As for planning an infusion, and `NoteTooLong`, `BookBy`.
pub fn set(room: &Room, ask: BoosterSet) -> Result<BoosterDates, Failure> {
    let starts = vec![ask.starts];
    set_all(
        room,
        BoostersSet {
            starts,
            note: ask.note,
            book_days: ask.book_days,
        },
    )
}

/// `boosters.setAll`: several dates in one step, all of them or none.
///
/// # Errors
/// As for one, and `Dates`.
pub fn set_all(room: &Room, ask: BoostersSet) -> Result<BoosterDates, Failure> {
    check_note(ask.note.expose())?;
    if ask.starts.is_empty() || ask.starts.len() > AT_ONCE {
        return Err(Error::Dates.into());
    }
    for wall in &ask.starts {
        let starts = wall.resolve(room.now.zone()).map_err(|error| Failure {
            field: Some("starts".to_owned()),
            ..error.into()
        })?;
        let book_by = ask.book_days.map(|days| book_by(&starts, days));
        let beside = Beside {
            note: ask.note.clone(),
            book_by: book_by.transpose()?,
            booked: false,
        };
        keep(room, &starts, &beside)?;
    }
    dates(room)
}

fn keep(room: &Room, starts: &Moment, beside: &Beside) -> Result<(), Failure> {
    let sessions = session::table::all(room.db)?;
    let minutes = minutes(&sessions);
    check_start(starts, minutes, sessions.iter(), room.now)?;
    let id = room.app.new_id(room.now)?;
    let late = *starts < *room.now;
    session::table::insert_planned(room.db, &id, starts, minutes, true, late)?;
    Ok(table::insert(room.db, &id, beside, room.now)?)
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
    let mut notes = table::all(room.db)?;
    let dates: Vec<_> = ahead(&sessions, room.now)
        .into_iter()
        .map(|session| {
            let beside = notes.remove(&session.id).unwrap_or_default();
            BoosterDate {
                id: session.id.clone(),
                starts: session.starts,
                when: when(room, &session.starts),
                booking: booking(room, &beside),
                book_by: beside.book_by,
                booked: beside.booked,
                note: beside.note,
            }
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
