//! The next errand: sealed when its turn has come (T2), counted before the first byte leaves (T3).

use super::{Task, looks, way};
use crate::app::{App, Room};
use crate::error::Failure;
use crate::moment::Moment;
use crate::share::drop::{self, Drop};
use crate::share::mailbox::{Errand, Object, Work};
use crate::share::outbox::{self, Kind, Next, Package, points, seal};
use crate::share::pairing::{self, State, table::Pair};
use crate::share::{epoch, hold, rules};
use crate::transaction::room_at;
use crate::vault::{self, Vault};
use crate::{key, session};

/// So many packages are taken out of a place at once.
const REMOVED_AT_ONCE: usize = 50;

/// The next errand; none while the vault is locked, in groggy time, and while everything is held back.
///
/// # Errors
/// The store's.
pub fn next(app: &App) -> Result<Option<Errand>, Failure> {
    let now = app.clock().now();
    let kind = app.vault().as_ref().map(Vault::kind);
    if kind != Some(vault::Kind::Patient) {
        return Ok(None);
    }
    // Before anything gets a number: is this the vault that was last open here?
    epoch::look(app, &now)?;
    if room_at(app, &now, |room| {
        pairing::watch::watch(room)?;
        quiet(room)
    })? {
        return Ok(None);
    }
    rules::take::take(app, &now)?;
    outbox::anew::dress(app, &now)?;
    // One transaction for both: it is on the disk before a byte leaves.
    room_at(app, &now, |room| {
        seal_turns(room)?;
        pick(room)
    })
}

/// Nothing leaves now.
fn quiet(room: &Room) -> Result<bool, Failure> {
    Ok(hold::is_held(room)? || session::groggy::api::now(room)?.is_some())
}

/// Seals what has its turn, one package of each chain at most.
///
/// # Errors
/// The store's.
pub fn seal_turns(room: &Room) -> Result<(), Failure> {
    if quiet(room)? {
        return Ok(());
    }
    points::let_go(room.db, room.now)?;
    for (pair, drop) in open(room)? {
        if !ready(&drop, room.now) || blocked(&pair) {
            continue;
        }
        let Some(Turn::Seal(package)) = turn(room, &pair)? else {
            continue;
        };
        if package.bare {
            continue;
        }
        // Nothing of a failed sealing is kept; it stands in the way of this pair alone.
        let fault = seal::seal(room, &pair, &package).err().map(|failure| {
            if failure.sentence == key!("share-card-expired") {
                "expired"
            } else {
                "sealing"
            }
        });
        if pair.fault.as_deref() != fault {
            pairing::table::set_fault(room.db, &pair.id, fault)?;
        }
    }
    Ok(())
}

/// Chooses one errand and notes it before it begins.
fn pick(room: &Room) -> Result<Option<Errand>, Failure> {
    if quiet(room)? {
        return Ok(None);
    }
    for drop in drop::table::all(room.db)? {
        if drop.may_try(room.now) && drop.must_be_probed() {
            return probe(room, &drop);
        }
    }
    for (pair, drop) in open(room)? {
        if !ready(&drop, room.now) {
            continue;
        }
        // A place that is full, or may not be written to, is read all the same, to the end of the look.
        let order = if drop.failures > 0 || looks::is_at_receipts(room, &pair) {
            [looks::receipts, send, remove]
        } else {
            [send, remove, looks::receipts]
        };
        for of in order {
            if let Some((task, work)) = of(room, &pair)? {
                return way(room.app)
                    .errands
                    .begin(room, &drop, task, work)
                    .map(Some);
            }
        }
    }
    // Nothing else is to be done: is every place still what it was?
    for drop in drop::table::all(room.db)? {
        if drop.may_try(room.now) && drop.is_stale(room.now) {
            return probe(room, &drop);
        }
    }
    Ok(None)
}

fn probe(room: &Room, drop: &Drop) -> Result<Option<Errand>, Failure> {
    let errands = &way(room.app).errands;
    errands
        .begin(room, drop, Task::Probe, Work::Probe)
        .map(Some)
}

/// Pairs with their places.
fn open(room: &Room) -> Result<Vec<(Pair, Drop)>, Failure> {
    let drops = drop::table::all(room.db)?;
    let pairs = pairing::table::all(room.db)?.into_iter();
    let with = pairs.filter_map(|pair| {
        let drop = drops.iter().find(|drop| drop.id == pair.drop)?;
        Some((pair, drop.clone()))
    });
    Ok(with.collect())
}

