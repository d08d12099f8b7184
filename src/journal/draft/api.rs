//! Commands of what is being written: saved as typed, taken up again.

use super::table as open;
use crate::app::Room;
use crate::error::{Code, Failure};
use crate::journal::api::{has_content, whole};
use crate::journal::wire::{JournalDraft, JournalEntry, JournalSaved};
use crate::journal::{Error, Kind, Written, fits, table};
use crate::private::Private;
use crate::random::Id;
use crate::vault::api::Nothing;
use crate::window::prompt;
use crate::{session, window};

/// Saves what is typed: a new draft, an open one, or what is being typed over a kept entry.
///
/// # Errors
/// `TooLarge` beyond a million characters, `Refused` for a kept fragment, `NotFound` for a text or a
/// question there is not.
pub fn draft(room: &Room, ask: JournalDraft) -> Result<JournalSaved, Failure> {
    fits(ask.words.expose())?;
    let asked = match &ask.asked {
        Some(key) => Some(prompt::known(key).ok_or(Failure::of(Code::NotFound))?),
        None => None,
    };
    let (id, revision) = match ask.id {
        Some(id) => {
            let revision = save(room, &id, ask.kind, asked, &ask.words)?;
            (id, revision)
        }
        None => begin(room, asked, ask)?,
    };
    Ok(JournalSaved {
        id,
        revision,
        time: room.app.words().time(room.now),
    })
}

/// What was being written when the window closed, last touched first. Blank ones without a picture
/// are left out.
///
/// # Errors
/// SQLite's.
pub fn drafts(room: &Room, _ask: Nothing) -> Result<Vec<JournalEntry>, Failure> {
    let sessions = session::table::all(room.db)?;
    let mut shown = Vec::new();
    for text in open::drafts(room.db)? {
        if has_content(room.db, &text.id, &text.words)? {
            shown.push(whole(room, &sessions, text)?);
        }
    }
    Ok(shown)
}

fn begin(room: &Room, asked: Option<&str>, ask: JournalDraft) -> Result<(Id, u32), Failure> {
    let session = match (&ask.session_id, &ask.beside_id) {
        (given, Some(beside)) => {
            let raw = table::head(room.db, beside)?
                .filter(|raw| raw.kept)
                .ok_or(Error::NothingBeside)?;
            given.clone().or(raw.session)
        }
        (Some(given), None) => Some(given.clone()),
        (None, None) => session::table::ended_within(room.db, window::SPAN, room.now)?,
    };
    if let Some(given) = &ask.session_id
        && !session::table::exists(room.db, given)?
    {
        return Err(Error::NothingBeside.into());
    }
    let text = Written {
        id: room.app.new_id(room.now)?,
        revision: 1,
        kind: ask.kind,
        beside: ask.beside_id,
        session,
        asked: asked.map(str::to_owned),
        words: ask.words,
        voice: None,
        kept: false,
        at: *room.now,
        changed: *room.now,
    };
    table::insert(room.db, &text)?;
    Ok((text.id, text.revision))
}

fn save(
    room: &Room,
    id: &Id,
    kind: Kind,
    asked: Option<&str>,
    words: &Private<String>,
) -> Result<u32, Failure> {
    if let Some(revision) = open::write_draft(room.db, id, kind, asked, words, room.now)? {
        return Ok(revision);
    }
    let head = table::head(room.db, id)?.ok_or(Error::NotThere)?;
    match head.kind {
        Kind::Fragment => Err(Error::Kept.into()),
        Kind::Entry => {
            open::write_over(room.db, id, words, room.now)?;
            Ok(head.revision)
        }
    }
}
