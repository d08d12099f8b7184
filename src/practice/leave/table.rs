//! The rows of what can be taken along: packages whose sealed bytes are still kept.

use super::Sealed;
use crate::moment::Moment;
use crate::practice::pairs;
use crate::private::Private;
use crate::share::names::{DeviceId, PairId};
use rusqlite::{Connection, OptionalExtension, named_params};

/// A package that is kept whole.
#[derive(Debug, Clone)]
pub struct Kept {
    /// Whose it is.
    pub pair: PairId,
    /// What they call themselves.
    pub name: Private<String>,
    /// The device that sealed it.
    pub dev: DeviceId,
    /// Its number.
    pub seq: u32,
    /// When it was stored here.
    pub stored: Moment,
}

/// Every package of a patient that is kept whole, in the order they came; whose words were never read
/// out is none.
///
/// # Errors
/// The store's.
pub fn all(db: &Connection) -> rusqlite::Result<Vec<Kept>> {
    db.prepare_cached(
        "SELECT k.pair, p.name, k.dev, k.seq, k.stored_ms, k.zone
         FROM practice_package k JOIN practice_pair p ON p.id = k.pair
         WHERE k.bytes IS NOT NULL AND p.state NOT IN ('pending', 'refused') ORDER BY k.rowid",
    )?
    .query_map([], |row| {
        Ok(Kept {
            pair: row.get(0)?,
            name: row.get(1)?,
            dev: row.get(2)?,
            seq: row.get(3)?,
            stored: Moment::stored(row.get(4)?, &row.get::<_, String>(5)?),
        })
    })?
    .collect()
}

/// A package with what checks it; none when something in it was withdrawn.
///
/// # Errors
/// The store's.
pub fn sealed(
    db: &Connection,
    pair: &PairId,
    dev: &DeviceId,
    seq: u32,
) -> rusqlite::Result<Option<Sealed>> {
    let Some(device) = pairs::table::device(db, pair, dev)? else {
        return Ok(None);
    };
    db.prepare_cached(
        "SELECT bytes, signature FROM practice_package
         WHERE pair = :pair AND dev = :dev AND seq = :seq AND bytes IS NOT NULL",
    )?
    .query_row(
        named_params! { ":pair": pair, ":dev": dev, ":seq": seq },
        |row| {
            Ok(Sealed {
                bytes: row.get(0)?,
                signature: row.get(1)?,
                public: device.key.file(),
            })
        },
    )
    .optional()
}
