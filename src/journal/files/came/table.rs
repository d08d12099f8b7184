//! Rows of imports and of the texts that came by them.

use super::{Counted, Import};
use crate::journal::voice;
use crate::moment::Moment;
use crate::random::Id;
use rusqlite::{Connection, named_params};

/// Begins an import.
///
/// # Errors
/// The store's.
pub fn begin(db: &Connection, import: &Import) -> rusqlite::Result<()> {
    db.prepare_cached("INSERT INTO journal_import (id, name, done, at_ms, zone) VALUES (:id, :name, :done, :at, :zone)")?.execute(named_params! {
            ":id": import.id, ":name": import.name, ":done": import.done, ":at": import.at.ms(),
            ":zone": import.at.zone_name(),
        })
    .map(drop)
}

/// Notes that a text came by this import.
///
/// # Errors
/// The store's.
pub fn note(
    db: &Connection,
    import: &Id,
    place: u32,
    entry: &Id,
    back: bool,
) -> rusqlite::Result<()> {
    db.prepare_cached(
        "INSERT INTO journal_imported (entry_id, import_id, place, changed_ms, pictures, back)
         SELECT id, :import, :place, changed_ms,
                (SELECT count(*) FROM journal_picture WHERE entry_id = :entry), :back
         FROM journal_entry WHERE id = :entry
         ON CONFLICT (entry_id) DO UPDATE SET import_id = excluded.import_id, place = excluded.place,
                changed_ms = excluded.changed_ms, pictures = excluded.pictures, back = excluded.back",
    )?
    .execute(named_params! { ":import": import, ":place": place, ":entry": entry, ":back": back })
    .map(drop)
}

/// Says that all of an import is here.
///
/// # Errors
/// The store's.
pub fn finish(db: &Connection, import: &Id) -> rusqlite::Result<()> {
    db.prepare_cached("UPDATE journal_import SET done = 1 WHERE id = :id")?
        .execute(named_params! { ":id": import })
        .map(drop)
}

/// Every import, the latest first.
///
/// # Errors
/// The store's.
pub fn imports(db: &Connection) -> rusqlite::Result<Vec<Counted>> {
    db.prepare_cached(&format!(
        "SELECT i.id, i.name, i.done, i.at_ms, i.zone,
                (SELECT count(*) FROM journal_imported n WHERE n.import_id = i.id) AS came,
                (SELECT count(*) {UNCHANGED} AND n.import_id = i.id) AS there
         FROM journal_import i ORDER BY i.at_ms DESC, i.id DESC"
    ))?
    .query_map([], |row| {
        let zone: String = row.get("zone")?;
        Ok(Counted {
            came: row.get("came")?,
            there: row.get("there")?,
            import: Import {
                id: row.get("id")?,
                name: row.get("name")?,
                done: row.get("done")?,
                at: Moment::stored(row.get("at_ms")?, &zone),
            },
        })
    })?
    .collect()
}

/// Texts of imports that are there as they came.
const UNCHANGED: &str = "FROM journal_imported n JOIN journal_entry e ON e.id = n.entry_id
    WHERE e.gone_ms IS NULL AND e.changed_ms = n.changed_ms
      AND (SELECT count(*) FROM journal_picture p WHERE p.entry_id = e.id) = n.pictures
      AND NOT EXISTS (SELECT 1 FROM journal_draft d JOIN journal_import j ON j.id = n.import_id
                      WHERE d.entry_id = e.id AND d.changed_ms > j.at_ms)";

/// Some of the texts of an import that are there as they came, the last first.
///
/// # Errors
/// The store's.
pub fn unchanged(db: &Connection, import: &Id, many: u32) -> rusqlite::Result<Vec<(Id, bool)>> {
    db.prepare_cached(&format!(
        "SELECT e.id, n.back {UNCHANGED} AND n.import_id = :import
         ORDER BY n.place DESC LIMIT :many"
    ))?
    .query_map(named_params! { ":import": import, ":many": many }, |row| {
        Ok((row.get(0)?, row.get(1)?))
    })?
    .collect()
}

/// Takes a text out as if it had never come; false when something else needs it.
///
/// # Errors
/// The store's.
pub fn erase(db: &Connection, id: &Id) -> rusqlite::Result<bool> {
    let needed: bool = db
        .prepare_cached("SELECT EXISTS (SELECT 1 FROM journal_entry WHERE beside_id = :id)")?
        .query_row(named_params! { ":id": id }, |row| row.get(0))?;
    if needed {
        return Ok(false);
    }
    drop_pictures(db, id)?;
    voice::table::clear(db, id)?;
    for sql in [
        "DELETE FROM journal_index WHERE rowid IN (SELECT place FROM journal_place WHERE entry_id = :id)",
        "DELETE FROM journal_place WHERE entry_id = :id",
        "DELETE FROM journal_tag WHERE entry_id = :id",
        "DELETE FROM journal_draft WHERE entry_id = :id",
        "DELETE FROM journal_revision WHERE entry_id = :id",
        "DELETE FROM journal_imported WHERE entry_id = :id",
        "DELETE FROM journal_entry WHERE id = :id",
    ] {
        db.prepare_cached(sql)?
            .execute(named_params! { ":id": id })?;
    }
    Ok(true)
}

/// Takes the pictures of a text out as if they had never come.
///
/// # Errors
/// The store's.
pub fn drop_pictures(db: &Connection, entry: &Id) -> rusqlite::Result<()> {
    for sql in [
        "DELETE FROM journal_picture_bytes WHERE picture_id IN (SELECT id FROM journal_picture WHERE entry_id = :entry)",
        "DELETE FROM journal_picture WHERE entry_id = :entry",
    ] {
        db.prepare_cached(sql)?
            .execute(named_params! { ":entry": entry })?;
    }
    Ok(())
}

/// Forgets that a text came by an import: what belongs to it stays.
///
/// # Errors
/// The store's.
pub fn let_go(db: &Connection, id: &Id) -> rusqlite::Result<()> {
    db.prepare_cached("DELETE FROM journal_imported WHERE entry_id = :id")?
        .execute(named_params! { ":id": id })
        .map(drop)
}

/// Forgets an import of which nothing is left.
///
/// # Errors
/// The store's.
pub fn forget(db: &Connection, import: &Id) -> rusqlite::Result<()> {
    for sql in [
        "DELETE FROM journal_imported WHERE import_id = :id",
        "DELETE FROM journal_import WHERE id = :id",
    ] {
        db.prepare_cached(sql)?
            .execute(named_params! { ":id": import })?;
    }
    Ok(())
}
