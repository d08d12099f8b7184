//! What the journal says and is told over the boundary.

use super::Kind;
use super::picture::wire::JournalPicture;
use super::voice::JournalVoice;
use crate::moment::Moment;
use crate::private::Private;
use crate::random::Id;
use serde::{Deserialize, Serialize};

/// What has been typed so far.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct JournalDraft {
    /// The draft or kept entry typed into; absent: a new draft.
    #[serde(default)]
    #[cfg_attr(test, ts(as = "Option<String>", optional))]
    pub id: Option<Id>,
    /// The whole text, at most 1,000,000 characters.
    #[cfg_attr(test, ts(as = "String"))]
    pub words: Private<String>,
    /// Its layer; a draft may still change it, a kept entry stays what it is.
    pub kind: Kind,
    /// The kept text it stands beside; counts only for a new draft.
    #[serde(default)]
    #[cfg_attr(test, ts(as = "Option<String>", optional))]
    pub beside_id: Option<Id>,
    /// The infusion it belongs to; absent: that of what it stands beside, else the last one that
    /// is over within 14 days.
    #[serde(default)]
    #[cfg_attr(test, ts(as = "Option<String>", optional))]
    pub session_id: Option<Id>,
    /// The question it answers, by its key.
    #[serde(default)]
    #[cfg_attr(test, ts(optional))]
    pub asked: Option<String>,
}

/// A saved draft.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct JournalSaved {
    /// Its id from now on.
    #[cfg_attr(test, ts(as = "String"))]
    pub id: Id,
    /// Its revision.
    pub revision: u32,
    /// The wall-clock time of saving, `HH:MM`.
    pub time: String,
}

/// One text.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct JournalOne {
    /// Its id.
    #[cfg_attr(test, ts(as = "String"))]
    pub id: Id,
}

/// A text with its words.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct JournalEntry {
    /// Its id.
    #[cfg_attr(test, ts(as = "String"))]
    pub id: Id,
    /// Its revision.
    pub revision: u32,
    /// Its layer.
    pub kind: Kind,
    /// Kept, or still a draft.
    pub kept: bool,
    /// The words as kept (as typed, while it is a draft).
    #[cfg_attr(test, ts(as = "String"))]
    pub words: Private<String>,
    /// It was spoken; then it has no words.
    pub voice: Option<JournalVoice>,
    /// What is being typed over a kept entry, not yet kept.
    #[cfg_attr(test, ts(as = "Option<String>"))]
    pub typed_over: Option<Private<String>>,
    /// Its tags, in their order.
    #[cfg_attr(test, ts(as = "Vec<String>"))]
    pub tags: Vec<Private<String>>,
    /// It is a favourite.
    pub favourite: bool,
    /// The question it answers.
    pub asked: Option<JournalAsked>,
    /// How many earlier wordings there are.
    pub earlier: u32,
    /// Its pictures, in their order.
    pub pictures: Vec<JournalPicture>,
    /// The kept text it stands beside.
    #[cfg_attr(test, ts(as = "Option<String>"))]
    pub beside_id: Option<Id>,
    /// The infusion it belongs to.
    #[cfg_attr(test, ts(as = "Option<String>"))]
    pub session_id: Option<Id>,
    /// When it was begun.
    #[cfg_attr(test, ts(as = "String"))]
    pub at: Moment,
    /// "Tuesday 17 November"
    pub day: String,
    /// "Tue 17 Nov"
    pub short_day: String,
    /// "18:40"
    pub time: String,
    /// "31 hours after infusion 3 of 6", when it was begun in the window of its infusion.
    pub after: Option<String>,
}

/// A question of the window.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct JournalAsked {
    /// Its key.
    pub key: &'static str,
    /// Its words.
    pub text: String,
}

/// A text and what stands beside it.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct JournalLeaf {
    /// The text asked for.
    pub entry: JournalEntry,
    /// The text it stands beside, as it came.
    pub raw: Option<JournalEntry>,
    /// The kept entries beside it, oldest first; for one that itself stands beside another, its
    /// companions.
    pub later: Vec<JournalEntry>,
}
