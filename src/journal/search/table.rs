//! The index in the vault: folded words of every kept text that is not deleted.

use super::fold;
use crate::journal::table::find;
use crate::random::Id;
use rusqlite::{Connection, OptionalExtension, named_params};

/// Brings the index up to date for one text, whatever became of it.
///
/// # Errors
/// The store's.
pub fn index(db: &Connection, id: &Id) -> rusqlite::Result<()> {
    let row: Option<i64> = db
        .prepare_cached("SELECT place FROM journal_place WHERE entry_id = :id")?
        .query_row(named_params! { ":id": id }, |row| row.get(0))
        .optional()?;
    if let Some(row) = row {
        db.prepare_cached("DELETE FROM journal_index WHERE rowid = :row")?
            .execute(named_params! { ":row": row })?;
    }
    let Some(text) = find(db, id)?.filter(|text| text.kept) else {
        return Ok(());
    };
    let row = match row {
        Some(row) => row,
        None => place(db, id, text.at.ms())?,
    };
    db.prepare_cached("INSERT INTO journal_index (rowid, folded) VALUES (:row, :folded)")?
        .execute(named_params! { ":row": row, ":folded": fold(text.words.expose()) })
        .map(drop)
}

/// The text's place by time, so that the newest comes first without sorting.
fn place(db: &Connection, id: &Id, at_ms: i64) -> rusqlite::Result<i64> {
    let first = at_ms.saturating_mul(1_000);
    let taken: Option<i64> = db.query_row(
        "SELECT max(place) FROM journal_place WHERE place BETWEEN :first AND :last",
        named_params! { ":first": first, ":last": first.saturating_add(999) },
        |row| row.get(0),
    )?;
    let place = taken.map_or(first, |taken| taken + 1);
    db.execute(
        "INSERT INTO journal_place (place, entry_id) VALUES (:place, :id)",
        named_params! { ":place": place, ":id": id },
    )?;
    Ok(place)
}

/// What a question is asked of.
#[derive(Debug, Clone, Copy)]
pub struct Span {
    /// Begun at or after, milliseconds since 1970.
    pub from: i64,
    /// Begun before, milliseconds since 1970.
    pub to: i64,
}

/// The texts that hold the phrases, newest first.
///
/// # Errors
/// The store's.
pub fn ask(
    db: &Connection,
    asked: &str,
    span: Span,
    skip: u32,
    many: u32,
) -> rusqlite::Result<Vec<Id>> {
    db.prepare_cached(
        "SELECT entry_id FROM journal_index JOIN journal_place ON place = journal_index.rowid
         WHERE journal_index MATCH :asked AND journal_index.rowid BETWEEN :from AND :to
         ORDER BY journal_index.rowid DESC LIMIT :many OFFSET :skip",
    )?
    .query_map(
        named_params! {
            ":asked": asked, ":from": span.from.saturating_mul(1_000),
            ":to": span.to.saturating_mul(1_000).saturating_sub(1), ":many": many, ":skip": skip,
        },
        |row| row.get(0),
    )?
    .collect()
}

/// How many texts hold the phrases, counted up to `most`.
///
/// # Errors
/// The store's.
pub fn count(db: &Connection, asked: &str, span: Span, most: u32) -> rusqlite::Result<u32> {
    db.prepare_cached(
        "SELECT count(*) FROM (SELECT 1 FROM journal_index
         WHERE journal_index MATCH :asked AND rowid BETWEEN :from AND :to LIMIT :most)",
    )?
    .query_row(
        named_params! {
            ":asked": asked, ":from": span.from.saturating_mul(1_000),
            ":to": span.to.saturating_mul(1_000).saturating_sub(1), ":most": most,
        },
        |row| row.get(0),
    )
}
