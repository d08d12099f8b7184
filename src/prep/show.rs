//! Getting ready in words: the fasting clock, the ride, and what the checklist is offered.

use super::api::{FastingLine, OfferFrom, PrepItem, PrepOffer, PrepView, RuleNote};
use super::ride::{Ride, say::ride_view};
use super::slip::Slip;
use super::slip::api::PrepSlip;
use super::{Fast, Item, arrive_by, fasting, fraction, same_words};
use crate::app::Room;
use crate::clinic::api::ClinicContact;
use crate::clinic::count::is_countable;
use crate::clinic::{self, Anchor, Contact, Rule, RuleKind, Sheet, in_force};
use crate::moment::Moment;
use crate::private::Private;
use crate::session::Session;

/// What the tables say about one infusion.
pub(super) struct Shelf {
    pub rules: Vec<Rule>,
    pub sheets: Vec<Sheet>,
    pub ride: Option<Ride>,
    pub items: Vec<Item>,
    pub earlier: Vec<Item>,
    pub slips: Vec<Slip>,
    pub contact: Option<Contact>,
}

/// All but the offers.
pub(super) fn view(room: &Room, session: &Session, shelf: &Shelf) -> PrepView {
    let lines = if *room.now < session.starts {
        fasting(session, &shelf.rules, &shelf.sheets, room.now)
    } else {
        Vec::new()
    };
    PrepView {
        session_id: session.id.to_string(),
        starts: session.starts,
        starts_text: clock(&session.starts),
        fasting: lines.iter().map(|fast| line(room, session, fast)).collect(),
        unclear: unclear(room, shelf),
        slips: shelf.slips.iter().map(|one| slip(session, one)).collect(),
        clinic: shelf.contact.as_ref().map(|contact| ClinicContact {
            name: contact.name.clone(),
            phone: contact.phone.clone(),
        }),
        arrive_by: arrive_by(session, &shelf.rules, &shelf.sheets).map(|at| near(session, &at)),
        ride: ride_view(room, session, shelf.ride.as_ref()),
        ride_rules: ride_rules(room, shelf),
        items: shelf.items.iter().map(item_view).collect(),
        offers: Vec::new(),
        sheet_waits: None,
    }
}

/// Rules that are counted from something whose time nobody gave.
fn unclear(room: &Room, shelf: &Shelf) -> Vec<RuleNote> {
    let words = room.app.words();
    let forced = in_force(&shelf.rules, &shelf.sheets);
    forced
        .iter()
        .filter(|(rule, _)| rule.kind.is_fasting() && !is_countable(rule, &forced))
        .map(|(rule, sheet)| RuleNote {
            text: clinic::say::text(room, rule.kind, rule.amount, rule.anchor),
            sentence: rule.sentence.clone(),
            source: match rule.anchor {
                Anchor::Arrival => words.say("clinic-asks-arrival", &[]),
                Anchor::CheckIn => words.say("clinic-asks-check-in", &[]),
                Anchor::Infusion | Anchor::End => clinic::say::source(room, sheet.received_day),
            },
        })
        .collect()
}

fn slip(session: &Session, slip: &Slip) -> PrepSlip {
    PrepSlip {
        id: slip.id.to_string(),
        words: slip.words.clone(),
        time: near(session, &slip.at),
    }
}

fn clock(at: &Moment) -> String {
    at.local().format("%H:%M").to_string()
}

/// "02:30", or "Wed 22:30" when it is not the infusion's day.
fn near(session: &Session, at: &Moment) -> String {
    if at.day() == session.starts.day() {
        clock(at)
    } else {
        at.local().format("%a %H:%M").to_string()
    }
}

