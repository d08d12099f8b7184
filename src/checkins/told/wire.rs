//! Told totals as they travel.

use crate::private::Private;
use crate::random::Id;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// A told total to keep.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CheckinAddTold {
    /// The measure's name, at most 80 characters.
    #[cfg_attr(test, ts(as = "String"))]
    pub measure: Private<String>,
    /// The total: a whole number, as far as the measure goes.
    pub total: f64,
    /// The day it is of, `YYYY-MM-DD`; null is asked for.
    #[cfg_attr(test, ts(as = "Option<String>"))]
    pub day: Option<NaiveDate>,
    /// Who told it, at most 120 characters.
    #[cfg_attr(test, ts(as = "String"))]
    pub by: Private<String>,
}

/// Which told total.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CheckinWhichTold {
    /// Its id.
    #[cfg_attr(test, ts(as = "String"))]
    pub id: Id,
}

/// A told total.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct CheckinTold {
    /// Its id.
    #[cfg_attr(test, ts(as = "String"))]
    pub id: Id,
    /// The measure.
    #[cfg_attr(test, ts(as = "String"))]
    pub measure: Private<String>,
    /// "14 of 27", or "14" of a measure that is not known here.
    pub line: String,
    /// Its day in words.
    pub day: String,
    /// Who told it, as a sentence.
    #[cfg_attr(test, ts(as = "String"))]
    pub by: Private<String>,
}

/// A measure whose totals are known.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct CheckinKnown {
    /// Its name.
    pub name: String,
    /// How far its totals go, as a sentence.
    pub range: String,
}

/// The told totals, and the measures there are to name.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct CheckinToldList {
    /// Newest day first.
    pub told: Vec<CheckinTold>,
    /// To name one.
    pub measures: Vec<CheckinKnown>,
    /// Today, the latest day there can be.
    #[cfg_attr(test, ts(as = "String"))]
    pub today: NaiveDate,
}
