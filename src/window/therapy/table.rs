//! Rows of therapy appointments.

use super::Appointment;
use crate::moment::Moment;
use crate::random::Id;
use rusqlite::{Connection, OptionalExtension, Row, named_params};

/// Puts one in.
///
/// # Errors
/// The store's.
pub fn insert(db: &Connection, one: &Appointment) -> rusqlite::Result<()> {
    db.prepare_cached(
        "INSERT INTO window_therapy (id, at_ms, zone, about) VALUES (:id, :at, :zone, :about)",
    )?
    .execute(named_params! {
        ":id": one.id, ":at": one.at.ms(), ":zone": one.at.zone_name(), ":about": one.about,
    })
    .map(drop)
}

/// The first one that starts after `since`.
///
/// # Errors
/// The store's.
pub fn next(db: &Connection, since: &Moment) -> rusqlite::Result<Option<Appointment>> {
    db.prepare_cached(
        "SELECT id, at_ms, zone, about FROM window_therapy
         WHERE gone = 0 AND at_ms > :since ORDER BY at_ms LIMIT 1",
    )?
    .query_row(named_params! { ":since": since.ms() }, appointment)
    .optional()
}

/// All that start after `since`, the soonest first.
///
/// # Errors
/// The store's.
pub fn ahead(db: &Connection, since: &Moment) -> rusqlite::Result<Vec<Appointment>> {
    db.prepare_cached(
        "SELECT id, at_ms, zone, about FROM window_therapy
         WHERE gone = 0 AND at_ms > :since ORDER BY at_ms",
    )?
    .query_map(named_params! { ":since": since.ms() }, appointment)?
    .collect()
}

fn appointment(row: &Row) -> rusqlite::Result<Appointment> {
    let zone: String = row.get("zone")?;
    Ok(Appointment {
        id: row.get("id")?,
        at: Moment::stored(row.get("at_ms")?, &zone),
        about: row.get("about")?,
    })
}

/// Takes one out, or puts it back; false when there is none.
///
/// # Errors
/// The store's.
pub fn set_gone(db: &Connection, id: &Id, gone: bool) -> rusqlite::Result<bool> {
    let changed = db
        .prepare_cached("UPDATE window_therapy SET gone = :gone WHERE id = :id")?
        .execute(named_params! { ":id": id, ":gone": gone })?;
    Ok(changed == 1)
}
