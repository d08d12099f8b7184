//! A place that deletes, replays, rolls back, swaps, cuts and injects, in random order: nothing that was
//! not agreed to gets in, nothing gets in twice, what is odd has its name, and once the place is honest
//! again everything that was agreed to is there.

use crate::desk::Desk;
use crate::outbox::keep;
use crate::therapist::{Fake, a_place, confirmed, of};
use afterglow::practice::intake::odd;
use afterglow::practice::{own, reader};
use afterglow::private::Private;
use afterglow::random::Id;
use afterglow::share::formats::json as entries_json;
use afterglow::share::freeze::{Chosen, freeze};
use afterglow::share::names::{Listed, PairId};
use afterglow::share::outbox::send;
use afterglow::share::pairing::begin::{Begin, begin};
use afterglow::share::preview::Packed;
use afterglow::share::{Item9, Kind, Method};
use afterglow::transaction::with_room;
use chrono::TimeDelta;
use serde_json::json;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::atomic::{AtomicU64, Ordering};

const NOW: &str = "2026-11-26T18:00:00+00:00";
const ZONE: &str = "Europe/Dublin";
/// Acts of one schedule.
const ACTS: usize = 14;
/// Schedules that one pair of vaults lives through: their chains grow, as in life.
const LIVED: u64 = 10;

struct Patient {
    desk: Desk,
    pair: PairId,
    /// Entries that were agreed to, and their revisions, by the consent rows alone.
    agreed: BTreeSet<(String, u32)>,
    withdrawn: BTreeSet<String>,
}

struct World {
    practice: Desk,
    patients: Vec<Patient>,
    place: Fake,
    /// The place as it was at some earlier time.
    earlier: Vec<BTreeMap<String, Vec<u8>>>,
    /// Everything that was ever there.
    ever: BTreeMap<String, Vec<u8>>,
    random: fastrand::Rng,
}

impl World {
    fn new(seed: u64) -> Self {
        let practice = Desk::practice(NOW, ZONE);
        practice.call(
            "practice.begin",
            json!({"name": "Dr Okafor", "recovery": false}),
        );
        a_place(&practice);
        let mut world = Self {
            practice,
            patients: Vec::new(),
            place: Fake::default(),
            earlier: Vec::new(),
            ever: BTreeMap::new(),
            random: fastrand::Rng::with_seed(seed),
        };
        for name in ["Mara", "Tomas"] {
            world.join(name);
        }
        world
    }

    fn join(&mut self, name: &str) {
        let desk = Desk::new(NOW, ZONE);
        let drop = a_place(&desk);
        let card = with_room(&self.practice.app, |room| Ok(own::api::own(room)?.card)).unwrap();
        let ready = Begin {
            card,
            name: Private::from("Dr Okafor"),
            my_name: Private::from(name),
            drop,
            instead_of: None,
        };
        let pair = with_room(&desk.app, |room| begin(room, ready)).unwrap();
        self.place.serve(&desk);
        self.practice.call("practice.look", json!({}));
        self.place.serve(&self.practice);
        let which = json!({"pairId": pair.to_string()});
        self.practice.call("practice.accept", which);
        confirmed(&desk, &pair);
        self.patients.push(Patient {
            desk,
            pair,
            agreed: BTreeSet::new(),
            withdrawn: BTreeSet::new(),
        });
        self.pass(TimeDelta::minutes(16));
    }

    /// Time goes by and everyone does what is to be done.
    fn pass(&mut self, span: TimeDelta) {
        for patient in &self.patients {
            patient.desk.at(&patient.desk.now().plus(span).rfc3339());
            self.place.serve(&patient.desk);
        }
        self.practice.at(&self.practice.now().plus(span).rfc3339());
        self.place.serve(&self.practice);
        self.ever.extend(self.place.objects.clone());
    }

    fn act(&mut self) {
        match self.random.u8(0..12) {
            0..=2 => self.agree(),
            3 => self.withdraw(),
            4 => self.delete(),
            5 => self.replay(),
            6 => self.damage(),
            7 => self.swap(),
            8 => self.roll_back(),
            9 => self.forge(),
            10 => self.earlier.push(self.place.objects.clone()),
            _ => self.pass(TimeDelta::minutes(16)),
        }
    }

    fn agree(&mut self) {
        let at = self.random.usize(0..self.patients.len());
        let mark = self.random.u64(..);
        let patient = &mut self.patients[at];
        let entry = keep(&patient.desk, &format!("entry {mark}"));
        keep(&patient.desk, &format!("canary {mark} stays at home"));
        queue(patient, &entry);
        self.place.serve(&patient.desk);
        self.ever.extend(self.place.objects.clone());
    }

