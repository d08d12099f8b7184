//! The journal's commands: saved as typed, kept, listed, read, taken out and put back.

use super::draft::table as open;
use super::voice::JournalVoice;
use super::wire::{JournalAsked, JournalEntry, JournalLeaf, JournalOne};
use super::{Error, Kind, Written, is_blank, marks, picture, revisions, search, table};
use crate::app::Room;
use crate::error::Failure;
use crate::moment::Moment;
use crate::private::Private;
use crate::random::Id;
use crate::session::{self, Session};
use crate::vault::api::Done;
use crate::window::{self, prompt};
use crate::words::Words;
use rusqlite::Connection;

/// Keeps a draft: a fragment for good, an entry until it is revised. Keeping twice keeps once.
///
/// # Errors
/// `Invalid` when nothing is written and no picture is there, `NotFound`.
pub fn keep(room: &Room, ask: JournalOne) -> Result<JournalEntry, Failure> {
    let text = table::find(room.db, &ask.id)?.ok_or(Error::NotThere)?;
    if text.kept {
        match open::typed_over(room.db, &ask.id)? {
            Some(words) if !has_content(room.db, &ask.id, &words)? => {
                return Err(Error::Blank.into());
            }
            Some(words) if words == text.words => open::drop_over(room.db, &ask.id)?,
            Some(_) => table::keep_over(room.db, &ask.id, room.now)?,
            None => {}
        }
    } else {
        if !has_content(room.db, &ask.id, &text.words)? {
            return Err(Error::Blank.into());
        }
        table::keep(room.db, &ask.id, room.now)?;
    }
    search::table::index(room.db, &ask.id)?;
    let text = table::find(room.db, &ask.id)?.ok_or(Error::NotThere)?;
    whole(room, &session::table::all(room.db)?, text)
}

/// One text with what stands beside it.
///
/// # Errors
/// `NotFound`.
pub fn read(room: &Room, ask: JournalOne) -> Result<JournalLeaf, Failure> {
    let text = table::find(room.db, &ask.id)?.ok_or(Error::NotThere)?;
    let raw = match &text.beside {
        Some(raw) => table::find(room.db, raw)?,
        None => None,
    };
    let around = raw.as_ref().map_or(&text.id, |raw| &raw.id);
    let mut later = table::beside(room.db, around)?;
    later.retain(|other| other.id != text.id);
    let sessions = session::table::all(room.db)?;
    let whole = |text| whole(room, &sessions, text);
    Ok(JournalLeaf {
        raw: raw.map(whole).transpose()?,
        later: later.into_iter().map(whole).collect::<Result<_, _>>()?,
        entry: whole(text)?,
    })
}

/// Takes a text out; `journal.restore` puts it back.
///
/// # Errors
/// `Groggy` in groggy time, `NotFound`.
pub fn remove(room: &Room, ask: JournalOne) -> Result<Done, Failure> {
    if table::set_gone(room.db, &ask.id, true, room.now)? {
        search::table::index(room.db, &ask.id)?;
        Ok(Done {})
    } else {
        Err(Error::NotThere.into())
    }
}

/// Puts a text back that was taken out.
///
/// # Errors
/// `NotFound`.
pub fn restore(room: &Room, ask: JournalOne) -> Result<Done, Failure> {
    let changed = table::set_gone(room.db, &ask.id, false, room.now)?;
    if changed || table::head(room.db, &ask.id)?.is_some() {
        search::table::index(room.db, &ask.id)?;
        Ok(Done {})
    } else {
        Err(Error::NotThere.into())
    }
}

/// Keeps words that were left on the lock screen, or none for what comes without words, as a fragment
/// of that moment. Once: a second time under the same id changes nothing.
///
/// # Errors
/// SQLite's.
pub fn take_fragment(
    room: &Room,
    id: Id,
    words: Private<String>,
    at: Moment,
) -> Result<(), Failure> {
    let text = Written {
        id,
        revision: 1,
        kind: Kind::Fragment,
        beside: None,
        session: session::table::ended_within(room.db, window::SPAN, &at)?,
        asked: None,
        words,
        voice: None,
        kept: true,
        at,
        changed: at,
    };
    table::insert(room.db, &text)?;
    Ok(search::table::index(room.db, &text.id)?)
}

/// Is there anything to keep: words, or a picture?
pub(super) fn has_content(
    db: &Connection,
    id: &Id,
    words: &Private<String>,
) -> rusqlite::Result<bool> {
    Ok(!is_blank(words.expose()) || picture::table::any(db, id)?)
}

fn asked(words: &Words, key: &str) -> Option<JournalAsked> {
    let key = prompt::known(key)?;
    Some(JournalAsked {
        key,
        text: words.say(key, &[]),
    })
}

pub(super) fn belongs<'a>(sessions: &'a [Session], text: &Written) -> Option<&'a Session> {
    let id = text.session.as_ref()?;
    sessions.iter().find(|session| session.id == *id)
}

pub(super) fn whole(
    room: &Room,
    sessions: &[Session],
    text: Written,
) -> Result<JournalEntry, Failure> {
    let words = room.app.words();
    let typed_over = if text.kept && text.kind == Kind::Entry {
        open::typed_over(room.db, &text.id)?
    } else {
        None
    };
    let after = belongs(sessions, &text).and_then(|session| window::since(session, &text.at));
    Ok(JournalEntry {
        day: words.day(text.at.day()),
        asked: text.asked.as_deref().and_then(|key| asked(words, key)),
        tags: marks::table::tags(room.db, &text.id)?,
        favourite: marks::table::is_favourite(room.db, &text.id)?,
        earlier: revisions::table::count(room.db, &text.id)?,
        pictures: picture::api::of(room, &text.id)?,
        short_day: words.day_seen_from(text.at.day(), room.now.day()),
        time: words.time(&text.at),
        after: after.map(|after| window::sentence(words, &after, window::of(sessions))),
        id: text.id,
        revision: text.revision,
        kind: text.kind,
        kept: text.kept,
        words: text.words,
        voice: text.voice.map(|frames| JournalVoice::of(words, frames)),
        typed_over,
        beside_id: text.beside,
        session_id: text.session,
        at: text.at,
    })
}
