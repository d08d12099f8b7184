//! The patient's own early-warning rule: what they agreed with somebody to be reminded of, and when.
//! It is theirs: no rule, no message; and the message is their own words beside their own numbers.

pub mod api;
mod say;
pub mod table;

use crate::checkins::VALENCES;
use crate::checkins::mood::{Axis, LEVELS};
use crate::error::{Code, Coded};
use crate::moment::Moment;
use crate::private::Private;
use crate::random::Id;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::ops::RangeInclusive;

/// For how many days in a row.
pub const DAYS: RangeInclusive<u32> = 1..=28;
/// The longest note, in characters.
pub const NOTE_LIMIT: usize = 2_000;
/// The longest name of whom it was written with, in characters.
pub const WITH_LIMIT: usize = 200;
/// The beginning of a stretch is looked for so many days back at most.
const BACK: u32 = 366;

/// On which side of the level.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(test, ts(rename = "RuleSide"))]
#[serde(rename_all = "camelCase")]
pub enum Side {
    /// Lower than it.
    Below,
    /// Higher than it.
    Above,
}

/// "If my weekly average of … is below … for … days, remind me of what we wrote."
#[derive(Debug, Clone)]
pub struct OwnRule {
    /// Its id.
    pub id: Id,
    /// Of what was noted beside a mood; none: of the moods themselves.
    pub axis: Option<Axis>,
    /// On which side.
    pub side: Side,
    /// Of which level, in tenths of its scale.
    pub level: i32,
    /// For how many local days in a row.
    pub days: u32,
    /// What was written together.
    pub note: Private<String>,
    /// With whom; may be empty.
    pub with: Private<String>,
    /// The stretch of days whose message was put away, by its first day.
    pub away: Option<NaiveDate>,
    /// When it was set.
    pub at: Moment,
}

/// Days in a row on which the rule held.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stretch {
    /// The first of them.
    pub since: NaiveDate,
    /// The day on which it had held for long enough.
    pub met: NaiveDate,
}

impl OwnRule {
    /// Does a weekly average lie on the rule's side of its level?
    #[must_use]
    pub fn holds(&self, average: f64) -> bool {
        let level = f64::from(self.level) / 10.0;
        match self.side {
            Side::Below => average < level,
            Side::Above => average > level,
        }
    }

    /// The days in a row up to today on which it held, once they are as many as agreed. A day whose
    /// week has too few moods for an average ends them: nothing is made up.
    #[must_use]
    pub fn stretch(
        &self,
        average: impl Fn(NaiveDate) -> Option<f64>,
        today: NaiveDate,
    ) -> Option<Stretch> {
        let holds = |day: &NaiveDate| average(*day).is_some_and(|mean| self.holds(mean));
        let back = std::iter::successors(Some(today), NaiveDate::pred_opt);
        let days: Vec<NaiveDate> = back.take(BACK as usize).take_while(holds).collect();
        let since = *days.last()?;
        let first_to_last = u64::from(self.days.saturating_sub(1));
        let met = since.checked_add_days(chrono::Days::new(first_to_last))?;
        (met <= today).then_some(Stretch { since, met })
    }
}

/// Why a rule was not kept.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum Error {
    /// A level off its scale.
    #[error("not a level")]
    Level,
    /// Not 1 to 28 days.
    #[error("not a number of days")]
    Days,
    /// Without a note there is nothing to be reminded of.
    #[error("a rule without a note")]
    Blank,
    /// A text is too long.
    #[error("{0} is too long")]
    TooLong(&'static str),
    /// There is none.
    #[error("no rule")]
    Missing,
}

impl Coded for Error {
    fn code(&self) -> Code {
        match self {
            Self::Level | Self::Days | Self::Blank => Code::Invalid,
            Self::TooLong(_) => Code::TooLarge,
            Self::Missing => Code::NotFound,
        }
    }
    fn sentence(&self) -> &'static str {
        match self {
            Self::Blank => crate::key!("boosters-rule-error-blank"),
            Self::Days => crate::key!("boosters-rule-error-days"),
            Self::Level | Self::TooLong(_) | Self::Missing => self.code().sentence(),
        }
    }
    fn field(&self) -> Option<&str> {
        match self {
            Self::Level => Some("level"),
            Self::Days => Some("days"),
            Self::Blank => Some("note"),
            Self::TooLong(field) => Some(field),
            Self::Missing => None,
        }
    }
}

