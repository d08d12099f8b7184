//! What the commands about patients are asked and answer.

use crate::private::Private;
use crate::share::names::PairId;
use serde::Serialize;

/// Someone whose hello waits to be answered.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct PracticeHello {
    /// The pair.
    #[cfg_attr(test, ts(as = "String"))]
    pub pair_id: PairId,
    /// What they call themselves; anyone can call themselves anything.
    #[cfg_attr(test, ts(as = "String"))]
    pub name: Private<String>,
    /// When it came.
    pub when: String,
}

/// The words to be read out.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct PracticeWords {
    /// Eight words, in their order.
    pub words: Vec<String>,
    /// The same as digits, for another language.
    pub digits: String,
}

/// A patient in the list, which is by last received and by nothing else.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct PracticeListed {
    /// The pair.
    #[cfg_attr(test, ts(as = "String"))]
    pub pair_id: PairId,
    /// What they call themselves.
    #[cfg_attr(test, ts(as = "String"))]
    pub name: Private<String>,
    /// When something was received last, or that nothing was.
    pub when: String,
    /// Something came since their page was opened.
    pub new: bool,
    /// How it stands, when that is not simply that packages come in.
    pub standing: Option<String>,
}
