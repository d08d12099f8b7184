//! What the list says and is told over the boundary.

use crate::journal::Kind;
use crate::journal::voice::JournalVoice;
use crate::moment::Moment;
use crate::private::Private;
use crate::random::Id;
use serde::{Deserialize, Serialize};

/// Which stretch of the list, newest first.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct JournalList {
    /// Behind this text, which may be deleted by now; absent: from the newest.
    #[serde(default)]
    #[cfg_attr(test, ts(as = "Option<String>", optional))]
    pub after: Option<Id>,
    /// Up to this text and with it; absent: as many as a page holds.
    #[serde(default)]
    #[cfg_attr(test, ts(as = "Option<String>", optional))]
    pub through: Option<Id>,
}

/// A stretch of the list, newest first.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct JournalPage {
    /// The lines.
    pub lines: Vec<JournalLine>,
    /// There are earlier ones in this stretch.
    pub more: bool,
    /// The first line stands under the same heading as the one before this stretch.
    pub continues: bool,
}

/// The whole list in blocks, without its lines.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct JournalBlocks {
    /// How many kept texts there are.
    pub count: u32,
    /// How many lines a block has; the newest one may have fewer.
    pub size: u32,
    /// The last line of each block, the newest block first. Counted from the oldest text, so that a
    /// new one changes the newest block alone.
    #[cfg_attr(test, ts(as = "Vec<String>"))]
    pub ends: Vec<Id>,
}

/// A kept text in the list.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct JournalLine {
    /// Its id.
    #[cfg_attr(test, ts(as = "String"))]
    pub id: Id,
    /// Its layer.
    pub kind: Kind,
    /// Its first words, one line; without words, what is said to be seen in its pictures.
    #[cfg_attr(test, ts(as = "String"))]
    pub first: Private<String>,
    /// It was spoken.
    pub voice: Option<JournalVoice>,
    /// Its first picture.
    #[cfg_attr(test, ts(as = "Option<String>"))]
    pub picture: Option<Id>,
    /// How many pictures it has.
    pub pictures: u32,
    /// When it was begun.
    #[cfg_attr(test, ts(as = "String"))]
    pub at: Moment,
    /// "Tue 17 Nov"
    pub day: String,
    /// "18:40"
    pub time: String,
    /// The infusion it belongs to.
    #[cfg_attr(test, ts(as = "Option<String>"))]
    pub session_id: Option<Id>,
    /// What it stands under in the list: "After infusion 3, Mon 16 Nov", else its month.
    pub group: String,
    /// How many kept entries stand beside it.
    pub beside: u32,
    /// The kept text it stands beside.
    #[cfg_attr(test, ts(as = "Option<String>"))]
    pub beside_id: Option<Id>,
}
