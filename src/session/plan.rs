//! What may be planned, how an infusion ends, and which readings can be true.

use super::{Session, State};
use crate::error::{Code, Coded};
use crate::moment::Moment;
use chrono::{NaiveDate, TimeDelta};

/// The longest infusion, and the latest end after a start, in minutes.
pub const MINUTES_LIMIT: u32 = 4_320;
/// The most infusions planned at once.
pub const AT_ONCE: usize = 200;
/// How many years ahead a date may lie.
const YEARS_AHEAD: i64 = 10;
/// An end can be taken back for so many hours after it was said.
const REOPEN_HOURS: i64 = 24;

/// Why an infusion was not kept as asked.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum Error {
    /// No date was given, or too many at once.
    #[error("no dates, or too many at once")]
    Dates,
    /// Before 2000 or more than ten years ahead.
    #[error("a date far outside")]
    FarDate,
    /// Another infusion starts at the same time.
    #[error("another infusion starts then")]
    SameStart,
    /// It lies within another infusion.
    #[error("it lies within another infusion")]
    Overlap,
    /// A length outside 0 to 4,320 whole minutes.
    #[error("not a length")]
    Minutes,
    /// The end lies before the start.
    #[error("an end before the start")]
    EndBeforeStart,
    /// The end lies in the future.
    #[error("an end in the future")]
    EndAhead,
    /// The end lies more than 4,320 minutes after the start.
    #[error("an end long after the start")]
    EndFar,
    /// It is over, or is not, and so cannot be changed like this.
    #[error("not in this state")]
    State,
    /// The end was said too long ago to take it back.
    #[error("too late to take the end back")]
    TooLate,
    /// A reading that cannot be true.
    #[error("an impossible {0}")]
    Vital(&'static str),
    /// A reading without a number.
    #[error("a reading without a number")]
    NoVital,
    /// A reading before 2000, or in the future.
    #[error("not a time of a reading")]
    VitalTime,
    /// The infusion is not here.
    #[error("not here")]
    Missing,
}

impl Coded for Error {
    fn code(&self) -> Code {
        match self {
            Self::Missing => Code::NotFound,
            Self::SameStart => Code::Exists,
            Self::State => Code::Conflict,
            Self::Dates
            | Self::FarDate
            | Self::Overlap
            | Self::Minutes
            | Self::EndBeforeStart
            | Self::EndAhead
            | Self::EndFar
            | Self::TooLate
            | Self::Vital(_)
            | Self::NoVital
            | Self::VitalTime => Code::Invalid,
        }
    }
    fn sentence(&self) -> &'static str {
        match self {
            Self::Dates => crate::key!("session-error-dates"),
            Self::FarDate => crate::key!("session-error-far-date"),
            Self::SameStart => crate::key!("session-error-same-start"),
            Self::Overlap => crate::key!("session-error-overlap"),
            Self::Minutes => crate::key!("session-error-minutes"),
            Self::EndBeforeStart => crate::key!("session-error-end-before-start"),
            Self::EndAhead => crate::key!("session-error-end-ahead"),
            Self::EndFar => crate::key!("session-error-end-far"),
            Self::State => crate::key!("session-error-state"),
            Self::TooLate => crate::key!("session-error-too-late"),
            Self::Vital("systolic") => crate::key!("session-error-systolic"),
            Self::Vital("diastolic") => crate::key!("session-error-diastolic"),
            Self::Vital("pulse") => crate::key!("session-error-pulse"),
            Self::Vital(_) => crate::key!("session-error-oxygen"),
            Self::NoVital => crate::key!("session-error-no-vital"),
            Self::VitalTime => crate::key!("session-error-vital-time"),
            Self::Missing => self.code().sentence(),
        }
    }
    fn field(&self) -> Option<&str> {
        match self {
            Self::Dates | Self::FarDate | Self::SameStart | Self::Overlap => Some("starts"),
            Self::Minutes => Some("minutes"),
            Self::EndBeforeStart | Self::EndAhead | Self::EndFar => Some("ended"),
            Self::Vital(field) => Some(field),
            Self::NoVital => Some("systolic"),
            Self::VitalTime => Some("at"),
            Self::State | Self::TooLate | Self::Missing => None,
        }
    }
}

/// A whole number from `least` to `most`, as it came over the wire.
fn whole(given: f64, least: u32, most: u32) -> Option<u32> {
    (least..=most).find(|number| f64::from(*number) == given)
}

