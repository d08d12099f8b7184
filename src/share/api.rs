//! The commands of sharing: choose, see exactly what goes, save it sealed, look back.

use super::chosen::{Chosen, is_there};
use super::freeze::freeze;
use super::preview::To;
use super::wire::{
    ShareLedgerRow, ShareNewRecipient, SharePreview, SharePreviewAsk, SharePreviewOne,
    ShareRecipient, ShareSave, ShareStarted, ShareTick,
};
use super::{
    Error, Item9, LONGEST_NAME, Recipient, hold, outbox, pairing, preview, save, seal, shown,
    table, went,
};
use crate::app::Room;
use crate::error::{Code, Failure};
use crate::private::Private;
use crate::vault::api::{Done, Nothing};

pub use super::choices::choices;
pub use super::preview::page;
pub use super::shown::states;

/// `share.recipients`
///
/// # Errors
/// The store's.
pub fn recipients(room: &Room, _ask: Nothing) -> Result<Vec<ShareRecipient>, Failure> {
    let found = table::recipients(room.db)?;
    Ok(found
        .iter()
        .map(|one| shown::recipient(room, one))
        .collect())
}

/// `share.addRecipient`
///
/// # Errors
/// `Invalid` with field `name` or `key`, each wrong kind of key with its own sentence; `Exists`.
pub fn add_recipient(room: &Room, ask: ShareNewRecipient) -> Result<ShareRecipient, Failure> {
    let name = ask.name.expose().trim();
    if name.is_empty() || name.chars().nth(LONGEST_NAME).is_some() {
        return Err(Error::Name.into());
    }
    let key = seal::key(&ask.key).map_err(Error::from)?.to_string();
    if table::recipient_by_key(room.db, &key)?.is_some() {
        return Err(Error::KnownKey.into());
    }
    let recipient = Recipient {
        id: room.app.new_id(room.now)?,
        name: Private::from(name),
        key,
        at: *room.now,
    };
    table::insert_recipient(room.db, &recipient)?;
    Ok(shown::recipient(room, &recipient))
}

/// `share.tick`
///
/// # Errors
/// `NotFound` for what is not kept or not finished.
pub fn tick(room: &Room, ask: ShareTick) -> Result<Done, Failure> {
    if ask.on && !is_there(room.db, ask.kind, &ask.id)? {
        return Err(Error::NoItem.into());
    }
    table::set_tick(room.db, ask.kind, &ask.id, ask.on, room.now)?;
    Ok(Done {})
}

/// `share.preview`: starts making it; the job's id is the preview's.
///
/// # Errors
/// `Invalid` when nothing is ticked or question 9 is open, `NotFound`, `Groggy`.
pub fn start_preview(room: &Room, ask: SharePreviewAsk) -> Result<ShareStarted, Failure> {
    let to = meant(room, &ask)?;
    let chosen = Chosen::ticked(room.db)?.beside(room.db, &to.recipient.id)?;
    if chosen.is_empty() {
        return Err(Error::Nothing.into());
    }
    let item9 = match (chosen.asks_item9(), ask.item9) {
        (true, None) => return Err(Error::NotAsked.into()),
        (true, Some(said)) => said,
        (false, _) => Item9::Withhold,
    };
    let name = Some(&to.recipient.name);
    let packet = freeze(room, room.now, name, chosen, item9)?;
    let (app, id) = (room.app.handle()?, room.app.new_id(room.now)?);
    let made = id.clone();
    room.app
        .jobs()
        .start(app, id.clone(), "share.preview", move |job| {
            preview::make(job, made, to, item9, packet)
        });
    Ok(ShareStarted { id })
}

/// Whom a preview is meant for: somebody with a key, or a pair that may be sent to.
fn meant(room: &Room, ask: &SharePreviewAsk) -> Result<To, Failure> {
    let (recipient, pair) = match (&ask.recipient_id, &ask.pair_id) {
        (Some(id), None) => (id.clone(), None),
        (None, Some(id)) => {
            let pair = pairing::table::named(room.db, id)?;
            outbox::send::may_go(room, &pair)?;
            (pair.recipient, Some(pair.id))
        }
        _ => return Err(Error::NoRecipient.into()),
    };
    let recipient = table::recipient(room.db, &recipient)?.ok_or(Error::NoRecipient)?;
    Ok(To { recipient, pair })
}

/// `share.previewed`: what a finished preview shows.
///
/// # Errors
/// `NotFound` when there is a newer one, or the vault was locked since.
pub fn previewed(room: &Room, ask: SharePreviewOne) -> Result<SharePreview, Failure> {
    Ok(shown::preview(room, &*preview::find(room.app, &ask.id)?))
}

/// `share.save`: starts sealing and saving; the passphrase is asked for again.
///
/// # Errors
/// `NotFound` without the preview, `Groggy`; the job's: `WrongPassphrase`, `Conflict` when what is
/// ticked changed, `Cancelled`, the file system's.
pub fn start_save(room: &Room, ask: ShareSave) -> Result<ShareStarted, Failure> {
    hold::refuse(room)?;
    let preview = preview::find(room.app, &ask.preview_id)?;
    if preview.to.pair.is_some() {
        return Err(Error::NoRecipient.into());
    }
    if ask.passphrase.expose().is_empty() {
        let mut failure = Failure::of(Code::WrongPassphrase);
        failure.field = Some(String::from("passphrase"));
        return Err(failure);
    }
    let (app, id) = (room.app.handle()?, room.app.new_id(room.now)?);
    room.app
        .jobs()
        .start(app, id.clone(), "share.save", move |job| {
            save::save(job, &preview, &ask.passphrase)
        });
    Ok(ShareStarted { id })
}

/// `share.ledger`: what went, newest first.
///
/// # Errors
/// The store's.
pub fn ledger(room: &Room, _ask: Nothing) -> Result<Vec<ShareLedgerRow>, Failure> {
    let recipients = table::everyone(room.db)?;
    let rows = table::ledger(room.db)?.into_iter();
    rows.map(|row| went::ledger(room, row, &recipients))
        .collect()
}
