//! Both sides through one place: pairing, what was ticked, receipts, withdrawal, and a place that lies.

use crate::desk::Desk;
use crate::outbox::keep;
use crate::therapist::{Fake, a_place, confirmed};
use afterglow::practice::own;
use afterglow::private::Private;
use afterglow::share::names::{Listed, PairId, Side};
use afterglow::share::pairing::begin::{Begin, begin};
use afterglow::transaction::with_room;
use serde_json::{Value, json};
use std::time::Duration;

pub const NOW: &str = "2026-11-26T18:00:00+00:00";
pub const ZONE: &str = "Europe/Dublin";

/// A patient's computer, a practice's, and the place between them.
pub struct Both {
    pub patient: Desk,
    pub practice: Desk,
    pub place: Fake,
    pub pair: PairId,
}

impl Both {
    /// Keys are made, the card is handed over, the hello is sent and has arrived.
    pub fn met() -> Self {
        Self::met_by(Desk::new(NOW, ZONE))
    }

    pub fn met_by(patient: Desk) -> Self {
        Self::met_at(patient, Desk::practice(NOW, ZONE))
    }

    pub fn met_at(patient: Desk, practice: Desk) -> Self {
        practice.call(
            "practice.begin",
            json!({"name": "Dr Ruth Okafor", "recovery": true}),
        );
        a_place(&practice);
        let drop = a_place(&patient);
        let pair = with_room(&patient.app, |room| {
            let ready = Begin {
                card: card(&practice),
                name: Private::from("Dr Okafor"),
                my_name: Private::from("Mara"),
                drop,
                instead_of: None,
            };
            begin(room, ready)
        })
        .unwrap();
        let mut both = Self {
            patient,
            practice,
            place: Fake::default(),
            pair,
        };
        both.serve();
        both
    }

    /// The words were read out and typed.
    pub fn paired() -> Self {
        Self::met().accepted()
    }

    pub fn accepted(self) -> Self {
        let mut both = self;
        both.practice.call("practice.accept", both.which());
        confirmed(&both.patient, &both.pair);
        both.serve();
        both
    }

    pub fn which(&self) -> Value {
        json!({"pairId": self.pair.to_string()})
    }

    /// Both do what is to be done, the patient twice: a receipt may be waiting. Looks are due anew.
    pub fn serve(&mut self) {
        for minutes in [0, 16, 32] {
            let later = chrono::TimeDelta::minutes(minutes);
            for desk in [&self.patient, &self.practice] {
                let now = desk.now().plus(later);
                desk.at(&now.rfc3339());
                self.place.serve(desk);
            }
        }
    }

    pub fn tick(&self, words: &str) -> String {
        let id = keep(&self.patient, words);
        let ask = json!({"kind": "entry", "id": id.as_str(), "on": true});
        self.patient.call("share.tick", ask);
        id.as_str().to_owned()
    }

    pub fn send(&mut self) {
        self.queue();
        self.serve();
    }

    /// Consented to, and not on its way yet.
    pub fn queue(&self) {
        let ask = json!({"pairId": self.pair.to_string(), "item9": "withhold"});
        let started = self.patient.call("share.preview", ask);
        assert_eq!(end(&self.patient, &started)["kind"], "finished");
        self.patient
            .call("share.send", json!({"previewId": started["id"]}));
    }

    pub fn page(&self) -> Value {
        self.practice.call("practice.patient", self.which())
    }

    pub fn texts(&self) -> Vec<String> {
        let page = self.page();
        let texts = page["texts"].as_array().unwrap().iter();
        texts
            .map(|text| text["words"].as_str().unwrap().to_owned())
            .collect()
    }
}

pub fn card(practice: &Desk) -> Vec<u8> {
    with_room(&practice.app, |room| Ok(own::api::own(room)?.card)).unwrap()
}

pub fn end(desk: &Desk, started: &Value) -> Value {
    for _ in 0..6000 {
        let jobs = desk.call("jobs.list", json!({}));
        let mut jobs = jobs.as_array().unwrap().iter();
        let job = jobs.find(|job| job["id"] == started["id"]).unwrap();
        if !job["end"].is_null() {
            return job["end"].clone();
        }
        std::thread::sleep(Duration::from_millis(10));
    }
    panic!("the job does not end");
}

#[test]
fn keys_are_made_once_and_the_paper_key_is_shown_once() {
    let desk = Desk::practice(NOW, ZONE);
    assert_eq!(desk.call("practice.state", json!({}))["name"], Value::Null);
    assert_eq!(desk.fail("practice.card", json!({})).0, "not_found");
    let refused = desk.refuse("practice.begin", json!({"name": " ", "recovery": false}));
    assert_eq!(refused.field.as_deref(), Some("name"));
    let begun = desk.call(
        "practice.begin",
        json!({"name": "Dr Okafor", "recovery": true}),
    );
    let paper = begun["recoveryKey"].as_str().unwrap();
    assert!(
        paper.starts_with("AGE-SECRET-KEY-1"),
        "a key that stock age reads"
    );
    assert_eq!(
        desk.fail(
            "practice.begin",
            json!({"name": "Other", "recovery": false})
        )
        .0,
        "exists"
    );
    let card = desk.call("practice.card", json!({}));
    assert_eq!((&card["keys"], &card["serial"]), (&json!(2), &json!(1)));
    assert!(card["qr"]["size"].as_u64().unwrap() > 20);
    let renamed = desk.call("practice.newCard", json!({"name": "Dr Ruth Okafor"}));
    assert_eq!(
        (&renamed["name"], &renamed["serial"]),
        (&json!("Dr Ruth Okafor"), &json!(2))
    );
}

