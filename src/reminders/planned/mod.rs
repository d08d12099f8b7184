//! The plan of an open vault, and the part of it that a locked one must know.

pub mod api;

use super::table::Noted;
use super::{Nudge, SHOWN_FOR, is_stale};
use crate::moment::Moment;
use crate::vault::outside::Due;
use std::collections::HashMap;

/// How many nudges are known outside the vault at most, the nearest.
const MOST: usize = 48;

/// What is to be known outside: everything ahead; of the past only what was already waiting, so
/// that planning late never tells at once of times gone by.
#[must_use]
pub fn outside(
    plan: &[Nudge],
    known: &[Due],
    noted: &HashMap<String, Noted>,
    now: &Moment,
) -> Vec<Due> {
    let time = |nudge: &Nudge| {
        if nudge.due > *now {
            return Some(nudge.due);
        }
        let waited = known.iter().find(|due| due.id == nudge.id)?;
        // Whoever travels does not make what waits older than it is.
        let at = Moment::from_ms(waited.at_ms, now.zone());
        let at = nudge.due.max(at.min(*now));
        (!is_stale(&at, now)).then_some(at)
    };
    plan.iter()
        .filter_map(|nudge| Some(due(nudge, &time(nudge)?, noted.get(&nudge.id))))
        .take(MOST)
        .collect()
}

fn due(nudge: &Nudge, at: &Moment, noted: Option<&Noted>) -> Due {
    Due {
        id: nudge.id.clone(),
        at_ms: at.ms(),
        // No later than it would be shown: the time itself may say more than it must.
        until_ms: nudge.until.min(at.plus(SHOWN_FOR)).ms(),
        timed: !nudge.kind.is_prompt(),
        shown_ms: noted.and_then(|one| one.shown_ms),
        later_ms: noted.and_then(|one| one.later_ms),
        put_off: noted.is_some_and(|one| one.put_off),
        done: noted.is_some_and(|one| one.seen),
    }
}

/// Brings what happened outside since it was read into what is written: a note that was shown,
/// put off or put away meanwhile stays so.
pub fn carry(next: &mut [Due], outside: &[Due]) {
    for due in next {
        let Some(old) = outside.iter().find(|old| old.id == due.id) else {
            continue;
        };
        due.shown_ms = old.shown_ms.or(due.shown_ms);
        due.put_off |= old.put_off;
        due.done |= old.done;
        due.later_ms = old.later_ms.filter(|_| !due.done);
    }
}
