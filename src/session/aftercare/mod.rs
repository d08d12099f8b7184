//! What waits after an infusion and until when: a clinic may make it stricter, nothing makes it looser.

pub mod api;
pub mod table;

use super::{Session, State};
use crate::clinic::no_driving_until;
use crate::clinic::rule::{Amount, RuleKind};
use crate::error::{Code, Coded};
use crate::moment::Moment;
use chrono::TimeDelta;
use serde::Serialize;

/// Nothing that waits by the hour waits less than this many elapsed hours (clinical 2.3).
pub const FLOOR_HOURS: u32 = 24;
/// The longest that an answer of the clinic's keeps aftercare in sight of Today, in days ([design]).
pub const SHOWN_DAYS: i64 = 7;

/// What waits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(test, ts(rename = "AftercareKind"))]
#[serde(rename_all = "camelCase")]
pub enum Kind {
    /// Driving and cycling.
    Driving,
    /// Machines and tools.
    Machinery,
    /// Signing, money, big decisions.
    Signing,
    /// Alcohol, cannabis, other drugs.
    Alcohol,
    /// Caring for others alone, water alone, an open flame.
    Alone,
}

impl Kind {
    /// All, in the order in which they are shown.
    pub const ALL: [Self; 5] = [
        Self::Driving,
        Self::Machinery,
        Self::Signing,
        Self::Alcohol,
        Self::Alone,
    ];

    /// The clinic's kind of rule about it.
    #[must_use]
    pub fn rule(self) -> Option<RuleKind> {
        match self {
            Self::Driving => Some(RuleKind::NoDriving),
            Self::Machinery => Some(RuleKind::NoMachinery),
            Self::Signing => Some(RuleKind::NoSigning),
            Self::Alcohol => Some(RuleKind::NoAlcohol),
            Self::Alone => None,
        }
    }

    /// Does it wait for a night's sleep too? (clinical 2.3)
    #[must_use]
    pub fn needs_sleep(self) -> bool {
        matches!(self, Self::Driving | Self::Machinery)
    }
}

/// The earliest that anything lets it be: 24 elapsed hours and the next local day; for what nobody
/// gives hours for, the next local day (clinical 2.3, decision 2).
#[must_use]
pub fn floor(kind: Kind, end: &Moment) -> Moment {
    match kind {
        Kind::Alone => no_driving_until(end, 0),
        _ => no_driving_until(end, FLOOR_HOURS * 60),
    }
}

/// Until when it waits after an end: the clinic's amount, or the floor when that is later.
#[must_use]
pub fn until(kind: Kind, end: &Moment, clinic: Option<Amount>) -> Moment {
    let floor = floor(kind, end);
    let asked = match clinic {
        Some(Amount::Minutes(minutes)) => end.plus(TimeDelta::minutes(minutes.into())),
        Some(Amount::NextDay | Amount::Plain | Amount::Clock(_) | Amount::Pressure { .. })
        | None => floor,
    };
    floor.max(asked)
}

/// Is a word about sleep, said then, about a night after this end? Not before the next day, neither
/// where the infusion was nor where it is said.
#[must_use]
pub fn is_a_night(end: &Moment, said: &Moment) -> bool {
    let there = said.seen_in(end.zone());
    let here = end.seen_in(said.zone());
    said > end && there.day() > end.day() && said.day() > here.day()
}

/// Is the wait over? Never before the end of the infusion is known, and for driving and machines
/// never before both the time and the sleep.
#[must_use]
pub fn is_over(kind: Kind, session: &Session, until: &Moment, slept: bool, now: &Moment) -> bool {
    let known = session.state == State::Over;
    known && until <= now && (slept || !kind.needs_sleep())
}

/// The infusion that aftercare is about: of those that have begun, the one that ends last.
#[must_use]
pub fn subject<'a>(sessions: &'a [Session], now: &Moment) -> Option<&'a Session> {
    sessions
        .iter()
        .filter(|one| one.state != State::Cancelled && one.starts <= *now)
        .max_by_key(|one| one.end())
}

/// Why a word about sleep is not kept.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// No night has gone by since the end.
    #[error("no night has gone by since the end")]
    NoNight,
}

impl Coded for Error {
    fn code(&self) -> Code {
        match self {
            Self::NoNight => Code::Invalid,
        }
    }
    fn sentence(&self) -> &'static str {
        match self {
            Self::NoNight => crate::key!("after-error-no-night"),
        }
    }
    fn field(&self) -> Option<&str> {
        match self {
            Self::NoNight => Some("slept"),
        }
    }
}
