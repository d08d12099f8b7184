//! The end of a pair: taken back while nothing but the hello went, or ended for good.

use super::table::{self, Pair};
use super::wire::{SharePair, SharePeople, ShareRevoke};
use super::{State, shown};
use crate::app::{App, Room};
use crate::error::Failure;
use crate::moment::Moment;
use crate::share::Error;
use crate::share::outbox::plan::{Plan, plan};
use crate::share::outbox::{self, Kind, cancel, points};
use crate::transaction::patients_room;
use crate::vault;

/// `share.cancelPair`: until it is active, one click takes it back; nothing but the hello went.
///
/// # Errors
/// `NotFound`, `Conflict` when it is active or ended: then it can be ended.
pub fn cancel_pair(room: &Room, ask: SharePair) -> Result<SharePeople, Failure> {
    let pair = table::named(room.db, &ask.pair_id)?;
    if !may_cancel(pair.state(room)) {
        return Err(Error::NotOpen.into());
    }
    stop(room, &pair, false)?;
    shown::people(room)
}

/// Nothing but the hello can have gone.
#[must_use]
pub fn may_cancel(state: State) -> bool {
    matches!(state, State::Imported | State::Confirmed)
}

/// `share.revoke`: ends it here first, then says so there, then takes out of the place what is there.
/// What was delivered can't be called back.
///
/// # Errors
/// `WrongPassphrase` with field `passphrase`, `NotFound`, `Conflict` when it was ended.
pub fn revoke(app: &App, now: &Moment, ask: ShareRevoke) -> Result<SharePeople, Failure> {
    vault::api::confirm(app, &ask.passphrase)?;
    patients_room(app, now, |room| {
        let pair = table::named(room.db, &ask.pair_id)?;
        let was = pair.state(room);
        if was == State::Ended {
            return Err(Error::Ended.into());
        }
        stop(room, &pair, was == State::Active)?;
        shown::people(room)
    })
}

/// Ends it here: what has not left never does, what may have left is void, what is there is removed.
/// `told`: their side is told that it ended.
///
/// # Errors
/// `Conflict` when it was ended.
pub fn stop(room: &Room, pair: &Pair, told: bool) -> Result<(), Failure> {
    let steps = pair.steps.end(*room.now).ok_or(Error::Ended)?;
    table::set_steps(room.db, &pair.id, &steps, pair.method)?;
    for package in outbox::table::of(room.db, &pair.id)? {
        if package.state.unsent() {
            cancel::drop_unsent(room, &package)?;
        } else {
            points::set_void(room.db, &package.id)?;
            points::set_remove(room.db, &package.id)?;
        }
    }
    if told {
        let end = Plan {
            kind: Kind::End,
            ledger: None,
            items: Vec::new(),
            files: Vec::new(),
        };
        plan(room, &pair.id, &end)?;
    }
    Ok(())
}
