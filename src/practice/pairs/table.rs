//! The rows of patients and their devices.

use super::{Device, Knows, Pair, State};
use crate::moment::Moment;
use crate::random::Id;
use crate::share::names::{DeviceId, PairId, Sha256};
use crate::share::sign::VerifyingKey;
use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ToSql, ToSqlOutput, ValueRef};
use rusqlite::{Connection, OptionalExtension, Row, named_params};

const PAIR: &str =
    "SELECT id, drop_id, state, name, root, receipts, at_ms, zone, received_ms, received_zone,
    seen_ms, exported,
    generation, generation < (SELECT max(generation) FROM practice_self),
    generation IN (SELECT generation FROM practice_former)
    FROM practice_pair";

/// All patients, the last received first; those of whom nothing came by their hello.
///
/// # Errors
/// The store's.
pub fn all(db: &Connection) -> rusqlite::Result<Vec<Pair>> {
    db.prepare_cached(&format!(
        "{PAIR} ORDER BY coalesce(received_ms, at_ms) DESC, id"
    ))?
    .query_map([], read)?
    .collect()
}

/// One patient.
///
/// # Errors
/// The store's.
pub fn find(db: &Connection, id: &PairId) -> rusqlite::Result<Option<Pair>> {
    db.prepare_cached(&format!("{PAIR} WHERE id = :id"))?
        .query_row(named_params! { ":id": id }, read)
        .optional()
}

/// Adds a patient who said hello.
///
/// # Errors
/// The store's.
pub fn insert(db: &Connection, pair: &Pair) -> rusqlite::Result<()> {
    db.prepare_cached(
        "INSERT INTO practice_pair (id, revision, drop_id, state, name, root, receipts, at_ms, zone, exported, owed, generation)
         VALUES (:id, 1, :drop, :state, :name, :root, :receipts, :at, :zone, 0, 0, :generation)",
    )?
    .execute(named_params! {
        ":id": pair.id, ":drop": pair.drop, ":state": pair.state, ":name": pair.name,
        ":root": pair.root.as_str(), ":receipts": pair.receipts, ":at": pair.at.ms(),
        ":zone": pair.at.zone_name(), ":generation": pair.generation,
    })?;
    Ok(())
}

/// They sealed something for the keys of a generation: they have its card.
///
/// # Errors
/// The store's.
pub fn knows_keys(db: &Connection, id: &PairId, generation: u32) -> rusqlite::Result<()> {
    db.prepare_cached(
        "UPDATE practice_pair SET revision = revision + 1, generation = :generation
         WHERE id = :id AND generation < :generation",
    )?
    .execute(named_params! { ":id": id, ":generation": generation })?;
    Ok(())
}

/// Moves a patient on.
///
/// # Errors
/// The store's.
pub fn set_state(db: &Connection, id: &PairId, state: State) -> rusqlite::Result<()> {
    db.prepare_cached(
        "UPDATE practice_pair SET revision = revision + 1, state = :state WHERE id = :id",
    )?
    .execute(named_params! { ":id": id, ":state": state })?;
    Ok(())
}

/// Nobody who waits is answered any more.
///
/// # Errors
/// The store's.
pub fn refuse_waiting(db: &Connection) -> rusqlite::Result<()> {
    db.prepare_cached(
        "UPDATE practice_pair SET revision = revision + 1, state = 'refused' WHERE state = 'pending'",
    )?
    .execute([])?;
    Ok(())
}

/// Something of theirs was stored.
///
/// # Errors
/// The store's.
pub fn set_received(db: &Connection, id: &PairId, now: &Moment) -> rusqlite::Result<()> {
    db.prepare_cached(
        "UPDATE practice_pair SET revision = revision + 1, received_ms = :now, received_zone = :zone
         WHERE id = :id",
    )?
    .execute(named_params! { ":id": id, ":now": now.ms(), ":zone": now.zone_name() })?;
    Ok(())
}

/// Their page was opened.
///
/// # Errors
/// The store's.
pub fn set_seen(db: &Connection, id: &PairId, now: &Moment) -> rusqlite::Result<()> {
    db.prepare_cached("UPDATE practice_pair SET seen_ms = :now WHERE id = :id")?
        .execute(named_params! { ":id": id, ":now": now.ms() })?;
    Ok(())
}

/// A file of theirs was saved outside.
///
/// # Errors
/// The store's.
pub fn set_exported(db: &Connection, id: &PairId) -> rusqlite::Result<()> {
    db.prepare_cached(
        "UPDATE practice_pair SET revision = revision + 1, exported = 1 WHERE id = :id",
    )?
    .execute(named_params! { ":id": id })?;
    Ok(())
}

/// How many hellos wait.
///
/// # Errors
/// The store's.
pub fn waiting(db: &Connection) -> rusqlite::Result<u32> {
    db.prepare_cached("SELECT count(*) FROM practice_pair WHERE state = 'pending'")?
        .query_row([], |row| row.get(0))
}

