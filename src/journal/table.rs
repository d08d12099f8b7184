//! The journal's rows.

use super::{Kind, Written};
use crate::moment::Moment;
use crate::random::Id;
use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ToSql, ToSqlOutput, ValueRef};
use rusqlite::{Connection, OptionalExtension, Row, named_params};

/// A text without its words: what may be done with it.
#[derive(Debug, Clone)]
pub struct Head {
    /// Its layer.
    pub kind: Kind,
    /// Kept, or still a draft.
    pub kept: bool,
    /// Its revision.
    pub revision: u32,
    /// The infusion it belongs to.
    pub session: Option<Id>,
}

/// What [`written`] reads, from the table as `e`.
pub(super) const COLUMNS: &str = "e.id, e.revision, e.kind, e.beside_id, e.session_id, e.asked, e.words, e.kept, e.at_ms, e.zone, e.changed_ms,
    (SELECT v.frames FROM journal_voice v WHERE v.entry_id = e.id) AS voice";

/// Puts a new text in; under an id that is known already nothing changes.
///
/// # Errors
/// The store's.
pub fn insert(db: &Connection, text: &Written) -> rusqlite::Result<()> {
    db.prepare_cached(
        "INSERT INTO journal_entry (id, revision, kind, beside_id, session_id, asked, words, kept, at_ms, zone, changed_ms)
         VALUES (:id, :revision, :kind, :beside, :session, :asked, :words, :kept, :at, :zone, :changed)
         ON CONFLICT (id) DO NOTHING",
    )?
    .execute(named_params! {
        ":id": text.id, ":revision": text.revision, ":kind": text.kind, ":beside": text.beside,
        ":session": text.session, ":asked": text.asked, ":words": text.words, ":kept": text.kept,
        ":at": text.at.ms(), ":zone": text.at.zone_name(), ":changed": text.changed.ms(),
    })?;
    Ok(())
}

/// Makes a draft a kept text.
///
/// # Errors
/// The store's.
pub fn keep(db: &Connection, id: &Id, now: &Moment) -> rusqlite::Result<()> {
    db.prepare_cached(
        "UPDATE journal_entry SET kept = 1, revision = revision + 1, changed_ms = :now WHERE id = :id",
    )?
    .execute(named_params! { ":id": id, ":now": now.ms() })?;
    Ok(())
}

/// Puts what was typed over a kept entry in its place; the earlier wording goes to the revisions.
///
/// # Errors
/// The store's.
pub fn keep_over(db: &Connection, id: &Id, now: &Moment) -> rusqlite::Result<()> {
    db.prepare_cached(
        "INSERT INTO journal_revision (entry_id, revision, words, at_ms)
         SELECT id, revision, words, changed_ms FROM journal_entry WHERE id = :id",
    )?
    .execute(named_params! { ":id": id })?;
    db.prepare_cached(
        "UPDATE journal_entry SET revision = revision + 1, changed_ms = :now,
                words = (SELECT words FROM journal_draft WHERE entry_id = :id)
         WHERE id = :id",
    )?
    .execute(named_params! { ":id": id, ":now": now.ms() })?;
    super::draft::table::drop_over(db, id)
}

/// Sets or lifts the tombstone; false when there was nothing to change.
///
/// # Errors
/// The store's.
pub fn set_gone(db: &Connection, id: &Id, gone: bool, now: &Moment) -> rusqlite::Result<bool> {
    let changed = db
        .prepare_cached(
            "UPDATE journal_entry SET gone_ms = :gone, bin_noted_ms = NULL, revision = revision + 1
             WHERE id = :id AND (gone_ms IS NULL) = (:gone IS NOT NULL)
               AND cleared = 0",
        )?
        .execute(named_params! { ":id": id, ":gone": gone.then(|| now.ms()) })?;
    Ok(changed == 1)
}

/// One text, kept or draft, if it is not deleted.
///
/// # Errors
/// The store's.
pub fn find(db: &Connection, id: &Id) -> rusqlite::Result<Option<Written>> {
    db.prepare_cached(&format!(
        "SELECT {COLUMNS} FROM journal_entry e WHERE e.id = :id AND e.gone_ms IS NULL"
    ))?
    .query_row(named_params! { ":id": id }, written)
    .optional()
}

