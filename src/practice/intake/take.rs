//! Takes one object in: judged first, then everything of it in one transaction, or nothing.

use super::chain::{Chain, Verdict, judge};
use super::items;
use super::odd::{self, Odd};
use super::table::{self, Package};
use super::welcome;
use crate::app::Room;
use crate::error::Failure;
use crate::practice::pairs::{self, Device, Pair, State};
use crate::practice::{Error, own, receipts};
use crate::share::names::ObjectName;
use crate::share::package::{self, Flaw, Kind, Manifest, Opened};
use age::x25519::Identity;
use chrono::TimeDelta;

/// A clock this far ahead was wrong ([design]).
const AHEAD: TimeDelta = TimeDelta::hours(26);

/// What became of an object.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Came {
    /// It was taken in.
    Taken,
    /// It was there already.
    Known,
    /// It waits for what comes before it, or for the words.
    Waits,
    /// It was put aside, under this name.
    Odd(Odd),
}

/// Takes one object in. The transaction is the caller's: one for each object.
///
/// # Errors
/// The store's.
pub fn take(
    room: &Room,
    drop: &crate::random::Id,
    name: &ObjectName,
    bytes: &[u8],
    signature: &str,
) -> Result<Came, Failure> {
    let Some(pair) = pairs::table::find(room.db, &name.pair)? else {
        return welcome::stranger(room, drop, name, bytes, signature);
    };
    if matches!(pair.state, State::Refused | State::Ended | State::Stopped) {
        return Ok(Came::Waits);
    }
    let device = pairs::table::device(room.db, &pair.id, &name.device)?;
    let Some(device) = device else {
        return welcome::device(room, &pair, name, bytes, signature);
    };
    if pair.state == State::Pending && name.seq > 0 {
        return Ok(Came::Waits);
    }
    let object = Object {
        name,
        bytes,
        signature,
    };
    match opened(room, &device, &object)? {
        Ok((opened, generation)) => {
            pairs::table::knows_keys(room.db, &pair.id, generation)?;
            follow(room, &pair, device, &object, &opened)
        }
        Err(flaw) => put_aside(room, &pair, name, flaw),
    }
}

/// An object as it lies in the place.
#[derive(Clone, Copy)]
pub(super) struct Object<'a> {
    pub(super) name: &'a ObjectName,
    pub(super) bytes: &'a [u8],
    pub(super) signature: &'a str,
}

/// Opens with the key that it was sealed for, and tells of which generation that is.
fn opened(
    room: &Room,
    device: &Device,
    object: &Object,
) -> Result<Result<(Opened, u32), Flaw>, Failure> {
    let mut last = Flaw::NotForMe;
    for opener in own::table::openers(room.db)? {
        let me = opener.read()?;
        let found = package::open(
            object.name,
            object.bytes,
            object.signature,
            &device.key,
            &me,
        );
        match found {
            Err(Flaw::NotForMe) => {}
            Err(flaw) => last = flaw,
            Ok(opened) => return Ok(Ok((opened, opener.generation))),
        }
    }
    Ok(Err(last))
}

/// The keys of this reader.
///
/// # Errors
/// `Damaged`, the store's.
pub(super) fn identities(room: &Room) -> Result<Vec<Identity>, Failure> {
    let openers = own::table::openers(room.db)?;
    let read: Result<Vec<Identity>, Error> = openers.iter().map(own::Opener::read).collect();
    Ok(read?)
}

/// Those that the card names.
///
/// # Errors
/// `Damaged`, the store's.
pub(super) fn current(room: &Room) -> Result<Vec<Identity>, Failure> {
    let openers = own::table::openers(room.db)?.into_iter();
    let current = openers.filter(|opener| !opener.retired);
    let read: Result<Vec<Identity>, Error> = current.map(|one| one.read()).collect();
    Ok(read?)
}

/// Names what is wrong and goes on.
pub(super) fn put_aside(
    room: &Room,
    pair: &Pair,
    name: &ObjectName,
    flaw: Flaw,
) -> Result<Came, Failure> {
    let odd = match flaw {
        Flaw::Junk => Odd::Junk,
        Flaw::Misbound | Flaw::NotForMe => Odd::Misbound,
        Flaw::Damaged | Flaw::TooLarge => Odd::Damaged,
        Flaw::Newer => Odd::Newer,
    };
    odd::table::note(room.db, &pair.id, odd, &name.to_string(), room.now)?;
    // What nobody known has signed is not worth an answer.
    if flaw != Flaw::Junk {
        receipts::reject(room, &pair.id, name, flaw)?;
    }
    Ok(Came::Odd(odd))
}

