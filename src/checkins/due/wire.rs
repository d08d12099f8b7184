//! The schedule and its offers as they travel.

use super::plan::Schedule;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// What is offered now, and what comes next.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct CheckinDue {
    /// What is offered now, in the order in which it is answered.
    pub offers: Vec<CheckinOffer>,
    /// Its names in one line: "PHQ-9 and GAD-7"; empty without any.
    pub names: String,
    /// Why now, and how long it is.
    pub about: String,
    /// What comes next, when nothing is offered now.
    pub later: String,
    /// Today, the latest day that a form can be entered for.
    #[cfg_attr(test, ts(as = "String"))]
    pub today: NaiveDate,
}

/// One check-in that is offered.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct CheckinOffer {
    /// The measure's id.
    pub scale: &'static str,
    /// Its name.
    pub name: String,
}

/// The schedule, and whether it rests.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct CheckinPlan {
    /// What is offered.
    pub schedule: Schedule,
    /// Days to choose from, and those that are set.
    pub days: Vec<u32>,
    /// That it rests, as a sentence.
    pub rests: Option<String>,
    /// What is offered next, as a sentence.
    pub later: String,
}

/// For how long it rests.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub enum CheckinRestFor {
    /// It goes on.
    No,
    /// Two weeks.
    TwoWeeks,
    /// Four weeks.
    FourWeeks,
    /// Until the patient goes on.
    Open,
}

/// Let it rest, or go on.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CheckinRest {
    /// For how long.
    pub rest: CheckinRestFor,
}
