//! A package: what one device says in one step of its chain, sealed so that only its readers learn
//! it, signed outside and inside so that nobody can pass it off as another's (`ag-share/1`).

mod contents;
pub mod envelope;
mod hello;
mod items;
mod manifest;
mod members;
mod open;
mod pad;
mod seal;
mod unzip;

#[cfg(test)]
mod tests;

pub use hello::{Hello, HelloDevice, certify, is_certified, open_hello};
pub use items::{elements_of, sum as item_sum};
pub use manifest::{Consent, FileLine, Head, Item, Kind, Manifest, Op};
pub use open::{Opened, open};
pub use seal::{Audience, Draft, Sealed, recipient_print, seal};

use super::sign;
use crate::error::{Code, Coded};
use serde::{Deserialize, Serialize};

/// The version of the package's form, and the oldest reader that understands what is written.
pub const VERSION: u32 = 1;
/// age X25519 and minisign.
pub const SUITE: u32 = 1;
/// So many items at most in one package.
pub const MOST_ITEMS: usize = 200;
/// So many bytes at most before sealing.
pub const MOST_PLAIN: usize = 64 * 1024 * 1024;
/// So many bytes at most of a sealed object. Whoever fetches needs to take no more.
pub const MOST_SEALED: usize = MOST_PLAIN + 64 * 1024;
/// A hello before padding.
pub const MOST_HELLO: usize = 16 * 1024;
/// A sealed hello.
pub const MOST_SEALED_HELLO: usize = 64 * 1024;

/// Why a package was not sealed. Nothing was written then.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// Signing failed.
    #[error(transparent)]
    Sign(#[from] sign::Error),
    /// A key of the audience is none.
    #[error("a recipient's key is none")]
    Recipient,
    /// What should go breaks a rule of the package.
    #[error("the draft breaks a rule of its kind")]
    Draft,
    /// It would be larger than a reader accepts.
    #[error("more than one package may hold")]
    TooLarge,
    /// It could not be packed or sealed.
    #[error("the package could not be packed")]
    Packing,
    /// It was sealed, and reading the own copy found something wrong.
    #[error("the own copy could not be read back: {0}")]
    OwnCopy(#[source] Flaw),
}

impl Coded for Error {
    fn code(&self) -> Code {
        match self {
            Self::Sign(error) => error.code(),
            Self::TooLarge => Code::TooLarge,
            Self::Recipient | Self::Draft | Self::Packing | Self::OwnCopy(_) => Code::Unexpected,
        }
    }
}

/// Why an object of the drop is not taken in. A reader quarantines it by name and goes on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
pub enum Flaw {
    /// Nobody known vouches for it. It was not opened.
    #[error("no valid signature")]
    Junk,
    /// What is inside belongs somewhere else, or is meant for someone else.
    #[error("it belongs somewhere else")]
    Misbound,
    /// It cannot be read, or is not as it was described.
    #[error("damaged")]
    Damaged,
    /// It is more than a reader accepts.
    #[error("too large")]
    TooLarge,
    /// A newer Afterglow wrote it.
    #[error("written by a newer version")]
    Newer,
    /// No key here opens it.
    #[error("sealed for someone else")]
    NotForMe,
}