#[test]
fn a_hello_waits_for_the_words_which_are_the_same_on_both_sides() {
    let both = Both::met();
    let hellos = both.practice.call("practice.hellos", json!({}));
    assert_eq!(hellos[0]["name"], "Mara");
    assert_eq!(
        both.practice.call("practice.patients", json!({})),
        json!([])
    );
    let read_out = both.practice.call("practice.words", both.which());
    let typed = with_room(&both.patient.app, |room| {
        afterglow::share::pairing::confirm::words(room, &crate::therapist::of(room, &both.pair))
    })
    .unwrap();
    assert_eq!(read_out["words"], json!(typed));
    // No receipt goes before: the hello is not answered by a machine.
    let receipts = both
        .place
        .objects
        .keys()
        .filter(|name| name.starts_with("r/"));
    assert_eq!(receipts.count(), 0);
}

#[test]
fn what_was_ticked_arrives_once_and_a_receipt_comes_back() {
    let mut both = Both::paired();
    both.tick("water, light, slow");
    keep(&both.patient, "the canary stays at home");
    both.send();
    assert_eq!(both.texts(), ["water, light, slow"]);
    let changed = &both.page()["texts"][0]["changed"];
    assert!(
        changed.is_null(),
        "sent once, however often it was written: {changed}"
    );
    let ledger = both.patient.call("share.ledger", json!({}));
    let became = ledger[0]["became"].as_str().unwrap();
    assert!(became.contains("tored"), "the receipt is told: {became}");
    let listed = both.practice.call("practice.patients", json!({}));
    assert_eq!(
        (&listed[0]["name"], &listed[0]["new"]),
        (&json!("Mara"), &json!(true))
    );
    both.practice.call("practice.opened", both.which());
    let listed = both.practice.call("practice.patients", json!({}));
    assert_eq!(listed[0]["new"], false);
    // Looked at again and again, nothing is there twice.
    both.serve();
    both.serve();
    assert_eq!(both.texts().len(), 1);
    assert_eq!(both.page()["odd"], json!([]));
}

#[test]
fn nothing_is_taken_in_of_someone_who_was_refused() {
    let mut both = Both::met();
    both.practice.call("practice.refuse", both.which());
    assert_eq!(
        both.practice.fail("practice.accept", both.which()).0,
        "exists"
    );
    confirmed(&both.patient, &both.pair);
    both.tick("water, light, slow");
    both.send();
    assert_eq!(both.page()["texts"], json!([]));
    assert_eq!(
        both.practice.call("practice.patients", json!({})),
        json!([])
    );
}

#[test]
fn what_is_withdrawn_is_gone_here_and_a_stub_stays() {
    let mut both = Both::paired();
    let id = both.tick("water, light, slow");
    both.send();
    let kept = both.page()["lines"][0].clone();
    let report = json!({"pairId": both.pair.to_string(), "dev": kept["dev"], "seq": kept["seq"]});
    assert_eq!(kept["files"], true);
    let ask = json!({"itemId": id, "pairId": both.pair.to_string()});
    both.patient.call("share.withdraw", ask);
    both.serve();
    let page = both.page();
    assert_eq!(page["texts"], json!([]));
    assert_eq!(page["withdrawn"].as_array().unwrap().len(), 1);
    assert_eq!(page["odd"], json!([]), "what was meant to go is not missed");
    assert_eq!(
        both.practice.fail("practice.savePdf", report).0,
        "not_found"
    );
    let rows = with_room(&both.practice.app, |room| {
        let found: i64 = room.db.query_row(
            "SELECT count(*) FROM practice_item UNION ALL SELECT count(*) FROM practice_file LIMIT 1",
            [],
            |row| row.get(0),
        )?;
        Ok(found)
    });
    assert_eq!(rows.unwrap(), 0);
}

/// Taken in, and no receipt gets into the place.
fn taken_in_without_a_receipt() -> (Both, String) {
    let mut both = Both::paired();
    let id = both.tick("water, light, slow");
    both.send_unserved();
    both.place.serve(&both.patient);
    both.look_in_vain();
    assert_eq!(both.texts(), ["water, light, slow"]);
    (both, id)
}

#[test]
fn a_package_that_vanished_is_named_until_it_is_there_again() {
    let (mut both, _) = taken_in_without_a_receipt();
    let full = both.place.clone();
    let lost = both.packages().pop().unwrap();
    both.place.objects.remove(&lost);
    both.look_in_vain();
    let odd = both.page()["odd"].to_string();
    assert!(odd.contains("no longer in the shared place"), "{odd}");
    assert_eq!(both.texts(), ["water, light, slow"]);
    both.place = full;
    both.look_in_vain();
    assert_eq!(both.page()["odd"], json!([]));
}

