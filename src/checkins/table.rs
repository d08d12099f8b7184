//! Forms and answers in the vault.

pub use super::mood::table::{moods, moods_within, valences};

use super::{Answer, Form};
use crate::moment::Moment;
use crate::random::Id;
use rusqlite::{Connection, OptionalExtension, Row, params};

const FORM: &str =
    "SELECT id, revision, scale, begun_ms, entered_ms, finished_ms, zone, total FROM checkins_form";
/// Opened and left without an answer, it is no form yet.
const BEGUN: &str = "gone_ms IS NULL AND (finished_ms IS NOT NULL OR EXISTS
     (SELECT 1 FROM checkins_answer WHERE form_id = checkins_form.id))";

/// The form with this id and its answers.
///
/// # Errors
/// The store's.
pub fn form(db: &Connection, id: &Id) -> rusqlite::Result<Option<Form>> {
    let found = db
        .prepare_cached(&format!("{FORM} WHERE id = ?1 AND gone_ms IS NULL"))?
        .query_row([id], read_form)
        .optional()?;
    let Some(mut form) = found else {
        return Ok(None);
    };
    form.answers = answers(db, id)?;
    Ok(Some(form))
}

/// The newest forms that were begun, with their answers, newest first.
///
/// # Errors
/// The store's.
pub fn newest(db: &Connection, most: usize) -> rusqlite::Result<Vec<Form>> {
    let mut forms: Vec<Form> = db
        .prepare_cached(&format!(
            "{FORM} WHERE {BEGUN} ORDER BY begun_ms DESC, id DESC LIMIT ?1"
        ))?
        .query_map([i64::try_from(most).unwrap_or(i64::MAX)], read_form)?
        .collect::<rusqlite::Result<_>>()?;
    for form in &mut forms {
        form.answers = answers(db, &form.id)?;
    }
    Ok(forms)
}

/// The forms of no earlier day that are begun between these milliseconds and not finished, without
/// their answers.
///
/// # Errors
/// The store's.
pub fn open(db: &Connection, (from, to): (i64, i64)) -> rusqlite::Result<Vec<Form>> {
    db.prepare_cached(&format!(
        "{FORM} WHERE {BEGUN} AND finished_ms IS NULL AND entered_ms IS NULL
         AND begun_ms BETWEEN ?1 AND ?2 ORDER BY begun_ms DESC, id DESC"
    ))?
    .query_map([from, to], read_form)?
    .collect()
}

fn answers(db: &Connection, form: &Id) -> rusqlite::Result<Vec<Answer>> {
    db.prepare_cached(
        "SELECT item, choice, first_choice FROM checkins_answer WHERE form_id = ?1 ORDER BY item",
    )?
    .query_map([form], read_answer)?
    .collect()
}

/// All forms with their answers, newest first.
///
/// # Errors
/// The store's.
pub fn forms(db: &Connection) -> rusqlite::Result<Vec<Form>> {
    let mut all = db.prepare_cached(&format!(
        "{FORM} WHERE gone_ms IS NULL ORDER BY begun_ms DESC, id DESC"
    ))?;
    let mut forms: Vec<Form> = all
        .query_map([], read_form)?
        .collect::<rusqlite::Result<_>>()?;
    let places: std::collections::HashMap<Id, usize> = forms
        .iter()
        .enumerate()
        .map(|(place, form)| (form.id.clone(), place))
        .collect();
    let mut answers = db.prepare_cached(
        "SELECT item, choice, first_choice, form_id FROM checkins_answer ORDER BY form_id, item",
    )?;
    let mut rows = answers.query([])?;
    while let Some(row) = rows.next()? {
        let place = places.get(&row.get::<_, Id>(3)?);
        if let Some(form) = place.and_then(|place| forms.get_mut(*place)) {
            form.answers.push(read_answer(row)?);
        }
    }
    Ok(forms)
}

/// Measure, beginning and total of every finished form that has a total, oldest first.
///
/// # Errors
/// The store's.
pub fn totals(db: &Connection) -> rusqlite::Result<Vec<(String, Moment, u32)>> {
    db.prepare_cached(
        "SELECT scale, begun_ms, zone, total FROM checkins_form
         WHERE gone_ms IS NULL AND finished_ms IS NOT NULL AND total IS NOT NULL
         ORDER BY begun_ms, id",
    )?
    .query_map([], |row| {
        let begun = Moment::stored(row.get(1)?, &row.get::<_, String>(2)?);
        Ok((row.get(0)?, begun, row.get(3)?))
    })?
    .collect()
}

/// Begins a form that looks back from `begun`; `entered` when that is an earlier day.
///
/// # Errors
/// The store's.
pub fn insert_form(
    db: &Connection,
    id: &Id,
    scale: &str,
    begun: &Moment,
    entered: Option<&Moment>,
) -> rusqlite::Result<()> {
    db.prepare_cached(
        "INSERT INTO checkins_form (id, revision, scale, state, begun_ms, entered_ms, zone)
         VALUES (?1, 1, ?2, 'open', ?3, ?4, ?5)",
    )?
    .execute(params![
        id,
        scale,
        begun.ms(),
        entered.map(Moment::ms),
        begun.zone_name()
    ])?;
    Ok(())
}

/// Notes an answer or a blank; what was noted first stays beside it.
///
/// # Errors
/// The store's.
pub fn put_answer(
    db: &Connection,
    form: &Id,
    item: u32,
    choice: Option<u32>,
    at: &Moment,
) -> rusqlite::Result<()> {
    db.prepare_cached(
        "INSERT INTO checkins_answer (form_id, item, choice, first_choice, at_ms)
         VALUES (?1, ?2, ?3, ?3, ?4)
         ON CONFLICT (form_id, item) DO UPDATE SET choice = excluded.choice, at_ms = excluded.at_ms",
    )?
    .execute(params![form, item, choice, at.ms()])?;
    db.prepare_cached("UPDATE checkins_form SET revision = revision + 1 WHERE id = ?1")?
        .execute([form])?;
    Ok(())
}

/// Finishes a form with its total, if it has one.
///
/// # Errors
/// The store's.
pub fn finish(db: &Connection, form: &Id, total: Option<u32>, at: &Moment) -> rusqlite::Result<()> {
    db.prepare_cached(
        "UPDATE checkins_form SET revision = revision + 1, state = 'done', finished_ms = ?2, total = ?3
         WHERE id = ?1",
    )?
    .execute(params![form, at.ms(), total])?;
    Ok(())
}

fn read_form(row: &Row) -> rusqlite::Result<Form> {
    let zone: String = row.get("zone")?;
    let moment = |ms| Moment::stored(ms, &zone);
    Ok(Form {
        id: row.get("id")?,
        revision: row.get("revision")?,
        scale: row.get("scale")?,
        begun: moment(row.get("begun_ms")?),
        entered: row.get::<_, Option<i64>>("entered_ms")?.map(moment),
        finished: row.get::<_, Option<i64>>("finished_ms")?.map(moment),
        total: row.get("total")?,
        answers: Vec::new(),
    })
}

fn read_answer(row: &Row) -> rusqlite::Result<Answer> {
    Ok(Answer {
        item: row.get(0)?,
        choice: row.get(1)?,
        first_choice: row.get(2)?,
    })
}
