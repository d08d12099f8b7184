//! The card's QR code in a picture: a photograph, a screenshot, a scan.

use super::{CardError, from_qr_text};
use image::{ImageReader, Limits};
use rqrr::PreparedImage;
use std::io::Cursor;

/// Longer sides are made shorter first; a code is large in its picture.
const LONGEST_SIDE: u32 = 2400;
/// A picture that needs more memory is refused.
const MEMORY: u64 = 256 * 1024 * 1024;

/// The bytes of a card from a PNG or a JPEG.
///
/// # Errors
/// `NoCode` when none can be read, and what `from_qr_text` says of the first that can.
pub fn from_picture(bytes: &[u8]) -> Result<Vec<u8>, CardError> {
    let picture = decode(bytes).ok_or(CardError::NoCode)?;
    let (width, height) = (picture.width() as usize, picture.height() as usize);
    let mut prepared = PreparedImage::prepare_from_greyscale(width, height, |x, y| {
        let (x, y) = (u32::try_from(x), u32::try_from(y));
        match (x, y) {
            (Ok(x), Ok(y)) => picture
                .get_pixel_checked(x, y)
                .map_or(255, |grey| grey.0[0]),
            _ => 255,
        }
    });
    let grids = prepared.detect_grids();
    let texts = grids.iter().filter_map(|grid| grid.decode().ok());
    let mut first = None;
    for (_, text) in texts {
        match from_qr_text(&text) {
            Ok(card) => return Ok(card),
            Err(error) => first = first.or(Some(error)),
        }
    }
    Err(first.unwrap_or(CardError::NoCode))
}

fn decode(bytes: &[u8]) -> Option<image::GrayImage> {
    let mut reader = ImageReader::new(Cursor::new(bytes))
        .with_guessed_format()
        .ok()?;
    let mut limits = Limits::default();
    limits.max_alloc = Some(MEMORY);
    reader.limits(limits);
    let picture = reader.decode().ok()?;
    let larger = picture.width().max(picture.height()) > LONGEST_SIDE;
    let picture = if larger {
        picture.thumbnail(LONGEST_SIDE, LONGEST_SIDE)
    } else {
        picture
    };
    Some(picture.into_luma8())
}
