//! The other side for tests: a therapist with a card, and a place in memory that does what it is told.

use crate::desk::Desk;
use afterglow::app::Room;
use afterglow::errands;
use afterglow::moment::Moment;
use afterglow::private::Private;
use afterglow::random::Id;
use afterglow::share::card::{self, Card};
use afterglow::share::mailbox::{Errand, Fault, Folder, Outcome, Place, Probe, Work};
use afterglow::share::names::{DeviceId, Listed, ObjectName, PairId, Sha256, Side};
use afterglow::share::package::{self, Hello, Manifest, Opened};
use afterglow::share::pairing;
use afterglow::share::pairing::begin::{Begin, begin};
use afterglow::share::pairing::{Method, confirm};
use afterglow::share::receipt::{Receipt, seal_receipt};
use afterglow::share::sign::{SigningKey, VerifyingKey};
use afterglow::transaction::with_room;
use chrono::TimeDelta;
use std::cell::RefCell;
use std::collections::BTreeMap;

pub const MARKER: &str = "abcdefghijklmnopqrstuvwxyz";

/// A place in memory.
#[derive(Default, Clone)]
pub struct Fake {
    pub objects: BTreeMap<String, Vec<u8>>,
    /// The next errand fails like this, before anything was done.
    pub fault: Option<Fault>,
    /// Only so many objects of the next publishing get there.
    pub cut: Option<usize>,
    pub attempts: usize,
}

impl Fake {
    pub fn run(&mut self, errand: &Errand) -> Outcome {
        self.attempts += 1;
        if let Some(fault) = self.fault {
            return Outcome::Failed(fault);
        }
        match &errand.work {
            Work::Probe => Outcome::Probed(Probe {
                marker: errand.marker.clone().unwrap_or(MARKER.into()),
                made: false,
                keeps: true,
                lists: true,
                removes: true,
            }),
            Work::Publish { objects } => {
                let cut = self.cut.take();
                for (done, object) in objects.iter().enumerate() {
                    if cut == Some(done) {
                        return Outcome::Failed(Fault::Unreachable);
                    }
                    match self.objects.get(&object.name) {
                        Some(there) if *there != object.bytes => {
                            return Outcome::Fork {
                                name: object.name.clone(),
                            };
                        }
                        _ => self
                            .objects
                            .insert(object.name.clone(), object.bytes.clone()),
                    };
                }
                Outcome::Published
            }
            Work::List { folders } => {
                Outcome::Listed(folders.iter().map(|one| self.list(one)).collect())
            }
            Work::Fetch { names, .. } => Outcome::Fetched(
                names
                    .iter()
                    .map(|name| {
                        let found = self.objects.get(name).cloned();
                        (name.clone(), found.ok_or(Fault::Gone))
                    })
                    .collect(),
            ),
            Work::Delete { names } => {
                for name in names {
                    self.objects.remove(name);
                }
                Outcome::Deleted
            }
        }
    }

    fn list(&self, path: &str) -> Folder {
        let mut folder = Folder {
            path: path.to_owned(),
            ..Folder::default()
        };
        for (name, bytes) in &self.objects {
            let Some(rest) = name
                .strip_prefix(path)
                .and_then(|rest| rest.strip_prefix('/'))
            else {
                continue;
            };
            match rest.split_once('/') {
                Some((inner, _)) => folder.folders.push(format!("{path}/{inner}")),
                None => folder.objects.push((name.clone(), bytes.len() as u64)),
            }
        }
        folder.folders.dedup();
        folder
    }

    /// Does everything that is to be done, at most so many errands.
    pub fn serve(&mut self, desk: &Desk) -> usize {
        for served in 0..500 {
            let Some(errand) = errands::next(&desk.app) else {
                return served;
            };
            let outcome = self.run(&errand);
            errands::done(&desk.app, &errand.id, outcome);
        }
        panic!("it never rests");
    }
}

/// A therapist, as far as a patient's side can tell.
pub struct Therapist {
    pub sign: SigningKey,
    pub key: age::x25519::Identity,
    pub card: Vec<u8>,
    pub receipts: (u32, Sha256),
    /// What hellos told, also those that are gone from the place.
    pub known: RefCell<Known>,
}

#[derive(Default)]
pub struct Known {
    pub keys: BTreeMap<DeviceId, VerifyingKey>,
    pub hello: Option<Hello>,
}

impl Therapist {
    pub fn new(name: &str, now: &Moment) -> Self {
        let (sign, key) = (
            SigningKey::generate().unwrap(),
            age::x25519::Identity::generate(),
        );
        let card = write_card(name, &sign, &key, now, 1);
        Self {
            sign,
            key,
            card,
            receipts: (0, Sha256::ZERO),
            known: RefCell::default(),
        }
    }

