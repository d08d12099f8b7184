//! The rows of consents that were given for a pair: frozen, cancelled before they left, or withdrawn.

use super::{Kind, talk};
use crate::moment::Moment;
use crate::random::Id;
use rusqlite::{Connection, named_params};

/// Consents under which an item went, or is about to go, to someone, and that still stand.
///
/// # Errors
/// The store's.
pub fn live(db: &Connection, recipient: &Id, item: &Id) -> rusqlite::Result<Vec<Id>> {
    db.prepare_cached(
        "SELECT l.id FROM share_ledger l JOIN share_ledger_item i ON i.ledger_id = l.id
         WHERE l.recipient_id = :recipient AND i.item_id = :item AND l.method <> 'file'
           AND i.kind NOT IN ('picture', 'voice')
           AND l.cancelled_ms IS NULL AND i.withdrawn_ms IS NULL ORDER BY l.rowid",
    )?
    .query_map(
        named_params! { ":recipient": recipient, ":item": item },
        |row| row.get(0),
    )?
    .collect()
}

/// The revision by which a recipient is told of an item next: higher than every one before. A form
/// whose answers stay tells nothing of how often it was changed.
///
/// # Errors
/// The store's.
pub fn next_rev(db: &Connection, recipient: &Id, item: &Id, own: u32) -> rusqlite::Result<u32> {
    let before: Option<u32> = db
        .prepare_cached(
            "SELECT max(i.rev) FROM share_ledger l JOIN share_ledger_item i ON i.ledger_id = l.id
             WHERE l.recipient_id = :recipient AND i.item_id = :item",
        )?
        .query_row(
            named_params! { ":recipient": recipient, ":item": item },
            |row| row.get(0),
        )?;
    Ok(before.map_or(own, |before| own.max(before.saturating_add(1))))
}

/// Items that may not go to someone by themselves: they went, are about to, or were taken back.
///
/// # Errors
/// The store's.
pub fn settled(db: &Connection, recipient: &Id, kind: Kind) -> rusqlite::Result<Vec<Id>> {
    db.prepare_cached(
        "SELECT DISTINCT i.item_id FROM share_ledger l JOIN share_ledger_item i ON i.ledger_id = l.id
         WHERE l.recipient_id = :recipient AND i.kind = :kind
           AND (l.cancelled_ms IS NULL OR i.withdrawn_ms IS NOT NULL)",
    )?
    .query_map(named_params! { ":recipient": recipient, ":kind": kind }, |row| row.get(0))?
    .collect()
}

/// Forms that someone may have, with whether their answers went along.
///
/// # Errors
/// The store's.
pub fn forms(db: &Connection, recipient: &Id) -> rusqlite::Result<Vec<(Id, bool)>> {
    db.prepare_cached(
        "SELECT i.item_id, max(i.with_item9) FROM share_ledger l JOIN share_ledger_item i ON i.ledger_id = l.id
         WHERE l.recipient_id = :recipient AND i.kind = 'form' AND l.cancelled_ms IS NULL
         GROUP BY i.item_id",
    )?
    .query_map(named_params! { ":recipient": recipient }, |row| Ok((row.get(0)?, row.get(1)?)))?
    .collect()
}

/// None of it has left, and none will.
///
/// # Errors
/// The store's.
pub fn cancel(db: &Connection, id: &Id, now: &Moment) -> rusqlite::Result<()> {
    db.prepare_cached("UPDATE share_ledger SET cancelled_ms = :now WHERE id = :id")?
        .execute(named_params! { ":id": id, ":now": now.ms() })?;
    Ok(())
}

/// One item of a consent is withdrawn, and with a text what went along with it.
///
/// # Errors
/// The store's.
pub fn withdraw(db: &Connection, id: &Id, item: &Id, now: &Moment) -> rusqlite::Result<()> {
    db.prepare_cached(
        "UPDATE share_ledger_item SET withdrawn_ms = coalesce(withdrawn_ms, :now)
         WHERE ledger_id = :id AND (item_id = :item OR (kind = 'picture'
           AND item_id IN (SELECT id FROM journal_picture WHERE entry_id = :item)))",
    )?
    .execute(named_params! { ":id": id, ":item": item, ":now": now.ms() })?;
    Ok(())
}

/// Every item of a consent is withdrawn.
///
/// # Errors
/// The store's.
pub fn withdraw_all(db: &Connection, id: &Id, now: &Moment) -> rusqlite::Result<()> {
    db.prepare_cached(
        "UPDATE share_ledger_item SET withdrawn_ms = coalesce(withdrawn_ms, :now) WHERE ledger_id = :id",
    )?
    .execute(named_params! { ":id": id, ":now": now.ms() })?;
    Ok(())
}

/// The recipient's side said that an item was removed there, and whether a record keeps a copy. It can
/// only mean what they know to be taken back: the package that says so was stored.
///
/// # Errors
/// The store's.
pub fn removed(
    db: &Connection,
    recipient: &Id,
    item: &Id,
    exported: bool,
    now: &Moment,
) -> rusqlite::Result<()> {
    db.prepare_cached(
        "UPDATE share_ledger_item SET removed_ms = coalesce(removed_ms, :now), exported = max(exported, :exported)
         WHERE item_id = :item AND withdrawn_ms IS NOT NULL
           AND ledger_id IN (SELECT id FROM share_ledger WHERE recipient_id = :recipient)
           AND EXISTS (SELECT 1 FROM share_outbox o JOIN share_outbox_item i ON i.outbox_id = o.id
               JOIN share_pair p ON p.id = o.pair
               WHERE p.recipient_id = :recipient AND o.kind = 'withdraw' AND o.state = 'received'
               AND i.item_id = :item AND i.rev >= share_ledger_item.rev)",
    )?
    .execute(named_params! {
        ":recipient": recipient, ":item": item, ":exported": exported, ":now": now.ms(),
    })?;
    Ok(())
}

/// What a consent by ticks is still about is ticked again.
///
/// # Errors
/// The store's.
pub fn tick_again(db: &Connection, id: &Id, now: &Moment) -> rusqlite::Result<()> {
    db.prepare_cached(
        "INSERT INTO share_tick (kind, item_id, at_ms)
         SELECT i.kind, i.item_id, :now FROM share_ledger_item i JOIN share_ledger l ON l.id = i.ledger_id
         WHERE l.id = :id AND l.method = 'ticks' AND i.withdrawn_ms IS NULL
         ON CONFLICT (kind, item_id) DO NOTHING",
    )?
    .execute(named_params! { ":id": id, ":now": now.ms() })?;
    talk::come_back(db, now)
}

/// Takes the tick off an item, whatever it is.
///
/// # Errors
/// The store's.
pub fn untick(db: &Connection, item: &Id) -> rusqlite::Result<()> {
    db.prepare_cached("DELETE FROM share_tick WHERE item_id = :item")?
        .execute(named_params! { ":item": item })?;
    Ok(())
}
