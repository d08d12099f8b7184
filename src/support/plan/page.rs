//! The support plan as a page to print: the patient's words, whom to ring, the lines of the region.

use super::Written;
use crate::paper::sheet::{Sheet, SheetNumber, SheetPart};
use crate::support::mine::{Contact, ContactKind, Kept};
use crate::support::{Kind, Line};
use crate::words::Words;

/// What the page is made from.
pub struct Facts {
    /// The seven parts; empty ones are left out.
    pub plan: Vec<Written>,
    /// People and lines that the patient added.
    pub contacts: Vec<Kept>,
    /// The lines of the region.
    pub lines: &'static [Line],
    /// When the region's lines were compared with public sources, as a sentence.
    pub compared: String,
    /// The day it is made on.
    pub made: String,
}

/// The page.
#[must_use]
pub fn page(facts: &Facts, words: &Words) -> Sheet {
    let say = |key: &str| words.say(key, &[]);
    let of = |kind| {
        let contacts = facts.contacts.iter().map(|kept| &kept.contact);
        contacts.filter(move |one| one.kind == kind)
    };
    let people = of(ContactKind::Person).map(|one| own(one, words));
    let known = facts.lines.iter().map(|line| known(line, words));
    let lines = known.chain(of(ContactKind::Line).map(|one| own(one, words)));
    let mut parts: Vec<SheetPart> = facts
        .plan
        .iter()
        .map(|one| part(say(one.part.heading()), one.words.expose()))
        .filter(|part| !part.lines.is_empty())
        .collect();
    parts.push(numbers(
        say(crate::key!("support-people")),
        people.collect(),
    ));
    parts.push(numbers(say(crate::key!("support-lines")), lines.collect()));
    parts.retain(|part| !part.lines.is_empty() || !part.numbers.is_empty());
    Sheet {
        title: say(crate::key!("support-plan-title")),
        lead: say(crate::key!("support-sheet-lead")),
        parts,
        foot: vec![
            say(crate::key!("support-sheet-unwatched")),
            facts.compared.clone(),
            words.say("support-sheet-made", &[("day", &facts.made)]),
        ],
    }
}

fn part(heading: String, text: &str) -> SheetPart {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    SheetPart {
        heading,
        numbers: Vec::new(),
        lines: lines.map(str::to_owned).collect(),
    }
}

fn numbers(heading: String, numbers: Vec<SheetNumber>) -> SheetPart {
    SheetPart {
        heading,
        numbers,
        lines: Vec::new(),
    }
}

fn own(one: &Contact, words: &Words) -> SheetNumber {
    let about = one.about.expose().trim();
    let about = if about.is_empty() {
        words.say(one.reach.how(), &[])
    } else {
        about.to_owned()
    };
    SheetNumber {
        name: format!("{}: {about}", one.name.expose().trim()),
        number: one.number.expose().trim().to_owned(),
    }
}

fn known(line: &Line, words: &Words) -> SheetNumber {
    let name = match line.kind {
        Kind::Emergency => words.say("support-emergency-name", &[]),
        Kind::Crisis | Kind::Text | Kind::Web => line.name.to_owned(),
    };
    SheetNumber {
        name: format!("{name}. {}", words.say(line.how, &[])),
        number: line.number.to_owned(),
    }
}
