//! Reminders in the vault: what was shown, missed, put off and put away.

use super::facts::Past;
use crate::moment::Moment;
use crate::vault::outside::Due;
use rusqlite::{Connection, named_params};
use std::collections::HashMap;

/// What became of a nudge.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Noted {
    /// When it was shown last; none: its time came and no note was shown so far.
    pub shown_ms: Option<i64>,
    /// It comes again then.
    pub later_ms: Option<i64>,
    /// It was put off at least once.
    pub put_off: bool,
    /// It was done, or put away inside Afterglow.
    pub seen: bool,
}

/// What became of every nudge whose time came, by id.
///
/// # Errors
/// The store's.
pub fn noted(db: &Connection) -> rusqlite::Result<HashMap<String, Noted>> {
    db.prepare_cached("SELECT id, shown_ms, later_ms, put_off, seen_ms FROM reminders_shown")?
        .query_map([], |row| {
            let noted = Noted {
                shown_ms: row.get("shown_ms")?,
                later_ms: row.get("later_ms")?,
                put_off: row.get("put_off")?,
                seen: row.get::<_, Option<i64>>("seen_ms")?.is_some(),
            };
            Ok((row.get("id")?, noted))
        })?
        .collect()
}

/// Notes what became of a nudge whose time came. Once shown it stays shown, once done it stays done.
///
/// # Errors
/// The store's.
pub fn note(db: &Connection, due: &Due, now: &Moment) -> rusqlite::Result<()> {
    if due.shown_ms.is_none() && !due.done && now.ms() < due.at_ms {
        return Ok(());
    }
    db.prepare_cached(
        "INSERT INTO reminders_shown
         (id, due_ms, noted_ms, timed, shown_ms, later_ms, put_off, seen_ms)
         VALUES (:id, :due, :now, :timed, :shown, :later, :put_off, :seen)
         ON CONFLICT (id) DO UPDATE SET
         noted_ms = excluded.noted_ms, shown_ms = coalesce(excluded.shown_ms, shown_ms),
         later_ms = excluded.later_ms, put_off = max(excluded.put_off, put_off),
         seen_ms = coalesce(seen_ms, excluded.seen_ms)",
    )?
    .execute(named_params! {
        ":id": due.id, ":due": due.at_ms, ":now": now.ms(), ":timed": due.timed,
        ":shown": due.shown_ms, ":later": due.later_ms, ":put_off": due.put_off,
        ":seen": due.done.then(|| now.ms()),
    })
    .map(drop)
}

/// Puts a nudge away; false when its time has not come.
///
/// # Errors
/// The store's.
pub fn put_away(db: &Connection, id: &str, now: &Moment) -> rusqlite::Result<bool> {
    db.prepare_cached("UPDATE reminders_shown SET seen_ms = :now WHERE id = :id")?
        .execute(named_params! { ":id": id, ":now": now.ms() })
        .map(|changed| changed > 0)
}

/// The prompts that were shown, by time: the latest, as many as can matter to the budget.
///
/// # Errors
/// The store's.
pub fn past(db: &Connection, now: &Moment) -> rusqlite::Result<Vec<Past>> {
    let mut past = db
        .prepare_cached(
            "SELECT id, shown_ms, answered OR put_off OR seen_ms IS NOT NULL AS answered
             FROM reminders_shown WHERE timed = 0 AND shown_ms IS NOT NULL
             ORDER BY shown_ms DESC LIMIT 100",
        )?
        .query_map([], |row| {
            Ok(Past {
                id: row.get("id")?,
                shown: Moment::from_ms(row.get("shown_ms")?, now.zone()),
                answered: row.get("answered")?,
            })
        })?
        .collect::<rusqlite::Result<Vec<_>>>()?;
    past.reverse();
    Ok(past)
}

/// Notes that a prompt was answered.
///
/// # Errors
/// The store's.
pub fn answered(db: &Connection, id: &str) -> rusqlite::Result<()> {
    db.prepare_cached("UPDATE reminders_shown SET answered = 1 WHERE id = :id")?
        .execute(named_params! { ":id": id })
        .map(drop)
}
