//! The elements of `entries.json` as they are read here: what is not understood is left out, never guessed.

use crate::moment::Moment;
use crate::practice::intake::table::Item;
use crate::private::Private;
use chrono::NaiveDate;
use serde::Deserialize;
use serde::de::DeserializeOwned;

/// A moment with its zone.
#[derive(Deserialize)]
pub struct At {
    instant: String,
    zone: String,
}

impl At {
    /// The moment, in the zone in which it was lived.
    pub fn moment(&self) -> Option<Moment> {
        Moment::parse(&self.instant, self.zone.parse().ok()?).ok()
    }
}

/// A journal text.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Text {
    pub at: At,
    pub session: Option<String>,
    pub words: Private<String>,
    #[serde(default)]
    pub attachments: Vec<Attachment>,
}

/// A picture or a voice note of a text.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Attachment {
    pub media: String,
    pub file: String,
    pub about: Private<String>,
    pub seconds: Option<u32>,
}

/// A questionnaire.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Form {
    pub scale: String,
    #[serde(default)]
    pub measure: Option<String>,
    pub at: At,
    pub total: Option<u32>,
    pub most: u32,
    pub range: Option<String>,
    pub answers: Option<Vec<Answer>>,
    pub attribution: String,
}

/// One answer.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Answer {
    pub item: u32,
    pub text: String,
    pub words: String,
}

/// A total that somebody else worked out.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Told {
    pub measure: Private<String>,
    pub total: u32,
    pub most: Option<u32>,
    pub day: NaiveDate,
    pub told_by: Private<String>,
}

/// What they want to talk about.
#[derive(Deserialize)]
pub struct Talk {
    pub at: At,
    pub words: Private<String>,
}

/// Their moods of some days.
#[derive(Deserialize)]
pub struct Moods {
    pub taps: Vec<Tap>,
}

/// One mood.
#[derive(Deserialize)]
pub struct Tap {
    pub at: At,
    pub valence: i32,
}

/// Everything of a patient, read.
#[derive(Default)]
pub struct Sent {
    pub texts: Vec<(Item, Text, Moment)>,
    pub forms: Vec<(Item, Form, Moment)>,
    pub told: Vec<(Item, Told)>,
    pub talk: Vec<(Item, Talk, Moment)>,
    pub moods: Vec<Moods>,
    /// Things that this version cannot show.
    pub unread: u32,
}

impl Sent {
    /// Reads what is kept; each list newest first.
    pub fn of(items: Vec<Item>) -> Self {
        let mut sent = Self::default();
        for item in items {
            if sent.add(item).is_none() {
                sent.unread = sent.unread.saturating_add(1);
            }
        }
        sent.texts.sort_by_key(|(_, _, at)| std::cmp::Reverse(*at));
        sent.forms.sort_by_key(|(_, _, at)| std::cmp::Reverse(*at));
        sent.talk.sort_by_key(|(_, _, at)| std::cmp::Reverse(*at));
        sent.told
            .sort_by_key(|(_, told)| std::cmp::Reverse(told.day));
        sent
    }

    fn add(&mut self, item: Item) -> Option<()> {
        match item.list.as_str() {
            "entries" => {
                let text: Text = read(&item)?;
                let at = text.at.moment()?;
                self.texts.push((item, text, at));
            }
            "forms" => {
                let form: Form = read(&item)?;
                let at = form.at.moment()?;
                self.forms.push((item, form, at));
            }
            "toldScores" => {
                let told: Told = read(&item)?;
                self.told.push((item, told));
            }
            "talk" => {
                let talk: Talk = read(&item)?;
                let at = talk.at.moment()?;
                self.talk.push((item, talk, at));
            }
            "moods" => self.moods.push(read(&item)?),
            _ => return None,
        }
        Some(())
    }
}

fn read<T: DeserializeOwned>(item: &Item) -> Option<T> {
    serde_json::from_str(item.json.expose()).ok()
}
