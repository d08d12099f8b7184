//! Reads suggestions out of a clinic's sheet: rather none than a wrong one, and none that applies
//! by itself. English sheets only; of another language nothing is understood.

mod aftercare;
mod amount;
mod clause;
mod fasting;
mod medicine;
mod ride;
mod sentence;
mod visit;

use super::rule::{Amount, Anchor, RuleKind};
use sentence::Sentence;

/// What a sentence seems to say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suggestion {
    /// What about.
    pub kind: RuleKind,
    /// How much, where the sentence gives one number.
    pub reading: Reading,
    /// Counted from when; nothing: it has to be asked.
    pub anchor: Option<Anchor>,
    /// The sheet's own sentence, its spaces made single.
    pub sentence: String,
}

/// The amount as it was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reading {
    /// One amount.
    One(Amount),
    /// Between two, in minutes: the patient is asked which.
    Range(u32, u32),
}

/// One thing that a sentence says, before its sentence is put beside it.
struct Said {
    kind: RuleKind,
    reading: Reading,
    anchor: Option<Anchor>,
}

impl Said {
    fn plain(kind: RuleKind) -> Self {
        Self {
            kind,
            reading: Reading::One(Amount::Plain),
            anchor: Some(super::rule::usual_anchor(kind)),
        }
    }
}

/// All suggestions of a sheet, in its order; the same thing said twice comes once.
#[must_use]
pub fn read(sheet: &str) -> Vec<Suggestion> {
    let mut found: Vec<Suggestion> = Vec::new();
    for sentence in sentence::all(sheet) {
        for said in says(&sentence) {
            let twice = |one: &Suggestion| {
                one.kind == said.kind && one.reading == said.reading && !said.kind.is_many()
            };
            if !found.iter().any(twice) {
                found.push(Suggestion {
                    kind: said.kind,
                    reading: said.reading,
                    anchor: said.anchor,
                    sentence: sentence.words.clone(),
                });
            }
        }
    }
    ask_where_the_sheet_counts_differently(&mut found);
    // A sheet that asks for fasting somewhere is not one that asks for none.
    if found.iter().any(|one| one.kind.is_fasting()) {
        found.retain(|one| one.kind != RuleKind::NoFasting);
    }
    found
}

fn says(sentence: &Sentence) -> Vec<Said> {
    if sentence.is_question || !sentence.is_english() {
        return Vec::new();
    }
    // What concerns medicines is kept in the clinic's words and never turned into one of our rules.
    if medicine::is_about(sentence) {
        return vec![Said::plain(RuleKind::MedicineAdvice)];
    }
    if let Some(limit) = visit::call_above(sentence) {
        return vec![limit];
    }
    if clause::is_conditional(&sentence.plain) {
        return Vec::new();
    }
    if visit::no_fasting(sentence) {
        return vec![Said::plain(RuleKind::NoFasting)];
    }
    if clause::is_waived(&sentence.plain) {
        return Vec::new();
    }
    let mut said = fasting::read(sentence);
    said.extend(visit::read(sentence));
    said.extend(ride::read(sentence));
    said.extend(aftercare::read(sentence));
    said
}

/// "Two hours before" beside "eight hours before arrival": before what, the patient is asked.
fn ask_where_the_sheet_counts_differently(found: &mut [Suggestion]) {
    let other = |one: &Suggestion| {
        one.kind.is_fasting() && matches!(one.anchor, Some(Anchor::Arrival | Anchor::CheckIn))
    };
    let unclear = found.iter().any(other);
    for one in found.iter_mut().filter(|one| one.anchor.is_none()) {
        one.anchor = Some(Anchor::Infusion).filter(|_| !unclear);
    }
}
