//! Intentions, playlists and questions in the vault.

use super::{Along, Question};
use crate::moment::Moment;
use crate::private::Private;
use crate::random::Id;
use rusqlite::{Connection, OptionalExtension, named_params};

/// What is set for one infusion.
///
/// # Errors
/// The store's.
pub fn along(db: &Connection, session_id: &Id) -> rusqlite::Result<Along> {
    db.prepare_cached("SELECT intention, playlist FROM prep_along WHERE session_id = :session")?
        .query_row(named_params! { ":session": session_id }, |row| {
            Ok(Along {
                intention: row.get("intention")?,
                playlist: row.get("playlist")?,
            })
        })
        .optional()
        .map(Option::unwrap_or_default)
}

/// Sets it in place of what was there.
///
/// # Errors
/// The store's.
pub fn set_along(db: &Connection, session_id: &Id, along: &Along) -> rusqlite::Result<()> {
    db.prepare_cached(
        "INSERT INTO prep_along (session_id, revision, intention, playlist)
         VALUES (:session, 1, :intention, :playlist)
         ON CONFLICT (session_id) DO UPDATE SET revision = revision + 1,
         intention = excluded.intention, playlist = excluded.playlist",
    )?
    .execute(named_params! {
        ":session": session_id, ":intention": along.intention, ":playlist": along.playlist,
    })
    .map(drop)
}

/// All questions in the order they were asked.
///
/// # Errors
/// The store's.
pub fn questions(db: &Connection) -> rusqlite::Result<Vec<Question>> {
    db.prepare_cached(
        "SELECT id, words, answer, answered_session_id FROM prep_question WHERE gone_ms IS NULL ORDER BY id",
    )?
    .query_map([], |row| {
        Ok(Question {
            id: row.get("id")?,
            words: row.get("words")?,
            answer: row.get("answer")?,
            answered_at: row.get("answered_session_id")?,
        })
    })?
    .collect()
}

/// Keeps a question.
///
/// # Errors
/// The store's.
pub fn insert(
    db: &Connection,
    id: &Id,
    words: &Private<String>,
    now: &Moment,
) -> rusqlite::Result<()> {
    db.prepare_cached(
        "INSERT INTO prep_question (id, revision, words, answer, at_ms, zone)
         VALUES (:id, 1, :words, '', :at, :zone)",
    )?
    .execute(
        named_params! { ":id": id, ":words": words, ":at": now.ms(), ":zone": now.zone_name() },
    )
    .map(drop)
}

/// Keeps the clinic's answer; false when there is no such question.
///
/// # Errors
/// The store's.
pub fn answer(
    db: &Connection,
    id: &Id,
    answer: &Private<String>,
    session_id: Option<&Id>,
) -> rusqlite::Result<bool> {
    db.prepare_cached("UPDATE prep_question SET answer = :answer, answered_session_id = :session, revision = revision + 1
         WHERE id = :id AND gone_ms IS NULL")?.execute(named_params! { ":id": id, ":answer": answer, ":session": session_id })
    .map(|changed| changed > 0)
}

/// Takes a question away or brings it back; false when there is none.
///
/// # Errors
/// The store's.
pub fn set_gone(db: &Connection, id: &Id, gone: Option<&Moment>) -> rusqlite::Result<bool> {
    db.prepare_cached(
        "UPDATE prep_question SET gone_ms = :gone, revision = revision + 1 WHERE id = :id",
    )?
    .execute(named_params! { ":id": id, ":gone": gone.map(Moment::ms) })
    .map(|changed| changed > 0)
}
