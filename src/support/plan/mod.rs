//! My support plan: seven parts in the patient's words, under our own headings (clinical 7.2, decision 5).

pub mod api;
pub mod page;
pub mod table;

use crate::error::{Code, Coded};
use crate::private::Private;
use serde::{Deserialize, Serialize};

/// The longest part, in characters: seven of them and the numbers fit on a page or two.
pub const LIMIT: usize = 1_000;

/// A part, in the order in which it is read in a hard time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(test, ts(rename = "SupportPart"))]
#[serde(rename_all = "camelCase")]
pub enum Part {
    /// By what the patient notices it.
    Notice,
    /// What they can do by themselves.
    Alone,
    /// Where and with whom they are among others.
    Among,
    /// Whom they tell.
    Tell,
    /// Who helps for their work.
    Care,
    /// What makes the place safer.
    Safer,
    /// What they want to remember.
    Remember,
}

impl Part {
    /// All of them, in order.
    pub const ALL: [Self; 7] = [
        Self::Notice,
        Self::Alone,
        Self::Among,
        Self::Tell,
        Self::Care,
        Self::Safer,
        Self::Remember,
    ];

    /// Its name in the store and outside it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Notice => "notice",
            Self::Alone => "alone",
            Self::Among => "among",
            Self::Tell => "tell",
            Self::Care => "care",
            Self::Safer => "safer",
            Self::Remember => "remember",
        }
    }

    /// The part of a name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|part| part.name() == name)
    }

    /// Fluent key of its heading.
    #[must_use]
    pub fn heading(self) -> &'static str {
        match self {
            Self::Notice => crate::key!("support-plan-notice"),
            Self::Alone => crate::key!("support-plan-alone"),
            Self::Among => crate::key!("support-plan-among"),
            Self::Tell => crate::key!("support-plan-tell"),
            Self::Care => crate::key!("support-plan-care"),
            Self::Safer => crate::key!("support-plan-safer"),
            Self::Remember => crate::key!("support-plan-remember"),
        }
    }

    /// Fluent key of the sentence that helps to fill it.
    #[must_use]
    pub fn help(self) -> &'static str {
        match self {
            Self::Notice => crate::key!("support-plan-notice-help"),
            Self::Alone => crate::key!("support-plan-alone-help"),
            Self::Among => crate::key!("support-plan-among-help"),
            Self::Tell => crate::key!("support-plan-tell-help"),
            Self::Care => crate::key!("support-plan-care-help"),
            Self::Safer => crate::key!("support-plan-safer-help"),
            Self::Remember => crate::key!("support-plan-remember-help"),
        }
    }
}

/// A part as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    /// Which.
    pub part: Part,
    /// The patient's words, as typed; may be empty.
    pub words: Private<String>,
    /// Did the patient choose to show it while locked?
    pub outside: bool,
}

/// Why a part was not kept.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum Error {
    /// More than a thousand characters.
    #[error("too long for a part of the plan")]
    TooLong,
}

impl Coded for Error {
    fn code(&self) -> Code {
        match self {
            Self::TooLong => Code::TooLarge,
        }
    }
    fn sentence(&self) -> &'static str {
        match self {
            Self::TooLong => crate::key!("support-error-long"),
        }
    }
    fn field(&self) -> Option<&str> {
        Some("words")
    }
}
