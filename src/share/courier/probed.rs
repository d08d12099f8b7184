//! A place was tried out: what it calls itself is remembered, and what it can do.

use crate::app::Room;
use crate::error::Failure;
use crate::random::Id;
use crate::share::drop::{Found, table};
use crate::share::mailbox::{Fault, Probe};

/// Trying it out failed. Only where somebody waits for it does that stand in the way.
///
/// # Errors
/// The store's.
pub fn failed(room: &Room, id: &Id, fault: Fault) -> Result<(), Failure> {
    match table::find(room.db, id)? {
        Some(mut drop) if !drop.must_be_probed() => {
            drop.look_later(room.now);
            Ok(table::keep(room.db, &drop)?)
        }
        _ => super::done::failed(room, id, fault),
    }
}

/// Notes what was found.
///
/// # Errors
/// The store's.
pub fn note(room: &Room, id: &Id, probe: &Probe) -> Result<(), Failure> {
    let Some(mut drop) = table::find(room.db, id)? else {
        return Ok(());
    };
    let known = drop.marker.as_ref();
    if known.is_some_and(|known| *known != probe.marker) {
        return super::done::failed(room, id, Fault::NotTheDrop);
    }
    drop.marker = Some(probe.marker.clone());
    drop.probe = Some(serde_json::to_string(&Found::from(probe))?);
    drop.probed_ms = Some(room.now.ms());
    drop.probe_asked = false;
    drop.fault = None;
    drop.failures = 0;
    drop.next_ms = 0;
    Ok(table::keep(room.db, &drop)?)
}
