//! ZIP archives: a foreign one read with bounds and without believing what it says of itself, and
//! ours, the same bytes for the same journal.

use super::left::Why;
use super::when::Told;
use super::{LARGEST_ALL, LARGEST_LEAF, LARGEST_TEXT, MOST_FILES, Reading, by_name, encoding};
use crate::error::Failure;
use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use std::collections::HashMap;
use std::io::{Read, Seek, Write};
use zip::read::ZipFile;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

/// Text packs ten to one, rarely fifty to one; beyond this it was made to burst.
const MOST_PACKED: u64 = 200;
/// Below this size it does no harm, however well it was packed.
const HARMLESS: u64 = 4 * 1024 * 1024;

/// What is asked between files: may it go on, having done so many of so many?
pub type Tick<'a> = &'a mut dyn FnMut(u32, u32) -> Result<(), Failure>;

/// Reads the journals of an archive: its JSON files, or, without one, its Markdown and text files.
///
/// # Errors
/// That of `tick`. An archive that can't be read at all leaves nothing in `reading` but why.
pub fn read(
    from: impl Read + Seek,
    here: Tz,
    reading: &mut Reading,
    tick: Tick,
) -> Result<(), Failure> {
    let Ok(mut archive) = ZipArchive::new(from) else {
        reading.leave("", 0, "", Why::Damaged);
        return Ok(());
    };
    if archive.len() > MOST_FILES {
        reading.leave("", 0, "", Why::TooMany);
        return Ok(());
    }
    let names: Vec<String> = (0..archive.len())
        .map(|at| match archive.name_for_index(at) {
            Some(Ok(name)) => name.into_owned(),
            _ => String::new(),
        })
        .collect();
    let json = names.iter().any(|name| is_journal(name, &["json"]));
    let endings: &[&str] = if json {
        &["json"]
    } else {
        &["md", "markdown", "txt"]
    };
    let wanted: Vec<usize> = (0..)
        .zip(&names)
        .filter(|(_, name)| is_journal(name, endings))
        .map(|(at, _)| at)
        .collect();
    let of = u32::try_from(wanted.len()).unwrap_or(u32::MAX);
    let mut room = LARGEST_ALL;
    for (done, at) in (0..).zip(wanted) {
        tick(done, of)?;
        let name = names.get(at).map_or("", String::as_str);
        if let Err(why) = member(&mut archive, at, json, &mut room, here, reading) {
            reading.leave(name, 0, "", why);
        }
    }
    Ok(())
}

/// A file that may hold a journal; what macOS puts beside does not.
fn is_journal(name: &str, endings: &[&str]) -> bool {
    let hidden = name
        .split('/')
        .any(|part| part.starts_with('.') && part != "..");
    endings.contains(&by_name::ending(name).as_str()) && !hidden && !name.starts_with("__MACOSX/")
}

fn member<R: Read + Seek>(
    archive: &mut ZipArchive<R>,
    at: usize,
    json: bool,
    room: &mut u64,
    here: Tz,
    reading: &mut Reading,
) -> Result<(), Why> {
    let mut file = archive.by_index(at).map_err(|why| match why {
        zip::result::ZipError::UnsupportedArchive(_) => Why::Sealed,
        _ => Why::Damaged,
    })?;
    let name = file.name().map_err(|_| Why::BadName)?.into_owned();
    // Nothing is ever written under the names of an archive, and still these are not trusted.
    if file.enclosed_name().is_none() || name.starts_with(['/', '\\']) || name.contains(':') {
        return Err(Why::BadName);
    }
    let changed = changed(&file, here);
    let limit = if json { LARGEST_TEXT } else { LARGEST_LEAF };
    let bytes = bounded(&mut file, limit.min(*room))?;
    *room = room.saturating_sub(bytes.len() as u64);
    let (text, note) = encoding::text(&bytes)?;
    drop(bytes);
    note.into_iter().for_each(|note| reading.tell(note));
    by_name::read(&name, &text, changed, here, reading);
    Ok(())
}

/// Unpacks at most so much, and no more than can honestly have been packed into so little.
fn bounded<R: Read + ?Sized>(file: &mut ZipFile<'_, R>, limit: u64) -> Result<Vec<u8>, Why> {
    let honest = file
        .compressed_size()
        .saturating_mul(MOST_PACKED)
        .max(HARMLESS);
    let most = limit.min(honest);
    let mut bytes = Vec::new();
    file.take(most + 1)
        .read_to_end(&mut bytes)
        .map_err(|_| Why::Damaged)?;
    match bytes.len() as u64 {
        read if read <= most => Ok(bytes),
        _ if honest < limit => Err(Why::Bomb),
        _ => Err(Why::Large),
    }
}

fn changed<R: Read + ?Sized>(file: &ZipFile<'_, R>, here: Tz) -> Option<DateTime<Utc>> {
    let at = file.last_modified()?;
    let wall = format!(
        "{:04}-{:02}-{:02} {:02}:{:02}",
        at.year(),
        at.month(),
        at.day(),
        at.hour(),
        at.minute()
    );
    let (at, _) = Told::read(&wall)?.moment(here).ok()?;
    DateTime::from_timestamp_millis(at.ms())
}

/// An archive of ours while it is written: files stored as they are, without a time.
pub struct Writer<W: Write + Seek>(ZipWriter<W>);

impl<W: Write + Seek> Writer<W> {
    /// One without files.
    pub fn new(into: W) -> Self {
        Self(ZipWriter::new(into))
    }

    /// Puts a file in.
    ///
    /// # Errors
    /// The file system's.
    pub fn add(&mut self, name: &str, bytes: &[u8]) -> std::io::Result<()> {
        let options = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Stored)
            .last_modified_time(zip::DateTime::default())
            .unix_permissions(0o600);
        self.0.start_file(name, options)?;
        self.0.write_all(bytes)
    }

    /// Ends it; what it was written into.
    ///
    /// # Errors
    /// The file system's.
    pub fn finish(self) -> std::io::Result<W> {
        Ok(self.0.finish()?)
    }
}

/// Where in an archive each file lies, by its name and by its name without an ending.
#[must_use]
pub fn places<R: Read + Seek>(archive: &ZipArchive<R>) -> HashMap<String, usize> {
    let mut places = HashMap::new();
    for at in 0..archive.len().min(MOST_FILES) {
        let Some(Ok(name)) = archive.name_for_index(at) else {
            continue;
        };
        if let Some((bare, _)) = name.rsplit_once('.') {
            places.entry(bare.to_owned()).or_insert(at);
        }
        places.entry(name.into_owned()).or_insert(at);
    }
    places
}

/// The bytes of one file of an archive, at most so many.
///
/// # Errors
/// `Picture` when it can't be read, or is larger.
pub fn bytes<R: Read + Seek>(
    archive: &mut ZipArchive<R>,
    at: usize,
    most: u64,
) -> Result<Vec<u8>, Why> {
    let file = archive.by_index(at).map_err(|_| Why::Picture)?;
    let mut bytes = Vec::new();
    let read = file.take(most + 1).read_to_end(&mut bytes);
    match read {
        Ok(_) if bytes.len() as u64 <= most => Ok(bytes),
        _ => Err(Why::Picture),
    }
}
