//! What comes back: receipts, and our own names in the place, which tell whether this vault has lived twice.

use super::errands::signed;
use super::{Look, way};
use crate::app::Room;
use crate::error::Failure;
use crate::share::mailbox::Fault;
use crate::share::names::{DeviceId, ObjectName, PairId, Side};
use crate::share::{outbox, pairing, receipts};
use std::collections::HashSet;

/// Is there a number of the device that signs, with bytes that this vault never sealed?
///
/// # Errors
/// The store's.
pub fn lived_elsewhere(
    room: &Room,
    pair: &PairId,
    names: impl Iterator<Item = ObjectName>,
) -> Result<bool, Failure> {
    let Some(device) = pairing::device::table::signing(room.db, pair)? else {
        return Ok(false);
    };
    let chain = outbox::table::chain(room.db, pair, &device.dev)?;
    let own = |name: &ObjectName| {
        let text = name.to_string();
        chain.iter().any(|one| one.name.as_deref() == Some(&text))
    };
    let mut names = names;
    Ok(names.any(|name| {
        name.side == Side::Package && name.pair == *pair && name.device == device.dev && !own(&name)
    }))
}

/// The devices that wrote for this pair and are not known here.
///
/// # Errors
/// The store's.
pub fn elsewhere(
    room: &Room,
    pair: &PairId,
    names: &[ObjectName],
) -> Result<HashSet<DeviceId>, Failure> {
    let devices = pairing::device::table::all(room.db, pair)?;
    let known: HashSet<DeviceId> = devices.into_iter().map(|device| device.dev).collect();
    let ours = |name: &&ObjectName| name.side == Side::Package && name.pair == *pair;
    let wrote = names.iter().filter(ours).map(|name| &name.device);
    Ok(wrote.filter(|dev| !known.contains(dev)).cloned().collect())
}

/// Receipts of this pair that were not read yet, in the order of their numbers.
///
/// # Errors
/// The store's.
pub fn unread(
    room: &Room,
    pair: &PairId,
    names: impl Iterator<Item = ObjectName>,
) -> Result<Vec<ObjectName>, Failure> {
    let mut unread = Vec::new();
    for name in names {
        let theirs = name.side == Side::Receipt && name.pair == *pair;
        if theirs && !receipts::table::is_read(room.db, pair, &name)? {
            unread.push(name);
        }
    }
    unread.sort_by(|a, b| (&a.device, a.seq).cmp(&(&b.device, b.seq)));
    Ok(unread)
}

/// Reads receipts that were fetched, each with its signature. One that could not be fetched is left
/// for the next look.
///
/// # Errors
/// The store's.
pub fn take(
    room: &Room,
    pair: &PairId,
    names: &[ObjectName],
    objects: Vec<(String, Result<Vec<u8>, Fault>)>,
) -> Result<(), Failure> {
    let way = way(room.app);
    let elsewhere = way.elsewhere(pair);
    for came in signed(names, objects) {
        // The pair anew each time: a receipt may have brought a card.
        let Some(pair) = pairing::table::find(room.db, pair)?.filter(|pair| !pair.replaced) else {
            return Ok(());
        };
        let (bytes, signature) = (&came.bytes, &came.signature);
        let found = receipts::take(room, &pair, came.name, bytes, signature, &elsewhere)?;
        if found.is_none() {
            way.look_again(&pair.id);
            way.set_look(&pair.id, Side::Receipt, Look::Done);
            return Ok(pairing::table::set_polled(room.db, &pair.id, None)?);
        }
    }
    let rest = match way.look(pair, Side::Receipt) {
        Some(Look::Names(all)) => all.into_iter().filter(|one| !names.contains(one)).collect(),
        _ => Vec::new(),
    };
    let look = if rest.is_empty() {
        Look::Done
    } else {
        Look::Names(rest)
    };
    way.set_look(pair, Side::Receipt, look);
    Ok(())
}