/// The levels that there are, in tenths: of the moods, or of what was noted beside them.
#[must_use]
pub fn levels(axis: Option<Axis>) -> RangeInclusive<i32> {
    let (low, high) = match axis {
        None => (*VALENCES.start(), *VALENCES.end()),
        Some(_) => (LEVELS.start().cast_signed(), LEVELS.end().cast_signed()),
    };
    low * 10..=high * 10
}

/// Checks a rule before it is kept.
///
/// # Errors
/// Why it is not.
pub fn check(
    (axis, level): (Option<Axis>, i32),
    days: u32,
    note: &str,
    with: &str,
) -> Result<(), Error> {
    if !levels(axis).contains(&level) {
        return Err(Error::Level);
    }
    if !DAYS.contains(&days) {
        return Err(Error::Days);
    }
    if note.trim().is_empty() {
        return Err(Error::Blank);
    }
    for (field, text, limit) in [("note", note, NOTE_LIMIT), ("with", with, WITH_LIMIT)] {
        if text.chars().count() > limit {
            return Err(Error::TooLong(field));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(number: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, number).unwrap_or_default()
    }

    fn rule(side: Side, level: i32, days: u32) -> OwnRule {
        let at = Moment::from_ms(0, chrono_tz::Tz::UTC);
        OwnRule {
            id: Id::new(&at, [1; 10]),
            axis: None,
            side,
            level,
            days,
            note: Private::from("ring Dr Okafor's office"),
            with: Private::default(),
            away: None,
            at,
        }
    }

    #[test]
    fn it_speaks_only_after_as_many_days_in_a_row_as_agreed() {
        // Averages from the 1st on; none on the 4th.
        let averages = [-1.5, -1.5, -1.5, f64::NAN, -1.0, -1.1, -1.2, -1.3, 0.0];
        let average = |day: NaiveDate| {
            let first = NaiveDate::from_ymd_opt(2026, 11, 1)?;
            let place = usize::try_from((day - first).num_days()).ok()?;
            averages.get(place).copied().filter(|one| !one.is_nan())
        };
        for (days, level, today, since, met) in [
            (3, -10, 3, 1, Some(3)),
            (3, -10, 2, 1, None),
            (1, -10, 4, 0, None),
            // On the 5th it is the level itself: not below it.
            (3, -10, 8, 6, Some(8)),
            (3, -10, 7, 6, None),
            (2, -10, 8, 6, Some(7)),
            (1, -10, 9, 0, None),
            (4, -9, 8, 5, Some(8)),
        ] {
            let found = rule(Side::Below, level, days).stretch(average, day(today));
            let expected = met.map(|met| Stretch {
                since: day(since),
                met: day(met),
            });
            assert_eq!(found, expected, "{days} {level} {today}");
        }
        let above = rule(Side::Above, -5, 1).stretch(average, day(9));
        assert_eq!(above.map(|one| one.since), Some(day(9)));
    }

    #[test]
    fn no_mood_is_no_message() {
        assert_eq!(rule(Side::Below, 30, 1).stretch(|_| None, day(9)), None);
    }

    #[test]
    fn what_is_no_rule_is_refused() {
        let long = "水".repeat(NOTE_LIMIT + 1);
        let (mood, sleep) = (None, Some(Axis::Sleep));
        for (axis, level, days, note, outcome) in [
            (mood, -10, 5, "ring", Ok(())),
            (mood, -31, 5, "ring", Err(Error::Level)),
            (mood, 31, 5, "ring", Err(Error::Level)),
            (sleep, 0, 5, "ring", Ok(())),
            (sleep, 40, 5, "ring", Ok(())),
            (sleep, -1, 5, "ring", Err(Error::Level)),
            (sleep, 41, 5, "ring", Err(Error::Level)),
            (mood, -10, 0, "ring", Err(Error::Days)),
            (mood, -10, 29, "ring", Err(Error::Days)),
            (mood, -10, 5, " \n", Err(Error::Blank)),
            (mood, -10, 5, long.as_str(), Err(Error::TooLong("note"))),
        ] {
            let checked = check((axis, level), days, note, "");
            assert_eq!(checked, outcome, "{axis:?} {level} {days}");
        }
    }
}
