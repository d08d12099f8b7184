//! Moods of one tap, and what may be noted beside one: energy, anxiety, sleep, feeling unreal, pain.

pub mod api;
mod shown;
pub mod table;
pub mod wire;

pub use shown::choices;
pub(crate) use shown::{level as level_words, valence as valence_words};

use super::Error;
use crate::moment::Moment;
use crate::random::Id;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::ops::RangeInclusive;

/// Own wording, clinical 6.1 "EMA mood": from very low to very good.
pub const VALENCES: RangeInclusive<i32> = -3..=3;
/// What is noted beside a mood has five steps of our own wording (clinical, decision 3).
pub const LEVELS: RangeInclusive<u32> = 0..=4;
/// How many moods of one day are listed; of a day with more the newest ones ([design]).
const LISTED: usize = 12;

/// A mood of one tap.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mood {
    /// Its id.
    pub id: Id,
    /// When it was tapped.
    pub at: Moment,
    /// From -3 to 3.
    pub valence: i32,
    /// What was noted beside it.
    pub beside: Beside,
}

/// What may be noted beside a mood.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(test, ts(rename = "CheckinAxis"))]
#[serde(rename_all = "camelCase")]
pub enum Axis {
    /// How much energy there is.
    Energy,
    /// How anxious one is.
    Anxiety,
    /// How the last night was.
    Sleep,
    /// Does it feel unreal?
    Unreal,
    /// How much pain there is.
    Pain,
}

impl Axis {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 5] = [
        Self::Energy,
        Self::Anxiety,
        Self::Sleep,
        Self::Unreal,
        Self::Pain,
    ];

    /// A name that never changes: the vault keeps it.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Energy => "energy",
            Self::Anxiety => "anxiety",
            Self::Sleep => "sleep",
            Self::Unreal => "unreal",
            Self::Pain => "pain",
        }
    }
}

/// What was noted beside a mood, each from 0 to 4; none: nothing.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Beside {
    /// From none at all to plenty.
    pub energy: Option<u32>,
    /// From calm to very anxious.
    pub anxiety: Option<u32>,
    /// From hardly any to very good.
    pub sleep: Option<u32>,
    /// From not at all to very.
    pub unreal: Option<u32>,
    /// From none to very strong.
    pub pain: Option<u32>,
}

impl Beside {
    /// What was noted on one axis.
    #[must_use]
    pub fn level(&self, axis: Axis) -> Option<u32> {
        match axis {
            Axis::Energy => self.energy,
            Axis::Anxiety => self.anxiety,
            Axis::Sleep => self.sleep,
            Axis::Unreal => self.unreal,
            Axis::Pain => self.pain,
        }
    }
}

/// Moods of one local day.
#[derive(Debug, PartialEq, Eq)]
pub struct Day<'a> {
    /// The day, in the zone each mood was tapped in.
    pub day: NaiveDate,
    /// The newest of them, newest first.
    pub newest: Vec<&'a Mood>,
    /// How many there are.
    pub count: usize,
    /// The lowest.
    pub lowest: i32,
    /// The highest.
    pub highest: i32,
}

/// A mood that can be noted.
///
/// # Errors
/// `NoSuchMood`.
pub fn check(valence: i32) -> Result<(), Error> {
    if VALENCES.contains(&valence) {
        Ok(())
    } else {
        Err(Error::NoSuchMood)
    }
}

/// The lowest mood opens Help now, like the answer of clinical 6.5.
#[must_use]
pub fn opens_help(valence: i32) -> bool {
    valence <= *VALENCES.start()
}

/// Moods that are given newest first, by day. A list of thousands stays short.
#[must_use]
pub fn by_day<'a>(moods: impl IntoIterator<Item = &'a Mood>) -> Vec<Day<'a>> {
    let mut days: Vec<Day> = Vec::new();
    for mood in moods {
        let day = mood.at.day();
        // After a journey west a day may come again among others; it stays one day.
        match days.iter_mut().rev().take(3).find(|known| known.day == day) {
            Some(known) => {
                known.count += 1;
                known.lowest = known.lowest.min(mood.valence);
                known.highest = known.highest.max(mood.valence);
                if known.newest.len() < LISTED {
                    known.newest.push(mood);
                }
            }
            None => days.push(Day {
                day,
                newest: vec![mood],
                count: 1,
                lowest: mood.valence,
                highest: mood.valence,
            }),
        }
    }
    days
}
