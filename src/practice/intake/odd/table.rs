//! The rows of what was odd.

use super::Odd;
use crate::moment::Moment;
use crate::practice::intake::table::known;
use crate::share::names::{ObjectName, PairId};
use rusqlite::{Connection, named_params};

/// Notes something odd, once for each thing it is about, and counts it.
///
/// # Errors
/// The store's.
pub fn note(
    db: &Connection,
    pair: &PairId,
    odd: Odd,
    about: &str,
    now: &Moment,
) -> rusqlite::Result<()> {
    db.prepare_cached(
        "INSERT INTO practice_odd (pair, name, about, first_ms, zone, times)
         VALUES (:pair, :name, :about, :now, :zone, 1)
         ON CONFLICT (pair, name, about) DO UPDATE SET times = times + 1",
    )?
    .execute(named_params! {
        ":pair": pair, ":name": odd.name(), ":about": about, ":now": now.ms(), ":zone": now.zone_name(),
    })?;
    Ok(())
}

/// What was odd has come right.
///
/// # Errors
/// The store's.
pub fn settle(db: &Connection, pair: &PairId, odd: Odd, about: &str) -> rusqlite::Result<()> {
    db.prepare_cached(
        "DELETE FROM practice_odd WHERE pair = :pair AND name = :name AND about = :about",
    )?
    .execute(named_params! { ":pair": pair, ":name": odd.name(), ":about": about })?;
    Ok(())
}

/// What could not be opened is missed no longer once a later package says that it does not count.
///
/// # Errors
/// The store's.
pub fn settle_void(db: &Connection, pair: &PairId) -> rusqlite::Result<()> {
    for (kind, about, _) in odd(db, pair)? {
        let name = about
            .parse::<ObjectName>()
            .ok()
            .filter(|_| kind == Odd::Misbound);
        if let Some(name) = name
            && known(db, pair, &name.device, name.seq)?.is_some_and(|sum| sum.short() == name.h16)
        {
            settle(db, pair, kind, &about)?;
        }
    }
    Ok(())
}

/// What is odd about a patient's packages: its name, what it is about, since when.
///
/// # Errors
/// The store's.
pub fn odd(db: &Connection, pair: &PairId) -> rusqlite::Result<Vec<(Odd, String, Moment)>> {
    let mut rows = db.prepare_cached(
        "SELECT name, about, first_ms, zone FROM practice_odd WHERE pair = :pair ORDER BY first_ms, about",
    )?;
    let found = rows.query_map(named_params! { ":pair": pair }, |row| {
        let name: String = row.get(0)?;
        let at = Moment::stored(row.get(2)?, &row.get::<_, String>(3)?);
        Ok((name, row.get::<_, String>(1)?, at))
    })?;
    let mut all = Vec::new();
    for row in found {
        let (name, about, at) = row?;
        all.extend(
            Odd::ALL
                .into_iter()
                .find(|odd| odd.name() == name)
                .map(|odd| (odd, about, at)),
        );
    }
    Ok(all)
}

/// This very object is not read again.
///
/// # Errors
/// The store's.
pub fn put_aside(db: &Connection, name: &ObjectName) -> rusqlite::Result<()> {
    db.prepare_cached(
        "INSERT INTO practice_aside (name) VALUES (:name) ON CONFLICT (name) DO NOTHING",
    )?
    .execute(named_params! { ":name": name })?;
    Ok(())
}

/// Was this very object put aside?
///
/// # Errors
/// The store's.
pub fn is_aside(db: &Connection, name: &ObjectName) -> rusqlite::Result<bool> {
    db.prepare_cached("SELECT EXISTS (SELECT 1 FROM practice_aside WHERE name = :name)")?
        .query_row(named_params! { ":name": name }, |row| row.get(0))
}
