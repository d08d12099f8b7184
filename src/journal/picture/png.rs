//! PNG written anew, chunk by chunk: what draws the picture stays byte for byte, the rest is left behind.

use super::{Bare, icc};
use flate2::Compression;
use flate2::read::ZlibDecoder;
use flate2::write::ZlibEncoder;
use image::metadata::Orientation;
use std::io::{Read, Write};

/// How every PNG begins.
pub const SIGNATURE: &[u8] = b"\x89PNG\r\n\x1a\n";
/// The longest colour profile that is read, in bytes.
const LONGEST_PROFILE: u64 = 4 * 1024 * 1024;
/// What a kept colour profile is called.
const PROFILE: &[u8] = b"icc\0\0";

/// The picture without text, times, EXIF, moving parts, and whatever follows its end (a cut
/// screenshot may still have its first state there); nothing when it is cut short or a chunk is not
/// what its checksum says.
pub fn bare(bytes: &[u8]) -> Option<Bare> {
    let mut rest = bytes.strip_prefix(SIGNATURE)?;
    let mut out = SIGNATURE.to_vec();
    let mut turned = Orientation::NoTransforms;
    loop {
        let (name, content, after) = chunk(rest)?;
        rest = after;
        match &name {
            b"IHDR" | b"PLTE" | b"IDAT" | b"IEND" | b"tRNS" | b"gAMA" | b"cHRM" | b"sRGB"
            | b"cICP" | b"sBIT" => write(&mut out, &name, content),
            b"iCCP" => {
                if let Some(profile) = profile(content) {
                    write(&mut out, &name, &profile);
                }
            }
            b"eXIf" => turned = Orientation::from_exif_chunk(content).unwrap_or(turned),
            // What begins with a capital can't be left out, and this reader does not know it.
            [b'A'..=b'Z', ..] => return None,
            _ => {}
        }
        if &name == b"IEND" {
            return Some(Bare { bytes: out, turned });
        }
    }
}

fn chunk(bytes: &[u8]) -> Option<([u8; 4], &[u8], &[u8])> {
    let (length, rest) = bytes.split_first_chunk::<4>()?;
    let (name, rest) = rest.split_first_chunk::<4>()?;
    let length = usize::try_from(u32::from_be_bytes(*length)).ok()?;
    let (content, rest) = rest.split_at_checked(length)?;
    let (sum, rest) = rest.split_first_chunk::<4>()?;
    (checksum(name, content) == u32::from_be_bytes(*sum)).then_some((*name, content, rest))
}

fn write(out: &mut Vec<u8>, name: &[u8; 4], content: &[u8]) {
    let length = u32::try_from(content.len()).unwrap_or(u32::MAX);
    out.extend_from_slice(&length.to_be_bytes());
    out.extend_from_slice(name);
    out.extend_from_slice(content);
    out.extend_from_slice(&checksum(name, content).to_be_bytes());
}

fn checksum(name: &[u8; 4], content: &[u8]) -> u32 {
    let mut sum = flate2::Crc::new();
    sum.update(name);
    sum.update(content);
    sum.sum()
}

/// The colour profile with nothing but colours in it. One that is so already keeps its bytes, so
/// that another build's packing changes nothing.
fn profile(content: &[u8]) -> Option<Vec<u8>> {
    let end = content.iter().position(|byte| *byte == 0)?;
    let packed = content.get(end + 2..)?;
    let mut whole = Vec::new();
    let unpacked = ZlibDecoder::new(packed)
        .take(LONGEST_PROFILE)
        .read_to_end(&mut whole);
    unpacked.ok()?;
    let neutral = icc::neutral(&whole)?;
    if neutral == whole && content.starts_with(PROFILE) {
        return Some(content.to_vec());
    }
    let mut packed = ZlibEncoder::new(PROFILE.to_vec(), Compression::default());
    packed.write_all(&neutral).ok()?;
    packed.finish().ok()
}
