//! JPEG written anew, segment by segment: what draws the picture stays byte for byte, the rest is left behind.

use super::{Bare, icc};
use image::metadata::Orientation;

const EXIF: &[u8] = b"Exif\0\0";
const ICC: &[u8] = b"ICC_PROFILE\0";
/// How much of a profile one segment holds.
const ICC_PART: usize = 65_519;

/// What is kept of the segments before the picture.
#[derive(Default)]
struct Head {
    /// Version and density of JFIF.
    jfif: Option<[u8; 7]>,
    /// What Adobe's segment says about the colours.
    adobe: Option<[u8; 3]>,
    profile: Vec<(u8, Vec<u8>)>,
    turned: Option<Orientation>,
    /// Tables, frames and scans, in their order.
    body: Vec<u8>,
}

/// The picture without EXIF, XMP, IPTC, comments, embedded small pictures, and whatever follows its
/// end; nothing when it is cut short or no JPEG. How it was held comes back as a segment that says
/// only that.
pub fn bare(bytes: &[u8]) -> Option<Bare> {
    let mut rest = bytes.strip_prefix(&[0xFF, 0xD8])?;
    let mut head = Head::default();
    loop {
        let (marker, after) = marker(rest)?;
        match marker {
            0xD9 => break,
            // Stray marks without content.
            0x00 | 0x01 | 0xD0..=0xD8 => rest = after,
            _ => {
                let (content, after) = content(after)?;
                rest = after;
                head.take(marker, content);
                if marker == 0xDA {
                    let (scan, after) = rest.split_at_checked(scan_length(rest))?;
                    head.body.extend_from_slice(scan);
                    rest = after;
                }
            }
        }
    }
    let turned = head.turned.unwrap_or(Orientation::NoTransforms);
    Some(Bare {
        bytes: head.written(turned),
        turned,
    })
}

/// The next marker, and what follows it. Bytes between segments belong to nothing.
fn marker(bytes: &[u8]) -> Option<(u8, &[u8])> {
    let at = bytes.iter().position(|byte| *byte == 0xFF)?;
    let fill = bytes.iter().skip(at).position(|byte| *byte != 0xFF)?;
    let (marker, after) = bytes.get(at + fill..)?.split_first()?;
    Some((*marker, after))
}

/// A segment's content by its length, and what follows it.
fn content(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    let (length, after) = bytes.split_first_chunk::<2>()?;
    let length = usize::from(u16::from_be_bytes(*length)).checked_sub(2)?;
    after.split_at_checked(length)
}

/// How many bytes of a scan there are before the next marker that does not belong to it.
fn scan_length(bytes: &[u8]) -> usize {
    let pairs = bytes.windows(2).enumerate();
    let end = pairs.into_iter().find(
        |(_, pair)| matches!(pair, [0xFF, next] if !matches!(next, 0x00 | 0xD0..=0xD7 | 0xFF)),
    );
    end.map_or(bytes.len(), |(at, _)| at)
}

impl Head {
    fn take(&mut self, marker: u8, content: &[u8]) {
        match marker {
            0xE0 => self.jfif = self.jfif.or_else(|| jfif(content)),
            0xE1 => {
                let exif = content.strip_prefix(EXIF);
                self.turned = self
                    .turned
                    .or_else(|| exif.and_then(Orientation::from_exif_chunk));
            }
            0xE2 => {
                let part = content.strip_prefix(ICC);
                if let Some([number, _, data @ ..]) = part {
                    self.profile.push((*number, data.to_vec()));
                }
            }
            0xEE => self.adobe = self.adobe.or_else(|| adobe(content)),
            // Tables, frames, scans and restarts: the picture itself.
            0xC0..=0xC4 | 0xDA | 0xDB | 0xDD => segment(&mut self.body, marker, &[content]),
            _ => {}
        }
    }

    fn written(mut self, turned: Orientation) -> Vec<u8> {
        let mut out = vec![0xFF, 0xD8];
        if let Some(jfif) = self.jfif {
            segment(&mut out, 0xE0, &[b"JFIF\0", &jfif, &[0, 0]]);
        }
        if turned != Orientation::NoTransforms {
            segment(&mut out, 0xE1, &[EXIF, &only_turned(turned)]);
        }
        self.profile.sort_by_key(|(number, _)| *number);
        let parts = self.profile.iter().map(|(_, part)| part.as_slice());
        let profile = parts.collect::<Vec<_>>().concat();
        let profile = icc::neutral(&profile).unwrap_or_default();
        let parts: Vec<&[u8]> = profile.chunks(ICC_PART).collect();
        let many = u8::try_from(parts.len()).unwrap_or(u8::MAX);
        for (number, part) in (1..=many).zip(parts) {
            segment(&mut out, 0xE2, &[ICC, &[number, many], part]);
        }
        if let Some([low, high, transform]) = self.adobe {
            segment(
                &mut out,
                0xEE,
                &[b"Adobe", &[low, high, 0, 0, 0, 0, transform]],
            );
        }
        out.append(&mut self.body);
        out.extend_from_slice(&[0xFF, 0xD9]);
        out
    }
}

fn jfif(content: &[u8]) -> Option<[u8; 7]> {
    content.strip_prefix(b"JFIF\0")?.first_chunk::<7>().copied()
}

/// Version and colour transform.
fn adobe(content: &[u8]) -> Option<[u8; 3]> {
    match content.strip_prefix(b"Adobe")? {
        [low, high, _, _, _, _, transform, ..] => Some([*low, *high, *transform]),
        _ => None,
    }
}

/// An EXIF directory with one field: which way up.
fn only_turned(turned: Orientation) -> Vec<u8> {
    let mut exif = b"MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0".to_vec();
    exif.push(turned.to_exif());
    exif.extend_from_slice(&[0; 6]);
    exif
}

fn segment(out: &mut Vec<u8>, marker: u8, parts: &[&[u8]]) {
    let length: usize = 2 + parts.iter().map(|part| part.len()).sum::<usize>();
    let length = u16::try_from(length).unwrap_or(u16::MAX);
    out.extend_from_slice(&[0xFF, marker]);
    out.extend_from_slice(&length.to_be_bytes());
    out.extend(parts.iter().copied().flatten());
}
