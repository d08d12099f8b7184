//! The ride of one infusion in the vault.

use super::{Person, PickUp, Ride, RideState};
use crate::moment::Moment;
use crate::random::Id;
use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ToSql, ToSqlOutput, ValueRef};
use rusqlite::{Connection, OptionalExtension, Row, named_params};

impl FromSql for RideState {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        match value.as_str()? {
            "none" => Ok(Self::None),
            "asked" => Ok(Self::Asked),
            "confirmed" => Ok(Self::Confirmed),
            "onTheWay" => Ok(Self::OnTheWay),
            _ => Err(FromSqlError::InvalidType),
        }
    }
}

impl ToSql for RideState {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(match self {
            Self::None => "none",
            Self::Asked => "asked",
            Self::Confirmed => "confirmed",
            Self::OnTheWay => "onTheWay",
        }
        .into())
    }
}

/// The ride of one infusion, once there is something to say about it.
///
/// # Errors
/// The store's.
pub fn of(db: &Connection, session_id: &Id) -> rusqlite::Result<Option<Ride>> {
    db.prepare_cached(
        "SELECT state, who, phone, backup_who, backup_phone, stays_who, stays_phone, place,
         pick_up_ms, pick_up_for_ms, for_start_ms, at_ms, zone FROM prep_ride WHERE session_id = :session",
    )?
    .query_row(named_params! { ":session": session_id }, read)
    .optional()
}

fn read(row: &Row) -> rusqlite::Result<Ride> {
    let zone: String = row.get("zone")?;
    let person = |who, phone| {
        Ok::<_, rusqlite::Error>(Person {
            who: row.get(who)?,
            phone: row.get(phone)?,
        })
    };
    let pick_up: (Option<i64>, Option<i64>) = (row.get("pick_up_ms")?, row.get("pick_up_for_ms")?);
    Ok(Ride {
        said: row.get("state")?,
        driver: person("who", "phone")?,
        backup: person("backup_who", "backup_phone")?,
        stays: person("stays_who", "stays_phone")?,
        place: row.get("place")?,
        pick_up: pick_up.0.zip(pick_up.1).map(|(at, for_start)| PickUp {
            at: Moment::stored(at, &zone),
            for_start: Moment::stored(for_start, &zone),
        }),
        for_start: Moment::stored(row.get("for_start_ms")?, &zone),
        at: Moment::stored(row.get("at_ms")?, &zone),
    })
}

/// Keeps the ride of one infusion in place of what was said before.
///
/// # Errors
/// The store's.
pub fn set(db: &Connection, session_id: &Id, ride: &Ride) -> rusqlite::Result<()> {
    db.prepare_cached("INSERT INTO prep_ride (session_id, revision, state, who, phone, backup_who, backup_phone,
             stays_who, stays_phone, place, pick_up_ms, pick_up_for_ms, for_start_ms, at_ms, zone)
         VALUES (:session, 1, :state, :who, :phone, :backup_who, :backup_phone,
             :stays_who, :stays_phone, :place, :pick_up_ms, :pick_up_for_ms, :for_start_ms, :at_ms, :zone)
         ON CONFLICT (session_id) DO UPDATE SET revision = revision + 1, state = excluded.state,
             who = excluded.who, phone = excluded.phone, backup_who = excluded.backup_who,
             backup_phone = excluded.backup_phone, stays_who = excluded.stays_who,
             stays_phone = excluded.stays_phone, place = excluded.place,
             pick_up_ms = excluded.pick_up_ms,
             pick_up_for_ms = excluded.pick_up_for_ms, for_start_ms = excluded.for_start_ms,
             at_ms = excluded.at_ms, zone = excluded.zone")?.execute(named_params! {
            ":session": session_id, ":state": ride.said,
            ":who": ride.driver.who, ":phone": ride.driver.phone,
            ":backup_who": ride.backup.who, ":backup_phone": ride.backup.phone,
            ":stays_who": ride.stays.who, ":stays_phone": ride.stays.phone,
            ":place": ride.place, ":pick_up_ms": ride.pick_up.map(|one| one.at.ms()),
            ":pick_up_for_ms": ride.pick_up.map(|one| one.for_start.ms()),
            ":for_start_ms": ride.for_start.ms(), ":at_ms": ride.at.ms(), ":zone": ride.at.zone_name(),
        })
    .map(drop)
}
