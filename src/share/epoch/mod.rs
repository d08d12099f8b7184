//! The line of a vault: one that was brought back or copied signs by a new device from then on, so
//! that no number of a chain is ever used twice.

pub mod told;

use super::names::PairId;
use super::outbox::{self, Kind, State, points};
use super::pairing::{self, begin, table::Pair};
use crate::app::{App, Room};
use crate::error::Failure;
use crate::moment::Moment;
use crate::transaction::room_at;
use crate::vault::{fact, keep_fact, lineage};
use std::fmt::Write;
use std::sync::atomic::{AtomicBool, Ordering};

/// What the vault knows of its last opening: a random word that also lies outside, and its folder.
const WORD: &str = "share_epoch";
const PLACE: &str = "share_epoch_place";

/// Looked at once while the vault is open; forgotten when it is locked.
#[derive(Default)]
struct Looked(AtomicBool);

/// Looks, once for each opening, whether this vault is the one that was last open here. If not, a new
/// device signs for every pair.
///
/// # Errors
/// `Locked`, the store's, the file system's.
pub(crate) fn look(app: &App, now: &Moment) -> Result<(), Failure> {
    let looked = app.kept::<Looked>();
    if looked.0.load(Ordering::Relaxed) {
        return Ok(());
    }
    again(app, now)?;
    looked.0.store(true, Ordering::Relaxed);
    Ok(())
}

/// Looks now, and leaves a new word in both places.
///
/// # Errors
/// As for `look`.
pub(crate) fn again(app: &App, now: &Moment) -> Result<(), Failure> {
    let (outside, place) = (app.outside(), lineage::of(app.home()));
    let words = [outside.share_epoch, outside.share_epoch_next];
    let mut grains = [0_u8; 16];
    app.random(&mut grains)?;
    let fresh = grains.iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    });
    if room_at(
        app,
        now,
        |room| Ok(pairing::table::all(room.db)?.is_empty()),
    )? {
        return Ok(());
    }
    // Announced outside before it is in the vault: cut short anywhere, the next opening knows its word.
    app.change_outside(|outside| outside.share_epoch_next.clone_from(&fresh))?;
    room_at(app, now, |room| {
        let word = fact(room.db, WORD)?;
        let moved = fact(room.db, PLACE)?.is_some_and(|kept| kept != place);
        if moved || word.is_some_and(|word| !words.contains(&word)) {
            renew(room)?;
        }
        keep_fact(room.db, WORD, &fresh)?;
        keep_fact(room.db, PLACE, &place)?;
        Ok(())
    })?;
    app.change_outside(|outside| {
        outside.share_epoch = fresh;
        outside.share_epoch_next.clear();
    })?;
    Ok(())
}

/// A new device signs for every pair that is not ended. What has not left goes under it; what may
/// have left goes on as it is.
///
/// # Errors
/// The store's.
pub fn renew(room: &Room) -> Result<(), Failure> {
    for pair in pairing::table::all(room.db)? {
        if pair.steps.ended.is_none() {
            renew_one(room, &pair)?;
            told::note(room)?;
        }
    }
    Ok(())
}

fn renew_one(room: &Room, pair: &Pair) -> Result<(), Failure> {
    let Some(old) = pairing::device::table::signing(room.db, &pair.id)? else {
        return Ok(());
    };
    let device = begin::new_device(room, pair)?;
    for package in outbox::table::chain(room.db, &pair.id, &old.dev)? {
        if !package.state.unsent() {
            continue;
        }
        if package.kind == Kind::Hello {
            // The new device says its own.
            outbox::table::delete(room.db, &package.id)?;
        } else {
            let seq = outbox::table::next_seq(room.db, &pair.id, &device.dev)?;
            outbox::table::replan(room.db, &package.id, &device.dev, seq)?;
            points::set_doubtful(room.db, &package.id)?;
        }
    }
    Ok(())
}

/// Something of ours is there under a number of ours and is not what we sealed: this vault has lived
/// twice. The package that met it goes again, whole, under the new device.
///
/// # Errors
/// The store's.
pub fn forked(room: &Room, pair: &PairId) -> Result<(), Failure> {
    renew(room)?;
    let device = pairing::device::table::signing(room.db, pair)?;
    for package in outbox::table::of(room.db, pair)? {
        let stuck = package.state == State::Sending && package.published.is_none();
        let old = device
            .as_ref()
            .is_some_and(|device| device.dev != package.dev);
        if stuck && old && package.kind != Kind::Hello {
            let device = device.as_ref().map(|device| &device.dev);
            if let Some(dev) = device {
                let seq = outbox::table::next_seq(room.db, pair, dev)?;
                points::again(room.db, &package.id, &room.app.new_id(room.now)?, dev, seq)?;
            }
        }
        if stuck && old {
            points::give_up(room.db, &package.id)?;
        }
    }
    Ok(())
}
