//! Sending: what was shown, and nothing else, to a pair that is active. This is the consent.

use super::plan::{Plan, plan};
use super::table::Item;
use super::wire::{ShareOutbox, ShareSend};
use super::{Kind, shown};
use crate::app::Room;
use crate::error::Failure;
use crate::random::Id;
use crate::share::package::{MOST_ITEMS, MOST_PLAIN};
use crate::share::pairing::{self, State, table::Pair};
use crate::share::preview;
use crate::share::{Error, Ledger, Method, card, hold, ledger, save, table, talk};

/// `share.send`: asks for no passphrase; the preview was the question.
///
/// # Errors
/// `NotFound` without the preview, `Refused` while everything is held back, `RecipientUnverified`
/// before the pair is active, `Conflict` when what is ticked changed, `TooLarge`, `Groggy`.
pub fn send(room: &Room, ask: ShareSend) -> Result<ShareOutbox, Failure> {
    hold::refuse(room)?;
    let preview = preview::find(room.app, &ask.preview_id)?;
    let pair = preview.to.pair.as_ref().ok_or(Error::NoPreview)?;
    let pair = pairing::table::find(room.db, pair)?.ok_or(Error::NoPair)?;
    may_go(room, &pair)?;
    save::still_the_same(room, &preview)?;
    queue(room, &pair, &preview.packed, Method::Ticks)?;
    for (kind, id) in table::ticks(room.db)? {
        table::set_tick(room.db, kind, &id, false, room.now)?;
    }
    preview::forget(room.app, &preview.id);
    shown::outbox(room)
}

/// Lets nothing go to a pair that is not active, or whose card has run out.
///
/// # Errors
/// `Unconfirmed`, `Ended`, `Replaced`, `Expired`.
pub fn may_go(room: &Room, pair: &Pair) -> Result<(), Failure> {
    match pair.state(room) {
        State::Active => {}
        State::Imported | State::Confirmed => return Err(Error::Unconfirmed.into()),
        State::Ended => return Err(Error::Ended.into()),
    }
    if pair.replaced {
        return Err(Error::Replaced.into());
    }
    card::read(&pair.card, room.now)?;
    Ok(())
}

/// One transaction (T1): the consent with its frozen list, and the package that carries it out.
///
/// # Errors
/// `TooLarge`, the store's.
pub fn queue(
    room: &Room,
    pair: &Pair,
    packed: &preview::Packed,
    method: Method,
) -> Result<Id, Failure> {
    let size: usize = packed
        .files
        .iter()
        .map(|(_, bytes)| bytes.expose().len())
        .sum();
    // Some room is left for the manifest and what fills up.
    if packed.packet.items() > MOST_ITEMS || size > MOST_PLAIN / 8 * 7 {
        return Err(Error::TooMuch.into());
    }
    let mut row = Ledger {
        id: room.app.new_id(room.now)?,
        recipient: pair.recipient.clone(),
        method,
        file_name: String::new(),
        sha256: String::new(),
        bytes: 0,
        at: *room.now,
        cancelled: None,
        items: save::items(room.db, &packed.packet)?,
    };
    let mut items = Vec::new();
    for item in &mut row.items {
        // A picture or a sound is told of within its text.
        if item.kind.is_attached() {
            continue;
        }
        let told = packed.told_revision(&item.id).unwrap_or(1);
        item.rev = ledger::next_rev(room.db, &pair.recipient, &item.id, told)?;
        items.push(Item {
            id: item.id.clone(),
            rev: item.rev,
            withdraw: false,
            sha256: packed.item_sha256(&item.id).ok_or(Error::Packing)?,
        });
    }
    talk::went(room.db, &packed.packet, room.now)?;
    table::insert_ledger(room.db, &row)?;
    let data = Plan {
        kind: Kind::Data,
        ledger: Some(row.id),
        items,
        files: packed.files.clone(),
    };
    plan(room, &pair.id, &data)
}
