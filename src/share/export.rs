//! Files for scripts and for the patient's own use: everything, or what is ticked sealed for a key.

use super::chosen::Chosen;
use super::formats::{csv, fhir, json, markdown, pdf, readme};
use super::freeze::freeze;
use super::{Error, Item9, Ledger, Method, Recipient, hold, save, seal, table, talk};
use crate::app::{App, Room};
use crate::error::{Code, Failure};
use crate::paper::fonts::Shelf;
use crate::private::Private;
use crate::session;
use crate::transaction::with_room;
use std::path::Path;

/// The files there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// What is ticked, sealed for a key.
    Packet,
    /// Everything, lossless.
    Json,
    /// Everything, for other systems: a FHIR R4 Bundle.
    Fhir,
    /// Everything, for people who keep plain files.
    Markdown,
    /// Everything, for a spreadsheet.
    Csv,
    /// Everything, for reading.
    Pdf,
}

/// A file that was written.
#[derive(Debug, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Exported {
    /// Its length.
    pub bytes: u32,
    /// SHA-256 of it.
    pub sha256: String,
    /// What to know about a plain file; a sealed one needs no warning.
    pub warning: Option<String>,
}

/// Writes the file: a packet and its line in the ledger, or neither. `recipient` is an age key and
/// counts only for a packet; a packet from here never carries the answers to question 9, since
/// nobody was asked.
///
/// # Errors
/// `Groggy` for a packet in groggy time, `Invalid` for the key or when nothing is ticked, `NotFound`
/// for the folder, the file system's. Nothing is remembered then.
pub fn write(
    app: &App,
    format: Format,
    recipient: Option<&str>,
    out: &Path,
) -> Result<Exported, Failure> {
    with_room(app, |room| {
        let bytes = make(room, format, recipient)?;
        save::write(out, &bytes)?;
        let plain = format != Format::Packet;
        Ok(Exported {
            bytes: u32::try_from(bytes.len()).unwrap_or(u32::MAX),
            sha256: readme::sha256(&bytes),
            warning: plain.then(|| app.words().say("share-plain-file", &[])),
        })
    })
}

fn make(room: &Room, format: Format, recipient: Option<&str>) -> Result<Vec<u8>, Failure> {
    if format == Format::Packet {
        return packet(room, recipient.unwrap_or_default());
    }
    let (words, chosen) = (room.app.words(), Chosen::all(room.db)?);
    let packet = freeze(room, room.now, None, chosen, Item9::Include)?;
    Ok(match format {
        Format::Packet | Format::Json => json::write(&packet)?,
        Format::Fhir => fhir::write(&packet, words)?,
        Format::Markdown => markdown::write(&packet, words),
        Format::Csv => csv::write(&packet)?,
        Format::Pdf => {
            let shelf = Shelf::of(room.app);
            pdf::write(&packet, words, shelf.fonts(room.app))?.pdf
        }
    })
}

fn packet(room: &Room, key: &str) -> Result<Vec<u8>, Failure> {
    if session::groggy::api::now(room)?.is_some() {
        return Err(Failure::of(Code::Groggy));
    }
    hold::refuse(room)?;
    let recipient = known_or_new(room, key)?;
    let mut chosen = Chosen::ticked(room.db)?.beside(room.db, &recipient.id)?;
    if chosen.is_empty() && is_demo(room)? {
        let shared = table::shared(room.db, None)?;
        let items: std::collections::BTreeSet<_> = shared
            .into_iter()
            .map(|item| (item.kind, item.id))
            .collect();
        chosen = Chosen::of(room.db, &items.into_iter().collect::<Vec<_>>())?;
    }
    if chosen.is_empty() {
        return Err(Error::Nothing.into());
    }
    let (words, to) = (room.app.words(), Some(&recipient.name));
    let packet = freeze(room, room.now, to, chosen, Item9::Withhold)?;
    let shelf = Shelf::of(room.app);
    let report = pdf::write(&packet, words, shelf.fonts(room.app))?;
    let zip = seal::zip(&seal::files(&packet, &report, words)?)?;
    let sealed = seal::seal(zip.expose(), &seal::key(key).map_err(Error::from)?)?;
    let row = Ledger {
        id: room.app.new_id(room.now)?,
        recipient: recipient.id,
        method: Method::File,
        file_name: format!("packet-{}.age", room.now.day()),
        sha256: readme::sha256(&sealed),
        bytes: u32::try_from(sealed.len()).unwrap_or(u32::MAX),
        at: *room.now,
        cancelled: None,
        items: save::items(room.db, &packet)?,
    };
    talk::went(room.db, &packet, room.now)?;
    table::insert_ledger(room.db, &row)?;
    Ok(sealed)
}

/// The recipient with this key; one that has no name yet is called by the key's first letters.
fn known_or_new(room: &Room, key: &str) -> Result<Recipient, Failure> {
    let key = seal::key(key).map_err(Error::from)?.to_string();
    if let Some(known) = table::recipient_by_key(room.db, &key)? {
        return Ok(known);
    }
    let start: String = key.chars().take(12).collect();
    let recipient = Recipient {
        id: room.app.new_id(room.now)?,
        name: Private::new(format!("{start}…")),
        key,
        at: *room.now,
    };
    table::insert_recipient(room.db, &recipient)?;
    Ok(recipient)
}

fn is_demo(room: &Room) -> Result<bool, Failure> {
    Ok(crate::vault::is_demo(room.db)?)
}
