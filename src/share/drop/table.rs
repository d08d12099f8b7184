//! The rows of places.

use super::Drop;
use crate::moment::Moment;
use crate::random::Id;
use rusqlite::types::FromSqlError;
use rusqlite::{Connection, OptionalExtension, Row, named_params};

const DROP: &str =
    "SELECT id, place, marker, probe, probed_ms, probe_asked, fault, failures, next_ms, at_ms, zone
    FROM share_drop WHERE gone_ms IS NULL";

/// All places, in the order they were set up.
///
/// # Errors
/// The store's.
pub fn all(db: &Connection) -> rusqlite::Result<Vec<Drop>> {
    db.prepare_cached(&format!("{DROP} ORDER BY rowid"))?
        .query_map([], read)?
        .collect()
}

/// One place.
///
/// # Errors
/// The store's.
pub fn find(db: &Connection, id: &Id) -> rusqlite::Result<Option<Drop>> {
    db.prepare_cached(&format!("{DROP} AND id = :id"))?
        .query_row(named_params! { ":id": id }, read)
        .optional()
}

/// Keeps a place, new or changed.
///
/// # Errors
/// The store's.
pub fn keep(db: &Connection, drop: &Drop) -> rusqlite::Result<()> {
    let fault = drop.fault.as_ref().map(text).transpose()?;
    db.prepare_cached(
        "INSERT INTO share_drop (id, revision, place, marker, probe, probed_ms, probe_asked, fault, failures,
            next_ms, at_ms, zone)
         VALUES (:id, 1, :place, :marker, :probe, :probed, :asked, :fault, :failures, :next, :at, :zone)
         ON CONFLICT (id) DO UPDATE SET revision = revision + 1, place = excluded.place,
            marker = excluded.marker, probe = excluded.probe, probed_ms = excluded.probed_ms,
            probe_asked = excluded.probe_asked, fault = excluded.fault, failures = excluded.failures,
            next_ms = excluded.next_ms",
    )?
    .execute(named_params! {
        ":id": drop.id, ":place": text(&drop.place)?, ":marker": drop.marker, ":probe": drop.probe,
        ":probed": drop.probed_ms, ":asked": drop.probe_asked, ":fault": fault,
        ":failures": drop.failures, ":next": drop.next_ms, ":at": drop.at.ms(),
        ":zone": drop.at.zone_name(),
    })?;
    Ok(())
}

/// What was published through a place and not yet received is to be sent again: the place is another.
///
/// # Errors
/// The store's.
pub fn send_again(db: &Connection, id: &Id) -> rusqlite::Result<usize> {
    db.prepare_cached(
        "UPDATE share_outbox SET state = 'sending'
         WHERE state = 'published' AND remove = 0 AND id IN (SELECT outbox_id FROM share_outbox_sealed)
           AND pair IN (SELECT id FROM share_pair WHERE drop_id = :id AND state <> 'ended')",
    )?
    .execute(named_params! { ":id": id })
}

fn text<T: serde::Serialize>(value: &T) -> rusqlite::Result<String> {
    serde_json::to_string(value).map_err(|_| rusqlite::Error::from(FromSqlError::InvalidType))
}

fn read(row: &Row) -> rusqlite::Result<Drop> {
    let invalid = |_| rusqlite::Error::from(FromSqlError::InvalidType);
    let fault: Option<String> = row.get(6)?;
    Ok(Drop {
        id: row.get(0)?,
        place: serde_json::from_str(&row.get::<_, String>(1)?).map_err(invalid)?,
        marker: row.get(2)?,
        probe: row.get(3)?,
        probed_ms: row.get(4)?,
        probe_asked: row.get(5)?,
        fault: fault
            .map(|text| serde_json::from_str(&text))
            .transpose()
            .map_err(invalid)?,
        failures: row.get(7)?,
        next_ms: row.get(8)?,
        at: Moment::stored(row.get(9)?, &row.get::<_, String>(10)?),
    })
}
