//! Taking back: what has not left never does; what may have left is void, and withdrawn.

use super::plan::{Plan, plan};
use super::table::{self, Item};
use super::wire::{ShareOutbox, ShareWhichPackage, ShareWithdraw, ShareWithdrawn};
use super::{Kind, Package, State, points, shown};
use crate::app::Room;
use crate::error::Failure;
use crate::random::Id;
use crate::share::names::Sha256;
use crate::share::pairing::{self, table::Pair};
use crate::share::{Error, ledger};

/// `share.cancelSend`: of what has not left there is no trace; of what may have left, all is withdrawn.
///
/// # Errors
/// `NotFound`, `Conflict` when it is in its place: then each thing can be withdrawn.
pub fn cancel_send(room: &Room, ask: ShareWhichPackage) -> Result<ShareOutbox, Failure> {
    let package = table::find(room.db, &ask.id)?.ok_or(Error::NoPackage)?;
    let pair = pairing::table::find(room.db, &package.pair)?.ok_or(Error::NoPair)?;
    let (Kind::Data, Some(consent)) = (package.kind, &package.ledger) else {
        return Err(Error::NotOpen.into());
    };
    match package.state {
        State::Planned | State::Sealed => {
            let items = table::items(room.db, &package.id)?;
            drop_unsent(room, &package)?;
            ledger::withdraw_all(room.db, consent, room.now)?;
            if !package.never_left() {
                say_withdrawn(room, &pair, items)?;
            }
        }
        State::Sending => {
            let items = table::items(room.db, &package.id)?;
            points::set_void(room.db, &package.id)?;
            ledger::tick_again(room.db, consent, None, room.now)?;
            ledger::withdraw_all(room.db, consent, room.now)?;
            say_withdrawn(room, &pair, items)?;
        }
        State::Published | State::Received | State::Void => return Err(Error::NotOpen.into()),
    }
    shown::outbox(room)
}

/// Takes a package out of which nothing left. Its consent is cancelled unless it may have left from
/// an older copy, what was ticked for it is ticked again, and those behind it move up and are sealed anew.
///
/// # Errors
/// The store's.
pub fn drop_unsent(room: &Room, package: &Package) -> Result<(), Failure> {
    let chain = table::chain(room.db, &package.pair, &package.dev)?;
    table::delete(room.db, &package.id)?;
    for later in chain.iter().filter(|one| one.seq > package.seq) {
        table::replan(room.db, &later.id, &later.dev, later.seq - 1)?;
    }
    if let Some(consent) = &package.ledger {
        ledger::tick_again(room.db, consent, None, room.now)?;
        if package.never_left() {
            ledger::cancel(room.db, consent, room.now)?;
        }
    }
    Ok(())
}

/// `share.withdraw`: takes one thing back from one person, everywhere it went.
///
/// # Errors
/// `NotFound` for what did not go to them, `Conflict` for an ended pair.
pub fn withdraw(room: &Room, ask: ShareWithdraw) -> Result<ShareWithdrawn, Failure> {
    let pair = pairing::table::named(room.db, &ask.pair_id)?;
    if pair.steps.ended.is_some() {
        return Err(Error::Ended.into());
    }
    let consents = ledger::live(room.db, &pair.recipient, &ask.item_id)?;
    if consents.is_empty() {
        return Err(Error::NoItem.into());
    }
    let mut last: Option<Item> = None;
    for consent in &consents {
        for package in table::of_ledger(room.db, consent)? {
            let went = take_back(room, &package, consent, &ask.item_id)?;
            last = went.into_iter().chain(last).max_by_key(|item| item.rev);
        }
        ledger::withdraw(room.db, consent, &ask.item_id, room.now)?;
    }
    // In the place nothing is left of what holds nothing else.
    for consent in &consents {
        if ledger::is_empty(room.db, consent)? {
            for package in table::of_ledger(room.db, consent)? {
                points::set_remove(room.db, &package.id)?;
            }
        }
    }
    let never_left = last.is_none();
    if let Some(item) = last {
        say_withdrawn(room, &pair, vec![item])?;
    }
    let (words, name) = (room.app.words(), pair.name.expose().as_str());
    Ok(ShareWithdrawn {
        never_left,
        sentence: if never_left {
            words.say("share-withdraw-never-left", &[])
        } else {
            words.say("share-withdraw-told", &[("name", name)])
        },
    })
}

/// One package's part in taking back: the item, when it may have left.
fn take_back(
    room: &Room,
    package: &Package,
    consent: &Id,
    item: &Id,
) -> Result<Option<Item>, Failure> {
    let items = table::items(room.db, &package.id)?;
    if package.state.unsent() {
        drop_unsent(room, package)?;
        ledger::untick(room.db, item)?;
        if package.never_left() {
            return Ok(None);
        }
    }
    if package.state == State::Sending {
        // Its bytes can't be changed any more, so it does not go on; the rest waits to be sent anew.
        points::set_void(room.db, &package.id)?;
        ledger::tick_again(room.db, consent, Some(item), room.now)?;
    }
    Ok(items.into_iter().find(|one| &one.id == item))
}

fn say_withdrawn(room: &Room, pair: &Pair, items: Vec<Item>) -> Result<(), Failure> {
    let items = items.into_iter().map(|item| Item {
        withdraw: true,
        sha256: Sha256::ZERO,
        ..item
    });
    let withdraw = Plan {
        kind: Kind::Withdraw,
        ledger: None,
        items: items.collect(),
        files: Vec::new(),
    };
    plan(room, &pair.id, &withdraw)?;
    Ok(())
}
