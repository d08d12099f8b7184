//! Receipts back: how far each chain was stored. They are cumulative, so that the next one covers a lost one.

pub mod table;

use crate::app::Room;
use crate::error::Failure;
use crate::practice::intake::odd::{self, Odd};
use crate::practice::pairs::{self, Knows, State};
use crate::practice::{Error, own, reader};
use crate::random::Id;
use crate::share::names::{DeviceId, ObjectName, PairId, Sha256};
use crate::share::package::Flaw;
use crate::share::receipt::{Receipt, Reject, seal_receipt};
use crate::share::seal as keys;
use crate::share::sign::SigningKey;
use chrono::TimeDelta;

/// What is missing is asked for again after this long (security 4.7).
const GAP: TimeDelta = TimeDelta::hours(48);

/// A receipt is owed: something was stored, refused, or removed.
///
/// # Errors
/// The store's.
pub fn owed(room: &Room, pair: &PairId) -> Result<(), Failure> {
    Ok(table::owe(room.db, pair)?)
}

/// The next receipt names this as refused.
///
/// # Errors
/// The store's.
pub fn reject(room: &Room, pair: &PairId, name: &ObjectName, flaw: Flaw) -> Result<(), Failure> {
    if table::add_reject(room.db, pair, name, flaw)? {
        owed(room, pair)?;
    }
    Ok(())
}

/// Do they quote a receipt that was never written here?
///
/// # Errors
/// The store's.
pub fn is_forged(room: &Room, pair: &PairId, acks: &[(DeviceId, u32)]) -> Result<bool, Failure> {
    let Some(own) = own::table::read(room.db)? else {
        return Ok(!acks.is_empty());
    };
    let ther = own.own()?.ther;
    let last = table::last(room.db, pair)?;
    let written = |seq: u32| last.is_some_and(|(last, _)| seq <= last);
    Ok(acks.iter().any(|(dev, seq)| *dev != ther || !written(*seq)))
}

/// Writes the receipts that are owed. What is missing for long is asked for.
///
/// # Errors
/// The store's.
pub fn write(room: &Room) -> Result<(), Failure> {
    for pair in pairs::table::all(room.db)? {
        // Whoever was paired by old keys believes nothing that the new ones sign.
        let answered = matches!(pair.state, State::Accepted | State::Ended);
        if answered
            && pair.knows != Knows::Old
            && (table::is_owed(room.db, &pair.id)? || gaps_are_due(room, &pair.id)?)
        {
            for key in keys(room, &pair)? {
                one(room, &pair, &key)?;
            }
        }
    }
    Ok(())
}

fn one(room: &Room, pair: &pairs::Pair, key: &SigningKey) -> Result<(), Failure> {
    let own = own::api::own(room)?;
    let last = table::last(room.db, &pair.id)?;
    let heads = pairs::table::devices(room.db, &pair.id)?.into_iter();
    let heads = heads.filter_map(|one| one.head.map(|(seq, sum)| (one.dev, seq, sum)));
    let card = String::from_utf8_lossy(&own.card).into_owned();
    let receipt = Receipt {
        pair: pair.id.clone(),
        ther: own.ther,
        seq: last.map_or(0, |(seq, _)| seq.saturating_add(1)),
        prev: last.map_or(Sha256::ZERO, |(_, sum)| sum),
        heads: heads.collect(),
        holes: holes(room, &pair.id)?,
        rejects: table::rejects(room.db, &pair.id)?,
        stored_at: room.now.local().fixed_offset(),
        exported: pair.exported,
        withdrawn: removed(room, &pair.id)?,
        card: Some(card),
    };
    let to = keys::key(&pair.receipts).map_err(|_| Error::Key)?;
    let sealed = seal_receipt(&receipt, key, &to).map_err(Error::from)?;
    table::insert(room.db, &sealed, room.now)?;
    Ok(())
}

/// Every key that this patient's side may go by, the oldest first: which one it is shows only once
/// something is sealed for it.
fn keys(room: &Room, pair: &pairs::Pair) -> Result<Vec<SigningKey>, Failure> {
    let former = own::table::former(room.db, pair.generation)?;
    let former = former.iter().map(SigningKey::from_secret);
    let mut keys: Vec<SigningKey> = former.collect::<Result<_, _>>().map_err(Error::from)?;
    keys.push(own::api::own(room)?.key);
    Ok(keys)
}

/// What was taken back and is not here: all that is said of it is that it was removed.
fn removed(room: &Room, pair: &PairId) -> Result<Vec<Id>, Failure> {
    let withdrawn = reader::table::withdrawn(room.db, pair)?.into_iter();
    Ok(withdrawn.map(|(entry, _)| entry).collect())
}

/// What has been missing for longer than a place may take to show it.
fn holes(room: &Room, pair: &PairId) -> Result<Vec<(DeviceId, u32)>, Failure> {
    let odd = odd::table::odd(room.db, pair)?.into_iter();
    let old = odd.filter(|(odd, _, since)| *odd == Odd::Gap && is_old(room, since));
    Ok(old.filter_map(|(_, about, _)| hole(&about)).collect())
}

fn is_old(room: &Room, since: &crate::moment::Moment) -> bool {
    room.now.ms() - since.ms() >= GAP.num_milliseconds()
}

fn hole(about: &str) -> Option<(DeviceId, u32)> {
    let (dev, seq) = about.split_once(' ')?;
    Some((dev.parse().ok()?, seq.parse().ok()?))
}

/// A hole that no receipt has named yet.
fn gaps_are_due(room: &Room, pair: &PairId) -> Result<bool, Failure> {
    let mut new = false;
    for (dev, seq) in holes(room, pair)? {
        new |= table::name_hole(room.db, pair, &dev, seq)?;
    }
    Ok(new)
}

/// The refusal of an object, as it is kept.
#[must_use]
pub fn refusal(name: ObjectName, code: Flaw) -> Reject {
    Reject { name, code }
}
