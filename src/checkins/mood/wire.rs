//! Moods as they travel.

use super::Axis;
use crate::moment::Moment;
use crate::random::Id;
use serde::{Deserialize, Serialize};

/// A mood of one tap.
#[derive(Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CheckinTap {
    /// From -3 to 3.
    pub valence: i32,
}

/// Which mood.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CheckinWhichMood {
    /// Its id.
    #[cfg_attr(test, ts(as = "String"))]
    pub id: Id,
}

/// Something beside a mood.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CheckinBeside {
    /// The mood.
    #[cfg_attr(test, ts(as = "String"))]
    pub id: Id,
    /// What.
    pub axis: Axis,
    /// From 0 to 4; null takes it away. Never left out, so that a slip takes nothing away.
    #[serde(deserialize_with = "Option::deserialize")]
    pub level: Option<u32>,
}

/// A mood.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct CheckinMood {
    /// Its id.
    #[cfg_attr(test, ts(as = "String"))]
    pub id: Id,
    /// When it was tapped.
    #[cfg_attr(test, ts(as = "String"))]
    pub at: Moment,
    /// That in words.
    pub when: String,
    /// Its time of day.
    pub time: String,
    /// From -3 to 3.
    pub valence: i32,
    /// In words.
    pub words: String,
    /// What was noted beside it, in the order of the axes.
    pub beside: Vec<CheckinNoted>,
    /// Help now opens at once, before anything else.
    pub help_now: bool,
}

/// Something that was noted beside a mood.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct CheckinNoted {
    /// What.
    pub axis: Axis,
    /// From 0 to 4.
    pub level: u32,
    /// "Energy: some"
    pub words: String,
}

/// A mood to tap.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct CheckinMoodChoice {
    /// From -3 to 3.
    pub valence: i32,
    /// In words.
    pub words: String,
    /// It opens Help now, also when it can't be kept.
    pub opens_help: bool,
}

/// What may be noted beside a mood.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct CheckinAxisChoice {
    /// What.
    pub axis: Axis,
    /// Its name.
    pub name: String,
    /// From 0 to 4, in words.
    pub levels: Vec<String>,
}

/// The moods of one day.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct CheckinMoodDay {
    /// The day in words.
    pub day: String,
    /// How many, and between which.
    pub line: String,
    /// The newest of them, newest first.
    pub moods: Vec<CheckinMood>,
    /// That there are more than those, as a sentence.
    pub more: Option<String>,
}

/// The moods there are, and those of the last two weeks.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct CheckinMoods {
    /// To tap, lowest first.
    pub choices: Vec<CheckinMoodChoice>,
    /// What may be noted beside one.
    pub axes: Vec<CheckinAxisChoice>,
    /// The newest of these two weeks.
    pub last: Option<CheckinMood>,
    /// Days with a mood, newest first.
    pub days: Vec<CheckinMoodDay>,
}
