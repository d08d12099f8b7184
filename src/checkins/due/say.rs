//! The schedule in sentences.

use super::plan::{Rest, Schedule};
use super::{Offer, Why};
use crate::checkins::scales;
use crate::key;
use crate::moment::Moment;
use crate::words::Words;

/// A measure's name.
pub fn name(words: &Words, scale: &str) -> String {
    scales::find(scale).map_or_else(String::new, |scale| words.say(scale.name, &[]))
}

/// "PHQ-9 and GAD-7"
pub fn names(words: &Words, offers: &[Offer]) -> String {
    let mut names = offers.iter().map(|offer| name(words, offer.scale));
    let Some(first) = names.next() else {
        return String::new();
    };
    names.fold(first, |one, other| {
        words.say("checkins-due-and", &[("one", &one), ("other", &other)])
    })
}

/// "PHQ-9 and GAD-7: 16 questions about the last 2 weeks.": for Today.
#[must_use]
pub fn told(words: &Words, offers: &[Offer]) -> String {
    let measures = || offers.iter().filter_map(|offer| scales::find(offer.scale));
    let length: u32 = measures().map(scales::Scale::length).sum();
    let recall = measures().next().map(|scale| words.say(scale.recall, &[]));
    words.say(
        "checkins-due-told",
        &[
            ("names", &names(words, offers)),
            ("length", &length.to_string()),
            ("recall", &recall.unwrap_or_default()),
        ],
    )
}

/// Why the first of these is offered now; all of them with their length.
pub fn about(words: &Words, offers: &[Offer], schedule: &Schedule) -> String {
    let Some(first) = offers.first() else {
        return String::new();
    };
    let why = match first.why {
        Why::Baseline => words.say("checkins-due-baseline", &[]),
        Why::After => {
            let days = schedule.after_days.unwrap_or_default().to_string();
            words.say("checkins-due-after", &[("days", &days)])
        }
        Why::Rhythm => {
            let days = schedule.every_days.unwrap_or_default().to_string();
            words.say("checkins-due-rhythm", &[("days", &days)])
        }
        Why::Before => words.say("checkins-due-before", &[]),
    };
    format!("{why} {}", told(words, offers))
}

/// What comes next; of what is offered now nothing.
pub fn later(words: &Words, offers: &[Offer], rest: Rest, now: &Moment) -> String {
    if let Some(rests) = rests(words, rest, now) {
        return rests;
    }
    let ahead = offers.iter().filter(|offer| *now < offer.from);
    let Some(first) = ahead.clone().min_by_key(|offer| offer.from) else {
        return words.say("checkins-later-none", &[]);
    };
    let day = first.from.seen_in(now.zone()).day();
    let same: Vec<Offer> = ahead
        .filter(|offer| offer.from.seen_in(now.zone()).day() == day)
        .copied()
        .collect();
    let day = words.day_seen_from(day, now.day());
    words.say(
        "checkins-later",
        &[("names", &names(words, &same)), ("day", &day)],
    )
}

/// That it rests.
pub fn rests(words: &Words, rest: Rest, now: &Moment) -> Option<String> {
    match rest {
        Rest::Until(ms) if rest.is_on(now) => {
            let day = Moment::from_ms(ms, now.zone()).day();
            let day = words.day_seen_from(day, now.day());
            Some(words.say("checkins-rests-until", &[("day", &day)]))
        }
        Rest::Open => Some(words.say(key!("checkins-rests"), &[])),
        Rest::No | Rest::Until(_) => None,
    }
}
