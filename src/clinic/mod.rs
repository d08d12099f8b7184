//! The clinic's sheet word for word, the rules that the patient took from it, and whom to ring.

pub mod api;
pub mod say;
pub mod table;

use crate::error::{Code, Coded};
use crate::moment::Moment;
use crate::private::Private;
use crate::random::Id;
use chrono::{NaiveDate, TimeDelta};
use serde::{Deserialize, Serialize};

/// The longest sheet, in characters.
pub const SHEET_LIMIT: usize = 200_000;
/// The longest rule, in minutes.
pub const MINUTES_LIMIT: u32 = 4_320;
/// The longest name or phone number, in characters.
pub const LINE_LIMIT: usize = 200;

/// What a rule of a clinic is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub enum RuleKind {
    /// No solid food for so many minutes before.
    NoSolids,
    /// Clear liquids until so many minutes before.
    ClearLiquidsUntil,
    /// Arrive so many minutes before.
    ArriveEarly,
    /// A ride there and back; has no minutes.
    RideBothWays,
    /// An adult has to come inside; has no minutes.
    AdultInside,
    /// No driving for so many minutes after.
    NoDriving,
}

impl RuleKind {
    /// Every kind, in the order of the day.
    pub const ALL: [Self; 6] = [
        Self::NoSolids,
        Self::ClearLiquidsUntil,
        Self::ArriveEarly,
        Self::RideBothWays,
        Self::AdultInside,
        Self::NoDriving,
    ];

    /// Does a length of time belong to it?
    #[must_use]
    pub fn is_timed(self) -> bool {
        match self {
            Self::NoSolids | Self::ClearLiquidsUntil | Self::ArriveEarly | Self::NoDriving => true,
            Self::RideBothWays | Self::AdultInside => false,
        }
    }
}

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

/// A rule that the patient took from a sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rule {
    /// Its id.
    pub id: Id,
    /// The sheet it comes from.
    pub sheet_id: Id,
    /// What it is about.
    pub kind: RuleKind,
    /// Minutes before or after, 0 to 4,320; 0 for kinds without a time.
    pub minutes: u32,
    /// The sheet's own sentence; may be empty.
    pub sentence: Private<String>,
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
    /// Minutes outside 0 to 4,320, not whole, or given for a kind without a time.
    #[error("not a rule's minutes")]
    Minutes,
    /// The sheet or rule is not here.
    #[error("not here")]
    Missing,
}

impl Coded for Error {
    fn code(&self) -> Code {
        match self {
            Self::Empty | Self::Day | Self::Minutes => Code::Invalid,
            Self::TooLong(_) => Code::TooLarge,
            Self::Missing => Code::NotFound,
        }
    }
    fn sentence(&self) -> &'static str {
        match self {
            Self::Empty => crate::key!("clinic-error-empty"),
            Self::Day => crate::key!("clinic-error-day"),
            Self::Minutes => crate::key!("clinic-error-minutes"),
            Self::TooLong(_) | Self::Missing => self.code().sentence(),
        }
    }
    fn field(&self) -> Option<&str> {
        match self {
            Self::Empty => Some("words"),
            Self::Day => Some("receivedDay"),
            Self::Minutes => Some("minutes"),
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

/// A rule's minutes as given: whole, 0 to 4,320, and none for a kind without a time.
///
/// # Errors
/// `Minutes`.
pub fn check_minutes(kind: RuleKind, given: f64) -> Result<u32, Error> {
    let most = if kind.is_timed() { MINUTES_LIMIT } else { 0 };
    (0..=most)
        .find(|minutes| f64::from(*minutes) == given)
        .ok_or(Error::Minutes)
}

/// The sheets, the one received last first.
pub fn sort_sheets(sheets: &mut [Sheet]) {
    sheets.sort_by(|a, b| (b.received_day, b.at, &b.id).cmp(&(a.received_day, a.at, &a.id)));
}

/// The rules in force: of each kind the one from the newest sheet that has it, in the order of the
/// day. `sheets` newest first. Without a confirmed rule there is none: never a default.
#[must_use]
pub fn in_force<'a>(rules: &'a [Rule], sheets: &'a [Sheet]) -> Vec<(&'a Rule, &'a Sheet)> {
    let of_kind = |kind: &RuleKind| {
        sheets.iter().find_map(|sheet| {
            rules
                .iter()
                .find(|rule| rule.kind == *kind && rule.sheet_id == sheet.id)
                .map(|rule| (rule, sheet))
        })
    };
    RuleKind::ALL.iter().filter_map(of_kind).collect()
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