    fn withdraw(&mut self) {
        let at = self.random.usize(0..self.patients.len());
        let patient = &mut self.patients[at];
        let live: Vec<String> = patient
            .agreed
            .iter()
            .map(|(entry, _)| entry.clone())
            .filter(|entry| !patient.withdrawn.contains(entry))
            .collect();
        let Some(entry) = self.random.choice(live) else {
            return;
        };
        let ask = json!({"itemId": entry, "pairId": patient.pair.to_string()});
        patient.desk.call("share.withdraw", ask);
        patient.withdrawn.insert(entry);
    }

    fn any(&mut self) -> Option<String> {
        let names: Vec<String> = self.place.objects.keys().cloned().collect();
        self.random.choice(names)
    }

    fn delete(&mut self) {
        if let Some(name) = self.any() {
            self.place.objects.remove(&name);
        }
    }

    /// Something that was once there is there again.
    fn replay(&mut self) {
        let names: Vec<String> = self.ever.keys().cloned().collect();
        if let Some(name) = self.random.choice(names) {
            let bytes = self.ever[&name].clone();
            self.place.objects.insert(name, bytes);
        }
    }

    fn damage(&mut self) {
        let Some(name) = self.any() else { return };
        let cut = self.random.bool();
        let place = self.random.usize(..);
        let bytes = self.place.objects.get_mut(&name).unwrap();
        if bytes.is_empty() {
            return;
        }
        let place = place % bytes.len();
        if cut {
            bytes.truncate(place);
        } else {
            bytes[place] ^= 0x20;
        }
    }

    /// Two objects change places, of one pair or of two.
    fn swap(&mut self) {
        if let (Some(a), Some(b)) = (self.any(), self.any()) {
            let (first, second) = (
                self.place.objects[&a].clone(),
                self.place.objects[&b].clone(),
            );
            self.place.objects.insert(a, second);
            self.place.objects.insert(b, first);
        }
    }

    fn roll_back(&mut self) {
        let earlier = self.earlier.clone();
        if let Some(earlier) = self.random.choice(earlier) {
            self.place.objects = earlier;
        }
    }

    /// A true package under another number, another pair or another month.
    fn forge(&mut self) {
        let Some(name) = self.any() else { return };
        let Listed::Object(mut to) = Listed::read(&name) else {
            return;
        };
        match self.random.u8(0..3) {
            0 => to.seq = to.seq.saturating_add(1),
            1 => {
                to.pair = self.patients[self.random.usize(0..self.patients.len())]
                    .pair
                    .clone()
            }
            _ => to.month = "2026-10".parse().unwrap(),
        }
        let signed = self.place.objects.get(&format!("{name}.minisig")).cloned();
        let bytes = self.place.objects[&name].clone();
        self.place
            .objects
            .insert(to.signature_name(), signed.unwrap_or_default());
        self.place.objects.insert(to.to_string(), bytes);
    }

    /// What the practice can read of a patient, by entry and revision.
    fn read(&self, patient: &Patient) -> Vec<(String, u32)> {
        let items = with_room(&self.practice.app, |room| {
            Ok(reader::table::items(room.db, &patient.pair)?)
        });
        let items = items.unwrap().into_iter();
        items
            .map(|item| (item.entry.to_string(), item.rev))
            .collect()
    }

    /// At any time: nothing but what was agreed to (G3), nothing twice (G2).
    fn sound(&self, seed: u64) {
        for patient in &self.patients {
            let read = self.read(patient);
            let once: BTreeSet<_> = read.iter().cloned().collect();
            assert_eq!(
                once.len(),
                read.len(),
                "seed {seed}: something is there twice"
            );
            assert!(
                once.is_subset(&patient.agreed),
                "seed {seed}: {once:?} of {:?}",
                patient.agreed
            );
            let odd = with_room(&self.practice.app, |room| {
                Ok(odd::table::odd(room.db, &patient.pair)?)
            });
            // Every row that there is has one of the names.
            let rows = with_room(&self.practice.app, |room| {
                let count = "SELECT count(*) FROM practice_odd WHERE pair = ?1";
                Ok(room
                    .db
                    .query_row(count, [&patient.pair], |row| row.get::<_, u32>(0))?)
            });
            assert_eq!(odd.unwrap().len(), rows.unwrap() as usize, "seed {seed}");
        }
    }

