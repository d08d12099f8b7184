//! What goes along with a text: its pictures and its sound, each only when it was ticked as well.

use super::Kind;
use super::formats::readme::sha256;
use super::packet::{Attachment, Media};
use super::wire::ShareChoice;
use crate::app::Room;
use crate::error::Failure;
use crate::journal::picture::{self, Kind as Drawn, Picture};
use crate::journal::voice::{JournalVoice, whole};
use crate::journal::{Written, is_blank};
use crate::private::Private;
use crate::random::Id;
use rusqlite::Connection;
use std::collections::HashSet;

/// What of a text goes along. A note that is nothing but sound is ticked by its own tick.
///
/// # Errors
/// The store's.
pub fn going(
    db: &Connection,
    text: &Written,
    ticks: &HashSet<(Kind, Id)>,
) -> rusqlite::Result<Vec<(Kind, Id)>> {
    let mut going = Vec::new();
    let voice = (Kind::Voice, text.id.clone());
    if text.voice.is_some() && (is_blank(text.words.expose()) || ticks.contains(&voice)) {
        going.push(voice);
    }
    let pictures = picture::table::of(db, &text.id)?;
    let pictures = pictures.into_iter().map(|one| (Kind::Picture, one.id));
    going.extend(pictures.filter(|key| ticks.contains(key)));
    Ok(going)
}

/// Has the text a picture or a sound that stays here?
///
/// # Errors
/// The store's.
pub fn stays(db: &Connection, text: &Written, going: &[(Kind, Id)]) -> rusqlite::Result<bool> {
    let voice = usize::from(text.voice.is_some());
    let has = picture::table::of(db, &text.id)?.len() + voice;
    Ok(has > going.len())
}

/// Reads what goes along: pictures as they were cleaned when they came in, sound as a file.
///
/// # Errors
/// `Damaged`, the store's.
pub fn frozen(
    db: &Connection,
    text: &Written,
    going: &[(Kind, Id)],
) -> Result<Vec<Attachment>, Failure> {
    let mut all = Vec::new();
    for (kind, id) in going {
        match kind {
            Kind::Voice => all.extend(whole::table::read(db, id)?.map(|sound| Attachment {
                id: text.id.clone(),
                media: Media::Ogg,
                about: Private::default(),
                seconds: Some(sound.ms / 1_000),
                sha256: sha256(sound.bytes.expose()),
                bytes: sound.bytes,
            })),
            _ => all.extend(drawn(db, id)?),
        }
    }
    Ok(all)
}

fn drawn(db: &Connection, id: &Id) -> rusqlite::Result<Option<Attachment>> {
    let Some(known) = picture::table::find(db, id)? else {
        return Ok(None);
    };
    let bytes = picture::table::whole(db, id.as_str())?;
    Ok(bytes.map(|bytes| Attachment {
        id: known.id,
        media: match known.kind {
            Drawn::Jpeg => Media::Jpeg,
            Drawn::Png => Media::Png,
        },
        about: known.alt,
        seconds: None,
        sha256: sha256(&bytes),
        bytes: Private::new(bytes),
    }))
}

/// What could go along with a ticked text, to be ticked by itself.
///
/// # Errors
/// The store's.
pub fn choices(room: &Room, text: &Written) -> rusqlite::Result<Vec<ShareChoice>> {
    let words = room.app.words();
    let mut all = Vec::new();
    let spoken = text.voice.filter(|_| !is_blank(text.words.expose()));
    all.extend(spoken.map(|frames| {
        let title = JournalVoice::of(words, frames).said;
        choice(text, Kind::Voice, &text.id, title)
    }));
    for one in picture::table::of(room.db, &text.id)? {
        let title = title(room, &one);
        all.push(choice(text, Kind::Picture, &one.id, title));
    }
    Ok(all)
}

fn title(room: &Room, picture: &Picture) -> String {
    let (words, alt) = (room.app.words(), picture.alt.expose());
    if is_blank(alt) {
        words.say("share-picture", &[])
    } else {
        words.say("share-picture-of", &[("what", alt)])
    }
}

fn choice(text: &Written, kind: Kind, id: &Id, title: String) -> ShareChoice {
    ShareChoice {
        kind,
        id: id.clone(),
        title: Private::new(title),
        detail: String::new(),
        with: Some(text.id.clone()),
        ticked: false,
        shared: None,
    }
}
