//! The clinic's rules and their source in our words.

use super::RuleKind;
use super::api::RuleChoice;
use crate::app::Room;
use chrono::{Datelike, NaiveDate};

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

/// A rule in our words.
#[must_use]
pub fn text(room: &Room, kind: RuleKind, minutes: u32) -> String {
    let words = room.app.words();
    let span = span(room, minutes);
    let args = [("span", span.as_str())];
    match kind {
        RuleKind::NoSolids => words.say("clinic-rule-no-solids", &args),
        RuleKind::ClearLiquidsUntil => words.say("clinic-rule-clear-liquids", &args),
        RuleKind::ArriveEarly => words.say("clinic-rule-arrive-early", &args),
        RuleKind::RideBothWays => words.say("clinic-rule-ride-both-ways", &[]),
        RuleKind::AdultInside => words.say("clinic-rule-adult-inside", &[]),
        RuleKind::NoDriving => words.say("clinic-rule-no-driving", &args),
    }
}

/// "8 hours", "30 minutes", "2 h 30 min".
fn span(room: &Room, minutes: u32) -> String {
    let words = room.app.words();
    let (hours, rest) = ((minutes / 60).to_string(), (minutes % 60).to_string());
    let args = [("hours", hours.as_str()), ("minutes", rest.as_str())];
    match (minutes / 60, minutes % 60) {
        (0, _) => words.say("clinic-span-minutes", &args),
        (_, 0) => words.say("clinic-span-hours", &args),
        _ => words.say("clinic-span-both", &args),
    }
}

/// A kind to choose.
pub(super) fn choice(room: &Room, kind: RuleKind) -> RuleChoice {
    let words = room.app.words();
    RuleChoice {
        kind,
        name: match kind {
            RuleKind::NoSolids => words.say("clinic-kind-no-solids", &[]),
            RuleKind::ClearLiquidsUntil => words.say("clinic-kind-clear-liquids", &[]),
            RuleKind::ArriveEarly => words.say("clinic-kind-arrive-early", &[]),
            RuleKind::RideBothWays => words.say("clinic-rule-ride-both-ways", &[]),
            RuleKind::AdultInside => words.say("clinic-rule-adult-inside", &[]),
            RuleKind::NoDriving => words.say("clinic-kind-no-driving", &[]),
        },
        timed: kind.is_timed(),
    }
}
