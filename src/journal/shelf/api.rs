//! Commands of the list: how long it is, and any stretch of it.

use super::BLOCK;
use super::table::{self, Line};
use super::wire::{JournalBlocks, JournalLine, JournalList, JournalPage};
use crate::app::Room;
use crate::error::Failure;
use crate::journal::api::belongs;
use crate::journal::voice::JournalVoice;
use crate::journal::{Error, Written, excerpt, is_blank};
use crate::private::Private;
use crate::random::Id;
use crate::session::{self, Session};
use crate::vault::api::Nothing;

/// How many lines a page holds at most.
const PAGE: u32 = 200;

/// `journal.blocks`
///
/// # Errors
/// SQLite's.
pub fn blocks(room: &Room, _ask: Nothing) -> Result<JournalBlocks, Failure> {
    let (count, ends) = table::blocks(room.db)?;
    Ok(JournalBlocks {
        count,
        size: BLOCK,
        ends,
    })
}

/// `journal.list`: the kept texts, newest first.
///
/// # Errors
/// `NotFound` when the list never had the text it should begin or end with.
pub fn list(room: &Room, ask: JournalList) -> Result<JournalPage, Failure> {
    let place = |id: &Option<Id>| match id {
        Some(id) => Ok::<_, Failure>(Some(table::place(room.db, id)?.ok_or(Error::NotThere)?)),
        None => Ok(None),
    };
    let (after, through) = (place(&ask.after)?, place(&ask.through)?);
    let mut found = table::lines(room.db, after.as_ref(), through.as_ref(), PAGE + 1)?;
    let more = found.len() > PAGE as usize;
    found.truncate(PAGE as usize);
    let sessions = session::table::all(room.db)?;
    let before = match &after {
        Some(after) => table::at_or_before(room.db, after)?,
        None => None,
    };
    let before = before.map(|text| group(room, &sessions, &text));
    let lines = found.into_iter();
    let lines: Vec<JournalLine> = lines.map(|found| line(room, &sessions, found)).collect();
    Ok(JournalPage {
        continues: before
            .is_some_and(|before| lines.first().is_some_and(|one| one.group == before)),
        lines,
        more,
    })
}

fn line(room: &Room, sessions: &[Session], line: Line) -> JournalLine {
    let words = room.app.words();
    let text = line.text;
    let wordless = text.voice.is_none() && is_blank(text.words.expose());
    JournalLine {
        first: match wordless {
            true => Private::new(excerpt(line.said.expose())),
            false => text.first(words),
        },
        voice: text.voice.map(|frames| JournalVoice::of(words, frames)),
        picture: line.picture,
        pictures: line.pictures,
        day: words.day_seen_from(text.at.day(), room.now.day()),
        time: words.time(&text.at),
        group: group(room, sessions, &text),
        session_id: belongs(sessions, &text).map(|session| session.id.clone()),
        id: text.id,
        kind: text.kind,
        at: text.at,
        beside: line.beside,
        beside_id: text.beside,
    }
}

fn group(room: &Room, sessions: &[Session], text: &Written) -> String {
    let words = room.app.words();
    let Some(session) = belongs(sessions, text) else {
        return words.month(text.at.day());
    };
    let day = words.day_seen_from(session.end().day(), room.now.day());
    if session.booster {
        return words.say("journal-after-booster", &[("day", &day)]);
    }
    let number = session.number.to_string();
    words.say("journal-after", &[("number", &number), ("day", &day)])
}
