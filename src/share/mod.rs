//! What leaves: chosen item by item, frozen, seen as it will be read, sealed for one key, remembered.

pub mod api;
mod attached;
pub mod canonical;
pub mod card;
mod choices;
pub mod chosen;
pub mod courier;
pub mod drop;
pub mod epoch;
mod error;
pub mod export;
pub mod formats;
pub mod freeze;
pub mod hold;
pub mod ledger;
pub mod mailbox;
pub mod moods;
pub mod names;
pub mod openings;
pub mod outbox;
pub mod package;
pub mod packet;
pub mod pairing;
pub mod preview;
pub mod receipt;
pub mod receipts;
mod receives;
pub mod rules;
pub mod safety;
mod save;
pub mod seal;
mod shown;
pub mod sign;
mod stored;
pub mod table;
pub mod talk;
mod telling;
pub mod thaw;
mod told;
#[cfg(test)]
mod trial;
mod went;
pub mod wire;
mod zip;

pub use error::Error;

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

/// How a consent was given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(test, ts(rename = "ShareConsent"))]
#[serde(rename_all = "camelCase")]
pub enum Method {
    /// A sealed file was saved, with the passphrase.
    File,
    /// What was ticked was seen and sent.
    Ticks,
    /// A standing rule took it along.
    Rule,
}

/// One consent, and what came of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ledger {
    /// Its id.
    pub id: Id,
    /// For whom.
    pub recipient: Id,
    /// How it was given.
    pub method: Method,
    /// The file's name, without its folder; empty for what is sent.
    pub file_name: String,
    /// SHA-256 of the sealed bytes; empty until they are sealed.
    pub sha256: String,
    /// How many they are.
    pub bytes: u32,
    /// When it was given.
    pub at: Moment,
    /// When it was taken back before any of it had left.
    pub cancelled: Option<Moment>,
    /// What it is about.
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
    /// The revision as the recipient is told it; 0 in a file.
    pub rev: u32,
    /// When it was withdrawn, in milliseconds since 1970 UTC.
    pub withdrawn_ms: Option<i64>,
    /// When their side said that it was removed there.
    pub removed_ms: Option<i64>,
    /// Their side said that a record of theirs keeps a copy.
    pub exported: bool,
}

impl LedgerItem {
    /// Something that goes now.
    #[must_use]
    pub fn new(kind: Kind, id: &Id, revision: u32, with_item9: bool) -> Self {
        Self {
            kind,
            id: id.clone(),
            revision,
            with_item9,
            rev: 0,
            withdrawn_ms: None,
            removed_ms: None,
            exported: false,
        }
    }
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
