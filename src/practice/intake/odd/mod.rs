//! What is not as it should be, by the names of security 4.7, each with a sentence in plain words.

pub mod table;

use crate::key;

/// Something odd about what lies in a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Odd {
    /// A package came again.
    Replay,
    /// Two packages under one number, or two histories.
    Fork,
    /// Something is missing.
    Gap,
    /// Something that was taken in is no longer there, and no receipt said that it might go.
    Tamper,
    /// They quote a receipt that was never written.
    ForgedAck,
    /// Not signed by anyone known.
    Junk,
    /// Meant for someone else, or moved from elsewhere.
    Misbound,
    /// It cannot be read.
    Damaged,
    /// It was written by a later version.
    Newer,
    /// Its clock was wrong.
    Clock,
    /// The name of a copy that a sync program made.
    Conflict,
}

impl Odd {
    /// Every kind.
    pub const ALL: [Self; 11] = [
        Self::Replay,
        Self::Fork,
        Self::Gap,
        Self::Tamper,
        Self::ForgedAck,
        Self::Junk,
        Self::Misbound,
        Self::Damaged,
        Self::Newer,
        Self::Clock,
        Self::Conflict,
    ];

    /// As it is kept.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Replay => "replay",
            Self::Fork => "fork",
            Self::Gap => "gap",
            Self::Tamper => "tamper",
            Self::ForgedAck => "forged-ack",
            Self::Junk => "junk",
            Self::Misbound => "misbound",
            Self::Damaged => "damaged",
            Self::Newer => "newer",
            Self::Clock => "clock",
            Self::Conflict => "conflict",
        }
    }

    /// In plain words; none for what is only counted.
    #[must_use]
    pub fn sentence(self) -> Option<&'static str> {
        match self {
            Self::Replay => None,
            Self::Fork => Some(key!("practice-odd-fork")),
            Self::Gap => Some(key!("practice-odd-gap")),
            Self::Tamper => Some(key!("practice-odd-tamper")),
            Self::ForgedAck => Some(key!("practice-odd-forged-ack")),
            Self::Junk => Some(key!("practice-odd-junk")),
            Self::Misbound => Some(key!("practice-odd-misbound")),
            Self::Damaged => Some(key!("practice-odd-damaged")),
            Self::Newer => Some(key!("practice-odd-newer")),
            Self::Clock => Some(key!("practice-odd-clock")),
            Self::Conflict => Some(key!("practice-odd-conflict")),
        }
    }

    /// A person should look at it first.
    #[must_use]
    pub fn is_grave(self) -> bool {
        matches!(self, Self::Fork | Self::ForgedAck | Self::Misbound)
    }
}
