//! A ZIP of stored members with fixed times: the same members give the same bytes.

use std::io::{Cursor, Write};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

/// The members could not be packed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the members could not be packed")]
pub struct NotPacked;

/// Packs members in the order given.
///
/// # Errors
/// `NotPacked` for a name given twice, or for more than a ZIP without extensions holds.
pub fn write(members: &[(&str, &[u8])]) -> Result<Vec<u8>, NotPacked> {
    // Stored: how well a text can be packed says something about it.
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Stored)
        .last_modified_time(DateTime::default())
        .unix_permissions(0o600);
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in members {
        archive.start_file(*name, options).map_err(|_| NotPacked)?;
        archive.write_all(bytes).map_err(|_| NotPacked)?;
    }
    let done = archive.finish().map_err(|_| NotPacked)?;
    Ok(done.into_inner())
}
