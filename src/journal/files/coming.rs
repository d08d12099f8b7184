//! One text on its way into the vault: its pictures and its sound made ready while nothing waits, then
//! all of it at once.

use super::came::{self, Import};
use super::disk::store::api::Store;
use super::left::{Left, Why};
use super::table::{self, Known};
use super::{Attached, Leaf, Reading};
use crate::app::{App, Room};
use crate::error::Failure;
use crate::journal::picture::{self, Picture};
use crate::journal::voice::{self, ogg, whole};
use crate::journal::{self, is_blank, search};
use crate::private::Private;
use crate::transaction::with_room;
use crate::{session, window};

/// A text with the pictures that come along with it.
pub struct Ready<'a> {
    /// The text.
    pub leaf: &'a Leaf,
    /// Its pictures.
    pub pictures: Vec<(&'a Attached, picture::Ready)>,
    /// Its sound, if it is a voice note.
    pub sound: Option<Vec<u8>>,
}

impl Ready<'_> {
    /// Is there nothing of it that could come?
    fn is_empty(&self) -> bool {
        let words = self.leaf.text.words.expose();
        is_blank(words) && self.pictures.is_empty() && self.sound.is_none()
    }
}

/// Makes the pictures of a text ready, while nothing waits for the vault; what is here already needs none.
///
/// # Errors
/// `Locked`, the store's.
pub fn ready<'a>(
    app: &App,
    store: &mut Store,
    leaf: &'a Leaf,
    left: &mut Vec<Left>,
) -> Result<Ready<'a>, Failure> {
    let (mut pictures, mut sound) = (Vec::new(), None);
    if leaf.carried().next().is_some() {
        let known = with_room(app, |room| Ok(table::known(room.db, &leaf.text.id)?))?;
        let wanted = matches!(known, None | Some(Known::Cleared));
        let mut leave = |file: &str, why| {
            left.push(Left {
                file: Private::from(file),
                number: 0,
                date: Private::new(leaf.text.at.local().format("%Y-%m-%d %H:%M").to_string()),
                why,
            });
        };
        for one in leaf.pictures.iter().filter(|_| wanted) {
            let bytes = store.bytes(&one.file, picture::LARGEST);
            match bytes.and_then(|bytes| picture::prepare(&bytes).map_err(|_| Why::Picture)) {
                Ok(ready) => pictures.push((one, ready)),
                Err(why) => leave(&one.file, why),
            }
        }
        if let Some(file) = leaf.voice.as_ref().filter(|_| wanted) {
            let bytes = store.bytes(file, whole::LARGEST);
            sound = bytes.ok().filter(|bytes| ogg::unwrap(bytes).is_ok());
            if sound.is_none() {
                leave(file, Why::Sound);
            }
        }
    }
    Ok(Ready {
        leaf,
        pictures,
        sound,
    })
}

/// One text; false when it is here already, or nothing of it could come.
///
/// # Errors
/// The store's.
pub fn come(
    room: &Room,
    import: &Import,
    place: u32,
    reading: &Reading,
    ready: &Ready,
) -> Result<bool, Failure> {
    let (leaf, id) = (ready.leaf, &ready.leaf.text.id);
    let back = match table::known(room.db, id)? {
        Some(Known::There(_)) => return Ok(false),
        Some(Known::Binned) => journal::table::set_gone(room.db, id, false, room.now)?,
        None | Some(Known::Cleared) => {
            if leaf.text.kept && ready.is_empty() {
                return Ok(false);
            }
            insert(room, reading, ready)?;
            false
        }
    };
    search::table::index(room.db, id)?;
    came::table::note(room.db, &import.id, place, id, back)?;
    Ok(true)
}

fn insert(room: &Room, reading: &Reading, ready: &Ready) -> Result<(), Failure> {
    let mut leaf = ready.leaf.clone();
    if let Some(beside) = &leaf.text.beside
        && table::known(room.db, beside)?.is_none()
    {
        leaf.text.beside = None;
    }
    if !reading.is_own(&leaf.text.id) {
        leaf.text.session = session::table::ended_within(room.db, window::SPAN, &leaf.text.at)?;
    }
    table::insert(room.db, &leaf)?;
    // In the place of a text that was deleted for good its pictures and its sound come anew.
    came::table::drop_pictures(room.db, &leaf.text.id)?;
    voice::table::clear(room.db, &leaf.text.id)?;
    if let Some(sound) = &ready.sound {
        whole::table::put(room.db, &leaf.text.id, sound)?;
    }
    for (one, ready) in &ready.pictures {
        let picture = Picture {
            id: one.id.clone(),
            entry: leaf.text.id.clone(),
            kind: ready.kind,
            width: ready.width,
            height: ready.height,
            alt: one.alt.clone(),
            at: one.at.unwrap_or(leaf.text.at),
        };
        picture::table::insert(room.db, &picture, ready)?;
    }
    Ok(())
}
