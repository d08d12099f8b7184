//! The patient's word that a night was slept after an infusion, in the vault.

use crate::moment::Moment;
use crate::random::Id;
use rusqlite::{Connection, OptionalExtension, named_params};

/// When it was said; nothing when it was not, or was taken back.
///
/// # Errors
/// The store's.
pub fn slept(db: &Connection, session: &Id) -> rusqlite::Result<Option<Moment>> {
    let kept: Option<(Option<i64>, String)> = db
        .prepare_cached("SELECT at_ms, zone FROM session_slept WHERE session_id = :session")?
        .query_row(named_params! { ":session": session }, |row| {
            Ok((row.get("at_ms")?, row.get("zone")?))
        })
        .optional()?;
    Ok(kept.and_then(|(ms, zone)| ms.map(|ms| Moment::stored(ms, &zone))))
}

/// Keeps the word, or takes it back.
///
/// # Errors
/// The store's.
pub fn set_slept(db: &Connection, session: &Id, slept: bool, now: &Moment) -> rusqlite::Result<()> {
    db.prepare_cached("INSERT INTO session_slept (session_id, revision, at_ms, zone) VALUES (:session, 1, :at, :zone)
         ON CONFLICT (session_id) DO UPDATE SET at_ms = :at, zone = :zone, revision = revision + 1")?.execute(named_params! {
            ":session": session, ":at": slept.then(|| now.ms()), ":zone": now.zone_name(),
        })
    .map(drop)
}
