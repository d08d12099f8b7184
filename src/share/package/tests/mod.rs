//! Packages: sealed and opened again, and everything that is not one.

mod archives;
mod damage;
mod forge;
mod golden;
mod hellos;
mod manifests;
mod rules;
mod splices;

use super::*;
use crate::moment::Moment;
use crate::private::Private;
use crate::random::Id;
use crate::share::names::{DeviceId, PairId, Sha256};
use crate::share::sign::SigningKey;
use age::x25519::Identity;
use chrono_tz::Tz;
use serde_json::{Value, json};

/// A pair with all its keys.
pub struct Pair {
    pub pair: PairId,
    pub dev: DeviceId,
    pub root: SigningKey,
    pub device: SigningKey,
    pub own: Identity,
    pub therapist: Identity,
}

impl Pair {
    pub fn new() -> Self {
        Self {
            pair: PairId::new([7; 16]),
            dev: DeviceId::new([9; 5]),
            root: SigningKey::generate().unwrap(),
            device: SigningKey::generate().unwrap(),
            own: Identity::generate(),
            therapist: Identity::generate(),
        }
    }

    pub fn audience(&self) -> Audience {
        let card = [self.therapist.to_public().to_string()];
        Audience::new(&card, self.own.clone()).unwrap()
    }

    pub fn draft(&self, kind: Kind, seq: u32) -> Draft {
        Draft {
            pair: self.pair.clone(),
            dev: self.dev.clone(),
            seq,
            prev: if seq == 0 {
                Sha256::ZERO
            } else {
                Sha256::of(b"before")
            },
            heads: vec![(DeviceId::new([1; 5]), 3, Sha256::of(b"other"))],
            kind,
            created: now(),
            consent: None,
            items: Vec::new(),
            voids: Vec::new(),
            acks: vec![(DeviceId::new([2; 5]), 4)],
            files: Vec::new(),
        }
    }

    pub fn data(&self, words: &[&str]) -> Draft {
        let elements: Vec<Value> = words
            .iter()
            .enumerate()
            .map(|(at, words)| json!({ "id": id(at), "revision": 1, "words": words }))
            .collect();
        let items = elements.iter().enumerate().map(|(at, element)| Item {
            entry: id(at),
            rev: 1,
            op: Op::Put,
            sha256: item_sum(element).unwrap(),
        });
        let picture = b"a picture".to_vec();
        Draft {
            items: items.collect(),
            consent: Some(Consent {
                id: id(900),
                scope: Private::from("These entries"),
                at: now().local().fixed_offset(),
                method: "chosen one by one".into(),
            }),
            files: vec![
                (
                    "entries.json".into(),
                    serde_json::to_vec(
                        &json!({ "entries": elements, "infusions": ["2026-11-12"] }),
                    )
                    .unwrap(),
                ),
                (format!("att/{}", Sha256::of(&picture)), picture),
                ("report.pdf".into(), b"%PDF-1.7".to_vec()),
            ],
            ..self.draft(Kind::Data, 5)
        }
    }

    pub fn seal(&self, draft: Draft) -> Result<Sealed, Error> {
        seal(draft, &self.device, &self.audience(), b"how to open this")
    }

    pub fn open(&self, sealed: &Sealed) -> Result<Opened, Flaw> {
        let (bytes, signature) = (&sealed.bytes, &sealed.signature);
        open(
            &sealed.name,
            bytes,
            signature,
            &self.device.public(),
            &self.therapist,
        )
    }
}

pub fn now() -> Moment {
    Moment::parse("2026-11-26T18:00:00+01:00", Tz::Europe__Berlin).unwrap()
}

pub fn id(number: usize) -> Id {
    let mut random = [0; 10];
    random[8] = u8::try_from(number / 256).unwrap();
    random[9] = u8::try_from(number % 256).unwrap();
    Id::new(&now(), random)
}
