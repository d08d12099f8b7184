//! What stands beside booster dates: a note, the booking. The dates themselves are planned infusions.

use crate::moment::Moment;
use crate::private::Private;
use crate::random::Id;
use chrono::NaiveDate;
use rusqlite::{Connection, named_params};
use std::collections::HashMap;

/// What stands beside a date.
#[derive(Debug, Clone, Default)]
pub struct Beside {
    /// The patient's own note.
    pub note: Private<String>,
    /// The day by which it is to be booked.
    pub book_by: Option<NaiveDate>,
    /// It is booked.
    pub booked: bool,
}

/// What stands beside every date, by the id of its infusion.
///
/// # Errors
/// The store's.
pub fn all(db: &Connection) -> rusqlite::Result<HashMap<Id, Beside>> {
    db.prepare_cached("SELECT session_id, note, book_by, booked FROM boosters_note")?
        .query_map([], |row| {
            let day: Option<String> = row.get("book_by")?;
            let beside = Beside {
                note: row.get("note")?,
                book_by: day.and_then(|day| day.parse().ok()),
                booked: row.get("booked")?,
            };
            Ok((row.get("session_id")?, beside))
        })?
        .collect()
}

/// Keeps what stands beside a date.
///
/// # Errors
/// The store's.
pub fn insert(
    db: &Connection,
    session: &Id,
    beside: &Beside,
    now: &Moment,
) -> rusqlite::Result<()> {
    db.prepare_cached(
        "INSERT INTO boosters_note (session_id, revision, note, book_by, booked, at_ms, zone)
         VALUES (:session, 1, :note, :book_by, :booked, :at, :zone)",
    )?
    .execute(named_params! {
        ":session": session, ":note": beside.note, ":booked": beside.booked,
        ":book_by": beside.book_by.map(|day| day.to_string()),
        ":at": now.ms(), ":zone": now.zone_name(),
    })?;
    Ok(())
}

/// Keeps by when a date is to be booked, and whether it is.
///
/// # Errors
/// The store's.
pub fn book(
    db: &Connection,
    session: &Id,
    by: Option<NaiveDate>,
    booked: bool,
) -> rusqlite::Result<()> {
    db.prepare_cached(
        "UPDATE boosters_note SET book_by = :by, booked = :booked, revision = revision + 1
         WHERE session_id = :session",
    )?
    .execute(named_params! {
        ":session": session, ":by": by.map(|day| day.to_string()), ":booked": booked,
    })
    .map(drop)
}
