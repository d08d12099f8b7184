//! Saving a sealed file: the passphrase again, what was shown and nothing else, then the ledger.

use super::chosen::{self, Chosen};
use super::formats::readme;
use super::freeze::freeze;
use super::packet::{Media, Packet};
use super::preview::Preview;
use super::{Error, Kind, Ledger, LedgerItem, hold, seal, table, talk};
use crate::app::{Room, Topic};
use crate::error::{Code, Failure};
use crate::jobs::Running;
use crate::private::Private;
use crate::random::Id;
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
    let recipient = seal::key(&preview.recipient.key).map_err(Error::from)?;
    let sealed = seal::seal(preview.zip.expose(), &recipient)?;
    job.progress(2, 4)?;
    let suggested = format!("packet-{}.age", preview.packet.made.day());
    let path = app.pick_save(&suggested)?;
    job.progress(3, 4)?;
    // One transaction round the writing: the file and its line in the ledger, or neither.
    transaction::with_room(app, |room| {
        still_the_same(room, preview)?;
        write(&path, &sealed)?;
        let row = row(room, preview, &path, &sealed);
        let remembered = row.and_then(|row| {
            talk::went(room.db, &preview.packet, room.now)?;
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
fn still_the_same(room: &Room, preview: &Preview) -> Result<(), Failure> {
    if session::groggy::api::now(room)?.is_some() {
        return Err(Failure::of(Code::Groggy));
    }
    hold::refuse(room)?;
    let packet = freeze(
        room.db,
        room.app.words(),
        &preview.packet.made,
        Some(&preview.recipient.name),
        Chosen::ticked(room.db)?,
        preview.item9,
    )?;
    if packet != preview.packet || readme::sha256(preview.zip.expose()) != preview.sha256 {
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
        recipient: preview.recipient.id.clone(),
        file_name: name.to_string_lossy().into_owned(),
        sha256: readme::sha256(sealed),
        bytes: u32::try_from(sealed.len()).unwrap_or(u32::MAX),
        at: *room.now,
        items: items(room.db, &preview.packet)?,
    })
}

/// The lines of the ledger for a packet's items.
///
/// # Errors
/// The store's.
pub fn items(db: &Connection, packet: &Packet) -> rusqlite::Result<Vec<LedgerItem>> {
    let mut items = Vec::new();
    for entry in &packet.entries {
        items.push(item(Kind::Entry, &entry.id, entry.revision, false));
        for one in &entry.attachments {
            let kind = match one.media {
                Media::Ogg => Kind::Voice,
                Media::Jpeg | Media::Png => Kind::Picture,
            };
            // Its bytes never change.
            items.push(item(kind, &one.id, 1, false));
        }
    }
    for form in &packet.forms {
        // A withheld form does not tell its revision; the ledger, which stays here, knows it.
        let kept = chosen::form(db, &form.id)?.map_or(0, |form| form.revision);
        items.push(item(Kind::Form, &form.id, kept, form.with_item9));
    }
    for told in &packet.told {
        items.push(item(Kind::Told, &told.id, told.revision, false));
    }
    if let Some(talk) = &packet.talk {
        items.push(item(Kind::Talk, &talk.id, talk.revision, false));
    }
    if let Some((id, moods)) = packet
        .moods
        .as_ref()
        .and_then(|m| Some((m.id.as_ref()?, m)))
    {
        items.push(item(Kind::Moods, id, moods.revision, false));
    }
    Ok(items)
}

fn item(kind: Kind, id: &Id, revision: u32, with_item9: bool) -> LedgerItem {
    LedgerItem {
        kind,
        id: id.clone(),
        revision,
        with_item9,
    }
}
