//! The index in the vault: folded words of every kept text that is not deleted, and what is said of its pictures.

use super::fold;
use crate::journal::picture;
use crate::journal::table::find;
use crate::random::Id;
use rusqlite::{Connection, OptionalExtension, Statement, ToSql, named_params};

/// Brings the index up to date for one text, whatever became of it.
///
/// # Errors
/// The store's.
pub fn index(db: &Connection, id: &Id) -> rusqlite::Result<()> {
    let row: Option<i64> = db
        .prepare_cached("SELECT place FROM journal_place WHERE entry_id = :id")?
        .query_row(named_params! { ":id": id }, |row| row.get(0))
        .optional()?;
    if let Some(row) = row {
        db.prepare_cached("DELETE FROM journal_index WHERE rowid = :row")?
            .execute(named_params! { ":row": row })?;
    }
    let Some(text) = find(db, id)?.filter(|text| text.kept) else {
        return Ok(());
    };
    let row = match row {
        Some(row) => row,
        None => place(db, id, text.at.ms())?,
    };
    let said = picture::table::said(db, id)?;
    let mut folded = fold(text.words.expose());
    folded.push('\n');
    folded.push_str(&fold(said.expose()));
    db.prepare_cached("INSERT INTO journal_index (rowid, folded) VALUES (:row, :folded)")?
        .execute(named_params! { ":row": row, ":folded": folded })
        .map(drop)
}

/// The text's place by time, so that the newest comes first without sorting.
fn place(db: &Connection, id: &Id, at_ms: i64) -> rusqlite::Result<i64> {
    let first = at_ms.saturating_mul(1_000);
    let taken: Option<i64> = db.query_row(
        "SELECT max(place) FROM journal_place WHERE place BETWEEN :first AND :last",
        named_params! { ":first": first, ":last": first.saturating_add(999) },
        |row| row.get(0),
    )?;
    let place = taken.map_or(first, |taken| taken + 1);
    db.execute(
        "INSERT INTO journal_place (place, entry_id) VALUES (:place, :id)",
        named_params! { ":place": place, ":id": id },
    )?;
    Ok(place)
}

/// What a question is asked of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    /// Begun at or after, milliseconds since 1970.
    pub from: i64,
    /// Begun before, milliseconds since 1970.
    pub to: i64,
}

impl Span {
    /// All of time, far from what a place can hold.
    pub const WHOLE: Self = Self {
        from: i64::MIN / 2_000,
        to: i64::MAX / 2_000,
    };
}

/// What is looked for: everything that is given has to be true of a text.
#[derive(Debug)]
pub struct Looked {
    /// Phrases, as the index is asked for them.
    pub asked: Option<String>,
    /// When it was begun.
    pub span: Span,
    /// After which infusion.
    pub session: Option<Id>,
    /// The key of a tag.
    pub tag: Option<String>,
    /// Only favourites.
    pub favourite: bool,
    /// A mood from one value to another was noted within 12 hours.
    pub mood: Option<(i32, i32)>,
    /// Only these ids (true), or all but these.
    pub among: Option<(Vec<String>, bool)>,
}

impl Looked {
    /// Is anything asked for but all there is?
    #[must_use]
    pub fn is_anything(&self) -> bool {
        self.asked.is_some()
            || self.span != Span::WHOLE
            || self.session.is_some()
            || self.tag.is_some()
            || self.favourite
            || self.mood.is_some()
            || self.among.is_some()
    }

    /// The tables and conditions; what is not asked for costs nothing.
    fn sql(&self) -> String {
        let mut sql = match self.asked {
            Some(_) => "FROM journal_index JOIN journal_place p ON p.place = journal_index.rowid
                        WHERE journal_index MATCH :asked AND journal_index.rowid BETWEEN :from AND :to"
                .to_owned(),
            None => "FROM journal_place p WHERE :asked IS NULL AND p.place BETWEEN :from AND :to".to_owned(),
        };
        let parts = [
            (self.asked.is_none(), "e.gone_ms IS NULL AND e.kept = 1"),
            (self.session.is_some(), "e.session_id = :session"),
            (self.favourite, "e.favourite = 1"),
            (
                self.tag.is_some(),
                "EXISTS (SELECT 1 FROM journal_tag t WHERE t.entry_id = e.id AND t.key = :tag)",
            ),
            (
                self.mood.is_some(),
                "EXISTS (SELECT 1 FROM checkins_mood m WHERE m.gone_ms IS NULL
                         AND m.at_ms BETWEEN e.at_ms - 43200000 AND e.at_ms + 43200000
                         AND m.valence BETWEEN :low AND :high)",
            ),
            (
                self.among.is_some(),
                "(e.id IN (SELECT value FROM json_each(:among))) = :only",
            ),
        ];
        let wanted: Vec<&str> = parts
            .iter()
            .filter(|part| part.0)
            .map(|part| part.1)
            .collect();
        if !wanted.is_empty() {
            sql.push_str(" AND EXISTS (SELECT 1 FROM journal_entry e WHERE e.id = p.entry_id AND ");
            sql.push_str(&wanted.join(" AND "));
            sql.push(')');
        }
        sql
    }

    /// Hands the values over, each under its name, where the words have it.
    fn bind(&self, statement: &mut Statement, more: &[(&str, &dyn ToSql)]) -> rusqlite::Result<()> {
        let (low, high) = self.mood.unzip();
        let (ids, only) = self.among.as_ref().map(|(ids, only)| (ids, only)).unzip();
        let ids = ids.map(|ids| {
            format!(
                "[{}]",
                ids.iter()
                    .map(|id| format!("\"{id}\""))
                    .collect::<Vec<_>>()
                    .join(",")
            )
        });
        let from = self.span.from.saturating_mul(1_000);
        let to = self.span.to.saturating_mul(1_000).saturating_sub(1);
        let own: [(&str, &dyn ToSql); 9] = [
            (":asked", &self.asked),
            (":from", &from),
            (":to", &to),
            (":session", &self.session),
            (":tag", &self.tag),
            (":low", &low),
            (":high", &high),
            (":among", &ids),
            (":only", &only),
        ];
        for (name, value) in own.iter().chain(more) {
            if let Some(place) = statement.parameter_index(name)? {
                statement.raw_bind_parameter(place, value)?;
            }
        }
        Ok(())
    }
}

/// The texts of which it is true, newest first.
///
/// # Errors
/// The store's.
pub fn ask(db: &Connection, looked: &Looked, skip: u32, many: u32) -> rusqlite::Result<Vec<Id>> {
    let sql = looked.sql();
    // The index hands its rows out in this order, so that nothing is sorted.
    let place = match looked.asked {
        Some(_) => "journal_index.rowid",
        None => "p.place",
    };
    let mut statement = db.prepare_cached(&format!(
        "SELECT p.entry_id {sql} ORDER BY {place} DESC LIMIT :many OFFSET :skip"
    ))?;
    looked.bind(&mut statement, &[(":many", &many), (":skip", &skip)])?;
    statement.raw_query().mapped(|row| row.get(0)).collect()
}

/// Of how many texts it is true, counted up to `most`.
///
/// # Errors
/// The store's.
pub fn count(db: &Connection, looked: &Looked, most: u32) -> rusqlite::Result<u32> {
    let sql = looked.sql();
    let mut statement = db.prepare_cached(&format!(
        "SELECT count(*) FROM (SELECT 1 {sql} LIMIT :most)"
    ))?;
    looked.bind(&mut statement, &[(":most", &most)])?;
    let mut counted = statement.raw_query().mapped(|row| row.get(0));
    counted.next().unwrap_or(Ok(0))
}
