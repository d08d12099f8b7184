//! The rows of sharing: who may read, what is ticked, what went.

use super::{Kind, Ledger, LedgerItem, Recipient, Shared};
use crate::moment::Moment;
use crate::random::Id;
use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ToSql, ToSqlOutput, ValueRef};
use rusqlite::{Connection, OptionalExtension, Row, named_params};
use std::collections::BTreeSet;

/// All recipients, in the order they were added.
///
/// # Errors
/// The store's.
pub fn recipients(db: &Connection) -> rusqlite::Result<Vec<Recipient>> {
    db.prepare_cached(
        "SELECT id, name, key, at_ms, zone FROM share_recipient WHERE gone_ms IS NULL ORDER BY at_ms, id",
    )?
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
            "SELECT id, recipient_id, file_name, sha256, bytes, at_ms, zone FROM share_ledger
             ORDER BY at_ms DESC, id DESC",
        )?
        .query_map([], read_ledger)?
        .collect::<rusqlite::Result<_>>()?;
    let mut items = db.prepare_cached(
        "SELECT kind, item_id, revision, with_item9 FROM share_ledger_item
         WHERE ledger_id = :id ORDER BY kind, item_id",
    )?;
    for row in &mut rows {
        row.items = items
            .query_map(named_params! { ":id": row.id }, read_item)?
            .collect::<rusqlite::Result<_>>()?;
    }
    Ok(rows)
}

/// Remembers what went.
///
/// # Errors
/// The store's.
pub fn insert_ledger(db: &Connection, row: &Ledger) -> rusqlite::Result<()> {
    db.prepare_cached(
        "INSERT INTO share_ledger (id, recipient_id, file_name, sha256, bytes, at_ms, zone)
         VALUES (:id, :recipient, :file, :sha256, :bytes, :at, :zone)",
    )?
    .execute(named_params! {
        ":id": row.id, ":recipient": row.recipient, ":file": row.file_name, ":sha256": row.sha256,
        ":bytes": row.bytes, ":at": row.at.ms(), ":zone": row.at.zone_name(),
    })?;
    let mut insert = db.prepare_cached(
        "INSERT INTO share_ledger_item (ledger_id, kind, item_id, revision, with_item9)
         VALUES (:ledger, :kind, :id, :revision, :item9)",
    )?;
    for item in &row.items {
        insert.execute(named_params! {
            ":ledger": row.id, ":kind": item.kind, ":id": item.id,
            ":revision": item.revision, ":item9": item.with_item9,
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
        Some(_) => "WHERE i.item_id IN (SELECT value FROM json_each(:ids))",
        None => "WHERE :ids IS NULL",
    };
    db.prepare_cached(&format!(
        "SELECT i.kind, i.item_id, i.revision, r.name, l.at_ms, l.zone
         FROM share_ledger_item i JOIN share_ledger l ON l.id = i.ledger_id
         JOIN share_recipient r ON r.id = l.recipient_id {among}
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
    Ok(Ledger {
        id: row.get(0)?,
        recipient: row.get(1)?,
        file_name: row.get(2)?,
        sha256: row.get(3)?,
        bytes: row.get(4)?,
        at: Moment::stored(row.get(5)?, &row.get::<_, String>(6)?),
        items: Vec::new(),
    })
}

fn read_item(row: &Row) -> rusqlite::Result<LedgerItem> {
    Ok(LedgerItem {
        kind: row.get(0)?,
        id: row.get(1)?,
        revision: row.get(2)?,
        with_item9: row.get(3)?,
    })
}

impl ToSql for Kind {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::from(match self {
            Self::Entry => "entry",
            Self::Form => "form",
            Self::Told => "told",
            Self::Talk => "talk",
            Self::Moods => "moods",
            Self::Picture => "picture",
            Self::Voice => "voice",
        }))
    }
}

impl FromSql for Kind {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        match value.as_str()? {
            "entry" => Ok(Self::Entry),
            "form" => Ok(Self::Form),
            "told" => Ok(Self::Told),
            "talk" => Ok(Self::Talk),
            "moods" => Ok(Self::Moods),
            "picture" => Ok(Self::Picture),
            "voice" => Ok(Self::Voice),
            _ => Err(FromSqlError::InvalidType),
        }
    }
}
