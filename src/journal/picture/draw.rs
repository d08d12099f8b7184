//! Drawing a picture, within limits: that it can be drawn at all, and its small one.

use super::{Error, Kind, MOST_PIXELS};
use image::codecs::jpeg::JpegEncoder;
use image::codecs::png::PngEncoder;
use image::metadata::Orientation;
use image::{
    DynamicImage, ImageDecoder, ImageEncoder, ImageError, ImageFormat, ImageReader, Limits,
};
use std::io::Cursor;

/// The longer side of the small one, in pixels: twice what a list shows, for fine screens.
const SMALL: u32 = 480;
/// How good the small one is, of 100.
const QUALITY: u8 = 82;
/// The most that a picture may need unpacked, in bytes.
const MOST_BYTES: u64 = 512 * 1024 * 1024;
/// The longest side, in pixels.
const LONGEST: u32 = 60_000;

/// A small picture, and how large the whole one is seen.
pub struct Small {
    /// In pixels.
    pub width: u32,
    /// In pixels.
    pub height: u32,
    /// JPEG or PNG.
    pub bytes: Vec<u8>,
}

/// The small one, the right way up.
///
/// # Errors
/// `TooManyPixels`, `Damaged`.
pub fn small(kind: Kind, bytes: &[u8], turned: Orientation) -> Result<Small, Error> {
    let (whole, profile) = drawn(kind, bytes)?;
    let (mut width, mut height) = (whole.width(), whole.height());
    let mut small = match width.max(height) {
        0..=SMALL => whole,
        _ => whole.thumbnail(SMALL, SMALL),
    };
    small.apply_orientation(turned);
    if (small.width() < small.height()) != (width < height) {
        (width, height) = (height, width);
    }
    let bytes = encoded(&small, profile).map_err(|_| Error::Damaged)?;
    Ok(Small {
        width,
        height,
        bytes,
    })
}

/// A PNG with its pixels turned: nothing is lost by packing them again.
///
/// # Errors
/// `TooManyPixels`, `Damaged`.
pub fn turned(bytes: &[u8], turned: Orientation) -> Result<Vec<u8>, Error> {
    let (mut whole, profile) = drawn(Kind::Png, bytes)?;
    whole.apply_orientation(turned);
    let mut out = Vec::new();
    let mut encoder = PngEncoder::new(&mut out);
    if let Some(profile) = profile {
        let _ = encoder.set_icc_profile(profile);
    }
    whole
        .write_with_encoder(encoder)
        .map_err(|_| Error::Damaged)?;
    Ok(out)
}

fn drawn(kind: Kind, bytes: &[u8]) -> Result<(DynamicImage, Option<Vec<u8>>), Error> {
    let format = match kind {
        Kind::Jpeg => ImageFormat::Jpeg,
        Kind::Png => ImageFormat::Png,
    };
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    let mut limits = Limits::default();
    limits.max_image_width = Some(LONGEST);
    limits.max_image_height = Some(LONGEST);
    limits.max_alloc = Some(MOST_BYTES);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(why)?;
    let (width, height) = decoder.dimensions();
    if u64::from(width) * u64::from(height) > MOST_PIXELS || decoder.total_bytes() > MOST_BYTES {
        return Err(Error::TooManyPixels);
    }
    let profile = decoder.icc_profile().unwrap_or_default();
    let whole = DynamicImage::from_decoder(decoder).map_err(why)?;
    if whole.width() == 0 || whole.height() == 0 {
        return Err(Error::Damaged);
    }
    Ok((whole, profile))
}

fn why(error: ImageError) -> Error {
    match error {
        ImageError::Limits(_) => Error::TooManyPixels,
        _ => Error::Damaged,
    }
}

fn encoded(small: &DynamicImage, profile: Option<Vec<u8>>) -> Result<Vec<u8>, ImageError> {
    let mut out = Vec::new();
    let colours = small.to_rgba8();
    if small.color().has_alpha() && colours.pixels().any(|pixel| pixel.0.last() != Some(&255)) {
        let mut encoder = PngEncoder::new(&mut out);
        if let Some(profile) = profile {
            let _ = encoder.set_icc_profile(profile);
        }
        DynamicImage::from(colours).write_with_encoder(encoder)?;
        return Ok(out);
    }
    let mut encoder = JpegEncoder::new_with_quality(&mut out, QUALITY);
    if let Some(profile) = profile {
        let _ = encoder.set_icc_profile(profile);
    }
    DynamicImage::from(small.to_rgb8()).write_with_encoder(encoder)?;
    Ok(out)
}
