//! What standing rules take along: totals of measures that were finished since, and nothing else.

use super::table;
use crate::app::{App, Room};
use crate::checkins;
use crate::error::Failure;
use crate::moment::Moment;
use crate::paper::fonts::Shelf;
use crate::session;
use crate::share::freeze::{Chosen, freeze};
use crate::share::outbox::send;
use crate::share::package::MOST_ITEMS;
use crate::share::packet::Packet;
use crate::share::pairing::{self, table::Pair};
use crate::share::preview::Packed;
use crate::share::{Item9, Kind, Method, hold, ledger};
use crate::transaction::room_at;

/// Queues what the rules of active pairs take along now.
///
/// # Errors
/// The store's.
pub(crate) fn take(app: &App, now: &Moment) -> Result<(), Failure> {
    let found = room_at(app, now, |room| {
        let pairs = pairing::table::all(room.db)?.into_iter();
        let packets = pairs.map(|pair| Ok((frozen(room, &pair)?, pair)));
        packets.collect::<Result<Vec<_>, Failure>>()
    })?;
    for (packet, pair) in found {
        let Some(packet) = packet else {
            continue;
        };
        // The pages are set while the vault is free for whoever is writing.
        let (shelf, before) = (Shelf::of(app), packet.clone());
        let (packed, _) = Packed::make(app, packet, shelf.fonts(app))?;
        room_at(app, now, |room| {
            // Something may have changed meanwhile; then it is looked at anew the next time.
            if frozen(room, &pair)?.as_ref() == Some(&before) {
                send::queue(room, &pair, &packed, Method::Rule)?;
            }
            Ok(())
        })?;
    }
    Ok(())
}

/// What goes to a pair by its rules; none when that is nothing.
fn frozen(room: &Room, pair: &Pair) -> Result<Option<Packet>, Failure> {
    let quiet = hold::is_held(room)? || session::groggy::api::now(room)?.is_some();
    if quiet || pair.fault.is_some() {
        return Ok(None);
    }
    let forms = forms(room, pair)?;
    if forms.is_empty() || send::may_go(room, pair).is_err() {
        return Ok(None);
    }
    let chosen = Chosen {
        forms,
        ..Chosen::default()
    };
    let chosen = chosen.beside(room.db, &pair.recipient)?;
    let to = Some(&pair.name);
    let mut packet = freeze(room, room.now, to, chosen, Item9::Withhold)?;
    packet.totals_alone();
    Ok((packet.items() > 0).then_some(packet))
}

/// Forms that a rule is about, finished since it was put on, and not yet settled with this recipient.
fn forms(room: &Room, pair: &Pair) -> Result<Vec<checkins::Form>, Failure> {
    let rules = table::of(room.db, &pair.id)?;
    if rules.is_empty() {
        return Ok(Vec::new());
    }
    let settled = ledger::settled(room.db, &pair.recipient, Kind::Form)?;
    let mut forms = checkins::table::forms(room.db)?;
    forms.retain(|form| {
        let rule = rules.iter().find(|rule| rule.scale == form.scale);
        let since = rule
            .zip(form.finished)
            .is_some_and(|(rule, at)| at >= rule.since);
        since && !settled.contains(&form.id)
    });
    forms.truncate(MOST_ITEMS);
    Ok(forms)
}
