//! Rows of the journal as a whole: all of it for a file, and a text with all that belongs to it.

use super::{ATTACHMENTS, Attached, Earlier, Leaf, Over};
use crate::journal::table::{COLUMNS, written};
use crate::journal::voice::ogg;
use crate::journal::{marks, picture};
use crate::moment::Moment;
use crate::private::Private;
use crate::random::Id;
use rusqlite::{Connection, OptionalExtension, Row, named_params};
use std::collections::{HashMap, HashSet};

/// What the journal has under an id.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Known {
    /// A text with these words.
    There(Private<String>),
    /// A text in the bin.
    Binned,
    /// Only the tombstone of a text that was deleted for good.
    Cleared,
}

/// The whole journal but for what was deleted, the oldest first.
///
/// # Errors
/// The store's.
pub fn leaves(db: &Connection) -> rusqlite::Result<Vec<Leaf>> {
    let mut tags: HashMap<Id, Vec<Private<String>>> = HashMap::new();
    each(
        db,
        "SELECT entry_id, tag FROM journal_tag ORDER BY entry_id, place",
        |row| {
            tags.entry(row.get(0)?).or_default().push(row.get(1)?);
            Ok(())
        },
    )?;
    let mut over: HashMap<Id, (Private<String>, i64)> = HashMap::new();
    each(
        db,
        "SELECT entry_id, words, changed_ms FROM journal_draft",
        |row| {
            over.insert(row.get(0)?, (row.get(1)?, row.get(2)?));
            Ok(())
        },
    )?;
    let mut earlier: HashMap<Id, Vec<(u32, Private<String>, i64)>> = HashMap::new();
    let sql =
        "SELECT entry_id, revision, words, at_ms FROM journal_revision ORDER BY entry_id, revision";
    each(db, sql, |row| {
        let one = (row.get(1)?, row.get(2)?, row.get(3)?);
        earlier.entry(row.get(0)?).or_default().push(one);
        Ok(())
    })?;
    let mut pictures = pictures(db)?;
    let mut sounds = HashSet::new();
    let sql = "SELECT entry_id FROM journal_voice WHERE frames > 0";
    each(db, sql, |row| {
        sounds.insert(row.get::<_, Id>(0)?);
        Ok(())
    })?;
    let mut leaves = Vec::new();
    // What stands beside a deleted text stands alone in a file.
    let columns = COLUMNS.replace(
        "e.beside_id",
        "(SELECT b.id FROM journal_entry b WHERE b.id = e.beside_id AND b.gone_ms IS NULL) AS beside_id",
    );
    let sql = format!(
        "SELECT {columns}, e.favourite FROM journal_entry e WHERE e.gone_ms IS NULL ORDER BY e.at_ms, e.id"
    );
    each(db, &sql, |row| {
        let text = written(row)?;
        let zone = text.at.zone();
        leaves.push(Leaf {
            favourite: row.get("favourite")?,
            tags: tags.remove(&text.id).unwrap_or_default(),
            over: over.remove(&text.id).map(|(words, ms)| Over {
                words,
                changed: Moment::from_ms(ms, zone),
            }),
            earlier: earlier
                .remove(&text.id)
                .into_iter()
                .flatten()
                .map(|(revision, words, ms)| Earlier {
                    revision,
                    words,
                    at: Moment::from_ms(ms, zone),
                })
                .collect(),
            pictures: pictures.remove(&text.id).unwrap_or_default(),
            voice: sounds
                .contains(&text.id)
                .then(|| format!("{ATTACHMENTS}/{}.{}", text.id, ogg::ENDING)),
            text,
        });
        Ok(())
    })?;
    Ok(leaves)
}

fn each(
    db: &Connection,
    sql: &str,
    mut take: impl FnMut(&Row) -> rusqlite::Result<()>,
) -> rusqlite::Result<()> {
    let mut statement = db.prepare(sql)?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        take(row)?;
    }
    Ok(())
}

fn pictures(db: &Connection) -> rusqlite::Result<HashMap<Id, Vec<Attached>>> {
    let mut pictures: HashMap<Id, Vec<Attached>> = HashMap::new();
    let sql = "SELECT entry_id, id, kind, alt, at_ms, zone FROM journal_picture
               WHERE gone_ms IS NULL ORDER BY entry_id, place";
    each(db, sql, |row| {
        let (id, kind): (Id, picture::Kind) = (row.get(1)?, row.get(2)?);
        let zone: String = row.get(5)?;
        let one = Attached {
            file: format!("{ATTACHMENTS}/{id}.{}", kind.ending()),
            alt: row.get(3)?,
            at: Some(Moment::stored(row.get(4)?, &zone)),
            id,
        };
        pictures.entry(row.get(0)?).or_default().push(one);
        Ok(())
    })?;
    Ok(pictures)
}

/// What the journal has under an id, if anything.
///
/// # Errors
/// The store's.
pub fn known(db: &Connection, id: &Id) -> rusqlite::Result<Option<Known>> {
    db.prepare_cached(
        "SELECT words, gone_ms IS NOT NULL, cleared FROM journal_entry WHERE id = :id",
    )?
    .query_row(named_params! { ":id": id }, |row| {
        let (words, gone): (Private<String>, bool) = (row.get(0)?, row.get(1)?);
        Ok(match gone {
            false => Known::There(words),
            true if row.get(2)? => Known::Cleared,
            true => Known::Binned,
        })
    })
    .optional()
}

/// Puts a text in with all that belongs to it, also in the place of a tombstone.
///
/// # Errors
/// The store's.
pub fn insert(db: &Connection, leaf: &Leaf) -> rusqlite::Result<()> {
    let text = &leaf.text;
    db.prepare_cached(
        "INSERT INTO journal_entry (id, revision, kind, beside_id, session_id, asked, words, kept, favourite, at_ms, zone, changed_ms)
         VALUES (:id, :revision, :kind, :beside, :session, :asked, :words, :kept, :favourite, :at, :zone, :changed)
         ON CONFLICT (id) DO UPDATE SET revision = excluded.revision, gone_ms = NULL, bin_noted_ms = NULL, cleared = 0,
                kind = excluded.kind, beside_id = excluded.beside_id, session_id = excluded.session_id,
                asked = excluded.asked, words = excluded.words, kept = excluded.kept,
                favourite = excluded.favourite, at_ms = excluded.at_ms, zone = excluded.zone,
                changed_ms = excluded.changed_ms",
    )?
    .execute(named_params! {
        ":id": text.id, ":revision": text.revision, ":kind": text.kind, ":beside": text.beside,
        ":session": text.session, ":asked": text.asked, ":words": text.words, ":kept": text.kept,
        ":favourite": leaf.favourite, ":at": text.at.ms(), ":zone": text.at.zone_name(),
        ":changed": text.changed.ms(),
    })?;
    if !leaf.tags.is_empty() {
        let keyed = |tag: &Private<String>| (tag.clone(), marks::key(tag.expose()));
        let tags: Vec<_> = leaf.tags.iter().map(keyed).collect();
        marks::table::set_tags(db, &text.id, &tags)?;
    }
    if let Some(over) = &leaf.over {
        crate::journal::draft::table::write_over(db, &text.id, &over.words, &over.changed)?;
    }
    for earlier in &leaf.earlier {
        db.prepare_cached(
            "INSERT INTO journal_revision (entry_id, revision, words, at_ms)
             VALUES (:id, :revision, :words, :at) ON CONFLICT DO NOTHING",
        )?
        .execute(named_params! {
            ":id": text.id, ":revision": earlier.revision, ":words": earlier.words, ":at": earlier.at.ms(),
        })?;
    }
    Ok(())
}
