//! The row of the days chosen.

use super::Span;
use crate::random::Id;
use chrono::NaiveDate;
use rusqlite::types::{FromSqlError, Type};
use rusqlite::{Connection, OptionalExtension, Row, named_params};

const SPAN: &str = "SELECT id, revision, first_day, last_day FROM share_moods";

/// The days chosen last.
///
/// # Errors
/// The store's.
pub fn chosen(db: &Connection) -> rusqlite::Result<Option<Span>> {
    db.prepare_cached(&format!("{SPAN} ORDER BY id DESC LIMIT 1"))?
        .query_row([], read)
        .optional()
}

/// A choice by its id.
///
/// # Errors
/// The store's.
pub fn find(db: &Connection, id: &Id) -> rusqlite::Result<Option<Span>> {
    db.prepare_cached(&format!("{SPAN} WHERE id = :id"))?
        .query_row(named_params! { ":id": id }, read)
        .optional()
}

/// Keeps a choice, new or with other days.
///
/// # Errors
/// The store's.
pub fn put(db: &Connection, span: &Span) -> rusqlite::Result<()> {
    db.prepare_cached(
        "INSERT INTO share_moods (id, revision, first_day, last_day)
         VALUES (:id, :revision, :first, :last)
         ON CONFLICT (id) DO UPDATE
         SET revision = :revision, first_day = :first, last_day = :last",
    )?
    .execute(named_params! {
        ":id": span.id, ":revision": span.revision,
        ":first": span.first.to_string(), ":last": span.last.to_string(),
    })?;
    Ok(())
}

fn read(row: &Row) -> rusqlite::Result<Span> {
    Ok(Span {
        id: row.get("id")?,
        revision: row.get("revision")?,
        first: day(row, 2)?,
        last: day(row, 3)?,
    })
}

fn day(row: &Row, column: usize) -> rusqlite::Result<NaiveDate> {
    row.get::<_, String>(column)?.parse().map_err(|_| {
        rusqlite::Error::FromSqlConversionFailure(
            column,
            Type::Text,
            Box::new(FromSqlError::InvalidType),
        )
    })
}
