//! Commands of the longer-term questions: read, begin, answer, finish, leave.

use super::{Call, Due, Error, QUESTIONS, Question, Round, Said, Theme, due, table};
use crate::app::Room;
use crate::clinic;
use crate::error::Failure;
use crate::private::Private;
use crate::session;
use crate::vault::api::Nothing;
use serde::{Deserialize, Serialize};

/// The questions, the open round and the past ones.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Longer {
    /// Why they are asked now, as a sentence; nothing while they are not due.
    pub due: Option<String>,
    /// A round is open.
    pub open: bool,
    /// The questions with the open round's answers.
    pub questions: Vec<LongerQuestion>,
    /// Whom to call about the open round's answers, or those of a round finished in the last day.
    pub card: Option<LongerCard>,
    /// Finished rounds, newest first.
    pub past: Vec<LongerPast>,
}

/// One question.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct LongerQuestion {
    /// Its id.
    pub id: &'static str,
    /// What it is about.
    pub theme: Theme,
    /// Its words.
    pub words: String,
    /// The answer in the open round.
    pub said: Option<Said>,
}

/// What to do about a yes.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct LongerCard {
    /// How soon.
    pub call: Call,
    /// As a sentence.
    pub sentence: String,
    /// The clinic's name and number in one line; may be empty.
    #[cfg_attr(test, ts(as = "String"))]
    pub clinic: Private<String>,
}

/// A finished round.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct LongerPast {
    /// Its day.
    pub day: String,
    /// What was answered with yes.
    pub yes: Vec<String>,
    /// How many questions were left out, as a sentence; nothing when none was.
    pub left_out: Option<String>,
}

/// An answer to keep.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct LongerAnswer {
    /// The question's id.
    pub question: String,
    /// The answer.
    pub said: Said,
}

/// `longer.read`
///
/// # Errors
/// `Locked`.
pub fn read(room: &Room, _ask: Nothing) -> Result<Longer, Failure> {
    let rounds = table::rounds(room.db)?;
    let open = open(&rounds);
    let words = room.app.words();
    let questions = QUESTIONS.iter().map(|question| LongerQuestion {
        id: question.id,
        theme: question.theme,
        words: words.say(question.words, &[]),
        said: open.and_then(|round| round.said(question.id)),
    });
    let fresh = rounds.iter().find(|round| is_fresh(room, round));
    Ok(Longer {
        due: due_now(room)?,
        open: open.is_some(),
        questions: questions.collect(),
        card: match open.or(fresh).and_then(Round::call) {
            Some(call) => Some(card(room, call)?),
            None => None,
        },
        past: rounds
            .iter()
            .filter(|round| round.finished.is_some())
            .map(|round| past(room, round))
            .collect(),
    })
}

/// `longer.begin`: opens a round; one that is open stays.
///
/// # Errors
/// `Groggy`.
pub fn begin(room: &Room, _ask: Nothing) -> Result<Longer, Failure> {
    if open(&table::rounds(room.db)?).is_none() {
        table::begin(room.db, &room.app.new_id(room.now)?, room.now)?;
    }
    read(room, Nothing {})
}

/// `longer.answer`
///
/// # Errors
/// `NotFound` for no such question or without an open round, `Groggy`.
pub fn answer(room: &Room, ask: LongerAnswer) -> Result<Longer, Failure> {
    let known = QUESTIONS.iter().find(|one| one.id == ask.question);
    let question = known.ok_or(Error::NotHere)?;
    let rounds = table::rounds(room.db)?;
    let round = open(&rounds).ok_or(Error::NotHere)?;
    table::answer(room.db, &round.id, question.id, ask.said, room.now)?;
    read(room, Nothing {})
}

/// `longer.finish`: the round is kept and never changes again.
///
/// # Errors
/// `Invalid` when nothing is answered, `NotFound` without an open round, `Groggy`.
pub fn finish(room: &Room, _ask: Nothing) -> Result<Longer, Failure> {
    let rounds = table::rounds(room.db)?;
    let round = open(&rounds).ok_or(Error::NotHere)?;
    let answered = |(_, said): &(String, Said)| *said != Said::Skip;
    if !round.answers.iter().any(answered) {
        return Err(Error::Nothing.into());
    }
    table::finish(room.db, &round.id, room.now)?;
    read(room, Nothing {})
}

/// `longer.leave`: the open round was begun by mistake.
///
/// # Errors
/// `NotFound` without an open round, `Groggy`.
pub fn leave(room: &Room, _ask: Nothing) -> Result<Longer, Failure> {
    let rounds = table::rounds(room.db)?;
    let round = open(&rounds).ok_or(Error::NotHere)?;
    table::leave(room.db, &round.id, room.now)?;
    read(room, Nothing {})
}

/// Why a round is due, as a sentence.
///
/// # Errors
/// The store's.
pub fn due_now(room: &Room) -> Result<Option<String>, Failure> {
    let sessions = session::table::all(room.db)?;
    let finished = table::last_finished(room.db)?;
    let words = room.app.words();
    Ok(
        due(&sessions, finished.as_ref(), room.now).map(|why| match why {
            Due::Booster => words.say("longer-due-booster", &[]),
            Due::Month => words.say("longer-due-month", &[]),
        }),
    )
}

fn open(rounds: &[Round]) -> Option<&Round> {
    rounds.iter().find(|round| round.finished.is_none())
}

/// Its card stays for a day after it was finished.
fn is_fresh(room: &Room, round: &Round) -> bool {
    let day = chrono::TimeDelta::hours(24);
    let finished = round.finished.as_ref();
    finished.is_some_and(|at| at <= room.now && *room.now < at.plus(day))
}

fn card(room: &Room, call: Call) -> Result<LongerCard, Failure> {
    let words = room.app.words();
    let contact = clinic::table::contact(room.db)?;
    let line =
        contact.map(|one| format!("{} {}", one.name.expose().trim(), one.phone.expose().trim()));
    Ok(LongerCard {
        call,
        sentence: match call {
            Call::Urgent => words.say("longer-call-urgent", &[]),
            Call::Today => words.say("longer-call-today", &[]),
            Call::Talk => words.say("longer-call-talk", &[]),
        },
        clinic: Private::new(line.unwrap_or_default().trim().to_owned()),
    })
}

fn past(room: &Room, round: &Round) -> LongerPast {
    let words = room.app.words();
    let yes = round.yes().map(|question| words.say(question.words, &[]));
    let skipped = |question: &&Question| matches!(round.said(question.id), None | Some(Said::Skip));
    let left = QUESTIONS.iter().filter(skipped).count();
    LongerPast {
        day: words.day_seen_from(round.begun.day(), room.now.day()),
        yes: yes.collect(),
        left_out: (left > 0).then(|| words.say("longer-left-out", &[("count", &left.to_string())])),
    }
}
