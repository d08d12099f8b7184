//! What the commands of the outbox are asked and answer.

use super::{Kind, State};
use crate::moment::Moment;
use crate::private::Private;
use crate::random::Id;
use serde::{Deserialize, Serialize};

/// What is on its way.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct ShareOutbox {
    /// Newest first; what was stored is still named for 30 days.
    pub packages: Vec<SharePackage>,
    /// How many are not yet in their place.
    pub waiting: u32,
    /// The whole in one sentence.
    pub sentence: String,
}

/// One package.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct SharePackage {
    /// Its id.
    #[cfg_attr(test, ts(as = "String"))]
    pub id: Id,
    /// For which pair.
    pub pair_id: String,
    /// For whom.
    #[cfg_attr(test, ts(as = "String"))]
    pub to: Private<String>,
    /// What it is.
    pub kind: Kind,
    /// How far it is.
    pub state: State,
    /// The same as a sentence: "Stored by Dr Okafor, Thu 12 Nov, 20:14"; never that it was read.
    pub sentence: String,
    /// What it holds: "2 entries, 1 check-in".
    pub what: String,
    /// When it was asked for.
    #[cfg_attr(test, ts(as = "String"))]
    pub at: Moment,
    /// How often it was tried.
    pub attempts: u32,
    /// What went wrong last, in a sentence.
    pub fault: Option<String>,
    /// It can be taken back whole.
    pub may_cancel: bool,
}

/// Send what was previewed.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ShareSend {
    /// What was shown.
    #[cfg_attr(test, ts(as = "String"))]
    pub preview_id: Id,
}

/// Which package.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ShareWhichPackage {
    /// Its id.
    #[cfg_attr(test, ts(as = "String"))]
    pub id: Id,
}

/// Take one thing back from one person.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ShareWithdraw {
    /// What.
    #[cfg_attr(test, ts(as = "String"))]
    pub item_id: Id,
    /// From whom.
    pub pair_id: String,
}

/// What came of taking something back.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct ShareWithdrawn {
    /// None of it had left.
    pub never_left: bool,
    /// The same as a sentence, and what can't be undone.
    pub sentence: String,
}
