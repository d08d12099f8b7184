//! The commands of places.

use super::shown;
use super::wire::{ShareDrop, ShareSetDrop, ShareSetPlace, ShareWhichDrop};
use super::{Drop, table};
use crate::app::{App, Room};
use crate::error::Failure;
use crate::moment::Moment;
use crate::private::Private;
use crate::share::Error;
use crate::share::mailbox::Place;
use crate::transaction::room_at;
use crate::vault::api::Nothing;

/// `share.drops`
///
/// # Errors
/// The store's.
pub fn read(room: &Room, _ask: Nothing) -> Result<Vec<ShareDrop>, Failure> {
    let all = table::all(room.db)?;
    all.iter().map(|drop| shown::drop(room, drop)).collect()
}

/// `share.setDrop`: asks for a folder where one is meant, and has the place tried out.
///
/// # Errors
/// `Locked`, `Cancelled`, `NotFound`, `Invalid` with the field to blame.
pub fn set(app: &App, now: &Moment, ask: ShareSetDrop) -> Result<ShareDrop, Failure> {
    // Asked before the vault is taken: a person takes their time.
    let folder = match ask.place {
        ShareSetPlace::Folder => Some(app.pick_folder()?),
        _ => None,
    };
    room_at(app, now, |room| {
        let before = match &ask.id {
            Some(id) => Some(table::find(room.db, id)?.ok_or(Error::NoDrop)?),
            None => None,
        };
        let known = before.as_ref().map(|drop| &drop.place);
        let place = match (ask.place, folder) {
            (ShareSetPlace::Folder, Some(path)) => Place::Folder { path },
            (place, _) => meant(place, known)?,
        };
        place.check()?;
        let same = before
            .as_ref()
            .is_some_and(|drop| same_spot(&drop.place, &place));
        let id = match &before {
            Some(drop) => drop.id.clone(),
            None => room.app.new_id(now)?,
        };
        let mut drop = Drop::new(id, place, now);
        if let Some(before) = before {
            drop.at = before.at;
            drop.marker = before.marker.filter(|_| same);
        }
        table::keep(room.db, &drop)?;
        if !same {
            table::send_again(room.db, &drop.id)?;
        }
        shown::drop(room, &drop)
    })
}

/// `share.probeDrop`: has a place tried out again, now. `another`: it is another place than it was,
/// and meant to be.
///
/// # Errors
/// `NotFound`.
pub fn probe(room: &Room, ask: ShareWhichDrop) -> Result<ShareDrop, Failure> {
    let mut drop = table::find(room.db, &ask.id)?.ok_or(Error::NoDrop)?;
    if ask.another {
        drop.marker = None;
        table::send_again(room.db, &drop.id)?;
    }
    drop.probe_asked = true;
    drop.failures = 0;
    drop.next_ms = 0;
    table::keep(room.db, &drop)?;
    shown::drop(room, &drop)
}

/// The place as it is meant. What signs in stays when it was left empty, and goes to no other server.
fn meant(place: ShareSetPlace, known: Option<&Place>) -> Result<Place, Error> {
    Ok(match place {
        ShareSetPlace::Folder => return Err(Error::NoFolder),
        ShareSetPlace::WebDav {
            url,
            user,
            password,
        } => Place::WebDav {
            user: user.expose().clone(),
            password: match known {
                Some(Place::WebDav {
                    url: there,
                    password: old,
                    ..
                }) if there == url.trim() => or(password, old),
                _ => password,
            },
            url: url.trim().to_owned(),
        },
        ShareSetPlace::S3 {
            endpoint,
            bucket,
            region,
            key,
            secret,
            prefix,
        } => Place::S3 {
            bucket,
            region,
            key: key.expose().clone(),
            secret: match known {
                Some(Place::S3 {
                    endpoint: there,
                    secret: old,
                    ..
                }) if there == endpoint.trim() => or(secret, old),
                _ => secret,
            },
            endpoint: endpoint.trim().to_owned(),
            prefix,
        },
    })
}

fn or(new: Private<String>, old: &Private<String>) -> Private<String> {
    if new.expose().is_empty() {
        old.clone()
    } else {
        new
    }
}

/// Is it the same spot, whoever signs in?
fn same_spot(a: &Place, b: &Place) -> bool {
    match (a, b) {
        (Place::Folder { path: a }, Place::Folder { path: b }) => a == b,
        (Place::WebDav { url: a, .. }, Place::WebDav { url: b, .. }) => a == b,
        (
            Place::S3 {
                endpoint: a,
                bucket: b,
                prefix: c,
                ..
            },
            Place::S3 {
                endpoint: x,
                bucket: y,
                prefix: z,
                ..
            },
        ) => (a, b, c) == (x, y, z),
        _ => false,
    }
}
