//! Checklists in the vault.

use super::Item;
use crate::moment::Moment;
use crate::random::Id;
use rusqlite::{Connection, Row, named_params};

/// The checklist of one infusion, in order.
///
/// # Errors
/// The store's.
pub fn items(db: &Connection, session_id: &Id) -> rusqlite::Result<Vec<Item>> {
    db.prepare_cached(
        "SELECT id, session_id, words, done_ms FROM prep_item
         WHERE session_id = :session AND gone_ms IS NULL ORDER BY position, id",
    )?
    .query_map(named_params! { ":session": session_id }, read_item)?
    .collect()
}

/// What stood on the checklists of other infusions, the latest first.
///
/// # Errors
/// The store's.
pub fn earlier_items(db: &Connection, session_id: &Id) -> rusqlite::Result<Vec<Item>> {
    db.prepare_cached(
        "SELECT prep_item.id AS id, session_id, words, done_ms FROM prep_item
         JOIN session ON session.id = prep_item.session_id
         WHERE session_id <> :session AND prep_item.gone_ms IS NULL
         ORDER BY starts_ms DESC, position, prep_item.id LIMIT 100",
    )?
    .query_map(named_params! { ":session": session_id }, read_item)?
    .collect()
}

fn read_item(row: &Row) -> rusqlite::Result<Item> {
    Ok(Item {
        id: row.get("id")?,
        session_id: row.get("session_id")?,
        words: row.get("words")?,
        done: row.get::<_, Option<i64>>("done_ms")?.is_some(),
    })
}

/// Adds a line at the end of a checklist.
///
/// # Errors
/// The store's.
pub fn insert_item(db: &Connection, item: &Item) -> rusqlite::Result<()> {
    db.prepare_cached(
        "INSERT INTO prep_item (id, revision, session_id, words, position)
         VALUES (:id, 1, :session, :words,
         (SELECT coalesce(max(position), 0) + 1 FROM prep_item WHERE session_id = :session))",
    )?
    .execute(named_params! { ":id": item.id, ":session": item.session_id, ":words": item.words })
    .map(drop)
}

/// Ticks a line or unticks it; false when it is not here.
///
/// # Errors
/// The store's.
pub fn tick(db: &Connection, id: &Id, done: bool, now: &Moment) -> rusqlite::Result<bool> {
    db.prepare_cached("UPDATE prep_item SET done_ms = :done, revision = revision + 1 WHERE id = :id AND gone_ms IS NULL")?.execute(named_params! { ":done": done.then_some(now.ms()), ":id": id })
    .map(|changed| changed > 0)
}

/// Takes a line away; false when it is not here.
///
/// # Errors
/// The store's.
pub fn remove_item(db: &Connection, id: &Id, now: &Moment) -> rusqlite::Result<bool> {
    db.prepare_cached("UPDATE prep_item SET gone_ms = :now, revision = revision + 1 WHERE id = :id AND gone_ms IS NULL")?.execute(named_params! { ":now": now.ms(), ":id": id })
    .map(|changed| changed > 0)
}
