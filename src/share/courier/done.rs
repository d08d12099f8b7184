//! What came of an errand: noted (T4), or why it did not work and when it is tried again.

use super::{Look, Task, inbound, probed, way};
use crate::app::{App, Room, Topic};
use crate::error::Failure;
use crate::moment::Moment;
use crate::random::Id;
use crate::share::mailbox::{Fault, Folder, Outcome};
use crate::share::names::{Listed, PairId, Side};
use crate::share::outbox::{self, points};
use crate::share::{drop, epoch, pairing};
use crate::transaction::room_at;
use std::collections::HashSet;

/// Notes what came of an errand. One that is not known any more (the vault was locked meanwhile) is
/// let go: what it did is found again.
///
/// # Errors
/// `Locked`, the store's.
pub fn done(app: &App, id: &Id, outcome: Outcome) -> Result<(), Failure> {
    let Some((drop, task)) = way(app).errands.end(id) else {
        return Ok(());
    };
    let now = app.clock().now();
    room_at(app, &now, |room| note(room, &drop, &task, outcome))?;
    app.tell(&[Topic::Share]);
    Ok(())
}

fn note(room: &Room, drop: &Id, task: &Task, outcome: Outcome) -> Result<(), Failure> {
    match (task, outcome) {
        (Task::Publish(package), Outcome::Failed(Fault::TooLarge)) => too_large(room, package),
        // Whoever may only write there sees no names; nothing can be compared then.
        (
            Task::Months(pair, Side::Package) | Task::Names(pair, Side::Package),
            Outcome::Failed(Fault::Refused),
        ) => {
            way(room.app).looked(pair, HashSet::new());
            fine(room, drop)
        }
        (Task::Probe, Outcome::Failed(fault)) => probed::failed(room, drop, fault),
        (task, Outcome::Failed(fault)) => {
            if let Task::Publish(package) = task {
                let kept = serde_json::to_string(&fault)?;
                points::set_fault(room.db, package, Some(&kept))?;
            }
            failed(room, drop, fault)
        }
        (Task::Probe, Outcome::Probed(probe)) => probed::note(room, drop, &probe),
        (Task::Publish(package), Outcome::Published) => {
            points::set_published(room.db, package, room.now)?;
            fine(room, drop)
        }
        (Task::Publish(package), Outcome::Fork { .. }) => {
            let package = outbox::table::find(room.db, package)?;
            if let Some(package) = package {
                epoch::forked(room, &package.pair)?;
            }
            fine(room, drop)
        }
        (Task::Remove(packages), Outcome::Deleted) => {
            for package in packages {
                points::set_removed(room.db, package, room.now)?;
            }
            fine(room, drop)
        }
        (Task::Months(pair, side), Outcome::Listed(folders)) => {
            let months: Vec<String> = folders.into_iter().flat_map(|one| one.folders).collect();
            let look = if months.is_empty() {
                Look::Done
            } else {
                Look::Months(months)
            };
            way(room.app).set_look(pair, *side, look);
            fine(room, drop)
        }
        (Task::Names(pair, side), Outcome::Listed(folders)) => {
            names(room, pair, *side, &folders)?;
            fine(room, drop)
        }
        (Task::Fetch(pair, names), Outcome::Fetched(objects)) => {
            inbound::take(room, pair, names, objects)?;
            fine(room, drop)
        }
        // An answer to something else.
        (_, _) => failed(room, drop, Fault::Unexpected),
    }
}

fn names(room: &Room, pair: &PairId, side: Side, folders: &[Folder]) -> Result<(), Failure> {
    let listed = folders.iter().flat_map(|folder| &folder.objects);
    let listed = listed.map(|(name, _)| Listed::read(name));
    let look = match side {
        Side::Package => {
            let names = listed.filter_map(|one| match one {
                Listed::Object(name) | Listed::Signature(name) => Some(name),
                Listed::Conflict | Listed::Foreign => None,
            });
            let names: Vec<_> = names.collect();
            way(room.app).looked(pair, inbound::elsewhere(room, pair, &names)?);
            if inbound::lived_elsewhere(room, pair, names.into_iter())? {
                epoch::forked(room, pair)?;
            }
            Look::Done
        }
        Side::Receipt => {
            let signed = listed.filter_map(|one| match one {
                Listed::Signature(name) => Some(name),
                _ => None,
            });
            match inbound::unread(room, pair, signed)? {
                unread if unread.is_empty() => Look::Done,
                unread => Look::Names(unread),
            }
        }
    };
    way(room.app).set_look(pair, side, look);
    Ok(())
}

/// The place takes nothing as large as this: it stands in the way of this pair alone.
fn too_large(room: &Room, package: &Id) -> Result<(), Failure> {
    let kept = serde_json::to_string(&Fault::TooLarge)?;
    points::set_fault(room.db, package, Some(&kept))?;
    if let Some(package) = outbox::table::find(room.db, package)? {
        pairing::table::set_fault(room.db, &package.pair, Some("large"))?;
    }
    Ok(())
}

pub(crate) fn fine(room: &Room, id: &Id) -> Result<(), Failure> {
    if let Some(mut place) = drop::table::find(room.db, id)?
        && (place.failures > 0 || place.fault.is_some())
    {
        place.failures = 0;
        place.fault = None;
        place.next_ms = 0;
        drop::table::keep(room.db, &place)?;
    }
    Ok(())
}

/// Something went wrong with a place as a whole.
pub(crate) fn failed(room: &Room, id: &Id, fault: Fault) -> Result<(), Failure> {
    let mut grains = [0; 2];
    room.app.random(&mut grains)?;
    if let Some(mut place) = drop::table::find(room.db, id)? {
        place.failures = place.failures.saturating_add(1);
        place.fault = Some(fault);
        let wait = drop::wait(fault, place.failures, u16::from_le_bytes(grains));
        place.next_ms = later(room.now, wait);
        place.probe_asked &= !place.stopped();
        drop::table::keep(room.db, &place)?;
    }
    Ok(())
}

fn later(now: &Moment, wait: chrono::TimeDelta) -> i64 {
    now.plus(wait).ms()
}
