//! Commands of tags and favourites.

use super::{LONGEST, MOST, table, tidied};
use crate::app::Room;
use crate::error::{Code, Failure};
use crate::journal::{self, Error};
use crate::private::Private;
use crate::random::Id;
use crate::vault::api::{Done, Nothing};
use serde::{Deserialize, Serialize};

/// The tags of a text.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SetTags {
    /// Which text.
    #[cfg_attr(test, ts(as = "String"))]
    pub id: Id,
    /// All its tags, at most 20 of at most 40 characters.
    #[cfg_attr(test, ts(as = "Vec<String>"))]
    pub tags: Vec<Private<String>>,
}

/// A text as a favourite.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SetFavourite {
    /// Which text.
    #[cfg_attr(test, ts(as = "String"))]
    pub id: Id,
    /// A favourite, or no more.
    pub on: bool,
}

/// A tag in use.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct JournalTag {
    /// The tag.
    #[cfg_attr(test, ts(as = "String"))]
    pub tag: Private<String>,
    /// How many texts have it.
    pub count: u32,
}

/// `journal.setTags`
///
/// # Errors
/// `TooLarge` with field `tags`, `NotFound`.
pub fn set_tags(room: &Room, ask: SetTags) -> Result<Done, Failure> {
    find(room, &ask.id)?;
    let tags = tidied(&ask.tags);
    let long = |tag: &Private<String>| tag.expose().chars().nth(LONGEST).is_some();
    if tags.len() > MOST || tags.iter().any(|(tag, _)| long(tag)) {
        return Err(Failure {
            field: Some("tags".to_owned()),
            ..Failure::saying(Code::TooLarge, crate::key!("journal-tags-error"))
        });
    }
    table::set_tags(room.db, &ask.id, &tags)?;
    Ok(Done {})
}

/// `journal.favour`
///
/// # Errors
/// `NotFound`.
pub fn favour(room: &Room, ask: SetFavourite) -> Result<Done, Failure> {
    find(room, &ask.id)?;
    table::set_favourite(room.db, &ask.id, ask.on)?;
    Ok(Done {})
}

/// `journal.tags`: the most used first.
///
/// # Errors
/// SQLite's.
pub fn tags(room: &Room, _ask: Nothing) -> Result<Vec<JournalTag>, Failure> {
    let all = table::all(room.db)?.into_iter();
    Ok(all
        .map(|one| JournalTag {
            tag: one.tag,
            count: one.count,
        })
        .collect())
}

fn find(room: &Room, id: &Id) -> Result<(), Failure> {
    journal::table::head(room.db, id)?.ok_or(Error::NotThere)?;
    Ok(())
}
