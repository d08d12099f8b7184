//! The rows of receipts that were read.

use super::Found;
use crate::moment::Moment;
use crate::share::names::{DeviceId, ObjectName, PairId};
use crate::share::package::Flaw;
use rusqlite::{Connection, OptionalExtension, named_params};
use std::collections::BTreeMap;

/// Notes that a receipt was read.
///
/// # Errors
/// The store's.
pub fn insert(
    db: &Connection,
    pair: &PairId,
    name: &ObjectName,
    found: Found,
    now: &Moment,
) -> rusqlite::Result<()> {
    let found = match found {
        Found::Taken => "taken",
        Found::Forged => "forged",
        Found::Flawed(Flaw::Junk) => "junk",
        Found::Flawed(Flaw::Misbound) => "misbound",
        Found::Flawed(Flaw::Damaged) => "damaged",
        Found::Flawed(Flaw::TooLarge) => "too large",
        Found::Flawed(Flaw::Newer) => "newer",
        Found::Flawed(Flaw::NotForMe) => "not for me",
    };
    db.prepare_cached(
        "INSERT INTO share_receipt (pair, name, found, at_ms) VALUES (:pair, :name, :found, :now)
         ON CONFLICT (pair, name) DO UPDATE SET found = excluded.found, at_ms = excluded.at_ms",
    )?
    .execute(named_params! {
        ":pair": pair, ":name": name, ":found": found, ":now": now.ms(),
    })?;
    Ok(())
}

/// Was this receipt read? One that was damaged or of a newer form may be whole, or be understood, later.
///
/// # Errors
/// The store's.
pub fn is_read(db: &Connection, pair: &PairId, name: &ObjectName) -> rusqlite::Result<bool> {
    let found: Option<String> = db
        .prepare_cached("SELECT found FROM share_receipt WHERE pair = :pair AND name = :name")?
        .query_row(named_params! { ":pair": pair, ":name": name }, |row| {
            row.get(0)
        })
        .optional()?;
    Ok(found.is_some_and(|found| found != "newer"))
}

/// Up to where the receipts of each device of theirs were read.
///
/// # Errors
/// The store's.
pub fn acks(db: &Connection, pair: &PairId) -> rusqlite::Result<Vec<(DeviceId, u32)>> {
    let mut statement =
        db.prepare_cached("SELECT name FROM share_receipt WHERE pair = :pair AND found = 'taken'")?;
    let names = statement.query_map(named_params! { ":pair": pair }, |row| row.get(0))?;
    let mut heads: BTreeMap<DeviceId, u32> = BTreeMap::new();
    for name in names {
        let name: ObjectName = name?;
        let head = heads.entry(name.device).or_default();
        *head = name.seq.max(*head);
    }
    Ok(heads.into_iter().collect())
}
