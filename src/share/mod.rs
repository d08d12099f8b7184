//! What leaves: chosen item by item, frozen, seen as it will be read, sealed for one key, remembered.

pub mod api;
mod attached;
pub mod canonical;
pub mod card;
mod choices;
pub mod chosen;
pub mod export;
pub mod formats;
pub mod freeze;
pub mod hold;
pub mod mailbox;
pub mod moods;
pub mod names;
pub mod package;
pub mod packet;
mod preview;
pub mod receipt;
pub mod safety;
mod save;
pub mod seal;
mod shown;
pub mod sign;
pub mod table;
pub mod talk;
mod told;
pub mod wire;
mod zip;

use crate::error::{Code, Coded};
use crate::key;
use crate::moment::Moment;
use crate::private::Private;
use crate::random::Id;
use serde::{Deserialize, Serialize};

/// What can be ticked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(test, ts(rename = "ShareKind"))]
#[serde(rename_all = "camelCase")]
pub enum Kind {
    /// A journal text.
    Entry,
    /// A finished questionnaire.
    Form,
    /// A total that somebody else worked out.
    Told,
    /// What the patient wants to talk about.
    Talk,
    /// The moods of a span of days.
    Moods,
    /// A picture of a text; it goes only with its text.
    Picture,
    /// The sound of a text, under the text's own id; it goes only with it.
    Voice,
}

impl Kind {
    /// Does it go only along with a text?
    #[must_use]
    pub fn is_attached(self) -> bool {
        matches!(self, Self::Picture | Self::Voice)
    }
}

/// Whether the answer to question 9 goes. Asked each time; nothing remembers it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(test, ts(rename = "ShareItem9"))]
#[serde(rename_all = "camelCase")]
pub enum Item9 {
    /// The form goes as its total alone.
    Withhold,
    /// Every answer goes.
    Include,
}

/// Someone a file can be sealed for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recipient {
    /// Its id.
    pub id: Id,
    /// What the patient calls them.
    pub name: Private<String>,
    /// Their age key, lower case.
    pub key: String,
    /// When they were added.
    pub at: Moment,
}

/// One sealed file that was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ledger {
    /// Its id.
    pub id: Id,
    /// For whom.
    pub recipient: Id,
    /// The file's name, without its folder.
    pub file_name: String,
    /// SHA-256 of the sealed bytes.
    pub sha256: String,
    /// How many they are.
    pub bytes: u32,
    /// When it was written.
    pub at: Moment,
    /// What was in it.
    pub items: Vec<LedgerItem>,
}

/// One thing that went, at one revision.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LedgerItem {
    /// What it is.
    pub kind: Kind,
    /// Its id.
    pub id: Id,
    /// The revision that went.
    pub revision: u32,
    /// The answer to question 9 went with it.
    pub with_item9: bool,
}

/// That an item went to someone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shared {
    /// What it is.
    pub kind: Kind,
    /// Its id.
    pub id: Id,
    /// The revision that went.
    pub revision: u32,
    /// To whom, by name.
    pub to: Private<String>,
    /// When.
    pub at: Moment,
}

/// The longest text about what to talk about, in characters: two pages ([design]).
pub const LONGEST_TALK: usize = 6_000;
/// Pictures and voice notes of one packet, in bytes together: with the rest a package stays under 64 MiB.
pub const MOST_ATTACHED: usize = 48 * 1024 * 1024;

/// The longest name of a recipient, in characters.
pub const LONGEST_NAME: usize = 120;

/// Why something is not shared.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The patient holds everything back.
    #[error("everything is held back")]
    Held,
    /// The key is not one that a file can be sealed for.
    #[error(transparent)]
    Key(#[from] seal::KeyError),
    /// Somebody has this key already.
    #[error("this key is known")]
    KnownKey,
    /// A recipient without a name, or with an endless one.
    #[error("no fitting name")]
    Name,
    /// No such recipient.
    #[error("no such recipient")]
    NoRecipient,
    /// There is nothing of this id that could be ticked.
    #[error("no such item")]
    NoItem,
    /// Longer than [`LONGEST_TALK`].
    #[error("too long")]
    LongTalk,
    /// A span that ends before it begins, or that lies ahead.
    #[error("no such span")]
    NoSpan,
    /// More than [`MOST_ATTACHED`].
    #[error("too much is attached")]
    TooMuch,
    /// Nothing is ticked.
    #[error("nothing is ticked")]
    Nothing,
    /// The question about question 9 is open.
    #[error("question 9 was not asked")]
    NotAsked,
    /// The preview is gone.
    #[error("no such preview")]
    NoPreview,
    /// What would be sealed is no longer what was shown.
    #[error("it changed since it was shown")]
    Changed,
    /// The folder chosen is not there.
    #[error("no such folder")]
    NoFolder,
    /// The file could not be written.
    #[error(transparent)]
    File(#[from] std::io::Error),
    /// A file inside the packet could not be made.
    #[error("the packet could not be packed")]
    Packing,
}

impl Coded for Error {
    fn code(&self) -> Code {
        match self {
            Self::Key(error) => error.code(),
            Self::KnownKey => Code::Exists,
            Self::Name | Self::Nothing | Self::NotAsked | Self::NoSpan => Code::Invalid,
            Self::NoRecipient | Self::NoItem | Self::NoPreview | Self::NoFolder => Code::NotFound,
            Self::Held => Code::Refused,
            Self::LongTalk | Self::TooMuch => Code::TooLarge,
            Self::Changed => Code::Conflict,
            Self::File(error) => error.code(),
            Self::Packing => Code::Unexpected,
        }
    }
    fn sentence(&self) -> &'static str {
        match self {
            Self::Key(error) => error.sentence(),
            Self::Held => key!("share-error-held"),
            Self::KnownKey => key!("share-error-known-key"),
            Self::Name => key!("share-error-name"),
            Self::LongTalk => key!("share-error-long-talk"),
            Self::NoSpan => key!("share-error-no-span"),
            Self::TooMuch => key!("share-error-too-much"),
            Self::Nothing => key!("share-error-nothing"),
            Self::NotAsked => key!("share-error-item9"),
            Self::NoPreview => key!("share-error-no-preview"),
            Self::Changed => key!("share-error-changed"),
            Self::NoFolder => key!("share-error-no-folder"),
            Self::File(error) => match error.code() {
                Code::Full => key!("share-error-full"),
                Code::ReadOnly => key!("share-error-read-only"),
                _ => key!("share-error-file"),
            },
            Self::NoRecipient | Self::NoItem | Self::Packing => self.code().sentence(),
        }
    }
    fn field(&self) -> Option<&str> {
        match self {
            Self::Key(error) => error.field(),
            Self::KnownKey => Some("key"),
            Self::Name => Some("name"),
            Self::NotAsked => Some("item9"),
            Self::LongTalk => Some("words"),
            Self::NoSpan => Some("first"),
            Self::NoRecipient => Some("recipientId"),
            Self::NoItem => Some("id"),
            Self::NoFolder | Self::File(_) => Some("file"),
            Self::Held
            | Self::Nothing
            | Self::NoPreview
            | Self::Changed
            | Self::TooMuch
            | Self::Packing => None,
        }
    }
}
