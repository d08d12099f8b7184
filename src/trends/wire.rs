//! Trends as it travels. A place in time is a number of days from the first day; a day's noon is at .5.

use super::aligned::TrendsSide;
use crate::private::Private;
use chrono::NaiveDate;
use serde::Serialize;

/// Everything that Trends shows.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct TrendsPage {
    /// Two or three sentences of what the numbers say.
    pub sentences: Vec<String>,
    /// Nothing is there yet: what would be.
    pub empty: Option<String>,
    /// The first day.
    #[cfg_attr(test, ts(as = "String"))]
    pub first: NaiveDate,
    /// Today, in days from the first.
    pub today: u32,
    /// The mood of every day.
    pub mood: TrendsMood,
    /// The infusions that took place.
    pub infusions: Vec<TrendsInfusion>,
    /// The measures, as steps.
    pub measures: Vec<TrendsMeasure>,
    /// Totals that somebody else worked out, apart from the patient's own answers.
    pub told: Vec<TrendsTold>,
    /// The days after each infusion, the last one first; empty without a baseline.
    pub aligned: Vec<TrendsAfter>,
    /// How far they reach: the last day that a row has room for.
    pub aligned_reach: u32,
    /// Stretches to zoom to.
    pub spans: Vec<TrendsSpan>,
    /// The one shown first.
    pub span: u32,
    /// How this is worked out.
    pub how: Vec<TrendsHow>,
}

/// The mood of every day from the first until today.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct TrendsMood {
    /// The mean of each day, -3 to 3, to a hundredth; null: not recorded.
    pub values: Vec<Option<f64>>,
    /// Each day's side of the baseline; null without a baseline or a mood.
    pub above: Vec<Option<bool>>,
    /// The mean of each week, earliest first, for when single days are too narrow to be seen.
    pub weeks: Vec<TrendsWeek>,
    /// Stretches without a mood, from the first recorded day until yesterday.
    pub gaps: Vec<TrendsGap>,
    /// The patient's own baseline, to a hundredth.
    pub baseline: Option<f64>,
    /// What the line is, or why there is none.
    pub line: String,
    /// A patient sent it, and somebody else reads it.
    pub theirs: bool,
}

/// The mean of a week's moods.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct TrendsWeek {
    /// The middle of the week.
    pub at: f64,
    /// From -3 to 3, to a hundredth; null with fewer than three recorded days.
    pub mean: Option<f64>,
}

/// A stretch of days without a mood.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct TrendsGap {
    /// The first such day.
    pub from: u32,
    /// The day after the last one.
    pub to: u32,
}

/// An infusion that took place.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct TrendsInfusion {
    /// When it ended.
    pub at: f64,
    /// The day of that.
    pub day: u32,
    /// "3"; a booster "B2".
    pub short: String,
    /// "Infusion 3"
    pub name: String,
    /// "infusion 3", within a sentence.
    pub within: String,
}

/// A measure.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct TrendsMeasure {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// The highest total there is.
    pub highest: u32,
    /// Score ranges, lowest first.
    pub bands: Vec<TrendsBand>,
    /// Its totals, by time.
    pub steps: Vec<TrendsStep>,
    /// All totals in one sentence.
    pub label: String,
    /// Totals that have a name in studies, and their line.
    pub marks: Vec<TrendsMark>,
}

/// A score range.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct TrendsBand {
    /// Its lowest total.
    pub from: u32,
    /// Its highest total.
    pub to: u32,
    /// "moderate"
    pub name: String,
}

/// A line that a total is compared with.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct TrendsMark {
    /// Totals at it or below it count.
    pub at: f64,
    /// What that is called.
    pub name: String,
}

/// A total over the days that it asks about.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct TrendsStep {
    /// The first day it asks about.
    pub from: i32,
    /// The day of the form, which it asks about as well.
    pub day: u32,
    /// The total.
    pub total: u32,
    /// The score range in words.
    pub range: Option<String>,
}

/// A measure that somebody told totals of.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct TrendsTold {
    /// Its name, as the patient wrote it.
    #[cfg_attr(test, ts(as = "String"))]
    pub measure: Private<String>,
    /// Its totals, by day.
    pub marks: Vec<TrendsToldMark>,
}

/// A told total.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct TrendsToldMark {
    /// The day it is of.
    pub day: u32,
    /// The total.
    pub total: u32,
    /// "14 of 27", or "14" of a measure that is not known here.
    pub line: String,
    /// Who told it, in words.
    #[cfg_attr(test, ts(as = "String"))]
    pub by: Private<String>,
}

/// The days after one infusion.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct TrendsAfter {
    /// "Infusion 3"
    pub name: String,
    /// "Mon 16 Nov"
    pub date: String,
    /// Day 1 and on.
    pub days: Vec<TrendsSide>,
    /// In how many days the next infusion came.
    pub next: Option<u32>,
    /// Days above the baseline.
    pub above: u32,
    /// Days at it or below it.
    pub below: u32,
    /// Days not recorded.
    pub missing: u32,
    /// "10 of 11 recorded days above"
    pub line: String,
}

/// A stretch to zoom to.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct TrendsSpan {
    /// "One year"
    pub name: String,
    /// Its first day.
    pub from: u32,
    /// The day after its last.
    pub to: u32,
}

/// A part of how it is worked out.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct TrendsHow {
    /// What it is about.
    pub title: String,
    /// In sentences.
    pub lines: Vec<String>,
}
