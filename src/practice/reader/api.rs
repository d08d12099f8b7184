//! The commands about one patient.

use super::shown;
use super::table;
use super::wire::{PracticePatient, PracticeSave, PracticeSaveFile, PracticeWhich};
use crate::app::{App, Room};
use crate::error::{Code, Failure};
use crate::practice::own::api::save;
use crate::practice::own::wire::PracticeSaving;
use crate::practice::pairs::{self, Pair};
use crate::practice::{Error, receipts};
use crate::share::names::{DeviceId, PairId};
use crate::transaction::with_room;
use crate::vault::api::Done;

/// `practice.patient`
///
/// # Errors
/// `NotFound`.
pub fn read(room: &Room, ask: PracticeWhich) -> Result<PracticePatient, Failure> {
    shown::patient(room, found(room, &ask.pair_id)?)
}

/// `practice.opened`: their page was opened here. Nobody else is told.
///
/// # Errors
/// `NotFound`.
pub fn opened(room: &Room, ask: PracticeWhich) -> Result<Done, Failure> {
    let pair = found(room, &ask.pair_id)?;
    pairs::table::set_seen(room.db, &pair.id, room.now)?;
    Ok(Done {})
}

/// `practice.savePdf`: starts a job that asks where to. The file is plain: the window says so first.
///
/// # Errors
/// `NotFound`; the job's: `Cancelled`, the file system's.
pub fn save_pdf(room: &Room, ask: PracticeSave) -> Result<PracticeSaving, Failure> {
    start(room, &ask, "report.pdf", "pdf")
}

/// `practice.saveFhir`: the same for the bundle.
///
/// # Errors
/// `NotFound`; the job's: `Cancelled`, the file system's.
pub fn save_fhir(room: &Room, ask: PracticeSave) -> Result<PracticeSaving, Failure> {
    start(room, &ask, "bundle.fhir.json", "fhir.json")
}

/// `practice.saveFile`: the same for a picture or a voice note.
///
/// # Errors
/// `NotFound`; the job's: `Cancelled`, the file system's.
pub fn save_file(room: &Room, ask: PracticeSaveFile) -> Result<PracticeSaving, Failure> {
    let (pair, bytes) = attached(room, &ask.file)?;
    let ending = match bytes.as_slice() {
        [0xff, 0xd8, ..] => "jpg",
        [0x89, b'P', b'N', b'G', ..] => "png",
        [b'O', b'g', b'g', b'S', ..] => "ogg",
        _ => "bin",
    };
    saving(
        room,
        pair,
        format!("shared-{}.{ending}", room.now.day()),
        bytes,
    )
}

fn start(
    room: &Room,
    ask: &PracticeSave,
    path: &str,
    ending: &str,
) -> Result<PracticeSaving, Failure> {
    let pair = found(room, &ask.pair_id)?;
    let dev: DeviceId = ask.dev.parse().map_err(|_| Error::NoFile)?;
    let bytes = table::file(room.db, &pair.id, (&dev, ask.seq), path)?.ok_or(Error::NoFile)?;
    let suggested = format!("packet-{}.{ending}", room.now.day());
    saving(room, pair.id, suggested, bytes)
}

fn saving(
    room: &Room,
    pair: PairId,
    suggested: String,
    bytes: Vec<u8>,
) -> Result<PracticeSaving, Failure> {
    let (app, id) = (room.app.handle()?, room.app.new_id(room.now)?);
    room.app
        .jobs()
        .start(app, id.clone(), "practice.save", move |job| {
            let done = save(job, &suggested, &bytes)?;
            // From here a record outside may hold it: the patient is told when they take something back.
            with_room(&job.app, |room| {
                pairs::table::set_exported(room.db, &pair)?;
                receipts::owed(room, &pair)
            })?;
            Ok(done)
        });
    Ok(PracticeSaving { id })
}

/// `<pair>/<device>/<number>/att/<sum>`: a picture or a voice note that was sent.
///
/// # Errors
/// `NotFound`, `Locked`.
pub fn file(app: &App, name: &str) -> Result<Vec<u8>, Failure> {
    with_room(app, |room| attached(room, name).map(|(_, bytes)| bytes))
}

fn attached(room: &Room, name: &str) -> Result<(PairId, Vec<u8>), Failure> {
    let missing = Failure::of(Code::NotFound);
    let mut parts = name.splitn(4, '/');
    let mut part = || parts.next().ok_or(missing.clone());
    let (pair, dev, seq, path) = (part()?, part()?, part()?, part()?);
    let pair: PairId = pair.parse().map_err(|_| missing.clone())?;
    let dev: DeviceId = dev.parse().map_err(|_| missing.clone())?;
    let seq: u32 = seq.parse().map_err(|_| missing.clone())?;
    if !path.starts_with("att/") {
        return Err(missing);
    }
    let bytes = table::file(room.db, &pair, (&dev, seq), path)?.ok_or(missing)?;
    Ok((pair, bytes))
}

fn found(room: &Room, pair: &PairId) -> Result<Pair, Failure> {
    Ok(pairs::table::find(room.db, pair)?.ok_or(Error::NoPair)?)
}