    /// The place tells the truth again: what was really put there is there, as it was.
    fn honest(&mut self) {
        for patient in &self.patients {
            let true_names = with_room(&patient.desk.app, |room| {
                let mut rows = room.db.prepare(
                    "SELECT name, bytes, signature FROM share_outbox
                     JOIN share_outbox_sealed ON outbox_id = id WHERE remove = 0
                     AND state IN ('sending', 'published', 'received')",
                )?;
                let found = rows.query_map([], |row| {
                    Ok((
                        row.get::<_, String>(0)?,
                        row.get::<_, Vec<u8>>(1)?,
                        row.get::<_, String>(2)?,
                    ))
                })?;
                Ok(found.collect::<rusqlite::Result<Vec<_>>>()?)
            });
            for (name, bytes, signature) in true_names.unwrap() {
                self.place
                    .objects
                    .insert(format!("{name}.minisig"), signature.into_bytes());
                self.place.objects.insert(name, bytes);
            }
        }
        for hours in [1, 49, 1, 49, 1] {
            self.pass(TimeDelta::hours(hours));
        }
    }

    /// How both sides see a pair, for whoever looks for the reason.
    fn told(&self, patient: &Patient) -> String {
        let which = json!({"pairId": patient.pair.to_string()});
        let page = self.practice.call("practice.patient", which);
        let rows = with_room(&patient.desk.app, |room| {
            let mut rows = room
                .db
                .prepare("SELECT dev, seq, kind, state, remove FROM share_outbox ORDER BY rowid")?;
            let found = rows.query_map([], |row| {
                let (dev, seq): (String, u32) = (row.get(0)?, row.get(1)?);
                let (kind, state): (String, String) = (row.get(2)?, row.get(3)?);
                Ok(format!(
                    "{dev} {seq} {kind} {state} {}",
                    row.get::<_, bool>(4)?
                ))
            })?;
            Ok(found.collect::<rusqlite::Result<Vec<_>>>()?)
        });
        format!(
            "{} {} {:#?} {:#?} {:#?}",
            page["standing"],
            page["odd"],
            rows.unwrap(),
            patient.desk.call("share.people", json!({})),
            self.place.objects.keys().collect::<Vec<_>>()
        )
    }

    /// Once the place is honest: all that was agreed to and not taken back is there (G1).
    fn whole(&self, seed: u64) {
        for patient in &self.patients {
            let read: BTreeSet<_> = self.read(patient).into_iter().collect();
            let meant = patient.agreed.iter();
            let meant = meant.filter(|(entry, _)| !patient.withdrawn.contains(entry));
            let meant: BTreeSet<_> = meant.cloned().collect();
            assert_eq!(read, meant, "seed {seed}: {}", self.told(patient));
        }
    }
}

/// The consent to one entry (T1), without the pages, which take their time.
fn queue(patient: &mut Patient, entry: &Id) {
    let rows = with_room(&patient.desk.app, |room| {
        let pair = of(room, &patient.pair);
        let chosen = Chosen::of(room.db, &[(Kind::Entry, entry.clone())])?;
        let to = Some(&pair.name);
        let packet = freeze(room, room.now, to, chosen, Item9::Withhold)?;
        let files = vec![(
            String::from("entries.json"),
            Private::new(entries_json::write(&packet)?),
        )];
        send::queue(room, &pair, &Packed { packet, files }, Method::Ticks)?;
        let mut rows = room
            .db
            .prepare("SELECT item_id, rev FROM share_ledger_item")?;
        let found = rows.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(found.collect::<rusqlite::Result<BTreeSet<(String, u32)>>>()?)
    });
    patient.agreed = rows.unwrap();
}

#[test]
fn g4_whatever_a_place_does_is_harmless_or_named() {
    let long = std::env::var_os("AFTERGLOW_LONG").is_some();
    let schedules: u64 = if long { 10_000 } else { 100 };
    let lives = schedules / LIVED;
    let next = AtomicU64::new(0);
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    std::thread::scope(|threads| {
        for _ in 0..cores {
            threads.spawn(|| {
                loop {
                    let life = next.fetch_add(1, Ordering::Relaxed);
                    if life >= lives {
                        break;
                    }
                    live(life);
                }
            });
        }
    });
}

fn live(life: u64) {
    let mut world = World::new(life);
    for schedule in 0..LIVED {
        let seed = life * LIVED + schedule;
        for _ in 0..ACTS {
            world.act();
        }
        world.sound(seed);
        world.honest();
        world.sound(seed);
        world.whole(seed);
    }
}
