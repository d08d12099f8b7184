//! Infusions in the vault.

use super::plan::Reading;
use super::{Session, State, number};
use crate::moment::Moment;
use crate::random::Id;
use chrono::TimeDelta;
use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ToSql, ToSqlOutput, ValueRef};
use rusqlite::{Connection, OptionalExtension, Row, named_params};

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

/// The infusion that ended last, at most `span` ago: without reading the whole course.
///
/// # Errors
/// The store's.
pub fn ended_within(
    db: &Connection,
    span: TimeDelta,
    now: &Moment,
) -> rusqlite::Result<Option<Id>> {
    // An infusion lasts at most three days (4,320 minutes), so its start bounds the search.
    let earliest = now.plus(-span).plus(TimeDelta::days(-3));
    db.prepare_cached(
        "SELECT id FROM session
         WHERE starts_ms BETWEEN :earliest AND :now AND state = 'over' AND gone_ms IS NULL
           AND ended_ms BETWEEN :since AND :now
         ORDER BY ended_ms DESC LIMIT 1",
    )?
    .query_row(
        named_params! {
            ":earliest": earliest.ms(), ":now": now.ms(), ":since": now.plus(-span).ms(),
        },
        |row| row.get(0),
    )
    .optional()
}

/// Is there an infusion of this id?
///
/// # Errors
/// The store's.
pub fn exists(db: &Connection, id: &Id) -> rusqlite::Result<bool> {
    db.prepare_cached("SELECT EXISTS (SELECT 1 FROM session WHERE id = :id AND gone_ms IS NULL)")?
        .query_row(named_params! { ":id": id }, |row| row.get(0))
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

/// One infusion, cancelled ones too. Its number is 0: [`all`] numbers.
///
/// # Errors
/// The store's.
pub fn find(db: &Connection, id: &Id) -> rusqlite::Result<Option<Session>> {
    db.prepare_cached(
        "SELECT id, state, booster, starts_ms, zone, minutes, ended_ms, ended_zone, noted_late
         FROM session WHERE id = :id AND gone_ms IS NULL",
    )?
    .query_row(named_params! { ":id": id }, read)
    .optional()
}

/// Moves a start.
///
/// # Errors
/// The store's.
pub fn set_start(
    db: &Connection,
    id: &Id,
    starts: &Moment,
    noted_late: bool,
) -> rusqlite::Result<()> {
    db.execute(
        "UPDATE session SET starts_ms = :starts_ms, zone = :zone, noted_late = :noted_late,
         revision = revision + 1 WHERE id = :id",
        named_params! {
            ":id": id, ":starts_ms": starts.ms(), ":zone": starts.zone_name(), ":noted_late": noted_late,
        },
    )
    .map(drop)
}

/// Cancels, or takes a cancelling back.
///
/// # Errors
/// The store's.
pub fn set_state(db: &Connection, id: &Id, state: State) -> rusqlite::Result<()> {
    db.execute(
        "UPDATE session SET state = :state, revision = revision + 1 WHERE id = :id",
        named_params! { ":id": id, ":state": state },
    )
    .map(drop)
}

/// Marks an infusion over, or planned again when there is no end. `now`: when that was said.
///
/// # Errors
/// The store's.
pub fn set_end(
    db: &Connection,
    id: &Id,
    ended: Option<&Moment>,
    now: &Moment,
) -> rusqlite::Result<()> {
    let state = ended.map_or(State::Planned, |_| State::Over);
    db.execute(
        "UPDATE session SET state = :state, ended_ms = :ended_ms, ended_zone = :ended_zone,
         said_over_ms = :said, revision = revision + 1 WHERE id = :id",
        named_params! {
            ":id": id, ":state": state, ":ended_ms": ended.map(Moment::ms),
            ":ended_zone": ended.map_or("", Moment::zone_name), ":said": ended.map(|_| now.ms()),
        },
    )
    .map(drop)
}

/// When it was said that an infusion is over.
///
/// # Errors
/// The store's.
pub fn said_over(db: &Connection, id: &Id) -> rusqlite::Result<Option<Moment>> {
    let said: Option<(Option<i64>, String)> = db
        .query_row(
            "SELECT said_over_ms, ended_zone FROM session WHERE id = :id",
            named_params! { ":id": id },
            |row| Ok((row.get("said_over_ms")?, row.get("ended_zone")?)),
        )
        .optional()?;
    Ok(said.and_then(|(ms, zone)| ms.map(|ms| Moment::stored(ms, &zone))))
}

/// The readings of one infusion with their times, in order.
///
/// # Errors
/// The store's.
pub fn vitals(db: &Connection, session_id: &Id) -> rusqlite::Result<Vec<(Moment, Reading)>> {
    db.prepare_cached(
        "SELECT at_ms, zone, systolic, diastolic, pulse, oxygen FROM session_vital
         WHERE session_id = :session AND gone_ms IS NULL ORDER BY at_ms, id",
    )?
    .query_map(named_params! { ":session": session_id }, |row| {
        let zone: String = row.get("zone")?;
        let reading = Reading {
            systolic: row.get("systolic")?,
            diastolic: row.get("diastolic")?,
            pulse: row.get("pulse")?,
            oxygen: row.get("oxygen")?,
        };
        Ok((Moment::stored(row.get("at_ms")?, &zone), reading))
    })?
    .collect()
}

/// Keeps a reading.
///
/// # Errors
/// The store's.
pub fn insert_vital(
    db: &Connection,
    id: &Id,
    session_id: &Id,
    at: &Moment,
    reading: &Reading,
) -> rusqlite::Result<()> {
    db.execute(
        "INSERT INTO session_vital (id, revision, session_id, at_ms, zone, systolic, diastolic, pulse, oxygen)
         VALUES (:id, 1, :session, :at_ms, :zone, :systolic, :diastolic, :pulse, :oxygen)",
        named_params! {
            ":id": id, ":session": session_id, ":at_ms": at.ms(), ":zone": at.zone_name(),
            ":systolic": reading.systolic, ":diastolic": reading.diastolic,
            ":pulse": reading.pulse, ":oxygen": reading.oxygen,
        },
    )
    .map(drop)
}
