//! The rows of sharing: who may read, what is ticked, what went.

use super::{Kind, Ledger, LedgerItem, Method, Recipient, Shared};
use crate::moment::Moment;
use crate::random::Id;
use rusqlite::{Connection, OptionalExtension, Row, named_params};
use std::collections::BTreeSet;

/// Recipients whom a file can be sealed for by hand, in the order they were added.
///
/// # Errors
/// The store's.
pub fn recipients(db: &Connection) -> rusqlite::Result<Vec<Recipient>> {
    db.prepare_cached(
        "SELECT id, name, key, at_ms, zone FROM share_recipient WHERE gone_ms IS NULL AND key <> '' ORDER BY at_ms, id",
    )?
    .query_map([], read_recipient)?
    .collect()
}

/// Everyone who ever was a recipient.
///
/// # Errors
/// The store's.
pub fn everyone(db: &Connection) -> rusqlite::Result<Vec<Recipient>> {
    db.prepare_cached("SELECT id, name, key, at_ms, zone FROM share_recipient ORDER BY at_ms, id")?
        .query_map([], read_recipient)?
        .collect()
}

/// One recipient.
///
/// # Errors
/// The store's.
pub fn recipient(db: &Connection, id: &Id) -> rusqlite::Result<Option<Recipient>> {
    db.prepare_cached(
        "SELECT id, name, key, at_ms, zone FROM share_recipient WHERE id = :id AND gone_ms IS NULL",
    )?
    .query_row(named_params! { ":id": id }, read_recipient)
    .optional()
}

/// The recipient with this key.
///
/// # Errors
/// The store's.
pub fn recipient_by_key(db: &Connection, key: &str) -> rusqlite::Result<Option<Recipient>> {
    db.prepare_cached(
        "SELECT id, name, key, at_ms, zone FROM share_recipient WHERE key = :key AND gone_ms IS NULL",
    )?
    .query_row(named_params! { ":key": key }, read_recipient)
    .optional()
}

/// Adds a recipient.
///
/// # Errors
/// The store's.
pub fn insert_recipient(db: &Connection, recipient: &Recipient) -> rusqlite::Result<()> {
    db.prepare_cached(
        "INSERT INTO share_recipient (id, revision, name, key, at_ms, zone)
         VALUES (:id, 1, :name, :key, :at, :zone)",
    )?
    .execute(named_params! {
        ":id": recipient.id, ":name": recipient.name, ":key": recipient.key,
        ":at": recipient.at.ms(), ":zone": recipient.at.zone_name(),
    })?;
    Ok(())
}

/// What is ticked.
///
/// # Errors
/// The store's.
pub fn ticks(db: &Connection) -> rusqlite::Result<Vec<(Kind, Id)>> {
    db.prepare_cached("SELECT kind, item_id FROM share_tick ORDER BY at_ms, item_id")?
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect()
}

/// Is it ticked?
///
/// # Errors
/// The store's.
pub fn is_ticked(db: &Connection, kind: Kind, id: &Id) -> rusqlite::Result<bool> {
    db.prepare_cached(
        "SELECT EXISTS (SELECT 1 FROM share_tick WHERE kind = :kind AND item_id = :id)",
    )?
    .query_row(named_params! { ":kind": kind, ":id": id }, |row| row.get(0))
}

/// Ticks an item, or takes the tick away.
///
/// # Errors
/// The store's.
pub fn set_tick(
    db: &Connection,
    kind: Kind,
    id: &Id,
    on: bool,
    now: &Moment,
) -> rusqlite::Result<()> {
    if on {
        db.prepare_cached(
            "INSERT INTO share_tick (kind, item_id, at_ms) VALUES (:kind, :id, :now)
             ON CONFLICT (kind, item_id) DO NOTHING",
        )?
        .execute(named_params! { ":kind": kind, ":id": id, ":now": now.ms() })?;
    } else {
        db.prepare_cached("DELETE FROM share_tick WHERE kind = :kind AND item_id = :id")?
            .execute(named_params! { ":kind": kind, ":id": id })?;
    }
    Ok(())
}

/// Everything that went, newest first.
///
/// # Errors
/// The store's.
pub fn ledger(db: &Connection) -> rusqlite::Result<Vec<Ledger>> {
    let mut rows: Vec<Ledger> = db
        .prepare_cached(
            "SELECT id, recipient_id, file_name, sha256, bytes, at_ms, zone, method, cancelled_ms FROM share_ledger
             ORDER BY at_ms DESC, id DESC",
        )?
        .query_map([], read_ledger)?
        .collect::<rusqlite::Result<_>>()?;
    for row in &mut rows {
        row.items = ledger_items(db, &row.id)?;
    }
    Ok(rows)
}

