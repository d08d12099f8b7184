//! What the commands of standing rules are asked and answer.

use serde::{Deserialize, Serialize};

/// What goes to someone by itself.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct ShareRules {
    /// Of which pair.
    pub pair_id: String,
    /// What can go by itself; all of it totals alone.
    pub rules: Vec<ShareRule>,
    /// That the journal and question 9 never do, as a sentence.
    pub never: String,
}

/// One thing that can go by itself.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct ShareRule {
    /// The measure's id: `phq9`.
    pub what: String,
    /// "PHQ-9, the total alone"
    pub title: String,
    /// It goes.
    pub on: bool,
    /// "From Thu 12 Nov on"
    pub since: Option<String>,
}

/// A rule put on or taken off.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ShareSetRule {
    /// For which pair.
    pub pair_id: String,
    /// The measure's id.
    pub what: String,
    /// On or off.
    pub on: bool,
}
