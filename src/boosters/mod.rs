//! The dates of the maintenance plan: set by the patient and the clinic, said back, never computed.

pub mod api;
pub mod table;

use crate::error::{Code, Coded};
use crate::key;
use crate::moment::Moment;
use crate::session::{self, Session};

/// A date is near from so many days before it.
pub const NEAR_DAYS: i64 = 7;
/// Longest note in characters.
pub const NOTE_LIMIT: usize = 2_000;
/// Length in minutes when no infusion was planned before (clinical 2.1 `[ASAT]`: 40 minutes).
pub const MINUTES: u32 = 40;

/// Why a date was not kept.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum Error {
    /// The note is longer than [`NOTE_LIMIT`].
    #[error("a note that is too long")]
    NoteTooLong,
}

impl Coded for Error {
    fn code(&self) -> Code {
        match self {
            Self::NoteTooLong => Code::TooLarge,
        }
    }
    fn sentence(&self) -> &'static str {
        match self {
            Self::NoteTooLong => key!("boosters-error-note"),
        }
    }
    fn field(&self) -> Option<&str> {
        match self {
            Self::NoteTooLong => Some("note"),
        }
    }
}

/// The booster dates that lie ahead, or are of today, soonest first.
#[must_use]
pub fn ahead<'a>(sessions: &'a [Session], now: &Moment) -> Vec<&'a Session> {
    let planned = |session: &&Session| {
        session.booster
            && session.state == session::State::Planned
            && !session::is_unsaid(session, now)
    };
    let mut dates: Vec<_> = sessions.iter().filter(planned).collect();
    dates.sort_by_key(|session| session.starts);
    dates
}

/// Is it today or within the next [`NEAR_DAYS`] local days?
#[must_use]
pub fn is_near(starts: &Moment, now: &Moment) -> bool {
    let days = starts.day().signed_duration_since(now.day()).num_days();
    (0..=NEAR_DAYS).contains(&days)
}

/// A booster is planned as long as the infusion before it.
#[must_use]
pub fn minutes(sessions: &[Session]) -> u32 {
    sessions
        .iter()
        .max_by_key(|session| session.starts)
        .map_or(MINUTES, |session| session.minutes)
}

/// Checks a note.
///
/// # Errors
/// `NoteTooLong`.
pub fn check_note(note: &str) -> Result<(), Error> {
    if note.chars().count() > NOTE_LIMIT {
        Err(Error::NoteTooLong)
    } else {
        Ok(())
    }
}
