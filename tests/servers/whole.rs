//! The whole way over a real server: pairing, what was ticked, the receipt, taking it back.

use crate::desk::Desk;
use crate::story::run;
use afterglow::errands;
use afterglow::practice::own;
use afterglow::private::Private;
use afterglow::share::mailbox::{Errand, Outcome, Place};
use afterglow::share::names::PairId;
use afterglow::share::pairing;
use afterglow::share::pairing::begin::{Begin, begin};
use afterglow::share::pairing::{Method, confirm};
use afterglow::transaction::with_room;
use serde_json::{Value, json};
use std::path::Path;
use std::time::Duration;

const NOW: &str = "2026-11-26T18:00:00+00:00";
const ZONE: &str = "Europe/Dublin";
const WORDS: &str = "water, light, slow";
const CANARY: &str = "quillwort";

struct Both {
    patient: Desk,
    practice: Desk,
    pair: PairId,
}

fn meet(place: &Place) -> Both {
    let (patient, practice) = (Desk::new(NOW, ZONE), Desk::practice(NOW, ZONE));
    let name = json!({"name": "Dr Ruth Okafor", "recovery": true});
    practice.call("practice.begin", name);
    practice.place(place.clone());
    let drop = patient.place(place.clone());
    let card = with_room(&practice.app, |room| Ok(own::api::own(room)?.card)).unwrap();
    let pair = with_room(&patient.app, |room| {
        let ready = Begin {
            card,
            name: Private::from("Dr Okafor"),
            my_name: Private::from("Mara"),
            drop,
            instead_of: None,
        };
        begin(room, ready)
    })
    .unwrap();
    Both {
        patient,
        practice,
        pair,
    }
}

/// Does what is to be done now, as the hosts do it.
fn serve(desk: &Desk) {
    for _ in 0..200 {
        let Some(errand) = errands::next(&desk.app) else {
            return;
        };
        let Errand {
            id,
            place,
            marker,
            work,
        } = errand;
        let outcome = run(&place, marker.as_deref(), work);
        assert!(!matches!(outcome, Outcome::Failed(_)), "{outcome:?}");
        errands::done(&desk.app, &id, outcome);
    }
    panic!("it never rests");
}

impl Both {
    /// Both do what is to be done, and again when looks are due anew.
    fn serve(&self) {
        for minutes in [0, 16, 32] {
            for desk in [&self.patient, &self.practice] {
                let later = desk.now().plus(chrono::TimeDelta::minutes(minutes));
                desk.at(&later.rfc3339());
                serve(desk);
            }
        }
    }

    fn which(&self) -> Value {
        json!({"pairId": self.pair.to_string()})
    }

    fn keep(&self, words: &str) -> Value {
        let ask = json!({"words": words, "kind": "entry"});
        let draft = self.patient.call("journal.draft", ask);
        let kept = self
            .patient
            .call("journal.keep", json!({"id": draft["id"]}));
        kept["id"].clone()
    }

    fn send(&self, id: &Value) {
        let tick = json!({"kind": "entry", "id": id, "on": true});
        self.patient.call("share.tick", tick);
        let ask = json!({"pairId": self.pair.to_string(), "item9": "withhold"});
        let started = self.patient.call("share.preview", ask);
        self.ended(&started);
        let ask = json!({"previewId": started["id"]});
        self.patient.call("share.send", ask);
        self.serve();
    }

    fn ended(&self, started: &Value) {
        for _ in 0..3000 {
            let jobs = self.patient.call("jobs.list", json!({}));
            let mut jobs = jobs.as_array().unwrap().iter();
            let job = jobs.find(|job| job["id"] == started["id"]).unwrap();
            if !job["end"].is_null() {
                assert_eq!(job["end"]["kind"], "finished");
                return;
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        panic!("the job does not end");
    }

    fn texts(&self) -> Vec<String> {
        let page = self.practice.call("practice.patient", self.which());
        let texts = page["texts"].as_array().unwrap().iter();
        texts
            .map(|text| text["words"].as_str().unwrap().to_owned())
            .collect()
    }
}

/// Goes the whole way in a new place; `disk` is where its files are, when a test can get at them.
pub fn go(place: &Place, disk: Option<&Path>) {
    let both = meet(place);
    both.serve();
    let hellos = both.practice.call("practice.hellos", json!({}));
    assert_eq!(hellos[0]["name"], "Mara");
    let read_out = both.practice.call("practice.words", both.which());
    let typed = with_room(&both.patient.app, |room| {
        let pair = pairing::table::find(room.db, &both.pair)?.unwrap();
        let words = confirm::words(room, &pair)?;
        confirm::typed(room, &pair, Method::Person)?;
        Ok(words)
    })
    .unwrap();
    assert_eq!(
        read_out["words"],
        json!(typed),
        "the same words on both sides"
    );
    both.practice.call("practice.accept", both.which());
    both.serve();

    both.keep(CANARY);
    let id = both.keep(WORDS);
    both.send(&id);
    assert_eq!(both.texts(), [WORDS]);
    let ledger = both.patient.call("share.ledger", json!({}));
    let became = ledger[0]["became"].as_str().unwrap();
    assert!(became.contains("tored"), "the receipt came back: {became}");
    both.serve();
    assert_eq!(both.texts(), [WORDS], "nothing is taken in twice");

    let ask = json!({"itemId": id, "pairId": both.pair.to_string()});
    both.patient.call("share.withdraw", ask);
    both.serve();
    let page = both.practice.call("practice.patient", both.which());
    assert_eq!(page["texts"], json!([]));
    assert_eq!(page["withdrawn"].as_array().unwrap().len(), 1);
    if let Some(disk) = disk {
        nothing_readable(disk);
    }
}

/// What lies there tells no word, whether it was ticked or not.
fn nothing_readable(disk: &Path) {
    let mut folders = vec![disk.to_owned()];
    let mut files = 0;
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            files += 1;
            let bytes = std::fs::read(&path).unwrap();
            for word in [CANARY, WORDS, "Mara", "Okafor", "afterglow", "ketamine"] {
                let word = word.as_bytes();
                let found = bytes
                    .windows(word.len())
                    .any(|some| some.eq_ignore_ascii_case(word));
                assert!(!found, "{}", path.display());
            }
        }
    }
    assert!(files > 2);
}
