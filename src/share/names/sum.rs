//! SHA-256 sums as they stand in names, in JSON and in tables.

use super::{NotAName, as_text};
use data_encoding::HEXLOWER;
use sha2::Digest;
use std::fmt;
use std::str::FromStr;

/// A SHA-256, 64 hexadecimal letters in JSON and in tables.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Sha256([u8; 32]);

impl Sha256 {
    /// What stands before the first of a chain.
    pub const ZERO: Self = Self([0; 32]);

    /// The sum of bytes.
    #[must_use]
    pub fn of(bytes: &[u8]) -> Self {
        Self::of_parts(&[bytes])
    }

    /// The sum of parts, one after the other.
    #[must_use]
    pub fn of_parts(parts: &[&[u8]]) -> Self {
        let mut sum = sha2::Sha256::new();
        for part in parts {
            sum.update(part);
        }
        Self(sum.finalize().into())
    }

    /// The bytes.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }

    /// The first eight bytes in hexadecimal, as they stand in a name.
    #[must_use]
    pub fn short(&self) -> Short {
        let mut short = [0; 8];
        short
            .iter_mut()
            .zip(self.0)
            .for_each(|(to, from)| *to = from);
        Short(short)
    }
}

impl FromStr for Sha256 {
    type Err = NotAName;
    fn from_str(text: &str) -> Result<Self, NotAName> {
        let bytes = HEXLOWER.decode(text.as_bytes()).map_err(|_| NotAName)?;
        bytes.try_into().map(Self).map_err(|_| NotAName)
    }
}

impl fmt::Display for Sha256 {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&HEXLOWER.encode(&self.0))
    }
}

impl fmt::Debug for Sha256 {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

as_text!(Sha256);

/// The first 64 bits of a SHA-256: 16 hexadecimal letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Short([u8; 8]);

impl FromStr for Short {
    type Err = NotAName;
    fn from_str(text: &str) -> Result<Self, NotAName> {
        let bytes = HEXLOWER.decode(text.as_bytes()).map_err(|_| NotAName)?;
        bytes.try_into().map(Self).map_err(|_| NotAName)
    }
}

impl fmt::Display for Short {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&HEXLOWER.encode(&self.0))
    }
}
