//! Voice notes in the vault: a fragment without words, and its sound in parts of a second.

use crate::journal::{Kind, Written, table as texts};
use crate::moment::Moment;
use crate::private::Private;
use crate::random::Id;
use rusqlite::{Connection, ErrorCode, OptionalExtension, named_params};

/// The fragment that a recording becomes.
#[derive(Debug, Clone)]
pub struct Note {
    /// Its id.
    pub id: Id,
    /// When the recording began.
    pub at: Moment,
    /// The infusion it was spoken after.
    pub session: Option<Id>,
    /// The question it answers, by the key of its words.
    pub asked: Option<String>,
}

/// A part of a note's sound.
#[derive(Debug, Clone)]
pub struct Part {
    /// Its place, from 0.
    pub number: u32,
    /// Its frames, packed.
    pub packets: Private<Vec<u8>>,
    /// How many they are.
    pub frames: u32,
}

/// Makes the note a kept fragment, once; false when it was there before.
///
/// # Errors
/// The store's.
pub fn begin(db: &Connection, note: &Note) -> rusqlite::Result<bool> {
    let known: bool = db
        .prepare_cached("SELECT EXISTS (SELECT 1 FROM journal_entry WHERE id = :id)")?
        .query_row(named_params! { ":id": note.id }, |row| row.get(0))?;
    if known {
        return Ok(false);
    }
    let text = Written {
        id: note.id.clone(),
        revision: 1,
        kind: Kind::Fragment,
        beside: None,
        session: note.session.clone(),
        asked: note.asked.clone(),
        words: Private::from(""),
        voice: None,
        kept: true,
        at: note.at,
        changed: note.at,
    };
    texts::insert(db, &text)?;
    attach(db, &note.id)?;
    Ok(true)
}

/// Makes a text that is there a voice note, still without sound.
///
/// # Errors
/// The store's.
pub fn attach(db: &Connection, id: &Id) -> rusqlite::Result<()> {
    db.prepare_cached("INSERT INTO journal_voice (entry_id, frames) VALUES (:id, 0)")?
        .execute(named_params! { ":id": id })
        .map(drop)
}

/// Puts a part behind a note, if the note is not deleted and the part is not there yet; false when
/// nothing was put.
///
/// # Errors
/// The store's: a constraint when the note would be too long.
pub fn add(db: &Connection, id: &Id, part: &Part) -> rusqlite::Result<bool> {
    // Counted first: what would be too long is refused before anything of it is there.
    let longer = db
        .prepare_cached(
            "UPDATE journal_voice SET frames = frames + :more
             WHERE entry_id = :id
               AND EXISTS (SELECT 1 FROM journal_entry WHERE id = :id AND gone_ms IS NULL)
               AND NOT EXISTS (SELECT 1 FROM journal_voice_part WHERE entry_id = :id AND number = :number)",
        )?
        .execute(named_params! { ":id": id, ":more": part.frames, ":number": part.number })?;
    if longer == 1 {
        db.prepare_cached(
            "INSERT INTO journal_voice_part (entry_id, number, frames, packets)
             VALUES (:id, :number, :frames, :packets)",
        )?
        .execute(named_params! {
            ":id": id, ":number": part.number, ":frames": part.frames,
            ":packets": part.packets.expose(),
        })?;
    }
    Ok(longer == 1)
}

/// Was a part refused because the note would be too long?
#[must_use]
pub fn is_too_long(why: &rusqlite::Error) -> bool {
    why.sqlite_error_code() == Some(ErrorCode::ConstraintViolation)
}

/// The parts of a note that is not deleted, in their order; none of a text without sound.
///
/// # Errors
/// The store's.
pub fn parts(db: &Connection, id: &Id) -> rusqlite::Result<Vec<Private<Vec<u8>>>> {
    db.prepare_cached(
        "SELECT p.packets FROM journal_voice_part p
         JOIN journal_entry e ON e.id = p.entry_id AND e.gone_ms IS NULL
         WHERE p.entry_id = :id ORDER BY p.number",
    )?
    .query_map(named_params! { ":id": id }, |row| {
        row.get::<_, Vec<u8>>(0).map(Private::new)
    })?
    .collect()
}

/// How many frames a note has, whether or not it is deleted.
///
/// # Errors
/// The store's.
pub fn frames(db: &Connection, id: &Id) -> rusqlite::Result<Option<u32>> {
    db.prepare_cached("SELECT frames FROM journal_voice WHERE entry_id = :id")?
        .query_row(named_params! { ":id": id }, |row| row.get(0))
        .optional()
}

/// Takes the sound of a note for good.
///
/// # Errors
/// The store's.
pub fn clear(db: &Connection, id: &Id) -> rusqlite::Result<()> {
    for sql in [
        "DELETE FROM journal_voice_part WHERE entry_id = :id",
        "DELETE FROM journal_voice WHERE entry_id = :id",
    ] {
        db.prepare_cached(sql)?
            .execute(named_params! { ":id": id })?;
    }
    Ok(())
}
