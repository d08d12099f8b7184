//! The rows of what the patient wants to talk about.

use crate::moment::Moment;
use crate::random::Id;
use crate::share::packet::Talk;
use rusqlite::{Connection, OptionalExtension, Row, named_params};

/// The draft, when there is one.
///
/// # Errors
/// The store's.
pub fn draft(db: &Connection) -> rusqlite::Result<Option<Talk>> {
    db.prepare_cached(
        "SELECT id, revision, words, at_ms, zone FROM share_talk WHERE sent_ms IS NULL
         ORDER BY at_ms DESC, id DESC LIMIT 1",
    )?
    .query_row([], read)
    .optional()
}

/// One of them, sent or not.
///
/// # Errors
/// The store's.
pub fn find(db: &Connection, id: &Id) -> rusqlite::Result<Option<Talk>> {
    db.prepare_cached("SELECT id, revision, words, at_ms, zone FROM share_talk WHERE id = :id")?
        .query_row(named_params! { ":id": id }, read)
        .optional()
}

/// Keeps a draft, new or as it is now. One that was sent never changes.
///
/// # Errors
/// The store's.
pub fn put(db: &Connection, talk: &Talk) -> rusqlite::Result<()> {
    db.prepare_cached(
        "INSERT INTO share_talk (id, revision, words, at_ms, zone)
         VALUES (:id, :revision, :words, :at, :zone)
         ON CONFLICT (id) DO UPDATE SET revision = :revision, words = :words, at_ms = :at, zone = :zone
         WHERE sent_ms IS NULL",
    )?
    .execute(named_params! {
        ":id": talk.id, ":revision": talk.revision, ":words": talk.words,
        ":at": talk.at.ms(), ":zone": talk.at.zone_name(),
    })?;
    Ok(())
}

/// Takes a draft away. What was sent stays as it went.
///
/// # Errors
/// The store's.
pub fn remove(db: &Connection, id: &Id) -> rusqlite::Result<()> {
    db.prepare_cached("DELETE FROM share_talk WHERE id = :id AND sent_ms IS NULL")?
        .execute(named_params! { ":id": id })
        .map(drop)
}

/// It went.
///
/// # Errors
/// The store's.
pub fn set_sent(db: &Connection, id: &Id, now: &Moment) -> rusqlite::Result<()> {
    db.prepare_cached("UPDATE share_talk SET sent_ms = :now WHERE id = :id AND sent_ms IS NULL")?
        .execute(named_params! { ":id": id, ":now": now.ms() })
        .map(drop)
}

/// It did not leave, or was taken back: it is a draft again.
///
/// # Errors
/// The store's.
pub fn set_unsent(db: &Connection, id: &Id) -> rusqlite::Result<()> {
    db.prepare_cached("UPDATE share_talk SET sent_ms = NULL WHERE id = :id")?
        .execute(named_params! { ":id": id })
        .map(drop)
}

fn read(row: &Row) -> rusqlite::Result<Talk> {
    Ok(Talk {
        id: row.get("id")?,
        revision: row.get("revision")?,
        at: Moment::stored(row.get("at_ms")?, &row.get::<_, String>("zone")?),
        words: row.get("words")?,
    })
}
