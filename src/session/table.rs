//! Infusions in the vault.

use super::{Session, State, number};
use crate::moment::Moment;
use crate::random::Id;
use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ToSql, ToSqlOutput, ValueRef};
use rusqlite::{Connection, Row, named_params};

impl FromSql for State {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        match value.as_str()? {
            "planned" => Ok(Self::Planned),
            "over" => Ok(Self::Over),
            "cancelled" => Ok(Self::Cancelled),
            _ => Err(FromSqlError::InvalidType),
        }
    }
}

impl ToSql for State {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(match self {
            Self::Planned => "planned",
            Self::Over => "over",
            Self::Cancelled => "cancelled",
        }
        .into())
    }
}

/// All infusions by start, numbered; cancelled and removed ones are left out.
///
/// # Errors
/// The store's.
pub fn all(db: &Connection) -> rusqlite::Result<Vec<Session>> {
    let mut sessions = db
        .prepare_cached(
            "SELECT id, state, booster, starts_ms, zone, minutes, ended_ms, ended_zone, noted_late
             FROM session WHERE gone_ms IS NULL AND state <> 'cancelled' ORDER BY starts_ms, id",
        )?
        .query_map([], read)?
        .collect::<rusqlite::Result<Vec<_>>>()?;
    number(&mut sessions);
    Ok(sessions)
}

fn read(row: &Row) -> rusqlite::Result<Session> {
    let zone: String = row.get("zone")?;
    let ended_zone: String = row.get("ended_zone")?;
    let ended: Option<i64> = row.get("ended_ms")?;
    Ok(Session {
        id: row.get("id")?,
        state: row.get("state")?,
        booster: row.get("booster")?,
        starts: Moment::stored(row.get("starts_ms")?, &zone),
        minutes: row.get("minutes")?,
        ended: ended.map(|ms| Moment::stored(ms, &ended_zone)),
        number: 0,
        noted_late: row.get("noted_late")?,
    })
}

/// Keeps a planned infusion. `noted_late`: its start lies in the past.
///
/// # Errors
/// The store's.
pub fn insert_planned(
    db: &Connection,
    id: &Id,
    starts: &Moment,
    minutes: u32,
    booster: bool,
    noted_late: bool,
) -> rusqlite::Result<()> {
    db.execute(
        "INSERT INTO session (id, revision, state, booster, starts_ms, zone, minutes, noted_late)
         VALUES (:id, 1, 'planned', :booster, :starts_ms, :zone, :minutes, :noted_late)",
        named_params! {
            ":id": id, ":booster": booster, ":starts_ms": starts.ms(), ":zone": starts.zone_name(),
            ":minutes": minutes, ":noted_late": noted_late,
        },
    )
    .map(drop)
}
