//! The page for whoever takes the patient home: when, where, what is usual, what is not, whom to ring.

pub mod api;

use crate::paper::sheet::{Sheet, SheetNumber, SheetPart};
use crate::words::Words;

/// What a page says that is not the same on every page.
pub struct Facts {
    /// The infusion, its day and time.
    pub starts: String,
    /// When and where the pick-up is.
    pub pick_up: Option<String>,
    /// The clinic's own sentences about the way home and who stays.
    pub clinic_says: Vec<String>,
    /// What waits, and until when.
    pub waits: Vec<String>,
    /// The emergency number, where the region has one.
    pub emergency: Option<&'static str>,
    /// The first line of the region to ring about thoughts of suicide: its name and number.
    pub crisis: Option<(&'static str, &'static str)>,
    /// The clinic's name and number; either may be empty.
    pub clinic: (String, String),
    /// Who could drive instead and their number; either may be empty.
    pub backup: (String, String),
    /// The day it is made on.
    pub made: String,
}

/// The page.
#[must_use]
pub fn page(facts: &Facts, words: &Words) -> Sheet {
    let say = |key: &str| words.say(key, &[]);
    Sheet {
        title: say(crate::key!("companion-title")),
        lead: say(crate::key!("companion-lead")),
        parts: vec![
            when(facts, words),
            stay(facts, words),
            usual(words),
            now(facts, words),
            today(facts, words),
        ],
        foot: vec![
            say(crate::key!("companion-foot-clinic")),
            say(crate::key!("companion-foot-review")),
            words.say("companion-foot-made", &[("day", &facts.made)]),
        ],
    }
}

fn part(heading: String, numbers: Vec<SheetNumber>, lines: Vec<String>) -> SheetPart {
    SheetPart {
        heading,
        numbers,
        lines,
    }
}

fn number(name: &str, number: &str) -> Option<SheetNumber> {
    (!number.trim().is_empty()).then(|| SheetNumber {
        name: name.trim().to_owned(),
        number: number.trim().to_owned(),
    })
}

fn when(facts: &Facts, words: &Words) -> SheetPart {
    let starts = words.say("companion-starts", &[("when", &facts.starts)]);
    let pick_up = facts.pick_up.as_ref().map_or_else(
        || words.say("companion-pick-up-open", &[]),
        |line| words.say("companion-pick-up", &[("line", line)]),
    );
    let (who, phone) = &facts.backup;
    let backup = [who.trim(), phone.trim()];
    let backup: Vec<_> = backup.into_iter().filter(|text| !text.is_empty()).collect();
    let backup =
        (!backup.is_empty()).then(|| words.say("companion-backup", &[("who", &backup.join(", "))]));
    let lines = [Some(starts), Some(pick_up), backup];
    part(
        words.say("companion-when", &[]),
        Vec::new(),
        lines.into_iter().flatten().collect(),
    )
}

/// Until when to stay, and what waits (clinical 2.3).
fn stay(facts: &Facts, words: &Words) -> SheetPart {
    let mut lines = vec![
        words.say("companion-stay-until", &[]),
        words.say("companion-stay-rest", &[]),
    ];
    lines.extend(facts.waits.iter().cloned());
    for sentence in &facts.clinic_says {
        lines.push(words.say("companion-clinic-says", &[("sentence", sentence)]));
    }
    part(words.say("companion-stay", &[]), Vec::new(), lines)
}

/// What is usual afterwards, and how long (clinical 3.2).
fn usual(words: &Words) -> SheetPart {
    let lines = [
        // SEED, AMG
        words.say("companion-usual-groggy", &[]),
        // SEED, SHORT, AMG
        words.say("companion-usual-floating", &[]),
        // SEED, SHORT
        words.say("companion-usual-dizzy", &[]),
        // SEED, ANSR, SHORT
        words.say("companion-usual-sick", &[]),
    ];
    part(words.say("companion-usual", &[]), Vec::new(), lines.into())
}

/// When to call the emergency number (clinical 3.3).
fn now(facts: &Facts, words: &Words) -> SheetPart {
    let mut numbers = Vec::new();
    match facts.emergency {
        Some(known) => numbers.extend(number("", known)),
        None => numbers.extend(number("", &words.say("after-red-local", &[]))),
    }
    if let Some((name, digits)) = facts.crisis {
        let about = words.say("companion-crisis", &[("name", name)]);
        numbers.extend(number(&about, digits));
    }
    let lines = [
        words.say("after-red-breath", &[]),
        words.say("after-red-chest", &[]),
        words.say("after-red-harm", &[]),
        words.say("after-red-belly", &[]),
    ];
    part(words.say("after-red-now", &[]), numbers, lines.into())
}

/// When to call the clinic the same day (clinical 3.3).
fn today(facts: &Facts, words: &Words) -> SheetPart {
    let (name, phone) = &facts.clinic;
    let lines = [
        words.say("after-red-vomit", &[]),
        words.say("after-red-morning", &[]),
        words.say("after-red-mood", &[]),
        words.say("after-red-rash", &[]),
        words.say("after-red-urine", &[]),
        words.say("after-red-blood", &[]),
    ];
    let numbers = number(name, phone).into_iter().collect();
    part(words.say("after-red-today", &[]), numbers, lines.into())
}
