//! Rows of what is not kept yet.

use crate::journal::table::{COLUMNS, written};
use crate::journal::{Kind, Written};
use crate::moment::Moment;
use crate::private::Private;
use crate::random::Id;
use rusqlite::{Connection, OptionalExtension, named_params};

/// Saves the words of an open draft; its new revision, or nothing when no draft has this id.
///
/// # Errors
/// The store's.
pub fn write_draft(
    db: &Connection,
    id: &Id,
    kind: Kind,
    asked: Option<&str>,
    words: &Private<String>,
    now: &Moment,
) -> rusqlite::Result<Option<u32>> {
    db.prepare_cached(
        "UPDATE journal_entry SET kind = :kind, asked = coalesce(:asked, asked), words = :words,
                revision = revision + 1, changed_ms = :now
         WHERE id = :id AND kept = 0 AND gone_ms IS NULL RETURNING revision",
    )?
    .query_row(
        named_params! { ":id": id, ":kind": kind, ":asked": asked, ":words": words, ":now": now.ms() },
        |row| row.get(0),
    )
    .optional()
}

/// Saves what is being typed over a kept entry, beside it.
///
/// # Errors
/// The store's.
pub fn write_over(
    db: &Connection,
    id: &Id,
    words: &Private<String>,
    now: &Moment,
) -> rusqlite::Result<()> {
    db.prepare_cached(
        "INSERT INTO journal_draft (entry_id, words, changed_ms) VALUES (:id, :words, :now)
         ON CONFLICT (entry_id) DO UPDATE SET words = excluded.words, changed_ms = excluded.changed_ms",
    )?
    .execute(named_params! { ":id": id, ":words": words, ":now": now.ms() })?;
    Ok(())
}

/// Forgets what was being typed over a kept entry.
///
/// # Errors
/// The store's.
pub fn drop_over(db: &Connection, id: &Id) -> rusqlite::Result<()> {
    db.prepare_cached("DELETE FROM journal_draft WHERE entry_id = :id")?
        .execute(named_params! { ":id": id })?;
    Ok(())
}

/// Open drafts, last touched first: texts never kept, and what is typed over kept entries
/// (these come with the typed words, and `kept` set).
///
/// # Errors
/// The store's.
pub fn drafts(db: &Connection) -> rusqlite::Result<Vec<Written>> {
    let over = COLUMNS
        .replace("e.words", "d.words")
        .replace("e.changed_ms", "d.changed_ms");
    db.prepare_cached(&format!(
        "SELECT {COLUMNS} FROM journal_entry e WHERE e.kept = 0 AND e.gone_ms IS NULL
         UNION ALL
         SELECT {over} FROM journal_draft d JOIN journal_entry e ON e.id = d.entry_id
         WHERE e.gone_ms IS NULL
         ORDER BY 11 DESC, 1 DESC"
    ))?
    .query_map([], written)?
    .collect()
}

/// What is being typed over a kept entry.
///
/// # Errors
/// The store's.
pub fn typed_over(db: &Connection, id: &Id) -> rusqlite::Result<Option<Private<String>>> {
    db.prepare_cached("SELECT words FROM journal_draft WHERE entry_id = :id")?
        .query_row(named_params! { ":id": id }, |row| row.get(0))
        .optional()
}

/// Notes that a draft has just changed otherwise than in its words.
///
/// # Errors
/// The store's.
pub fn touch(db: &Connection, id: &Id, now: &Moment) -> rusqlite::Result<()> {
    db.prepare_cached("UPDATE journal_entry SET changed_ms = :now WHERE id = :id AND kept = 0")?
        .execute(named_params! { ":id": id, ":now": now.ms() })
        .map(drop)
}
