//! How the outbox is shown: each package's way in a sentence, and what holds it up.

use super::wire::{ShareOutbox, SharePackage};
use super::{KEPT_DAYS, Kind, Package, State, table};
use crate::app::Room;
use crate::error::{Coded, Failure};
use crate::key;
use crate::moment::Moment;
use crate::private::Private;
use crate::share::mailbox::Fault;
use crate::share::pairing::table::Pair;
use crate::share::shown::when;
use crate::share::{hold, pairing, went};
use chrono::{DateTime, TimeDelta};

/// The outbox as shown.
///
/// # Errors
/// The store's.
pub fn outbox(room: &Room) -> Result<ShareOutbox, Failure> {
    let pairs = pairing::table::all(room.db)?;
    let past = room.now.plus(TimeDelta::days(-KEPT_DAYS));
    let mut packages = Vec::new();
    for one in table::all(room.db)? {
        let old = one.received.is_some_and(|at| at < past);
        let pair = pairs.iter().find(|pair| pair.id == one.pair);
        if let Some(pair) = pair.filter(|_| !old) {
            packages.push(package(room, pair, &one)?);
        }
    }
    let waiting = packages.iter().filter(|one| !one.state.settled()).count();
    let count = waiting.to_string();
    let key = if hold::is_held(room)? {
        key!("share-outbox-held")
    } else {
        key!("share-outbox-waiting")
    };
    let sentence = room.app.words().say(key, &[("count", &count)]);
    Ok(ShareOutbox {
        packages,
        waiting: u32::try_from(waiting).unwrap_or(u32::MAX),
        sentence,
    })
}

fn package(room: &Room, pair: &Pair, one: &Package) -> Result<SharePackage, Failure> {
    let words = room.app.words();
    let what = match (one.kind, &one.ledger) {
        (Kind::Data, Some(id)) => went::consent(room, id)?,
        (Kind::Data, None) | (Kind::Hello, _) => words.say("share-package-hello", &[]),
        (Kind::Withdraw, _) => words.say("share-package-withdraw", &[]),
        (Kind::End, _) => words.say("share-package-end", &[]),
    };
    let fault = one.fault.as_deref().map(|kept| {
        let known: Option<Fault> = serde_json::from_str(kept).ok();
        let key = known.map_or_else(|| pairing::shown::why(kept), |fault| fault.sentence());
        words.say(key, &[])
    });
    Ok(SharePackage {
        id: one.id.clone(),
        pair_id: one.pair.to_string(),
        to: pair.name.clone(),
        kind: one.kind,
        state: one.state,
        sentence: sentence(room, &pair.name, one),
        what,
        at: one.at,
        attempts: one.attempts,
        fault: fault.filter(|_| !matches!(one.state, State::Received | State::Void)),
        may_cancel: one.kind == Kind::Data && !one.state.settled(),
    })
}

fn sentence(room: &Room, name: &Private<String>, one: &Package) -> String {
    let (words, name) = (room.app.words(), name.expose().as_str());
    match one.state {
        State::Planned | State::Sealed => words.say("share-package-waiting", &[]),
        State::Sending => words.say("share-package-sending", &[]),
        State::Published => words.say("share-package-published", &[("name", name)]),
        State::Void => words.say("share-package-void", &[]),
        State::Received => {
            let when = stored(room, one);
            words.say("share-package-received", &[("name", name), ("when", &when)])
        }
    }
}

/// When the recipient's side stored it, as it says itself.
pub fn stored(room: &Room, one: &Package) -> String {
    let at = one.stored_at.as_deref();
    let at = at.and_then(|text| DateTime::parse_from_rfc3339(text).ok());
    let at = at.map(|at| Moment::new(at.to_utc(), room.now.zone()));
    when(room, &at.or(one.received).unwrap_or(one.at))
}
