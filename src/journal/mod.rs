//! What the patient writes: fragments that stay as written, entries beside them.

pub mod api;
pub mod bin;
pub mod calendar;
pub mod draft;
pub mod files;
pub mod markdown;
pub mod marks;
pub mod picture;
pub mod revisions;
pub mod search;
pub mod shelf;
pub mod table;
pub mod voice;
pub mod wire;

use crate::error::{Code, Coded};
use crate::moment::Moment;
use crate::private::Private;
use crate::random::Id;
use crate::words::Words;
use serde::{Deserialize, Serialize};

/// The longest text that is kept, in Unicode characters.
pub const LONGEST: usize = 1_000_000;
/// How much of an entry its line in the list shows, in characters at most.
const EXCERPT: usize = 160;

/// The two layers of the journal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(test, ts(rename = "JournalKind"))]
#[serde(rename_all = "camelCase")]
pub enum Kind {
    /// As it came: once kept it never changes.
    Fragment,
    /// Written with time, alone or beside a fragment; may be revised.
    Entry,
}

/// One text of the journal, kept or still a draft.
#[derive(Debug, Clone)]
pub struct Written {
    /// Its id.
    pub id: Id,
    /// Counts its kept states, and its drafts before the first.
    pub revision: u32,
    /// Its layer.
    pub kind: Kind,
    /// The fragment it stands beside.
    pub beside: Option<Id>,
    /// The infusion it was written after.
    pub session: Option<Id>,
    /// The question it answers, by the key of its words.
    pub asked: Option<String>,
    /// The words; none in a voice note.
    pub words: Private<String>,
    /// The frames of a voice note, of 20 ms each.
    pub voice: Option<u32>,
    /// Kept, or still a draft.
    pub kept: bool,
    /// When its first letter was typed.
    pub at: Moment,
    /// When it last changed, in the zone of `at`.
    pub changed: Moment,
}

impl Written {
    /// What a list shows of it: its first words, or that it was spoken.
    #[must_use]
    pub fn first(&self, words: &Words) -> Private<String> {
        match self.voice {
            Some(frames) => Private::new(voice::JournalVoice::of(words, frames).said),
            None => Private::new(excerpt(self.words.expose())),
        }
    }
}

/// Why a text was not taken.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum Error {
    /// Longer than [`LONGEST`].
    #[error("too long")]
    TooLong,
    /// Nothing in it that could be read or seen.
    #[error("nothing written")]
    Blank,
    /// A kept fragment never changes.
    #[error("kept fragments do not change")]
    Kept,
    /// No text has this id, or it was deleted.
    #[error("no such text")]
    NotThere,
    /// Changes wait that are not kept yet.
    #[error("changes are not kept yet")]
    Changing,
    /// What it should stand beside, or its infusion, is not there.
    #[error("nothing to stand beside")]
    NothingBeside,
    /// What is looked for from on is no day.
    #[error("no first day")]
    NoFrom,
    /// What is looked for until is no day.
    #[error("no last day")]
    NoTo,
}

impl Coded for Error {
    fn code(&self) -> Code {
        match self {
            Self::TooLong => Code::TooLarge,
            Self::Blank | Self::NoFrom | Self::NoTo => Code::Invalid,
            Self::Kept => Code::Refused,
            Self::Changing => Code::Conflict,
            Self::NotThere | Self::NothingBeside => Code::NotFound,
        }
    }
    fn sentence(&self) -> &'static str {
        match self {
            Self::TooLong => crate::key!("journal-error-too-long"),
            Self::Blank => crate::key!("journal-error-blank"),
            Self::Kept => crate::key!("journal-error-kept"),
            Self::Changing => crate::key!("journal-error-changing"),
            Self::NotThere => crate::key!("journal-error-not-there"),
            Self::NothingBeside => crate::key!("journal-error-nothing-beside"),
            Self::NoFrom | Self::NoTo => crate::key!("journal-error-no-day"),
        }
    }
    fn field(&self) -> Option<&str> {
        match self {
            Self::TooLong | Self::Blank | Self::Kept | Self::Changing => Some("words"),
            Self::NotThere => Some("id"),
            Self::NothingBeside => Some("besideId"),
            Self::NoFrom => Some("from"),
            Self::NoTo => Some("to"),
        }
    }
}

/// Refuses what is longer than [`LONGEST`].
///
/// # Errors
/// `TooLong`.
pub fn fits(words: &str) -> Result<(), Error> {
    // Bytes bound characters, so most texts are never counted.
    if words.len() > LONGEST && words.chars().nth(LONGEST).is_some() {
        return Err(Error::TooLong);
    }
    Ok(())
}

/// Nothing but space, or marks that no one can see.
#[must_use]
pub fn is_blank(words: &str) -> bool {
    words.chars().all(|letter| {
        letter.is_whitespace()
            || letter.is_control()
            || matches!(letter, '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}')
    })
}

/// The first words for a list: one line of text, cut at a word where there is one.
#[must_use]
pub fn excerpt(words: &str) -> String {
    let mut line = String::new();
    for word in words.split_whitespace() {
        let taken = line.chars().count();
        let room = EXCERPT.saturating_sub(taken);
        if word.chars().count() >= room {
            if taken == 0 {
                line.extend(word.chars().take(EXCERPT));
            }
            line.push('…');
            return line;
        }
        if taken > 0 {
            line.push(' ');
        }
        line.push_str(word);
    }
    line
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_are_counted_not_bytes() {
        assert_eq!(fits(&"я".repeat(LONGEST)), Ok(()));
        assert_eq!(fits(&"a".repeat(LONGEST)), Ok(()));
        assert_eq!(fits(&"я".repeat(LONGEST + 1)), Err(Error::TooLong));
    }

    #[test]
    fn what_no_one_can_see_is_blank() {
        for blank in ["", " \n\t", "\u{200B}\u{FEFF}", "\u{2060} "] {
            assert!(is_blank(blank), "{blank:?}");
        }
        for text in [".", "水", "👩🏽‍🚀", "\u{200F}שלום"] {
            assert!(!is_blank(text), "{text:?}");
        }
    }

    #[test]
    fn an_excerpt_is_one_short_line() {
        assert_eq!(excerpt("  water,\n\nlight,  slow "), "water, light, slow");
        let long = excerpt(&"word ".repeat(100));
        assert!(long.ends_with("word…") && long.chars().count() <= EXCERPT + 1);
        let unbroken = excerpt(&"水".repeat(500));
        assert_eq!(unbroken.chars().count(), EXCERPT + 1);
    }
}
