//! The rows of the log of openings.

use crate::moment::Moment;
use rusqlite::{Connection, named_params};

/// Notes an opening; the oldest beyond a thousand are let go.
///
/// # Errors
/// The store's.
pub fn insert(db: &Connection, at: &Moment) -> rusqlite::Result<()> {
    db.prepare_cached("INSERT INTO share_opening (at_ms, zone) VALUES (:at, :zone)")?
        .execute(named_params! { ":at": at.ms(), ":zone": at.zone_name() })?;
    db.prepare_cached(
        "DELETE FROM share_opening WHERE rowid <= (SELECT max(rowid) FROM share_opening) - 1000",
    )?
    .execute([])?;
    Ok(())
}

/// The last openings, newest first. Their order is that of the openings, whatever the clock said.
///
/// # Errors
/// The store's.
pub fn last(db: &Connection, most: u32) -> rusqlite::Result<Vec<Moment>> {
    db.prepare_cached("SELECT at_ms, zone FROM share_opening ORDER BY rowid DESC LIMIT :most")?
        .query_map(named_params! { ":most": most }, |row| {
            Ok(Moment::stored(row.get(0)?, &row.get::<_, String>(1)?))
        })?
        .collect()
}
