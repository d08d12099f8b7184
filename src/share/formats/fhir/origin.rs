//! Whose it is, what made it, that the patient agreed, and to what.

use super::Writing;
use super::codes::{
    self, agent, bare, coding, derived, narrative, opted_in, privacy, recipient, said,
};
use super::shapes::{
    Concept, Device, DeviceName, Narrative, Patient, Reference, Resource, Text, Version,
};
use crate::share::formats::view;
use serde::Serialize;

/// The program, as it names itself.
const PROGRAM: &str = "Afterglow";

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Consent {
    pub text: Narrative,
    pub status: &'static str,
    pub scope: Concept,
    pub category: Vec<Concept>,
    pub patient: Reference,
    pub date_time: String,
    pub performer: Vec<Reference>,
    pub policy_rule: Concept,
    pub provision: Provision,
}

#[derive(Serialize)]
pub struct Provision {
    pub r#type: &'static str,
    pub period: Period,
    pub actor: Vec<Actor>,
    pub data: Vec<Given>,
}

#[derive(Serialize)]
pub struct Period {
    pub start: String,
}

#[derive(Serialize)]
pub struct Actor {
    pub role: Concept,
    pub reference: Reference,
}

#[derive(Serialize)]
pub struct Given {
    pub meaning: &'static str,
    pub reference: Reference,
}

#[derive(Serialize)]
pub struct Provenance {
    pub text: Narrative,
    pub target: Vec<Reference>,
    pub recorded: String,
    pub agent: Vec<Agent>,
}

#[derive(Serialize)]
pub struct Agent {
    pub r#type: Concept,
    pub who: Reference,
}

/// The patient: a name when they chose to say one, and nothing else.
pub fn patient(writing: &mut Writing) {
    let name = writing
        .packet
        .from
        .as_ref()
        .and_then(|name| said(name.expose()));
    let about = match &name {
        Some(name) => name.clone(),
        None => writing.words.say("share-fhir-patient", &[]),
    };
    let patient = Patient {
        text: narrative([about.as_str()]),
        name: name.into_iter().map(|text| Text { text }).collect(),
    };
    let url = writing.patient.clone();
    writing.put(url, Resource::Patient(patient));
}

/// That the patient chose this for someone. A file for themselves needs no consent.
pub fn consent(writing: &mut Writing) {
    let Some(to) = &writing.packet.to else { return };
    let name = said(to.expose()).unwrap_or_else(|| writing.words.say("share-fhir-someone", &[]));
    let made = writing.packet.made.rfc3339();
    let given = writing
        .parts
        .iter()
        .filter(|part| part.full_url != writing.patient);
    let given = given.map(|part| Given {
        meaning: "instance",
        reference: codes::to(&part.full_url),
    });
    let about = writing.words.say(
        "share-fhir-consent",
        &[
            ("to", &name),
            ("made", &view::frozen(writing.packet, writing.words)),
        ],
    );
    let consent = Consent {
        text: narrative([about.as_str()]),
        status: "active",
        scope: privacy(),
        category: vec![bare(coding(codes::LOINC, codes::PATIENT_CONSENT, None))],
        patient: writing.patient(),
        date_time: made.clone(),
        performer: vec![writing.patient()],
        policy_rule: opted_in(),
        provision: Provision {
            r#type: "permit",
            period: Period { start: made },
            actor: vec![Actor {
                role: recipient(),
                reference: codes::named(&name),
            }],
            data: given.collect(),
        },
    };
    let url = derived(&writing.seed, "consent");
    writing.put(url, Resource::Consent(Box::new(consent)));
}

/// That the patient wrote all of it, and what put it together.
pub fn provenance(writing: &mut Writing) {
    let target = writing
        .parts
        .iter()
        .map(|part| codes::to(&part.full_url))
        .collect();
    let version = env!("CARGO_PKG_VERSION");
    let device = Device {
        text: narrative([format!("{PROGRAM} {version}").as_str()]),
        device_name: vec![DeviceName {
            name: PROGRAM,
            r#type: "user-friendly-name",
        }],
        version: vec![Version { value: version }],
    };
    let url = derived(&writing.seed, "device");
    let device = writing.put(url, Resource::Device(device));
    let about = writing.words.say("share-fhir-provenance", &[]);
    let provenance = Provenance {
        text: narrative([about.as_str()]),
        target,
        recorded: writing.packet.made.rfc3339(),
        agent: vec![
            Agent {
                r#type: agent("author"),
                who: writing.patient(),
            },
            Agent {
                r#type: agent("assembler"),
                who: device,
            },
        ],
    };
    let url = derived(&writing.seed, "provenance");
    writing.put(url, Resource::Provenance(provenance));
}
