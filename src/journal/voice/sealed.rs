//! What was spoken on the lock screen: the letters of a tape, and taking them in once.

use super::table::{self, Note, Part};
use super::{Error, PART, codec, unpack};
use crate::app::{App, Room};
use crate::error::Failure;
use crate::journal::search;
use crate::moment::Moment;
use crate::private::Private;
use crate::random::Id;
use crate::session;
use crate::transaction::room_at;
use crate::vault::tape;
use crate::window;
use serde::{Deserialize, Serialize};
use std::path::Path;

/// What stands before the sound of a second: JSON, ended by a line break. A field may be added,
/// none taken away.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Head {
    id: Id,
    at_ms: i64,
    zone: String,
    number: u32,
}

/// A second of a recording, as it is sealed.
///
/// # Errors
/// `Unexpected` when it can't be written as JSON.
pub fn letter(note: &Note, part: &Part) -> Result<Private<Vec<u8>>, Failure> {
    let mut bytes = serde_json::to_vec(&Head {
        id: note.id.clone(),
        at_ms: note.at.ms(),
        zone: note.at.zone_name().to_owned(),
        number: part.number,
    })?;
    bytes.push(b'\n');
    bytes.extend_from_slice(part.packets.expose());
    Ok(Private::new(bytes))
}

/// What was sealed. Anyone who can write into the folder can seal to the vault's key, so nothing is
/// believed.
fn read(bytes: &[u8]) -> Result<(Head, Part), Error> {
    let end = bytes.iter().position(|byte| *byte == b'\n');
    let (head, packets) = end
        .and_then(|end| bytes.split_at_checked(end))
        .ok_or(Error::NoSound)?;
    let packets = packets.get(1..).unwrap_or_default();
    let head: Head = serde_json::from_slice(head).map_err(|_| Error::NoSound)?;
    let frames = unpack(packets)?;
    let fits = (1..=PART as usize).contains(&frames.len());
    if !fits || !frames.iter().all(|frame| codec::is_frame(frame)) {
        return Err(Error::NoSound);
    }
    let part = Part {
        number: head.number,
        frames: u32::try_from(frames.len()).map_err(|_| Error::NoSound)?,
        packets: Private::new(packets.to_vec()),
    };
    Ok((head, part))
}

/// Takes every recording that waits into the vault, but the one that is still under way; each in a
/// transaction of its own, and only then it is let go of. Answers how many things could not be read.
///
/// # Errors
/// `Locked`, the store's, the file system's; what was taken in until then is.
pub fn take(app: &App, now: &Moment, running: Option<&Path>) -> Result<u32, Failure> {
    let mut unread = 0;
    for path in tape::waiting(app.home())? {
        if running == Some(path.as_path()) {
            continue;
        }
        let failed = room_at(app, now, |room| put(room, &path))?;
        tape::let_go(app.home(), &path, failed == 0)?;
        unread += failed;
    }
    Ok(unread)
}

fn put(room: &Room, path: &Path) -> Result<u32, Failure> {
    let wound = tape::open(path, room.db)?;
    let mut unread = wound.unread;
    for bytes in wound.opened.into_iter().map(Private::new) {
        let Ok((head, part)) = read(bytes.expose()) else {
            unread += 1;
            continue;
        };
        let at = Moment::stored(head.at_ms, &head.zone);
        let note = Note {
            session: session::table::ended_within(room.db, window::SPAN, &at)?,
            id: head.id,
            at,
            asked: None,
        };
        if table::begin(room.db, &note)? {
            search::table::index(room.db, &note.id)?;
        }
        match table::add(room.db, &note.id, &part) {
            Ok(_) => {}
            // One that would be too long is refused by the store, and the rest stays as it is.
            Err(why) if table::is_too_long(&why) => unread += 1,
            // Anything else passes, a full disk for one: it is taken in whole another time.
            Err(why) => return Err(why.into()),
        }
    }
    Ok(unread)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn foreign_bytes_are_no_second(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
            prop_assert!(read(&bytes).is_err());
            let head = br#"{"id":"1","atMs":1,"zone":"UTC","number":0}"#;
            if let Ok((_, part)) = read(&[head.as_slice(), b"\n", &bytes].concat()) {
                prop_assert_eq!(part.packets.expose(), &bytes);
            }
        }
    }
}
