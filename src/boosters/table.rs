//! What was noted beside booster dates. The dates themselves are planned infusions.

use crate::moment::Moment;
use crate::private::Private;
use crate::random::Id;
use rusqlite::{Connection, params};
use std::collections::HashMap;

/// All notes by the id of their infusion.
///
/// # Errors
/// The store's.
pub fn notes(db: &Connection) -> rusqlite::Result<HashMap<Id, Private<String>>> {
    db.prepare_cached("SELECT session_id, note FROM boosters_note")?
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect()
}

/// Keeps a note beside a date.
///
/// # Errors
/// The store's.
pub fn insert_note(
    db: &Connection,
    session: &Id,
    note: &Private<String>,
    now: &Moment,
) -> rusqlite::Result<()> {
    db.prepare_cached(
        "INSERT INTO boosters_note (session_id, revision, note, at_ms, zone)
         VALUES (?1, 1, ?2, ?3, ?4)",
    )?
    .execute(params![session, note, now.ms(), now.zone_name()])?;
    Ok(())
}
