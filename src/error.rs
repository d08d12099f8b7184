//! What a failure means to the other side of the boundary: a small code, a sentence, sometimes a field.

use serde::Serialize;

/// The codes a failure may carry on the wire. A host decides by the code, a person reads the sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Code {
    /// The vault is locked.
    Locked,
    /// There is no vault in the home folder.
    NoVault,
    /// The passphrase or recovery code does not open the vault.
    WrongPassphrase,
    /// A newer Afterglow wrote this vault.
    NewerVault,
    /// Another process has the vault open.
    InUse,
    /// The vault or its header is damaged, or is no vault.
    Damaged,
    /// The folder or file cannot be written.
    ReadOnly,
    /// The disk is full.
    Full,
    /// The request breaks a rule.
    Invalid,
    /// Nothing has this id.
    NotFound,
    /// It exists already.
    Exists,
    /// It is larger than allowed.
    TooLarge,
    /// It changed since it was read.
    Conflict,
    /// Not in groggy time.
    Groggy,
    /// The recipient is not confirmed.
    RecipientUnverified,
    /// The target cannot be reached.
    Unreachable,
    /// The other side refused.
    Refused,
    /// The person cancelled.
    Cancelled,
    /// A fault of ours.
    Unexpected,
}

impl Code {
    /// The Fluent key of the general sentence for this code.
    #[must_use]
    pub fn sentence(self) -> &'static str {
        match self {
            Self::Locked => crate::key!("error-locked"),
            Self::NoVault => crate::key!("error-no-vault"),
            Self::WrongPassphrase => crate::key!("error-wrong-passphrase"),
            Self::NewerVault => crate::key!("error-newer-vault"),
            Self::InUse => crate::key!("error-in-use"),
            Self::Damaged => crate::key!("error-damaged"),
            Self::ReadOnly => crate::key!("error-read-only"),
            Self::Full => crate::key!("error-full"),
            Self::Invalid => crate::key!("error-invalid"),
            Self::NotFound => crate::key!("error-not-found"),
            Self::Exists => crate::key!("error-exists"),
            Self::TooLarge => crate::key!("error-too-large"),
            Self::Conflict => crate::key!("error-conflict"),
            Self::Groggy => crate::key!("error-groggy"),
            Self::RecipientUnverified => crate::key!("error-recipient-unverified"),
            Self::Unreachable => crate::key!("error-unreachable"),
            Self::Refused => crate::key!("error-refused"),
            Self::Cancelled => crate::key!("error-cancelled"),
            Self::Unexpected => crate::key!("error-unexpected"),
        }
    }
}

/// A module's own error, able to say what it means on the wire.
pub trait Coded: std::error::Error {
    /// The code; one match without wildcard.
    fn code(&self) -> Code;
    /// The Fluent key of the sentence a person reads.
    fn sentence(&self) -> &'static str {
        self.code().sentence()
    }
    /// The request's field that is to blame, if one is.
    fn field(&self) -> Option<&str> {
        None
    }
}

/// A failure on its way out of the core. It never carries `Private` content.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure {
    /// The code on the wire.
    pub code: Code,
    /// The Fluent key of the sentence.
    pub sentence: &'static str,
    /// The request's field that is to blame, if one is.
    pub field: Option<String>,
}

impl<E: Coded> From<E> for Failure {
    fn from(error: E) -> Self {
        Self {
            code: error.code(),
            sentence: error.sentence(),
            field: error.field().map(str::to_owned),
        }
    }
}

impl Failure {
    /// A failure that only its code describes.
    #[must_use]
    pub fn of(code: Code) -> Self {
        Self {
            code,
            sentence: code.sentence(),
            field: None,
        }
    }

    /// A failure with a sentence of its own.
    #[must_use]
    pub fn saying(code: Code, sentence: &'static str) -> Self {
        Self {
            code,
            sentence,
            field: None,
        }
    }
}

impl Coded for rusqlite::Error {
    fn code(&self) -> Code {
        use rusqlite::ErrorCode;
        match self.sqlite_error_code() {
            Some(ErrorCode::DiskFull) => Code::Full,
            Some(ErrorCode::ReadOnly | ErrorCode::PermissionDenied | ErrorCode::CannotOpen) => {
                Code::ReadOnly
            }
            Some(ErrorCode::NotADatabase | ErrorCode::DatabaseCorrupt) => Code::Damaged,
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Code::InUse,
            Some(ErrorCode::TooBig) => Code::TooLarge,
            _ if matches!(self, Self::QueryReturnedNoRows) => Code::NotFound,
            _ => Code::Unexpected,
        }
    }
}

impl Coded for std::io::Error {
    fn code(&self) -> Code {
        use std::io::ErrorKind;
        match self.kind() {
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded => Code::Full,
            ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => Code::ReadOnly,
            ErrorKind::NotFound => Code::NotFound,
            ErrorKind::AlreadyExists => Code::Exists,
            _ => Code::Unexpected,
        }
    }
}

impl Coded for serde_json::Error {
    fn code(&self) -> Code {
        Code::Invalid
    }
}
