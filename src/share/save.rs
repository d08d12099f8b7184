//! Saving a sealed file: the passphrase again, what was shown and nothing else, then the ledger.

use super::chosen::{self, Chosen};
use super::formats::readme;
use super::freeze::freeze;
use super::packet::{Media, Packet};
use super::preview::Preview;
use super::{Error, Kind, Ledger, LedgerItem, Method, hold, seal, table, talk};
use crate::app::{Room, Topic};
use crate::error::{Code, Failure};
use crate::jobs::Running;
use crate::private::Private;
use crate::{session, transaction, vault};
use rusqlite::Connection;
use serde_json::{Value, json};
use std::path::Path;

/// Seals what was previewed, asks where to, writes it, and then remembers it.
///
/// # Errors
/// `WrongPassphrase`, `Changed`, `Cancelled`, `Groggy`, the file system's. Nothing is remembered then.
pub fn save(
    job: &Running,
    preview: &Preview,
    passphrase: &Private<String>,
) -> Result<Value, Failure> {
    let app = &job.app;
    job.progress(0, 4)?;
    vault::api::confirm(app, passphrase)?;
    job.progress(1, 4)?;
    let recipient = seal::key(&preview.to.recipient.key).map_err(Error::from)?;
    let zip = seal::zip(&preview.packed.files)?;
    if readme::sha256(zip.expose()) != preview.sha256 {
        return Err(Error::Changed.into());
    }
    let sealed = seal::seal(zip.expose(), &recipient)?;
    job.progress(2, 4)?;
    let suggested = format!("packet-{}.age", preview.packed.packet.made.day());
    let path = app.pick_save(&suggested)?;
    job.progress(3, 4)?;
    // One transaction round the writing: the file and its line in the ledger, or neither.
    transaction::with_room(app, |room| {
        still_the_same(room, preview)?;
        write(&path, &sealed)?;
        let row = row(room, preview, &path, &sealed);
        let remembered = row.and_then(|row| {
            talk::went(room.db, &preview.packed.packet, room.now)?;
            Ok(table::insert_ledger(room.db, &row)?)
        });
        if remembered.is_err() {
            let _ = std::fs::remove_file(&path);
        }
        remembered
    })?;
    app.tell(&[Topic::Share, Topic::Journal, Topic::Today]);
    Ok(json!({}))
}

/// What is ticked now, frozen as of the preview, must be what was shown.
///
/// # Errors
/// `Changed`, `Groggy`, `Held`.
pub fn still_the_same(room: &Room, preview: &Preview) -> Result<(), Failure> {
    if session::groggy::api::now(room)?.is_some() {
        return Err(Failure::of(Code::Groggy));
    }
    hold::refuse(room)?;
    let packet = freeze(
        room,
        &preview.packed.packet.made,
        Some(&preview.to.recipient.name),
        Chosen::ticked(room.db)?.beside(room.db, &preview.to.recipient.id)?,
        preview.item9,
    )?;
    if packet != preview.packed.packet {
        return Err(Error::Changed.into());
    }
    Ok(())
}

/// Puts a file into a folder that is there.
///
/// # Errors
/// `NoFolder`, the file system's.
pub fn write(path: &Path, sealed: &[u8]) -> Result<(), Error> {
    match path.parent() {
        Some(folder) if folder.as_os_str().is_empty() || folder.is_dir() => {}
        _ => return Err(Error::NoFolder),
    }
    Ok(vault::replace_file(path, sealed)?)
}

fn row(room: &Room, preview: &Preview, path: &Path, sealed: &[u8]) -> Result<Ledger, Failure> {
    let name = path.file_name().unwrap_or_default();
    Ok(Ledger {
        id: room.app.new_id(room.now)?,
        recipient: preview.to.recipient.id.clone(),
        method: Method::File,
        file_name: name.to_string_lossy().into_owned(),
        sha256: readme::sha256(sealed),
        bytes: u32::try_from(sealed.len()).unwrap_or(u32::MAX),
        at: *room.now,
        cancelled: None,
        items: items(room.db, &preview.packed.packet)?,
    })
}

/// The lines of the ledger for a packet's items.
///
/// # Errors
/// The store's.
pub fn items(db: &Connection, packet: &Packet) -> rusqlite::Result<Vec<LedgerItem>> {
    let mut items = Vec::new();
    for entry in &packet.entries {
        items.push(LedgerItem::new(
            Kind::Entry,
            &entry.id,
            entry.revision,
            false,
        ));
        for one in &entry.attachments {
            let kind = match one.media {
                Media::Ogg => Kind::Voice,
                Media::Jpeg | Media::Png => Kind::Picture,
            };
            // Its bytes never change.
            items.push(LedgerItem::new(kind, &one.id, 1, false));
        }
    }
    for form in &packet.forms {
        // A withheld form does not tell its revision; the ledger, which stays here, knows it.
        let kept = chosen::form(db, &form.id)?.map_or(0, |form| form.revision);
        items.push(LedgerItem::new(Kind::Form, &form.id, kept, form.with_item9));
    }
    for told in &packet.told {
        items.push(LedgerItem::new(Kind::Told, &told.id, told.revision, false));
    }
    if let Some(talk) = &packet.talk {
        items.push(LedgerItem::new(Kind::Talk, &talk.id, talk.revision, false));
    }
    let moods = packet.moods.as_ref();
    if let Some((id, moods)) = moods.and_then(|moods| Some((moods.id.as_ref()?, moods))) {
        items.push(LedgerItem::new(Kind::Moods, id, moods.revision, false));
    }
    Ok(items)
}