    /// Everything of a pair that can be opened, in the order of the chain.
    pub fn read(&self, place: &Fake, pair: &PairId) -> Read {
        let mut read = Read::default();
        let mut names: Vec<ObjectName> = place
            .objects
            .keys()
            .filter_map(|name| match Listed::read(name) {
                Listed::Signature(name) if name.side == Side::Package && name.pair == *pair => {
                    Some(name)
                }
                _ => None,
            })
            .collect();
        names.sort_by(|a, b| (&a.device, a.seq).cmp(&(&b.device, b.seq)));
        for name in names {
            let Some(bytes) = place.objects.get(&name.to_string()) else {
                continue;
            };
            let signature = &place.objects[&name.signature_name()];
            let signature = std::str::from_utf8(signature).unwrap();
            if name.seq == 0 {
                let (hello, manifest) =
                    package::open_hello(&name, bytes, signature, &self.key).unwrap();
                let mut known = self.known.borrow_mut();
                let (dev, key) = (hello.device.dev.clone(), hello.device.key.clone());
                known.keys.insert(dev, key);
                known.hello = Some(hello);
                read.manifests.push(manifest);
            } else {
                let known = self.known.borrow();
                let key = &known.keys[&name.device];
                let opened = package::open(&name, bytes, signature, key, &self.key).unwrap();
                read.manifests.push(opened.manifest.clone());
                read.opened.push(opened);
            }
            let head = (name.device.clone(), name.seq, Sha256::of(bytes));
            read.heads.retain(|(dev, ..)| *dev != head.0);
            read.heads.push(head);
        }
        read.hello = self.known.borrow().hello.clone();
        read
    }

    /// Puts a receipt into the place.
    pub fn say(
        &mut self,
        place: &mut Fake,
        read: &Read,
        now: &Moment,
        change: impl FnOnce(&mut Receipt),
    ) {
        let hello = read.hello.as_ref().unwrap();
        let mut receipt = Receipt {
            pair: read.manifests[0].pair.clone(),
            ther: DeviceId::new([3; 5]),
            seq: self.receipts.0,
            prev: self.receipts.1,
            heads: read.heads.clone(),
            holes: Vec::new(),
            rejects: Vec::new(),
            stored_at: now.local().fixed_offset(),
            exported: false,
            withdrawn: Vec::new(),
            card: None,
        };
        change(&mut receipt);
        let sealed = seal_receipt(&receipt, &self.sign, &hello.receipts.parse().unwrap()).unwrap();
        self.receipts = (receipt.seq + 1, sealed.sha256);
        let signed = sealed.name.signature_name();
        place.objects.insert(sealed.name.to_string(), sealed.bytes);
        place.objects.insert(signed, sealed.signature.into_bytes());
    }
}

pub fn write_card(
    name: &str,
    sign: &SigningKey,
    key: &age::x25519::Identity,
    now: &Moment,
    serial: u32,
) -> Vec<u8> {
    let at = now.local().to_utc();
    let card = Card {
        name: name.into(),
        sign: sign.public(),
        to: vec![key.to_public().to_string()],
        hint: None,
        issued: at,
        expires: at + TimeDelta::days(365),
        serial,
    };
    card::write(&card, sign).unwrap()
}

/// What a therapist could read.
#[derive(Default)]
pub struct Read {
    pub hello: Option<Hello>,
    pub manifests: Vec<Manifest>,
    pub opened: Vec<Opened>,
    pub heads: Vec<(DeviceId, u32, Sha256)>,
}

/// A place set up in the vault, as the settings would.
pub fn a_place(desk: &Desk) -> Id {
    let path = desk.folder.path().join("drop");
    desk.place(Place::Folder { path })
}

/// A pair whose card came in now.
pub fn imported(desk: &Desk, therapist: &Therapist, drop: &Id, name: &str) -> PairId {
    with_room(&desk.app, |room| {
        let ready = Begin {
            card: therapist.card.clone(),
            name: Private::from(name),
            my_name: Private::from("Alma"),
            drop: drop.clone(),
            instead_of: None,
        };
        begin(room, ready)
    })
    .unwrap()
}

/// The words were typed.
pub fn confirmed(desk: &Desk, pair: &PairId) {
    with_room(&desk.app, |room| {
        confirm::typed(room, &of(room, pair), Method::Person)
    })
    .unwrap();
}

pub fn of(room: &Room, pair: &PairId) -> pairing::table::Pair {
    pairing::table::find(room.db, pair).unwrap().unwrap()
}
