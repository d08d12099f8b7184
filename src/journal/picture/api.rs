//! Commands of pictures: chosen, described, taken out and put back; and their bytes on the way out.

use super::wire::{JournalDescribe, JournalPick, JournalPicking, JournalPicture};
use super::{Error, LONGEST_ALT, table, take};
use crate::app::{App, Room};
use crate::error::{Code, Failure};
use crate::journal::bin::api::JournalBin;
use crate::journal::wire::JournalOne;
use crate::journal::{bin, search};
use crate::moment::Moment;
use crate::random::Id;
use crate::vault::api::{Done, Nothing};

/// `journal.pickPictures`: starts asking for pictures and taking them in.
///
/// # Errors
/// `Unexpected` when the host has no randomness.
pub fn pick(app: &App, now: &Moment, ask: JournalPick) -> Result<JournalPicking, Failure> {
    let id = app.new_id(now)?;
    let job_id = app.jobs().start(app.handle()?, id, "pictures", move |job| {
        let taken = take::pick(job, ask.entry_id)?;
        job.app.tell(take::TOUCHED);
        Ok(serde_json::to_value(taken)?)
    });
    Ok(JournalPicking { job_id })
}

/// `journal.pictures`: those of one text, in their order.
///
/// # Errors
/// SQLite's.
pub fn pictures(room: &Room, ask: JournalOne) -> Result<Vec<JournalPicture>, Failure> {
    of(room, &ask.id)
}

/// The pictures of a text.
///
/// # Errors
/// SQLite's.
pub fn of(room: &Room, entry: &Id) -> Result<Vec<JournalPicture>, Failure> {
    let all = table::of(room.db, entry)?.into_iter();
    Ok(all.map(JournalPicture::from).collect())
}

/// `journal.describePicture`: also for a kept fragment; what is said of a picture is no part of it.
///
/// # Errors
/// `TooLarge` with field `alt`, `NotFound`.
pub fn describe(room: &Room, ask: JournalDescribe) -> Result<Done, Failure> {
    if ask.alt.expose().chars().nth(LONGEST_ALT).is_some() {
        return Err(Error::LongAlt.into());
    }
    let picture = table::find(room.db, &ask.id)?.ok_or(Error::NotThere)?;
    table::describe(room.db, &ask.id, &ask.alt)?;
    search::table::index(room.db, &picture.entry)?;
    Ok(Done {})
}

/// `journal.removePicture`: takes a picture out of a text that may change; it waits in the bin.
///
/// # Errors
/// `Groggy` in groggy time, `Refused` for a kept fragment, `NotFound`.
pub fn remove(room: &Room, ask: JournalOne) -> Result<Done, Failure> {
    let picture = table::find(room.db, &ask.id)?.ok_or(Error::NotThere)?;
    take::changeable(room, &picture.entry)?;
    set_gone(room, &ask.id, true)
}

/// `journal.restorePicture`: puts it back where it was.
///
/// # Errors
/// `NotFound`.
pub fn restore(room: &Room, ask: JournalOne) -> Result<Done, Failure> {
    match table::find(room.db, &ask.id)? {
        Some(_) => Ok(Done {}),
        None => set_gone(room, &ask.id, false),
    }
}

fn set_gone(room: &Room, id: &Id, gone: bool) -> Result<Done, Failure> {
    let entry = table::set_gone(room.db, id, gone, room.now)?.ok_or(Error::NotThere)?;
    search::table::index(room.db, &entry)?;
    Ok(Done {})
}

/// `journal.clearPicture`: takes one out of the bin for good.
///
/// # Errors
/// `Groggy` in groggy time, `NotFound` for what is not in the bin.
pub fn clear(room: &Room, ask: JournalOne) -> Result<JournalBin, Failure> {
    if !table::clear(room.db, &ask.id)? {
        return Err(Error::NotThere.into());
    }
    bin::api::read(room, Nothing {})
}

/// The bytes of a picture, or of its small one.
///
/// # Errors
/// `Locked`, `NotFound`.
pub fn bytes(app: &App, id: &str, small: bool) -> Result<Vec<u8>, Failure> {
    let vault = app.vault();
    let vault = vault.as_ref().ok_or(Failure::of(Code::Locked))?;
    let found = if small {
        table::small(&vault.db, id)?
    } else {
        table::whole(&vault.db, id)?
    };
    Ok(found.ok_or(Error::NotThere)?)
}
