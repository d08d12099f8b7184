//! `entries.json` as it is written, for reading it back.

use crate::private::Private;
use crate::random::Id;
use chrono::NaiveDate;
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Whole {
    pub format: String,
    pub made: At,
    pub from: Option<Private<String>>,
    pub to: Option<Private<String>>,
    pub infusions: Vec<NaiveDate>,
    pub talk: Option<Wanted>,
    pub moods: Option<Line>,
    pub entries: Vec<Text>,
    pub forms: Vec<Filled>,
    pub told_scores: Vec<ToldScore>,
    pub not_in: Vec<String>,
}

#[derive(Deserialize)]
pub struct At {
    pub instant: String,
    pub zone: String,
}

#[derive(Deserialize)]
pub struct Wanted {
    pub id: Id,
    pub revision: u32,
    pub at: At,
    pub words: Private<String>,
}

#[derive(Deserialize)]
pub struct Line {
    pub id: Option<Id>,
    pub revision: u32,
    pub first: NaiveDate,
    pub last: NaiveDate,
    pub taps: Vec<Mood>,
}

#[derive(Deserialize)]
pub struct Mood {
    pub id: Id,
    pub at: At,
    pub valence: i32,
    pub words: String,
}

#[derive(Deserialize)]
pub struct Text {
    pub id: Id,
    pub revision: u32,
    pub layer: String,
    pub at: At,
    pub session: Option<String>,
    pub beside: Option<Id>,
    pub words: Private<String>,
    pub attachments: Vec<Attached>,
}

#[derive(Deserialize)]
pub struct Attached {
    pub id: Id,
    pub media: String,
    pub sha256: String,
    pub about: Private<String>,
    pub seconds: Option<u32>,
}

#[derive(Deserialize)]
pub struct Filled {
    pub id: Id,
    pub revision: Option<u32>,
    pub measure: String,
    pub scale: String,
    pub at: At,
    pub entered: Option<NaiveDate>,
    pub total: Option<u32>,
    pub most: u32,
    pub range: Option<String>,
    pub answers: Option<Vec<Given>>,
    pub attribution: String,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ToldScore {
    pub id: Id,
    pub revision: u32,
    pub measure: Private<String>,
    pub total: u32,
    pub most: Option<u32>,
    pub day: NaiveDate,
    pub told_by: Private<String>,
}

#[derive(Deserialize)]
pub struct Given {
    pub item: u32,
    pub stem: Option<String>,
    pub text: String,
    pub score: Option<u32>,
    pub words: String,
}