/// What may be done with a text, if it is not deleted.
///
/// # Errors
/// The store's.
pub fn head(db: &Connection, id: &Id) -> rusqlite::Result<Option<Head>> {
    db.prepare_cached(
        "SELECT kind, kept, revision, session_id FROM journal_entry WHERE id = :id AND gone_ms IS NULL",
    )?
    .query_row(named_params! { ":id": id }, |row| {
        Ok(Head {
            kind: row.get("kind")?,
            kept: row.get("kept")?,
            revision: row.get("revision")?,
            session: row.get("session_id")?,
        })
    })
    .optional()
}

/// All kept texts with their words, newest first.
///
/// # Errors
/// The store's.
pub fn list(db: &Connection) -> rusqlite::Result<Vec<Written>> {
    db.prepare_cached(&format!(
        "SELECT {COLUMNS} FROM journal_entry e WHERE e.kept = 1 AND e.gone_ms IS NULL
         ORDER BY e.at_ms DESC, e.id DESC"
    ))?
    .query_map([], written)?
    .collect()
}

/// The kept entries beside a fragment, oldest first.
///
/// # Errors
/// The store's.
pub fn beside(db: &Connection, id: &Id) -> rusqlite::Result<Vec<Written>> {
    db.prepare_cached(&format!(
        "SELECT {COLUMNS} FROM journal_entry e
         WHERE e.beside_id = :id AND e.kept = 1 AND e.gone_ms IS NULL ORDER BY e.at_ms, e.id"
    ))?
    .query_map(named_params! { ":id": id }, written)?
    .collect()
}

/// The fragment kept last after this infusion.
///
/// # Errors
/// The store's.
pub fn last_fragment(
    db: &Connection,
    session: &Id,
    since: &Moment,
) -> rusqlite::Result<Option<Written>> {
    db.prepare_cached(&format!(
        "SELECT {COLUMNS} FROM journal_entry e
         WHERE e.at_ms >= :since AND e.session_id = :session
           AND e.kind = 'fragment' AND e.kept = 1 AND e.gone_ms IS NULL
         ORDER BY e.at_ms DESC LIMIT 1"
    ))?
    .query_row(
        named_params! { ":session": session, ":since": since.ms() },
        written,
    )
    .optional()
}

/// The questions that kept texts of this infusion answer, those in the bin as well.
///
/// # Errors
/// The store's.
pub fn asked(db: &Connection, session: &Id) -> rusqlite::Result<Vec<String>> {
    db.prepare_cached(
        "SELECT DISTINCT asked FROM journal_entry
         WHERE session_id = :session AND asked IS NOT NULL AND kept = 1",
    )?
    .query_map(named_params! { ":session": session }, |row| row.get(0))?
    .collect()
}

/// When the last kept text beside another was begun after this infusion.
///
/// # Errors
/// The store's.
pub fn last_beside(db: &Connection, session: &Id) -> rusqlite::Result<Option<Moment>> {
    db.prepare_cached(
        "SELECT at_ms, zone FROM journal_entry
         WHERE session_id = :session AND beside_id IS NOT NULL AND kept = 1 AND gone_ms IS NULL
         ORDER BY at_ms DESC LIMIT 1",
    )?
    .query_row(named_params! { ":session": session }, |row| {
        let zone: String = row.get("zone")?;
        Ok(Moment::stored(row.get("at_ms")?, &zone))
    })
    .optional()
}

/// A row of [`COLUMNS`].
pub(super) fn written(row: &Row) -> rusqlite::Result<Written> {
    let zone: String = row.get("zone")?;
    Ok(Written {
        id: row.get("id")?,
        revision: row.get("revision")?,
        kind: row.get("kind")?,
        beside: row.get("beside_id")?,
        session: row.get("session_id")?,
        asked: row.get("asked")?,
        words: row.get("words")?,
        voice: row.get("voice")?,
        kept: row.get("kept")?,
        at: Moment::stored(row.get("at_ms")?, &zone),
        changed: Moment::stored(row.get("changed_ms")?, &zone),
    })
}

impl ToSql for Kind {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::from(match self {
            Self::Fragment => "fragment",
            Self::Entry => "entry",
        }))
    }
}

impl FromSql for Kind {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        match value.as_str()? {
            "fragment" => Ok(Self::Fragment),
            "entry" => Ok(Self::Entry),
            _ => Err(FromSqlError::InvalidType),
        }
    }
}
