//! Rows of pictures: what is known of them, and apart from it their bytes.

use super::{Kind, Picture, Ready};
use crate::moment::Moment;
use crate::private::Private;
use crate::random::Id;
use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ToSql, ToSqlOutput, ValueRef};
use rusqlite::{Connection, OptionalExtension, Row, named_params};

/// A picture that was taken out of a text by itself.
#[derive(Debug, Clone)]
pub struct Binned {
    /// The picture.
    pub picture: Picture,
    /// When it was deleted.
    pub gone: Moment,
    /// When its time in the bin was seen to be over.
    pub noted: Option<Moment>,
}

const COLUMNS: &str = "p.id, p.entry_id, p.kind, p.width, p.height, p.alt, p.at_ms, p.zone";

/// Puts a picture in, behind those that its text has; under an id that is known already nothing
/// changes.
///
/// # Errors
/// The store's.
pub fn insert(db: &Connection, picture: &Picture, ready: &Ready) -> rusqlite::Result<()> {
    let added = db
        .prepare_cached(
            "INSERT INTO journal_picture (id, revision, entry_id, place, kind, width, height, alt, at_ms, zone)
             VALUES (:id, 1, :entry,
                     (SELECT coalesce(max(place), 0) + 1 FROM journal_picture WHERE entry_id = :entry),
                     :kind, :width, :height, :alt, :at, :zone)
             ON CONFLICT (id) DO NOTHING",
        )?
        .execute(named_params! {
            ":id": picture.id, ":entry": picture.entry, ":kind": ready.kind, ":width": ready.width,
            ":height": ready.height, ":alt": picture.alt, ":at": picture.at.ms(),
            ":zone": picture.at.zone_name(),
        })?;
    if added == 1 {
        db.prepare_cached(
            "INSERT INTO journal_picture_bytes (picture_id, small, whole) VALUES (:id, :small, :whole)",
        )?
        .execute(named_params! { ":id": picture.id, ":small": ready.small, ":whole": ready.whole })?;
    }
    Ok(())
}

/// The pictures of a text, in their order.
///
/// # Errors
/// The store's.
pub fn of(db: &Connection, entry: &Id) -> rusqlite::Result<Vec<Picture>> {
    db.prepare_cached(&format!(
        "SELECT {COLUMNS} FROM journal_picture p
         WHERE p.entry_id = :entry AND p.gone_ms IS NULL ORDER BY p.place"
    ))?
    .query_map(named_params! { ":entry": entry }, read)?
    .collect()
}

/// Has this text a picture?
///
/// # Errors
/// The store's.
pub fn any(db: &Connection, entry: &Id) -> rusqlite::Result<bool> {
    db.prepare_cached(
        "SELECT EXISTS (SELECT 1 FROM journal_picture WHERE entry_id = :entry AND gone_ms IS NULL)",
    )?
    .query_row(named_params! { ":entry": entry }, |row| row.get(0))
}

/// What is said to be seen in the pictures of a text, a line each.
///
/// # Errors
/// The store's.
pub fn said(db: &Connection, entry: &Id) -> rusqlite::Result<Private<String>> {
    let lines: String = db
        .prepare_cached(
            "SELECT coalesce(group_concat(alt, char(10)), '') FROM
               (SELECT alt FROM journal_picture
                WHERE entry_id = :entry AND gone_ms IS NULL AND alt <> '' ORDER BY place)",
        )?
        .query_row(named_params! { ":entry": entry }, |row| row.get(0))?;
    Ok(Private::new(lines))
}

/// One picture, if it is not deleted.
///
/// # Errors
/// The store's.
pub fn find(db: &Connection, id: &Id) -> rusqlite::Result<Option<Picture>> {
    db.prepare_cached(&format!(
        "SELECT {COLUMNS} FROM journal_picture p WHERE p.id = :id AND p.gone_ms IS NULL"
    ))?
    .query_row(named_params! { ":id": id }, read)
    .optional()
}

/// The bytes of the picture itself, also of one in the bin; nothing once they are gone for good.
///
/// # Errors
/// The store's.
pub fn whole(db: &Connection, id: &str) -> rusqlite::Result<Option<Vec<u8>>> {
    db.prepare_cached("SELECT whole FROM journal_picture_bytes WHERE picture_id = :id")?
        .query_row(named_params! { ":id": id }, |row| row.get(0))
        .optional()
}

/// The bytes of its small one.
///
/// # Errors
/// The store's.
pub fn small(db: &Connection, id: &str) -> rusqlite::Result<Option<Vec<u8>>> {
    db.prepare_cached("SELECT small FROM journal_picture_bytes WHERE picture_id = :id")?
        .query_row(named_params! { ":id": id }, |row| row.get(0))
        .optional()
}

