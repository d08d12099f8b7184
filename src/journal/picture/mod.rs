//! Pictures of the journal: JPEG and PNG as they are, without what a camera wrote into them.

pub mod api;
mod draw;
mod icc;
mod jpeg;
mod png;
pub mod table;
pub mod take;
pub mod wire;

use crate::error::{Code, Coded};
use crate::moment::Moment;
use crate::private::Private;
use crate::random::Id;
use image::metadata::Orientation;
use serde::{Deserialize, Serialize};

/// The largest file that is taken in, in bytes: 20 MB.
pub const LARGEST: usize = 20 * 1024 * 1024;
/// The most pixels that are taken in: more than any phone makes, less than a bomb unpacks to.
pub const MOST_PIXELS: u64 = 120_000_000;
/// The longest description, in characters.
pub const LONGEST_ALT: usize = 1_000;

/// What a picture's bytes are, whatever its name says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(test, ts(rename = "JournalPictureKind"))]
#[serde(rename_all = "camelCase")]
pub enum Kind {
    /// JPEG.
    Jpeg,
    /// PNG.
    Png,
}

impl Kind {
    /// As it is called on the wire of other programs.
    #[must_use]
    pub fn mime(self) -> &'static str {
        match self {
            Self::Jpeg => "image/jpeg",
            Self::Png => "image/png",
        }
    }

    /// How a file of it ends, without the dot.
    #[must_use]
    pub fn ending(self) -> &'static str {
        match self {
            Self::Jpeg => "jpg",
            Self::Png => "png",
        }
    }
}

/// A picture in the journal, without its bytes.
#[derive(Debug, Clone)]
pub struct Picture {
    /// Its id.
    pub id: Id,
    /// The text it belongs to.
    pub entry: Id,
    /// What its bytes are.
    pub kind: Kind,
    /// How wide it is seen, in pixels.
    pub width: u32,
    /// How high it is seen, in pixels.
    pub height: u32,
    /// What is to be seen in it, in the patient's words; may be empty.
    pub alt: Private<String>,
    /// When it was taken in.
    pub at: Moment,
}

/// A picture made ready for the vault.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ready {
    /// What its bytes are.
    pub kind: Kind,
    /// How wide it is seen, in pixels.
    pub width: u32,
    /// How high it is seen, in pixels.
    pub height: u32,
    /// The picture itself, every pixel as it was.
    pub whole: Vec<u8>,
    /// A small one for lists: JPEG, or PNG where one can see through it.
    pub small: Vec<u8>,
}

/// Why a picture was not taken in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// There are no bytes.
    #[error("empty")]
    Empty,
    /// More than [`LARGEST`] bytes.
    #[error("too many bytes")]
    TooLarge,
    /// More than [`MOST_PIXELS`], or too much to hold unpacked.
    #[error("too many pixels")]
    TooManyPixels,
    /// A picture of a kind that newer phones make.
    #[error("HEIC")]
    Heic,
    /// Neither JPEG nor PNG.
    #[error("no picture")]
    NoPicture,
    /// It ends too early or can't be drawn.
    #[error("damaged")]
    Damaged,
    /// A description longer than [`LONGEST_ALT`].
    #[error("description too long")]
    LongAlt,
    /// No picture has this id, or it was deleted.
    #[error("no such picture")]
    NotThere,
    /// The file can't be read.
    #[error("unreadable")]
    Unreadable,
    /// More than [`take::MOST`] were chosen at once.
    #[error("too many at once")]
    TooMany,
}

impl Coded for Error {
    fn code(&self) -> Code {
        match self {
            Self::TooLarge | Self::TooManyPixels | Self::LongAlt | Self::TooMany => Code::TooLarge,
            Self::Empty | Self::Heic | Self::NoPicture | Self::Damaged => Code::Invalid,
            Self::NotThere | Self::Unreadable => Code::NotFound,
        }
    }
    fn sentence(&self) -> &'static str {
        match self {
            Self::Empty => crate::key!("picture-error-empty"),
            Self::TooLarge => crate::key!("picture-error-too-large"),
            Self::TooManyPixels => crate::key!("picture-error-too-many-pixels"),
            Self::Heic => crate::key!("picture-error-heic"),
            Self::NoPicture => crate::key!("picture-error-no-picture"),
            Self::Damaged => crate::key!("picture-error-damaged"),
            Self::LongAlt => crate::key!("picture-error-long-alt"),
            Self::NotThere => crate::key!("picture-error-not-there"),
            Self::Unreadable => crate::key!("picture-error-unreadable"),
            Self::TooMany => crate::key!("picture-error-too-many"),
        }
    }
    fn field(&self) -> Option<&str> {
        match self {
            Self::LongAlt => Some("alt"),
            Self::NotThere => Some("id"),
            _ => Some("picture"),
        }
    }
}

/// A picture without what was written into it, and how it was held.
struct Bare {
    bytes: Vec<u8>,
    turned: Orientation,
}

/// Makes a picture ready: told by its bytes, bare of place, time and camera, seen the same way up,
/// every pixel as it was. What is ready already comes out the same to the byte. Takes a second or
/// more for a large one.
///
/// # Errors
/// `Empty`, `TooLarge`, `TooManyPixels`, `Heic`, `NoPicture`, `Damaged`.
pub fn prepare(bytes: &[u8]) -> Result<Ready, Error> {
    if bytes.is_empty() {
        return Err(Error::Empty);
    }
    if bytes.len() > LARGEST {
        return Err(Error::TooLarge);
    }
    let kind = kind_of(bytes)?;
    let bare = match kind {
        Kind::Jpeg => jpeg::bare(bytes),
        Kind::Png => png::bare(bytes),
    };
    let mut bare = bare.ok_or(Error::Damaged)?;
    // A decoder's fault is one damaged picture, not the end of what runs around it.
    let drawn = std::panic::catch_unwind(|| match kind {
        Kind::Png if bare.turned != Orientation::NoTransforms => {
            let turned = draw::turned(&bare.bytes, bare.turned)?;
            let again = png::bare(&turned).ok_or(Error::Damaged)?;
            Ok((draw::small(kind, &again.bytes, again.turned)?, Some(again)))
        }
        _ => Ok((draw::small(kind, &bare.bytes, bare.turned)?, None)),
    });
    let (seen, again) = drawn.unwrap_or(Err(Error::Damaged))?;
    bare = again.unwrap_or(bare);
    Ok(Ready {
        kind,
        width: seen.width,
        height: seen.height,
        whole: bare.bytes,
        small: seen.bytes,
    })
}

fn kind_of(bytes: &[u8]) -> Result<Kind, Error> {
    if bytes.starts_with(&[0xFF, 0xD8, 0xFF]) {
        return Ok(Kind::Jpeg);
    }
    if bytes.starts_with(png::SIGNATURE) {
        return Ok(Kind::Png);
    }
    let heic = bytes.get(4..8) == Some(b"ftyp")
        && matches!(
            bytes.get(8..12),
            Some(b"heic" | b"heix" | b"hevc" | b"hevx" | b"heim" | b"heis" | b"mif1" | b"msf1")
        );
    Err(if heic { Error::Heic } else { Error::NoPicture })
}

#[cfg(test)]
mod tests;
