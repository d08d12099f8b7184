//! Files and folders that the person chose, read with bounds and written whole or not at all.

pub mod api;
pub mod place;
pub mod store;

use super::Error;
use std::io::{self, ErrorKind};

/// What a refusal of the file system means for a place that is written to.
#[must_use]
pub fn no_place(why: &io::Error) -> Error {
    match why.kind() {
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => Error::NoRoom,
        ErrorKind::AlreadyExists => Error::Exists,
        _ => Error::Place,
    }
}
