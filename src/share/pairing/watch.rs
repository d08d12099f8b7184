//! Watching the waits of pairs that are not active yet.

use super::wait::Look;
use super::{over, table};
use crate::app::Room;
use crate::error::Failure;

/// Counts on the waits that are not over; one that is, is over for good.
///
/// # Errors
/// The store's.
pub fn watch(room: &Room) -> Result<(), Failure> {
    for pair in table::all(room.db)? {
        if pair.steps.active.is_some() || pair.steps.ended.is_some() {
            continue;
        }
        let wait = pair.wait.at(&Look::at(room.app, room.now));
        if wait.is_news_after(&pair.wait) {
            table::set_wait(room.db, &pair.id, &wait)?;
        }
        let over = wait.left_ms(&pair.steps.imported) == 0;
        if let Some(steps) = pair.steps.waited(*room.now).filter(|_| over) {
            table::set_steps(room.db, &pair.id, &steps, pair.method)?;
            over::take(room, &pair)?;
        }
    }
    Ok(())
}
