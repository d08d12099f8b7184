//! Rows of the small plan.

use super::Action;
use crate::private::Private;
use crate::random::Id;
use chrono::NaiveTime;
use rusqlite::{Connection, Row, named_params};

const COLUMNS: &str = "id, session_id, words, day, minute, done, how";

/// Puts an action in.
///
/// # Errors
/// The store's.
pub fn insert(db: &Connection, action: &Action) -> rusqlite::Result<()> {
    db.prepare_cached(
        "INSERT INTO window_action (id, session_id, words, day, minute, done, how)
         VALUES (:id, :session, :words, :day, :minute, :done, :how)",
    )?
    .execute(named_params! {
        ":id": action.id, ":session": action.session, ":words": action.words,
        ":day": action.day, ":minute": action.time.map(minute), ":done": action.done,
        ":how": action.how,
    })
    .map(drop)
}

/// The actions after an infusion, by day and time.
///
/// # Errors
/// The store's.
pub fn of(db: &Connection, session: &Id) -> rusqlite::Result<Vec<Action>> {
    db.prepare_cached(&format!(
        "SELECT {COLUMNS} FROM window_action WHERE session_id = :session AND gone = 0
         ORDER BY day, coalesce(minute, 1440), id"
    ))?
    .query_map(named_params! { ":session": session }, read)?
    .collect()
}

/// The words of actions that were chosen and not done, the latest first.
///
/// # Errors
/// The store's.
pub fn not_done(db: &Connection, most: u32) -> rusqlite::Result<Vec<Private<String>>> {
    db.prepare_cached(
        "SELECT words FROM window_action WHERE done = 0 AND gone = 0
         GROUP BY words ORDER BY max(id) DESC LIMIT :most",
    )?
    .query_map(named_params! { ":most": most }, |row| row.get(0))?
    .collect()
}

/// Says of an action whether it was done and how it went; false when there is none.
///
/// # Errors
/// The store's.
pub fn say(db: &Connection, id: &Id, done: bool, how: &Private<String>) -> rusqlite::Result<bool> {
    let changed = db
        .prepare_cached(
            "UPDATE window_action SET done = :done, how = :how WHERE id = :id AND gone = 0",
        )?
        .execute(named_params! { ":id": id, ":done": done, ":how": how })?;
    Ok(changed == 1)
}

/// Takes an action out, or puts it back; false when there is none.
///
/// # Errors
/// The store's.
pub fn set_gone(db: &Connection, id: &Id, gone: bool) -> rusqlite::Result<bool> {
    let changed = db
        .prepare_cached("UPDATE window_action SET gone = :gone WHERE id = :id")?
        .execute(named_params! { ":id": id, ":gone": gone })?;
    Ok(changed == 1)
}

fn read(row: &Row) -> rusqlite::Result<Action> {
    let minute: Option<u32> = row.get("minute")?;
    Ok(Action {
        id: row.get("id")?,
        session: row.get("session_id")?,
        words: row.get("words")?,
        day: row.get("day")?,
        time: minute.and_then(|minute| NaiveTime::from_hms_opt(minute / 60, minute % 60, 0)),
        done: row.get("done")?,
        how: row.get("how")?,
    })
}

fn minute(time: NaiveTime) -> u32 {
    use chrono::Timelike;
    time.hour() * 60 + time.minute()
}
