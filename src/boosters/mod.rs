//! The dates of the maintenance plan: set by the patient and the clinic, said back, never computed.

pub mod api;
pub mod booking;
pub mod rule;
pub mod table;

use crate::error::{Code, Coded};
use crate::key;
use crate::moment::Moment;
use crate::session::{self, Session};
use chrono::{Days, NaiveDate};

/// A date is near from so many days before it.
pub const NEAR_DAYS: i64 = 7;
/// Longest note in characters.
pub const NOTE_LIMIT: usize = 2_000;
/// The most dates set at once.
pub const AT_ONCE: usize = 60;
/// A date is to be booked so many days before it at most.
pub const BOOK_DAYS: u32 = 180;
/// Length in minutes when no infusion was planned before (clinical 2.1 `[ASAT]`: 40 minutes).
pub const MINUTES: u32 = 40;

/// Why a date was not kept.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum Error {
    /// The note is longer than [`NOTE_LIMIT`].
    #[error("a note that is too long")]
    NoteTooLong,
    /// No dates, or more than [`AT_ONCE`].
    #[error("not a number of dates")]
    Dates,
    /// A day to book by after the date itself, or not 1 to [`BOOK_DAYS`] days before it.
    #[error("not a day to book by")]
    BookBy,
    /// There is no such date ahead.
    #[error("no such date")]
    Missing,
}

impl Coded for Error {
    fn code(&self) -> Code {
        match self {
            Self::NoteTooLong => Code::TooLarge,
            Self::Dates | Self::BookBy => Code::Invalid,
            Self::Missing => Code::NotFound,
        }
    }
    fn sentence(&self) -> &'static str {
        match self {
            Self::NoteTooLong => key!("boosters-error-note"),
            Self::Dates => key!("boosters-error-dates"),
            Self::BookBy => key!("boosters-error-book-by"),
            Self::Missing => self.code().sentence(),
        }
    }
    fn field(&self) -> Option<&str> {
        match self {
            Self::NoteTooLong => Some("note"),
            Self::Dates => Some("starts"),
            Self::BookBy => Some("bookBy"),
            Self::Missing => None,
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

/// The day by which a date is to be booked, so many days before it.
///
/// # Errors
/// `BookBy`.
pub fn book_by(starts: &Moment, days: u32) -> Result<NaiveDate, Error> {
    let day = starts.day().checked_sub_days(Days::new(days.into()));
    let fits = (1..=BOOK_DAYS).contains(&days);
    day.filter(|_| fits).ok_or(Error::BookBy)
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
