//! Sealed anew: what is left of a package when something in it was taken back, under a new number.

use super::plan::{Anew, File, Plan, plan_anew};
use super::table::{self, Item};
use super::{Kind, Package, State, files, points};
use crate::app::{App, Room};
use crate::checkins;
use crate::error::Failure;
use crate::moment::Moment;
use crate::paper::fonts::Shelf;
use crate::private::Private;
use crate::random::Id;
use crate::share::formats::json;
use crate::share::names::{ObjectName, PairId};
use crate::share::package::{self, Opened};
use crate::share::pairing::device;
use crate::share::pairing::table::{self as pairs, Pair};
use crate::share::preview::Packed;
use crate::share::receives::receivers;
use crate::share::sign::SigningKey;
use crate::share::telling::not_in_again;
use crate::share::thaw::{keep, thaw};
use crate::share::{Error, card, ledger, pairing, seal};
use crate::transaction::room_at;
use std::collections::HashSet;

/// What a package held that is not to go on as it is.
pub struct Frozen {
    ledger: Id,
    at: Moment,
    items: Vec<Item>,
    files: Vec<File>,
}

/// What a package of data holds, before it is let go of. None of one that another has taken the place
/// of already, and of one whose bytes were let go because the other side has had them for long.
///
/// # Errors
/// The store's.
pub fn frozen(room: &Room, pair: &Pair, package: &Package) -> Result<Option<Frozen>, Failure> {
    let Some(ledger) = &package.ledger else {
        return Ok(None);
    };
    if package.kind != Kind::Data || package.remove || package.state == State::Void {
        return Ok(None);
    }
    let mut held = files::of(room.db, &package.id)?;
    if held.is_empty() {
        held = match opened(room, pair, package) {
            Ok(Some(files)) => files,
            Ok(None) => return Ok(None),
            // Damaged: what it held is ticked again instead.
            Err(_) => Vec::new(),
        };
    }
    Ok(Some(Frozen {
        ledger: ledger.clone(),
        at: package.at,
        items: table::items(room.db, &package.id)?,
        files: held,
    }))
}

/// The files of a package out of the own copy of its sealed bytes.
fn opened(room: &Room, pair: &Pair, package: &Package) -> Result<Option<Vec<File>>, Failure> {
    let Some(opened) = copy(room, pair, package)? else {
        return Ok(None);
    };
    let files = opened.files.into_iter();
    let files = files.map(|(name, bytes)| (name, Private::new(bytes)));
    Ok(Some(files.collect()))
}

/// The own copy of its sealed bytes, opened; none when they were let go.
fn copy(room: &Room, pair: &Pair, package: &Package) -> Result<Option<Opened>, Failure> {
    let name = package.name.as_deref().map(str::parse::<ObjectName>);
    let sealed = table::sealed(room.db, &package.id)?;
    let (Some(Ok(name)), Some((bytes, signature))) = (name, sealed) else {
        return Ok(None);
    };
    let mut devices = device::table::all(room.db, &pair.id)?.into_iter();
    let device = devices.find(|device| device.dev == package.dev);
    let key = SigningKey::from_secret(&device.ok_or(Error::Packing)?.key)?.public();
    let own = super::seal::own(&pairs::secrets(room.db, &pair.id)?)?;
    let opened = package::open(&name, &bytes, &signature, &key, &own);
    Ok(Some(opened.map_err(|_| Error::Packing)?))
}

/// What the recipient could not open, because it was sealed for keys that they have no more, goes
/// once more for those of the card at hand.
///
/// # Errors
/// The store's.
pub fn for_new_keys(room: &Room, pair: &PairId, name: &ObjectName) -> Result<(), Failure> {
    let text = name.to_string();
    let mut packages = table::of(room.db, pair)?.into_iter();
    let package = packages.find(|one| one.name.as_deref() == Some(&text));
    let (Some(package), Some(pair)) = (package, pairs::find(room.db, pair)?) else {
        return Ok(());
    };
    let open = matches!(package.state, State::Sending | State::Published) && !package.remove;
    if !open || !is_for_other_keys(room, &pair, &package)? {
        return Ok(());
    }
    match package.kind {
        Kind::Data => {
            let was = frozen(room, &pair, &package)?;
            let_go(room, &package)?;
            if let Some(was) = was {
                plan(room, &pair, &was)?;
            }
        }
        Kind::Withdraw => {
            let id = room.app.new_id(room.now)?;
            let seq = table::next_seq(room.db, &pair.id, &package.dev)?;
            points::again(room.db, &package.id, &id, &package.dev, seq)?;
            let_go(room, &package)?;
        }
        Kind::Hello | Kind::End => {}
    }
    Ok(())
}

