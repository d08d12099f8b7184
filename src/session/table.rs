//! Infusions in the vault.

use super::route::{Phases, Route};
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

impl FromSql for Route {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        let name = value.as_str()?;
        let found = Self::ALL.into_iter().find(|route| route.name() == name);
        found.ok_or(FromSqlError::InvalidType)
    }
}

impl ToSql for Route {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(self.name().into())
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

/// Keeps a planned infusion. `noted_late`: its start lies in the past. It is given like the latest
/// one, until something else is said.
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
    db.prepare_cached("INSERT INTO session (id, revision, state, booster, starts_ms, zone, minutes, noted_late,
         route, travel, check_in, settles, watched)
         SELECT :id, 1, 'planned', :booster, :starts_ms, :zone, :minutes, :noted_late,
         coalesce(latest.route, 'iv'), latest.travel, latest.check_in, latest.settles, latest.watched
         FROM (SELECT 1) LEFT JOIN
         (SELECT route, travel, check_in, settles, watched FROM session
          WHERE gone_ms IS NULL AND state <> 'cancelled' ORDER BY starts_ms DESC, id DESC LIMIT 1) AS latest")?.execute(named_params! {
            ":id": id, ":booster": booster, ":starts_ms": starts.ms(), ":zone": starts.zone_name(),
            ":minutes": minutes, ":noted_late": noted_late,
        })
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
    db.prepare_cached("UPDATE session SET starts_ms = :starts_ms, zone = :zone, noted_late = :noted_late,
         revision = revision + 1 WHERE id = :id")?.execute(named_params! {
            ":id": id, ":starts_ms": starts.ms(), ":zone": starts.zone_name(), ":noted_late": noted_late,
        })
    .map(drop)
}

/// Cancels, or takes a cancelling back.
///
/// # Errors
/// The store's.
pub fn set_state(db: &Connection, id: &Id, state: State) -> rusqlite::Result<()> {
    db.prepare_cached("UPDATE session SET state = :state, revision = revision + 1 WHERE id = :id")?
        .execute(named_params! { ":id": id, ":state": state })
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
    db.prepare_cached(
        "UPDATE session SET state = :state, ended_ms = :ended_ms, ended_zone = :ended_zone,
         said_over_ms = :said, revision = revision + 1 WHERE id = :id",
    )?
    .execute(named_params! {
        ":id": id, ":state": state, ":ended_ms": ended.map(Moment::ms),
        ":ended_zone": ended.map_or("", Moment::zone_name), ":said": ended.map(|_| now.ms()),
    })
    .map(drop)
}

/// When it was said that an infusion is over.
///
/// # Errors
/// The store's.
pub fn said_over(db: &Connection, id: &Id) -> rusqlite::Result<Option<Moment>> {
    let said: Option<(Option<i64>, String)> = db
        .prepare_cached("SELECT said_over_ms, ended_zone FROM session WHERE id = :id")?
        .query_row(named_params! { ":id": id }, |row| {
            Ok((row.get("said_over_ms")?, row.get("ended_zone")?))
        })
        .optional()?;
    Ok(said.and_then(|(ms, zone)| ms.map(|ms| Moment::stored(ms, &zone))))
}

/// How one infusion is given, and how long what goes with it takes.
///
/// # Errors
/// The store's.
pub fn phases(db: &Connection, id: &Id) -> rusqlite::Result<Phases> {
    let found = db
        .prepare_cached(
            "SELECT route, travel, check_in, settles, watched FROM session WHERE id = :id",
        )?
        .query_row(named_params! { ":id": id }, |row| {
            Ok(Phases {
                route: row.get("route")?,
                travel: row.get("travel")?,
                check_in: row.get("check_in")?,
                settles: row.get("settles")?,
                watched: row.get("watched")?,
            })
        })
        .optional()?;
    Ok(found.unwrap_or_default())
}

/// Keeps how an infusion is given, and its length in minutes.
///
/// # Errors
/// The store's.
pub fn set_phases(db: &Connection, id: &Id, minutes: u32, phases: &Phases) -> rusqlite::Result<()> {
    db.prepare_cached(
        "UPDATE session SET minutes = :minutes, route = :route, travel = :travel,
         check_in = :check_in, settles = :settles, watched = :watched, revision = revision + 1
         WHERE id = :id",
    )?
    .execute(named_params! {
        ":id": id, ":minutes": minutes, ":route": phases.route, ":travel": phases.travel,
        ":check_in": phases.check_in, ":settles": phases.settles, ":watched": phases.watched,
    })
    .map(drop)
}