fn follow(
    room: &Room,
    pair: &Pair,
    device: Device,
    object: &Object,
    opened: &Opened,
) -> Result<Came, Failure> {
    let (name, manifest) = (object.name, &opened.manifest);
    let sha256 = crate::share::names::Sha256::of(object.bytes);
    let known = |seq| {
        table::known(room.db, &pair.id, &device.dev, seq)
            .ok()
            .flatten()
    };
    let chain = Chain {
        head: device.head,
        known: &known,
    };
    let about = name.to_string();
    match judge(&chain, name.seq, sha256, manifest.prev, &manifest.voids) {
        Verdict::Replay => {
            odd::table::note(room.db, &pair.id, Odd::Replay, &about, room.now)?;
            Ok(Came::Known)
        }
        Verdict::Fork => {
            odd::table::note(room.db, &pair.id, Odd::Fork, &about, room.now)?;
            Ok(Came::Odd(Odd::Fork))
        }
        Verdict::Later => {
            // Signed, so it is true whenever it comes: what lies between may go on over what it names.
            for void in &manifest.voids {
                table::insert_void(room.db, &pair.id, &device.dev, *void)?;
            }
            let next = device.head.map_or(0, |(head, _)| head.saturating_add(1));
            let about = format!("{} {next}", device.dev);
            odd::table::note(room.db, &pair.id, Odd::Gap, &about, room.now)?;
            Ok(Came::Waits)
        }
        Verdict::Next if receipts::is_forged(room, &pair.id, &manifest.acks)? => {
            odd::table::note(room.db, &pair.id, Odd::ForgedAck, &about, room.now)?;
            pairs::table::set_state(room.db, &pair.id, State::Stopped)?;
            Ok(Came::Odd(Odd::ForgedAck))
        }
        Verdict::Next => {
            store(room, pair, device, object, opened)?;
            Ok(Came::Taken)
        }
    }
}

/// Everything of one package (T5). Nothing of it is there twice, whoever calls this again.
pub(super) fn store(
    room: &Room,
    pair: &Pair,
    mut device: Device,
    object: &Object,
    opened: &Opened,
) -> Result<(), Failure> {
    let (name, manifest) = (object.name, &opened.manifest);
    let sha256 = crate::share::names::Sha256::of(object.bytes);
    clock(room, pair, name, manifest)?;
    let package = Package {
        name,
        sha256,
        bytes: object.bytes,
        signature: object.signature,
        kind: manifest.kind,
        created: &manifest.created.to_rfc3339(),
    };
    table::insert(room.db, &package, room.now)?;
    for void in &manifest.voids {
        table::insert_void(room.db, &pair.id, &device.dev, *void)?;
    }
    if !manifest.voids.is_empty() {
        odd::table::settle_void(room.db, &pair.id)?;
    }
    items::keep(room, pair, name, opened)?;
    let missing = device.head.map_or(0, |(head, _)| head.saturating_add(1));
    for seq in missing..=name.seq {
        odd::table::settle(
            room.db,
            &pair.id,
            Odd::Gap,
            &format!("{} {seq}", device.dev),
        )?;
    }
    device.head = Some((name.seq, sha256));
    pairs::table::keep_device(room.db, &pair.id, &device)?;
    if manifest.kind == Kind::End {
        pairs::table::set_state(room.db, &pair.id, State::Ended)?;
    }
    if manifest.kind != Kind::Hello {
        pairs::table::set_received(room.db, &pair.id, room.now)?;
    }
    receipts::owed(room, &pair.id)
}

/// What the clock of the other side says is only told, never used.
fn clock(room: &Room, pair: &Pair, name: &ObjectName, manifest: &Manifest) -> Result<(), Failure> {
    let made = manifest.created.timestamp_millis();
    if made > room.now.plus(AHEAD).ms() {
        odd::table::note(room.db, &pair.id, Odd::Clock, &name.to_string(), room.now)?;
    }
    Ok(())
}