fn line(room: &Room, session: &Session, fast: &Fast) -> FastingLine {
    let most = i64::from(i32::MAX);
    FastingLine {
        kind: fast.kind,
        name: match fast.kind {
            RuleKind::ClearLiquidsUntil => room.app.words().say("prep-clear-liquids", &[]),
            RuleKind::NoHeavyMeal => room.app.words().say("prep-heavy-meal", &[]),
            RuleKind::NoLightMeal => room.app.words().say("prep-light-meal", &[]),
            _ => room.app.words().say("prep-solid-food", &[]),
        },
        until: fast.until,
        until_text: near(session, &fast.until),
        minutes_left: i32::try_from(fast.minutes_left.clamp(-most, most)).unwrap_or_default(),
        left_text: left(room, fast.minutes_left),
        fraction: fraction(fast, session, room.now),
        sentence: fast.sentence.clone(),
        source: clinic::say::source(room, fast.sheet_day),
    }
}

/// "7 h 50 min left", "ended 10 min ago".
fn left(room: &Room, minutes: i64) -> String {
    let words = room.app.words();
    let span = span(room, minutes.saturating_abs());
    if minutes < 0 {
        words.say("prep-ended", &[("span", &span)])
    } else {
        words.say("prep-left", &[("span", &span)])
    }
}

/// "50 min", "7 h 50 min", "3 d 2 h".
fn span(room: &Room, minutes: i64) -> String {
    let words = room.app.words();
    let (days, hours) = (minutes / 1_440, minutes / 60);
    if days >= 2 {
        let (days, hours) = (days.to_string(), (hours % 24).to_string());
        words.say("prep-span-days", &[("days", &days), ("hours", &hours)])
    } else if hours >= 1 {
        let (hours, minutes) = (hours.to_string(), (minutes % 60).to_string());
        words.say(
            "prep-span-hours",
            &[("hours", &hours), ("minutes", &minutes)],
        )
    } else {
        words.say("prep-span-minutes", &[("minutes", &minutes.to_string())])
    }
}

fn is_about_the_ride(kind: RuleKind) -> bool {
    matches!(
        kind,
        RuleKind::RideBothWays
            | RuleKind::AdultInside
            | RuleKind::RideShareAccepted
            | RuleKind::RideShareRefused
    )
}

/// What the clinic's sheet says about how to get home.
fn ride_rules(room: &Room, shelf: &Shelf) -> Vec<RuleNote> {
    in_force(&shelf.rules, &shelf.sheets)
        .into_iter()
        .filter(|(rule, _)| is_about_the_ride(rule.kind))
        .map(|(rule, sheet)| RuleNote {
            text: clinic::say::text(room, rule.kind, rule.amount, rule.anchor),
            sentence: rule.sentence.clone(),
            source: clinic::say::source(room, sheet.received_day),
        })
        .collect()
}

fn item_view(item: &Item) -> PrepItem {
    PrepItem {
        id: item.id.to_string(),
        words: item.words.clone(),
        done: item.done,
    }
}

/// What is not on the list yet: from the clinic's rules, from earlier lists, from what people bring.
pub(super) fn offers(room: &Room, shelf: &Shelf) -> Vec<PrepOffer> {
    let words = room.app.words();
    let rules = in_force(&shelf.rules, &shelf.sheets)
        .into_iter()
        .filter_map(|(rule, _)| match rule.kind {
            RuleKind::AdultInside => Some(words.say("prep-item-adult-inside", &[])),
            RuleKind::RideBothWays => Some(words.say("prep-item-ride-both-ways", &[])),
            _ => None,
        })
        .map(|words| (Private::new(words), OfferFrom::Rule));
    let earlier = shelf
        .earlier
        .iter()
        .map(|item| (item.words.clone(), OfferFrom::Earlier));
    // What clinics tell people to bring (clinical 1.6).
    let bring = [
        words.say("prep-item-layers", &[]),
        words.say("prep-item-headphones", &[]),
        words.say("prep-item-eye-mask", &[]),
        words.say("prep-item-medicine-list", &[]),
        words.say("prep-item-one-line", &[]),
    ]
    .map(|words| (Private::new(words), OfferFrom::Bring));
    let mut offers: Vec<PrepOffer> = Vec::new();
    for (words, from) in rules.chain(earlier).chain(bring) {
        let on_list = shelf
            .items
            .iter()
            .any(|item| same_words(&item.words, &words));
        if !on_list && !offers.iter().any(|offer| same_words(&offer.words, &words)) {
            offers.push(PrepOffer { words, from });
        }
    }
    offers
}
