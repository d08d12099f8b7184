//! The rows of the outbox: what is planned, and how it is read.

use super::plan::File;
use super::{Package, files, points};
use crate::moment::Moment;
use crate::random::Id;
use crate::share::names::{DeviceId, PairId, Sha256};
use rusqlite::types::FromSqlError;
use rusqlite::{Connection, OptionalExtension, Row, named_params};

/// One thing that a package says something about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// Its id.
    pub id: Id,
    /// The revision as the recipient is told it.
    pub rev: u32,
    /// It is taken back.
    pub withdraw: bool,
    /// SHA-256 of it, as the package names it.
    pub sha256: Sha256,
}

const PACKAGE: &str =
    "SELECT id, pair, dev, seq, kind, ledger_id, state, at_ms, zone, attempts, fault, name,
    sha256, published_ms, received_ms, stored_at, remove, anew, bare FROM share_outbox";

/// Not settled; as the index says it, so that it is used.
const OPEN: &str = "state <> 'published' AND state <> 'received' AND state <> 'void'";

/// Everything of one device of a pair, in order.
///
/// # Errors
/// The store's.
pub fn chain(db: &Connection, pair: &PairId, dev: &DeviceId) -> rusqlite::Result<Vec<Package>> {
    db.prepare_cached(&format!(
        "{PACKAGE} WHERE pair = :pair AND dev = :dev ORDER BY seq"
    ))?
    .query_map(named_params! { ":pair": pair, ":dev": dev }, read)?
    .collect()
}

/// What of one device of a pair is on its way or waits for it, in order.
///
/// # Errors
/// The store's.
pub fn open(db: &Connection, pair: &PairId, dev: &DeviceId) -> rusqlite::Result<Vec<Package>> {
    db.prepare_cached(&format!(
        "{PACKAGE} WHERE pair = :pair AND dev = :dev AND {OPEN} ORDER BY seq"
    ))?
    .query_map(named_params! { ":pair": pair, ":dev": dev }, read)?
    .collect()
}

/// What is still to be dressed, of every pair.
///
/// # Errors
/// The store's.
pub fn bare(db: &Connection) -> rusqlite::Result<Vec<Package>> {
    db.prepare_cached(&format!(
        "{PACKAGE} WHERE {OPEN} AND state = 'planned' AND bare = 1"
    ))?
    .query_map([], read)?
    .collect()
}

/// Was anything of a pair ever put in its place?
///
/// # Errors
/// The store's.
pub fn has_published(db: &Connection, pair: &PairId) -> rusqlite::Result<bool> {
    db.prepare_cached(
        "SELECT EXISTS (SELECT 1 FROM share_outbox WHERE pair = :pair AND published_ms IS NOT NULL)",
    )?
    .query_row(named_params! { ":pair": pair }, |row| row.get(0))
}

/// Everything of a pair, in the order it was asked for.
///
/// # Errors
/// The store's.
pub fn of(db: &Connection, pair: &PairId) -> rusqlite::Result<Vec<Package>> {
    db.prepare_cached(&format!("{PACKAGE} WHERE pair = :pair ORDER BY rowid"))?
        .query_map(named_params! { ":pair": pair }, read)?
        .collect()
}

/// The packages that carry out a consent: one, or a second of another device in its place.
///
/// # Errors
/// The store's.
pub fn of_ledger(db: &Connection, ledger: &Id) -> rusqlite::Result<Vec<Package>> {
    db.prepare_cached(&format!(
        "{PACKAGE} WHERE ledger_id = :ledger ORDER BY rowid"
    ))?
    .query_map(named_params! { ":ledger": ledger }, read)?
    .collect()
}

/// Everything, the newest first.
///
/// # Errors
/// The store's.
pub fn all(db: &Connection) -> rusqlite::Result<Vec<Package>> {
    db.prepare_cached(&format!("{PACKAGE} ORDER BY rowid DESC"))?
        .query_map([], read)?
        .collect()
}

/// One package.
///
/// # Errors
/// The store's.
pub fn find(db: &Connection, id: &Id) -> rusqlite::Result<Option<Package>> {
    db.prepare_cached(&format!("{PACKAGE} WHERE id = :id"))?
        .query_row(named_params! { ":id": id }, read)
        .optional()
}

/// Plans a package (T1).
///
/// # Errors
/// The store's.
pub fn insert(
    db: &Connection,
    package: &Package,
    items: &[Item],
    files: &[File],
) -> rusqlite::Result<()> {
    db.prepare_cached(
        "INSERT INTO share_outbox (id, pair, dev, seq, kind, ledger_id, state, at_ms, zone, attempts, remove, anew, bare)
         VALUES (:id, :pair, :dev, :seq, :kind, :ledger, 'planned', :at, :zone, 0, 0, :anew, :bare)",
    )?
    .execute(named_params! {
        ":id": package.id, ":pair": package.pair, ":dev": package.dev, ":seq": package.seq,
        ":kind": package.kind, ":ledger": package.ledger, ":at": package.at.ms(),
        ":zone": package.at.zone_name(), ":anew": package.anew, ":bare": package.bare,
    })?;
    let mut insert = db.prepare_cached(
        "INSERT INTO share_outbox_item (outbox_id, item_id, rev, withdraw, sha256)
         VALUES (:outbox, :item, :rev, :withdraw, :sha256)",
    )?;
    for item in items {
        insert.execute(named_params! {
            ":outbox": package.id, ":item": item.id, ":rev": item.rev,
            ":withdraw": item.withdraw, ":sha256": item.sha256.to_string(),
        })?;
    }
    files::insert(db, &package.id, files)
}

