//! Moods in the vault.

use super::{Axis, Beside, Mood};
use crate::moment::Moment;
use crate::random::Id;
use rusqlite::{Connection, OptionalExtension, Row, params};

const MOOD: &str =
    "SELECT id, at_ms, zone, valence, energy, anxiety, sleep, unreal, pain FROM checkins_mood";

/// All moods, oldest first.
///
/// # Errors
/// The store's.
pub fn moods(db: &Connection) -> rusqlite::Result<Vec<Mood>> {
    db.prepare_cached(&format!("{MOOD} WHERE gone_ms IS NULL ORDER BY at_ms, id"))?
        .query_map([], read)?
        .collect()
}

/// When each mood was, and how, in any order: what Trends needs of ten years, and nothing beside it.
///
/// # Errors
/// The store's.
pub fn valences(db: &Connection) -> rusqlite::Result<Vec<(Moment, i32)>> {
    db.prepare_cached("SELECT at_ms, zone, valence FROM checkins_mood WHERE gone_ms IS NULL")?
        .query_map([], |row| {
            let at = Moment::stored(row.get(0)?, row.get_ref(1)?.as_str()?);
            Ok((at, row.get(2)?))
        })?
        .collect()
}

/// The moods of these spans of milliseconds, both ends included, oldest first; each once.
///
/// # Errors
/// The store's.
pub fn moods_within(db: &Connection, spans: [(i64, i64); 2]) -> rusqlite::Result<Vec<Mood>> {
    let [(from, to), (also_from, also_to)] = spans;
    db.prepare_cached(&format!(
        "{MOOD} WHERE (at_ms BETWEEN ?1 AND ?2 OR at_ms BETWEEN ?3 AND ?4) AND gone_ms IS NULL
         ORDER BY at_ms, id"
    ))?
    .query_map([from, to, also_from, also_to], read)?
    .collect()
}

/// The moods since a moment, newest first.
///
/// # Errors
/// The store's.
pub fn since(db: &Connection, from: &Moment) -> rusqlite::Result<Vec<Mood>> {
    db.prepare_cached(&format!(
        "{MOOD} WHERE at_ms >= ?1 AND gone_ms IS NULL ORDER BY at_ms DESC, id DESC"
    ))?
    .query_map([from.ms()], read)?
    .collect()
}

/// One mood.
///
/// # Errors
/// The store's.
pub fn find(db: &Connection, id: &Id) -> rusqlite::Result<Option<Mood>> {
    db.prepare_cached(&format!("{MOOD} WHERE id = ?1 AND gone_ms IS NULL"))?
        .query_row([id], read)
        .optional()
}

/// Notes a mood; under an id that is known it changes nothing.
///
/// # Errors
/// The store's.
pub fn insert(db: &Connection, mood: &Mood) -> rusqlite::Result<()> {
    db.prepare_cached(
        "INSERT INTO checkins_mood (id, revision, at_ms, zone, valence) VALUES (?1, 1, ?2, ?3, ?4)
         ON CONFLICT (id) DO NOTHING",
    )?
    .execute(params![
        mood.id,
        mood.at.ms(),
        mood.at.zone_name(),
        mood.valence
    ])?;
    Ok(())
}

/// Notes something beside a mood, or takes it away.
///
/// # Errors
/// The store's.
pub fn set_beside(
    db: &Connection,
    id: &Id,
    axis: Axis,
    level: Option<u32>,
) -> rusqlite::Result<()> {
    let column = axis.key();
    db.prepare_cached(&format!(
        "UPDATE checkins_mood SET revision = revision + 1, {column} = ?2 WHERE id = ?1"
    ))?
    .execute(params![id, level])?;
    Ok(())
}

/// Takes a mood out, or puts it back; false when there is none to take or put.
///
/// # Errors
/// The store's.
pub fn set_gone(db: &Connection, id: &Id, gone: bool, now: &Moment) -> rusqlite::Result<bool> {
    let gone_ms = gone.then_some(now.ms());
    db.prepare_cached(
        "UPDATE checkins_mood SET revision = revision + 1, gone_ms = ?2
         WHERE id = ?1 AND (gone_ms IS NULL) = ?3",
    )?
    .execute(params![id, gone_ms, gone])
    .map(|changed| changed > 0)
}

fn read(row: &Row) -> rusqlite::Result<Mood> {
    Ok(Mood {
        id: row.get(0)?,
        at: Moment::stored(row.get(1)?, row.get_ref(2)?.as_str()?),
        valence: row.get(3)?,
        beside: Beside {
            energy: row.get(4)?,
            anxiety: row.get(5)?,
            sleep: row.get(6)?,
            unreal: row.get(7)?,
            pain: row.get(8)?,
        },
    })
}
