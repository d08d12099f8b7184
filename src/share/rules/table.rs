//! The rows of standing rules.

use super::Rule;
use crate::moment::Moment;
use crate::share::names::PairId;
use rusqlite::{Connection, named_params};

/// The rules of a pair.
///
/// # Errors
/// The store's.
pub fn of(db: &Connection, pair: &PairId) -> rusqlite::Result<Vec<Rule>> {
    db.prepare_cached(
        "SELECT what, since_ms, zone FROM share_rule WHERE pair = :pair ORDER BY what",
    )?
    .query_map(named_params! { ":pair": pair }, |row| {
        Ok(Rule {
            scale: row.get(0)?,
            since: Moment::stored(row.get(1)?, &row.get::<_, String>(2)?),
        })
    })?
    .collect()
}

/// Puts a rule on; one that is on stays as it is.
///
/// # Errors
/// The store's.
pub fn put(db: &Connection, pair: &PairId, scale: &str, now: &Moment) -> rusqlite::Result<()> {
    db.prepare_cached(
        "INSERT INTO share_rule (pair, what, since_ms, zone) VALUES (:pair, :what, :now, :zone)
         ON CONFLICT (pair, what) DO NOTHING",
    )?
    .execute(named_params! {
        ":pair": pair, ":what": scale, ":now": now.ms(), ":zone": now.zone_name(),
    })?;
    Ok(())
}

/// What goes by itself to one pair goes to another instead, but for what was finished before a moment.
///
/// # Errors
/// The store's.
pub fn follow(db: &Connection, old: &PairId, new: &PairId, since: &Moment) -> rusqlite::Result<()> {
    db.prepare_cached(
        "UPDATE OR REPLACE share_rule SET pair = :new, since_ms = max(since_ms, :since) WHERE pair = :old",
    )?
    .execute(named_params! { ":old": old, ":new": new, ":since": since.ms() })?;
    Ok(())
}

/// Takes a rule off.
///
/// # Errors
/// The store's.
pub fn remove(db: &Connection, pair: &PairId, scale: &str) -> rusqlite::Result<()> {
    db.prepare_cached("DELETE FROM share_rule WHERE pair = :pair AND what = :what")?
        .execute(named_params! { ":pair": pair, ":what": scale })?;
    Ok(())
}
