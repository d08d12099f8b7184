//! The rows of devices.

use super::Device;
use crate::moment::Moment;
use crate::private::Private;
use crate::share::names::{DeviceId, PairId, Sha256};
use rusqlite::{Connection, Row, named_params};

/// Every device of a pair, the one that signs last.
///
/// # Errors
/// The store's.
pub fn all(db: &Connection, pair: &PairId) -> rusqlite::Result<Vec<Device>> {
    db.prepare_cached(
        "SELECT dev, key, certificate, at_ms, retired_ms IS NOT NULL, head_seq, head_sha256
         FROM share_device WHERE pair = :pair ORDER BY retired_ms IS NULL, rowid",
    )?
    .query_map(named_params! { ":pair": pair }, read_device)?
    .collect()
}

/// The device that signs.
///
/// # Errors
/// The store's.
pub fn signing(db: &Connection, pair: &PairId) -> rusqlite::Result<Option<Device>> {
    Ok(all(db, pair)?.pop().filter(|device| !device.retired))
}

/// Puts a device in the place of the one that signed until now.
///
/// # Errors
/// The store's.
pub fn put(db: &Connection, pair: &PairId, device: &Device, now: &Moment) -> rusqlite::Result<()> {
    db.prepare_cached(
        "UPDATE share_device SET retired_ms = :now WHERE pair = :pair AND retired_ms IS NULL",
    )?
    .execute(named_params! { ":pair": pair, ":now": now.ms() })?;
    db.prepare_cached(
        "INSERT INTO share_device (pair, dev, key, certificate, at_ms)
         VALUES (:pair, :dev, :key, :certificate, :now)",
    )?
    .execute(named_params! {
        ":pair": pair, ":dev": device.dev, ":key": device.key.expose(),
        ":certificate": device.certificate, ":now": now.ms(),
    })?;
    Ok(())
}

/// Keeps the furthest that a receipt told of a device.
///
/// # Errors
/// The store's.
pub fn set_head(
    db: &Connection,
    pair: &PairId,
    dev: &DeviceId,
    head: &(u32, Sha256),
) -> rusqlite::Result<()> {
    db.prepare_cached(
        "UPDATE share_device SET head_seq = :seq, head_sha256 = :sha256
         WHERE pair = :pair AND dev = :dev AND (head_seq IS NULL OR head_seq < :seq)",
    )?
    .execute(named_params! {
        ":pair": pair, ":dev": dev, ":seq": head.0, ":sha256": head.1.to_string(),
    })?;
    Ok(())
}

fn read_device(row: &Row) -> rusqlite::Result<Device> {
    let seq: Option<u32> = row.get(5)?;
    let sha256: Option<String> = row.get(6)?;
    Ok(Device {
        dev: row.get(0)?,
        key: Private::new(row.get(1)?),
        certificate: row.get(2)?,
        at_ms: row.get(3)?,
        retired: row.get(4)?,
        head: seq.zip(sha256.and_then(|text| text.parse().ok())),
    })
}
