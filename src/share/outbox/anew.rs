//! Sealed anew: what is left of a package when something in it was taken back, under a new number.

use super::plan::{Anew, File, Plan, plan_anew};
use super::table::{self, Item};
use super::{Kind, Package, State, files};
use crate::app::{App, Room};
use crate::checkins;
use crate::error::Failure;
use crate::moment::Moment;
use crate::paper::fonts::Shelf;
use crate::private::Private;
use crate::random::Id;
use crate::share::formats::json;
use crate::share::names::ObjectName;
use crate::share::package;
use crate::share::pairing::device;
use crate::share::pairing::table::{self as pairs, Pair};
use crate::share::preview::Packed;
use crate::share::receives::receivers;
use crate::share::sign::SigningKey;
use crate::share::telling::not_in_again;
use crate::share::thaw::{keep, thaw};
use crate::share::{Error, ledger, pairing};
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
    let files = opened.map_err(|_| Error::Packing)?.files.into_iter();
    let files = files.map(|(name, bytes)| (name, Private::new(bytes)));
    Ok(Some(files.collect()))
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
        let all = table::all(room.db)?.into_iter();
        let bare = all.filter(|one| one.bare && one.state == State::Planned);
        let files = bare.map(|one| Ok((files::of(room.db, &one.id)?, one)));
        let bare = files.collect::<Result<Vec<_>, Failure>>()?;
        Ok((bare, receivers(room)?))
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