/// How a consent was given.
///
/// # Errors
/// The store's.
pub fn ledger_method(db: &Connection, id: &Id) -> rusqlite::Result<Method> {
    db.prepare_cached("SELECT method FROM share_ledger WHERE id = :id")?
        .query_row(named_params! { ":id": id }, |row| row.get(0))
}

/// What a consent is about.
///
/// # Errors
/// The store's.
pub fn ledger_items(db: &Connection, id: &Id) -> rusqlite::Result<Vec<LedgerItem>> {
    db.prepare_cached(
        "SELECT kind, item_id, revision, with_item9, rev, withdrawn_ms, removed_ms, exported FROM share_ledger_item
         WHERE ledger_id = :id ORDER BY kind, item_id",
    )?
    .query_map(named_params! { ":id": id }, read_item)?
    .collect()
}

/// Remembers what went.
///
/// # Errors
/// The store's.
pub fn insert_ledger(db: &Connection, row: &Ledger) -> rusqlite::Result<()> {
    db.prepare_cached(
        "INSERT INTO share_ledger (id, recipient_id, method, file_name, sha256, bytes, at_ms, zone)
         VALUES (:id, :recipient, :method, :file, :sha256, :bytes, :at, :zone)",
    )?
    .execute(named_params! {
        ":id": row.id, ":recipient": row.recipient, ":method": row.method, ":file": row.file_name, ":sha256": row.sha256,
        ":bytes": row.bytes, ":at": row.at.ms(), ":zone": row.at.zone_name(),
    })?;
    let mut insert = db.prepare_cached(
        "INSERT INTO share_ledger_item (ledger_id, kind, item_id, revision, rev, with_item9, exported)
         VALUES (:ledger, :kind, :id, :revision, :rev, :item9, 0)",
    )?;
    for item in &row.items {
        insert.execute(named_params! {
            ":ledger": row.id, ":kind": item.kind, ":id": item.id,
            ":revision": item.revision, ":rev": item.rev, ":item9": item.with_item9,
        })?;
    }
    Ok(())
}

/// Where each item went, all of them or these, newest first.
///
/// # Errors
/// The store's.
pub fn shared(db: &Connection, of: Option<&BTreeSet<Id>>) -> rusqlite::Result<Vec<Shared>> {
    let ids = of.map(|ids| {
        let ids: Vec<String> = ids.iter().map(|id| format!("\"{id}\"")).collect();
        format!("[{}]", ids.join(","))
    });
    let among = match ids {
        Some(_) => "AND i.item_id IN (SELECT value FROM json_each(:ids))",
        None => "AND :ids IS NULL",
    };
    db.prepare_cached(&format!(
        "SELECT i.kind, i.item_id, i.revision, r.name, l.at_ms, l.zone
         FROM share_ledger_item i JOIN share_ledger l ON l.id = i.ledger_id
         JOIN share_recipient r ON r.id = l.recipient_id
         WHERE l.cancelled_ms IS NULL AND i.withdrawn_ms IS NULL {among}
         ORDER BY l.at_ms DESC, l.id DESC"
    ))?
    .query_map(named_params! { ":ids": ids }, |row| {
        Ok(Shared {
            kind: row.get(0)?,
            id: row.get(1)?,
            revision: row.get(2)?,
            to: row.get(3)?,
            at: Moment::stored(row.get(4)?, &row.get::<_, String>(5)?),
        })
    })?
    .collect()
}

fn read_recipient(row: &Row) -> rusqlite::Result<Recipient> {
    Ok(Recipient {
        id: row.get(0)?,
        name: row.get(1)?,
        key: row.get(2)?,
        at: Moment::stored(row.get(3)?, &row.get::<_, String>(4)?),
    })
}

fn read_ledger(row: &Row) -> rusqlite::Result<Ledger> {
    let zone: String = row.get(6)?;
    Ok(Ledger {
        id: row.get(0)?,
        recipient: row.get(1)?,
        file_name: row.get(2)?,
        sha256: row.get(3)?,
        bytes: row.get(4)?,
        at: Moment::stored(row.get(5)?, &zone),
        method: row.get(7)?,
        cancelled: row
            .get::<_, Option<i64>>(8)?
            .map(|ms| Moment::stored(ms, &zone)),
        items: Vec::new(),
    })
}

fn read_item(row: &Row) -> rusqlite::Result<LedgerItem> {
    Ok(LedgerItem {
        kind: row.get(0)?,
        id: row.get(1)?,
        revision: row.get(2)?,
        with_item9: row.get(3)?,
        rev: row.get(4)?,
        withdrawn_ms: row.get(5)?,
        removed_ms: row.get(6)?,
        exported: row.get(7)?,
    })
}
