//! Commands of people and lines that the patient added: kept, taken away, brought back.

use super::{Contact, ContactKind, Error, Kept, LIMIT, Reach, check, table};
use crate::app::Room;
use crate::error::Failure;
use crate::private::Private;
use crate::random::Id;
use crate::support::api::own;
use crate::support::wire::SupportOwn;
use serde::Deserialize;

/// Someone to keep.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SupportKeep {
    /// In place of which; none adds one.
    #[serde(default)]
    #[cfg_attr(test, ts(as = "Option<String>", optional))]
    pub id: Option<Id>,
    /// A person or a service.
    pub kind: ContactKind,
    /// How it is reached.
    pub reach: Reach,
    /// A name, at most 200 characters.
    #[cfg_attr(test, ts(as = "String"))]
    pub name: Private<String>,
    /// The number or page, at most 200 characters.
    #[cfg_attr(test, ts(as = "String"))]
    pub number: Private<String>,
    /// What is good to know, at most 200 characters; may be empty.
    #[cfg_attr(test, ts(as = "String"))]
    pub about: Private<String>,
}

/// Someone to take away or to bring back.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct WhichContact {
    /// Their id.
    #[cfg_attr(test, ts(as = "String"))]
    pub id: Id,
}

/// `support.keep`: what the lock screen shows of someone kept before stays as it was chosen.
///
/// # Errors
/// `Invalid` or `TooLarge` with field `name`, `number` or `about`; `TooLarge` beyond sixty; `NotFound`.
pub fn keep(room: &Room, ask: SupportKeep) -> Result<SupportOwn, Failure> {
    check(
        ask.reach,
        ask.name.expose(),
        ask.number.expose(),
        ask.about.expose(),
    )?;
    let kept = table::all(room.db)?;
    let before = match &ask.id {
        Some(id) => Some(
            kept.iter()
                .find(|one| one.id == *id)
                .ok_or(Error::Missing)?,
        ),
        None if kept.len() >= LIMIT => return Err(Error::TooMany.into()),
        None => None,
    };
    let outside = before.is_some_and(|one| one.contact.outside);
    let kept = Kept {
        id: match ask.id {
            Some(id) => id,
            None => room.app.new_id(room.now)?,
        },
        contact: Contact {
            kind: ask.kind,
            reach: ask.reach,
            name: ask.name,
            number: ask.number,
            about: ask.about,
            outside,
        },
    };
    table::keep(room.db, &kept, room.now)?;
    own(room)
}

/// `support.remove`
///
/// # Errors
/// `NotFound`, `Groggy` in groggy time.
pub fn remove(room: &Room, ask: WhichContact) -> Result<SupportOwn, Failure> {
    gone(room, &ask.id, true)
}

/// `support.restore`
///
/// # Errors
/// `NotFound`.
pub fn restore(room: &Room, ask: WhichContact) -> Result<SupportOwn, Failure> {
    gone(room, &ask.id, false)
}

fn gone(room: &Room, id: &Id, gone: bool) -> Result<SupportOwn, Failure> {
    if !table::set_gone(room.db, id, Some(room.now).filter(|_| gone))? {
        return Err(Error::Missing.into());
    }
    own(room)
}
