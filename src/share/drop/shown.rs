//! How a place is shown: without anything that signs in there.

use super::wire::{ShareDrop, ShareDropKind, ShareDropState};
use super::{Drop, Found};
use crate::app::Room;
use crate::error::{Coded, Failure};
use crate::private::Private;
use crate::share::mailbox::{Fault, Place};
use crate::share::pairing;

/// A place as shown.
///
/// # Errors
/// The store's.
pub fn drop(room: &Room, drop: &Drop) -> Result<ShareDrop, Failure> {
    let state = state(drop);
    let pairs = pairing::table::all(room.db)?;
    let (kind, address, user) = where_it_is(&drop.place);
    Ok(ShareDrop {
        id: drop.id.clone(),
        kind,
        address: Private::new(address),
        user: user.map(|user| Private::from(user.as_str())),
        state,
        sentence: sentence(room, drop, state),
        found: found(room, drop),
        other: drop.fault == Some(Fault::NotTheDrop),
        used: pairs
            .iter()
            .any(|pair| pair.drop == drop.id && pair.steps.ended.is_none()),
    })
}

fn where_it_is(place: &Place) -> (ShareDropKind, String, Option<&String>) {
    match place {
        Place::Folder { path } => (ShareDropKind::Folder, path.display().to_string(), None),
        Place::WebDav { url, user, .. } => (ShareDropKind::WebDav, url.clone(), Some(user)),
        Place::S3 {
            endpoint,
            bucket,
            key,
            ..
        } => (ShareDropKind::S3, format!("{endpoint} {bucket}"), Some(key)),
    }
}

fn state(drop: &Drop) -> ShareDropState {
    if drop.probe_asked && drop.fault.is_none() {
        ShareDropState::Asked
    } else if drop.stopped() {
        ShareDropState::Stopped
    } else if drop.fault.is_some() || drop.marker.is_none() {
        ShareDropState::Waiting
    } else {
        ShareDropState::Good
    }
}

fn sentence(room: &Room, drop: &Drop, state: ShareDropState) -> String {
    let words = room.app.words();
    match (state, drop.fault) {
        (ShareDropState::Asked, _) => words.say("share-drop-asked", &[]),
        (ShareDropState::Good, _) => words.say("share-drop-good", &[]),
        (_, Some(fault)) => words.say(fault.sentence(), &[]),
        (_, None) => words.say(Fault::Unreachable.sentence(), &[]),
    }
}

/// What was found when it was tried out.
fn found(room: &Room, drop: &Drop) -> Vec<String> {
    let kept = drop.probe.as_deref();
    let found: Option<Found> = kept.and_then(|text| serde_json::from_str(text).ok());
    let sentences = found.map(|found| found.probe().sentences());
    let sentences = sentences.unwrap_or_default().into_iter();
    sentences
        .map(|key| room.app.words().say(key, &[]))
        .collect()
}
