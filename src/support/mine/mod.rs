//! People to call and lines that the patient added: what they are and what can be kept.

pub mod api;
pub mod table;

use crate::clinic::{LINE_LIMIT, check_length};
use crate::error::{Code, Coded, Failure};
use crate::private::Private;
use crate::random::Id;
use crate::support::qr::dialled;
use serde::{Deserialize, Serialize};

/// How many people and lines there may be in all.
pub const LIMIT: usize = 60;

/// What was added.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(test, ts(rename = "SupportContactKind"))]
#[serde(rename_all = "camelCase")]
pub enum ContactKind {
    /// Someone the patient knows.
    Person,
    /// A service.
    Line,
}

impl ContactKind {
    /// Its name in the store and outside it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Line => "line",
        }
    }

    /// The kind of a name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        [Self::Person, Self::Line]
            .into_iter()
            .find(|kind| kind.name() == name)
    }
}

/// How it is reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(test, ts(rename = "SupportReach"))]
#[serde(rename_all = "camelCase")]
pub enum Reach {
    /// By a call.
    Call,
    /// By a text message.
    Text,
    /// On a page, opened on any device.
    Page,
}

/// Someone to reach.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contact {
    /// A person or a service.
    pub kind: ContactKind,
    /// How it is reached.
    pub reach: Reach,
    /// A name.
    pub name: Private<String>,
    /// The number or page as given.
    pub number: Private<String>,
    /// What is good to know, in the patient's words; may be empty.
    pub about: Private<String>,
    /// Did the patient choose to show it while locked?
    pub outside: bool,
}

/// Someone to reach, as kept in the vault.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// Its id.
    pub id: Id,
    /// Whom.
    pub contact: Contact,
}

/// Why someone to reach was not kept.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum Error {
    /// Without a name.
    #[error("a contact without a name")]
    Name,
    /// Nothing that can be dialled: fewer than three digits, or letters among them.
    #[error("not a number that can be dialled")]
    Number,
    /// Not an address of a page.
    #[error("not an address of a page")]
    Page,
    /// Sixty are kept already.
    #[error("no more contacts")]
    TooMany,
    /// Not here.
    #[error("not here")]
    Missing,
}

impl Coded for Error {
    fn code(&self) -> Code {
        match self {
            Self::Name | Self::Number | Self::Page => Code::Invalid,
            Self::TooMany => Code::TooLarge,
            Self::Missing => Code::NotFound,
        }
    }
    fn sentence(&self) -> &'static str {
        match self {
            Self::Name => crate::key!("support-error-name"),
            Self::Number => crate::key!("support-error-number"),
            Self::Page => crate::key!("support-error-page"),
            Self::TooMany => crate::key!("support-error-many"),
            Self::Missing => self.code().sentence(),
        }
    }
    fn field(&self) -> Option<&str> {
        match self {
            Self::Name => Some("name"),
            Self::Number | Self::Page => Some("number"),
            Self::TooMany | Self::Missing => None,
        }
    }
}

impl Reach {
    /// Its name in the store and outside it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Call => "call",
            Self::Text => "text",
            Self::Page => "page",
        }
    }

    /// The way of a name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        [Self::Call, Self::Text, Self::Page]
            .into_iter()
            .find(|reach| reach.name() == name)
    }

    /// Fluent key of the sentence that says how.
    #[must_use]
    pub fn how(self) -> &'static str {
        match self {
            Self::Call => crate::key!("support-how-call"),
            Self::Text => crate::key!("support-how-text"),
            Self::Page => crate::key!("support-how-page"),
        }
    }

    /// What a phone understands of a number or page as given; nothing when it leads nowhere.
    #[must_use]
    pub fn target(self, number: &str) -> Option<String> {
        match self {
            Self::Call => Some(format!("tel:{}", dialled(number)?)),
            Self::Text => Some(format!("sms:{}", dialled(number)?)),
            Self::Page => page(number),
        }
    }
}

/// An address that a browser opens; without a scheme it is taken as `https`.
fn page(address: &str) -> Option<String> {
    let address = address.trim();
    let rest = ["https://", "http://"]
        .iter()
        .find_map(|scheme| address.strip_prefix(scheme))
        .unwrap_or(address);
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let named = host.split('.').count() > 1 && host.split('.').all(|part| !part.is_empty());
    let clean = !rest
        .chars()
        .any(|letter| letter.is_whitespace() || letter.is_control());
    let plain = host
        .chars()
        .all(|letter| letter.is_alphanumeric() || ".-:".contains(letter));
    (named && clean && plain).then(|| {
        if rest.len() == address.len() {
            format!("https://{address}")
        } else {
            address.to_owned()
        }
    })
}

/// Someone who can be kept: a name, and a number or page that leads somewhere.
///
/// # Errors
/// `Invalid` or `TooLarge` with field `name`, `number` or `about`.
pub fn check(reach: Reach, name: &str, number: &str, about: &str) -> Result<(), Failure> {
    check_length("name", name, LINE_LIMIT)?;
    check_length("number", number, LINE_LIMIT)?;
    check_length("about", about, LINE_LIMIT)?;
    if name.trim().is_empty() {
        return Err(Error::Name.into());
    }
    if reach.target(number).is_none() {
        return Err(if reach == Reach::Page {
            Error::Page
        } else {
            Error::Number
        }
        .into());
    }
    Ok(())
}
