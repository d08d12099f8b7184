//! The way there and back: who comes, and with what.

use super::Said;
use super::clause::{forbids, has};
use super::sentence::Sentence;
use crate::clinic::rule::RuleKind;

/// What a sentence says about the ride.
pub fn read(sentence: &Sentence) -> Vec<Said> {
    let plain = &sentence.plain;
    let both = Some(RuleKind::RideBothWays).filter(|_| both_ways(plain));
    let inside = Some(RuleKind::AdultInside).filter(|_| adult_inside(plain));
    let said = [both, inside, ride_share(plain)];
    said.into_iter().flatten().map(Said::plain).collect()
}

fn both_ways(plain: &str) -> bool {
    let ride = has(
        plain,
        &[
            "ride",
            "rides",
            "transport",
            "transportation",
            "driver",
            "lift",
            "drive",
        ],
    );
    let both = has(
        plain,
        &[
            "to and from",
            "both ways",
            "there and back",
            "round trip",
            "each way",
        ],
    );
    ride && both && !has(plain, &["not", "dont", "never", "parking"])
}

fn adult_inside(plain: &str) -> bool {
    let who = has(
        plain,
        &[
            "adult",
            "friend",
            "family member",
            "driver",
            "escort",
            "person",
            "someone",
            "companion",
        ],
    );
    let inside = has(
        plain,
        &[
            "inside",
            "come in",
            "come into",
            "comes in",
            "comes into",
            "in the clinic",
            "meet you in",
            "to the front desk",
            "at the front desk",
            "into the clinic",
            "enter the clinic",
        ],
    );
    let must = has(
        plain,
        &[
            "must", "has to", "have to", "needs to", "need to", "required", "should", "please",
        ],
    );
    // "Taxi without an adult inside": said of something else.
    let waits = has(
        plain,
        &[
            "wait", "waits", "outside", "car", "may", "can", "stay", "welcome", "not", "no",
            "dont", "cannot",
        ],
    );
    who && inside && must && !waits
}

fn ride_share(plain: &str) -> Option<RuleKind> {
    const NAMES: &[&str] = &[
        "ride share",
        "rideshare",
        "ride shares",
        "rideshares",
        "uber",
        "lyft",
        "taxi",
        "taxis",
        "cab",
        "cabs",
        "ride sharing",
        "ridesharing",
    ];
    if !has(plain, NAMES) || has(plain, &["only", "to the clinic", "but", "bus"]) {
        return None;
    }
    let refused = [
        "not accepted",
        "not allowed",
        "not permitted",
        "not acceptable",
        "may not",
        "cannot",
        "cant",
        "must not",
        "no taxi",
        "no taxis",
        "no uber",
        "no rideshare",
        "no ride share",
        "no ride shares",
        "no rideshares",
        "not take a taxi",
        "not use a taxi",
        "not be released to a taxi",
        "dont accept",
        "do not accept",
    ];
    let accepted = [
        "accepted",
        "allowed",
        "permitted",
        "is fine",
        "are fine",
        "is ok",
        "are ok",
        "is okay",
        "are okay",
        "acceptable",
        "may take",
        "can take",
        "may use",
        "can use",
        "welcome to",
    ];
    if has(plain, &refused) {
        return Some(RuleKind::RideShareRefused);
    }
    (has(plain, &accepted) && !forbids(plain)).then_some(RuleKind::RideShareAccepted)
}
