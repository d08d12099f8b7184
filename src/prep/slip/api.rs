//! Commands of a slip: note it, take it away, bring it back.

use super::{Slip, WORDS_LIMIT, table};
use crate::app::Room;
use crate::clinic::count::last_before;
use crate::error::Failure;
use crate::prep::api::{PrepView, ReadPrep, of_id, read};
use crate::prep::{Error, check_length};
use crate::private::Private;
use crate::random::Id;
use crate::session;
use crate::session::times::read_clock;
use serde::{Deserialize, Serialize};

/// A slip to note.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct NoteSlip {
    /// The infusion it is before.
    #[cfg_attr(test, ts(as = "String"))]
    pub session_id: Id,
    /// What, at most 500 characters.
    #[cfg_attr(test, ts(as = "String"))]
    pub words: Private<String>,
    /// The time on the clock, the last such one; empty: now.
    pub time: String,
}

/// A slip to take away or to bring back.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct RemoveSlip {
    /// Which.
    #[cfg_attr(test, ts(as = "String"))]
    pub id: Id,
    /// Away, or back.
    pub gone: bool,
}

/// A slip as it is shown.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct PrepSlip {
    /// Its id.
    pub id: String,
    /// What.
    #[cfg_attr(test, ts(as = "String"))]
    pub words: Private<String>,
    /// When, in words.
    pub time: String,
}

/// `prep.noteSlip`
///
/// # Errors
/// `NotFound`, `Invalid` with field `words` or `time`, `TooLarge` with field `words`.
pub fn note(room: &Room, ask: NoteSlip) -> Result<Option<PrepView>, Failure> {
    let sessions = session::table::all(room.db)?;
    let session = of_id(&sessions, &ask.session_id)?;
    if ask.words.expose().trim().is_empty() {
        return Err(Error::Empty.into());
    }
    check_length("words", &ask.words, WORDS_LIMIT)?;
    let now = room.now.seen_in(session.starts.zone());
    let at = if ask.time.trim().is_empty() {
        now
    } else {
        let time = read_clock(&ask.time).ok_or(Error::Clock)?;
        last_before(time, &now).ok_or(Error::Clock)?
    };
    let slip = Slip {
        id: room.app.new_id(room.now)?,
        session_id: session.id.clone(),
        words: ask.words,
        at,
    };
    table::insert(room.db, &slip)?;
    read(room, of(&slip.session_id))
}

/// `prep.removeSlip`
///
/// # Errors
/// `NotFound`, `Groggy` in groggy time.
pub fn remove(room: &Room, ask: RemoveSlip) -> Result<Option<PrepView>, Failure> {
    let gone = Some(room.now).filter(|_| ask.gone);
    let session = table::set_gone(room.db, &ask.id, gone)?.ok_or(Error::Missing)?;
    read(room, of(&session))
}

fn of(session: &Id) -> ReadPrep {
    ReadPrep {
        session_id: Some(session.clone()),
    }
}
