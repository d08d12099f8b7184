//! Why something of the practice is not done.

use crate::error::{Code, Coded};
use crate::key;
use crate::share::{card, package, sign};

/// Why something of the practice is not done.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// There are no keys yet.
    #[error("no keys yet")]
    NoKeys,
    /// There are keys already.
    #[error("there are keys already")]
    Begun,
    /// A name that is none, or endless.
    #[error("no fitting name")]
    Name,
    /// No such patient.
    #[error("no such patient")]
    NoPair,
    /// They were answered before.
    #[error("answered before")]
    Answered,
    /// There is no such file.
    #[error("no such file")]
    NoFile,
    /// A folder that has something in it.
    #[error("a folder with something in it")]
    Taken,
    /// Signing failed.
    #[error(transparent)]
    Sign(#[from] sign::Error),
    /// A receipt could not be sealed.
    #[error(transparent)]
    Seal(#[from] package::Error),
    /// The own card cannot be read any more.
    #[error(transparent)]
    Card(#[from] card::CardError),
    /// A key that is kept cannot be read.
    #[error("a kept key is damaged")]
    Key,
}

impl Coded for Error {
    fn code(&self) -> Code {
        match self {
            Self::NoKeys | Self::NoPair | Self::NoFile => Code::NotFound,
            Self::Begun | Self::Answered | Self::Taken => Code::Exists,
            Self::Name => Code::Invalid,
            Self::Sign(error) => error.code(),
            Self::Seal(error) => error.code(),
            Self::Card(_) | Self::Key => Code::Damaged,
        }
    }
    fn sentence(&self) -> &'static str {
        match self {
            Self::NoKeys => key!("practice-error-no-keys"),
            Self::Begun => key!("practice-error-begun"),
            Self::Name => key!("practice-error-name"),
            Self::NoPair => key!("practice-error-no-patient"),
            Self::Answered => key!("practice-error-answered"),
            Self::NoFile => key!("practice-error-no-file"),
            Self::Taken => key!("practice-error-taken"),
            Self::Sign(_) | Self::Seal(_) | Self::Card(_) | Self::Key => self.code().sentence(),
        }
    }
    fn field(&self) -> Option<&str> {
        match self {
            Self::Name => Some("name"),
            Self::NoPair | Self::Answered => Some("pairId"),
            _ => None,
        }
    }
}
