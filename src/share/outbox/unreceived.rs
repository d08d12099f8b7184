//! What was sent and is not known to be stored on the other side: what waits for a receipt, or for its place.

use super::table;
use crate::app::Room;
use crate::error::Failure;
use crate::moment::Moment;
use crate::random::Id;
use crate::share::pairing::State;
use crate::share::{hold, pairing};

/// Something that waits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unreceived {
    /// The package.
    pub id: Id,
    /// When it was sent, as the patient sees it.
    pub sent: Moment,
    /// Since when it waits where it is now: in its place, or here on its way there.
    pub since: Moment,
}

/// The oldest of each pair that is active: whatever keeps it back keeps back those behind it too.
/// While everything is held back nothing waits for anybody else; it waits anew from the hold's end on.
///
/// # Errors
/// The store's.
pub fn unreceived(room: &Room) -> Result<Vec<Unreceived>, Failure> {
    let packages = table::waiting(room.db)?;
    if packages.is_empty() || hold::is_held(room)? {
        return Ok(Vec::new());
    }
    let let_go = hold::let_go(room)?;
    let pairs = pairing::table::all(room.db)?.into_iter();
    let active = pairs.filter(|pair| pair.state(room) == State::Active);
    let oldest = active.filter_map(|pair| {
        let one = packages.iter().find(|one| one.pair == pair.id)?;
        let since = one.published.unwrap_or(one.at);
        Some(Unreceived {
            id: one.id.clone(),
            sent: one.at,
            since: let_go.map_or(since, |end| since.max(end)),
        })
    });
    Ok(oldest.collect())
}