/// Sets what is said to be seen in it.
///
/// # Errors
/// The store's.
pub fn describe(db: &Connection, id: &Id, alt: &Private<String>) -> rusqlite::Result<()> {
    db.prepare_cached(
        "UPDATE journal_picture SET alt = :alt, revision = revision + 1 WHERE id = :id",
    )?
    .execute(named_params! { ":id": id, ":alt": alt })
    .map(drop)
}

/// Sets or lifts the tombstone; the text it belongs to, or nothing when there was nothing to change.
///
/// # Errors
/// The store's.
pub fn set_gone(
    db: &Connection,
    id: &Id,
    gone: bool,
    now: &Moment,
) -> rusqlite::Result<Option<Id>> {
    db.prepare_cached(
        "UPDATE journal_picture SET gone_ms = :gone, bin_noted_ms = NULL, revision = revision + 1
         WHERE id = :id AND (gone_ms IS NULL) = (:gone IS NOT NULL)
           AND id IN (SELECT picture_id FROM journal_picture_bytes) RETURNING entry_id",
    )?
    .query_row(
        named_params! { ":id": id, ":gone": gone.then(|| now.ms()) },
        |row| row.get(0),
    )
    .optional()
}

/// What is in the bin by itself, the last deleted first.
///
/// # Errors
/// The store's.
pub fn binned(db: &Connection) -> rusqlite::Result<Vec<Binned>> {
    db.prepare_cached(&format!(
        "SELECT {COLUMNS}, p.gone_ms, p.bin_noted_ms FROM journal_picture p
         JOIN journal_picture_bytes b ON b.picture_id = p.id
         WHERE p.gone_ms IS NOT NULL ORDER BY p.gone_ms DESC, p.id"
    ))?
    .query_map([], |row| {
        let picture = read(row)?;
        let zone = picture.at.zone_name();
        let noted: Option<i64> = row.get("bin_noted_ms")?;
        Ok(Binned {
            gone: Moment::stored(row.get("gone_ms")?, zone),
            noted: noted.map(|ms| Moment::stored(ms, zone)),
            picture,
        })
    })?
    .collect()
}

/// Notes that its time in the bin was seen to be over.
///
/// # Errors
/// The store's.
pub fn note(db: &Connection, id: &Id, now: &Moment) -> rusqlite::Result<()> {
    db.prepare_cached("UPDATE journal_picture SET bin_noted_ms = :now WHERE id = :id")?
        .execute(named_params! { ":now": now.ms(), ":id": id })
        .map(drop)
}

/// Takes the bytes of one in the bin for good; false when it is not there.
///
/// # Errors
/// The store's.
pub fn clear(db: &Connection, id: &Id) -> rusqlite::Result<bool> {
    let cleared = db
        .prepare_cached(
            "DELETE FROM journal_picture_bytes WHERE picture_id IN
           (SELECT id FROM journal_picture WHERE id = :id AND gone_ms IS NOT NULL)",
        )?
        .execute(named_params! { ":id": id })?;
    if cleared == 1 {
        describe(db, id, &Private::default())?;
    }
    Ok(cleared == 1)
}

/// Takes the bytes of all pictures of a text for good.
///
/// # Errors
/// The store's.
pub fn clear_of(db: &Connection, entry: &Id) -> rusqlite::Result<()> {
    for sql in [
        "DELETE FROM journal_picture_bytes WHERE picture_id IN
           (SELECT id FROM journal_picture WHERE entry_id = :entry)",
        "UPDATE journal_picture SET alt = '', revision = revision + 1 WHERE entry_id = :entry",
    ] {
        db.prepare_cached(sql)?
            .execute(named_params! { ":entry": entry })?;
    }
    Ok(())
}

fn read(row: &Row) -> rusqlite::Result<Picture> {
    let zone: String = row.get("zone")?;
    Ok(Picture {
        id: row.get("id")?,
        entry: row.get("entry_id")?,
        kind: row.get("kind")?,
        width: row.get("width")?,
        height: row.get("height")?,
        alt: row.get("alt")?,
        at: Moment::stored(row.get("at_ms")?, &zone),
    })
}

impl ToSql for Kind {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::from(match self {
            Self::Jpeg => "jpeg",
            Self::Png => "png",
        }))
    }
}

impl FromSql for Kind {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        match value.as_str()? {
            "jpeg" => Ok(Self::Jpeg),
            "png" => Ok(Self::Png),
            _ => Err(FromSqlError::InvalidType),
        }
    }
}