/// It leaves the place once a later package has said so.
fn let_go(room: &Room, package: &Package) -> rusqlite::Result<()> {
    if package.state == State::Sending {
        points::set_void(room.db, &package.id)
    } else {
        points::set_remove(room.db, &package.id)
    }
}

/// Was it sealed for a card that is not the one at hand? Of a damaged copy their word is taken: as
/// long as it stays in its place, nothing behind it can be read.
fn is_for_other_keys(room: &Room, pair: &Pair, package: &Package) -> Result<bool, Failure> {
    let opened = match copy(room, pair, package) {
        Ok(Some(opened)) => opened,
        Ok(None) => return Ok(false),
        Err(_) => return Ok(true),
    };
    for key in &card::parse(&pair.card)?.to {
        let print = package::recipient_print(&seal::key(key)?);
        if !opened.manifest.recipients.contains(&print) {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Plans what is left, at the same revisions, under the consent that still stands for it. Nothing is
/// planned when nothing is left. What can't be read any more is ticked again, to be looked at once more.
///
/// # Errors
/// The store's.
pub fn plan(room: &Room, pair: &Pair, was: &Frozen) -> Result<Option<Id>, Failure> {
    match rest(room, pair, was) {
        Ok(planned) => Ok(planned),
        Err(_) => {
            ledger::tick_again(room.db, &was.ledger, room.now)?;
            Ok(None)
        }
    }
}

fn rest(room: &Room, pair: &Pair, was: &Frozen) -> Result<Option<Id>, Failure> {
    let rows = crate::share::table::ledger_items(room.db, &was.ledger)?.into_iter();
    let standing = rows.filter(|row| row.withdrawn_ms.is_none());
    let live: HashSet<Id> = standing.map(|row| row.id).collect();
    let items = was.items.iter().filter(|item| live.contains(&item.id));
    let mut items: Vec<Item> = items.cloned().collect();
    if items.is_empty() {
        return Ok(None);
    }
    let words = room.app.words();
    let mut packet = thaw(&was.files, words)?;
    keep(&mut packet, &live);
    packet.not_in = not_in_again(&packet, &checkins::table::forms(room.db)?, words);
    let mut files = vec![(
        String::from("entries.json"),
        Private::new(json::write(&packet)?),
    )];
    for one in packet.entries.iter().flat_map(|entry| &entry.attachments) {
        if files.iter().all(|(name, _)| *name != one.path()) {
            files.push((one.path(), one.bytes.clone()));
        }
    }
    let packed = Packed { packet, files };
    for item in &mut items {
        item.sha256 = packed.item_sha256(&item.id).ok_or(Error::Packing)?;
    }
    let plan = Plan {
        kind: Kind::Data,
        ledger: Some(was.ledger.clone()),
        items,
        files: packed.files,
    };
    let anew = Anew {
        at: was.at,
        bare: was.files.iter().any(|(name, _)| name == "report.pdf"),
    };
    plan_anew(room, &pair.id, &plan, &anew).map(Some)
}

/// Makes what is read of packages that are to be sealed anew. The pages are set while the vault is
/// free for whoever is writing.
///
/// # Errors
/// The store's.
pub(crate) fn dress(app: &App, now: &Moment) -> Result<(), Failure> {
    let (bare, receivers) = room_at(app, now, |room| {
        let bare = table::bare(room.db)?.into_iter();
        let files = bare.map(|one| Ok((files::of(room.db, &one.id)?, one)));
        let bare = files.collect::<Result<Vec<_>, Failure>>()?;
        let receivers = if bare.is_empty() {
            Vec::new()
        } else {
            receivers(room)?
        };
        Ok((bare, receivers))
    })?;
    for (files, package) in bare {
        let shelf = Shelf::of(app);
        let made = thaw(&files, app.words())
            .map_err(Failure::from)
            .and_then(|mut packet| {
                packet.receivers.clone_from(&receivers);
                Packed::make(app, packet, shelf.fonts(app))
            });
        room_at(app, now, |room| match made {
            Ok((packed, _)) => Ok(files::set_dressed(room.db, &package.id, &packed.files)?),
            // It stands in the way of this pair alone.
            Err(_) => Ok(pairing::table::set_fault(
                room.db,
                &package.pair,
                Some("sealing"),
            )?),
        })?;
    }
    Ok(())
}
