//! What the commands of sharing are asked and answer.

use super::{Item9, Kind, Method};
use crate::moment::Moment;
use crate::private::Private;
use crate::random::Id;
use serde::{Deserialize, Serialize};

/// Someone a file can be sealed for.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct ShareRecipient {
    /// Their id.
    #[cfg_attr(test, ts(as = "String"))]
    pub id: Id,
    /// What the patient calls them.
    #[cfg_attr(test, ts(as = "String"))]
    pub name: Private<String>,
    /// Their age key.
    pub key: String,
    /// "Thu 12 Nov"
    pub since: String,
}

/// Someone new.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ShareNewRecipient {
    /// Their name, at most 120 characters.
    #[cfg_attr(test, ts(as = "String"))]
    pub name: Private<String>,
    /// Their key, as pasted.
    pub key: String,
}

/// A tick set or taken away.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ShareTick {
    /// What it is.
    pub kind: Kind,
    /// Its id.
    #[cfg_attr(test, ts(as = "String"))]
    pub id: Id,
    /// Set, or taken away.
    pub on: bool,
}

/// Which items.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ShareWhich {
    /// These; absent: all.
    #[serde(default)]
    #[cfg_attr(test, ts(as = "Option<Vec<String>>", optional))]
    pub ids: Option<Vec<Id>>,
}

/// How an item stands: private, ticked, or gone to someone.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct ShareState {
    /// What it is.
    pub kind: Kind,
    /// Its id.
    #[cfg_attr(test, ts(as = "String"))]
    pub id: Id,
    /// It is ticked.
    pub ticked: bool,
    /// To whom it went, newest first.
    pub shared: Vec<ShareGone>,
}

/// That something went to someone.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct ShareGone {
    /// To whom.
    #[cfg_attr(test, ts(as = "String"))]
    pub to: Private<String>,
    /// When.
    #[cfg_attr(test, ts(as = "String"))]
    pub at: Moment,
    /// "Thu 12 Nov"
    pub day: String,
    /// The revision that went.
    pub revision: u32,
}

/// What can be ticked.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct ShareChoices {
    /// Ticked ones, and the newest of the others; newest first.
    pub items: Vec<ShareChoice>,
    /// How many are ticked.
    pub ticked: u32,
    /// The question about question 9 has to be asked.
    pub asks_item9: bool,
    /// There are earlier ones that are not listed.
    pub more: bool,
}

/// One thing that can be ticked.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct ShareChoice {
    /// What it is.
    pub kind: Kind,
    /// Its id.
    #[cfg_attr(test, ts(as = "String"))]
    pub id: Id,
    /// Its first words, or its name and total.
    #[cfg_attr(test, ts(as = "String"))]
    pub title: Private<String>,
    /// When it is of, and what kind of text it is.
    pub detail: String,
    /// The text that it goes along with, if it does; it stands right behind it.
    #[cfg_attr(test, ts(as = "Option<String>"))]
    pub with: Option<Id>,
    /// It is ticked.
    pub ticked: bool,
    /// To whom it went last.
    pub shared: Option<ShareGone>,
}

/// For whom, and what about question 9.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SharePreviewAsk {
    /// For whom, when it is saved as a file.
    #[serde(default)]
    #[cfg_attr(test, ts(as = "Option<String>", optional))]
    pub recipient_id: Option<Id>,
    /// For which pair, when it is sent.
    #[serde(default)]
    #[cfg_attr(test, ts(optional))]
    pub pair_id: Option<String>,
    /// Asked each time a PHQ-9 is ticked.
    #[serde(default)]
    #[cfg_attr(test, ts(optional))]
    pub item9: Option<Item9>,
}

/// Work that was started.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct ShareStarted {
    /// The job's id; a preview has the same.
    #[cfg_attr(test, ts(as = "String"))]
    pub id: Id,
}

/// Which preview.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SharePreviewOne {
    /// Its id.
    #[cfg_attr(test, ts(as = "String"))]
    pub id: Id,
}

/// What would go, exactly.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct SharePreview {
    /// Its id. The pages are the blobs `share.page`, `<id>/<page>` from 1.
    #[cfg_attr(test, ts(as = "String"))]
    pub id: Id,
    /// For whom.
    #[cfg_attr(test, ts(as = "String"))]
    pub to: Private<String>,
    /// How many pages the report has.
    pub pages: u32,
    /// What is in it, in the report's order.
    pub items: Vec<SharePart>,
    /// What is not in it, in sentences.
    pub not_in: Vec<String>,
    /// Size of what will be sealed.
    pub bytes: u32,
    /// SHA-256 of what will be sealed.
    pub sha256: String,
    /// Letters without a font stand as boxes.
    pub boxes: bool,
}

/// One part of a packet.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct SharePart {
    /// What it is: "PHQ-9, Tue 17 Nov".
    pub title: String,
    /// What of it: dates, a total, first words.
    #[cfg_attr(test, ts(as = "String"))]
    pub detail: Private<String>,
}

/// Save what was previewed.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ShareSave {
    /// What was shown.
    #[cfg_attr(test, ts(as = "String"))]
    pub preview_id: Id,
    /// The passphrase, again.
    #[cfg_attr(test, ts(as = "String"))]
    pub passphrase: Private<String>,
}

/// One consent: a sealed file that was saved, or something that was sent.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct ShareLedgerRow {
    /// Its id.
    #[cfg_attr(test, ts(as = "String"))]
    pub id: Id,
    /// When.
    #[cfg_attr(test, ts(as = "String"))]
    pub at: Moment,
    /// "Sun 15 Nov, 20:14"
    pub when: String,
    /// For whom.
    #[cfg_attr(test, ts(as = "String"))]
    pub to: Private<String>,
    /// Their pair, when it was sent; none for a file.
    pub pair_id: Option<String>,
    /// "2 entries, 1 PHQ-9 as its total alone"
    pub what: String,
    /// How it was given.
    pub how: Method,
    /// What came of it: stored when, taken back when; none for a file.
    pub became: Option<String>,
    /// The file's name, without its folder; empty for what is sent.
    pub file_name: String,
    /// SHA-256 of the sealed bytes; empty until they are sealed.
    pub sha256: String,
    /// Its size in bytes.
    pub bytes: u32,
    /// What was in it.
    pub items: Vec<ShareLedgerItem>,
}

/// One thing that went.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct ShareLedgerItem {
    /// What it is.
    pub kind: Kind,
    /// Its id.
    #[cfg_attr(test, ts(as = "String"))]
    pub id: Id,
    /// Its first words, or its name, as they are now.
    #[cfg_attr(test, ts(as = "String"))]
    pub title: Private<String>,
    /// When it is of; none when it is not here any more.
    pub detail: Option<String>,
    /// It can be taken back.
    pub may_withdraw: bool,
    /// The revision that went.
    pub revision: u32,
    /// The answer to question 9 went with it.
    pub with_item9: bool,
    /// What came of taking it back, where it was.
    pub withdrawn: Option<String>,
}
