//! The rows of a package's files: what was shown, until it is in the sealed bytes.

use super::plan::File;
use crate::private::Private;
use crate::random::Id;
use rusqlite::{Connection, named_params};

/// The files of a package, as they were shown.
///
/// # Errors
/// The store's.
pub fn of(db: &Connection, id: &Id) -> rusqlite::Result<Vec<File>> {
    db.prepare_cached(
        "SELECT name, bytes FROM share_outbox_file WHERE outbox_id = :id ORDER BY position",
    )?
    .query_map(named_params! { ":id": id }, |row| {
        Ok((row.get(0)?, Private::new(row.get(1)?)))
    })?
    .collect()
}

/// Keeps the files of a package.
///
/// # Errors
/// The store's.
pub fn insert(db: &Connection, id: &Id, files: &[File]) -> rusqlite::Result<()> {
    let mut insert = db.prepare_cached(
        "INSERT INTO share_outbox_file (outbox_id, position, name, bytes)
         VALUES (:outbox, :position, :name, :bytes)",
    )?;
    for (position, (name, bytes)) in (0_u32..).zip(files) {
        insert.execute(named_params! {
            ":outbox": id, ":position": position, ":name": name, ":bytes": bytes.expose(),
        })?;
    }
    Ok(())
}

/// What is read of a package was made of what is frozen: these are its files from now on.
///
/// # Errors
/// The store's.
pub fn set_dressed(db: &Connection, id: &Id, files: &[File]) -> rusqlite::Result<()> {
    let changed = db
        .prepare_cached(
            "UPDATE share_outbox SET bare = 0 WHERE id = :id AND bare = 1 AND state = 'planned'",
        )?
        .execute(named_params! { ":id": id })?;
    if changed == 0 {
        return Ok(());
    }
    db.prepare_cached("DELETE FROM share_outbox_file WHERE outbox_id = :id")?
        .execute(named_params! { ":id": id })?;
    insert(db, id, files)
}
