//! Forms as they travel.

use crate::moment::Moment;
use crate::random::Id;
use chrono::NaiveDate;
use serde::Serialize;

/// A measure that can be begun.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct CheckinScale {
    /// Its id.
    pub id: &'static str,
    /// Its name.
    pub name: String,
    /// What it asks about and how long it is.
    pub about: String,
    /// How many questions.
    pub length: u32,
    /// The line that its authors ask for.
    pub attribution: String,
}

/// A form with its questions.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct CheckinForm {
    /// Its id.
    #[cfg_attr(test, ts(as = "String"))]
    pub id: Id,
    /// The measure's id.
    pub scale: String,
    /// The measure's name.
    pub name: String,
    /// Is it finished?
    pub done: bool,
    /// From when it looks back.
    #[cfg_attr(test, ts(as = "String"))]
    pub begun: Moment,
    /// The day of it in words.
    pub day: String,
    /// That it was entered later than its day, as a sentence.
    pub entered: Option<String>,
    /// Questions in their order.
    pub items: Vec<CheckinItem>,
    /// Number of the question to show first.
    pub next_item: u32,
    /// What it comes to, once finished.
    pub result: Option<CheckinResult>,
    /// Why another one of the same so soon says little; only when beginning.
    pub explain: Option<String>,
    /// Is there an answer for which Help now opened?
    pub help_now: bool,
    /// The line that its authors ask for.
    pub attribution: String,
}

/// A question and what was answered.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct CheckinItem {
    /// Its number.
    pub number: u32,
    /// "Question 3 of 9." and the days it asks about.
    pub position: String,
    /// The sentence before it, if it has one.
    pub stem: Option<String>,
    /// Its words.
    pub words: String,
    /// Its answers.
    pub options: Vec<CheckinOption>,
    /// Was it answered or left blank?
    pub seen: bool,
    /// The value chosen; null: none.
    pub choice: Option<u32>,
}

/// An answer to choose.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct CheckinOption {
    /// Its value.
    pub value: u32,
    /// Its words.
    pub words: String,
    /// It opens Help now, also when it can't be kept.
    pub opens_help: bool,
}

/// What a form comes to.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct CheckinResult {
    /// The total; none when a counting question has no answer.
    pub total: Option<u32>,
    /// "11 of 27", or "Not scored" with the count.
    pub line: String,
    /// The score range in words, with a total.
    pub range: Option<String>,
    /// Totals of whole parts, with their ranges.
    pub parts: Vec<String>,
}

/// The newest forms.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct CheckinForms {
    /// Newest first.
    pub forms: Vec<CheckinSummary>,
    /// Are there earlier ones?
    pub earlier: bool,
    /// The measures that beginning goes on with, without an earlier day.
    pub open: Vec<String>,
}

/// A form in a list.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct CheckinSummary {
    /// Its id.
    #[cfg_attr(test, ts(as = "String"))]
    pub id: Id,
    /// The measure's id.
    pub scale: String,
    /// The measure's name.
    pub name: String,
    /// The local day that it looks back from.
    #[cfg_attr(test, ts(as = "String"))]
    pub begun_on: NaiveDate,
    /// That day in words.
    pub day: String,
    /// That it was entered later than its day, as a sentence.
    pub entered: Option<String>,
    /// Is it finished?
    pub done: bool,
    /// Does beginning go on with this one?
    pub goes_on: bool,
    /// What it comes to; for an open one how far it is.
    pub result: CheckinResult,
}
