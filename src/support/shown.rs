//! What Help now shows while locked: what the patient chose, as much as fits into the clear file.

use super::mine::{Contact, ContactKind, Kept};
use super::plan::Written;
use crate::private::Private;
use crate::vault::outside::LockLine;

/// Room for it in the clear file, in bytes; the file itself may hold 16 KiB.
pub const LIMIT: usize = 6 * 1024;
/// What a line takes up beside its own bytes, as the file is indented.
const AROUND: usize = 64;
/// The kind of a part of the plan, outside.
pub const PLAN: &str = "plan";

/// Something chosen, and whether there is room for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// The contact's id, or the name of the part.
    pub key: String,
    /// What lies outside for it.
    pub line: LockLine,
    /// Is there room for it?
    pub fits: bool,
}

/// All that is chosen, in the order in which it is shown: people, lines, the plan. What no longer
/// fits stays inside, and what comes after it may still fit.
#[must_use]
pub fn choices(contacts: &[Kept], plan: &[Written]) -> Vec<Choice> {
    let of = |kind| {
        let chosen = move |one: &&Kept| one.contact.outside && one.contact.kind == kind;
        contacts.iter().filter(chosen)
    };
    let people = of(ContactKind::Person).chain(of(ContactKind::Line));
    let people = people.map(|one| (one.id.to_string(), of_contact(&one.contact)));
    let parts = plan
        .iter()
        .filter(|part| part.outside && !part.words.expose().trim().is_empty())
        .map(|part| (part.part.name().to_owned(), of_part(part)));
    let mut used = 0;
    people
        .chain(parts)
        .map(|(key, line)| {
            let size = serde_json::to_vec_pretty(&line).map_or(LIMIT, |bytes| bytes.len() + AROUND);
            let fits = used + size <= LIMIT;
            if fits {
                used += size;
            }
            Choice { key, line, fits }
        })
        .collect()
}

fn of_contact(one: &Contact) -> LockLine {
    LockLine {
        kind: one.kind.name().to_owned(),
        way: one.reach.name().to_owned(),
        name: one.name.clone(),
        number: one.number.clone(),
        words: one.about.clone(),
    }
}

fn of_part(part: &Written) -> LockLine {
    LockLine {
        kind: PLAN.to_owned(),
        way: part.part.name().to_owned(),
        name: Private::default(),
        number: Private::default(),
        words: part.words.clone(),
    }
}
