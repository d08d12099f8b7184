//! Writes an archive or a folder under a name of its own, which becomes the right one only when it is whole.

use super::super::api::name;
use super::super::no_place;
use crate::error::Failure;
use crate::journal::files::archive::{Tick, Writer};
use crate::journal::files::sheets::Sheet;
use crate::journal::files::{ATTACHMENTS, Carried, Error};
use std::fs::{self, File};
use std::path::{Path, PathBuf};

/// Fetches the bytes of a picture or of a voice note.
pub type Fetch<'a> = &'a mut dyn FnMut(Carried) -> Result<Vec<u8>, Failure>;

/// Writes an archive of texts, pictures and voice notes.
///
/// # Errors
/// `Place`, `NoRoom`, those of `fetch` and `tick`; nothing is left behind then.
pub fn archive(
    path: &Path,
    texts: &[(&str, &[u8])],
    carried: &[Carried],
    fetch: Fetch,
    tick: Tick,
) -> Result<(), Failure> {
    let temporary = beside(path)?;
    let written = fill_archive(&temporary, texts, carried, fetch, tick)
        .and_then(|()| fs::rename(&temporary, path).map_err(|why| no_place(&why).into()));
    if written.is_err() {
        let _ = fs::remove_file(&temporary);
    }
    written
}

fn beside(path: &Path) -> Result<PathBuf, Error> {
    let parent = path.parent().ok_or(Error::Place)?;
    Ok(parent.join(format!(".{}.afterglow-new", name(path))))
}

fn fill_archive(
    path: &Path,
    texts: &[(&str, &[u8])],
    carried: &[Carried],
    fetch: Fetch,
    tick: Tick,
) -> Result<(), Failure> {
    let of = many(carried.len() + 1);
    let file = File::create(path).map_err(|why| no_place(&why))?;
    let mut archive = Writer::new(file);
    tick(0, of)?;
    for (name, bytes) in texts {
        archive.add(name, bytes).map_err(|why| no_place(&why))?;
    }
    for (done, one) in (1..).zip(carried) {
        tick(done, of)?;
        let bytes = fetch(*one)?;
        archive
            .add(one.file(), &bytes)
            .map_err(|why| no_place(&why))?;
    }
    let file = archive.finish().map_err(|why| no_place(&why))?;
    file.sync_all().map_err(|why| no_place(&why))?;
    tick(of, of)
}

/// Writes a folder of sheets, pictures and voice notes.
///
/// # Errors
/// `Exists`, `Place`, `NoRoom`, those of `fetch` and `tick`; nothing is left behind then.
pub fn folder(
    path: &Path,
    sheets: &[Sheet],
    carried: &[Carried],
    fetch: Fetch,
    tick: Tick,
) -> Result<(), Failure> {
    if path.exists() {
        return Err(Error::Exists.into());
    }
    let temporary = beside(path)?;
    // What a run that was killed left there.
    let _ = fs::remove_dir_all(&temporary);
    let written = fill_folder(&temporary, sheets, carried, fetch, tick)
        .and_then(|()| fs::rename(&temporary, path).map_err(|why| no_place(&why).into()));
    if written.is_err() {
        let _ = fs::remove_dir_all(&temporary);
    }
    written
}

fn fill_folder(
    folder: &Path,
    sheets: &[Sheet],
    carried: &[Carried],
    fetch: Fetch,
    tick: Tick,
) -> Result<(), Failure> {
    let of = many(sheets.len() + carried.len());
    fs::create_dir_all(folder).map_err(|why| no_place(&why))?;
    for (done, sheet) in (0..).zip(sheets) {
        tick(done, of)?;
        put(&folder.join(&sheet.path), sheet.text.as_bytes())?;
    }
    if !carried.is_empty() {
        fs::create_dir_all(folder.join(ATTACHMENTS)).map_err(|why| no_place(&why))?;
    }
    for (done, one) in (many(sheets.len())..).zip(carried) {
        tick(done, of)?;
        put(&folder.join(one.file()), &fetch(*one)?)?;
    }
    Ok(())
}

fn put(path: &Path, bytes: &[u8]) -> Result<(), Error> {
    let made = path.parent().map_or(Ok(()), fs::create_dir_all);
    made.and_then(|()| fs::write(path, bytes))
        .map_err(|why| no_place(&why))
}

fn many(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
