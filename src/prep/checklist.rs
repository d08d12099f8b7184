//! Commands of the checklist: add a line, tick it, take it away.

use super::api::{PrepItem, of_id};
use super::{Error, ITEM_LIMIT, Item, check_item, check_length, table};
use crate::app::Room;
use crate::error::Failure;
use crate::private::Private;
use crate::random::Id;
use crate::session;
use crate::vault::api::Done;
use serde::Deserialize;

/// A line to add.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct AddPrepItem {
    /// The infusion.
    #[cfg_attr(test, ts(as = "String"))]
    pub session_id: Id,
    /// Its words, at most 2,000 characters.
    #[cfg_attr(test, ts(as = "String"))]
    pub words: Private<String>,
}

/// `prep.addItem`
///
/// # Errors
/// `NotFound`; `Invalid`, `Exists` or `TooLarge` with field `words`.
pub fn add_item(room: &Room, ask: AddPrepItem) -> Result<PrepItem, Failure> {
    let sessions = session::table::all(room.db)?;
    let session = of_id(&sessions, &ask.session_id)?;
    check_length("words", &ask.words, ITEM_LIMIT)?;
    let items = table::items(room.db, &session.id)?;
    check_item(ask.words.expose(), &items)?;
    let item = Item {
        id: room.app.new_id(room.now)?,
        session_id: session.id.clone(),
        words: ask.words,
        done: false,
    };
    table::insert_item(room.db, &item)?;
    Ok(PrepItem {
        id: item.id.to_string(),
        words: item.words,
        done: false,
    })
}

/// A line and whether it is done.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct TickPrepItem {
    /// Which.
    #[cfg_attr(test, ts(as = "String"))]
    pub id: Id,
    /// Done or not.
    pub done: bool,
}

/// `prep.tick`
///
/// # Errors
/// `NotFound`.
pub fn tick(room: &Room, ask: TickPrepItem) -> Result<Done, Failure> {
    found(table::tick(room.db, &ask.id, ask.done, room.now)?)
}

/// A line.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct WhichPrepItem {
    /// Which.
    #[cfg_attr(test, ts(as = "String"))]
    pub id: Id,
}

/// `prep.removeItem`
///
/// # Errors
/// `NotFound`.
pub fn remove_item(room: &Room, ask: WhichPrepItem) -> Result<Done, Failure> {
    found(table::remove_item(room.db, &ask.id, room.now)?)
}

fn found(changed: bool) -> Result<Done, Failure> {
    if changed {
        Ok(Done {})
    } else {
        Err(Error::Missing.into())
    }
}
