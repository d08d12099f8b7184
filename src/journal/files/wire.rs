//! What in and out says and is told over the boundary.

use super::Source;
use super::out::Form;
use crate::private::Private;
use crate::random::Id;
use serde::{Deserialize, Serialize};

/// What the person wants to choose.
#[derive(Debug, Clone, Copy, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub enum JournalFrom {
    /// A file: Day One's ZIP or JSON, jrnl's text or JSON, Markdown, or our own.
    File,
    /// A folder of Markdown, or our own.
    Folder,
}

/// Where from.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct JournalLook {
    /// Where from.
    pub from: JournalFrom,
}

/// In which form.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct JournalTakeOut {
    /// The form.
    pub form: Form,
}

/// Which arrival or import.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct WhichImport {
    /// Its id.
    #[cfg_attr(test, ts(as = "String"))]
    pub id: Id,
}

/// Work that was begun.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct JournalFilesJob {
    /// The job.
    #[cfg_attr(test, ts(as = "String"))]
    pub job_id: Id,
}

/// What would come, looked at before anything is written.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct JournalArrival {
    /// Its id, until it is brought in.
    #[cfg_attr(test, ts(as = "String"))]
    pub id: Id,
    /// The name of the file or folder.
    #[cfg_attr(test, ts(as = "String"))]
    pub name: Private<String>,
    /// Whose it is.
    pub sources: Vec<Source>,
    /// How many texts are new.
    pub new: u32,
    /// How many come back out of the bin.
    pub back: u32,
    /// How many are in the journal already.
    pub here: u32,
    /// How many pictures come along.
    pub pictures: u32,
    /// How many voice notes come along.
    pub voices: u32,
    /// "9 November 2026 to 14 March 2027"; nothing when nothing comes.
    pub span: Option<String>,
    /// The first and the last ones, to be recognised by.
    pub samples: Vec<JournalSample>,
    /// What is left out.
    pub left: Vec<JournalLeft>,
    /// How many more are left out than are named.
    pub left_more: u32,
    /// What is worth knowing, in sentences.
    pub told: Vec<String>,
}

/// A text that would come.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct JournalSample {
    /// "Monday 9 November 2026"
    pub day: String,
    /// "14:05"
    pub time: String,
    /// Its first words, one line.
    #[cfg_attr(test, ts(as = "String"))]
    pub first: Private<String>,
}

/// Something that does not come.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct JournalLeft {
    /// What it is.
    #[cfg_attr(test, ts(as = "String"))]
    pub what: Private<String>,
    /// Why, in a sentence.
    pub why: String,
}

/// Something that was brought in.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct JournalImport {
    /// Its id.
    #[cfg_attr(test, ts(as = "String"))]
    pub id: Id,
    /// The name of the file or folder.
    #[cfg_attr(test, ts(as = "String"))]
    pub name: Private<String>,
    /// "Tue 17 Nov"
    pub day: String,
    /// "18:40"
    pub time: String,
    /// How many texts came.
    pub came: u32,
    /// How many of them are there now, as they came.
    pub there: u32,
}
