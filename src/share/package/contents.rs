//! The files of a package against its manifest.

use super::members::{self, ATTACHMENTS, HELLO, README};
use super::{FileLine, Flaw, Kind, Manifest, Op, items};
use crate::share::names::Sha256;

/// The line of a file.
pub fn line(path: &str, bytes: &[u8]) -> FileLine {
    FileLine {
        path: path.to_owned(),
        size: u64::try_from(bytes.len()).unwrap_or(u64::MAX),
        sha256: Sha256::of(bytes),
    }
}

/// Are these the files that the manifest lists, no other, and does its kind hold such files?
///
/// # Errors
/// `Damaged`, `TooLarge`
pub fn agree(manifest: &Manifest, files: &[(&str, &[u8])]) -> Result<(), Flaw> {
    let lines: Vec<FileLine> = files
        .iter()
        .map(|(path, bytes)| line(path, bytes))
        .collect();
    if lines != manifest.files || !belong(manifest.kind, files) {
        return Err(Flaw::Damaged);
    }
    let named = lines.iter().all(|line| {
        let sum = line.path.strip_prefix(ATTACHMENTS);
        sum.is_none_or(|sum| sum == line.sha256.to_string())
    });
    if !named {
        return Err(Flaw::Damaged);
    }
    let entries = files.iter().find(|(path, _)| *path == members::ENTRIES);
    let putting = manifest.items.iter().any(|item| item.op == Op::Put);
    if putting && entries.is_none() {
        return Err(Flaw::Damaged);
    }
    items::agree(&manifest.items, entries.map(|(_, bytes)| *bytes))
}

/// A hello holds its keys and nothing else; only data holds anything to read.
fn belong(kind: Kind, files: &[(&str, &[u8])]) -> bool {
    let hellos = files.iter().filter(|(path, _)| *path == HELLO).count();
    let others = files
        .iter()
        .filter(|(path, _)| ![HELLO, README].contains(path))
        .count();
    match kind {
        Kind::Hello => hellos == 1 && others == 0,
        Kind::Data => hellos == 0,
        Kind::Withdraw | Kind::Rotate | Kind::Void | Kind::End => hellos == 0 && others == 0,
    }
}
