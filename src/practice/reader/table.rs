//! What is read of a patient: the latest of each thing, what was taken back, files, what was received when.

use crate::moment::Moment;
use crate::practice::intake::table::Item;
use crate::random::Id;
use crate::share::names::{DeviceId, PairId};
use rusqlite::{Connection, OptionalExtension, named_params};

/// A line of what was received.
#[derive(Debug, Clone)]
pub struct Line {
    /// Its device.
    pub dev: DeviceId,
    /// Its number.
    pub seq: u32,
    /// What it was.
    pub kind: String,
    /// Things in it that were put there.
    pub items: u32,
    /// When it was stored.
    pub stored: Moment,
}

/// What was received, newest first.
///
/// # Errors
/// The store's.
pub fn lines(db: &Connection, pair: &PairId) -> rusqlite::Result<Vec<Line>> {
    db.prepare_cached(
        "SELECT p.dev, p.seq, p.kind, p.stored_ms, p.zone,
            (SELECT count(*) FROM practice_item i WHERE i.pair = p.pair AND i.dev = p.dev AND i.seq = p.seq)
         FROM practice_package p WHERE p.pair = :pair ORDER BY p.rowid DESC",
    )?
    .query_map(named_params! { ":pair": pair }, |row| {
        Ok(Line {
            dev: row.get(0)?,
            seq: row.get(1)?,
            kind: row.get(2)?,
            stored: Moment::stored(row.get(3)?, &row.get::<_, String>(4)?),
            items: row.get(5)?,
        })
    })?
    .collect()
}

/// The latest revision of everything that a patient sent and did not take back.
///
/// # Errors
/// The store's.
pub fn items(db: &Connection, pair: &PairId) -> rusqlite::Result<Vec<Item>> {
    db.prepare_cached(
        "SELECT entry, max(rev), json, list, dev, seq, count(*) > 1 FROM practice_item WHERE pair = :pair
         GROUP BY entry ORDER BY entry",
    )?
    .query_map(named_params! { ":pair": pair }, |row| {
        Ok(Item {
            entry: row.get(0)?,
            rev: row.get(1)?,
            json: row.get(2)?,
            list: row.get(3)?,
            package: (row.get(4)?, row.get(5)?),
            changed: row.get(6)?,
        })
    })?
    .collect()
}

/// What was taken back, and when that was stored here.
///
/// # Errors
/// The store's.
pub fn withdrawn(db: &Connection, pair: &PairId) -> rusqlite::Result<Vec<(Id, Moment)>> {
    db.prepare_cached(
        "SELECT w.entry, w.at_ms, w.zone FROM practice_withdrawn w WHERE w.pair = :pair
         AND NOT EXISTS (SELECT 1 FROM practice_item i WHERE i.pair = w.pair AND i.entry = w.entry)
         ORDER BY w.at_ms DESC, w.entry",
    )?
    .query_map(named_params! { ":pair": pair }, |row| {
        Ok((
            row.get(0)?,
            Moment::stored(row.get(1)?, &row.get::<_, String>(2)?),
        ))
    })?
    .collect()
}

/// The days of infusions, earliest first.
///
/// # Errors
/// The store's.
pub fn infusions(db: &Connection, pair: &PairId) -> rusqlite::Result<Vec<String>> {
    db.prepare_cached("SELECT day FROM practice_infusion WHERE pair = :pair ORDER BY day")?
        .query_map(named_params! { ":pair": pair }, |row| row.get(0))?
        .collect()
}

/// A file of a package.
///
/// # Errors
/// The store's.
pub fn file(
    db: &Connection,
    pair: &PairId,
    (dev, seq): (&DeviceId, u32),
    path: &str,
) -> rusqlite::Result<Option<Vec<u8>>> {
    db.prepare_cached(
        "SELECT bytes FROM practice_file WHERE pair = :pair AND dev = :dev AND seq = :seq AND path = :path",
    )?
    .query_row(
        named_params! { ":pair": pair, ":dev": dev, ":seq": seq, ":path": path },
        |row| row.get(0),
    )
    .optional()
}

/// The files of a patient's packages by this path, newest first.
///
/// # Errors
/// The store's.
pub fn files(db: &Connection, pair: &PairId, path: &str) -> rusqlite::Result<Vec<Vec<u8>>> {
    db.prepare_cached(
        "SELECT bytes FROM practice_file WHERE pair = :pair AND path = :path ORDER BY rowid DESC",
    )?
    .query_map(named_params! { ":pair": pair, ":path": path }, |row| {
        row.get(0)
    })?
    .collect()
}
