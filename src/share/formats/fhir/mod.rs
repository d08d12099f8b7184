//! `bundle.fhir.json`: the packet for other systems, a FHIR R4 Bundle of the type `collection` (clinical 8).

mod codes;
mod measures;
mod origin;
mod shapes;

use super::view;
use crate::moment::Moment;
use crate::share::Error;
use crate::share::packet::{Attachment, Entry, Packet, Talk};
use crate::words::Words;
use codes::{bare, base64, coding, concept, derived, narrative, own, restricted, said, urn};
use measures::time;
use shapes::{
    Attachment as File, Bundle, CodeSystem, Coding, Concept, Content, DocumentReference,
    LocalConcept, Meta, Part, Procedure, Reference, RelatesTo, Resource,
};
use std::collections::BTreeMap;

const TEXT: &str = "text/plain; charset=utf-8";

/// A bundle on its way.
struct Writing<'a> {
    packet: &'a Packet,
    words: &'a Words,
    /// What tells this packet from others: names that are nobody's id are derived from it.
    seed: String,
    patient: String,
    /// Codes of our own list that are used, with what they mean.
    own: BTreeMap<String, String>,
    parts: Vec<Part>,
}

/// The packet as JSON text, UTF-8, one newline at its end.
///
/// # Errors
/// `Packing`, which no packet is known to cause.
pub fn write(packet: &Packet, words: &Words) -> Result<Vec<u8>, Error> {
    let seed = seed(packet);
    let mut writing = Writing {
        patient: derived(&seed, "patient"),
        packet,
        words,
        seed,
        own: BTreeMap::new(),
        parts: Vec::new(),
    };
    origin::patient(&mut writing);
    for (number, day) in packet.infusions.iter().enumerate() {
        writing.infusion(number, &day.to_string());
    }
    for form in &packet.forms {
        measures::form(&mut writing, form);
    }
    for told in &packet.told {
        measures::told(&mut writing, told);
    }
    if let Some(moods) = &packet.moods {
        measures::moods(&mut writing, moods);
    }
    if let Some(talk) = &packet.talk {
        writing.talk(talk);
    }
    for entry in &packet.entries {
        writing.entry(entry);
    }
    origin::consent(&mut writing);
    origin::provenance(&mut writing);
    writing.code_system();
    let bundle = Bundle {
        resource_type: "Bundle",
        meta: Meta {
            security: vec![restricted()],
        },
        r#type: "collection",
        timestamp: time(&packet.made),
        entry: writing.parts,
    };
    let mut bytes = serde_json::to_vec_pretty(&bundle).map_err(|_| Error::Packing)?;
    bytes.push(b'\n');
    Ok(bytes)
}

/// The moment and every id: nothing of it tells more than the packet does.
fn seed(packet: &Packet) -> String {
    let entries = packet.entries.iter().map(|entry| &entry.id);
    let forms = packet.forms.iter().map(|form| &form.id);
    let told = packet.told.iter().map(|told| &told.id);
    let ids = entries.chain(forms).chain(told);
    let ids: Vec<&str> = ids.map(|id| id.as_str()).collect();
    format!("{} {}", packet.made.rfc3339(), ids.join(" "))
}

impl Writing<'_> {
    fn put(&mut self, full_url: String, resource: Resource) -> Reference {
        let reference = codes::to(&full_url);
        self.parts.push(Part { full_url, resource });
        reference
    }

    fn patient(&self) -> Reference {
        codes::to(&self.patient)
    }

    /// A code of our own list, and what it means.
    fn own(&mut self, code: &str, meaning: &str) -> Coding {
        self.own.insert(code.to_owned(), meaning.to_owned());
        own(code)
    }

    /// Its day alone: no dose is known here, and none is made up.
    fn infusion(&mut self, number: usize, day: &str) {
        let name = self.words.say("share-fhir-infusion", &[]);
        let procedure = Procedure {
            text: narrative([name.as_str(), day]),
            status: "completed",
            code: Concept {
                coding: Vec::new(),
                text: said(&name),
            },
            subject: self.patient(),
            performed_date_time: day.to_owned(),
            asserter: self.patient(),
        };
        let url = derived(&self.seed, &format!("infusion {number} {day}"));
        self.put(url, Resource::Procedure(procedure));
    }

    fn talk(&mut self, talk: &Talk) {
        let title = self.words.say("share-report-talk", &[]);
        let content = vec![text(talk.words.expose(), &talk.at, &title)];
        let document = self.document(&talk.at, &title, content);
        self.put(
            urn(talk.id.as_str()),
            Resource::DocumentReference(Box::new(document)),
        );
    }

    fn entry(&mut self, entry: &Entry) {
        let title = view::at(&entry.at, self.words);
        let attached = entry.attachments.iter().map(|one| attached(one, &entry.at));
        let mut content: Vec<Content> = attached.collect();
        if content.is_empty() || !entry.words.expose().is_empty() {
            content.insert(0, text(entry.words.expose(), &entry.at, &title));
        }
        let about = view::about(entry, self.words);
        let beside = entry.beside.iter().map(|id| RelatesTo {
            code: "appends",
            target: codes::to(&urn(id.as_str())),
        });
        let document = DocumentReference {
            relates_to: beside.collect(),
            ..self.document(&entry.at, &about, content)
        };
        self.put(
            urn(entry.id.as_str()),
            Resource::DocumentReference(Box::new(document)),
        );
    }

    /// The patient's own words, as they are.
    fn document(&self, at: &Moment, about: &str, content: Vec<Content>) -> DocumentReference {
        DocumentReference {
            text: narrative([about, view::at(at, self.words).as_str()]),
            status: "current",
            r#type: concept(
                coding(codes::LOINC, codes::PATIENT_NOTE, None),
                &self.words.say("share-fhir-note", &[]),
            ),
            subject: self.patient(),
            date: time(at),
            author: vec![self.patient()],
            relates_to: Vec::new(),
            description: said(about),
            security_label: vec![bare(restricted())],
            content,
        }
    }

    /// Our own list, as far as it is used, so that its codes can be read without us.
    fn code_system(&mut self) {
        if self.own.is_empty() {
            return;
        }
        let own = std::mem::take(&mut self.own);
        let concept = own.into_iter().map(|(code, display)| LocalConcept {
            code,
            display: said(&display).unwrap_or_default(),
        });
        let about = self.words.say("share-fhir-codes", &[]);
        let list = CodeSystem {
            text: narrative([about.as_str()]),
            url: codes::OWN,
            version: codes::OWN_VERSION,
            name: "AfterglowCodes",
            status: "active",
            case_sensitive: true,
            content: "fragment",
            concept: concept.collect(),
        };
        self.put(codes::OWN.to_owned(), Resource::CodeSystem(list));
    }
}

fn text(words: &str, at: &Moment, title: &str) -> Content {
    Content {
        attachment: File {
            content_type: TEXT,
            data: base64(words.as_bytes()),
            url: None,
            size: u32::try_from(words.len()).unwrap_or(u32::MAX),
            title: said(title),
            creation: time(at),
        },
    }
}

/// A picture or a voice note lies beside the bundle, in `att/`.
fn attached(one: &Attachment, at: &Moment) -> Content {
    Content {
        attachment: File {
            content_type: one.media.mime(),
            data: None,
            url: Some(one.path()),
            size: u32::try_from(one.bytes.expose().len()).unwrap_or(u32::MAX),
            title: said(one.about.expose()),
            creation: time(at),
        },
    }
}