/// When a place was looked at last.
///
/// # Errors
/// The store's.
pub fn looked(db: &Connection) -> rusqlite::Result<Option<Moment>> {
    db.prepare_cached("SELECT at_ms, zone FROM practice_look ORDER BY at_ms DESC LIMIT 1")?
        .query_row([], |row| {
            Ok(Moment::stored(row.get(0)?, &row.get::<_, String>(1)?))
        })
        .optional()
}

/// Notes that a place was looked at to the end.
///
/// # Errors
/// The store's.
pub fn set_looked(db: &Connection, drop: &Id, now: &Moment) -> rusqlite::Result<()> {
    db.prepare_cached(
        "INSERT INTO practice_look (drop_id, at_ms, zone, asked) VALUES (:drop, :now, :zone, 0)
         ON CONFLICT (drop_id) DO UPDATE SET at_ms = excluded.at_ms, zone = excluded.zone, asked = 0",
    )?
    .execute(named_params! { ":drop": drop, ":now": now.ms(), ":zone": now.zone_name() })?;
    Ok(())
}

/// When this place was looked at last, in milliseconds since 1970 UTC; none when it never was or is
/// to be looked at now.
///
/// # Errors
/// The store's.
pub fn looked_at(db: &Connection, drop: &Id) -> rusqlite::Result<Option<i64>> {
    db.prepare_cached("SELECT at_ms FROM practice_look WHERE drop_id = :drop AND asked = 0")?
        .query_row(named_params! { ":drop": drop }, |row| row.get(0))
        .optional()
}

/// The place is looked at again at the next turn.
///
/// # Errors
/// The store's.
pub fn look_again(db: &Connection) -> rusqlite::Result<()> {
    db.prepare_cached("UPDATE practice_look SET asked = 1")?
        .execute([])?;
    Ok(())
}

/// The devices of a patient.
///
/// # Errors
/// The store's.
pub fn devices(db: &Connection, pair: &PairId) -> rusqlite::Result<Vec<Device>> {
    db.prepare_cached(
        "SELECT dev, key, head_seq, head_sha256 FROM practice_device WHERE pair = :pair ORDER BY rowid",
    )?
    .query_map(named_params! { ":pair": pair }, |row| {
        let (seq, sum): (Option<u32>, Option<Sha256>) = (row.get(2)?, row.get(3)?);
        Ok(Device {
            dev: row.get(0)?,
            key: key(row, 1)?,
            head: seq.zip(sum),
        })
    })?
    .collect()
}

/// Adds a device that its patient vouched for, or moves its chain on.
///
/// # Errors
/// The store's.
pub fn keep_device(db: &Connection, pair: &PairId, device: &Device) -> rusqlite::Result<()> {
    let (seq, sum) = device
        .head
        .map(|(seq, sum)| (Some(seq), Some(sum)))
        .unwrap_or_default();
    db.prepare_cached(
        "INSERT INTO practice_device (pair, dev, key, head_seq, head_sha256)
         VALUES (:pair, :dev, :key, :seq, :sum)
         ON CONFLICT (pair, dev) DO UPDATE SET head_seq = excluded.head_seq,
            head_sha256 = excluded.head_sha256",
    )?
    .execute(named_params! {
        ":pair": pair, ":dev": device.dev, ":key": device.key.as_str(), ":seq": seq, ":sum": sum,
    })?;
    Ok(())
}

/// The head of a device's chain.
///
/// # Errors
/// The store's.
pub fn device(db: &Connection, pair: &PairId, dev: &DeviceId) -> rusqlite::Result<Option<Device>> {
    Ok(devices(db, pair)?.into_iter().find(|one| one.dev == *dev))
}

fn key(row: &Row, column: usize) -> rusqlite::Result<VerifyingKey> {
    let text: String = row.get(column)?;
    text.parse().map_err(|_| FromSqlError::InvalidType.into())
}

fn read(row: &Row) -> rusqlite::Result<Pair> {
    let zone: String = row.get(7)?;
    let (received, there): (Option<i64>, Option<String>) = (row.get(8)?, row.get(9)?);
    Ok(Pair {
        id: row.get(0)?,
        drop: row.get(1)?,
        state: row.get(2)?,
        name: row.get(3)?,
        root: key(row, 4)?,
        receipts: row.get(5)?,
        at: Moment::stored(row.get(6)?, &zone),
        received: received
            .zip(there)
            .map(|(ms, zone)| Moment::stored(ms, &zone)),
        seen_ms: row.get(10)?,
        exported: row.get(11)?,
        generation: row.get(12)?,
        knows: match (row.get(13)?, row.get(14)?) {
            (false, _) => Knows::Current,
            (true, true) => Knows::Vouched,
            (true, false) => Knows::Old,
        },
    })
}

impl ToSql for State {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::from(match self {
            Self::Pending => "pending",
            Self::Accepted => "accepted",
            Self::Refused => "refused",
            Self::Ended => "ended",
            Self::Stopped => "stopped",
        }))
    }
}

impl FromSql for State {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        match value.as_str()? {
            "pending" => Ok(Self::Pending),
            "accepted" => Ok(Self::Accepted),
            "refused" => Ok(Self::Refused),
            "ended" => Ok(Self::Ended),
            "stopped" => Ok(Self::Stopped),
            _ => Err(FromSqlError::InvalidType),
        }
    }
}
