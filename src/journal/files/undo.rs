//! Taking an import out again: into the bin when it was whole, without a trace when it was broken off.

use super::archive::Tick;
use super::bring::{BATCH, BREATH};
use super::{Error, came};
use crate::app::{App, Room};
use crate::error::Failure;
use crate::journal::{self, search};
use crate::random::Id;
use crate::transaction::with_room;

/// Moves what came by an import to the bin, but for what was changed since; how many texts went.
///
/// # Errors
/// `NotThere`, `Locked`, the store's, that of `tick`; what went until then is in the bin.
pub fn take_out(app: &App, import: &Id, tick: Tick) -> Result<u32, Failure> {
    let counted = with_room(app, |room| {
        let all = came::table::imports(room.db)?;
        let found = all.into_iter().find(|one| one.import.id == *import);
        Ok(found.ok_or(Error::NotThere)?)
    })?;
    let mut went = 0;
    loop {
        tick(went, counted.there)?;
        let batch = with_room(app, |room| {
            let batch = unchanged(room, import)?;
            for (id, _) in &batch {
                to_bin(room, id)?;
            }
            Ok(batch.len())
        })?;
        if batch == 0 {
            return Ok(went);
        }
        went += u32::try_from(batch).unwrap_or_default();
        app.clock().pause(BREATH);
    }
}

/// Takes out what came of an import that was broken off, as if it had never begun. What the person
/// has meanwhile written over or beside stays.
///
/// # Errors
/// `Locked`, the store's.
pub fn erase(app: &App, import: &Id) -> Result<(), Failure> {
    loop {
        let more = with_room(app, |room| {
            let batch = unchanged(room, import)?;
            for (id, back) in &batch {
                if *back {
                    to_bin(room, id)?;
                    came::table::let_go(room.db, id)?;
                } else if !came::table::erase(room.db, id)? {
                    came::table::let_go(room.db, id)?;
                }
            }
            if batch.is_empty() {
                came::table::forget(room.db, import)?;
            }
            Ok(!batch.is_empty())
        })?;
        if !more {
            return Ok(());
        }
        app.clock().pause(BREATH);
    }
}

/// Takes out imports that a kill or a lock broke off.
///
/// # Errors
/// `Locked`, the store's.
pub fn sweep(app: &App) -> Result<(), Failure> {
    let all = with_room(app, |room| Ok(came::table::imports(room.db)?))?;
    for one in all.iter().filter(|one| !one.import.done) {
        erase(app, &one.import.id)?;
    }
    Ok(())
}

fn unchanged(room: &Room, import: &Id) -> Result<Vec<(Id, bool)>, Failure> {
    let many = u32::try_from(BATCH).unwrap_or(u32::MAX);
    Ok(came::table::unchanged(room.db, import, many)?)
}

fn to_bin(room: &Room, id: &Id) -> Result<(), Failure> {
    journal::table::set_gone(room.db, id, true, room.now)?;
    Ok(search::table::index(room.db, id)?)
}
