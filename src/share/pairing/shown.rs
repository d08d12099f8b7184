//! How pairs are shown: who receives what, and what stands in the way.

use super::end::may_cancel;
use super::table::{self, Pair};
use super::wire::{SharePeople, SharePerson};
use super::{Method, State};
use crate::app::Room;
use crate::checkins::scales;
use crate::error::Failure;
use crate::private::Private;
use crate::share::epoch::told;
use crate::share::outbox;
use crate::share::rules;
use crate::share::shown::when;
use chrono::TimeDelta;
use std::collections::HashSet;

/// Everyone who receives, and the banner.
///
/// # Errors
/// The store's.
pub fn people(room: &Room) -> Result<SharePeople, Failure> {
    let pairs = table::all(room.db)?;
    let mut people = pairs
        .iter()
        .map(|pair| person(room, pair))
        .collect::<Result<Vec<_>, Failure>>()?;
    people.sort_by_key(|person| person.state == State::Ended);
    // Whose new card waits for its words is named once, as somebody who receives nothing yet.
    let held = pairs.iter().filter(|pair| pair.replaced);
    let held: HashSet<String> = held.map(|pair| pair.id.to_string()).collect();
    let named = people.iter().filter(|one| !held.contains(&one.pair_id));
    Ok(SharePeople {
        banner: Private::new(banner(room, named)),
        renewed: told::sentence(room, &pairs)?,
        people,
    })
}

fn banner<'a>(room: &Room, people: impl Iterator<Item = &'a SharePerson>) -> String {
    let words = room.app.words();
    let mut parts = Vec::new();
    for person in people {
        let name = person.name.expose().as_str();
        match (person.state, person.by_itself.as_slice()) {
            (State::Active, []) => parts.push(words.say("share-banner-sent", &[("name", name)])),
            (State::Active, rules) => parts.push(words.say(
                "share-banner-rules",
                &[("name", name), ("what", &rules.join(", "))],
            )),
            (State::Imported | State::Confirmed, _) => {
                parts.push(words.say("share-banner-not-yet", &[("name", name)]));
            }
            (State::Ended, _) => {}
        }
    }
    if parts.is_empty() {
        words.say("share-banner-nobody", &[])
    } else {
        parts.join(" ")
    }
}

fn person(room: &Room, pair: &Pair) -> Result<SharePerson, Failure> {
    let words = room.app.words();
    let state = pair.state(room);
    let left_ms = pair.left_ms(room);
    let waits = state == State::Confirmed;
    let rules = rules::table::of(room.db, &pair.id)?.into_iter();
    let by_itself = rules
        .filter_map(|rule| scales::find(&rule.scale))
        .map(|scale| rules::api::title(room, scale.name));
    let fault = pair
        .fault
        .as_deref()
        .map(|fault| words.say(why(fault), &[]));
    let held = pair
        .replaced
        .then(|| words.say("share-fault-replaced", &[]));
    let fault = held.or(fault);
    Ok(SharePerson {
        pair_id: pair.id.to_string(),
        name: pair.name.clone(),
        state,
        sentence: sentence(room, pair, state),
        known_by: known_by(room, pair),
        new_keys: new_keys(room, pair),
        left: waits.then(|| left(room, left_ms)),
        since: words.day_seen_from(pair.steps.imported.day(), room.now.day()),
        active_at: waits.then(|| room.now.plus(TimeDelta::milliseconds(left_ms))),
        method: pair.method,
        by_itself: by_itself.collect(),
        drop_id: pair.drop.clone(),
        may_send: state == State::Active && fault.is_none(),
        fault,
        stored: stored(room, pair)?,
        may_cancel: may_cancel(state),
        may_revoke: state == State::Active,
    })
}

fn sentence(room: &Room, pair: &Pair, state: State) -> String {
    let words = room.app.words();
    let name = pair.name.expose().as_str();
    match state {
        State::Imported => words.say("share-pair-imported", &[("name", name)]),
        State::Confirmed => {
            let at = room.now.plus(TimeDelta::milliseconds(pair.left_ms(room)));
            let when = when(room, &at);
            words.say("share-pair-confirmed", &[("name", name), ("when", &when)])
        }
        State::Active => words.say("share-pair-active", &[("name", name)]),
        State::Ended => {
            let day = pair.steps.ended.map(|at| at.day());
            let day = day.map(|day| words.day_seen_from(day, room.now.day()));
            let day = day.unwrap_or_default();
            words.say("share-pair-ended", &[("day", &day)])
        }
    }
}

/// How they were known to be the right one: by words that were typed, and how those were read out.
fn known_by(room: &Room, pair: &Pair) -> Option<String> {
    let (words, name) = (room.app.words(), pair.name.expose().as_str());
    let day = pair.steps.confirmed?.day();
    let day = words.day_seen_from(day, room.now.day());
    let given = [("name", name), ("day", day.as_str())];
    Some(match pair.method? {
        Method::Person => words.say("share-known-person", &given),
        Method::Video => words.say("share-known-video", &given),
        Method::Phone => words.say("share-known-phone", &given),
    })
}

/// Since when they have other keys that the old ones vouched for.
fn new_keys(room: &Room, pair: &Pair) -> Option<String> {
    let (words, name) = (room.app.words(), pair.name.expose().as_str());
    let day = pair.new_keys?.day();
    let day = words.day_seen_from(day, room.now.day());
    Some(words.say("share-new-keys", &[("name", name), ("day", &day)]))
}

/// What is left of the wait, to the minute that has begun.
fn left(room: &Room, left_ms: i64) -> String {
    let minutes = left_ms.saturating_add(59_999) / 60_000;
    let words = room.app.words();
    words.say("share-pair-left", &[("span", &words.span(minutes))])
}

/// When their side last stored something, as it said itself. Never that it was read.
fn stored(room: &Room, pair: &Pair) -> Result<Option<String>, Failure> {
    let mut packages = outbox::table::of(room.db, &pair.id)?.into_iter();
    let last = packages.rfind(|one| one.stored_at.is_some());
    Ok(last.map(|one| {
        let when = outbox::shown::stored(room, &one);
        room.app
            .words()
            .say("share-pair-stored", &[("when", &when)])
    }))
}

/// The sentence for what stands in a pair's way, as it is kept.
#[must_use]
pub fn why(fault: &str) -> &'static str {
    match fault {
        "expired" => crate::key!("share-fault-expired"),
        "forged" => crate::key!("share-fault-forged"),
        "large" => crate::key!("share-fault-large"),
        "refused" => crate::key!("share-fault-refused"),
        _ => crate::key!("share-fault-sealing"),
    }
}
