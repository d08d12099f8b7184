//! Why a vault cannot be made or opened.

use crate::error::{Code, Coded};

/// Why a vault cannot be made or opened.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// There is none.
    #[error("no vault")]
    Missing,
    /// There is one already.
    #[error("a vault is here already")]
    Exists,
    /// The passphrase or code does not open it.
    #[error("wrong passphrase or code")]
    WrongPassphrase,
    /// Header or store are damaged.
    #[error("damaged")]
    Damaged,
    /// A plain SQLite file lies in the vault's place.
    #[error("a plain database lies in the vault's place")]
    Plain,
    /// An empty file lies in the vault's place.
    #[error("the vault's file is empty")]
    Empty,
    /// A newer Afterglow wrote it.
    #[error("written by a newer version")]
    Newer,
    /// Another process has it open.
    #[error("in use")]
    InUse,
    /// The machine cannot spare the memory that the passphrase needs.
    #[error("not enough memory")]
    NeedsMemory,
    /// This build's SQLite does not encrypt.
    #[error("this build does not encrypt")]
    Unencrypted,
    /// The source of randomness failed.
    #[error("no randomness")]
    NoRandomness,
    /// The passphrase is too short.
    #[error("passphrase too short")]
    Weak,
    /// A group of the recovery code is not what the paper says.
    #[error("group {0} differs")]
    Group(String),
    /// The file system refused.
    #[error(transparent)]
    File(#[from] std::io::Error),
    /// SQLite refused.
    #[error(transparent)]
    Store(#[from] rusqlite::Error),
}

impl Coded for Error {
    fn code(&self) -> Code {
        match self {
            Self::Missing => Code::NoVault,
            Self::Exists => Code::Exists,
            Self::WrongPassphrase => Code::WrongPassphrase,
            Self::Damaged | Self::Plain | Self::Empty => Code::Damaged,
            Self::Newer => Code::NewerVault,
            Self::InUse => Code::InUse,
            Self::NeedsMemory | Self::Unencrypted | Self::NoRandomness => Code::Unexpected,
            Self::Weak | Self::Group(_) => Code::Invalid,
            Self::File(error) => error.code(),
            Self::Store(error) => error.code(),
        }
    }

    fn sentence(&self) -> &'static str {
        match self {
            Self::Plain => crate::key!("error-vault-plain"),
            Self::Empty => crate::key!("error-vault-empty"),
            Self::NeedsMemory => crate::key!("error-vault-memory"),
            Self::Exists => crate::key!("error-vault-exists"),
            Self::Weak => crate::key!("error-vault-weak"),
            Self::Group(_) => crate::key!("error-vault-group"),
            _ => self.code().sentence(),
        }
    }

    fn field(&self) -> Option<&str> {
        match self {
            Self::Group(field) => Some(field),
            Self::Weak => Some("passphrase"),
            _ => None,
        }
    }
}