fn ready(drop: &Drop, now: &Moment) -> bool {
    !drop.must_be_probed() && drop.may_try(now)
}

/// Something that a person must look at keeps everything back.
fn blocked(pair: &Pair) -> bool {
    pair.replaced || matches!(pair.fault.as_deref(), Some("forged" | "large"))
}

enum Turn {
    Seal(Package),
    Send(Package),
}

/// The step that a pair's chains allow next: those of retired devices first, then the one that signs.
fn turn(room: &Room, pair: &Pair) -> Result<Option<Turn>, Failure> {
    let state = pair.state(room);
    for device in pairing::device::table::all(room.db, &pair.id)? {
        let open = outbox::table::open(room.db, &pair.id, &device.dev)?;
        let turn = match outbox::next(&open) {
            Next::Nothing => continue,
            Next::Seal(package) => Turn::Seal(package.clone()),
            Next::Send(package) => Turn::Send(package.clone()),
        };
        let (Turn::Seal(package) | Turn::Send(package)) = &turn;
        return Ok(may_go(state, package.kind).then_some(turn));
    }
    Ok(None)
}

/// What may go to a pair in a state: first only the hello, at the end only what was taken back before,
/// and that it ended.
fn may_go(state: State, kind: Kind) -> bool {
    match state {
        State::Imported | State::Confirmed => kind == Kind::Hello,
        State::Active => true,
        State::Ended => matches!(kind, Kind::Withdraw | Kind::End),
    }
}

fn send(room: &Room, pair: &Pair) -> Result<Option<(Task, Work)>, Failure> {
    if blocked(pair) {
        return Ok(None);
    }
    let Some(Turn::Send(package)) = turn(room, pair)? else {
        return Ok(None);
    };
    if let Some(look) = looks::around(room, pair) {
        return Ok(Some(look));
    }
    let sealed = outbox::table::sealed(room.db, &package.id)?;
    let (Some(name), Some((bytes, signature))) = (&package.name, sealed) else {
        return Ok(None);
    };
    points::set_sending(room.db, &package.id)?;
    let signed = format!("{name}.minisig");
    let objects = vec![
        Object {
            name: name.clone(),
            bytes,
        },
        Object {
            name: signed,
            bytes: signature.into_bytes(),
        },
    ];
    Ok(Some((Task::Publish(package.id), Work::Publish { objects })))
}

/// What was taken back or ended is taken out of the place, once a later package has said so. Where the
/// chain has ended, because another device signs by now, it must have been stored: no package can name
/// it as taken out. Of a pair that never was active only the hello was there, and nobody is told.
fn remove(room: &Room, pair: &Pair) -> Result<Option<(Task, Work)>, Failure> {
    let mut gone = outbox::table::to_remove(room.db, &pair.id)?;
    if gone.is_empty() {
        return Ok(None);
    }
    let all = outbox::table::of(room.db, &pair.id)?;
    let there = |one: &Package| one.published.is_some() && !one.remove;
    let silent = pair.steps.ended.is_some() && all.iter().all(|one| one.kind == Kind::Hello);
    let ended = silent || all.iter().any(|one| one.kind == Kind::End && there(one));
    let told = all
        .iter()
        .any(|one| one.kind == Kind::Withdraw && there(one));
    let signing = pairing::device::table::signing(room.db, &pair.id)?;
    gone.retain(|one| {
        let signs = signing.as_ref().is_some_and(|device| device.dev == one.dev);
        let mut later = all
            .iter()
            .filter(|later| later.dev == one.dev && later.seq > one.seq);
        ended || later.any(there) || (!signs && told && one.received.is_some())
    });
    gone.truncate(REMOVED_AT_ONCE);
    if gone.is_empty() {
        return Ok(None);
    }
    // The signature first: without it the rest is nothing that a reader looks at.
    let names = gone.iter().filter_map(|one| one.name.as_ref());
    let names = names.flat_map(|name| [format!("{name}.minisig"), name.clone()]);
    let work = Work::Delete {
        names: names.collect(),
    };
    let ids = gone.iter().map(|one| one.id.clone()).collect();
    Ok(Some((Task::Remove(ids), work)))
}
