//! Rows of tags and favourites.

use crate::private::Private;
use crate::random::Id;
use rusqlite::{Connection, OptionalExtension, named_params};

/// A tag and how many texts have it.
#[derive(Debug)]
pub struct Counted {
    /// As it was last written.
    pub tag: Private<String>,
    /// How many kept texts have it.
    pub count: u32,
}

/// The tags of a text, in their order.
///
/// # Errors
/// The store's.
pub fn tags(db: &Connection, id: &Id) -> rusqlite::Result<Vec<Private<String>>> {
    db.prepare_cached("SELECT tag FROM journal_tag WHERE entry_id = :id ORDER BY place")?
        .query_map(named_params! { ":id": id }, |row| row.get(0))?
        .collect()
}

/// Sets the tags of a text.
///
/// # Errors
/// The store's.
pub fn set_tags(
    db: &Connection,
    id: &Id,
    tags: &[(Private<String>, String)],
) -> rusqlite::Result<()> {
    db.prepare_cached("DELETE FROM journal_tag WHERE entry_id = :id")?
        .execute(named_params! { ":id": id })?;
    for (place, (tag, key)) in (0_i64..).zip(tags) {
        db.prepare_cached(
            "INSERT INTO journal_tag (entry_id, place, tag, key) VALUES (:id, :place, :tag, :key)",
        )?
        .execute(named_params! { ":id": id, ":place": place, ":tag": tag, ":key": key })?;
    }
    Ok(())
}

/// Every tag in use, the most used first.
///
/// # Errors
/// The store's.
pub fn all(db: &Connection) -> rusqlite::Result<Vec<Counted>> {
    db.prepare_cached(
        "SELECT max(t.tag) AS tag, count(*) AS many FROM journal_tag t
         JOIN journal_entry e ON e.id = t.entry_id
         WHERE e.kept = 1 AND e.gone_ms IS NULL
         GROUP BY t.key ORDER BY many DESC, t.key",
    )?
    .query_map([], |row| {
        Ok(Counted {
            tag: row.get("tag")?,
            count: row.get("many")?,
        })
    })?
    .collect()
}

/// Is it a favourite?
///
/// # Errors
/// The store's.
pub fn is_favourite(db: &Connection, id: &Id) -> rusqlite::Result<bool> {
    let found = db
        .prepare_cached("SELECT favourite FROM journal_entry WHERE id = :id")?
        .query_row(named_params! { ":id": id }, |row| row.get(0))
        .optional()?;
    Ok(found.unwrap_or(false))
}

/// Makes it a favourite, or no more.
///
/// # Errors
/// The store's.
pub fn set_favourite(db: &Connection, id: &Id, on: bool) -> rusqlite::Result<()> {
    db.prepare_cached("UPDATE journal_entry SET favourite = :on WHERE id = :id")?
        .execute(named_params! { ":id": id, ":on": on })
        .map(drop)
}
