//! The second file beside the vault: what a person leaves on the lock screen, sealed to the vault.
//!
//! Append-only until it is taken in whole at the next unlock. Each letter is a length in four bytes,
//! little-endian, and an `age` file for the vault's own key. A letter that was half written when the
//! power went was never said to be kept; a file that ends in the middle is put aside, not cut.

use super::{Error, fact, files, keep_fact};
use age::secrecy::ExposeSecret;
use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// The longest letter, in bytes before sealing.
pub const LETTER_LIMIT: usize = 16 * 1024;
/// The longest letterbox, in bytes.
const LIMIT: u64 = 4 * 1024 * 1024;
const SECRET: &str = "letterbox_secret";

/// What lay in the letterbox.
#[derive(Debug, Default)]
pub struct Letters {
    /// The letters that could be opened, in their order.
    pub opened: Vec<Vec<u8>>,
    /// How many could not.
    pub unread: u32,
    /// How long the file was, in bytes: as much as may be let go of.
    pub length: u64,
}

fn path(home: &Path) -> PathBuf {
    home.join("letterbox")
}

/// The vault's own key for letters, made when it is first needed: the half that may lie in clear.
///
/// # Errors
/// The store's.
pub fn public_key(db: &rusqlite::Connection) -> Result<String, rusqlite::Error> {
    let kept = identity(db)?;
    if let Some(identity) = kept {
        return Ok(identity.to_public().to_string());
    }
    let identity = age::x25519::Identity::generate();
    keep_fact(db, SECRET, identity.to_string().expose_secret())?;
    Ok(identity.to_public().to_string())
}

pub(super) fn identity(
    db: &rusqlite::Connection,
) -> Result<Option<age::x25519::Identity>, rusqlite::Error> {
    let kept = fact(db, SECRET)?.map(zeroize::Zeroizing::new);
    Ok(kept.and_then(|kept| kept.parse().ok()))
}

/// Seals a letter to a key and keeps it; on the disk when this returns.
///
/// # Errors
/// `TooLarge`, the file system's; what was kept before is as it was.
pub fn leave(home: &Path, key: &str, letter: &[u8]) -> Result<(), Error> {
    if letter.len() > LETTER_LIMIT {
        return Err(io::Error::from(io::ErrorKind::FileTooLarge).into());
    }
    let frame = frame(key, letter)?;
    let before = whole_length(home)?;
    if before + frame.len() as u64 > LIMIT {
        return Err(io::Error::from(io::ErrorKind::FileTooLarge).into());
    }
    let mut file = OpenOptions::new()
        .create(true)
        .append(true)
        .open(path(home))?;
    // One write: of a full disk or a pulled plug at most this letter is missing.
    file.write_all(&frame)?;
    file.sync_all()?;
    Ok(files::sync_folder(home)?)
}

/// A letter as it lies in a file: its length, then the letter sealed to a key.
pub(super) fn frame(key: &str, letter: &[u8]) -> Result<Vec<u8>, Error> {
    let key: age::x25519::Recipient = key.parse().map_err(|_| Error::Missing)?;
    let sealed = age::encrypt(&key, letter).map_err(io::Error::other)?;
    let length = u32::try_from(sealed.len()).map_err(io::Error::other)?;
    Ok([length.to_le_bytes().as_slice(), &sealed].concat())
}

/// The length of the file, once it is sure to end with a whole letter; one that does not is put
/// aside under another name, so that nothing is written behind what can't be read.
fn whole_length(home: &Path) -> Result<u64, Error> {
    let bytes = read(home)?;
    let (_, rest) = frames(&bytes);
    if rest.is_empty() {
        return Ok(bytes.len() as u64);
    }
    put_aside(home, &path(home))?;
    Ok(0)
}

/// Gives a file another name, under which it stays.
pub(super) fn put_aside(home: &Path, file: &Path) -> io::Result<()> {
    let free = |number: &u32| !home.join(format!("letterbox.unread-{number}")).exists();
    let number = (1..1_000).find(free).unwrap_or(1_000);
    fs::rename(file, home.join(format!("letterbox.unread-{number}")))?;
    files::sync_folder(home)
}

fn read(home: &Path) -> Result<Vec<u8>, Error> {
    match files::read_at_most(&path(home), LIMIT + 64 * 1024) {
        Ok(bytes) => Ok(bytes),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Vec::new()),
        Err(error) => Err(error.into()),
    }
}

/// The whole letters, and what is left over.
pub(super) fn frames(bytes: &[u8]) -> (Vec<&[u8]>, &[u8]) {
    let mut found = Vec::new();
    let mut rest = bytes;
    while let Some((length, after)) = rest.split_first_chunk::<4>() {
        let length = u32::from_le_bytes(*length) as usize;
        let Some((frame, after)) = after.split_at_checked(length) else {
            break;
        };
        found.push(frame);
        rest = after;
    }
    (found, rest)
}

/// Opens all that lies in the letterbox, and lets it lie there.
///
/// # Errors
/// The store's, the file system's.
pub fn open(home: &Path, db: &rusqlite::Connection) -> Result<Letters, Error> {
    let bytes = read(home)?;
    let (frames, rest) = frames(&bytes);
    let identity = identity(db)?;
    let mut letters = Letters {
        unread: u32::from(!rest.is_empty()),
        length: bytes.len() as u64,
        ..Letters::default()
    };
    for frame in frames {
        let opened = identity
            .as_ref()
            .map(|identity| age::decrypt(identity, frame));
        match opened {
            Some(Ok(letter)) => letters.opened.push(letter),
            Some(Err(_)) | None => letters.unread += 1,
        }
    }
    Ok(letters)
}

/// Lets go of letters that are safe in the vault; with one that could not be read the file is put
/// aside instead.
///
/// # Errors
/// The file system's; then they are taken in again, under the same ids.
pub fn clear(home: &Path, taken: Letters) -> Result<(), Error> {
    if taken.length == 0 {
        return Ok(());
    }
    if taken.unread > 0 {
        return Ok(put_aside(home, &path(home))?);
    }
    fs::remove_file(path(home))?;
    Ok(files::sync_folder(home)?)
}
