//! How told totals are shown when something is shared.

use super::Kind;
use super::packet::Told;
use super::wire::{ShareChoice, SharePart};
use crate::app::Room;
use crate::checkins;
use crate::moment::Moment;
use crate::private::Private;

/// Among the others a told total stands where its day begins.
pub fn at(told: &checkins::told::Told) -> Moment {
    checkins::earlier(told.day, &told.at)
        .ok()
        .flatten()
        .unwrap_or(told.at)
}

/// One that can be ticked.
pub fn choice(room: &Room, told: checkins::told::Told) -> ShareChoice {
    let words = room.app.words();
    let day = words.day_seen_from(told.day, room.now.day());
    let total = words.say("share-form-total", &[("total", &told.total.to_string())]);
    let by = words.say("checkins-told-by", &[("who", told.by.expose())]);
    ShareChoice {
        kind: Kind::Told,
        id: told.id,
        title: told.measure,
        detail: format!("{day} · {total} · {by}"),
        with: None,
        ticked: false,
        shared: None,
    }
}

/// One that is in a packet.
pub fn part(room: &Room, told: &Told) -> SharePart {
    let words = room.app.words();
    let day = words.day_seen_from(told.day, room.now.day());
    SharePart {
        title: words.say("share-part-told", &[("day", &day)]),
        detail: Private::new(format!(
            "{}: {}",
            told.measure.expose(),
            super::formats::told_line(told, words)
        )),
    }
}
