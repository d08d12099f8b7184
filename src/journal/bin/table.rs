//! The bin in the vault: tombstones that still have what was kept.

use crate::journal::{Kind, picture, voice};
use crate::moment::Moment;
use crate::private::Private;
use crate::random::Id;
use rusqlite::{Connection, Row, named_params};

/// A text in the bin.
#[derive(Debug, Clone)]
pub struct Binned {
    /// Its id.
    pub id: Id,
    /// Its layer.
    pub kind: Kind,
    /// The frames of a voice note.
    pub voice: Option<u32>,
    /// Its words.
    pub words: Private<String>,
    /// When it was begun.
    pub at: Moment,
    /// When it was deleted.
    pub gone: Moment,
    /// When its time was seen to be over.
    pub noted: Option<Moment>,
}

/// What is in the bin, the last deleted first; blank drafts are not shown there.
///
/// # Errors
/// The store's.
pub fn all(db: &Connection) -> rusqlite::Result<Vec<Binned>> {
    db.prepare_cached(
        "SELECT e.id, e.kind, e.words, v.frames AS voice, e.at_ms, e.zone, e.gone_ms, e.bin_noted_ms
         FROM journal_entry e LEFT JOIN journal_voice v ON v.entry_id = e.id
         WHERE e.gone_ms IS NOT NULL AND e.cleared = 0
         ORDER BY e.gone_ms DESC, e.id",
    )?
    .query_map([], read)?
    .collect()
}

fn read(row: &Row) -> rusqlite::Result<Binned> {
    let zone: String = row.get("zone")?;
    let noted: Option<i64> = row.get("bin_noted_ms")?;
    Ok(Binned {
        id: row.get("id")?,
        kind: row.get("kind")?,
        voice: row.get("voice")?,
        words: row.get("words")?,
        at: Moment::stored(row.get("at_ms")?, &zone),
        gone: Moment::stored(row.get("gone_ms")?, &zone),
        noted: noted.map(|ms| Moment::stored(ms, &zone)),
    })
}

/// Notes that its time was seen to be over.
///
/// # Errors
/// The store's.
pub fn note(db: &Connection, id: &Id, now: &Moment) -> rusqlite::Result<()> {
    db.prepare_cached("UPDATE journal_entry SET bin_noted_ms = :now WHERE id = :id")?
        .execute(named_params! { ":now": now.ms(), ":id": id })
        .map(drop)
}

/// Takes its words and pictures for good, with everything that was typed over it or kept of it
/// earlier; the tombstone stays. False when it is not in the bin.
///
/// # Errors
/// The store's.
pub fn clear(db: &Connection, id: &Id) -> rusqlite::Result<bool> {
    let cleared = db
        .prepare_cached(
            "UPDATE journal_entry SET words = '', cleared = 1, revision = revision + 1
         WHERE id = :id AND gone_ms IS NOT NULL AND cleared = 0",
        )?
        .execute(named_params! { ":id": id })?;
    if cleared == 0 {
        return Ok(false);
    }
    for sql in [
        "DELETE FROM journal_draft WHERE entry_id = :id",
        "DELETE FROM journal_revision WHERE entry_id = :id",
        "DELETE FROM journal_tag WHERE entry_id = :id",
    ] {
        db.prepare_cached(sql)?
            .execute(named_params! { ":id": id })?;
    }
    picture::table::clear_of(db, id)?;
    voice::table::clear(db, id)?;
    Ok(true)
}
