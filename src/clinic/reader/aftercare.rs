//! What waits after the infusion: driving, machines, signing, alcohol.

use super::amount::{Span, spans};
use super::clause::{begins, forbids, has, parts};
use super::sentence::{Sentence, Under};
use super::{Reading, Said};
use crate::clinic::rule::{Amount, Anchor, MINUTES_LIMIT, RuleKind};

/// What a sentence forbids for a while afterwards.
pub fn read(sentence: &Sentence) -> Vec<Said> {
    const NOT_AFTER: &[&str] = &[
        "before",
        "prior",
        "within",
        "up to",
        "ahead",
        "beforehand",
        "to the clinic",
    ];
    let other_way = matches!(sentence.under, Under::Before | Under::Unclear);
    if other_way || has(&sentence.plain, NOT_AFTER) || !forbids(&sentence.plain) {
        return Vec::new();
    }
    // One time for the whole sentence holds for all that it names.
    if let [Some(only)] = readings(&sentence.plain).as_slice() {
        return said(&sentence.plain, *only);
    }
    let with_one = |part: &String| match readings(part).as_slice() {
        [Some(only)] if forbids(part) => said(part, *only),
        _ => Vec::new(),
    };
    parts(&sentence.plain).iter().flat_map(with_one).collect()
}

/// The times of some words; nothing for one that can't be.
fn readings(plain: &str) -> Vec<Option<Reading>> {
    let mut found: Vec<_> = spans(plain).into_iter().map(length).collect();
    let next_day = [
        "until the next day",
        "until the following day",
        "until the day after",
        "until tomorrow",
        "until the next morning",
        "until the following morning",
        "until next day",
        "till the next day",
        "until the day following",
        "until at least the next day",
        "until the morning after",
    ];
    if has(plain, &next_day) {
        found.push(Some(Reading::One(Amount::NextDay)));
    }
    found
}

fn length(span: Span) -> Option<Reading> {
    let known = |minutes| (60..=MINUTES_LIMIT).contains(&minutes);
    match (span.low, span.high) {
        (low, high) if !known(low) || !known(high) => None,
        (low, high) if low == high => Some(Reading::One(Amount::Minutes(low))),
        (low, high) => Some(Reading::Range(low, high)),
    }
}

fn said(plain: &str, reading: Reading) -> Vec<Said> {
    let drives = has(plain, &["drive", "driving"]) && !has(plain, &["driver must", "your driver"]);
    let machines = begins(plain, &["machine"]) || has(plain, &["power tools"]);
    let signs = has(plain, &["sign", "signing", "contracts", "contract"])
        || (begins(plain, &["legal", "important", "major", "big", "financial"])
            && has(plain, &["decision", "decisions", "documents", "papers"]));
    let drinks = has(plain, &["alcohol", "alcoholic"]);
    [
        (drives, RuleKind::NoDriving),
        (machines, RuleKind::NoMachinery),
        (signs, RuleKind::NoSigning),
        (drinks, RuleKind::NoAlcohol),
    ]
    .into_iter()
    .filter(|(named, _)| *named)
    .map(|(_, kind)| Said {
        kind,
        reading,
        anchor: Some(Anchor::End),
    })
    .collect()
}
