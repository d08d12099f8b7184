//! What is spoken on the lock screen: a file for each recording, every second of it sealed on its own.
//!
//! Like a letterbox it is append-only and sealed to the vault's own key, and it lies there until it
//! is taken in at the next unlock. Of a pulled plug the second that was being written is missing.

use super::{Error, files, letterbox};
use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// The longest second, in bytes before sealing.
const SECOND: usize = 16 * 1024;
/// What sealing and the length before it may add to that.
const AROUND: usize = 1024;
/// The longest recording: fifteen minutes at the most that a second may take in practice.
const LIMIT: u64 = 8 * 1024 * 1024;
/// How many recordings may wait for the next unlock.
const MANY: u32 = 16;
const NAME: &str = "letterbox.voice-";

/// A recording that is under way.
pub struct Tape {
    file: File,
    path: PathBuf,
    key: String,
    length: u64,
}

impl Tape {
    /// Begins one, sealed to this key.
    ///
    /// # Errors
    /// `Missing` without a key, `FileTooLarge` when too many wait, the file system's.
    pub fn begin(home: &Path, key: &str) -> Result<Self, Error> {
        if key.is_empty() {
            return Err(Error::Missing);
        }
        for number in 1..=MANY {
            let path = home.join(format!("{NAME}{number}"));
            match OpenOptions::new().append(true).create_new(true).open(&path) {
                Ok(file) => {
                    files::sync_folder(home)?;
                    let key = key.to_owned();
                    return Ok(Self {
                        file,
                        path,
                        key,
                        length: 0,
                    });
                }
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
                Err(error) => return Err(error.into()),
            }
        }
        Err(io::Error::from(io::ErrorKind::FileTooLarge).into())
    }

    /// Where it lies.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Seals a second and keeps it; on the disk when this returns.
    ///
    /// # Errors
    /// `FileTooLarge`, the file system's; what was kept before is as it was.
    pub fn put(&mut self, second: &[u8]) -> Result<(), Error> {
        let frame = letterbox::frame(&self.key, second)?;
        let after = self.length + frame.len() as u64;
        if second.len() > SECOND || after > LIMIT {
            return Err(io::Error::from(io::ErrorKind::FileTooLarge).into());
        }
        let written = self
            .file
            .write_all(&frame)
            .and_then(|()| self.file.sync_data());
        if let Err(error) = written {
            // Half a second is none; what is written next stands behind a whole one.
            let _ = self.file.set_len(self.length);
            return Err(error.into());
        }
        self.length = after;
        Ok(())
    }
}

/// The recordings that wait, oldest first where that can be told.
///
/// # Errors
/// The file system's.
pub fn waiting(home: &Path) -> Result<Vec<PathBuf>, Error> {
    let number = |path: &Path| {
        let name = path.file_name()?.to_str()?;
        name.strip_prefix(NAME)?.parse::<u32>().ok()
    };
    let mut found = Vec::new();
    for entry in fs::read_dir(home)? {
        let path = entry?.path();
        found.extend(number(&path).map(|number| (number, path)));
    }
    found.sort();
    Ok(found.into_iter().map(|(_, path)| path).collect())
}

/// What a recording held.
#[derive(Debug, Default)]
pub struct Wound {
    /// Its seconds that could be opened, in their order.
    pub opened: Vec<Vec<u8>>,
    /// How many could not. A second that was half written when the plug was pulled does not count:
    /// it was never said to be kept.
    pub unread: u32,
}

/// Opens a recording, and lets it lie there.
///
/// # Errors
/// The store's, the file system's.
pub fn open(path: &Path, db: &rusqlite::Connection) -> Result<Wound, Error> {
    let bytes = match files::read_at_most(path, LIMIT) {
        Ok(bytes) => bytes,
        // Not one of ours: whatever it is, it stays, under another name.
        Err(error) if error.kind() == io::ErrorKind::InvalidData => {
            return Ok(Wound {
                unread: 1,
                ..Wound::default()
            });
        }
        Err(error) => return Err(error.into()),
    };
    let (frames, rest) = letterbox::frames(&bytes);
    let identity = letterbox::identity(db)?;
    let mut wound = Wound {
        unread: u32::from(rest.len() > SECOND + AROUND),
        ..Wound::default()
    };
    for frame in frames {
        let opened = identity
            .as_ref()
            .map(|identity| age::decrypt(identity, frame));
        match opened {
            Some(Ok(second)) => wound.opened.push(second),
            Some(Err(_)) | None => wound.unread += 1,
        }
    }
    Ok(wound)
}

/// Lets go of a recording that is safe in the vault; with a second that could not be read it is put
/// aside instead.
///
/// # Errors
/// The file system's; then it is taken in again, under the same id.
pub fn let_go(home: &Path, path: &Path, whole: bool) -> Result<(), Error> {
    if !whole {
        return Ok(letterbox::put_aside(home, path)?);
    }
    fs::remove_file(path)?;
    Ok(files::sync_folder(home)?)
}
