//! Rounds of longer-term questions in the vault.

use super::{Round, Said};
use crate::moment::Moment;
use crate::random::Id;
use rusqlite::{Connection, Row, named_params};

/// All rounds, newest first; one that was left is not there.
///
/// # Errors
/// The store's.
pub fn rounds(db: &Connection) -> rusqlite::Result<Vec<Round>> {
    let mut rounds: Vec<Round> = db
        .prepare_cached(
            "SELECT id, begun_ms, finished_ms, zone FROM session_longer
             WHERE gone_ms IS NULL ORDER BY begun_ms DESC, id DESC",
        )?
        .query_map([], read)?
        .collect::<rusqlite::Result<_>>()?;
    let mut answers = db.prepare_cached(
        "SELECT question, said FROM session_longer_answer WHERE round_id = :round ORDER BY question",
    )?;
    for round in &mut rounds {
        let found = answers.query_map(named_params! { ":round": round.id }, |row| {
            let said: String = row.get("said")?;
            Ok((row.get("question")?, Said::of(&said).unwrap_or(Said::Skip)))
        })?;
        round.answers = found.collect::<rusqlite::Result<_>>()?;
    }
    Ok(rounds)
}

fn read(row: &Row) -> rusqlite::Result<Round> {
    let zone: String = row.get("zone")?;
    let finished: Option<i64> = row.get("finished_ms")?;
    Ok(Round {
        id: row.get("id")?,
        begun: Moment::stored(row.get("begun_ms")?, &zone),
        finished: finished.map(|ms| Moment::stored(ms, &zone)),
        answers: Vec::new(),
    })
}

/// When the last finished round was finished.
///
/// # Errors
/// The store's.
pub fn last_finished(db: &Connection) -> rusqlite::Result<Option<Moment>> {
    let found: Option<i64> = db
        .prepare_cached("SELECT max(finished_ms) FROM session_longer WHERE gone_ms IS NULL")?
        .query_row([], |row| row.get(0))?;
    Ok(found.map(|ms| Moment::stored(ms, "UTC")))
}

/// Begins a round.
///
/// # Errors
/// The store's.
pub fn begin(db: &Connection, id: &Id, now: &Moment) -> rusqlite::Result<()> {
    db.prepare_cached(
        "INSERT INTO session_longer (id, revision, begun_ms, zone) VALUES (:id, 1, :now, :zone)",
    )?
    .execute(named_params! { ":id": id, ":now": now.ms(), ":zone": now.zone_name() })
    .map(drop)
}

/// Keeps an answer of an open round in place of an earlier one.
///
/// # Errors
/// The store's.
pub fn answer(
    db: &Connection,
    round: &Id,
    question: &str,
    said: Said,
    now: &Moment,
) -> rusqlite::Result<()> {
    db.prepare_cached(
        "INSERT INTO session_longer_answer (round_id, question, said, at_ms)
         VALUES (:round, :question, :said, :now)
         ON CONFLICT (round_id, question) DO UPDATE SET said = :said, at_ms = :now",
    )?
    .execute(named_params! {
        ":round": round, ":question": question, ":said": said.code(), ":now": now.ms(),
    })
    .map(drop)
}

/// Finishes an open round.
///
/// # Errors
/// The store's.
pub fn finish(db: &Connection, round: &Id, now: &Moment) -> rusqlite::Result<()> {
    db.prepare_cached(
        "UPDATE session_longer SET finished_ms = :now, revision = revision + 1 WHERE id = :round",
    )?
    .execute(named_params! { ":round": round, ":now": now.ms() })
    .map(drop)
}

/// Leaves an open round: it was begun by mistake.
///
/// # Errors
/// The store's.
pub fn leave(db: &Connection, round: &Id, now: &Moment) -> rusqlite::Result<()> {
    db.prepare_cached(
        "UPDATE session_longer SET gone_ms = :now, revision = revision + 1 WHERE id = :round",
    )?
    .execute(named_params! { ":round": round, ":now": now.ms() })
    .map(drop)
}
