//! Everybody who receives something from this journal: every report names them, so that nobody
//! receives in silence (security, T3).

use super::packet::Receiver;
use super::pairing::{self, State};
use super::table;
use crate::moment::Moment;
use rusqlite::Connection;

/// Those whom what is sent reaches at a moment, then those for whom files are sealed by hand.
///
/// # Errors
/// The store's.
pub fn receivers(db: &Connection, now: &Moment) -> rusqlite::Result<Vec<Receiver>> {
    let pairs = pairing::table::all(db)?.into_iter();
    let active = pairs.filter(|pair| pair.steps.state(now) == State::Active);
    let sent = active.map(|pair| Receiver {
        name: pair.name,
        by_file: false,
    });
    let keys = table::recipients(db)?.into_iter();
    let handed = keys.map(|one| Receiver {
        name: one.name,
        by_file: true,
    });
    Ok(sent.chain(handed).collect())
}
