//! The file system's side of in and out: the only place here that opens files.

use super::super::archive::{self, Tick};
use super::super::left::Why;
use super::super::{
    DEEPEST, Error, LARGEST_ALL, LARGEST_LEAF, LARGEST_TEXT, MOST_FILES, Reading, by_name,
    encoding, jrnl, markdown, read_json,
};
use crate::error::Failure;
use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use std::fs::{self, File};
use std::io::{BufReader, Read, Seek};
use std::path::{Path, PathBuf};

/// Reads whatever journal a file or folder holds.
///
/// # Errors
/// `Unreadable` when it can't be opened, that of `tick`.
pub fn read(path: &Path, here: Tz, tick: Tick) -> Result<Reading, Failure> {
    let mut reading = Reading::default();
    if path.is_dir() {
        folder(path, here, &mut reading, tick)?;
    } else {
        file(path, here, &mut reading, tick)?;
    }
    reading.settle();
    Ok(reading)
}

fn file(path: &Path, here: Tz, reading: &mut Reading, tick: Tick) -> Result<(), Failure> {
    let open = || File::open(path).map_err(|_| Error::Unreadable);
    let mut from = open()?;
    let mut first = [0; 4];
    let many = from.read(&mut first).map_err(|_| Error::Unreadable)?;
    from.rewind().map_err(|_| Error::Unreadable)?;
    if many == 4 && (&first == b"PK\x03\x04" || &first == b"PK\x05\x06") {
        return archive::read(BufReader::new(from), here, reading, tick);
    }
    tick(0, 1)?;
    let name = name(path);
    let changed = changed(path);
    match text(from, LARGEST_TEXT, reading) {
        Ok(text) => one(&name, &text, changed, here, reading),
        Err(why) => reading.leave("", 0, "", why),
    }
    Ok(())
}

/// One file of text: JSON, a journal of jrnl's, or a text by itself.
fn one(name: &str, text: &str, changed: Option<DateTime<Utc>>, here: Tz, reading: &mut Reading) {
    let sheet = by_name::is_sheet(name);
    let begins = text.trim_start().chars().next();
    let list = begins == Some('{') || begins == Some('[') && is_list(text);
    if by_name::ending(name) == "json" || !sheet && list {
        read_json("", text, here, reading);
    } else if sheet || !jrnl::text("", text, here, reading) {
        markdown::read(name, text, changed, here, reading);
    }
}

/// A bracket begins a list of JSON, and a line of jrnl's.
fn is_list(text: &str) -> bool {
    let rest = text.trim_start().trim_start_matches('[').trim_start();
    rest.starts_with(['{', ']'])
}

fn text(from: impl Read, limit: u64, reading: &mut Reading) -> Result<String, Why> {
    let mut bytes = Vec::new();
    let read = from.take(limit + 1).read_to_end(&mut bytes);
    read.map_err(|_| Why::Damaged)?;
    if bytes.len() as u64 > limit {
        return Err(Why::Large);
    }
    let (text, note) = encoding::text(&bytes)?;
    note.into_iter().for_each(|note| reading.tell(note));
    Ok(text)
}

fn folder(root: &Path, here: Tz, reading: &mut Reading, tick: Tick) -> Result<(), Failure> {
    let mut found = Vec::new();
    fs::read_dir(root).map_err(|_| Error::Unreadable)?;
    walk(root, root, 0, &mut found, reading);
    found.sort();
    let of = u32::try_from(found.len()).unwrap_or(u32::MAX);
    let mut room = LARGEST_ALL;
    for (done, path) in (0..).zip(&found) {
        tick(done, of)?;
        let inside = inside(root, path);
        let limit = match by_name::ending(&inside).as_str() {
            "json" => LARGEST_TEXT,
            _ => LARGEST_LEAF,
        };
        let from = File::open(path).map_err(|_| Why::Damaged);
        match from.and_then(|from| text(from, limit.min(room), reading)) {
            Ok(text) => {
                room = room.saturating_sub(text.len() as u64);
                by_name::read(&inside, &text, changed(path), here, reading);
            }
            Err(why) => reading.leave(&inside, 0, "", why),
        }
    }
    Ok(())
}

/// Every text file below, links and hidden folders left alone.
fn walk(root: &Path, at: &Path, depth: usize, found: &mut Vec<PathBuf>, reading: &mut Reading) {
    let Ok(entries) = fs::read_dir(at) else {
        return reading.leave(&inside(root, at), 0, "", Why::Damaged);
    };
    if depth > DEEPEST {
        return reading.leave(&inside(root, at), 0, "", Why::TooMany);
    }
    let mut paths: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    paths.sort();
    for path in paths {
        let hidden = name(&path).starts_with('.');
        let Ok(what) = fs::symlink_metadata(&path) else {
            continue;
        };
        if hidden {
            continue;
        }
        if what.is_dir() {
            walk(root, &path, depth + 1, found, reading);
        } else if is_text(&path) {
            if what.is_symlink() {
                reading.leave(&inside(root, &path), 0, "", Why::Link);
            } else if found.len() >= MOST_FILES {
                return reading.leave(&inside(root, &path), 0, "", Why::TooMany);
            } else if what.is_file() {
                found.push(path);
            }
        }
    }
}

fn is_text(path: &Path) -> bool {
    ["md", "markdown", "txt", "json"].contains(&by_name::ending(&name(path)).as_str())
}

fn inside(root: &Path, path: &Path) -> String {
    let path = path.strip_prefix(root).unwrap_or(path);
    let parts: Vec<_> = path.iter().map(|part| part.to_string_lossy()).collect();
    parts.join("/")
}

/// The name of what was chosen, as the person knows it.
#[must_use]
pub fn name(path: &Path) -> String {
    path.file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned()
}

fn changed(path: &Path) -> Option<DateTime<Utc>> {
    let at = fs::metadata(path).ok()?.modified().ok()?;
    Some(at.into())
}
