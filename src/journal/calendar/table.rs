//! When texts of a stretch of time were begun.

use crate::moment::Moment;
use rusqlite::{Connection, named_params};

/// The beginnings of kept texts between two instants, milliseconds since 1970.
///
/// # Errors
/// The store's.
pub fn begun(db: &Connection, from: i64, to: i64) -> rusqlite::Result<Vec<Moment>> {
    db.prepare_cached(
        "SELECT at_ms, zone FROM journal_entry
         WHERE kept = 1 AND gone_ms IS NULL AND at_ms BETWEEN :from AND :to",
    )?
    .query_map(named_params! { ":from": from, ":to": to }, |row| {
        let zone: String = row.get("zone")?;
        Ok(Moment::stored(row.get("at_ms")?, &zone))
    })?
    .collect()
}
