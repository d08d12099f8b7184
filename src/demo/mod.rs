//! An invented life with infusions, for trying things out and for measuring: what happened when, from a seed.

pub mod api;
mod life;
mod live;
mod texts;

use crate::error::{Code, Coded};
use crate::moment::Moment;

pub use life::invent;

/// The most years that are invented at once.
pub const MOST_YEARS: u32 = 50;

/// The most journal texts that are invented at once.
pub const MOST_ENTRIES: u32 = 200_000;

/// Something that happened at a moment.
#[derive(Debug, Clone, PartialEq)]
pub struct Event {
    /// When it was told to Afterglow.
    pub at: Moment,
    /// What.
    pub deed: Deed,
}

/// What the invented patient did.
#[derive(Debug, Clone, PartialEq)]
pub enum Deed {
    /// The clinic's sheet, kept with four rules from it, and someone to share with.
    Begin,
    /// The first infusions, planned in one step; each is named later by its start.
    Plan(Vec<Moment>),
    /// A booster's date.
    Booster(Moment),
    /// The ride home from the infusion with this start said yes, and the checklist was ticked.
    Ready(Moment),
    /// The infusion with this start ended just now.
    Over(Moment),
    /// Raw words.
    Fragment(String),
    /// A text; beside the last raw words, or on its own.
    Entry {
        /// Its words.
        words: String,
        /// It stands beside the last raw words.
        beside: bool,
    },
    /// A mood, from -3 to 3.
    Mood(i32),
    /// A PHQ-9, its nine answers from 0 to 3.
    Form([u32; 9]),
    /// What was written and answered since the last time; about a third of it goes.
    Share,
}

/// Why nothing was invented.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// Invented things never stand beside real ones.
    #[error("the vault is not empty")]
    NotEmpty,
    /// No such number of years.
    #[error("no such number of years")]
    Years,
    /// More journal texts than [`MOST_ENTRIES`].
    #[error("too many entries")]
    Entries,
}

impl Coded for Error {
    fn code(&self) -> Code {
        match self {
            Self::NotEmpty => Code::Exists,
            Self::Years | Self::Entries => Code::Invalid,
        }
    }
    fn sentence(&self) -> &'static str {
        match self {
            Self::NotEmpty => crate::key!("demo-error-not-empty"),
            Self::Years => crate::key!("demo-error-years"),
            Self::Entries => crate::key!("demo-error-entries"),
        }
    }
}
