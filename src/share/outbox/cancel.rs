//! Taking back: what has not left never does; what may have left is void, and withdrawn.

use super::anew::{self, Frozen};
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
/// `NotFound`, `Conflict` when it is in its place, or is what was left of one: then each thing can be
/// withdrawn.
pub fn cancel_send(room: &Room, ask: ShareWhichPackage) -> Result<ShareOutbox, Failure> {
    let package = table::find(room.db, &ask.id)?.ok_or(Error::NoPackage)?;
    let pair = pairing::table::find(room.db, &package.pair)?.ok_or(Error::NoPair)?;
    let (Kind::Data, Some(consent)) = (package.kind, &package.ledger) else {
        return Err(Error::NotOpen.into());
    };
    if package.anew {
        return Err(Error::NotOpen.into());
    }
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
            ledger::tick_again(room.db, consent, room.now)?;
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
    leave_chain(room, package)?;
    // What is left of a package was not ticked for it.
    if let Some(consent) = package.ledger.as_ref().filter(|_| !package.anew) {
        ledger::tick_again(room.db, consent, room.now)?;
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
    let (mut last, mut rests) = (None, Vec::new());
    for consent in &consents {
        for package in table::of_ledger(room.db, consent)? {
            let taken = take_back(room, &pair, &package, &ask.item_id)?;
            last = taken
                .item
                .into_iter()
                .chain(last)
                .max_by_key(|item| item.rev);
            rests.extend(taken.rest);
        }
        ledger::withdraw(room.db, consent, &ask.item_id, room.now)?;
    }
    let never_left = last.is_none();
    if let Some(item) = last {
        say_withdrawn(room, &pair, vec![item])?;
    }
    // After it was said, so that nobody meets the rest before.
    let mut goes_anew = false;
    for rest in &rests {
        goes_anew |= anew::plan(room, &pair, rest)?.is_some();
    }
    let (words, name) = (room.app.words(), pair.name.expose().as_str());
    Ok(ShareWithdrawn {
        never_left,
        sentence: match (never_left, goes_anew) {
            (true, _) => words.say("share-withdraw-never-left", &[]),
            (false, true) => words.say("share-withdraw-anew", &[("name", name)]),
            (false, false) => words.say("share-withdraw-told", &[("name", name)]),
        },
    })
}

/// One package's part in taking back.
#[derive(Default)]
struct Taken {
    /// The item, when it may have left.
    item: Option<Item>,
    /// What else the package held.
    rest: Option<Frozen>,
}

fn take_back(room: &Room, pair: &Pair, package: &Package, item: &Id) -> Result<Taken, Failure> {
    let items = table::items(room.db, &package.id)?;
    let Some(found) = items.into_iter().find(|one| &one.id == item) else {
        return Ok(Taken::default());
    };
    if package.never_left() {
        drop_unsent(room, package)?;
        ledger::untick(room.db, item)?;
        return Ok(Taken::default());
    }
    let rest = anew::frozen(room, pair, package)?;
    match package.state {
        State::Planned | State::Sealed => leave_chain(room, package)?,
        // Its bytes can't be changed any more, so it does not go on.
        State::Sending => points::set_void(room.db, &package.id)?,
        State::Published | State::Received => points::set_remove(room.db, &package.id)?,
        State::Void => {}
    }
    Ok(Taken {
        item: Some(found),
        rest,
    })
}

/// A package of which nothing left leaves its chain, and those behind it move up.
///
/// # Errors
/// The store's.
pub fn leave_chain(room: &Room, package: &Package) -> Result<(), Failure> {
    let chain = table::chain(room.db, &package.pair, &package.dev)?;
    table::delete(room.db, &package.id)?;
    for later in chain.iter().filter(|one| one.seq > package.seq) {
        table::replan(room.db, &later.id, &later.dev, later.seq - 1)?;
    }
    Ok(())
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
