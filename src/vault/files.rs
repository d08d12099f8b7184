//! Small files written so that a pulled plug leaves the old one or the new one, never half of either.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Write};
use std::path::Path;

/// Replaces a file: temporary file, fsync, rename, fsync of the folder.
///
/// # Errors
/// Those of the file system; the old file is then as it was.
pub fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    replace_by(
        path,
        bytes,
        File::options().write(true).create(true).truncate(true),
    )
}

/// The same for a file that nobody else with an account on this computer may read.
///
/// # Errors
/// Those of the file system; the old file is then as it was.
pub fn replace_secret(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut options = File::options();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    replace_by(path, bytes, &options)
}

fn replace_by(path: &Path, bytes: &[u8], options: &OpenOptions) -> io::Result<()> {
    let folder = path.parent().ok_or(io::ErrorKind::NotFound)?;
    // A bare name lies in the folder one is in.
    let folder = match folder.as_os_str().is_empty() {
        true => Path::new("."),
        false => folder,
    };
    let name = path.file_name().ok_or(io::ErrorKind::NotFound)?;
    // A name that no person gives, so that nothing of theirs is overwritten beside the target.
    let mut hidden = std::ffi::OsString::from(".");
    hidden.push(name);
    hidden.push(".afterglow-new");
    let temporary = folder.join(hidden);
    // Left behind by a power cut, it would stand in the way, or let others read.
    let _ = fs::remove_file(&temporary);
    let written = write_through(&temporary, bytes, options);
    if let Err(error) = written.and_then(|()| fs::rename(&temporary, path)) {
        let _ = fs::remove_file(&temporary);
        return Err(error);
    }
    sync_folder(folder)
}

fn write_through(path: &Path, bytes: &[u8], options: &OpenOptions) -> io::Result<()> {
    let mut file = options.open(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}

/// Makes a rename or a new file in `folder` durable.
///
/// # Errors
/// Those of the file system.
pub fn sync_folder(folder: &Path) -> io::Result<()> {
    // Windows has no handle for a folder; its rename is durable with the file.
    if cfg!(unix) {
        File::open(folder)?.sync_all()
    } else {
        Ok(())
    }
}

/// Reads a file of at most `limit` bytes; a longer one reads as invalid. What is no file (a pipe, a
/// folder) is not opened: it might never end.
///
/// # Errors
/// Those of the file system, `InvalidData` when it is longer, `InvalidInput` when it is no file.
pub fn read_at_most(path: &Path, limit: u64) -> io::Result<Vec<u8>> {
    if !fs::metadata(path)?.is_file() {
        return Err(io::ErrorKind::InvalidInput.into());
    }
    let mut bytes = Vec::new();
    File::open(path)?.take(limit + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > limit {
        return Err(io::ErrorKind::InvalidData.into());
    }
    Ok(bytes)
}
