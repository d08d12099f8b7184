//! Reads the bytes of pictures out of the archive or folder that was looked at, never from beside it.

use crate::journal::files::archive;
use crate::journal::files::left::Why;
use crate::vault;
use std::collections::HashMap;
use std::fs::{self, File};
use std::io::BufReader;
use std::path::{Component, Path, PathBuf};
use zip::ZipArchive;

/// An archive or a folder.
pub enum Store {
    /// An archive, and where in it each file lies.
    Archive(Box<ZipArchive<BufReader<File>>>, HashMap<String, usize>),
    /// A folder.
    Folder(PathBuf),
    /// One file: nothing lies in it besides.
    Nothing,
}

impl Store {
    /// The one that was looked at.
    #[must_use]
    pub fn open(path: &Path) -> Self {
        if path.is_dir() {
            return path.canonicalize().map_or(Self::Nothing, Self::Folder);
        }
        let archive = File::open(path)
            .ok()
            .and_then(|file| ZipArchive::new(BufReader::new(file)).ok());
        archive.map_or(Self::Nothing, |archive| {
            let places = archive::places(&archive);
            Self::Archive(Box::new(archive), places)
        })
    }

    /// The bytes of a picture or a recording, at most so many.
    ///
    /// # Errors
    /// `Picture` when it is not there, too large, or lies elsewhere.
    pub fn bytes(&mut self, file: &str, most: usize) -> Result<Vec<u8>, Why> {
        let most = most as u64;
        match self {
            Self::Archive(archive, places) => {
                let at = places.get(file).ok_or(Why::Picture)?;
                archive::bytes(archive, *at, most)
            }
            Self::Folder(root) => {
                let path = inside(root, file).ok_or(Why::Picture)?;
                vault::read_file(&path, most).map_err(|_| Why::Picture)
            }
            Self::Nothing => Err(Why::Picture),
        }
    }
}

/// The file itself, links followed, if it lies in the folder.
fn inside(root: &Path, file: &str) -> Option<PathBuf> {
    let plain = Path::new(file)
        .components()
        .all(|part| matches!(part, Component::Normal(_)));
    if !plain {
        return None;
    }
    let path = root.join(file);
    let there = path.canonicalize().ok().or_else(|| any_ending(&path));
    there.filter(|path| path.starts_with(root) && path.is_file())
}

fn any_ending(path: &Path) -> Option<PathBuf> {
    let folder = fs::read_dir(path.parent()?).ok()?;
    let mut paths = folder.flatten().map(|entry| entry.path());
    paths
        .find(|other| other.file_stem() == path.file_name())?
        .canonicalize()
        .ok()
}
