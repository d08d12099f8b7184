//! What the commands about one patient are asked and answer.

use crate::private::Private;
use crate::random::Id;
use crate::share::names::PairId;
use crate::trends::wire::TrendsPage;
use serde::{Deserialize, Serialize};

/// Which patient.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct PracticeWhich {
    /// The pair.
    #[cfg_attr(test, ts(as = "String"))]
    pub pair_id: PairId,
}

/// One patient: what they chose to send, and when.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct PracticePatient {
    /// The pair.
    #[cfg_attr(test, ts(as = "String"))]
    pub pair_id: PairId,
    /// What they call themselves.
    #[cfg_attr(test, ts(as = "String"))]
    pub name: Private<String>,
    /// "Not monitored. You see what Mara chose to send, and when. No news says nothing either way."
    pub not_watched: String,
    /// "Received Tuesday 17 November, 21:06", or that nothing came yet.
    pub received: String,
    /// It has ended, was stopped, or waits for the words: how it stands, in a sentence.
    pub standing: Option<String>,
    /// What is not as it should be, each in plain words.
    pub odd: Vec<PracticeOdd>,
    /// What they want to talk about, newest first.
    pub talk: Vec<PracticeTalk>,
    /// The curves of what was sent; none when nothing of the kind was.
    pub trends: Option<TrendsPage>,
    /// Journal texts, newest first.
    pub texts: Vec<PracticeText>,
    /// Questionnaires, newest first.
    pub forms: Vec<PracticeForm>,
    /// Totals that somebody else worked out, newest first.
    pub told: Vec<PracticeTold>,
    /// What was taken back, newest first: "Withdrawn by the patient on Tue 17 Nov."
    pub withdrawn: Vec<String>,
    /// What was received, newest first.
    pub lines: Vec<PracticeLine>,
    /// Things that this version cannot show, in a sentence.
    pub unread: Option<String>,
}

/// Something that is not as it should be.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct PracticeOdd {
    /// In plain words, with what to do.
    pub sentence: String,
    /// Since when: "since Tue 17 Nov".
    pub since: String,
    /// To be looked at first.
    pub grave: bool,
}

/// What they want to talk about.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct PracticeTalk {
    /// When it was written.
    pub when: String,
    /// Their words.
    #[cfg_attr(test, ts(as = "String"))]
    pub words: Private<String>,
}

/// A journal text.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct PracticeText {
    /// Its id.
    #[cfg_attr(test, ts(as = "String"))]
    pub id: Id,
    /// When it was begun.
    pub when: String,
    /// "After infusion 3, Thu 12 Nov"
    pub session: Option<String>,
    /// Their words.
    #[cfg_attr(test, ts(as = "String"))]
    pub words: Private<String>,
    /// That it was changed since it was first sent, in a sentence.
    pub changed: Option<String>,
    /// Pictures and voice notes.
    pub attachments: Vec<PracticeAttachment>,
}

/// A picture or a voice note.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct PracticeAttachment {
    /// To ask for its bytes by, as `practice.file`.
    pub file: String,
    /// It is a picture; otherwise it is a voice note.
    pub picture: bool,
    /// What is to be seen in it, in the patient's words.
    #[cfg_attr(test, ts(as = "String"))]
    pub about: Private<String>,
    /// "Voice note, 1:05"
    pub label: String,
}

/// A questionnaire.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct PracticeForm {
    /// The instrument.
    pub scale: String,
    /// The day from which it looks back.
    pub when: String,
    /// "13 of 27", or that it was not scored.
    pub total: String,
    /// "Score range: moderate, 10 to 14."
    pub range: Option<String>,
    /// The answers; none: the total was sent alone.
    pub answers: Option<Vec<PracticeAnswer>>,
    /// The owners' line.
    pub attribution: String,
}

/// One answer.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct PracticeAnswer {
    /// The item's number.
    pub item: u32,
    /// The instrument's words.
    pub text: String,
    /// The answer in the instrument's words.
    pub words: String,
}

/// A total that somebody else worked out.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct PracticeTold {
    /// The measure, as the patient named it.
    #[cfg_attr(test, ts(as = "String"))]
    pub measure: Private<String>,
    /// The day.
    pub when: String,
    /// "34 of 60"
    pub total: String,
    /// Who told it.
    #[cfg_attr(test, ts(as = "String"))]
    pub by: Private<String>,
}

/// Something that was received.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct PracticeLine {
    /// The device that sent it.
    pub dev: String,
    /// Its number.
    pub seq: u32,
    /// When it was stored here.
    pub when: String,
    /// "4 items"
    pub what: String,
    /// It has a report and a bundle to save.
    pub files: bool,
}

/// A picture or a voice note.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct PracticeSaveFile {
    /// As the page named it.
    pub file: String,
}

/// A file of a package.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct PracticeSave {
    /// The pair.
    #[cfg_attr(test, ts(as = "String"))]
    pub pair_id: PairId,
    /// The device that sent it.
    pub dev: String,
    /// Its number.
    pub seq: u32,
}
