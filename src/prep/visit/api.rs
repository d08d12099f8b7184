//! Commands of what goes along to one visit.

use super::{Along, LINK_LIMIT, Question, TEXT_LIMIT, table};
use crate::app::Room;
use crate::error::Failure;
use crate::prep::api::{ReadPrep, of_id};
use crate::prep::{Error, check_length};
use crate::private::Private;
use crate::random::Id;
use crate::session::{self, Session};
use serde::{Deserialize, Serialize};

/// What goes along to one visit.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct VisitView {
    /// The infusion.
    pub session_id: String,
    /// In the patient's own words; may be empty.
    #[cfg_attr(test, ts(as = "String"))]
    pub intention: Private<String>,
    /// A link or a name of something to listen to; may be empty.
    #[cfg_attr(test, ts(as = "String"))]
    pub playlist: Private<String>,
    /// Questions that wait for an answer.
    pub open: Vec<VisitQuestion>,
    /// Questions that were answered, the last one first.
    pub answered: Vec<VisitQuestion>,
}

/// A question and what the clinic said.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct VisitQuestion {
    /// Its id.
    pub id: String,
    /// What is asked.
    #[cfg_attr(test, ts(as = "String"))]
    pub words: Private<String>,
    /// What the clinic said; empty until then.
    #[cfg_attr(test, ts(as = "String"))]
    pub answer: Private<String>,
    /// At which infusion, in words.
    pub at: Option<String>,
}

/// What is set for one visit.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SetAlong {
    /// The infusion.
    #[cfg_attr(test, ts(as = "String"))]
    pub session_id: Id,
    /// At most 2,000 characters.
    #[cfg_attr(test, ts(as = "String"))]
    pub intention: Private<String>,
    /// At most 2,000 characters.
    #[cfg_attr(test, ts(as = "String"))]
    pub playlist: Private<String>,
}

/// A question for the clinic.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct AskQuestion {
    /// At most 2,000 characters.
    #[cfg_attr(test, ts(as = "String"))]
    pub words: Private<String>,
}

/// What the clinic said; empty: it is open again.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct AnswerQuestion {
    /// Which.
    #[cfg_attr(test, ts(as = "String"))]
    pub id: Id,
    /// At most 2,000 characters.
    #[cfg_attr(test, ts(as = "String"))]
    pub answer: Private<String>,
}

/// A question to take away or to bring back.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct RemoveQuestion {
    /// Which.
    #[cfg_attr(test, ts(as = "String"))]
    pub id: Id,
    /// Away, or back.
    pub gone: bool,
}

/// `visit.read`: the next infusion's when none is named; nothing when none lies ahead.
///
/// # Errors
/// `NotFound` for a given infusion.
pub fn read(room: &Room, ask: ReadPrep) -> Result<Option<VisitView>, Failure> {
    let sessions = session::table::all(room.db)?;
    let session = match &ask.session_id {
        Some(id) => Some(of_id(&sessions, id)?),
        None => near(room, &sessions),
    };
    let Some(session) = session else {
        return Ok(None);
    };
    let along = table::along(room.db, &session.id)?;
    let questions = table::questions(room.db)?;
    let (mut open, mut answered) = (Vec::new(), Vec::new());
    for question in questions {
        let list = if question.answer.expose().trim().is_empty() {
            &mut open
        } else {
            &mut answered
        };
        list.push(shown(room, &sessions, question));
    }
    answered.reverse();
    Ok(Some(VisitView {
        session_id: session.id.to_string(),
        intention: along.intention,
        playlist: along.playlist,
        open,
        answered,
    }))
}

/// The visit that it is about now: the one that is coming, or today's.
fn near<'a>(room: &Room, sessions: &'a [Session]) -> Option<&'a Session> {
    let today = |one: &&Session| one.starts.day() == room.now.seen_in(one.starts.zone()).day();
    sessions
        .iter()
        .find(today)
        .or_else(|| session::next(sessions, room.now))
        .or_else(|| session::last_over(sessions, room.now))
}

fn shown(room: &Room, sessions: &[Session], question: Question) -> VisitQuestion {
    let of = |id: &Id| sessions.iter().find(|session| session.id == *id);
    let at = question.answered_at.as_ref().and_then(of);
    VisitQuestion {
        id: question.id.to_string(),
        words: question.words,
        answer: question.answer,
        at: at.map(|session| session::course::when(&session.starts, room.now)),
    }
}

fn again(room: &Room) -> Result<Option<VisitView>, Failure> {
    read(room, ReadPrep { session_id: None })
}

/// `visit.setAlong`
///
/// # Errors
/// `NotFound`, `TooLarge` with field `intention` or `playlist`.
pub fn set_along(room: &Room, ask: SetAlong) -> Result<Option<VisitView>, Failure> {
    let sessions = session::table::all(room.db)?;
    of_id(&sessions, &ask.session_id)?;
    check_length("intention", &ask.intention, TEXT_LIMIT)?;
    check_length("playlist", &ask.playlist, LINK_LIMIT)?;
    let along = Along {
        intention: ask.intention,
        playlist: ask.playlist,
    };
    table::set_along(room.db, &ask.session_id, &along)?;
    again(room)
}

/// `visit.ask`
///
/// # Errors
/// `Invalid` or `TooLarge` with field `words`.
pub fn ask(room: &Room, ask: AskQuestion) -> Result<Option<VisitView>, Failure> {
    if ask.words.expose().trim().is_empty() {
        return Err(Error::Empty.into());
    }
    check_length("words", &ask.words, TEXT_LIMIT)?;
    let id = room.app.new_id(room.now)?;
    table::insert(room.db, &id, &ask.words, room.now)?;
    again(room)
}

/// `visit.answer`: kept with the visit that it was given at.
///
/// # Errors
/// `NotFound`, `TooLarge` with field `answer`.
pub fn answer(room: &Room, ask: AnswerQuestion) -> Result<Option<VisitView>, Failure> {
    check_length("answer", &ask.answer, TEXT_LIMIT)?;
    let sessions = session::table::all(room.db)?;
    let given = !ask.answer.expose().trim().is_empty();
    let at = near(room, &sessions).map(|session| &session.id);
    if !table::answer(room.db, &ask.id, &ask.answer, at.filter(|_| given))? {
        return Err(Error::Missing.into());
    }
    again(room)
}

/// `visit.removeQuestion`
///
/// # Errors
/// `NotFound`, `Groggy` in groggy time.
pub fn remove(room: &Room, ask: RemoveQuestion) -> Result<Option<VisitView>, Failure> {
    let gone = Some(room.now).filter(|_| ask.gone);
    if !table::set_gone(room.db, &ask.id, gone)? {
        return Err(Error::Missing.into());
    }
    again(room)
}
