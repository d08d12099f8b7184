//! People and lines that the patient added, in the vault.

use super::{Contact, ContactKind, Kept, Reach};
use crate::moment::Moment;
use crate::random::Id;
use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ToSqlOutput, ValueRef};
use rusqlite::{Connection, Row, ToSql, named_params};

impl ToSql for ContactKind {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(self.name().into())
    }
}

impl FromSql for ContactKind {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        Self::named(value.as_str()?).ok_or(FromSqlError::InvalidType)
    }
}

impl ToSql for Reach {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(self.name().into())
    }
}

impl FromSql for Reach {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        Self::named(value.as_str()?).ok_or(FromSqlError::InvalidType)
    }
}

fn read(row: &Row) -> rusqlite::Result<Kept> {
    Ok(Kept {
        id: row.get("id")?,
        contact: Contact {
            kind: row.get("kind")?,
            reach: row.get("reach")?,
            name: row.get("name")?,
            number: row.get("number")?,
            about: row.get("about")?,
            outside: row.get("outside")?,
        },
    })
}

/// All that are kept, in the order they were added.
///
/// # Errors
/// The store's.
pub fn all(db: &Connection) -> rusqlite::Result<Vec<Kept>> {
    db.prepare_cached(
        "SELECT id, kind, reach, name, number, about, outside FROM support_contact
         WHERE gone_ms IS NULL ORDER BY id",
    )?
    .query_map([], read)?
    .collect()
}

/// Keeps one, in place of what had its id.
///
/// # Errors
/// The store's.
pub fn keep(db: &Connection, kept: &Kept, now: &Moment) -> rusqlite::Result<()> {
    let Kept { id, contact } = kept;
    db.prepare_cached("INSERT INTO support_contact (id, revision, kind, reach, name, number, about, outside, at_ms, zone)
         VALUES (:id, 1, :kind, :reach, :name, :number, :about, :outside, :at, :zone)
         ON CONFLICT (id) DO UPDATE SET revision = revision + 1, kind = excluded.kind,
         reach = excluded.reach, name = excluded.name, number = excluded.number,
         about = excluded.about, outside = excluded.outside, at_ms = excluded.at_ms, zone = excluded.zone")?.execute(named_params! {
            ":id": id, ":kind": contact.kind, ":reach": contact.reach, ":name": contact.name,
            ":number": contact.number, ":about": contact.about, ":outside": contact.outside,
            ":at": now.ms(), ":zone": now.zone_name(),
        })
    .map(drop)
}

/// Takes one away or brings it back; false when there is none.
///
/// # Errors
/// The store's.
pub fn set_gone(db: &Connection, id: &Id, gone: Option<&Moment>) -> rusqlite::Result<bool> {
    db.prepare_cached(
        "UPDATE support_contact SET gone_ms = :gone, revision = revision + 1 WHERE id = :id",
    )?
    .execute(named_params! { ":id": id, ":gone": gone.map(Moment::ms) })
    .map(|changed| changed > 0)
}

/// Chooses whether the lock screen may show one; false when there is none.
///
/// # Errors
/// The store's.
pub fn set_outside(db: &Connection, id: &Id, outside: bool) -> rusqlite::Result<bool> {
    db.prepare_cached(
        "UPDATE support_contact SET outside = :outside, revision = revision + 1
         WHERE id = :id AND gone_ms IS NULL",
    )?
    .execute(named_params! { ":id": id, ":outside": outside })
    .map(|changed| changed > 0)
}
