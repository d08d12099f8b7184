//! One process at a time: the lock on a home folder.

use super::Error;
use std::fs::{File, TryLockError};
use std::path::Path;

/// The lock that keeps a second process out for as long as it lives.
pub struct Hold(#[allow(dead_code)] File);

impl Hold {
    /// Takes the lock of a home folder, making the folder when it is missing.
    ///
    /// # Errors
    /// `InUse` when another process has it, the file system's.
    pub fn take(home: &Path) -> Result<Self, Error> {
        std::fs::create_dir_all(home)?;
        let file = File::options()
            .create(true)
            .truncate(false)
            .write(true)
            .open(home.join("vault.lock"))?;
        match file.try_lock() {
            Ok(()) => Ok(Self(file)),
            Err(TryLockError::WouldBlock) => Err(Error::InUse),
            Err(TryLockError::Error(error)) => Err(error.into()),
        }
    }
}
