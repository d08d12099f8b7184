//! One person by other keys: their old card's pair holds still until the new words are typed and the wait
//! is over; then what had not been stored goes on under the new one.

use super::State;
use super::table::{self, Pair};
use crate::app::Room;
use crate::error::Failure;
use crate::random::Id;
use crate::share::card::{self, Card};
use crate::share::names::PairId;
use crate::share::outbox::plan::{Plan, plan};
use crate::share::outbox::{self, Kind, anew, points};
use crate::share::{Error, rules};
use rusqlite::{Connection, named_params};

/// Pairs whose place a card could take: those that something goes to, by other keys than the card's.
///
/// # Errors
/// The store's.
pub fn possible(room: &Room, card: &Card) -> Result<Vec<Pair>, Failure> {
    let pairs = table::all(room.db)?.into_iter();
    let other = |pair: &Pair| card::parse(&pair.card).is_ok_and(|known| known.sign != card.sign);
    Ok(pairs
        .filter(|pair| is_open(room, pair) && other(pair))
        .collect())
}

/// Does a card say the same name as the card of a pair?
#[must_use]
pub fn says_the_same(card: &Card, pair: &Pair) -> bool {
    let folded = |name: &str| name.trim().to_lowercase();
    card::parse(&pair.card).is_ok_and(|known| folded(&known.name) == folded(&card.name))
}

fn is_open(room: &Room, pair: &Pair) -> bool {
    matches!(pair.state(room), State::Confirmed | State::Active) && !pair.replaced
}

/// Lets only the place of a pair be taken that something goes to.
///
/// # Errors
/// `NotFound`, `Conflict` when another card waits to take it already, or it was ended.
pub fn may_replace(room: &Room, old: &PairId) -> Result<(), Failure> {
    let old = table::find(room.db, old)?.ok_or(Error::NoPair)?;
    if is_open(room, &old) {
        return Ok(());
    }
    Err(Error::NotOpen.into())
}

/// Takes the place of the old pair: what had not been stored by it is planned anew, under the same
/// consents; what goes by itself goes on; the old pair is told that it ended, and ends.
///
/// # Errors
/// The store's.
pub fn take(room: &Room, new: &Pair) -> Result<(), Failure> {
    let Some(old) = &new.instead_of else {
        return Ok(());
    };
    let Some(old) = table::find(room.db, old)?.filter(|old| old.steps.ended.is_none()) else {
        return Ok(());
    };
    for package in outbox::table::of(room.db, &old.id)? {
        // Those before it may have left the chain, so that it moved up.
        let Some(package) = outbox::table::find(room.db, &package.id)? else {
            continue;
        };
        let stored = package.state == outbox::State::Received;
        if let Some(was) = anew::frozen(room, &old, &package)?.filter(|_| !stored)
            && let Some(consent) = &package.ledger
        {
            consent_follows(room.db, consent, &new.recipient)?;
            anew::plan(room, new, &was)?;
        }
        if package.kind == Kind::Data && package.state.unsent() {
            outbox::cancel::leave_chain(room, &package)?;
        } else if package.kind != Kind::Withdraw {
            points::set_void(room.db, &package.id)?;
            points::set_remove(room.db, &package.id)?;
        }
    }
    rules::table::follow(room.db, &old.id, &new.id, &new.steps.imported)?;
    let end = Plan {
        kind: Kind::End,
        ledger: None,
        items: Vec::new(),
        files: Vec::new(),
    };
    plan(room, &old.id, &end)?;
    let ended = old.steps.end(*room.now).ok_or(Error::Ended)?;
    Ok(table::set_steps(room.db, &old.id, &ended, old.method)?)
}

/// A consent was to a person, whatever their keys.
fn consent_follows(db: &Connection, consent: &Id, to: &Id) -> rusqlite::Result<()> {
    db.prepare_cached("UPDATE share_ledger SET recipient_id = :to WHERE id = :id")?
        .execute(named_params! { ":id": consent, ":to": to })?;
    Ok(())
}
