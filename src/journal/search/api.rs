//! The command of finding again.

use super::table::{Span, ask, count};
use super::{QUESTION, asked, passage, phrases};
use crate::app::Room;
use crate::error::Failure;
use crate::journal::{Error, Kind, table};
use crate::moment::Moment;
use crate::private::Private;
use crate::random::Id;
use chrono::{NaiveDate, NaiveTime};
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
    /// Begun on this local day or later.
    #[serde(default)]
    #[cfg_attr(test, ts(as = "Option<String>", optional))]
    pub from: Option<NaiveDate>,
    /// Begun on this local day or earlier.
    #[serde(default)]
    #[cfg_attr(test, ts(as = "Option<String>", optional))]
    pub to: Option<NaiveDate>,
    /// How many to leave out at the newest end.
    #[serde(default)]
    #[cfg_attr(test, ts(as = "Option<u32>", optional))]
    pub skip: u32,
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

/// `journal.search`: a question of signs alone finds nothing.
///
/// # Errors
/// `TooLarge` with field `words` for an endless question.
pub fn search(room: &Room, wanted: JournalSearch) -> Result<JournalFound, Failure> {
    if wanted.question.expose().chars().nth(QUESTION).is_some() {
        return Err(Error::TooLong.into());
    }
    let phrases = phrases(wanted.question.expose());
    if phrases.is_empty() {
        return Ok(found(room, 0, Vec::new(), false));
    }
    let asked = asked(&phrases);
    let span = span(room.now, wanted.from, wanted.to);
    let mut ids = ask(room.db, &asked, span, wanted.skip, PAGE + 1)?;
    let more = ids.len() > PAGE as usize;
    ids.truncate(PAGE as usize);
    let words = room.app.words();
    let mut texts = Vec::new();
    for id in ids {
        let Some(text) = table::find(room.db, &id)? else {
            continue;
        };
        let pieces = passage(text.words.expose(), &phrases).into_iter();
        texts.push(JournalHit {
            day: words.day_seen_from(text.at.day(), room.now.day()),
            time: words.time(&text.at),
            kind: text.kind,
            id,
            passage: pieces
                .map(|piece| JournalPiece {
                    text: Private::new(piece.text),
                    hit: piece.hit,
                })
                .collect(),
        });
    }
    let shown = wanted
        .skip
        .saturating_add(u32::try_from(texts.len()).unwrap_or(u32::MAX));
    let many = if more {
        count(room.db, &asked, span, COUNTED + 1)?
    } else {
        shown
    };
    Ok(found(room, many, texts, more))
}

fn found(room: &Room, many: u32, texts: Vec<JournalHit>, more: bool) -> JournalFound {
    let words = room.app.words();
    let count = if many > COUNTED {
        words.say("journal-found-many", &[("count", &COUNTED.to_string())])
    } else {
        words.say("journal-found", &[("count", &many.to_string())])
    };
    JournalFound { count, texts, more }
}

/// Whole local days, where the reader is now.
fn span(now: &Moment, from: Option<NaiveDate>, to: Option<NaiveDate>) -> Span {
    let midnight = |day: NaiveDate| {
        let wall = crate::moment::Wall {
            day,
            time: NaiveTime::MIN,
            zone: None,
        };
        wall.resolve(now.zone()).map(|at| at.ms()).ok()
    };
    let after = to.and_then(|day| day.succ_opt());
    Span {
        from: from.and_then(midnight).unwrap_or(i64::MIN / 2_000),
        to: after.and_then(midnight).unwrap_or(i64::MAX / 2_000),
    }
}
