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

/// The text's place by time, counted backwards: an index hands its rows out in rising order many
/// times faster than in falling order, and the newest is wanted first.
fn place(db: &Connection, id: &Id, at_ms: i64) -> rusqlite::Result<i64> {
    let first = at_ms.saturating_mul(-1_000);
    let taken: Option<i64> = db
        .prepare_cached(
            "SELECT min(place) FROM journal_place WHERE place BETWEEN :last AND :first",
        )?
        .query_row(
            named_params! { ":first": first, ":last": first.saturating_sub(999) },
            |row| row.get(0),
        )?;
    let place = taken.map_or(first, |taken| taken - 1);
    db.prepare_cached("INSERT INTO journal_place (place, entry_id) VALUES (:place, :id)")?
        .execute(named_params! { ":place": place, ":id": id })?;
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

    /// The places, newest first; what is not asked for costs nothing.
    fn sql(&self) -> String {
        let (place, mut sql) = match self.asked {
            Some(_) => (
                "journal_index.rowid",
                "SELECT journal_index.rowid FROM journal_index
                 WHERE journal_index MATCH :asked AND journal_index.rowid BETWEEN :from AND :to"
                    .to_owned(),
            ),
            None => (
                "places.place",
                "SELECT places.place FROM journal_place places WHERE places.place BETWEEN :from AND :to".to_owned(),
            ),
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
            sql.push_str(" AND EXISTS (SELECT 1 FROM journal_place p JOIN journal_entry e ON e.id = p.entry_id WHERE p.place = ");
            sql.push_str(place);
            sql.push_str(" AND ");
            sql.push_str(&wanted.join(" AND "));
            sql.push(')');
        }
        // The index hands its rows out in this order, so that nothing is sorted.
        sql.push_str(&format!(" ORDER BY {place} LIMIT :most"));
        sql
    }

    /// Hands the values over, each under its name, where the words have it.
    fn bind(&self, statement: &mut Statement, most: u32) -> rusqlite::Result<()> {
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
        let from = self.span.to.saturating_mul(-1_000).saturating_add(1);
        let to = self.span.from.saturating_mul(-1_000);
        let own: [(&str, &dyn ToSql); 10] = [
            (":asked", &self.asked),
            (":from", &from),
            (":to", &to),
            (":session", &self.session),
            (":tag", &self.tag),
            (":low", &low),
            (":high", &high),
            (":among", &ids),
            (":only", &only),
            (":most", &most),
        ];
        for (name, value) in own {
            if let Some(place) = statement.parameter_index(name)? {
                statement.raw_bind_parameter(place, value)?;
            }
        }
        Ok(())
    }
}

/// A page of the texts of which it is true.
#[derive(Debug)]
pub struct Page {
    /// Newest first.
    pub ids: Vec<Id>,
    /// Of how many it is true, as far as was counted.
    pub many: u32,
}

/// The texts of which it is true, `many` of them after the newest `skip`, all counted up to `most`
/// and at least to the end of the page.
///
/// # Errors
/// The store's.
pub fn ask(
    db: &Connection,
    looked: &Looked,
    (skip, many): (u32, u32),
    most: u32,
) -> rusqlite::Result<Page> {
    let mut statement = db.prepare_cached(&looked.sql())?;
    looked.bind(
        &mut statement,
        most.max(skip.saturating_add(many).saturating_add(1)),
    )?;
    let places: Vec<i64> = statement
        .raw_query()
        .mapped(|row| row.get(0))
        .collect::<Result<_, _>>()?;
    let mut find = db.prepare_cached("SELECT entry_id FROM journal_place WHERE place = :place")?;
    let page = places.iter().skip(skip as usize).take(many as usize);
    let ids = page.map(|place| find.query_row(named_params! { ":place": place }, |row| row.get(0)));
    Ok(Page {
        ids: ids.collect::<Result<_, _>>()?,
        many: u32::try_from(places.len()).unwrap_or(u32::MAX),
    })
}