/// A planned length: 0 to 4,320 whole minutes.
///
/// # Errors
/// `Minutes`.
pub fn check_minutes(given: f64) -> Result<u32, Error> {
    whole(given, 0, MINUTES_LIMIT).ok_or(Error::Minutes)
}

/// May an infusion start then? The past is allowed. `others`: all but itself.
///
/// # Errors
/// `FarDate`, `SameStart`, `Overlap`.
pub fn check_start<'a>(
    starts: &Moment,
    minutes: u32,
    mut others: impl Iterator<Item = &'a Session>,
    now: &Moment,
) -> Result<(), Error> {
    let first = NaiveDate::from_ymd_opt(2000, 1, 1).unwrap_or_default();
    let last = now.plus(TimeDelta::days(YEARS_AHEAD * 366)).day();
    if starts.day() < first || starts.day() > last {
        return Err(Error::FarDate);
    }
    let end = starts.plus(TimeDelta::minutes(minutes.into()));
    others.try_for_each(|other| {
        if other.state == State::Cancelled {
            Ok(())
        } else if other.starts.ms() == starts.ms() {
            Err(Error::SameStart)
        } else if *starts < other.end() && other.starts < end {
            Err(Error::Overlap)
        } else {
            Ok(())
        }
    })
}

/// When an infusion that is now said to be over ended: as given, or now.
///
/// # Errors
/// `EndBeforeStart`, `EndAhead`, `EndFar`, `State` for a cancelled one.
pub fn check_end(session: &Session, ended: Option<Moment>, now: &Moment) -> Result<Moment, Error> {
    let end = ended.unwrap_or(*now);
    if session.state == State::Cancelled {
        return Err(Error::State);
    }
    if end.ms() > now.ms() {
        return Err(Error::EndAhead);
    }
    if end.ms() < session.starts.ms() {
        return Err(Error::EndBeforeStart);
    }
    if end.ms() - session.starts.ms() > i64::from(MINUTES_LIMIT) * 60_000 {
        return Err(Error::EndFar);
    }
    Ok(end)
}

/// Can the end still be taken back? For a day after it was said.
#[must_use]
pub fn may_reopen(said: &Moment, now: &Moment) -> bool {
    *now < said.plus(TimeDelta::hours(REOPEN_HOURS))
}

/// A reading, each number as given. The ranges only catch slips of the hand at entry ([design]);
/// they say nothing about health.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Reading {
    /// mmHg, 40 to 300.
    pub systolic: Option<u32>,
    /// mmHg, 20 to 200, below the systolic one.
    pub diastolic: Option<u32>,
    /// Beats a minute, 20 to 300.
    pub pulse: Option<u32>,
    /// Oxygen saturation in %, 50 to 100.
    pub oxygen: Option<u32>,
}

impl Reading {
    /// A reading of at least one number, none of them impossible.
    ///
    /// # Errors
    /// `Vital` with the field, `NoVital`.
    pub fn check(
        systolic: Option<f64>,
        diastolic: Option<f64>,
        pulse: Option<f64>,
        oxygen: Option<f64>,
    ) -> Result<Self, Error> {
        let reading = Self {
            systolic: within("systolic", systolic, 40, 300)?,
            diastolic: within("diastolic", diastolic, 20, 200)?,
            pulse: within("pulse", pulse, 20, 300)?,
            oxygen: within("oxygen", oxygen, 50, 100)?,
        };
        if let (Some(upper), Some(lower)) = (reading.systolic, reading.diastolic)
            && lower >= upper
        {
            return Err(Error::Vital("diastolic"));
        }
        if reading == Self::default() {
            return Err(Error::NoVital);
        }
        Ok(reading)
    }
}

fn within(
    field: &'static str,
    given: Option<f64>,
    least: u32,
    most: u32,
) -> Result<Option<u32>, Error> {
    match given {
        None => Ok(None),
        Some(given) => whole(given, least, most)
            .map(Some)
            .ok_or(Error::Vital(field)),
    }
}

/// May a reading be of then? Not before 2000, not in the future.
///
/// # Errors
/// `VitalTime`.
pub fn check_reading_time(at: &Moment, now: &Moment) -> Result<(), Error> {
    let first = NaiveDate::from_ymd_opt(2000, 1, 1).unwrap_or_default();
    if at.ms() > now.ms() || at.day() < first {
        return Err(Error::VitalTime);
    }
    Ok(())
}
