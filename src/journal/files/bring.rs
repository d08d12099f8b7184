//! Bringing in: looked at first, then taken over in short batches, whole or not at all.

use super::archive::Tick;
use super::came::{self, Import};
use super::coming::{Ready, come, ready};
use super::disk::store::api::Store;
use super::left::{Left, Note, Why};
use super::table::{self, Known};
use super::{Reading, disk, undo};
use crate::app::{App, Room};
use crate::error::{Code, Failure};
use crate::moment::Moment;
use crate::private::Private;
use crate::random::Id;
use crate::session;
use crate::transaction::with_room;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

/// How many texts come in one transaction: what is typed meanwhile waits for no more than these.
pub const BATCH: usize = 100;
/// Bytes of pictures and sound that weigh as much as a text.
const BYTES: usize = 256 * 1024;
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
    /// Where it lies: its pictures are read only when they come.
    pub path: PathBuf,
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
    /// How many pictures come along.
    pub pictures: u32,
    /// How many voice notes come along.
    pub voices: u32,
}

/// What came.
#[derive(Debug)]
pub struct Came {
    /// How many texts.
    pub texts: u32,
    /// Pictures that were to come and did not.
    pub left: Vec<Left>,
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
        path: path.to_owned(),
        pictures: 0,
        voices: 0,
        left: std::mem::take(&mut reading.left),
        reading: Reading::default(),
        new: 0,
        back: 0,
        here: 0,
    };
    for leaf in &reading.leaves {
        match table::known(&db, &leaf.text.id)? {
            None | Some(Known::Cleared) => {
                arrival.new += 1;
                arrival.pictures += u32::try_from(leaf.pictures.len()).unwrap_or_default();
                arrival.voices += u32::from(leaf.voice.is_some());
            }
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

/// Brings it in; what came. When it fails or is stopped, the journal is as it was before.
///
/// # Errors
/// `Locked`, the store's, that of `tick`.
pub fn take(app: &App, arrival: &Arrival, tick: Tick) -> Result<Came, Failure> {
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
    let outcome = batches(app, &import, arrival, tick);
    if !matches!(&outcome, Ok(came) if came.texts > 0) {
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

fn batches(app: &App, import: &Import, arrival: &Arrival, tick: Tick) -> Result<Came, Failure> {
    let leaves = &arrival.reading.leaves;
    let of = u32::try_from(leaves.len()).unwrap_or(u32::MAX);
    let mut store = Store::open(&arrival.path);
    let mut came = Came {
        texts: 0,
        left: Vec::new(),
    };
    let (mut batch, mut done, mut weight) = (Vec::new(), 0, 0);
    for leaf in leaves {
        if weight == 0 || leaf.carried().next().is_some() {
            tick(done + u32::try_from(batch.len()).unwrap_or_default(), of)?;
        }
        let ready = ready(app, &mut store, leaf, &mut came.left)?;
        let bytes = ready.pictures.iter().map(|(_, one)| one.whole.len());
        let bytes = bytes.chain(ready.sound.iter().map(Vec::len));
        weight += 1 + bytes.sum::<usize>() / BYTES;
        batch.push(ready);
        if weight >= BATCH {
            done = put(
                app,
                import,
                arrival,
                done,
                std::mem::take(&mut batch),
                &mut came,
            )?;
            weight = 0;
        }
    }
    done = put(app, import, arrival, done, batch, &mut came)?;
    // Stopped at the very end it still stops; after this it is here.
    tick(done, of)?;
    with_room(app, |room| Ok(came::table::finish(room.db, &import.id)?))?;
    Ok(came)
}

/// One transaction; how many texts are done after it.
fn put(
    app: &App,
    import: &Import,
    arrival: &Arrival,
    done: u32,
    batch: Vec<Ready>,
    came: &mut Came,
) -> Result<u32, Failure> {
    let many = u32::try_from(batch.len()).unwrap_or_default();
    came.texts += with_room(app, |room| {
        let mut texts = 0;
        for (place, ready) in (done..).zip(&batch) {
            texts += u32::from(come(room, import, place, &arrival.reading, ready)?);
        }
        Ok(texts)
    })?;
    app.clock().pause(BREATH);
    Ok(done + many)
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
