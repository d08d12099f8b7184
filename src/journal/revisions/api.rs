//! Commands of earlier wordings: listed, compared, brought back.

use super::{Fate, pieces, table};
use crate::app::Room;
use crate::error::Failure;
use crate::journal::draft::table as open;
use crate::journal::wire::JournalOne;
use crate::journal::{self, Error, Written, excerpt, search};
use crate::private::Private;
use crate::random::Id;
use crate::vault::api::Done;
use serde::{Deserialize, Serialize};

/// The earlier wordings of an entry.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct JournalRevisions {
    /// Newest first.
    pub earlier: Vec<JournalRevision>,
}

/// An earlier wording.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct JournalRevision {
    /// The revision the entry had with it.
    pub revision: u32,
    /// "Tue 17 Nov"
    pub day: String,
    /// "18:40"
    pub time: String,
    /// Its first words, one line.
    #[cfg_attr(test, ts(as = "String"))]
    pub first: Private<String>,
}

/// One earlier wording.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct JournalWhich {
    /// The entry.
    #[cfg_attr(test, ts(as = "String"))]
    pub id: Id,
    /// The revision.
    pub revision: u32,
}

/// An earlier wording compared with the present one.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct JournalCompared {
    /// In reading order.
    pub pieces: Vec<JournalChange>,
}

/// A piece of either text.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct JournalChange {
    /// What became of it.
    pub fate: Fate,
    /// The words.
    #[cfg_attr(test, ts(as = "String"))]
    pub text: Private<String>,
}

/// `journal.revisions`
///
/// # Errors
/// `NotFound`.
pub fn read(room: &Room, ask: JournalOne) -> Result<JournalRevisions, Failure> {
    let text = entry(room, &ask.id)?;
    let words = room.app.words();
    let earlier = table::all(room.db, &text.id)?.into_iter();
    let earlier = earlier.map(|one| JournalRevision {
        revision: one.revision,
        day: words.day_seen_from(one.at.day(), room.now.day()),
        time: words.time(&one.at),
        first: Private::new(excerpt(one.words.expose())),
    });
    Ok(JournalRevisions {
        earlier: earlier.collect(),
    })
}

/// `journal.compare`
///
/// # Errors
/// `NotFound`.
pub fn compare(room: &Room, ask: JournalWhich) -> Result<JournalCompared, Failure> {
    let text = entry(room, &ask.id)?;
    let earlier = table::words(room.db, &ask.id, ask.revision)?.ok_or(Error::NotThere)?;
    let pieces = pieces(earlier.expose(), text.words.expose()).into_iter();
    let pieces = pieces.map(|(fate, text)| JournalChange {
        fate,
        text: Private::new(text),
    });
    Ok(JournalCompared {
        pieces: pieces.collect(),
    })
}

/// `journal.bringBack`: an earlier wording becomes the present one; the one it replaces is kept
/// among the earlier ones.
///
/// # Errors
/// `NotFound`, `Conflict` while changes wait that are not kept.
pub fn bring_back(room: &Room, ask: JournalWhich) -> Result<Done, Failure> {
    let text = entry(room, &ask.id)?;
    let earlier = table::words(room.db, &ask.id, ask.revision)?.ok_or(Error::NotThere)?;
    if open::typed_over(room.db, &ask.id)?.is_some_and(|typed| typed != text.words) {
        return Err(Error::Changing.into());
    }
    if earlier != text.words {
        open::write_over(room.db, &ask.id, &earlier, room.now)?;
        journal::table::keep_over(room.db, &ask.id, room.now)?;
        search::table::index(room.db, &ask.id)?;
    }
    Ok(Done {})
}

fn entry(room: &Room, id: &Id) -> Result<Written, Failure> {
    let text = journal::table::find(room.db, id)?;
    Ok(text.filter(|text| text.kept).ok_or(Error::NotThere)?)
}
