//! What leaves: chosen item by item, frozen, seen as it will be read, sealed for one key, remembered.

pub mod formats;
pub mod packet;
pub mod seal;

use crate::error::{Code, Coded};

/// Why something is not shared.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The key is not one that a file can be sealed for.
    #[error(transparent)]
    Key(#[from] seal::KeyError),
    /// The report could not be set.
    #[error("the report could not be set")]
    Setting,
    /// A file inside the packet could not be made.
    #[error("the packet could not be packed")]
    Packing,
}

impl Coded for Error {
    fn code(&self) -> Code {
        match self {
            Self::Key(error) => error.code(),
            Self::Setting | Self::Packing => Code::Unexpected,
        }
    }
    fn sentence(&self) -> &'static str {
        match self {
            Self::Key(error) => error.sentence(),
            Self::Setting | Self::Packing => self.code().sentence(),
        }
    }
    fn field(&self) -> Option<&str> {
        match self {
            Self::Key(error) => error.field(),
            Self::Setting | Self::Packing => None,
        }
    }
}
