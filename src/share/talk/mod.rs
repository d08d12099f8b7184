//! What the patient wants to talk about: their own words, a draft until they went with a packet.

pub mod api;
pub mod table;

use super::packet::{Packet, Talk};
use super::{Kind, table as share};
use crate::moment::Moment;
use crate::private::Private;
use rusqlite::Connection;

/// A packet went: what it said of this is no draft any more, and the next one begins empty.
///
/// # Errors
/// The store's.
pub fn went(db: &Connection, packet: &Packet, now: &Moment) -> rusqlite::Result<()> {
    let Some(talk) = &packet.talk else {
        return Ok(());
    };
    table::set_sent(db, &talk.id, now)?;
    share::set_tick(db, Kind::Talk, &talk.id, false, now)
}

/// A packet was taken back, and what was ticked for it is ticked again: its words are the draft once
/// more, before whatever was written since.
///
/// # Errors
/// The store's.
pub fn come_back(db: &Connection, now: &Moment) -> rusqlite::Result<()> {
    for (_, id) in share::ticks(db)?
        .into_iter()
        .filter(|(kind, _)| *kind == Kind::Talk)
    {
        let Some(back) = table::find(db, &id)? else {
            continue;
        };
        match table::draft(db)?.filter(|draft| draft.id != id) {
            None => table::set_unsent(db, &id)?,
            Some(draft) => {
                let words = format!("{}\n\n{}", back.words.expose(), draft.words.expose());
                share::set_tick(db, Kind::Talk, &id, false, now)?;
                let whole = Talk {
                    revision: draft.revision.saturating_add(1),
                    words: Private::new(words),
                    ..draft
                };
                table::put(db, &whole)?;
            }
        }
    }
    Ok(())
}
