//! The command of a date's booking, and its sentence.

use crate::app::Room;
use crate::boosters::api::{BoosterDates, read};
use crate::boosters::table::{self, Beside};
use crate::boosters::{Error, ahead};
use crate::error::Failure;
use crate::random::Id;
use crate::session;
use crate::session::times::read_date;
use crate::vault::api::Nothing;
use serde::Deserialize;

/// What is said of a date's booking.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct BookBooster {
    /// The date, by its infusion.
    #[cfg_attr(test, ts(as = "String"))]
    pub id: Id,
    /// By when it is to be booked, as a person writes it: "9 Nov"; empty: by no day.
    pub by: String,
    /// It is booked.
    pub booked: bool,
}

/// `boosters.book`
///
/// # Errors
/// `NotFound`; `Invalid` with field `bookBy` for what is no day, or one after the date itself.
pub fn book(room: &Room, ask: BookBooster) -> Result<BoosterDates, Failure> {
    let sessions = session::table::all(room.db)?;
    let dates = ahead(&sessions, room.now);
    let date = dates.iter().find(|date| date.id == ask.id);
    let date = date.ok_or(Error::Missing)?;
    let by = match ask.by.trim() {
        "" => None,
        text => Some(read_date(text, room.now.day()).map_err(|_| Error::BookBy)?),
    };
    if by.is_some_and(|by| by > date.starts.day()) {
        return Err(Error::BookBy.into());
    }
    if !table::all(room.db)?.contains_key(&date.id) {
        table::insert(room.db, &date.id, &Beside::default(), room.now)?;
    }
    table::book(room.db, &date.id, by, ask.booked)?;
    read(room, Nothing {})
}

/// How the booking stands, as a sentence.
pub(in crate::boosters) fn booking(room: &Room, beside: &Beside) -> Option<String> {
    let words = room.app.words();
    if beside.booked {
        return Some(words.say("boosters-booked", &[]));
    }
    let day = words.day_seen_from(beside.book_by?, room.now.day());
    Some(words.say("boosters-book-by", &[("day", &day)]))
}
