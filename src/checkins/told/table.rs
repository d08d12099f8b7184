//! Told totals in the vault.

use super::Told;
use crate::moment::Moment;
use crate::random::Id;
use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension, Row, params};

const TOLD: &str =
    "SELECT id, revision, measure, total, day, told_by, at_ms, zone FROM checkins_told";

/// All of them, newest day first.
///
/// # Errors
/// The store's.
pub fn all(db: &Connection) -> rusqlite::Result<Vec<Told>> {
    db.prepare_cached(&format!(
        "{TOLD} WHERE gone_ms IS NULL ORDER BY day DESC, at_ms DESC, id DESC"
    ))?
    .query_map([], read)?
    .collect()
}

/// One of them.
///
/// # Errors
/// The store's.
pub fn find(db: &Connection, id: &Id) -> rusqlite::Result<Option<Told>> {
    db.prepare_cached(&format!("{TOLD} WHERE id = ?1 AND gone_ms IS NULL"))?
        .query_row([id], read)
        .optional()
}

/// Keeps one.
///
/// # Errors
/// The store's.
pub fn insert(db: &Connection, told: &Told) -> rusqlite::Result<()> {
    db.prepare_cached(
        "INSERT INTO checkins_told (id, revision, measure, total, day, told_by, at_ms, zone)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
    )?
    .execute(params![
        told.id,
        told.revision,
        told.measure,
        told.total,
        told.day.to_string(),
        told.by,
        told.at.ms(),
        told.at.zone_name()
    ])?;
    Ok(())
}

/// Takes one out, or puts it back; false when there is none to take or put.
///
/// # Errors
/// The store's.
pub fn set_gone(db: &Connection, id: &Id, gone: bool, now: &Moment) -> rusqlite::Result<bool> {
    let gone_ms = gone.then_some(now.ms());
    db.prepare_cached(
        "UPDATE checkins_told SET revision = revision + 1, gone_ms = ?2
         WHERE id = ?1 AND (gone_ms IS NULL) = ?3",
    )?
    .execute(params![id, gone_ms, gone])
    .map(|changed| changed > 0)
}

fn read(row: &Row) -> rusqlite::Result<Told> {
    let at = Moment::stored(row.get(6)?, row.get_ref(7)?.as_str()?);
    let day: String = row.get(4)?;
    Ok(Told {
        id: row.get(0)?,
        revision: row.get(1)?,
        measure: row.get(2)?,
        total: row.get(3)?,
        day: day.parse::<NaiveDate>().unwrap_or_else(|_| at.day()),
        by: row.get(5)?,
        at,
    })
}
