//! What the window is told of people, lines and the plan: from the open vault, or from outside it.

use super::mine::{Contact, ContactKind, Kept, Reach};
use super::plan::{Part, Written};
use super::qr;
use super::shown::{Choice, PLAN};
use crate::private::Private;
use crate::vault::outside::LockLine;
use crate::words::Words;
use serde::Serialize;

/// What is the patient's own on Help now.
#[derive(Debug, Default, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct SupportOwn {
    /// People to call.
    pub people: Vec<SupportContact>,
    /// Lines that the patient added.
    pub lines: Vec<SupportContact>,
    /// The clinic, when its number is known; only from the open vault.
    pub clinic: Option<SupportContact>,
    /// The plan: all seven parts from the open vault, those chosen from outside.
    pub plan: Vec<SupportPlanPart>,
}

/// Someone to reach.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct SupportContact {
    /// Its id; outside the vault a name for lists.
    pub id: String,
    /// A person or a service.
    pub kind: ContactKind,
    /// How it is reached.
    pub reach: Reach,
    /// A name.
    #[cfg_attr(test, ts(as = "String"))]
    pub name: Private<String>,
    /// The number or page as given.
    #[cfg_attr(test, ts(as = "String"))]
    pub number: Private<String>,
    /// What is good to know; may be empty.
    #[cfg_attr(test, ts(as = "String"))]
    pub about: Private<String>,
    /// How to reach it, as a sentence.
    pub how: String,
    /// SVG path data of its QR code on a square grid.
    pub qr: Option<String>,
    /// Side of that grid, quiet zone included.
    pub qr_size: Option<u32>,
    /// Did the patient choose to show it while locked?
    pub outside: bool,
    /// If so, is there room for it on the lock screen?
    pub fits: bool,
}

/// A part of the plan.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct SupportPlanPart {
    /// Which.
    pub part: Part,
    /// Its heading.
    pub heading: String,
    /// A sentence that helps to fill it.
    pub help: String,
    /// The patient's words; may be empty.
    #[cfg_attr(test, ts(as = "String"))]
    pub words: Private<String>,
    /// Did the patient choose to show it while locked?
    pub outside: bool,
    /// If so, is there room for it on the lock screen?
    pub fits: bool,
}

impl SupportContact {
    fn new(words: &Words, id: String, contact: Contact, fits: bool) -> Self {
        let target = contact.reach.target(contact.number.expose());
        let code = target.and_then(|target| qr::draw(&target));
        Self {
            id,
            kind: contact.kind,
            reach: contact.reach,
            how: words.say(contact.reach.how(), &[]),
            qr_size: code.as_ref().map(|code| code.size),
            qr: code.map(|code| code.path),
            name: contact.name,
            number: contact.number,
            about: contact.about,
            outside: contact.outside,
            fits,
        }
    }
}

impl SupportPlanPart {
    fn new(words: &Words, written: Written, fits: bool) -> Self {
        Self {
            part: written.part,
            heading: words.say(written.part.heading(), &[]),
            help: words.say(written.part.help(), &[]),
            words: written.words,
            outside: written.outside,
            fits,
        }
    }
}

impl SupportOwn {
    /// From the open vault. `clinic` is whom to ring there.
    #[must_use]
    pub fn inside(
        words: &Words,
        contacts: Vec<Kept>,
        plan: Vec<Written>,
        choices: &[Choice],
        clinic: Option<Contact>,
    ) -> Self {
        let fits = |key: &str| choices.iter().all(|one| one.key != key || one.fits);
        let mut own = Self::default();
        for Kept { id, contact } in contacts {
            let id = id.to_string();
            let fits = fits(&id);
            own.put(SupportContact::new(words, id, contact, fits));
        }
        own.clinic = clinic.map(|one| SupportContact::new(words, "clinic".into(), one, true));
        own.plan = plan
            .into_iter()
            .map(|part| {
                let fits = fits(part.part.name());
                SupportPlanPart::new(words, part, fits)
            })
            .collect();
        own
    }

    /// From outside the vault: what was chosen, and nothing else. What is not understood is left out.
    #[must_use]
    pub fn outside(words: &Words, lines: &[LockLine]) -> Self {
        let mut own = Self::default();
        for (place, line) in lines.iter().enumerate() {
            if line.kind == PLAN {
                own.plan.extend(Part::named(&line.way).map(|part| {
                    let written = Written {
                        part,
                        words: line.words.clone(),
                        outside: true,
                    };
                    SupportPlanPart::new(words, written, true)
                }));
            }
            let (Some(kind), Some(reach)) =
                (ContactKind::named(&line.kind), Reach::named(&line.way))
            else {
                continue;
            };
            let contact = Contact {
                kind,
                reach,
                name: line.name.clone(),
                number: line.number.clone(),
                about: line.words.clone(),
                outside: true,
            };
            own.put(SupportContact::new(
                words,
                format!("lock-{place}"),
                contact,
                true,
            ));
        }
        own
    }

    fn put(&mut self, contact: SupportContact) {
        match contact.kind {
            ContactKind::Person => self.people.push(contact),
            ContactKind::Line => self.lines.push(contact),
        }
    }
}
