//! A whole recording for those who carry it out of the journal and back: an Ogg Opus file.

pub mod table;

use crate::private::Private;

/// The largest file of a recording, in bytes: fifteen minutes are under 4 MB.
pub const LARGEST: usize = 5 * 1024 * 1024;

/// A recording as a file.
#[derive(Debug)]
pub struct Recording {
    /// The file; byte for byte the same each time.
    pub bytes: Private<Vec<u8>>,
    /// What it is.
    pub mime: &'static str,
    /// How long it is, in milliseconds.
    pub ms: u32,
}
