//! What the patient wants of reminders: from whom they seem to come, how open, when not, and which.

pub mod api;

use crate::error::{Code, Coded};

/// The longest name, in characters.
pub const NAME_LIMIT: usize = 40;

/// Why something was not kept.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum Error {
    /// A name of more than one line, or too long.
    #[error("not a name for notes")]
    Name,
    /// Not hours that may be quiet.
    #[error("not quiet hours")]
    Quiet,
}

impl Coded for Error {
    fn code(&self) -> Code {
        match self {
            Self::Name | Self::Quiet => Code::Invalid,
        }
    }
    fn sentence(&self) -> &'static str {
        match self {
            Self::Name => crate::key!("reminders-error-name"),
            Self::Quiet => crate::key!("reminders-error-quiet"),
        }
    }
    fn field(&self) -> Option<&str> {
        match self {
            Self::Name => Some("sender"),
            Self::Quiet => Some("quiet"),
        }
    }
}

/// A name as it is kept: one short line without spaces around it; none stands for the usual one.
///
/// # Errors
/// `Name`.
pub fn name(given: &str) -> Result<&str, Error> {
    let name = given.trim();
    let fits = name.chars().count() <= NAME_LIMIT && !name.chars().any(char::is_control);
    fits.then_some(name).ok_or(Error::Name)
}
