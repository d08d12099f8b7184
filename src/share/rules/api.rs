//! The commands of standing rules.

use super::wire::{ShareRule, ShareRules, ShareSetRule};
use super::{possible, table};
use crate::app::Room;
use crate::error::Failure;
use crate::share::Error;
use crate::share::names::PairId;
use crate::share::pairing::wire::SharePair;
use crate::share::pairing::{self, State};

/// `share.rules`
///
/// # Errors
/// `NotFound`.
pub fn read(room: &Room, ask: SharePair) -> Result<ShareRules, Failure> {
    let pair = pairing::table::named(room.db, &ask.pair_id)?;
    shown(room, &pair.id)
}

/// `share.setRule`: what was finished before stays; putting a rule on never looks back.
///
/// # Errors
/// `NotFound`, `Invalid` with field `what` for anything but the total of a measure,
/// `RecipientUnverified` before the words were typed.
pub fn set(room: &Room, ask: ShareSetRule) -> Result<ShareRules, Failure> {
    let pair = pairing::table::named(room.db, &ask.pair_id)?;
    if !possible().iter().any(|scale| scale.id == ask.what) {
        return Err(Error::NoRule.into());
    }
    if !ask.on {
        table::remove(room.db, &pair.id, &ask.what)?;
    } else {
        match pair.state(room) {
            State::Confirmed | State::Active => {}
            State::Imported => return Err(Error::Unconfirmed.into()),
            State::Ended => return Err(Error::Ended.into()),
        }
        table::put(room.db, &pair.id, &ask.what, room.now)?;
    }
    shown(room, &pair.id)
}

fn shown(room: &Room, pair: &PairId) -> Result<ShareRules, Failure> {
    let words = room.app.words();
    let on = table::of(room.db, pair)?;
    let rules = possible().iter().map(|scale| {
        let rule = on.iter().find(|rule| rule.scale == scale.id);
        let day = rule.map(|rule| words.day_seen_from(rule.since.day(), room.now.day()));
        ShareRule {
            what: scale.id.to_owned(),
            title: title(room, scale.name),
            on: rule.is_some(),
            since: day.map(|day| words.say("share-rule-since", &[("day", &day)])),
        }
    });
    Ok(ShareRules {
        pair_id: pair.to_string(),
        rules: rules.collect(),
        never: words.say("share-rule-never", &[]),
    })
}

/// "PHQ-9, the total alone"
#[must_use]
pub fn title(room: &Room, name: &str) -> String {
    let words = room.app.words();
    words.say("share-rule-total", &[("scale", &words.say(name, &[]))])
}
