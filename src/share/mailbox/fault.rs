//! Why something did not work out there: told in plain words, and whether waiting alone may mend it.

use crate::error::{Code, Coded};
use crate::key;
use serde::{Deserialize, Serialize};

/// Why an errand, or one object of it, did not succeed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "camelCase", tag = "fault")]
pub enum Fault {
    /// No connection, no answer in time, or an answer that was cut off.
    #[error("not reached")]
    Unreachable,
    /// The server cannot show that it is the one it claims to be.
    #[error("the server's certificate is not trusted")]
    Untrusted,
    /// The user name, the password or the key is not accepted.
    #[error("not signed in")]
    SignIn,
    /// Signed in, and not allowed to do this.
    #[error("not allowed")]
    Refused,
    /// No room is left.
    #[error("no room left")]
    Full,
    /// It is larger than the other side takes, or than this side reads.
    #[error("too large")]
    TooLarge,
    /// The server asks for patience.
    #[error("busy")]
    #[serde(rename_all = "camelCase")]
    Busy {
        /// How long, when it said so.
        after_s: Option<u32>,
    },
    /// The place is there, and is not the drop that was agreed on: nothing in it is believed.
    #[error("another place")]
    NotTheDrop,
    /// A page for people came instead: a sign-in page, often of the network one is in.
    #[error("a page to sign in")]
    LoginPage,
    /// The folder, the bucket or the object is not there.
    #[error("not there")]
    Gone,
    /// Nothing of the above.
    #[error("not understood")]
    Unexpected,
}

/// The longest that a server's wish to wait is honoured: a day.
const LONGEST_WAIT_S: u32 = 86_400;

impl Fault {
    /// May it be gone after waiting alone? Otherwise a person has to do something.
    #[must_use]
    pub fn passes(self) -> bool {
        match self {
            Self::Unreachable | Self::Busy { .. } | Self::LoginPage | Self::Gone => true,
            Self::Untrusted
            | Self::SignIn
            | Self::Refused
            | Self::Full
            | Self::TooLarge
            | Self::NotTheDrop
            | Self::Unexpected => false,
        }
    }

    /// What the answer of a server means; `body` is its beginning, for what S3 says in words.
    pub(super) fn of_status(status: u16, retry_after: Option<&str>, body: &str) -> Self {
        let says = |codes: &[&str]| codes.iter().any(|code| body.contains(&tagged(code)));
        let after_s = retry_after
            .and_then(|text| text.trim().parse::<u32>().ok())
            .map(|seconds| seconds.min(LONGEST_WAIT_S));
        match status {
            400 | 409 | 413 if says(&["EntityTooLarge", "MaxMessageLengthExceeded"]) => {
                Self::TooLarge
            }
            _ if says(&["QuotaExceeded", "XMinioStorageFull", "InsufficientCapacity"]) => {
                Self::Full
            }
            400 | 403 if says(&SIGN_IN) => Self::SignIn,
            401 | 407 => Self::SignIn,
            403 | 405 | 451 => Self::Refused,
            404 | 410 => Self::Gone,
            413 => Self::TooLarge,
            507 => Self::Full,
            408 | 409 | 423 | 425 | 429 | 500 | 502 | 503 | 504 => Self::Busy { after_s },
            // S3's word for another region.
            300..=399 if body.contains("<Code>") => Self::Gone,
            300..=399 => Self::LoginPage,
            511 => Self::LoginPage,
            _ => Self::Unexpected,
        }
    }

    /// What a failure of this computer's file system means.
    pub(super) fn of_file(error: &std::io::Error) -> Self {
        use std::io::ErrorKind;
        match error.kind() {
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded => Self::Full,
            ErrorKind::FileTooLarge => Self::TooLarge,
            ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => Self::Refused,
            ErrorKind::NotFound | ErrorKind::NotADirectory => Self::Gone,
            ErrorKind::TimedOut
            | ErrorKind::HostUnreachable
            | ErrorKind::NetworkUnreachable
            | ErrorKind::NetworkDown
            | ErrorKind::StaleNetworkFileHandle
            | ErrorKind::NotConnected => Self::Unreachable,
            ErrorKind::ResourceBusy => Self::Busy { after_s: None },
            _ => Self::Unexpected,
        }
    }
}

/// What S3 calls a key that is not accepted; a wrong clock is one of the reasons.
const SIGN_IN: [&str; 5] = [
    "InvalidAccessKeyId",
    "SignatureDoesNotMatch",
    "AuthorizationHeaderMalformed",
    "RequestTimeTooSkewed",
    "InvalidToken",
];

fn tagged(code: &str) -> String {
    format!("<Code>{code}</Code>")
}

impl Coded for Fault {
    fn code(&self) -> Code {
        match self {
            Self::Unreachable | Self::Untrusted | Self::Busy { .. } | Self::LoginPage => {
                Code::Unreachable
            }
            Self::SignIn | Self::Refused => Code::Refused,
            Self::Full => Code::Full,
            Self::TooLarge => Code::TooLarge,
            Self::NotTheDrop => Code::Conflict,
            Self::Gone => Code::NotFound,
            Self::Unexpected => Code::Unexpected,
        }
    }
    fn sentence(&self) -> &'static str {
        match self {
            Self::Unreachable => key!("mailbox-fault-unreachable"),
            Self::Untrusted => key!("mailbox-fault-untrusted"),
            Self::SignIn => key!("mailbox-fault-sign-in"),
            Self::Refused => key!("mailbox-fault-refused"),
            Self::Full => key!("mailbox-fault-full"),
            Self::TooLarge => key!("mailbox-fault-too-large"),
            Self::Busy { .. } => key!("mailbox-fault-busy"),
            Self::NotTheDrop => key!("mailbox-fault-not-the-drop"),
            Self::LoginPage => key!("mailbox-fault-login-page"),
            Self::Gone => key!("mailbox-fault-gone"),
            Self::Unexpected => key!("mailbox-fault-unexpected"),
        }
    }
}
