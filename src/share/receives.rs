//! Everybody who receives something from this journal: every report names them, so that nobody
//! receives in silence (security, T3).

use super::packet::Receiver;
use super::pairing::{self, State};
use super::table;
use crate::app::Room;

/// Those whom what is sent reaches now, then those for whom files are sealed by hand.
///
/// # Errors
/// The store's.
pub fn receivers(room: &Room) -> rusqlite::Result<Vec<Receiver>> {
    let pairs = pairing::table::all(room.db)?.into_iter();
    let active = pairs.filter(|pair| pair.state(room) == State::Active);
    let sent = active.map(|pair| Receiver {
        name: pair.name,
        by_file: false,
    });
    let keys = table::recipients(room.db)?.into_iter();
    let handed = keys.map(|one| Receiver {
        name: one.name,
        by_file: true,
    });
    Ok(sent.chain(handed).collect())
}
