//! What the patient wants to talk about: their own words, a draft until they went with a packet.

pub mod api;
pub mod table;

use super::packet::Packet;
use super::{Kind, table as share};
use crate::moment::Moment;
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
