//! Who is not known yet: a hello of a new patient, or of another device of one that is known.

use super::odd::{self, Odd};
use super::take::{Came, Object, current, identities, put_aside, store};
use crate::app::Room;
use crate::error::Failure;
use crate::practice::own;
use crate::practice::pairs::{self, Device, Knows, MOST_WAITING, Pair, State};
use crate::random::Id;
use crate::share::names::ObjectName;
use crate::share::package::{self, Flaw, Hello, Manifest, Opened};
use age::x25519::Identity;

/// A hello of someone who is not known. What is no hello for us is left where it is: anyone can put
/// something into a place.
///
/// # Errors
/// The store's.
pub(super) fn stranger(
    room: &Room,
    drop: &Id,
    name: &ObjectName,
    bytes: &[u8],
    signature: &str,
) -> Result<Came, Failure> {
    if name.seq > 0 || pairs::table::waiting(room.db)? >= MOST_WAITING {
        return Ok(Came::Waits);
    }
    let object = Object {
        name,
        bytes,
        signature,
    };
    // Of a stranger only what was sealed for the card as it is: the words are of its keys.
    let (hello, manifest) = match hello(&current(room)?, &object) {
        Ok(found) => found,
        Err(Flaw::Newer) => return Ok(Came::Odd(Odd::Newer)),
        Err(_) => return Ok(Came::Odd(Odd::Junk)),
    };
    let own = own::api::own(room)?;
    let pair = Pair {
        id: name.pair.clone(),
        drop: drop.clone(),
        state: State::Pending,
        name: hello.name.clone(),
        root: hello.root.clone(),
        receipts: hello.receipts.clone(),
        at: *room.now,
        received: None,
        seen_ms: None,
        exported: false,
        generation: own.generation,
        knows: Knows::Current,
    };
    pairs::table::insert(room.db, &pair)?;
    begin(room, &pair, &object, hello, manifest)
}

/// Another device of a known patient, vouched for by their root key.
///
/// # Errors
/// The store's.
pub(super) fn device(
    room: &Room,
    pair: &Pair,
    name: &ObjectName,
    bytes: &[u8],
    signature: &str,
) -> Result<Came, Failure> {
    if name.seq > 0 {
        // Its hello may not be there yet.
        return Ok(Came::Waits);
    }
    let object = Object {
        name,
        bytes,
        signature,
    };
    match hello(&identities(room)?, &object) {
        Ok((hello, manifest)) if hello.root == pair.root => {
            begin(room, pair, &object, hello, manifest)
        }
        Ok(_) => {
            odd::table::note(room.db, &pair.id, Odd::Junk, &name.to_string(), room.now)?;
            Ok(Came::Odd(Odd::Junk))
        }
        Err(flaw) => put_aside(room, pair, name, flaw),
    }
}

fn begin(
    room: &Room,
    pair: &Pair,
    object: &Object,
    hello: Hello,
    manifest: Manifest,
) -> Result<Came, Failure> {
    let device = Device {
        dev: hello.device.dev,
        key: hello.device.key,
        head: None,
    };
    let opened = Opened {
        manifest,
        files: Vec::new(),
    };
    store(room, pair, device, object, &opened)?;
    Ok(Came::Taken)
}

fn hello(keys: &[Identity], object: &Object) -> Result<(Hello, Manifest), Flaw> {
    let mut last = Flaw::NotForMe;
    for me in keys {
        match package::open_hello(object.name, object.bytes, object.signature, me) {
            Err(Flaw::NotForMe) => {}
            Err(flaw) => last = flaw,
            Ok(found) => return Ok(found),
        }
    }
    Err(last)
}