/// The next free number in a device's chain.
///
/// # Errors
/// The store's.
pub fn next_seq(db: &Connection, pair: &PairId, dev: &DeviceId) -> rusqlite::Result<u32> {
    db.prepare_cached(
        "SELECT coalesce(max(seq) + 1, 0) FROM share_outbox WHERE pair = :pair AND dev = :dev",
    )?
    .query_row(named_params! { ":pair": pair, ":dev": dev }, |row| {
        row.get(0)
    })
}

/// Takes a package out of which nothing left.
///
/// # Errors
/// The store's.
pub fn delete(db: &Connection, id: &Id) -> rusqlite::Result<()> {
    db.prepare_cached(
        "DELETE FROM share_outbox WHERE id = :id AND state IN ('planned', 'sealed')",
    )?
    .execute(named_params! { ":id": id })?;
    Ok(())
}

/// Gives a package of which nothing left another place in a chain; it is sealed anew.
///
/// # Errors
/// The store's.
pub fn replan(db: &Connection, id: &Id, dev: &DeviceId, seq: u32) -> rusqlite::Result<()> {
    let planned = db
        .prepare_cached(
            "UPDATE share_outbox SET dev = :dev, seq = :seq, state = 'planned', name = NULL, prev = NULL,
                sha256 = NULL, signature = NULL
             WHERE id = :id AND state IN ('planned', 'sealed')",
        )?
        .execute(named_params! { ":id": id, ":dev": dev, ":seq": seq })?;
    if planned > 0 {
        points::forget_sealed(db, id)?;
    }
    Ok(())
}

/// The items of a package.
///
/// # Errors
/// The store's.
pub fn items(db: &Connection, id: &Id) -> rusqlite::Result<Vec<Item>> {
    db.prepare_cached(
        "SELECT item_id, rev, withdraw, sha256 FROM share_outbox_item WHERE outbox_id = :id ORDER BY item_id",
    )?
    .query_map(named_params! { ":id": id }, |row| {
        Ok(Item {
            id: row.get(0)?,
            rev: row.get(1)?,
            withdraw: row.get(2)?,
            sha256: hash(&row.get::<_, String>(3)?)?,
        })
    })?
    .collect()
}

/// The sealed bytes and their signature; none when they were let go.
///
/// # Errors
/// The store's.
pub fn sealed(db: &Connection, id: &Id) -> rusqlite::Result<Option<(Vec<u8>, String)>> {
    db.prepare_cached(
        "SELECT s.bytes, o.signature FROM share_outbox o JOIN share_outbox_sealed s ON s.outbox_id = o.id
         WHERE o.id = :id AND o.signature IS NOT NULL",
    )?
    .query_row(named_params! { ":id": id }, |row| Ok((row.get(0)?, row.get(1)?)))
    .optional()
}

/// What was sent, not taken back and is not known to be stored there, in the order it was asked for.
///
/// # Errors
/// The store's.
pub fn waiting(db: &Connection) -> rusqlite::Result<Vec<Package>> {
    db.prepare_cached(&format!(
        "{PACKAGE} WHERE kind = 'data' AND state <> 'received' AND state <> 'void' AND remove = 0
         ORDER BY rowid"
    ))?
    .query_map([], read)?
    .collect()
}

/// Packages of a pair that are to be taken out of the place and are not yet, in order.
///
/// # Errors
/// The store's.
pub fn to_remove(db: &Connection, pair: &PairId) -> rusqlite::Result<Vec<Package>> {
    db.prepare_cached(&format!(
        "{PACKAGE} WHERE pair = :pair AND remove = 1 AND removed_ms IS NULL AND name IS NOT NULL ORDER BY rowid"
    ))?
    .query_map(named_params! { ":pair": pair }, read)?
    .collect()
}

fn read(row: &Row) -> rusqlite::Result<Package> {
    let zone: String = row.get(8)?;
    let at = |ms: Option<i64>| ms.map(|ms| Moment::stored(ms, &zone));
    let sha256: Option<String> = row.get(12)?;
    Ok(Package {
        id: row.get(0)?,
        pair: row.get(1)?,
        dev: row.get(2)?,
        seq: row.get(3)?,
        kind: row.get(4)?,
        ledger: row.get(5)?,
        state: row.get(6)?,
        at: Moment::stored(row.get(7)?, &zone),
        attempts: row.get(9)?,
        fault: row.get(10)?,
        name: row.get(11)?,
        sha256: sha256.map(|text| hash(&text)).transpose()?,
        published: at(row.get(13)?),
        received: at(row.get(14)?),
        stored_at: row.get(15)?,
        remove: row.get(16)?,
        anew: row.get(17)?,
        bare: row.get(18)?,
    })
}

fn hash(text: &str) -> rusqlite::Result<Sha256> {
    text.parse()
        .map_err(|_| rusqlite::Error::from(FromSqlError::InvalidType))
}
