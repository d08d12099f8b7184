//! Slips in the vault.

use super::Slip;
use crate::moment::Moment;
use crate::random::Id;
use rusqlite::{Connection, named_params};

/// The slips before one infusion, the first one first.
///
/// # Errors
/// The store's.
pub fn of(db: &Connection, session_id: &Id) -> rusqlite::Result<Vec<Slip>> {
    db.prepare_cached(
        "SELECT id, words, at_ms, zone FROM prep_slip
         WHERE session_id = :session AND gone_ms IS NULL ORDER BY at_ms, id",
    )?
    .query_map(named_params! { ":session": session_id }, |row| {
        let zone: String = row.get("zone")?;
        Ok(Slip {
            id: row.get("id")?,
            session_id: session_id.clone(),
            words: row.get("words")?,
            at: Moment::stored(row.get("at_ms")?, &zone),
        })
    })?
    .collect()
}

/// Keeps a slip.
///
/// # Errors
/// The store's.
pub fn insert(db: &Connection, slip: &Slip) -> rusqlite::Result<()> {
    db.prepare_cached(
        "INSERT INTO prep_slip (id, revision, session_id, words, at_ms, zone)
         VALUES (:id, 1, :session, :words, :at, :zone)",
    )?
    .execute(named_params! {
        ":id": slip.id, ":session": slip.session_id, ":words": slip.words,
        ":at": slip.at.ms(), ":zone": slip.at.zone_name(),
    })
    .map(drop)
}

/// Takes a slip away or brings it back; the infusion's id, or nothing when there is none.
///
/// # Errors
/// The store's.
pub fn set_gone(db: &Connection, id: &Id, gone: Option<&Moment>) -> rusqlite::Result<Option<Id>> {
    use rusqlite::OptionalExtension;
    db.prepare_cached("UPDATE prep_slip SET gone_ms = :gone, revision = revision + 1 WHERE id = :id RETURNING session_id")?.query_row(named_params! { ":id": id, ":gone": gone.map(Moment::ms) },
        |row| row.get("session_id"))
    .optional()
}
