//! A whole recording out of the vault and into it.

use super::Recording;
use crate::error::Failure;
use crate::journal::voice::table::{self, Part};
use crate::journal::voice::{FRAME_MS, PART, ogg, pack, unpack};
use crate::private::Private;
use crate::random::Id;
use rusqlite::Connection;

/// The recording of a voice note; none of a text without sound or one that is deleted.
///
/// # Errors
/// `Damaged` for parts that are no sound, the store's.
pub fn read(db: &Connection, id: &Id) -> Result<Option<Recording>, Failure> {
    let parts = table::parts(db, id)?;
    if parts.is_empty() {
        return Ok(None);
    }
    let mut packets = Vec::new();
    for part in &parts {
        packets.extend(unpack(part.expose())?);
    }
    let frames = u32::try_from(packets.len()).unwrap_or(u32::MAX);
    Ok(Some(Recording {
        bytes: Private::new(ogg::wrap(&packets)?),
        mime: ogg::MIME,
        ms: frames.saturating_mul(FRAME_MS),
    }))
}

/// Gives a text that is there, and has no sound yet, this recording; answers its length in
/// milliseconds.
///
/// # Errors
/// `Damaged` for what is no Ogg Opus file of one channel in frames of 20 ms, `TooLarge` when it is
/// longer than fifteen minutes, the store's.
pub fn put(db: &Connection, id: &Id, bytes: &[u8]) -> Result<u32, Failure> {
    let packets = ogg::unwrap(bytes)?;
    table::attach(db, id)?;
    for (number, some) in packets.chunks(PART as usize).enumerate() {
        let part = Part {
            number: u32::try_from(number).unwrap_or(u32::MAX),
            frames: u32::try_from(some.len()).unwrap_or(u32::MAX),
            packets: Private::new(pack(some.iter().map(Vec::as_slice))?),
        };
        table::add(db, id, &part)?;
    }
    let frames = u32::try_from(packets.len()).unwrap_or(u32::MAX);
    Ok(frames.saturating_mul(FRAME_MS))
}
