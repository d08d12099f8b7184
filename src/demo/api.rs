//! Filling an empty vault with an invented life.

use super::live::Living;
use super::{Error, MOST_ENTRIES, MOST_YEARS, invent};
use crate::app::{App, Room, Topic};
use crate::error::Failure;
use crate::transaction::with_room;
use crate::{checkins, clinic, journal, session, share, vault};

/// What the invented vault holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Filled {
    /// How many events were lived.
    pub events: u32,
}

/// Fills an empty vault with an invented life that ends now, all of it or nothing. With `entries` it
/// has so many journal texts, if it does not have more by itself.
///
/// # Errors
/// `Exists` when the vault is not empty, `Invalid` for 0 or more than 50 years or more than
/// 200,000 texts, `Locked`.
pub fn fill(app: &App, years: u32, seed: u64, entries: Option<u32>) -> Result<Filled, Failure> {
    if !(1..=MOST_YEARS).contains(&years) {
        return Err(Error::Years.into());
    }
    let entries = entries.unwrap_or(0);
    if entries > MOST_ENTRIES {
        return Err(Error::Entries.into());
    }
    let filled = with_room(app, |room| {
        refuse_unless_empty(room)?;
        vault::keep_fact(room.db, "demo", &seed.to_string())?;
        let events = invent(years, seed, entries, room.now);
        let mut living = Living::default();
        for event in &events {
            living.live(room, event)?;
        }
        let events = u32::try_from(events.len()).unwrap_or(u32::MAX);
        Ok(Filled { events })
    })?;
    app.tell(&[Topic::Course, Topic::Journal, Topic::Checkins, Topic::Today]);
    Ok(filled)
}

fn refuse_unless_empty(room: &Room) -> Result<(), Failure> {
    let db = room.db;
    let empty = clinic::table::sheets(db)?.is_empty()
        && session::table::all(db)?.is_empty()
        && journal::table::list(db)?.is_empty()
        && journal::draft::table::drafts(db)?.is_empty()
        && checkins::table::forms(db)?.is_empty()
        && checkins::table::moods(db)?.is_empty()
        && share::table::recipients(db)?.is_empty();
    if empty {
        Ok(())
    } else {
        Err(Error::NotEmpty.into())
    }
}
