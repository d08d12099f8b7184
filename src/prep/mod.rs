//! Getting ready for one infusion: the fasting clock, the ride, the checklist.

pub mod api;
pub mod checklist;
pub mod ride;
mod show;
pub mod slip;
pub mod table;
pub mod visit;

use crate::clinic::count::{early, stop};
use crate::clinic::{Rule, RuleKind, Sheet, in_force};
use crate::error::{Code, Coded};
use crate::moment::Moment;
use crate::private::Private;
use crate::random::Id;
use crate::session::Session;
use chrono::NaiveDate;

pub use ride::{Ride, RideState};

/// The longest words of a checklist's item, in characters.
pub const ITEM_LIMIT: usize = 2_000;

/// One line of the fasting clock. Its hours are elapsed hours, also when the clocks change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fast {
    /// What the rule is about.
    pub kind: RuleKind,
    /// Until when, in the infusion's zone.
    pub until: Moment,
    /// Elapsed minutes left; negative: since.
    pub minutes_left: i64,
    /// The sheet's own sentence; may be empty.
    pub sentence: Private<String>,
    /// The local day the sheet was received.
    pub sheet_day: NaiveDate,
}

/// The fasting clock of one infusion: a line for each rule about food and drink that the patient
/// confirmed and whose time is known, none without. `sheets` newest first.
#[must_use]
pub fn fasting(session: &Session, rules: &[Rule], sheets: &[Sheet], now: &Moment) -> Vec<Fast> {
    let forced = in_force(rules, sheets);
    forced
        .iter()
        .filter(|(rule, _)| rule.kind.is_fasting())
        .filter_map(|(rule, sheet)| {
            let until = stop(rule, &session.starts, &forced)?;
            Some(Fast {
                kind: rule.kind,
                until,
                minutes_left: now.minutes_until(&until),
                sentence: rule.sentence.clone(),
                sheet_day: sheet.received_day,
            })
        })
        .collect()
}

/// When the clinic wants the patient there, if a confirmed rule says so.
#[must_use]
pub fn arrive_by(session: &Session, rules: &[Rule], sheets: &[Sheet]) -> Option<Moment> {
    let forced = in_force(rules, sheets);
    early(RuleKind::ArriveEarly, &session.starts, &forced)
}

/// The part of the time until the infusion in which a line still runs, 0 to 1.
#[must_use]
pub fn fraction(fast: &Fast, session: &Session, now: &Moment) -> f64 {
    let whole = now
        .minutes_until(&session.starts)
        .clamp(0, i64::from(i32::MAX));
    let left = fast.minutes_left.clamp(0, whole);
    match (i32::try_from(left), i32::try_from(whole)) {
        (Ok(left), Ok(whole)) if whole > 0 => f64::from(left) / f64::from(whole),
        _ => 0.0,
    }
}

/// One line of the checklist.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// Its id.
    pub id: Id,
    /// The infusion it is for.
    pub session_id: Id,
    /// Its words.
    pub words: Private<String>,
    /// Ticked.
    pub done: bool,
}

/// Why something was not kept.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum Error {
    /// An item without words.
    #[error("an item without words")]
    Empty,
    /// It is on the list already.
    #[error("on the list already")]
    Twice,
    /// A text is too long.
    #[error("{0} is too long")]
    TooLong(&'static str),
    /// Not a time on the clock.
    #[error("not a time on the clock")]
    Clock,
    /// Not a time on the clock, for the pick-up.
    #[error("not a time on the clock")]
    PickUpClock,
    /// A pick-up that cannot be of this infusion.
    #[error("a pick-up long after the infusion")]
    PickUp,
    /// Nobody else is named.
    #[error("no backup")]
    NoBackup,
    /// The infusion or the item is not here.
    #[error("not here")]
    Missing,
}

impl Coded for Error {
    fn code(&self) -> Code {
        match self {
            Self::Empty | Self::Clock | Self::PickUpClock | Self::PickUp | Self::NoBackup => {
                Code::Invalid
            }
            Self::Twice => Code::Exists,
            Self::TooLong(_) => Code::TooLarge,
            Self::Missing => Code::NotFound,
        }
    }
    fn sentence(&self) -> &'static str {
        match self {
            Self::Empty => crate::key!("prep-error-empty"),
            Self::Twice => crate::key!("prep-error-twice"),
            Self::Clock | Self::PickUpClock => crate::key!("prep-error-clock"),
            Self::PickUp => crate::key!("ride-error-pick-up"),
            Self::NoBackup => crate::key!("ride-error-no-backup"),
            Self::TooLong(_) | Self::Missing => self.code().sentence(),
        }
    }
    fn field(&self) -> Option<&str> {
        match self {
            Self::Empty | Self::Twice => Some("words"),
            Self::Clock => Some("time"),
            Self::PickUpClock | Self::PickUp => Some("pickUp"),
            Self::NoBackup => Some("backupWho"),
            Self::TooLong(field) => Some(field),
            Self::Missing => None,
        }
    }
}

/// Are these the same words, but for capitals and spaces around them?
#[must_use]
pub fn same_words(a: &Private<String>, b: &Private<String>) -> bool {
    let plain = |text: &Private<String>| text.expose().trim().to_lowercase();
    plain(a) == plain(b)
}

/// A text of at most `limit` characters.
///
/// # Errors
/// `TooLong` with the field's name.
pub fn check_length(
    field: &'static str,
    text: &Private<String>,
    limit: usize,
) -> Result<(), Error> {
    if text.expose().chars().count() > limit {
        return Err(Error::TooLong(field));
    }
    Ok(())
}

/// An item that may be added: some words, not on the list yet.
///
/// # Errors
/// `Empty`, `Twice`.
pub fn check_item(words: &str, items: &[Item]) -> Result<(), Error> {
    if words.trim().is_empty() {
        return Err(Error::Empty);
    }
    let words = Private::from(words);
    if items.iter().any(|item| same_words(&item.words, &words)) {
        return Err(Error::Twice);
    }
    Ok(())
}
