//! Why something is not shared, in words for a person.

use super::seal;
use crate::error::{Code, Coded};
use crate::key;

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
    /// Longer than [`LONGEST_TALK`](super::LONGEST_TALK).
    #[error("too long")]
    LongTalk,
    /// A span that ends before it begins, or that lies ahead.
    #[error("no such span")]
    NoSpan,
    /// The first day is none.
    #[error("no first day")]
    NoFirst,
    /// The last day is none.
    #[error("no last day")]
    NoLast,
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
    /// There is no such pair.
    #[error("no such pair")]
    NoPair,
    /// There is no such place.
    #[error("no such place")]
    NoDrop,
    /// There is no such package.
    #[error("no such package")]
    NoPackage,
    /// No rule can be about this.
    #[error("not a measure")]
    NoRule,
    /// Someone is reached by this card already.
    #[error("this card is known")]
    KnownCard,
    /// The words were not typed, or the wait is not over.
    #[error("the pair is not active")]
    Unconfirmed,
    /// Another card of the same person waits to take its place.
    #[error("another card takes its place")]
    Replaced,
    /// The pair was ended.
    #[error("the pair was ended")]
    Ended,
    /// That step is behind it.
    #[error("not open to that")]
    NotOpen,
    /// The words typed are others.
    #[error("other words")]
    OtherWords,
    /// More than one package carries.
    #[error("too much for one package")]
    TooMuch,
    /// A file inside the packet could not be made.
    #[error("the packet could not be packed")]
    Packing,
}

impl Coded for Error {
    fn code(&self) -> Code {
        match self {
            Self::Key(error) => error.code(),
            Self::KnownKey | Self::KnownCard => Code::Exists,
            Self::Name
            | Self::Nothing
            | Self::NotAsked
            | Self::NoRule
            | Self::NoSpan
            | Self::NoFirst
            | Self::NoLast => Code::Invalid,
            Self::NoRecipient
            | Self::NoItem
            | Self::NoPreview
            | Self::NoFolder
            | Self::NoPair
            | Self::NoDrop
            | Self::NoPackage => Code::NotFound,
            Self::Unconfirmed | Self::OtherWords => Code::RecipientUnverified,
            Self::Held => Code::Refused,
            Self::Changed | Self::Ended | Self::NotOpen | Self::Replaced => Code::Conflict,
            Self::TooMuch | Self::LongTalk => Code::TooLarge,
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
            Self::NoFirst | Self::NoLast => key!("share-error-no-day"),
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
            Self::KnownCard => key!("share-error-known-card"),
            Self::Unconfirmed => key!("share-error-unconfirmed"),
            Self::Ended => key!("share-error-ended"),
            Self::Replaced => key!("share-fault-replaced"),
            Self::NotOpen => key!("share-error-not-open"),
            Self::OtherWords => key!("share-error-other-words"),
            Self::TooMuch => key!("share-error-too-much"),
            Self::NoRecipient
            | Self::NoItem
            | Self::NoPair
            | Self::NoDrop
            | Self::NoPackage
            | Self::NoRule
            | Self::Packing => self.code().sentence(),
        }
    }
    fn field(&self) -> Option<&str> {
        match self {
            Self::Key(error) => error.field(),
            Self::KnownKey => Some("key"),
            Self::Name => Some("name"),
            Self::NotAsked => Some("item9"),
            Self::LongTalk => Some("words"),
            Self::NoSpan | Self::NoFirst => Some("first"),
            Self::NoLast => Some("last"),
            Self::NoRecipient => Some("recipientId"),
            Self::NoItem => Some("id"),
            Self::NoFolder | Self::File(_) => Some("file"),
            Self::NoPair | Self::Unconfirmed | Self::Ended | Self::Replaced => Some("pairId"),
            Self::NoDrop => Some("dropId"),
            Self::NoRule => Some("what"),
            Self::KnownCard => Some("card"),
            Self::OtherWords => Some("words"),
            Self::Held
            | Self::Nothing
            | Self::NoPreview
            | Self::NoPackage
            | Self::NotOpen
            | Self::TooMuch
            | Self::Changed
            | Self::Packing => None,
        }
    }
}
