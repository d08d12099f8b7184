//! The commands of leaving: the key as a file, one package as it came, all of them.

use super::table::{self, Kept};
use super::wire::PracticeSaveKey;
use super::{KEY, PACKAGE, PUBLIC, SIGNATURE, Sealed, folder_of, key_file};
use crate::app::{App, Room};
use crate::error::Failure;
use crate::jobs::Running;
use crate::practice::own::api::own;
use crate::practice::own::table::openers;
use crate::practice::own::wire::PracticeSaving;
use crate::practice::reader::wire::PracticeSave;
use crate::practice::{Error, pairs, receipts};
use crate::private::Private;
use crate::share::names::{DeviceId, PairId};
use crate::transaction::with_room;
use crate::vault;
use crate::vault::api::Nothing;
use serde_json::{Value, json};
use std::fs;
use std::path::Path;

/// `practice.saveKey`: starts a job that asks for the passphrase, then where to. Whoever has the file
/// can read everything: the window says so first.
///
/// # Errors
/// `NotFound` before there are keys; the job's: `WrongPassphrase`, `Cancelled`, the file system's.
pub fn save_key(room: &Room, ask: PracticeSaveKey) -> Result<PracticeSaving, Failure> {
    own(room)?;
    start(room, move |job| {
        job.progress(0, 3)?;
        vault::api::confirm(&job.app, &ask.passphrase)?;
        job.progress(1, 3)?;
        let text = with_room(&job.app, key)?;
        job.progress(2, 3)?;
        let path = job.app.pick_save(KEY)?;
        vault::replace_secret(&path, text.expose().as_bytes())?;
        Ok(saved(&path))
    })
}

/// `practice.saveSealed`: starts a job that asks where to, and puts one package there as it came, its
/// signature and `patient.pub` beside it.
///
/// # Errors
/// `NotFound`; the job's: `Cancelled`, `Exists` for a folder with something in it, the file system's.
pub fn save_sealed(room: &Room, ask: PracticeSave) -> Result<PracticeSaving, Failure> {
    let dev: DeviceId = ask.dev.parse().map_err(|_| Error::NoFile)?;
    let sealed = table::sealed(room.db, &ask.pair_id, &dev, ask.seq)?.ok_or(Error::NoFile)?;
    let suggested = format!("packet-{}", room.now.day());
    start(room, move |job| {
        job.progress(0, 2)?;
        let path = job.app.pick_save(&suggested)?;
        job.progress(1, 2)?;
        put(&path, &sealed)?;
        with_room(&job.app, |room| noted(room, &ask.pair_id))?;
        Ok(saved(&path))
    })
}

/// `practice.saveAll`: the same for every package that is kept whole, in a folder of each patient.
///
/// # Errors
/// `NotFound` before there are keys; the job's: `Cancelled`, `Exists`, the file system's.
pub fn save_all(room: &Room, _ask: Nothing) -> Result<PracticeSaving, Failure> {
    own(room)?;
    let suggested = format!("packages-{}", room.now.day());
    start(room, move |job| {
        job.progress(0, 1)?;
        let path = job.app.pick_save(&suggested)?;
        let many = write_all(&job.app, &path, &mut |done, of| job.progress(done, of))?;
        Ok(json!({ "file": name(&path), "packages": many }))
    })
}

/// Writes the key that opens packages, for a host that asked for the passphrase already.
///
/// # Errors
/// `Locked`, `NotFound` before there are keys, the file system's.
pub fn write_key(app: &App, out: &Path) -> Result<(), Failure> {
    let text = with_room(app, |room| own(room).and_then(|_| key(room)))?;
    Ok(vault::replace_secret(out, text.expose().as_bytes())?)
}

/// Writes every package that is kept whole; how many. `go_on` is asked between two.
///
/// # Errors
/// `Locked`, `Exists` for a folder with something in it, the file system's, that of `go_on`.
pub fn write_all(
    app: &App,
    out: &Path,
    go_on: &mut dyn FnMut(u32, u32) -> Result<(), Failure>,
) -> Result<u32, Failure> {
    let all = with_room(app, |room| Ok(table::all(room.db)?))?;
    made(out)?;
    let of = u32::try_from(all.len()).unwrap_or(u32::MAX);
    let mut done = 0;
    for one in &all {
        go_on(done, of)?;
        // Withdrawn since it was listed, it is not taken along.
        let sealed = with_room(app, |room| {
            let sealed = table::sealed(room.db, &one.pair, &one.dev, one.seq)?;
            if sealed.is_some() {
                noted(room, &one.pair)?;
            }
            Ok(sealed)
        })?;
        if let Some(sealed) = sealed {
            put(&out.join(place(one)), &sealed)?;
            done += 1;
        }
    }
    Ok(done)
}

/// A record outside may hold it from here on: the patient is told when they take something back.
fn noted(room: &Room, pair: &PairId) -> Result<(), Failure> {
    pairs::table::set_exported(room.db, pair)?;
    receipts::owed(room, pair)
}

/// Where a package lies among all: by patient, then by the day it was stored.
fn place(one: &Kept) -> String {
    let whose = folder_of(one.name.expose(), &one.pair);
    let (day, dev) = (one.stored.day(), &one.dev);
    format!("{whose}/{day} {dev}-{}", one.seq)
}

/// One package in a folder of its own, under the names that its `README.txt` uses.
fn put(folder: &Path, sealed: &Sealed) -> Result<(), Failure> {
    made(folder)?;
    for (name, bytes) in [
        (PACKAGE, sealed.bytes.as_slice()),
        (SIGNATURE, sealed.signature.as_bytes()),
        (PUBLIC, sealed.public.as_bytes()),
    ] {
        vault::replace_file(&folder.join(name), bytes)?;
    }
    Ok(())
}

/// A folder that is new or empty: another patient's key must never be written over.
fn made(folder: &Path) -> Result<(), Failure> {
    fs::create_dir_all(folder)?;
    if fs::read_dir(folder)?.next().is_some() {
        return Err(Error::Taken.into());
    }
    Ok(())
}

fn key(room: &Room) -> Result<Private<String>, Failure> {
    Ok(key_file(&openers(room.db)?, room.app.words()))
}

fn saved(path: &Path) -> Value {
    json!({ "file": name(path) })
}

fn name(path: &Path) -> String {
    let name = path.file_name().unwrap_or_default();
    name.to_string_lossy().into_owned()
}

fn start(
    room: &Room,
    work: impl FnOnce(&Running) -> Result<Value, Failure> + Send + 'static,
) -> Result<PracticeSaving, Failure> {
    let (app, id) = (room.app.handle()?, room.app.new_id(room.now)?);
    let id = room.app.jobs().start(app, id, "practice.save", work);
    Ok(PracticeSaving { id })
}
