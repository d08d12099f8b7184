//! Where a vault lives: tells a folder that was copied or brought back from the one it was before.

use std::fs;
use std::path::Path;

/// What the file system says of the folder's lock file, which is made once and never replaced. A copy
/// of the folder has another one. Empty where the file system says nothing.
#[must_use]
pub fn of(home: &Path) -> String {
    let Ok(about) = fs::metadata(home.join("vault.lock")) else {
        return String::new();
    };
    let made = about
        .created()
        .ok()
        .and_then(|at| at.duration_since(std::time::UNIX_EPOCH).ok());
    let made = made.map_or(0, |span| span.as_nanos());
    format!("{made}-{}", number(&about))
}

#[cfg(unix)]
fn number(about: &fs::Metadata) -> u64 {
    std::os::unix::fs::MetadataExt::ino(about)
}

#[cfg(not(unix))]
fn number(_about: &fs::Metadata) -> u64 {
    0
}
