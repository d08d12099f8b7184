//! Rides and checklists in the vault.

use super::{Item, Ride, RideState};
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
        }
        .into())
    }
}

/// The ride of one infusion, once there is something to say about it.
///
/// # Errors
/// The store's.
pub fn ride(db: &Connection, session_id: &Id) -> rusqlite::Result<Option<Ride>> {
    db.query_row(
        "SELECT state, who, phone, for_start_ms, at_ms, zone FROM prep_ride WHERE session_id = :session",
        named_params! { ":session": session_id },
        |row| {
            let zone: String = row.get("zone")?;
            Ok(Ride {
                said: row.get("state")?,
                who: row.get("who")?,
                phone: row.get("phone")?,
                for_start: Moment::stored(row.get("for_start_ms")?, &zone),
                at: Moment::stored(row.get("at_ms")?, &zone),
            })
        },
    )
    .optional()
}

/// Keeps the ride of one infusion in place of what was said before.
///
/// # Errors
/// The store's.
pub fn set_ride(db: &Connection, session_id: &Id, ride: &Ride) -> rusqlite::Result<()> {
    db.execute(
        "INSERT INTO prep_ride (session_id, revision, state, who, phone, for_start_ms, at_ms, zone)
         VALUES (:session, 1, :state, :who, :phone, :for_start_ms, :at_ms, :zone)
         ON CONFLICT (session_id) DO UPDATE SET revision = revision + 1, state = excluded.state,
         who = excluded.who, phone = excluded.phone, for_start_ms = excluded.for_start_ms,
         at_ms = excluded.at_ms, zone = excluded.zone",
        named_params! {
            ":session": session_id, ":state": ride.said, ":who": ride.who, ":phone": ride.phone,
            ":for_start_ms": ride.for_start.ms(), ":at_ms": ride.at.ms(), ":zone": ride.at.zone_name(),
        },
    )
    .map(drop)
}

/// The checklist of one infusion, in order.
///
/// # Errors
/// The store's.
pub fn items(db: &Connection, session_id: &Id) -> rusqlite::Result<Vec<Item>> {
    db.prepare_cached(
        "SELECT id, session_id, words, done_ms FROM prep_item
         WHERE session_id = :session AND gone_ms IS NULL ORDER BY position, id",
    )?
    .query_map(named_params! { ":session": session_id }, read_item)?
    .collect()
}

/// What stood on the checklists of other infusions, the latest first.
///
/// # Errors
/// The store's.
pub fn earlier_items(db: &Connection, session_id: &Id) -> rusqlite::Result<Vec<Item>> {
    db.prepare_cached(
        "SELECT prep_item.id AS id, session_id, words, done_ms FROM prep_item
         JOIN session ON session.id = prep_item.session_id
         WHERE session_id <> :session AND prep_item.gone_ms IS NULL
         ORDER BY starts_ms DESC, position, prep_item.id LIMIT 100",
    )?
    .query_map(named_params! { ":session": session_id }, read_item)?
    .collect()
}

fn read_item(row: &Row) -> rusqlite::Result<Item> {
    Ok(Item {
        id: row.get("id")?,
        session_id: row.get("session_id")?,
        words: row.get("words")?,
        done: row.get::<_, Option<i64>>("done_ms")?.is_some(),
    })
}

/// Adds a line at the end of a checklist.
///
/// # Errors
/// The store's.
pub fn insert_item(db: &Connection, item: &Item) -> rusqlite::Result<()> {
    db.execute(
        "INSERT INTO prep_item (id, revision, session_id, words, position)
         VALUES (:id, 1, :session, :words,
         (SELECT coalesce(max(position), 0) + 1 FROM prep_item WHERE session_id = :session))",
        named_params! { ":id": item.id, ":session": item.session_id, ":words": item.words },
    )
    .map(drop)
}

/// Ticks a line or unticks it; false when it is not here.
///
/// # Errors
/// The store's.
pub fn tick(db: &Connection, id: &Id, done: bool, now: &Moment) -> rusqlite::Result<bool> {
    db.execute(
        "UPDATE prep_item SET done_ms = :done, revision = revision + 1 WHERE id = :id AND gone_ms IS NULL",
        named_params! { ":done": done.then_some(now.ms()), ":id": id },
    )
    .map(|changed| changed > 0)
}

/// Takes a line away; false when it is not here.
///
/// # Errors
/// The store's.
pub fn remove_item(db: &Connection, id: &Id, now: &Moment) -> rusqlite::Result<bool> {
    db.execute(
        "UPDATE prep_item SET gone_ms = :now, revision = revision + 1 WHERE id = :id AND gone_ms IS NULL",
        named_params! { ":now": now.ms(), ":id": id },
    )
    .map(|changed| changed > 0)
}
