//! The visit itself: arriving, fasting at all, how long the clinic watches, when to ring it.

use super::amount::spans;
use super::clause::{forbids, has};
use super::sentence::Sentence;
use super::{Reading, Said};
use crate::clinic::rule::{Amount, Anchor, RuleKind, usual_anchor};

/// Arriving, rides, being watched.
pub fn read(sentence: &Sentence) -> Vec<Said> {
    let plain = &sentence.plain;
    let mut said = Vec::new();
    said.extend(early(plain));
    said.extend(watched(plain));
    said
}

fn minutes(kind: RuleKind, minutes: u32) -> Said {
    Said {
        kind,
        reading: Reading::One(Amount::Minutes(minutes)),
        anchor: Some(usual_anchor(kind)),
    }
}

/// "Arrive 15 minutes early", "check in half an hour before".
fn early(plain: &str) -> Option<Said> {
    let [span] = spans(plain).try_into().ok()?;
    let is_early = has(plain, &["early", "before", "prior", "ahead"]);
    let likely = (5..=240).contains(&span.low);
    let other = has(
        plain,
        &[
            "eat", "drink", "food", "driver", "escort", "ride", "liquids", "fluids",
        ],
    );
    if !is_early || !likely || other || forbids(plain) {
        return None;
    }
    let kind = if has(plain, &["arrive", "come", "be here"]) {
        RuleKind::ArriveEarly
    } else if has(plain, &["check in", "checkin", "check"]) {
        RuleKind::CheckInEarly
    } else {
        return None;
    };
    Some(if span.low == span.high {
        minutes(kind, span.low)
    } else {
        Said {
            kind,
            reading: Reading::Range(span.low, span.high),
            anchor: Some(usual_anchor(kind)),
        }
    })
}

/// "You stay with us for at least two hours after the dose."
fn watched(plain: &str) -> Option<Said> {
    let [span] = spans(plain).try_into().ok()?;
    let here = has(
        plain,
        &[
            "stay with us",
            "remain with us",
            "stay at the clinic",
            "remain at the clinic",
            "stay in the clinic",
            "remain in the clinic",
            "will be observed",
            "will be monitored",
            "will be watched",
            "are observed",
            "are monitored",
            "are watched",
            "we observe you",
            "we watch you",
            "we monitor you",
        ],
    );
    let after = ["after", "following", "from"]
        .iter()
        .find_map(|mark| plain.split_once(&format!(" {mark} ")))
        .map(|(_, rest)| format!(" {rest}"))?;
    let dose = has(
        &after,
        &[
            "dose",
            "dosing",
            "spray",
            "first spray",
            "start",
            "starts",
            "injection",
        ],
    );
    let end = has(
        &after,
        &["infusion", "end", "ends", "treatment", "finished"],
    );
    let anchor = match (dose, end) {
        (true, _) => Anchor::Infusion,
        (false, true) => Anchor::End,
        (false, false) => return None,
    };
    let likely = (10..=480).contains(&span.low) && span.low == span.high;
    (here && likely && !forbids(plain)).then_some(Said {
        anchor: Some(anchor),
        ..minutes(RuleKind::Observation, span.low)
    })
}

/// "There is no need to fast."
pub fn no_fasting(sentence: &Sentence) -> bool {
    let plain = &sentence.plain;
    let said = has(
        plain,
        &[
            "no need to fast",
            "do not need to fast",
            "dont need to fast",
            "need not fast",
            "do not have to fast",
            "dont have to fast",
            "no fasting is needed",
            "no fasting is required",
            "no fasting required",
            "no fasting needed",
            "fasting is not required",
            "fasting is not necessary",
            "fasting is not needed",
            "eat and drink as you normally would",
            "eat and drink as normal",
            "eat and drink normally",
            "eat and drink as usual",
        ],
    );
    let partly = has(
        plain,
        &[
            "before",
            "after",
            "afterwards",
            "until",
            "but",
            "evening",
            "night",
            "liquids",
            "fluids",
            "later",
            "home",
            "day before",
            "once",
            "when",
            "prior",
            "overnight",
            "blood",
            "labs",
        ],
    );
    said && !partly
}

/// "Call us if your blood pressure is above 160/100."
pub fn call_above(sentence: &Sentence) -> Option<Said> {
    let plain = &sentence.plain;
    let calls = has(
        plain,
        &[
            "call us",
            "call the clinic",
            "phone us",
            "ring us",
            "contact us",
            "let us know",
            "tell us",
            "call the office",
        ],
    );
    let above = has(
        plain,
        &[
            "above",
            "over",
            "higher than",
            "exceeds",
            "greater than",
            "more than",
        ],
    );
    let other = has(
        plain,
        &[
            "below",
            "under",
            "lower",
            "911",
            "999",
            "112",
            "emergency",
            "or if",
            "unless",
            "not",
        ],
    );
    let words: Vec<&str> = plain.split(' ').collect();
    let mut readings = words.windows(3).filter_map(|three| match three {
        [above, "/" | "over", below] => Some((above.parse().ok()?, below.parse().ok()?)),
        _ => None,
    });
    let (systolic, diastolic) = readings.next()?;
    let amount = Amount::Pressure {
        systolic,
        diastolic,
    };
    let one = readings.next().is_none();
    let fits =
        super::super::rule::check_amount(RuleKind::CallAbove, amount, Anchor::Infusion).is_ok();
    (calls && above && !other && one && fits && plain.contains(" blood pressure ")).then_some(
        Said {
            reading: Reading::One(amount),
            ..Said::plain(RuleKind::CallAbove)
        },
    )
}
