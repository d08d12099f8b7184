//! Commands of the bin: what is in it, and taking something out of it for good.

use super::{DAYS, Fate, fate, stays_until, table};
use crate::app::Room;
use crate::error::Failure;
use crate::journal::picture::wire::JournalPicture;
use crate::journal::voice::JournalVoice;
use crate::journal::wire::JournalOne;
use crate::journal::{Error, Kind, excerpt, is_blank, picture};
use crate::moment::Moment;
use crate::private::Private;
use crate::random::Id;
use crate::vault::api::Nothing;
use serde::Serialize;

/// What is in the bin.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct JournalBin {
    /// For how many days something stays in it.
    pub days: u32,
    /// What is in it, the last deleted first.
    pub texts: Vec<JournalBinned>,
    /// Pictures taken out of texts that stayed, the last deleted first.
    pub pictures: Vec<JournalBinnedPicture>,
}

/// A deleted text.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct JournalBinned {
    /// Its id.
    #[cfg_attr(test, ts(as = "String"))]
    pub id: Id,
    /// Its layer.
    pub kind: Kind,
    /// Its first words, one line.
    #[cfg_attr(test, ts(as = "String"))]
    pub first: Private<String>,
    /// When it was begun, "Tue 17 Nov".
    pub day: String,
    /// The last day on which it can surely be put back, "Thu 17 Dec".
    pub until: String,
    /// Its pictures.
    pub pictures: Vec<JournalPicture>,
}

/// A picture taken out of a text.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct JournalBinnedPicture {
    /// The picture.
    pub picture: JournalPicture,
    /// The text it belongs to.
    #[cfg_attr(test, ts(as = "String"))]
    pub entry_id: Id,
    /// When it was taken in, "Tue 17 Nov".
    pub day: String,
    /// The last day on which it can surely be put back, "Thu 17 Dec".
    pub until: String,
}

/// `journal.bin`
///
/// # Errors
/// `Locked`.
pub fn read(room: &Room, _ask: Nothing) -> Result<JournalBin, Failure> {
    let words = room.app.words();
    let day = |at: &Moment| words.day_seen_from(at.day(), room.now.day());
    let until = |gone: &Moment| day(&stays_until(gone).seen_in(room.now.zone()));
    let mut texts = Vec::new();
    for text in table::all(room.db)? {
        let pictures = picture::api::of(room, &text.id)?;
        if is_blank(text.words.expose()) && pictures.is_empty() && text.voice.is_none() {
            continue;
        }
        texts.push(JournalBinned {
            first: match text.voice {
                Some(frames) => Private::new(JournalVoice::of(words, frames).said),
                None => Private::new(excerpt(text.words.expose())),
            },
            day: day(&text.at),
            until: until(&text.gone),
            id: text.id,
            kind: text.kind,
            pictures,
        });
    }
    let pictures = picture::table::binned(room.db)?.into_iter();
    let pictures = pictures.map(|one| JournalBinnedPicture {
        day: day(&one.picture.at),
        until: until(&one.gone),
        entry_id: one.picture.entry.clone(),
        picture: one.picture.into(),
    });
    Ok(JournalBin {
        days: u32::try_from(DAYS).unwrap_or_default(),
        texts,
        pictures: pictures.collect(),
    })
}

/// `journal.clear`: takes one out of the bin for good.
///
/// # Errors
/// `Groggy` in groggy time, `NotFound` for what is not in the bin.
pub fn clear(room: &Room, ask: JournalOne) -> Result<JournalBin, Failure> {
    if !table::clear(room.db, &ask.id)? {
        return Err(Error::NotThere.into());
    }
    read(room, Nothing {})
}

/// Looks the bin through: what was there for thirty days goes for good.
///
/// # Errors
/// The store's.
pub fn look_through(room: &Room) -> Result<(), Failure> {
    for text in table::all(room.db)? {
        match fate(&text.gone, text.noted.as_ref(), room.now) {
            Fate::Stays => {}
            Fate::Noted => table::note(room.db, &text.id, room.now)?,
            Fate::Cleared => {
                table::clear(room.db, &text.id)?;
            }
        }
    }
    for one in picture::table::binned(room.db)? {
        match fate(&one.gone, one.noted.as_ref(), room.now) {
            Fate::Stays => {}
            Fate::Noted => picture::table::note(room.db, &one.picture.id, room.now)?,
            Fate::Cleared => {
                picture::table::clear(room.db, &one.picture.id)?;
            }
        }
    }
    Ok(())
}
