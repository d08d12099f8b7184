//! The rows of the list.

use super::BLOCK;
use crate::journal::Written;
use crate::journal::table::{COLUMNS, find, written};
use crate::private::Private;
use crate::random::Id;
use rusqlite::{Connection, OptionalExtension, ToSql, named_params};

/// A text's place in the list.
#[derive(Debug, Clone)]
pub struct Place {
    at_ms: i64,
    id: Id,
}

/// A kept text in the list.
#[derive(Debug)]
pub struct Line {
    /// The text, with the beginning of its words.
    pub text: Written,
    /// How many kept entries stand beside it.
    pub beside: u32,
    /// Its first picture.
    pub picture: Option<Id>,
    /// How many pictures it has.
    pub pictures: u32,
    /// What is said to be seen in the first one that something is said of.
    pub said: Private<String>,
}

/// Where a text stands, or stood before it was deleted.
///
/// # Errors
/// The store's.
pub fn place(db: &Connection, id: &Id) -> rusqlite::Result<Option<Place>> {
    db.prepare_cached("SELECT at_ms, id FROM journal_entry WHERE id = :id")?
        .query_row(named_params! { ":id": id }, |row| {
            Ok(Place {
                at_ms: row.get("at_ms")?,
                id: row.get("id")?,
            })
        })
        .optional()
}

/// The beginnings of kept texts, newest first: behind one place, up to another, at most `limit`.
///
/// # Errors
/// The store's.
pub fn lines(
    db: &Connection,
    after: Option<&Place>,
    through: Option<&Place>,
    limit: u32,
) -> rusqlite::Result<Vec<Line>> {
    let columns = COLUMNS.replace("e.words", "substr(e.words, 1, 400) AS words");
    let mut values: Vec<(&str, &dyn ToSql)> = vec![(":limit", &limit)];
    let mut within = String::new();
    if let Some(after) = after {
        within.push_str(" AND (e.at_ms, e.id) < (:after_ms, :after)");
        values.extend([
            (":after_ms", &after.at_ms as &dyn ToSql),
            (":after", &after.id),
        ]);
    }
    if let Some(through) = through {
        within.push_str(" AND (e.at_ms, e.id) >= (:through_ms, :through)");
        values.extend([
            (":through_ms", &through.at_ms as &dyn ToSql),
            (":through", &through.id),
        ]);
    }
    db.prepare_cached(&format!(
        "SELECT {columns},
                (SELECT count(*) FROM journal_entry b
                 WHERE b.beside_id = e.id AND b.kept = 1 AND b.gone_ms IS NULL) AS beside,
                (SELECT p.id FROM journal_picture p
                 WHERE p.entry_id = e.id AND p.gone_ms IS NULL ORDER BY p.place LIMIT 1) AS picture,
                (SELECT count(*) FROM journal_picture p
                 WHERE p.entry_id = e.id AND p.gone_ms IS NULL) AS pictures,
                coalesce((SELECT p.alt FROM journal_picture p
                 WHERE p.entry_id = e.id AND p.gone_ms IS NULL AND p.alt <> ''
                 ORDER BY p.place LIMIT 1), '') AS said
         FROM journal_entry e WHERE e.kept = 1 AND e.gone_ms IS NULL{within}
         ORDER BY e.at_ms DESC, e.id DESC LIMIT :limit"
    ))?
    .query_map(values.as_slice(), |row| {
        Ok(Line {
            text: written(row)?,
            beside: row.get("beside")?,
            picture: row.get("picture")?,
            pictures: row.get("pictures")?,
            said: row.get("said")?,
        })
    })?
    .collect()
}

/// The kept text at this place, else the next newer one.
///
/// # Errors
/// The store's.
pub fn at_or_before(db: &Connection, place: &Place) -> rusqlite::Result<Option<Written>> {
    let id: Option<Id> = db
        .prepare_cached(
            "SELECT e.id FROM journal_entry e WHERE e.kept = 1 AND e.gone_ms IS NULL
               AND (e.at_ms, e.id) >= (:ms, :id) ORDER BY e.at_ms, e.id LIMIT 1",
        )?
        .query_row(
            named_params! { ":ms": place.at_ms, ":id": place.id },
            |row| row.get(0),
        )
        .optional()?;
    match id {
        Some(id) => find(db, &id),
        None => Ok(None),
    }
}

/// How many kept texts there are, and the oldest text of every block, counted from the oldest of all,
/// the newest block first. One walk over an index.
///
/// # Errors
/// The store's.
pub fn blocks(db: &Connection) -> rusqlite::Result<(u32, Vec<Id>)> {
    let mut all = db.prepare_cached(
        "SELECT id FROM journal_entry WHERE kept = 1 AND gone_ms IS NULL ORDER BY at_ms, id",
    )?;
    let mut rows = all.query([])?;
    let (mut count, mut ends) = (0_u32, Vec::new());
    while let Some(row) = rows.next()? {
        if count.is_multiple_of(BLOCK) {
            ends.push(row.get(0)?);
        }
        count = count.saturating_add(1);
    }
    ends.reverse();
    Ok((count, ends))
}
