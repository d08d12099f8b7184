//! A whole note as an Ogg Opus file (RFC 7845), byte for byte the same for the same frames.

use super::codec::is_frame;
use super::{Error, FRAME, LONGEST};
use ogg::{PacketReader, PacketWriteEndInfo, PacketWriter};
use std::io::Cursor;

/// What the file is, for whoever carries it.
pub const MIME: &str = "audio/ogg; codecs=opus";
/// How its name ends.
pub const ENDING: &str = "opus";
/// Samples that the codec's own delay puts before the sound.
const PRE_SKIP: u16 = 312;
/// The number of the one stream in it.
const STREAM: u32 = 1;
/// Frames of a page of the file.
const PAGE: usize = 50;

/// The file of these frames.
///
/// # Errors
/// `NoSound` when writing to memory fails.
pub fn wrap(packets: &[&[u8]]) -> Result<Vec<u8>, Error> {
    let mut file = PacketWriter::new(Vec::new());
    let mut put = |bytes: Vec<u8>, end, at| {
        file.write_packet(bytes, STREAM, end, at)
            .map_err(|_| Error::NoSound)
    };
    put(head(), PacketWriteEndInfo::EndPage, 0)?;
    put(tags(), PacketWriteEndInfo::EndPage, 0)?;
    for (number, packet) in packets.iter().enumerate() {
        let end = if number + 1 == packets.len() {
            PacketWriteEndInfo::EndStream
        } else if number % PAGE == PAGE - 1 {
            PacketWriteEndInfo::EndPage
        } else {
            PacketWriteEndInfo::NormalPacket
        };
        let at = (number as u64 + 1) * FRAME as u64;
        put(packet.to_vec(), end, at)?;
    }
    Ok(file.into_inner())
}

fn head() -> Vec<u8> {
    let mut head = b"OpusHead\x01\x01".to_vec();
    head.extend(PRE_SKIP.to_le_bytes());
    head.extend(super::RATE.to_le_bytes());
    // No gain, one channel.
    head.extend([0, 0, 0]);
    head
}

/// No tags: neither program nor date goes along.
fn tags() -> Vec<u8> {
    let mut tags = b"OpusTags".to_vec();
    tags.extend([0; 8]);
    tags
}

/// The frames of a file.
///
/// # Errors
/// `NoSound` for what is no Ogg Opus file of one channel in frames of 20 ms, `TooLong`.
pub fn unwrap(bytes: &[u8]) -> Result<Vec<Vec<u8>>, Error> {
    let mut file = PacketReader::new(Cursor::new(bytes));
    let mut packets = Vec::new();
    let mut headers = 0;
    loop {
        let packet = match file.read_packet() {
            Ok(Some(packet)) => packet.data,
            Ok(None) => break,
            Err(_) => return Err(Error::NoSound),
        };
        match headers {
            0 if packet.starts_with(b"OpusHead\x01\x01") => headers = 1,
            1 if packet.starts_with(b"OpusTags") => headers = 2,
            2 if is_frame(&packet) && packet.len() <= usize::from(u8::MAX) => packets.push(packet),
            _ => return Err(Error::NoSound),
        }
        if packets.len() > LONGEST as usize {
            return Err(Error::TooLong);
        }
    }
    if packets.is_empty() {
        return Err(Error::NoSound);
    }
    Ok(packets)
}

#[cfg(test)]
mod tests {
    use super::super::codec::Encoder;
    use super::*;
    use proptest::prelude::*;

    fn note(frames: usize) -> Vec<Vec<u8>> {
        let mut encoder = Encoder::new().unwrap();
        let tone = |at: usize| (at as f32 * 0.06).sin() * 0.4;
        (0..frames)
            .map(|number| {
                let frame: Vec<f32> = (0..FRAME).map(|at| tone(number * FRAME + at)).collect();
                encoder.packet(&frame).unwrap()
            })
            .collect()
    }

    #[test]
    fn frames_come_back_as_they_went_in() {
        for frames in [1, 49, 50, 51, 400] {
            let packets = note(frames);
            let bytes = wrap(&packets.iter().map(Vec::as_slice).collect::<Vec<_>>()).unwrap();
            assert_eq!(unwrap(&bytes).unwrap(), packets);
            let again = wrap(&packets.iter().map(Vec::as_slice).collect::<Vec<_>>()).unwrap();
            assert_eq!(bytes, again);
        }
    }

    proptest! {
        #[test]
        fn a_file_that_is_cut_or_changed_is_refused_or_is_sound(at in 0..2_000_usize, bit in 0..8_u8) {
            let packets = note(20);
            let mut bytes = wrap(&packets.iter().map(Vec::as_slice).collect::<Vec<_>>()).unwrap();
            let at = at % bytes.len();
            let cut = unwrap(&bytes[..at]);
            bytes[at] ^= 1 << bit;
            for found in [cut, unwrap(&bytes)].into_iter().flatten() {
                prop_assert!(found.iter().all(|packet| is_frame(packet)));
            }
        }

        #[test]
        fn foreign_bytes_never_fail_loudly(bytes in prop::collection::vec(any::<u8>(), 0..2_000)) {
            let _ = unwrap(&bytes);
            let _ = unwrap(&[b"OggS".as_slice(), &bytes].concat());
        }
    }
}
