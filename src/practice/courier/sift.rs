//! What a listing means: names by their exact shape; everything else is ignored, copies of sync programs are counted.

use super::{Look, way};
use crate::app::Room;
use crate::error::Failure;
use crate::practice::intake::{
    self,
    odd::{self, Odd},
};
use crate::practice::pairs::{self, State};
use crate::practice::receipts;
use crate::random::Id;
use crate::share::mailbox::Folder;
use crate::share::names::{Listed, ObjectName, PairId, Side};
use crate::share::package::{Flaw, MOST_SEALED, MOST_SEALED_HELLO};
use std::collections::{BTreeMap, HashMap, HashSet};

/// So many months back a look goes, once a place was looked through whole.
const MONTHS: usize = 2;

/// Folders of patients that are looked into: those that are known and not refused, and strangers.
///
/// # Errors
/// The store's.
pub(super) fn pairs(room: &Room, place: &Id, folders: &[Folder]) -> Result<(), Failure> {
    let known = pairs::table::all(room.db)?;
    let closed = |id: &PairId| {
        let pair = known.iter().find(|pair| pair.id == *id);
        pair.is_some_and(|pair| {
            matches!(pair.state, State::Refused | State::Ended | State::Stopped)
        })
    };
    let found = folders.iter().flat_map(|folder| &folder.folders);
    let open = found.filter(|path| id_of(path).is_some_and(|id| !closed(&id)));
    let open: Vec<String> = open.cloned().collect();
    change(room, place, |look| look.pairs = open);
    Ok(())
}

fn id_of(path: &str) -> Option<PairId> {
    let (side, id) = path.split_once('/')?;
    let id = id.parse().ok()?;
    (side == Side::Package.folder()).then_some(id)
}

/// Months that are looked into: all of them the first time, later the last ones.
pub(super) fn months(room: &Room, place: &Id, folders: &[Folder]) {
    let whole = way(room.app).whole().contains(place);
    change(room, place, |look| {
        for folder in folders {
            look.pairs.retain(|path| *path != folder.path);
            let mut months = folder.folders.clone();
            months.sort_unstable();
            let skipped = if whole {
                months.len().saturating_sub(MONTHS)
            } else {
                0
            };
            look.months.extend(months.into_iter().skip(skipped));
        }
        forget_unlisted(&mut look.pairs, folders);
    });
}

/// A folder that was asked for and not answered could not be read: the next look asks again.
fn forget_unlisted(asked: &mut Vec<String>, folders: &[Folder]) {
    if folders.is_empty() {
        asked.clear();
    }
}

/// What is to be read: signed, not taken in yet, not put aside, in the order of each chain.
///
/// # Errors
/// The store's.
pub(super) fn names(room: &Room, place: &Id, folders: &[Folder]) -> Result<(), Failure> {
    let mut wanted = Vec::new();
    let mut seen = HashSet::new();
    for folder in folders {
        let mut signed = HashSet::new();
        let mut objects = BTreeMap::new();
        for (path, size) in &folder.objects {
            match Listed::read(path) {
                Listed::Signature(name) => {
                    signed.insert(name);
                }
                Listed::Object(name) => {
                    objects.insert(name, *size);
                }
                Listed::Conflict => conflict(room, path)?,
                Listed::Foreign => {}
            }
        }
        seen.extend(objects.keys().map(ToString::to_string));
        for (name, size) in objects {
            if signed.contains(&name) && is_wanted(room, &name, size)? {
                wanted.push((name, size));
            }
        }
    }
    change(room, place, |look| {
        for folder in folders {
            look.months.retain(|path| *path != folder.path);
            look.listed.insert(folder.path.clone());
        }
        forget_unlisted(&mut look.months, folders);
        look.seen.extend(seen);
        look.names.extend(wanted);
        let order = |name: &ObjectName| (name.pair.clone(), name.device.clone(), name.seq);
        look.names.sort_by_key(|(name, _)| order(name));
    });
    Ok(())
}

fn is_wanted(room: &Room, name: &ObjectName, size: u64) -> Result<bool, Failure> {
    if intake::table::is_taken(room.db, name)? || odd::table::is_aside(room.db, name)? {
        return Ok(false);
    }
    let known = pairs::table::find(room.db, &name.pair)?.map(|pair| pair.state);
    let most = match known {
        // Of a stranger only a hello is read, and no large one.
        None | Some(State::Pending) if name.seq == 0 => MOST_SEALED_HELLO,
        Some(State::Accepted) => MOST_SEALED,
        _ => return Ok(false),
    };
    if size <= u64::try_from(most).unwrap_or(u64::MAX) {
        return Ok(true);
    }
    if known.is_some() {
        let about = name.to_string();
        odd::table::note(room.db, &name.pair, Odd::Damaged, &about, room.now)?;
        receipts::reject(room, &name.pair, name, Flaw::TooLarge)?;
    }
    Ok(false)
}

fn conflict(room: &Room, path: &str) -> Result<(), Failure> {
    let pair = path.split('/').nth(1).and_then(|id| id.parse().ok());
    if let Some(pair) = pair
        && pairs::table::find(room.db, &pair)?.is_some()
    {
        odd::table::note(room.db, &pair, Odd::Conflict, path, room.now)?;
    }
    Ok(())
}

/// What was taken in and is gone, although no receipt said that it might go. What is there again, or
/// was taken back by its patient, is missed no longer.
///
/// # Errors
/// The store's.
pub(super) fn vanished(room: &Room, look: &Look) -> Result<(), Failure> {
    let mut listed: HashMap<PairId, Vec<&String>> = HashMap::new();
    for path in &look.listed {
        let pair = path.split('/').nth(1).and_then(|id| id.parse().ok());
        if let Some(pair) = pair {
            listed.entry(pair).or_default().push(path);
        }
    }
    for (pair, folders) in listed {
        for name in intake::table::unreceipted(room.db, &pair)? {
            let folder = format!(
                "{}/{}",
                ObjectName::folder(Side::Package, &pair),
                name.month
            );
            let there = look.seen.contains(&name.to_string());
            if folders.contains(&&folder) && !there {
                let about = name.to_string();
                odd::table::note(room.db, &pair, Odd::Tamper, &about, room.now)?;
            }
        }
        found_again(room, &pair, look)?;
    }
    Ok(())
}

fn found_again(room: &Room, pair: &PairId, look: &Look) -> Result<(), Failure> {
    let rows = odd::table::odd(room.db, pair)?;
    for (_, about, _) in rows.iter().filter(|(odd, ..)| *odd == Odd::Tamper) {
        if look.seen.contains(about) || intake::table::is_void(room.db, about)? {
            odd::table::settle(room.db, pair, Odd::Tamper, about)?;
        }
    }
    Ok(())
}

fn change(room: &Room, place: &Id, change: impl FnOnce(&mut Look)) {
    if let Some(look) = way(room.app).looks().get_mut(place) {
        change(look);
    }
}
