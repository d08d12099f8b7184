//! Rows of earlier wordings.

use crate::moment::Moment;
use crate::private::Private;
use crate::random::Id;
use rusqlite::{Connection, OptionalExtension, named_params};

/// An earlier wording.
#[derive(Debug)]
pub struct Earlier {
    /// The revision the entry had with it.
    pub revision: u32,
    /// The words.
    pub words: Private<String>,
    /// When it was kept, in the entry's zone.
    pub at: Moment,
}

/// All earlier wordings, newest first.
///
/// # Errors
/// The store's.
pub fn all(db: &Connection, id: &Id) -> rusqlite::Result<Vec<Earlier>> {
    db.prepare_cached(
        "SELECT r.revision, r.words, r.at_ms, e.zone FROM journal_revision r
         JOIN journal_entry e ON e.id = r.entry_id
         WHERE r.entry_id = :id ORDER BY r.revision DESC",
    )?
    .query_map(named_params! { ":id": id }, |row| {
        let zone: String = row.get("zone")?;
        Ok(Earlier {
            revision: row.get("revision")?,
            words: row.get("words")?,
            at: Moment::stored(row.get("at_ms")?, &zone),
        })
    })?
    .collect()
}

/// How many there are.
///
/// # Errors
/// The store's.
pub fn count(db: &Connection, id: &Id) -> rusqlite::Result<u32> {
    db.prepare_cached("SELECT count(*) FROM journal_revision WHERE entry_id = :id")?
        .query_row(named_params! { ":id": id }, |row| row.get(0))
}

/// One earlier wording.
///
/// # Errors
/// The store's.
pub fn words(db: &Connection, id: &Id, revision: u32) -> rusqlite::Result<Option<Private<String>>> {
    db.prepare_cached(
        "SELECT words FROM journal_revision WHERE entry_id = :id AND revision = :revision",
    )?
    .query_row(named_params! { ":id": id, ":revision": revision }, |row| {
        row.get(0)
    })
    .optional()
}
