//! Forms, answers and moods in the vault.

use super::{Answer, Form, Mood};
use crate::moment::Moment;
use crate::random::Id;
use rusqlite::{Connection, OptionalExtension, Row, params};

const FORM: &str =
    "SELECT id, revision, scale, begun_ms, finished_ms, zone, total FROM checkins_form";

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
    let mut answers = db.prepare_cached(
        "SELECT item, choice, first_choice FROM checkins_answer WHERE form_id = ?1 ORDER BY item",
    )?;
    form.answers = answers
        .query_map([id], read_answer)?
        .collect::<rusqlite::Result<_>>()?;
    Ok(Some(form))
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

/// All moods, oldest first.
///
/// # Errors
/// The store's.
pub fn moods(db: &Connection) -> rusqlite::Result<Vec<Mood>> {
    db.prepare_cached(
        "SELECT id, at_ms, zone, valence FROM checkins_mood
         WHERE gone_ms IS NULL ORDER BY at_ms, id",
    )?
    .query_map([], read_mood)?
    .collect()
}

/// The moods of these spans of milliseconds, both ends included, oldest first; each once.
///
/// # Errors
/// The store's.
pub fn moods_within(db: &Connection, spans: [(i64, i64); 2]) -> rusqlite::Result<Vec<Mood>> {
    let [(from, to), (also_from, also_to)] = spans;
    db.prepare_cached(
        "SELECT id, at_ms, zone, valence FROM checkins_mood
         WHERE (at_ms BETWEEN ?1 AND ?2 OR at_ms BETWEEN ?3 AND ?4) AND gone_ms IS NULL
         ORDER BY at_ms, id",
    )?
    .query_map([from, to, also_from, also_to], read_mood)?
    .collect()
}

/// When the last form was finished.
///
/// # Errors
/// The store's.
pub fn last_finished(db: &Connection) -> rusqlite::Result<Option<Moment>> {
    db.prepare_cached(
        "SELECT finished_ms, zone FROM checkins_form
         WHERE gone_ms IS NULL AND finished_ms IS NOT NULL ORDER BY finished_ms DESC LIMIT 1",
    )?
    .query_row([], |row| {
        Ok(Moment::stored(row.get(0)?, &row.get::<_, String>(1)?))
    })
    .optional()
}

/// Begins a form.
///
/// # Errors
/// The store's.
pub fn insert_form(db: &Connection, id: &Id, scale: &str, begun: &Moment) -> rusqlite::Result<()> {
    db.prepare_cached(
        "INSERT INTO checkins_form (id, revision, scale, state, begun_ms, zone)
         VALUES (?1, 1, ?2, 'open', ?3, ?4)",
    )?
    .execute(params![id, scale, begun.ms(), begun.zone_name()])?;
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

/// Notes a mood.
///
/// # Errors
/// The store's.
pub fn insert_mood(db: &Connection, mood: &Mood) -> rusqlite::Result<()> {
    db.prepare_cached(
        "INSERT INTO checkins_mood (id, revision, at_ms, zone, valence) VALUES (?1, 1, ?2, ?3, ?4)",
    )?
    .execute(params![
        mood.id,
        mood.at.ms(),
        mood.at.zone_name(),
        mood.valence
    ])?;
    Ok(())
}

fn read_mood(row: &Row) -> rusqlite::Result<Mood> {
    Ok(Mood {
        id: row.get(0)?,
        at: Moment::stored(row.get(1)?, &row.get::<_, String>(2)?),
        valence: row.get(3)?,
    })
}

fn read_form(row: &Row) -> rusqlite::Result<Form> {
    let zone: String = row.get(5)?;
    let finished: Option<i64> = row.get(4)?;
    Ok(Form {
        id: row.get(0)?,
        revision: row.get(1)?,
        scale: row.get(2)?,
        begun: Moment::stored(row.get(3)?, &zone),
        finished: finished.map(|ms| Moment::stored(ms, &zone)),
        total: row.get(6)?,
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
