//! What may not be eaten or drunk before, and until when.

use super::amount::{Span, clocks, spans};
use super::clause::{begins, forbids, has, parts};
use super::sentence::{Sentence, Under};
use super::{Reading, Said};
use crate::clinic::rule::{Amount, Anchor, RuleKind};
use chrono::NaiveTime;

/// A fasting time outside this is a slip of the pen or of the reader, in minutes.
const LIKELY: std::ops::RangeInclusive<u32> = 15..=1_440;

/// What a sentence says about food and drink before.
pub fn read(sentence: &Sentence) -> Vec<Said> {
    if begins(
        &sentence.plain,
        &["alcohol", "cannabis", "smok", "vap", "marijuana"],
    ) || has(&sentence.plain, &["chewing gum", "fast acting"])
    {
        return Vec::new();
    }
    let said_before = has(&sentence.plain, BEFORE);
    let under_before = sentence.under == Under::Before;
    parts(&sentence.plain)
        .iter()
        .flat_map(|part| in_part(part, said_before || under_before))
        .collect()
}

const BEFORE: &[&str] = &[
    "before",
    "prior",
    "ahead",
    "beforehand",
    "leading up to",
    "pre infusion",
];

fn in_part(part: &str, before: bool) -> Vec<Said> {
    let until = has(part, &["until", "up to", "up until", "till"]);
    let forbidden = forbids(part);
    // "Nothing until two hours before" can be meant either way.
    if until == forbidden {
        return Vec::new();
    }
    let (times, lengths) = (clocks(part), spans(part));
    let (reading, anchor) = match (times.as_slice(), lengths.as_slice()) {
        ([time], []) if on_the_clock(part, forbidden) => {
            (clock(*time), Some(Some(Anchor::Infusion)))
        }
        ([], [span]) if before && !has(part, AFTER) && likely(*span) => {
            (length(*span), anchor(part))
        }
        _ => return Vec::new(),
    };
    let Some(anchor) = anchor else {
        return Vec::new();
    };
    let kinds = kinds(part, forbidden);
    let said = |kind| Said {
        kind,
        reading,
        anchor,
    };
    kinds.into_iter().map(said).collect()
}

const AFTER: &[&str] = &[
    "after",
    "afterward",
    "afterwards",
    "following",
    "since",
    "post",
    "later",
];

/// "Nothing after midnight", "until 7 am": only so does a time on the clock say when to stop.
fn on_the_clock(part: &str, forbidden: bool) -> bool {
    if forbidden {
        has(part, &["after", "past", "from", "by", "beyond"])
    } else {
        has(part, &["until", "up to", "up until", "till"])
    }
}

fn likely(span: Span) -> bool {
    LIKELY.contains(&span.low) && LIKELY.contains(&span.high)
}

fn clock(time: NaiveTime) -> Reading {
    Reading::One(Amount::Clock(time))
}

fn length(span: Span) -> Reading {
    if span.low == span.high {
        Reading::One(Amount::Minutes(span.low))
    } else {
        Reading::Range(span.low, span.high)
    }
}

/// Counted from when: nothing when it is not said, and no reading at all when it is counted from
/// something that we don't know.
fn anchor(part: &str) -> Option<Option<Anchor>> {
    const FILL: &[&str] = &[
        "your",
        "the",
        "this",
        "our",
        "each",
        "every",
        "any",
        "to",
        "of",
        "you",
        "a",
        "an",
        "at",
        "ketamine",
        "esketamine",
        "spravato",
        "scheduled",
        "planned",
        "booked",
        "iv",
        "nasal",
        "start",
        "starting",
        "beginning",
        "time",
        "first",
        "are",
        "due",
        "receive",
        "receiving",
        "taking",
        "having",
        "for",
    ];
    let after = ["before", "prior", "ahead", "within"]
        .iter()
        .filter_map(|mark| part.rsplit_once(&format!(" {mark} ")))
        .map(|(_, rest)| rest)
        .min_by_key(|rest| rest.len())
        .unwrap_or_default();
    let mut words = after.split(' ').filter(|word| !word.is_empty());
    let named = words.find(|word| !FILL.contains(word));
    match named {
        None | Some("," | "and" | "is" | "only" | "please" | "so" | "no" | "clear" | "unless") => {
            Some(None)
        }
        Some("arrival" | "arrive" | "arriving" | "come" | "coming") => Some(Some(Anchor::Arrival)),
        Some("check" | "checkin" | "checking" | "registration" | "registering") => {
            Some(Some(Anchor::CheckIn))
        }
        Some(
            "infusion" | "infusions" | "appointment" | "appointments" | "treatment" | "treatments"
            | "session" | "sessions" | "visit" | "visits" | "procedure" | "dose" | "dosing"
            | "dosage" | "lozenge" | "injection" | "spray" | "administration" | "therapy" | "it",
        ) => Some(Some(Anchor::Infusion)),
        Some(_) => None,
    }
}

fn kinds(part: &str, forbidden: bool) -> Vec<RuleKind> {
    const SPECIFIC: &[&str] = &[
        "carbonated",
        "energy",
        "caffeine",
        "caffeinated",
        "soda",
        "sodas",
        "coffee",
        "tea",
        "juice",
        "alcoholic",
        "sugary",
    ];
    let part = &part
        .replace(" light food ", " snack ")
        .replace(" light foods ", " snack ");
    let heavy = has(
        part,
        &[
            "heavy",
            "fatty",
            "fried",
            "greasy",
            "large meal",
            "big meal",
            "full meal",
        ],
    );
    let milk = has(part, &["milk", "dairy"]);
    let light = has(
        part,
        &[
            "light meal",
            "light breakfast",
            "snack",
            "snacks",
            "toast",
            "light",
        ],
    ) || milk;
    let solid = has(part, &["solid", "solids", "food", "foods"]);
    let eating = has(
        part,
        &[
            "eat",
            "eating",
            "meal",
            "meals",
            "breakfast",
            "fast",
            "fasting",
            "ate",
        ],
    );
    let mouth = has(part, &["by mouth", "npo"]);
    let fluid = has(part, &["liquid", "liquids", "fluid", "fluids", "water"]);
    let drink = has(
        part,
        &["drink", "drinks", "drinking", "beverage", "beverages"],
    ) && !milk;
    let only_some = forbidden && has(part, SPECIFIC);
    let mut kinds = Vec::new();
    if heavy {
        kinds.push(RuleKind::NoHeavyMeal);
    }
    if solid
        || mouth
        || (eating && !heavy && (!light || (milk && forbidden && has(part, &["eat"]))))
    {
        kinds.push(RuleKind::NoSolids);
    }
    if light && !heavy {
        kinds.push(RuleKind::NoLightMeal);
    }
    if (fluid || drink || mouth) && !only_some && (fluid || mouth || forbidden) {
        kinds.push(RuleKind::ClearLiquidsUntil);
    }
    // "Nothing but water for six hours": what "but" leaves out is not forbidden.
    if has(part, &["only", "just"]) && forbidden {
        kinds.retain(|kind| *kind != RuleKind::ClearLiquidsUntil);
    }
    kinds
}
