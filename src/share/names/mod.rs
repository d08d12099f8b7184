//! The names in the drop: neutral, exact, and the same on every file system.

mod sum;
#[cfg(test)]
mod tests;
mod text;

pub use sum::{Sha256, Short};

use chrono::{DateTime, Datelike, Utc};
use data_encoding::BASE32_NOPAD;
use std::fmt;
use std::str::FromStr;
use text::as_text;

/// A text is not a name of this kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a name of this kind")]
pub struct NotAName;

/// Lower-case base32 without padding.
fn base32(bytes: &[u8]) -> String {
    BASE32_NOPAD.encode(bytes).to_ascii_lowercase()
}

/// Is `text` the base32 of `bytes` bytes, in lower case and with no spare bit set?
fn is_base32(text: &str, bytes: usize) -> bool {
    let plain = text.bytes().all(|b| matches!(b, b'a'..=b'z' | b'2'..=b'7'));
    let read = || BASE32_NOPAD.decode(text.to_ascii_uppercase().as_bytes());
    plain && read().is_ok_and(|read| read.len() == bytes)
}

/// A pair of patient and therapist: 26 letters that say nothing about either.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PairId(String);

impl PairId {
    /// A new pair of 16 random bytes.
    #[must_use]
    pub fn new(random: [u8; 16]) -> Self {
        Self(base32(&random))
    }

    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for PairId {
    type Err = NotAName;
    fn from_str(text: &str) -> Result<Self, NotAName> {
        if is_base32(text, 16) {
            Ok(Self(text.to_owned()))
        } else {
            Err(NotAName)
        }
    }
}

impl fmt::Display for PairId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

as_text!(PairId);

/// A device of the patient's, or the therapist's side: eight letters.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DeviceId(String);

impl DeviceId {
    /// A new device of five random bytes.
    #[must_use]
    pub fn new(random: [u8; 5]) -> Self {
        Self(base32(&random))
    }

    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for DeviceId {
    type Err = NotAName;
    fn from_str(text: &str) -> Result<Self, NotAName> {
        if is_base32(text, 5) {
            Ok(Self(text.to_owned()))
        } else {
            Err(NotAName)
        }
    }
}

impl fmt::Display for DeviceId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

as_text!(DeviceId);

/// The UTC month of sealing, for listing only: `2026-11`. Nothing is ordered by it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Month {
    year: u16,
    month: u8,
}

impl Month {
    /// The month of an instant. Before the year 0 and after 9999 it is the nearest there is.
    #[must_use]
    pub fn of(at: &DateTime<Utc>) -> Self {
        Self {
            year: u16::try_from(at.year().clamp(0, 9999)).unwrap_or(0),
            month: u8::try_from(at.month()).unwrap_or(1),
        }
    }
}

impl FromStr for Month {
    type Err = NotAName;
    fn from_str(text: &str) -> Result<Self, NotAName> {
        let (year, month) = text.split_once('-').ok_or(NotAName)?;
        let (year, month) = (number(year, 4)?, number(month, 2)?);
        match (u16::try_from(year), u8::try_from(month)) {
            (Ok(year), Ok(month @ 1..=12)) => Ok(Self { year, month }),
            _ => Err(NotAName),
        }
    }
}

impl fmt::Display for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.year, self.month)
    }
}

fn number(text: &str, digits: usize) -> Result<u32, NotAName> {
    if text.len() == digits && text.bytes().all(|b| b.is_ascii_digit()) {
        text.parse().map_err(|_| NotAName)
    } else {
        Err(NotAName)
    }
}

/// Who wrote an object.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Side {
    /// The patient, below `p/`.
    Package,
    /// The therapist, below `r/`.
    Receipt,
}

impl Side {
    /// Its folder.
    #[must_use]
    pub fn folder(self) -> &'static str {
        match self {
            Self::Package => "p",
            Self::Receipt => "r",
        }
    }
}

/// The name of a sealed object.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ObjectName {
    /// Whose it is.
    pub side: Side,
    /// The pair.
    pub pair: PairId,
    /// When it was sealed.
    pub month: Month,
    /// The device that sealed it.
    pub device: DeviceId,
    /// Its number in that device's chain.
    pub seq: u32,
    /// The start of the sealed bytes' SHA-256.
    pub h16: Short,
}

impl ObjectName {
    /// The folder of a pair's side: `p/<pair>`.
    #[must_use]
    pub fn folder(side: Side, pair: &PairId) -> String {
        format!("{}/{pair}", side.folder())
    }

    /// The name of its signature, which is written last.
    #[must_use]
    pub fn signature_name(&self) -> String {
        format!("{self}.minisig")
    }
}

impl FromStr for ObjectName {
    type Err = NotAName;
    fn from_str(text: &str) -> Result<Self, NotAName> {
        let mut parts = text.split('/');
        let mut part = || parts.next().ok_or(NotAName);
        let side = match part()? {
            "p" => Side::Package,
            "r" => Side::Receipt,
            _ => return Err(NotAName),
        };
        let (pair, month) = (part()?.parse()?, part()?.parse()?);
        let file = part()?.strip_suffix(".age").ok_or(NotAName)?;
        if parts.next().is_some() {
            return Err(NotAName);
        }
        let mut parts = file.split('-');
        let mut part = || parts.next().ok_or(NotAName);
        let (device, seq) = (part()?.parse()?, number(part()?, 10)?);
        let h16 = part()?.parse()?;
        if parts.next().is_some() {
            return Err(NotAName);
        }
        Ok(Self {
            side,
            pair,
            month,
            device,
            seq,
            h16,
        })
    }
}

impl fmt::Display for ObjectName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let side = self.side.folder();
        write!(
            f,
            "{side}/{}/{}/{}-{:010}-{}.age",
            self.pair, self.month, self.device, self.seq, self.h16
        )
    }
}

as_text!(ObjectName);

/// What a line of a listing is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Listed {
    /// A sealed object.
    Object(ObjectName),
    /// The signature of one; only with it the object is there.
    Signature(ObjectName),
    /// A copy that a program which carries folders made, or one of its half-written files.
    Conflict,
    /// Anything else.
    Foreign,
}

impl Listed {
    /// Reads a line; the path begins below the drop's root.
    #[must_use]
    pub fn read(path: &str) -> Self {
        let signature = path.strip_suffix(".minisig");
        match (signature.unwrap_or(path).parse(), signature) {
            (Ok(name), Some(_)) => Self::Signature(name),
            (Ok(name), None) => Self::Object(name),
            (Err(NotAName), _) if is_conflict(path) => Self::Conflict,
            (Err(NotAName), _) => Self::Foreign,
        }
    }
}

/// Names that Syncthing, Dropbox, Nextcloud, OneDrive, iCloud, rclone and browsers give.
fn is_conflict(path: &str) -> bool {
    const MARKS: [&str; 8] = [
        "sync-conflict",
        "conflicted copy",
        "(case conflict",
        "_conflict-",
        ".part",
        ".tmp",
        ".icloud",
        ".syncthing.",
    ];
    let file = path.rsplit('/').next().unwrap_or_default();
    let file = file.to_ascii_lowercase();
    let numbered = file.rsplit_once('(').is_some_and(|(_, rest)| {
        let number = rest.split_once(')').map(|(number, _)| number);
        number
            .is_some_and(|number| !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit()))
    });
    numbered || MARKS.iter().any(|mark| file.contains(mark)) || file.starts_with(".~")
}
