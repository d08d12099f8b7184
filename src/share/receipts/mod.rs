//! Receipts: what the recipient's side says it stored, removed or misses; believed as far as it is theirs.

pub mod table;

pub use table::acks;

use super::card::{self, Card};
use super::epoch;
use super::ledger;
use super::names::{DeviceId, ObjectName};
use super::outbox::anew;
use super::outbox::{self, State, points};
use super::package::Flaw;
use super::pairing::{self, table::Pair};
use super::receipt::{Receipt, open_receipt};
use crate::app::Room;
use crate::error::Failure;
use std::collections::HashSet;

/// How a receipt was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Found {
    /// It was believed.
    Taken,
    /// It tells of something that this vault never sealed.
    Forged,
    /// It cannot be used, and why.
    Flawed(Flaw),
}

/// Devices that write for a pair and are not known here: of a copy of this vault.
#[derive(Debug, Clone, Default)]
pub struct Elsewhere {
    /// The devices.
    pub devices: HashSet<DeviceId>,
    /// The folder was looked through since receipts were last read: it holds no others.
    pub fresh: bool,
}

/// Reads one receipt (T6). One that is not theirs changes nothing. None of one that tells of a device
/// that may be a copy's: the pair's folder is looked through first, and it is read again.
///
/// # Errors
/// The store's.
pub fn take(
    room: &Room,
    pair: &Pair,
    name: &ObjectName,
    bytes: &[u8],
    signature: &str,
    elsewhere: &Elsewhere,
) -> Result<Option<Found>, Failure> {
    let card = card::parse(&pair.card)?;
    let own = outbox::seal::own(&pairing::table::secrets(room.db, &pair.id)?)?;
    let found = match open_receipt(name, bytes, signature, &card.sign, &own) {
        Ok(receipt) => believe(room, pair, &card, &receipt, elsewhere)?,
        Err(flaw) => Some(Found::Flawed(flaw)),
    };
    if let Some(found) = found {
        table::insert(room.db, &pair.id, name, found, room.now)?;
    }
    Ok(found)
}

fn believe(
    room: &Room,
    pair: &Pair,
    card: &Card,
    receipt: &Receipt,
    elsewhere: &Elsewhere,
) -> Result<Option<Found>, Failure> {
    let devices = pairing::device::table::all(room.db, &pair.id)?;
    // A vault that was ever brought back may have forgotten a life that it had since.
    let forgetful = devices.iter().any(|device| device.retired);
    let mut lived_elsewhere = false;
    // All heads are looked at before anything is noted.
    for (dev, seq, sum) in &receipt.heads {
        let Some(device) = devices.iter().find(|device| device.dev == *dev) else {
            if forgetful || elsewhere.devices.contains(dev) {
                continue;
            }
            if !elsewhere.fresh {
                return Ok(None);
            }
            return forged(room, pair).map(Some);
        };
        let chain = outbox::table::chain(room.db, &pair.id, dev)?;
        let at = chain.iter().find(|one| one.seq == *seq);
        let ours = at.is_some_and(|one| one.sha256 == Some(*sum));
        // Of a device that signs no more, a lost copy of this vault may have sealed what we don't know.
        lived_elsewhere |= !ours && !device.retired;
        if ours || device.retired {
            pairing::device::table::set_head(room.db, &pair.id, dev, &(*seq, *sum))?;
        }
    }
    if lived_elsewhere {
        epoch::forked(room, &pair.id)?;
    }
    stored(room, pair, receipt)?;
    missing(room, pair, receipt)?;
    for reject in &receipt.rejects {
        refused(room, pair, &reject.name)?;
    }
    for item in &receipt.withdrawn {
        ledger::removed(room.db, &pair.recipient, item, receipt.exported, room.now)?;
    }
    if let Some(new) = &receipt.card {
        new_card(room, pair, card, new.as_bytes())?;
    }
    for reject in &receipt.rejects {
        if reject.code == Flaw::NotForMe {
            anew::for_new_keys(room, &pair.id, &reject.name)?;
        }
    }
    Ok(Some(Found::Taken))
}

/// It tells of a device that never was: someone who is not them, or a fault. Nothing goes on.
fn forged(room: &Room, pair: &Pair) -> Result<Found, Failure> {
    pairing::table::set_fault(room.db, &pair.id, Some("forged"))?;
    Ok(Found::Forged)
}

/// Everything up to a head of ours is stored, but for what it names as missing.
fn stored(room: &Room, pair: &Pair, receipt: &Receipt) -> Result<(), Failure> {
    let at = receipt.stored_at.to_rfc3339();
    for (dev, seq, sum) in &receipt.heads {
        let chain = outbox::table::chain(room.db, &pair.id, dev)?;
        let head = chain.iter().find(|one| one.seq == *seq);
        if head.is_none_or(|one| one.sha256 != Some(*sum)) {
            continue;
        }
        for one in chain.iter().filter(|one| one.seq <= *seq) {
            let missing = receipt.holes.contains(&(dev.clone(), one.seq));
            if !missing && matches!(one.state, State::Sending | State::Published) {
                points::set_received(room.db, &one.id, &at, room.now)?;
            }
        }
    }
    Ok(())
}

/// What they miss is sent again, the same bytes.
fn missing(room: &Room, pair: &Pair, receipt: &Receipt) -> Result<(), Failure> {
    for (dev, seq) in &receipt.holes {
        let chain = outbox::table::chain(room.db, &pair.id, dev)?;
        if let Some(one) = chain.iter().find(|one| one.seq == *seq) {
            points::set_missing(room.db, &one.id)?;
        }
    }
    Ok(())
}

/// They did not take it in: that stands beside it. What is there may be damaged, so it is sent again.
fn refused(room: &Room, pair: &Pair, name: &ObjectName) -> Result<(), Failure> {
    let text = name.to_string();
    for one in outbox::table::of(room.db, &pair.id)? {
        if one.name.as_deref() == Some(&text) && one.state != State::Received {
            points::set_fault(room.db, &one.id, Some("refused"))?;
        }
    }
    Ok(())
}

/// A newer card: the old key vouched for it by signing the receipt, the new one by signing the card.
/// While the words are not typed yet it stays: they are of the card that was given.
fn new_card(room: &Room, pair: &Pair, old: &Card, bytes: &[u8]) -> Result<(), Failure> {
    match card::read(bytes, room.now) {
        Ok(new) if new.sign != old.sign && pair.steps.confirmed.is_none() => {}
        Ok(new) if new.serial > old.serial => {
            pairing::table::set_card(room.db, &pair.id, bytes)?;
            if new.sign != old.sign {
                pairing::table::set_new_keys(room.db, &pair.id, room.now)?;
            }
            if pair.fault.as_deref() == Some("expired") {
                pairing::table::set_fault(room.db, &pair.id, None)?;
            }
        }
        // The one that is known, an older one, or one that can't be read: the one at hand stays.
        _ => {}
    }
    Ok(())
}
