//! What may be planned, how an infusion ends, and which readings can be true.

pub use super::refuse::Error;
use super::{Session, State};
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

/// A whole number from `least` to `most`, as it came over the wire.
pub(super) fn whole(given: f64, least: u32, most: u32) -> Option<u32> {
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

/// When an infusion that is now said to be over ended: as given, or now. `began`: its real start,
/// when it is known.
///
/// # Errors
/// `EndBeforeStart`, `EndAhead`, `EndFar`, `State` for a cancelled one.
pub fn check_end(
    session: &Session,
    began: Option<Moment>,
    ended: Option<Moment>,
    now: &Moment,
) -> Result<Moment, Error> {
    let end = ended.unwrap_or(*now);
    let start = began.unwrap_or(session.starts);
    if session.state == State::Cancelled {
        return Err(Error::State);
    }
    if end.ms() > now.ms() {
        return Err(Error::EndAhead);
    }
    if end.ms() < start.ms() {
        return Err(Error::EndBeforeStart);
    }
    if end.ms() - start.ms() > i64::from(MINUTES_LIMIT) * 60_000 {
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
