//! New keys. Old ones that nobody else has vouch for them, and patients take the new card by itself. Where
//! the old ones are lost or known to somebody else nobody vouches, and every patient pairs anew, with words.
//! The old ones open what came before for a while, then they are destroyed.

use super::api::{made, own};
use super::table;
use super::wire::{PracticeBegun, PracticeNewKeys};
use crate::app::{App, Room};
use crate::error::{Code, Failure};
use crate::moment::Moment;
use crate::practice::{Error, pairs, receipts};
use crate::share::card as cards;
use crate::transaction::room_at;
use crate::vault::{self, Kind, Vault};
use chrono::TimeDelta;

/// What the old keys still open is opened for this long (security, 4.8).
pub const KEPT: TimeDelta = TimeDelta::days(30);

/// `practice.newKeys`: the passphrase again, then other keys and another card. The key for the paper is
/// answered and not kept.
///
/// # Errors
/// `WrongPassphrase` with field `passphrase`, `NotFound` before there are keys, `Refused` in a
/// patient's vault.
pub fn new_keys(app: &App, now: &Moment, ask: PracticeNewKeys) -> Result<PracticeBegun, Failure> {
    let kind = app.vault().as_ref().map(Vault::kind);
    if kind.is_some_and(|kind| kind != Kind::Practice) {
        return Err(Failure::of(Code::Refused));
    }
    vault::api::confirm(app, &ask.passphrase)?;
    room_at(app, now, |room| renew(room, ask.recovery, ask.vouched))
}

fn renew(room: &Room, recovery: bool, vouched: bool) -> Result<PracticeBegun, Failure> {
    let mut own = own(room)?;
    let old = cards::parse(&own.card).map_err(Error::from)?;
    table::retire_keys(room.db, room.now)?;
    if vouched {
        table::keep_former(room.db, &own)?;
    } else {
        table::forget_former(room.db)?;
    }
    own.generation = own.generation.saturating_add(1);
    let keys = made(room, own.generation, recovery)?;
    let serial = old.serial.saturating_add(1);
    let card = super::card(&own.name, &keys.sign, keys.to, old.hint, serial, room.now);
    own.card = card.map_err(Error::from)?;
    own.key = keys.sign;
    table::replace_keys(room.db, &own)?;
    // Their hellos were for the old card: the words would be others.
    pairs::table::refuse_waiting(room.db)?;
    if vouched {
        receipts::table::owe_all(room.db)?;
    }
    Ok(PracticeBegun {
        recovery_key: keys.paper,
    })
}

/// Destroys what was kept of old keys for long enough.
///
/// # Errors
/// The store's.
pub fn destroy(room: &Room) -> Result<(), Failure> {
    let before = room.now.plus(-KEPT);
    table::destroy_keys(room.db, &before)?;
    Ok(table::destroy_former(room.db)?)
}

/// When the old keys that still open something are destroyed here; none when there are none.
///
/// # Errors
/// The store's.
pub fn until(room: &Room) -> Result<Option<Moment>, Failure> {
    let retired = table::retired(room.db)?;
    Ok(retired.map(|ms| Moment::from_ms(ms, room.now.zone()).plus(KEPT)))
}
