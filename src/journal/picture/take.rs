//! Taking pictures in: chosen by the host's dialog, or handed over as bytes; made ready first,
//! while nothing waits for the vault, then kept whole or not at all.

use super::wire::{JournalLeftOut, JournalTaken};
use super::{Error, LARGEST, Picture, Ready, prepare, table};
use crate::app::{App, Room, Topic};
use crate::dialogs::Wanted;
use crate::error::{Coded, Failure};
use crate::jobs::Running;
use crate::journal::{self, Kind};
use crate::private::Private;
use crate::random::Id;
use crate::transaction::with_room;
use crate::vault;
use std::path::Path;

/// What the dialog shows. HEIC can be chosen, so that the reason can be said.
const ENDINGS: &[&str] = &["jpg", "jpeg", "png", "heic", "heif"];
/// What a picture taken in touches.
pub const TOUCHED: &[Topic] = &[Topic::Journal, Topic::Today];
/// The most pictures at once.
pub const MOST: usize = 20;

/// Takes one picture in from its bytes: for a text, or as a fragment of its own.
///
/// # Errors
/// Those of [`prepare`], `Refused` for a kept fragment, `NotFound`, `Locked`; the vault is then as
/// it was.
pub fn take(app: &App, entry: Option<Id>, bytes: &[u8]) -> Result<JournalTaken, Failure> {
    let ready = prepare(bytes)?;
    let entry = with_room(app, |room| put(room, entry, &[ready]))?;
    Ok(JournalTaken {
        entry_id: Some(entry),
        taken: 1,
        left: Vec::new(),
    })
}

/// Asks the person for pictures and takes in what can be, all of it together; the others are named
/// with the reason.
///
/// # Errors
/// `Cancelled` when they chose nothing or stopped it, and those of [`take`]; the vault is then as
/// it was.
pub fn pick(job: &Running, entry: Option<Id>) -> Result<JournalTaken, Failure> {
    let app = &job.app;
    let wanted = Wanted {
        name: app.words().say("picture-files", &[]),
        endings: ENDINGS,
        many: true,
    };
    let paths = app.pick_open(&wanted)?;
    let of = u32::try_from(paths.len().min(MOST)).unwrap_or(u32::MAX);
    let (mut ready, mut left) = (Vec::new(), Vec::new());
    for (done, path) in (0..).zip(&paths) {
        let one = if done < of {
            job.progress(done, of)?;
            read(path).and_then(|bytes| prepare(&bytes))
        } else {
            Err(Error::TooMany)
        };
        match one {
            Ok(one) => ready.push(one),
            Err(why) => left.push(JournalLeftOut {
                name: Private::new(name(path)),
                why: app.words().say(why.sentence(), &[]),
            }),
        }
    }
    job.progress(of, of)?;
    let taken = u32::try_from(ready.len()).unwrap_or(u32::MAX);
    let entry_id = match ready.as_slice() {
        [] => None,
        ready => Some(with_room(app, |room| put(room, entry, ready))?),
    };
    Ok(JournalTaken {
        entry_id,
        taken,
        left,
    })
}

fn read(path: &Path) -> Result<Vec<u8>, Error> {
    let bytes = vault::read_file(path, LARGEST as u64);
    bytes.map_err(|error| match error.kind() {
        std::io::ErrorKind::InvalidData => Error::TooLarge,
        _ => Error::Unreadable,
    })
}

fn name(path: &Path) -> String {
    let name = path.file_name().unwrap_or_default();
    name.to_string_lossy().into_owned()
}

/// Puts ready pictures to a text that may still change, or into a new fragment that is kept at once.
///
/// # Errors
/// `Refused` for a kept fragment, `NotFound`.
pub fn put(room: &Room, entry: Option<Id>, ready: &[Ready]) -> Result<Id, Failure> {
    let entry = match entry {
        Some(id) => {
            changeable(room, &id)?;
            id
        }
        None => fragment(room)?,
    };
    for ready in ready {
        let picture = Picture {
            id: room.app.new_id(room.now)?,
            entry: entry.clone(),
            kind: ready.kind,
            width: ready.width,
            height: ready.height,
            alt: Private::default(),
            at: *room.now,
        };
        table::insert(room.db, &picture, ready)?;
    }
    journal::draft::table::touch(room.db, &entry, room.now)?;
    Ok(entry)
}

/// Refuses a kept fragment: it stays as it came, its pictures too.
///
/// # Errors
/// `Refused`, `NotFound`.
pub fn changeable(room: &Room, entry: &Id) -> Result<(), Failure> {
    let head = journal::table::head(room.db, entry)?.ok_or(journal::Error::NotThere)?;
    if head.kept && head.kind == Kind::Fragment {
        return Err(journal::Error::Kept.into());
    }
    Ok(())
}

fn fragment(room: &Room) -> Result<Id, Failure> {
    let id = room.app.new_id(room.now)?;
    journal::api::take_fragment(room, id.clone(), Private::default(), *room.now)?;
    Ok(id)
}
