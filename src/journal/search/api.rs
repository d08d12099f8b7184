//! The command of finding again.

use super::days::Days;
use super::table::{Looked, Page, ask};
use super::{Piece, QUESTION, asked, passage, phrases};
use crate::app::Room;
use crate::error::Failure;
use crate::journal::voice::JournalVoice;
use crate::journal::{Error, Kind, is_blank, marks, picture, table};
use crate::private::Private;
use crate::random::Id;
use serde::{Deserialize, Serialize};

/// How many texts an answer holds at most.
const PAGE: u32 = 50;
/// Up to how many are counted.
const COUNTED: u32 = 1_000;

/// What is looked for.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct JournalSearch {
    /// Words that must all be there, the last one as a beginning; at most 200 characters.
    #[cfg_attr(test, ts(as = "String"))]
    pub question: Private<String>,
    /// Begun on this local day or later, as one types a day; without a year it is the last one.
    #[serde(default)]
    #[cfg_attr(test, ts(as = "Option<String>", optional))]
    pub from: String,
    /// Begun on this local day or earlier.
    #[serde(default)]
    #[cfg_attr(test, ts(as = "Option<String>", optional))]
    pub to: String,
    /// Written after this infusion.
    #[serde(default)]
    #[cfg_attr(test, ts(as = "Option<String>", optional))]
    pub session_id: Option<Id>,
    /// With this tag, whatever its accents and capitals.
    #[serde(default)]
    #[cfg_attr(test, ts(as = "Option<String>", optional))]
    pub tag: Option<Private<String>>,
    /// Only favourites.
    #[serde(default)]
    #[cfg_attr(test, ts(as = "Option<bool>", optional))]
    pub favourite: bool,
    /// A mood on this side was noted within 12 hours of it.
    #[serde(default)]
    #[cfg_attr(test, ts(optional))]
    pub mood: Option<MoodSide>,
    /// Only these, or all but these: those that are shared, as the window knows them.
    #[serde(default)]
    #[cfg_attr(test, ts(optional))]
    pub among: Option<Among>,
    /// How many to leave out at the newest end.
    #[serde(default)]
    #[cfg_attr(test, ts(as = "Option<u32>", optional))]
    pub skip: u32,
}

/// On which side of the middle a mood lies.
#[derive(Debug, Clone, Copy, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub enum MoodSide {
    /// -3 to -1.
    Low,
    /// 0.
    Middle,
    /// 1 to 3.
    High,
}

/// Texts by their ids.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Among {
    /// Which.
    #[cfg_attr(test, ts(as = "Vec<String>"))]
    pub ids: Vec<Id>,
    /// These only, or all but these.
    pub only: bool,
}

/// What was found, newest first.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct JournalFound {
    /// How many there are, as a sentence.
    pub count: String,
    /// A page of them.
    pub texts: Vec<JournalHit>,
    /// There are earlier ones.
    pub more: bool,
}

/// A text in which it was found.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct JournalHit {
    /// Its id.
    #[cfg_attr(test, ts(as = "String"))]
    pub id: Id,
    /// Its layer.
    pub kind: Kind,
    /// "Tue 17 Nov"
    pub day: String,
    /// "18:40"
    pub time: String,
    /// It was spoken.
    pub voice: Option<JournalVoice>,
    /// The words around the first hit.
    pub passage: Vec<JournalPiece>,
}

/// A piece of the words around a hit.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct JournalPiece {
    /// As it was written.
    #[cfg_attr(test, ts(as = "String"))]
    pub text: Private<String>,
    /// It was looked for.
    pub hit: bool,
}

/// `journal.search`: a question of signs alone finds nothing, nor does no question at all.
///
/// # Errors
/// `TooLarge` with field `words` for an endless question; `Invalid` with field `from` or `to` for
/// what is no day.
pub fn search(room: &Room, wanted: JournalSearch) -> Result<JournalFound, Failure> {
    if wanted.question.expose().chars().nth(QUESTION).is_some() {
        return Err(Error::TooLong.into());
    }
    let phrases = phrases(wanted.question.expose());
    let only_signs = phrases.is_empty() && !wanted.question.expose().trim().is_empty();
    let days = Days::read(&wanted.from, &wanted.to, room.now.day())?;
    let looked = looked_for(room, &wanted, &phrases, &days);
    if only_signs || !looked.is_anything() {
        return Ok(found(room, &days, 0, Vec::new(), false));
    }
    let Page { ids, many } = ask(room.db, &looked, (wanted.skip, PAGE), COUNTED + 1)?;
    let more = many > wanted.skip.saturating_add(PAGE);
    let words = room.app.words();
    let mut texts = Vec::new();
    for id in ids {
        let Some(text) = table::find(room.db, &id)? else {
            continue;
        };
        let said = picture::table::said(room.db, &id)?;
        let mut pieces = seen_in(text.words.expose(), said.expose(), &phrases);
        if text.voice.is_some() {
            let text = text.first(words).expose().clone();
            pieces = vec![Piece { text, hit: false }];
        }
        texts.push(JournalHit {
            day: words.day_seen_from(text.at.day(), room.now.day()),
            time: words.time(&text.at),
            voice: text.voice.map(|frames| JournalVoice::of(words, frames)),
            kind: text.kind,
            id,
            passage: pieces
                .into_iter()
                .map(|piece| JournalPiece {
                    text: Private::new(piece.text),
                    hit: piece.hit,
                })
                .collect(),
        });
    }
    Ok(found(room, &days, many, texts, more))
}

/// The words around the first hit; where the words have none, what is said of its pictures.
fn seen_in(words: &str, said: &str, phrases: &[String]) -> Vec<Piece> {
    let own = passage(words, phrases);
    let hit = own.iter().any(|piece| piece.hit) || phrases.is_empty();
    if said.is_empty() || (hit && !is_blank(words)) {
        return own;
    }
    passage(said, phrases)
}

fn looked_for(room: &Room, wanted: &JournalSearch, phrases: &[String], days: &Days) -> Looked {
    let among = wanted.among.as_ref().map(|among| {
        let ids: Vec<String> = among.ids.iter().map(ToString::to_string).collect();
        (ids, among.only)
    });
    Looked {
        asked: (!phrases.is_empty()).then(|| asked(phrases)),
        span: days.span(room.now),
        session: wanted.session_id.clone(),
        tag: wanted.tag.as_ref().map(|tag| marks::key(tag.expose())),
        favourite: wanted.favourite,
        mood: wanted.mood.map(|side| match side {
            MoodSide::Low => (-3, -1),
            MoodSide::Middle => (0, 0),
            MoodSide::High => (1, 3),
        }),
        among,
    }
}

fn found(room: &Room, days: &Days, many: u32, texts: Vec<JournalHit>, more: bool) -> JournalFound {
    let words = room.app.words();
    let count = if many > COUNTED {
        words.say("journal-found-many", &[("count", &COUNTED.to_string())])
    } else {
        words.say("journal-found", &[("count", &many.to_string())])
    };
    // How the days were read is said, for one can type them in many ways.
    let count = match days.said(words, room.now.day()) {
        Some(days) => words.say("journal-found-in", &[("found", &count), ("days", &days)]),
        None => count,
    };
    JournalFound { count, texts, more }
}
