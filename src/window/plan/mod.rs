//! The small plan of the days after an infusion: one to three actions the patient chose
//! (clinical 4.3, 4.6). What was not done leaves no mark; it is only offered again.

pub mod api;
pub mod table;

use crate::error::{Code, Coded};
use crate::moment::Moment;
use crate::private::Private;
use crate::random::Id;
use crate::window::{Phase, phase};
use chrono::{NaiveTime, TimeDelta};

/// How many actions lie ahead at most.
pub const MOST: usize = 3;
/// The last day of the plan, counted in local days from the day of the infusion.
pub const LAST_DAY: i64 = 4;
/// The longest action and the longest word about it, in characters.
pub const LONGEST: usize = 300;

/// One chosen action.
#[derive(Debug, Clone)]
pub struct Action {
    /// Its id.
    pub id: Id,
    /// The infusion it follows.
    pub session: Id,
    /// What it is.
    pub words: Private<String>,
    /// On which local day after the infusion's day, 1 to 4.
    pub day: i64,
    /// At what wall-clock time, if one was chosen.
    pub time: Option<NaiveTime>,
    /// It was done.
    pub done: bool,
    /// How it went; may be empty.
    pub how: Private<String>,
}

/// Why an action was not taken.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum Error {
    /// Nothing in it that could be read.
    #[error("nothing written")]
    Blank,
    /// Longer than [`LONGEST`].
    #[error("too long")]
    TooLong,
    /// Not one of the days 1 to 4, or past.
    #[error("not a day of the plan")]
    NotADay,
    /// No time of day.
    #[error("not a time")]
    NotATime,
    /// There are [`MOST`] ahead.
    #[error("enough for now")]
    Enough,
    /// No action has this id.
    #[error("no such action")]
    NotThere,
}

impl Coded for Error {
    fn code(&self) -> Code {
        match self {
            Self::Blank | Self::NotADay | Self::NotATime => Code::Invalid,
            Self::TooLong => Code::TooLarge,
            Self::Enough => Code::Refused,
            Self::NotThere => Code::NotFound,
        }
    }
    fn sentence(&self) -> &'static str {
        match self {
            Self::Blank => crate::key!("window-plan-error-blank"),
            Self::TooLong => crate::key!("window-plan-error-long"),
            Self::NotADay => crate::key!("window-plan-error-day"),
            Self::NotATime => crate::key!("window-plan-error-time"),
            Self::Enough => crate::key!("window-plan-error-enough"),
            Self::NotThere => crate::key!("window-plan-error-gone"),
        }
    }
    fn field(&self) -> Option<&str> {
        match self {
            Self::Blank | Self::TooLong | Self::Enough => Some("words"),
            Self::NotADay => Some("day"),
            Self::NotATime => Some("time"),
            Self::NotThere => Some("id"),
        }
    }
}

/// The local days from the infusion's end until now, where the reader is.
#[must_use]
pub fn day_of(end: &Moment, now: &Moment) -> i64 {
    let ended = end.seen_in(now.zone()).day();
    (now.day() - ended).num_days()
}

/// Is it time for the plan: after the first hours of rest, up to the end of the fourth day?
#[must_use]
pub fn is_time(end: &Moment, now: &Moment) -> bool {
    let minutes = end.minutes_until(now);
    let awake = phase(minutes).is_some_and(|phase| phase != Phase::Rest);
    awake && day_of(end, now) <= LAST_DAY
}

/// The days that may still be chosen.
#[must_use]
pub fn days_left(end: &Moment, now: &Moment) -> Vec<i64> {
    (day_of(end, now).max(1)..=LAST_DAY).collect()
}

/// Is it shown: done, or today, or ahead? What was passed over is not.
#[must_use]
pub fn is_shown(action: &Action, today: i64) -> bool {
    action.done || action.day >= today
}

/// Checks an action before it is kept.
///
/// # Errors
/// Why it is not taken.
pub fn check(words: &str, day: i64, days: &[i64], ahead: usize) -> Result<(), Error> {
    check_words(words)?;
    if words.trim().is_empty() {
        return Err(Error::Blank);
    }
    if !days.contains(&day) {
        return Err(Error::NotADay);
    }
    if ahead >= MOST {
        return Err(Error::Enough);
    }
    Ok(())
}

/// Checks what is said about an action.
///
/// # Errors
/// `TooLong`.
pub fn check_words(words: &str) -> Result<(), Error> {
    if words.chars().nth(LONGEST).is_some() {
        return Err(Error::TooLong);
    }
    Ok(())
}

/// The day of the plan as a calendar day, where the reader is.
#[must_use]
pub fn calendar_day(end: &Moment, day: i64, now: &Moment) -> chrono::NaiveDate {
    let ended = end.seen_in(now.zone()).day();
    let span = TimeDelta::try_days(day).unwrap_or_default();
    ended.checked_add_signed(span).unwrap_or(ended)
}

/// Actions that are offered, by the keys of their words ([design], after the themes of clinical 4.3).
pub const OFFERS: [&str; 6] = [
    crate::key!("window-offer-walk"),
    crate::key!("window-offer-ring"),
    crate::key!("window-offer-window"),
    crate::key!("window-offer-one-thing"),
    crate::key!("window-offer-music"),
    crate::key!("window-offer-cook"),
];

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Moment {
        Moment::parse(text, chrono_tz::America::New_York).unwrap()
    }

    #[test]
    fn the_plan_begins_after_the_rest_and_ends_with_the_fourth_day() {
        let end = at("2026-11-16T11:25:00-05:00");
        for (now, time, day, left) in [
            ("2026-11-16T14:00:00-05:00", false, 0, vec![1, 2, 3, 4]),
            ("2026-11-16T20:00:00-05:00", true, 0, vec![1, 2, 3, 4]),
            ("2026-11-18T09:00:00-05:00", true, 2, vec![2, 3, 4]),
            ("2026-11-20T23:59:00-05:00", true, 4, vec![4]),
            ("2026-11-21T00:00:00-05:00", false, 5, vec![]),
            ("2026-11-16T11:00:00-05:00", false, 0, vec![1, 2, 3, 4]),
        ] {
            let now = at(now);
            assert_eq!(is_time(&end, &now), time, "{now:?}");
            assert_eq!(day_of(&end, &now), day);
            assert_eq!(days_left(&end, &now), left);
        }
    }

    #[test]
    fn what_is_no_action_is_refused() {
        let long = "水".repeat(LONGEST + 1);
        for (words, day, ahead, outcome) in [
            ("walk", 2, 0, Ok(())),
            (" \n", 2, 0, Err(Error::Blank)),
            (long.as_str(), 2, 0, Err(Error::TooLong)),
            ("walk", 1, 0, Err(Error::NotADay)),
            ("walk", 5, 0, Err(Error::NotADay)),
            ("walk", 3, 3, Err(Error::Enough)),
        ] {
            assert_eq!(
                check(words, day, &[2, 3, 4], ahead),
                outcome,
                "{day} {ahead}"
            );
        }
    }
}
