//! The clinic's sheet word for word, the rules that the patient took from it, and whom to ring.

pub mod api;
pub mod count;
pub mod presets;
pub mod reader;
pub mod rule;
pub mod say;
mod show;
pub mod suggest;
pub mod table;
mod wire;

pub use rule::{Amount, Anchor, Rule, RuleKind, in_force};

use crate::error::{Code, Coded};
use crate::moment::Moment;
use crate::private::Private;
use crate::random::Id;
use chrono::{NaiveDate, TimeDelta};

/// The longest sheet, in characters.
pub const SHEET_LIMIT: usize = 200_000;
/// The longest name or phone number, in characters.
pub const LINE_LIMIT: usize = 200;

/// A sheet as the clinic wrote it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet {
    /// Its id.
    pub id: Id,
    /// Its words, unchanged.
    pub words: Private<String>,
    /// Who handed it over.
    pub given_by: Private<String>,
    /// The local day it was received.
    pub received_day: NaiveDate,
    /// When it was put in here.
    pub at: Moment,
}

/// Whom to ring.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contact {
    /// A name.
    pub name: Private<String>,
    /// A phone number as given.
    pub phone: Private<String>,
}

/// Why something of the clinic's was not kept.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum Error {
    /// A sheet without words.
    #[error("a sheet without words")]
    Empty,
    /// A text is too long.
    #[error("{0} is too long")]
    TooLong(&'static str),
    /// Received before 2000 or after today.
    #[error("not a day to receive a sheet on")]
    Day,
    /// Minutes outside 0 to 4,320, or not whole.
    #[error("not a rule's minutes")]
    Minutes,
    /// Not a time on the clock.
    #[error("not a time on the clock")]
    Clock,
    /// Not a blood pressure: outside 60 to 260 over 30 to 160, or the lower number above the upper.
    #[error("not a blood pressure")]
    Pressure,
    /// An amount that this kind of rule does not have.
    #[error("not an amount for this kind of rule")]
    Measure,
    /// This kind of rule is not counted from there.
    #[error("this kind of rule is not counted from there")]
    Anchor,
    /// A phone number without digits.
    #[error("not a phone number")]
    Phone,
    /// Medicine advice without the sheet's sentence.
    #[error("medicine advice without the sheet's words")]
    Sentence,
    /// The sheet or rule is not here.
    #[error("not here")]
    Missing,
}

impl Coded for Error {
    fn code(&self) -> Code {
        match self {
            Self::Empty
            | Self::Day
            | Self::Minutes
            | Self::Clock
            | Self::Pressure
            | Self::Measure
            | Self::Anchor
            | Self::Phone
            | Self::Sentence => Code::Invalid,
            Self::TooLong(_) => Code::TooLarge,
            Self::Missing => Code::NotFound,
        }
    }
    fn sentence(&self) -> &'static str {
        match self {
            Self::Empty => crate::key!("clinic-error-empty"),
            Self::Day => crate::key!("clinic-error-day"),
            Self::Minutes | Self::Measure => crate::key!("clinic-error-minutes"),
            Self::Clock => crate::key!("clinic-error-clock"),
            Self::Pressure => crate::key!("clinic-error-pressure"),
            Self::Sentence => crate::key!("clinic-error-sentence"),
            Self::Phone => crate::key!("clinic-error-phone"),
            Self::Anchor | Self::TooLong(_) | Self::Missing => self.code().sentence(),
        }
    }
    fn field(&self) -> Option<&str> {
        match self {
            Self::Empty => Some("words"),
            Self::Day => Some("receivedDay"),
            Self::Minutes | Self::Clock | Self::Pressure | Self::Measure => Some("amount"),
            Self::Anchor => Some("anchor"),
            Self::Sentence => Some("sentence"),
            Self::Phone => Some("phone"),
            Self::TooLong(field) => Some(field),
            Self::Missing => None,
        }
    }
}

/// A text of at most `limit` characters.
///
/// # Errors
/// `TooLong` with the field's name.
pub fn check_length(field: &'static str, text: &str, limit: usize) -> Result<(), Error> {
    if text.chars().count() > limit {
        return Err(Error::TooLong(field));
    }
    Ok(())
}

/// A phone number as given: none, or one with at least three digits. Letters may stand in it, as some
/// numbers are spelled.
///
/// # Errors
/// `Phone`, `TooLong`.
pub fn check_phone(phone: &str) -> Result<(), Error> {
    check_length("phone", phone, LINE_LIMIT)?;
    let digits = phone.chars().filter(char::is_ascii_digit).count();
    if phone.trim().is_empty() || digits >= 3 {
        Ok(())
    } else {
        Err(Error::Phone)
    }
}

/// A sheet that may be kept: some words, received between 2000 and today.
///
/// # Errors
/// `Empty`, `TooLong`, `Day`.
pub fn check_sheet(words: &str, received: NaiveDate, today: NaiveDate) -> Result<(), Error> {
    check_length("words", words, SHEET_LIMIT)?;
    if words.trim().is_empty() {
        return Err(Error::Empty);
    }
    let first = NaiveDate::from_ymd_opt(2000, 1, 1).unwrap_or_default();
    if received < first || received > today {
        return Err(Error::Day);
    }
    Ok(())
}

/// The sheets, the one received last first.
pub fn sort_sheets(sheets: &mut [Sheet]) {
    sheets.sort_by(|a, b| (b.received_day, b.at, &b.id).cmp(&(a.received_day, a.at, &a.id)));
}

/// Until when a clinic's rule keeps the patient from driving: its minutes after the end, and never
/// before the next local day (decision 2 of clinical). A night's sleep comes on top.
#[must_use]
pub fn no_driving_until(end: &Moment, minutes: u32) -> Moment {
    let mut until = end.plus(TimeDelta::minutes(minutes.into()));
    // By quarters, as zones change their clocks by quarters, up to the first one of the next day.
    let into_quarter = until.ms().rem_euclid(900_000);
    if until.day() <= end.day() {
        until = until.plus(TimeDelta::milliseconds(-into_quarter));
    }
    while until.day() <= end.day() {
        until = until.plus(TimeDelta::minutes(15));
    }
    until
}
