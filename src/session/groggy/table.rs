//! What was said about groggy times, in the vault.

use super::{Said, Word};
use crate::moment::Moment;
use crate::random::Id;
use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ToSql, ToSqlOutput, ValueRef};
use rusqlite::{Connection, named_params};

impl Said {
    fn name(self) -> &'static str {
        match self {
            Self::TookPlace => "tookPlace",
            Self::NotTaken => "notTaken",
            Self::Left => "left",
        }
    }
}

impl FromSql for Said {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        let name = value.as_str()?;
        let all = [Self::TookPlace, Self::NotTaken, Self::Left];
        let found = all.into_iter().find(|said| said.name() == name);
        found.ok_or(FromSqlError::InvalidType)
    }
}

impl ToSql for Said {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(self.name().into())
    }
}

/// The last word about each infusion.
///
/// # Errors
/// The store's.
pub fn words(db: &Connection) -> rusqlite::Result<Vec<Word>> {
    db.prepare_cached(
        "SELECT session_id, for_start_ms, zone, said FROM session_groggy AS one
         WHERE rowid = (SELECT max(rowid) FROM session_groggy WHERE session_id = one.session_id)",
    )?
    .query_map([], |row| {
        let zone: String = row.get("zone")?;
        Ok(Word {
            session: row.get("session_id")?,
            for_start: Moment::stored(row.get("for_start_ms")?, &zone),
            said: row.get("said")?,
        })
    })?
    .collect()
}

/// Logs a word; the earlier ones stay. The same letter taken in twice is one word.
///
/// # Errors
/// The store's.
pub fn log(db: &Connection, id: &Id, word: &Word, at: &Moment) -> rusqlite::Result<()> {
    db.prepare_cached(
        "INSERT INTO session_groggy (id, session_id, for_start_ms, said, at_ms, zone)
         VALUES (:id, :session, :start, :said, :at, :zone) ON CONFLICT (id) DO NOTHING",
    )?
    .execute(named_params! {
        ":id": id, ":session": word.session, ":start": word.for_start.ms(), ":said": word.said,
        ":at": at.ms(), ":zone": at.zone_name(),
    })
    .map(drop)
}
