//! Bringing in: looked at first, then taken over in short batches, whole or not at all.

use super::archive::Tick;
use super::came::{self, Import};
use super::left::{Left, Note, Why};
use super::table::{self, Known};
use super::{Leaf, Reading, disk, undo};
use crate::app::{App, Room};
use crate::error::{Code, Failure};
use crate::journal::{self, search};
use crate::moment::Moment;
use crate::private::Private;
use crate::random::Id;
use crate::transaction::with_room;
use crate::{session, window};
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

/// How many texts come in one transaction: what is typed meanwhile waits for no more than these.
pub const BATCH: usize = 100;
/// Between two transactions, so that whoever waits for the vault gets it.
pub const BREATH: Duration = Duration::from_millis(2);

/// What was looked at and is not brought in yet; gone when the vault is locked.
#[derive(Default)]
pub struct Waiting(Mutex<Option<Arc<Arrival>>>);

/// What would come of a file or folder.
pub struct Arrival {
    /// Its id, until it is brought in.
    pub id: Id,
    /// The name of the file or folder.
    pub name: Private<String>,
    /// What was read.
    pub reading: Reading,
    /// What is left out.
    pub left: Vec<Left>,
    /// How many are new.
    pub new: u32,
    /// How many lie in the bin and come back out of it.
    pub back: u32,
    /// How many are in the journal as they are.
    pub here: u32,
}

impl Waiting {
    /// What waits.
    pub fn get(&self) -> Option<Arc<Arrival>> {
        self.0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }

    /// Lets something wait, or nothing.
    pub fn set(&self, arrival: Option<Arc<Arrival>>) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = arrival;
    }
}

/// Looks at what a file or folder would bring. Nothing is written.
///
/// # Errors
/// `Unreadable`, `Locked`, that of `tick`.
pub fn look(app: &App, path: &Path, now: &Moment, tick: Tick) -> Result<Arrival, Failure> {
    let mut reading = disk::api::read(path, now.zone(), tick)?;
    let db = app.second_connection()?;
    let mut arrival = Arrival {
        id: app.new_id(now)?,
        name: Private::new(disk::api::name(path)),
        left: std::mem::take(&mut reading.left),
        reading: Reading::default(),
        new: 0,
        back: 0,
        here: 0,
    };
    for leaf in &reading.leaves {
        match table::known(&db, &leaf.text.id)? {
            None | Some(Known::Cleared) => arrival.new += 1,
            Some(Known::Binned) => arrival.back += 1,
            Some(Known::There(words)) if words == leaf.text.words => arrival.here += 1,
            Some(Known::There(_)) => arrival.left.push(Left {
                file: Private::default(),
                number: 0,
                date: Private::new(leaf.text.at.local().format("%Y-%m-%d %H:%M").to_string()),
                why: Why::OtherWords,
            }),
        }
    }
    arrival.reading = reading;
    Ok(arrival)
}

/// Brings it in; how many texts came. When it fails or is stopped, the journal is as it was before.
///
/// # Errors
/// `Locked`, the store's, that of `tick`.
pub fn take(app: &App, arrival: &Arrival, tick: Tick) -> Result<u32, Failure> {
    let import = with_room(app, |room| {
        refuse_groggy(room)?;
        let import = Import {
            id: room.app.new_id(room.now)?,
            name: arrival.name.clone(),
            done: false,
            at: *room.now,
        };
        came::table::begin(room.db, &import)?;
        Ok(import)
    })?;
    let outcome = batches(app, &import, &arrival.reading, tick);
    if !matches!(outcome, Ok(came) if came > 0) {
        // What can't be taken out again now is taken out at the next opening.
        undo::erase(app, &import.id)?;
    }
    outcome
}

/// Nothing goes in or out in the first hours after an infusion, by whatever way it is asked for.
///
/// # Errors
/// `Groggy`.
pub fn refuse_groggy(room: &Room) -> Result<(), Failure> {
    match session::groggy::api::now(room)? {
        Some(_) => Err(Failure::of(Code::Groggy)),
        None => Ok(()),
    }
}

fn batches(app: &App, import: &Import, reading: &Reading, tick: Tick) -> Result<u32, Failure> {
    let of = u32::try_from(reading.leaves.len()).unwrap_or(u32::MAX);
    let (mut came, mut done) = (0, 0);
    for batch in reading.leaves.chunks(BATCH) {
        tick(done, of)?;
        came += with_room(app, |room| {
            let mut came = 0;
            for (place, leaf) in (done..).zip(batch) {
                came += u32::from(come(room, import, place, reading, leaf)?);
            }
            Ok(came)
        })?;
        done += u32::try_from(batch.len()).unwrap_or_default();
        app.clock().pause(BREATH);
    }
    // Stopped at the very end it still stops; after this it is here.
    tick(done, of)?;
    with_room(app, |room| Ok(came::table::finish(room.db, &import.id)?))?;
    Ok(came)
}

/// One text; false when it is here already.
fn come(
    room: &Room,
    import: &Import,
    place: u32,
    reading: &Reading,
    leaf: &Leaf,
) -> Result<bool, Failure> {
    let id = &leaf.text.id;
    let back = match table::known(room.db, id)? {
        Some(Known::There(_)) => return Ok(false),
        Some(Known::Binned) => journal::table::set_gone(room.db, id, false, room.now)?,
        None | Some(Known::Cleared) => {
            let mut leaf = leaf.clone();
            if let Some(beside) = &leaf.text.beside
                && table::known(room.db, beside)?.is_none()
            {
                leaf.text.beside = None;
            }
            if !reading.is_own(id) {
                leaf.text.session =
                    session::table::ended_within(room.db, window::SPAN, &leaf.text.at)?;
            }
            table::insert(room.db, &leaf)?;
            false
        }
    };
    search::table::index(room.db, id)?;
    came::table::note(room.db, &import.id, place, id, back)?;
    Ok(true)
}

impl Arrival {
    /// What is worth knowing, with how many texts it is true of; what stood beside a text that does
    /// not come along stands alone.
    #[must_use]
    pub fn told(&self) -> Vec<(Note, u32)> {
        self.reading
            .told
            .iter()
            .map(|(note, many)| (*note, *many))
            .collect()
    }
}
