//! Today's questions and the offer of a layer.

use crate::app::Room;
use crate::error::Failure;
use crate::journal;
use crate::private::Private;
use crate::session::Session;
use crate::today::say::Say;
use crate::today::wire::{TodayKept, TodayLayer, TodayQuestion};
use crate::window::{After, prompt};
use crate::words::Words;
use std::collections::HashSet;

/// The questions of a phase.
#[derive(Debug, Default)]
pub struct Questions {
    /// Neither answered nor put away.
    pub open: Vec<TodayQuestion>,
    /// The others.
    pub past: Vec<TodayQuestion>,
}

/// The questions of the phase one is in, parted by whether they were used in this window.
///
/// # Errors
/// SQLite's.
pub fn questions(room: &Room, after: &After) -> Result<Questions, Failure> {
    let (open, past) = prompt::parted(after.phase, &used(room, after)?);
    let words = room.app.words();
    Ok(Questions {
        open: said(words, &open),
        past: said(words, &past),
    })
}

/// The offer to write beside what was kept on the day, when it is time and was not put away.
///
/// # Errors
/// SQLite's.
pub fn layer(room: &Room, say: &Say, after: &After) -> Result<Option<TodayLayer>, Failure> {
    let session = after.session;
    let written = journal::table::last_beside(room.db, &session.id)?;
    let written = written.map(|at| session.end().minutes_until(&at));
    let Some(layer) = prompt::layer(after.minutes, written) else {
        return Ok(None);
    };
    let away = prompt::table::away(room.db, &session.id)?;
    if away.iter().any(|key| key == layer.key()) {
        return Ok(None);
    }
    Ok(kept(room, say, session)?.map(|kept| TodayLayer {
        key: layer.key(),
        text: say.words.say(layer.key(), &[]),
        kept,
    }))
}

/// The fragment kept last after this infusion.
///
/// # Errors
/// SQLite's.
pub fn kept(room: &Room, say: &Say, session: &Session) -> Result<Option<TodayKept>, Failure> {
    let since = session.end();
    let Some(text) = journal::table::last_fragment(room.db, &session.id, &since)? else {
        return Ok(None);
    };
    let mut first = text.first(say.words);
    if journal::is_blank(first.expose()) {
        let said = journal::picture::table::said(room.db, &text.id)?;
        first = Private::new(journal::excerpt(said.expose()));
    }
    if journal::is_blank(first.expose()) {
        first = Private::new(say.words.say("picture-count", &[("count", "1")]));
    }
    let day = say.words.weekday(text.at.day());
    Ok(Some(TodayKept {
        first,
        title: say.words.say("today-kept", &[("day", &day)]),
        time: say.words.time(&text.at),
        id: text.id,
    }))
}

fn used(room: &Room, after: &After) -> Result<HashSet<String>, Failure> {
    let mut used = prompt::table::away(room.db, &after.session.id)?;
    used.extend(journal::table::asked(room.db, &after.session.id)?);
    Ok(used.into_iter().collect())
}

fn said(words: &Words, keys: &[&'static str]) -> Vec<TodayQuestion> {
    let keys = keys.iter();
    keys.map(|key| TodayQuestion {
        key,
        text: words.say(key, &[]),
    })
    .collect()
}
