//! The clinic's rules and their source in our words.

use super::rule::{Amount, Anchor, Measure, RuleKind};
use crate::app::Room;
use chrono::{Datelike, NaiveDate, NaiveTime};

/// A day in words: "12 Nov", with the year when it is another one.
#[must_use]
pub fn day(room: &Room, day: NaiveDate) -> String {
    let format = if day.year() == room.now.day().year() {
        "%-d %b"
    } else {
        "%-d %b %Y"
    };
    day.format(format).to_string()
}

/// "From your clinic's sheet, 12 Nov."
#[must_use]
pub fn source(room: &Room, received: NaiveDate) -> String {
    let day = day(room, received);
    room.app.words().say("clinic-source", &[("day", &day)])
}

/// A rule in our words; medicine advice has none but the sheet's.
#[must_use]
pub fn text(room: &Room, kind: RuleKind, amount: Amount, anchor: Anchor) -> String {
    let words = room.app.words();
    let when = when(room, kind, amount, anchor);
    let args = [("when", when.as_str())];
    match kind {
        RuleKind::NoFasting => words.say("clinic-rule-no-fasting", &[]),
        RuleKind::NoHeavyMeal => words.say("clinic-rule-no-heavy-meal", &args),
        RuleKind::NoSolids => words.say("clinic-rule-no-solids", &args),
        RuleKind::NoLightMeal => words.say("clinic-rule-no-light-meal", &args),
        RuleKind::ClearLiquidsUntil => words.say("clinic-rule-clear-liquids", &args),
        RuleKind::ArriveEarly => words.say("clinic-rule-arrive-early", &args),
        RuleKind::CheckInEarly => words.say("clinic-rule-check-in-early", &args),
        RuleKind::RideBothWays => words.say("clinic-rule-ride-both-ways", &[]),
        RuleKind::AdultInside => words.say("clinic-rule-adult-inside", &[]),
        RuleKind::RideShareAccepted => words.say("clinic-rule-ride-share-accepted", &[]),
        RuleKind::RideShareRefused => words.say("clinic-rule-ride-share-refused", &[]),
        RuleKind::CallAbove => words.say("clinic-rule-call-above", &args),
        RuleKind::Observation => words.say("clinic-rule-observation", &args),
        RuleKind::NoDriving => words.say("clinic-rule-no-driving", &args),
        RuleKind::NoMachinery => words.say("clinic-rule-no-machinery", &args),
        RuleKind::NoSigning => words.say("clinic-rule-no-signing", &args),
        RuleKind::NoAlcohol => words.say("clinic-rule-no-alcohol", &args),
        RuleKind::MedicineAdvice => words.say("clinic-rule-medicine-advice", &[]),
    }
}

fn when(room: &Room, kind: RuleKind, amount: Amount, anchor: Anchor) -> String {
    let words = room.app.words();
    let until = kind == RuleKind::ClearLiquidsUntil;
    match amount {
        Amount::Plain => String::new(),
        Amount::NextDay => words.say("clinic-when-next-day", &[]),
        Amount::Pressure {
            systolic,
            diastolic,
        } => format!("{systolic}/{diastolic}"),
        Amount::Clock(time) => {
            let time = clock(room, time);
            let args = [("time", time.as_str())];
            if until {
                words.say("clinic-when-until-clock", &args)
            } else {
                words.say("clinic-when-after-clock", &args)
            }
        }
        Amount::Minutes(minutes) => {
            let (span, from) = (span(room, minutes), from(room, kind, anchor));
            let args = [("span", span.as_str()), ("from", from.as_str())];
            match kind.measure() {
                _ if until => words.say("clinic-when-until", &args),
                Measure::Early => words.say("clinic-when-early", &args),
                _ => words.say("clinic-when-for", &args),
            }
        }
    }
}

fn clock(room: &Room, time: NaiveTime) -> String {
    if time == NaiveTime::MIN {
        room.app.words().say("clinic-midnight", &[])
    } else {
        time.format("%H:%M").to_string()
    }
}

/// "before", "before you arrive", "after".
fn from(room: &Room, kind: RuleKind, anchor: Anchor) -> String {
    let words = room.app.words();
    match (kind.measure(), anchor) {
        (Measure::Watched, Anchor::Infusion) => words.say("clinic-from-dose", &[]),
        (Measure::Watched | Measure::After, _) => words.say("clinic-from-end", &[]),
        (_, Anchor::Arrival) => words.say("clinic-from-arrival", &[]),
        (_, Anchor::CheckIn) => words.say("clinic-from-check-in", &[]),
        (_, Anchor::Infusion | Anchor::End) => words.say("clinic-from-infusion", &[]),
    }
}

/// "8 hours", "30 minutes", "2 h 30 min".
pub(super) fn span(room: &Room, minutes: u32) -> String {
    let words = room.app.words();
    let (hours, rest) = ((minutes / 60).to_string(), (minutes % 60).to_string());
    let args = [("hours", hours.as_str()), ("minutes", rest.as_str())];
    match (minutes / 60, minutes % 60) {
        (0, _) => words.say("clinic-span-minutes", &args),
        (_, 0) => words.say("clinic-span-hours", &args),
        _ => words.say("clinic-span-both", &args),
    }
}

/// A kind's name where one is chosen.
pub(super) fn name(room: &Room, kind: RuleKind) -> String {
    let words = room.app.words();
    match kind {
        RuleKind::NoHeavyMeal => words.say("clinic-kind-no-heavy-meal", &[]),
        RuleKind::NoSolids => words.say("clinic-kind-no-solids", &[]),
        RuleKind::NoLightMeal => words.say("clinic-kind-no-light-meal", &[]),
        RuleKind::ClearLiquidsUntil => words.say("clinic-kind-clear-liquids", &[]),
        RuleKind::ArriveEarly => words.say("clinic-kind-arrive-early", &[]),
        RuleKind::CheckInEarly => words.say("clinic-kind-check-in-early", &[]),
        RuleKind::CallAbove => words.say("clinic-kind-call-above", &[]),
        RuleKind::Observation => words.say("clinic-kind-observation", &[]),
        RuleKind::NoDriving => words.say("clinic-kind-no-driving", &[]),
        RuleKind::NoMachinery => words.say("clinic-kind-no-machinery", &[]),
        RuleKind::NoSigning => words.say("clinic-kind-no-signing", &[]),
        RuleKind::NoAlcohol => words.say("clinic-kind-no-alcohol", &[]),
        RuleKind::NoFasting
        | RuleKind::RideBothWays
        | RuleKind::AdultInside
        | RuleKind::RideShareAccepted
        | RuleKind::RideShareRefused
        | RuleKind::MedicineAdvice => text(room, kind, Amount::Plain, Anchor::Infusion),
    }
}

/// Where a rule may be counted from, in words.
pub(super) fn anchor(room: &Room, kind: RuleKind, anchor: Anchor) -> String {
    let words = room.app.words();
    match (kind.measure(), anchor) {
        (Measure::Watched, Anchor::Infusion) => words.say("clinic-anchor-dose", &[]),
        (_, Anchor::Infusion) => words.say("clinic-anchor-infusion", &[]),
        (_, Anchor::Arrival) => words.say("clinic-anchor-arrival", &[]),
        (_, Anchor::CheckIn) => words.say("clinic-anchor-check-in", &[]),
        (_, Anchor::End) => words.say("clinic-anchor-end", &[]),
    }
}
