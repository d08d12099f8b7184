//! The support plan in the vault: a row for each part that was ever written.

use super::{Part, Written};
use crate::moment::Moment;
use crate::private::Private;
use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ToSqlOutput, ValueRef};
use rusqlite::{Connection, ToSql, named_params};

impl ToSql for Part {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(self.name().into())
    }
}

impl FromSql for Part {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        Self::named(value.as_str()?).ok_or(FromSqlError::InvalidType)
    }
}

/// All seven parts in order; one never written is empty.
///
/// # Errors
/// The store's.
pub fn all(db: &Connection) -> rusqlite::Result<Vec<Written>> {
    let kept: Vec<Written> = db
        .prepare_cached("SELECT part, words, outside FROM support_plan")?
        .query_map([], |row| {
            Ok(Written {
                part: row.get("part")?,
                words: row.get("words")?,
                outside: row.get("outside")?,
            })
        })?
        .collect::<rusqlite::Result<_>>()?;
    let of = |part: Part| kept.iter().find(|one| one.part == part).cloned();
    let empty = |part| Written {
        part,
        words: Private::default(),
        outside: false,
    };
    Ok(Part::ALL
        .into_iter()
        .map(|part| of(part).unwrap_or_else(|| empty(part)))
        .collect())
}

/// Keeps a part's words; what the lock screen may show stays as it was chosen.
///
/// # Errors
/// The store's.
pub fn write(
    db: &Connection,
    part: Part,
    words: &Private<String>,
    now: &Moment,
) -> rusqlite::Result<()> {
    db.prepare_cached(
        "INSERT INTO support_plan (part, revision, words, outside, at_ms, zone)
         VALUES (:part, 1, :words, 0, :at, :zone)
         ON CONFLICT (part) DO UPDATE SET revision = revision + 1, words = excluded.words,
         at_ms = excluded.at_ms, zone = excluded.zone",
    )?
    .execute(
        named_params! { ":part": part, ":words": words, ":at": now.ms(), ":zone": now.zone_name() },
    )
    .map(drop)
}

/// Chooses whether the lock screen may show a part; false when nothing was ever written in it.
///
/// # Errors
/// The store's.
pub fn set_outside(db: &Connection, part: Part, outside: bool) -> rusqlite::Result<bool> {
    db.prepare_cached(
        "UPDATE support_plan SET outside = :outside, revision = revision + 1 WHERE part = :part",
    )?
    .execute(named_params! { ":part": part, ":outside": outside })
    .map(|changed| changed > 0)
}
