//! The rows of receipts: what is owed, what they tell, and their sealed bytes until they are in the place.

use crate::moment::Moment;
use crate::random::Id;
use crate::share::names::{DeviceId, ObjectName, PairId, Sha256};
use crate::share::package::{Flaw, Sealed};
use crate::share::receipt::Reject;
use rusqlite::types::FromSqlError;
use rusqlite::{Connection, OptionalExtension, named_params};

/// So many refusals are told, the latest first; more help nobody.
const MOST_REJECTS: u32 = 50;

/// A receipt that is not in its place yet.
#[derive(Debug, Clone)]
pub struct Ready {
    /// The patient.
    pub pair: PairId,
    /// Its number.
    pub seq: u32,
    /// Its name.
    pub name: ObjectName,
    /// Its sealed bytes.
    pub bytes: Vec<u8>,
    /// Its signature.
    pub signature: String,
}

/// One is owed.
///
/// # Errors
/// The store's.
pub fn owe(db: &Connection, pair: &PairId) -> rusqlite::Result<()> {
    db.prepare_cached("UPDATE practice_pair SET owed = 1 WHERE id = :pair")?
        .execute(named_params! { ":pair": pair })?;
    Ok(())
}

/// One is owed to everyone who is answered.
///
/// # Errors
/// The store's.
pub fn owe_all(db: &Connection) -> rusqlite::Result<()> {
    db.prepare_cached("UPDATE practice_pair SET owed = 1 WHERE state = 'accepted'")?
        .execute([])?;
    Ok(())
}

/// Is one owed?
///
/// # Errors
/// The store's.
pub fn is_owed(db: &Connection, pair: &PairId) -> rusqlite::Result<bool> {
    db.prepare_cached("SELECT owed FROM practice_pair WHERE id = :pair")?
        .query_row(named_params! { ":pair": pair }, |row| row.get(0))
}

/// Notes a refusal; false when it is known.
///
/// # Errors
/// The store's.
pub fn add_reject(
    db: &Connection,
    pair: &PairId,
    name: &ObjectName,
    flaw: Flaw,
) -> rusqlite::Result<bool> {
    let code = serde_json::to_string(&flaw).map_err(|_| FromSqlError::InvalidType)?;
    let new = db
        .prepare_cached(
            "INSERT INTO practice_reject (pair, name, code) VALUES (:pair, :name, :code)
             ON CONFLICT (pair, name) DO NOTHING",
        )?
        .execute(named_params! { ":pair": pair, ":name": name, ":code": code })?;
    Ok(new > 0)
}

/// The refusals that are told.
///
/// # Errors
/// The store's.
pub fn rejects(db: &Connection, pair: &PairId) -> rusqlite::Result<Vec<Reject>> {
    db.prepare_cached(
        "SELECT name, code FROM practice_reject WHERE pair = :pair ORDER BY rowid DESC LIMIT :most",
    )?
    .query_map(
        named_params! { ":pair": pair, ":most": MOST_REJECTS },
        |row| {
            let code: String = row.get(1)?;
            let code = serde_json::from_str(&code).map_err(|_| FromSqlError::InvalidType)?;
            Ok(super::refusal(row.get(0)?, code))
        },
    )?
    .collect()
}

/// Notes a hole; false when a receipt names it already.
///
/// # Errors
/// The store's.
pub fn name_hole(
    db: &Connection,
    pair: &PairId,
    dev: &DeviceId,
    seq: u32,
) -> rusqlite::Result<bool> {
    let new = db
        .prepare_cached(
            "INSERT INTO practice_hole (pair, dev, seq) VALUES (:pair, :dev, :seq)
             ON CONFLICT (pair, dev, seq) DO NOTHING",
        )?
        .execute(named_params! { ":pair": pair, ":dev": dev, ":seq": seq })?;
    Ok(new > 0)
}

/// The number and the sum of the last one written.
///
/// # Errors
/// The store's.
pub fn last(db: &Connection, pair: &PairId) -> rusqlite::Result<Option<(u32, Sha256)>> {
    db.prepare_cached(
        "SELECT seq, sha256 FROM practice_receipt WHERE pair = :pair ORDER BY seq DESC LIMIT 1",
    )?
    .query_row(named_params! { ":pair": pair }, |row| {
        Ok((row.get(0)?, row.get(1)?))
    })
    .optional()
}

/// Keeps a receipt; its bytes never change. One that is not in the place yet is overtaken by it
/// only there: both go, in order.
///
/// # Errors
/// The store's.
pub fn insert(db: &Connection, sealed: &Sealed, now: &Moment) -> rusqlite::Result<()> {
    db.prepare_cached(
        "INSERT INTO practice_receipt (pair, seq, sha256, name, bytes, signature, state, at_ms, zone)
         VALUES (:pair, :seq, :sha256, :name, :bytes, :signature, 'ready', :now, :zone)",
    )?
    .execute(named_params! {
        ":pair": sealed.name.pair, ":seq": sealed.name.seq, ":sha256": sealed.sha256,
        ":name": sealed.name, ":bytes": sealed.bytes, ":signature": sealed.signature,
        ":now": now.ms(), ":zone": now.zone_name(),
    })?;
    db.prepare_cached("UPDATE practice_pair SET owed = 0 WHERE id = :pair")?
        .execute(named_params! { ":pair": sealed.name.pair })?;
    Ok(())
}

/// The next one of a place that is not in it yet.
///
/// # Errors
/// The store's.
pub fn ready(db: &Connection, drop: &Id) -> rusqlite::Result<Option<Ready>> {
    db.prepare_cached(
        "SELECT r.pair, r.seq, r.name, r.bytes, r.signature FROM practice_receipt r
         JOIN practice_pair p ON p.id = r.pair
         WHERE r.state = 'ready' AND p.drop_id = :drop ORDER BY r.rowid LIMIT 1",
    )?
    .query_row(named_params! { ":drop": drop }, |row| {
        Ok(Ready {
            pair: row.get(0)?,
            seq: row.get(1)?,
            name: row.get(2)?,
            bytes: row.get(3)?,
            signature: row.get(4)?,
        })
    })
    .optional()
}

/// It is in its place, or something else is under its name.
///
/// # Errors
/// The store's.
pub fn set_published(db: &Connection, pair: &PairId, seq: u32) -> rusqlite::Result<()> {
    db.prepare_cached(
        "UPDATE practice_receipt SET state = 'published' WHERE pair = :pair AND seq = :seq",
    )?
    .execute(named_params! { ":pair": pair, ":seq": seq })?;
    Ok(())
}