#[test]
fn what_was_taken_back_before_its_receipt_is_not_missed() {
    let (mut both, id) = taken_in_without_a_receipt();
    let before = both.packages();
    let ask = json!({"itemId": id, "pairId": both.pair.to_string()});
    both.patient.call("share.withdraw", ask);
    both.place.serve(&both.patient);
    assert!(
        before
            .iter()
            .any(|name| !both.place.objects.contains_key(name))
    );
    both.look_in_vain();
    assert_eq!(both.texts(), Vec::<String>::new());
    assert_eq!(both.page()["odd"], json!([]));
}

#[test]
fn an_empty_place_changes_nothing() {
    let mut both = Both::paired();
    both.tick("water, light, slow");
    both.send();
    let before = both.page();
    let full = std::mem::take(&mut both.place);
    both.serve();
    assert_eq!(both.page()["texts"], before["texts"]);
    both.place = full;
    both.serve();
    assert_eq!(both.page()["texts"], before["texts"]);
}

#[test]
fn a_missing_package_is_asked_for_and_comes_again() {
    let mut both = Both::paired();
    both.tick("the first");
    let hidden = both.place.objects.clone();
    both.send_unserved();
    both.place.serve(&both.patient);
    // The place loses the first package before the practice looks.
    let lost: Vec<String> = both
        .place
        .objects
        .keys()
        .filter(|name| !hidden.contains_key(*name))
        .cloned()
        .collect();
    for name in &lost {
        both.place.objects.remove(name);
    }
    both.tick("the second");
    both.send_unserved();
    both.place.serve(&both.patient);
    both.serve();
    assert_eq!(both.texts(), Vec::<String>::new());
    let odd = both.page()["odd"][0]["sentence"]
        .as_str()
        .unwrap()
        .to_owned();
    assert!(odd.contains("has not arrived"), "{odd}");
    for desk in [&both.patient, &both.practice] {
        let later = desk.now().plus(chrono::TimeDelta::hours(49));
        desk.at(&later.rfc3339());
    }
    for _ in 0..3 {
        both.serve();
    }
    assert_eq!(both.texts().len(), 2);
    assert_eq!(both.page()["odd"], json!([]));
}

impl Both {
    /// The practice looks, and what it would write does not get there.
    fn look_in_vain(&mut self) {
        let later = self.practice.now().plus(chrono::TimeDelta::minutes(16));
        self.practice.at(&later.rfc3339());
        self.place.cut = Some(0);
        self.place.serve(&self.practice);
        self.place.cut = None;
    }

    fn send_unserved(&mut self) {
        let ask = json!({"pairId": self.pair.to_string(), "item9": "withhold"});
        let started = self.patient.call("share.preview", ask);
        assert_eq!(end(&self.patient, &started)["kind"], "finished");
        self.patient
            .call("share.send", json!({"previewId": started["id"]}));
    }

    fn packages(&self) -> Vec<String> {
        let names = self.place.objects.keys();
        let is_package = |name: &&String| matches!(Listed::read(name), Listed::Object(name) if name.side == Side::Package);
        names.filter(is_package).cloned().collect()
    }
}

#[test]
fn a_place_that_lies_is_named_and_nothing_of_it_gets_in() {
    let mut both = Both::paired();
    both.tick("water, light, slow");
    both.send();
    let names = both.packages();
    let name = names.last().unwrap().clone();
    let signed = format!("{name}.minisig");
    // Someone else's bytes under the next number, with the old signature.
    let (bytes, signature) = (
        both.place.objects[&name].clone(),
        both.place.objects[&signed].clone(),
    );
    let next = name.replace("-0000000001-", "-0000000002-");
    assert_ne!(next, name);
    both.place.objects.insert(next.clone(), bytes);
    both.place
        .objects
        .insert(format!("{next}.minisig"), signature);
    both.place
        .objects
        .insert(format!("{name} (1)"), b"a copy".to_vec());
    both.serve();
    assert_eq!(both.texts(), ["water, light, slow"]);
    let odd = both.page()["odd"].to_string();
    assert!(odd.contains("unsigned"), "{odd}");
    assert!(odd.contains("sync program"), "{odd}");
}

#[test]
fn sharing_that_was_ended_leaves_what_was_received() {
    let patient = Desk::empty(NOW, ZONE);
    let pass = "it stays with me, always";
    patient.call(
        "vault.create",
        json!({"passphrase": pass, "region": "ie", "theme": "dusk"}),
    );
    let mut both = Both::met_by(patient).accepted();
    both.tick("water, light, slow");
    both.send();
    let ask = json!({"pairId": both.pair.to_string(), "passphrase": pass});
    both.patient.call("share.revoke", ask);
    both.serve();
    assert_eq!(both.texts(), ["water, light, slow"]);
    assert!(both.page()["standing"].as_str().unwrap().contains("ended"));
}
