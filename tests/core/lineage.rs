//! A diary that was brought back from an older copy, seen from both sides: nothing is lost, nothing is named a fork.

use crate::desk::Desk;
use crate::outbox::{Story, keep};
use crate::therapist::{Fake, Therapist, a_place, confirmed};
use afterglow::practice::own;
use afterglow::private::Private;
use afterglow::share::outbox;
use afterglow::share::pairing::begin::{Begin, begin};
use afterglow::transaction::with_room;
use serde_json::{Value, json};
use std::path::Path;

const NOW: &str = "2026-11-16T09:00:00-05:00";
const ZONE: &str = "America/New_York";

/// Both do what is to be done, and looks are due anew.
fn both(story: &mut Story, practice: &Desk) {
    for _ in 0..4 {
        for desk in [&story.desk, practice] {
            let now = desk.now().plus(chrono::TimeDelta::minutes(16));
            desk.at(&now.rfc3339());
            story.place.serve(desk);
        }
    }
}

fn met(practice: &Desk) -> Story {
    practice.call(
        "practice.begin",
        json!({"name": "Dr Ruth Okafor", "recovery": false}),
    );
    a_place(practice);
    let desk = Desk::new(NOW, ZONE);
    let drop = a_place(&desk);
    let card = with_room(&practice.app, |room| Ok(own::api::own(room)?.card)).unwrap();
    let pair = with_room(&desk.app, |room| {
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
    let mut story = Story {
        therapist: Therapist::new("nobody", &desk.now()),
        desk,
        pair,
        place: Fake::default(),
    };
    both(&mut story, practice);
    let which = json!({"pairId": story.pair.to_string()});
    practice.call("practice.accept", which);
    confirmed(&story.desk, &story.pair);
    both(&mut story, practice);
    story
}

fn carry(from: &Path, to: &Path) {
    for name in ["vault.db", "vault.db-wal", "vault.db-shm"] {
        let _ = std::fs::remove_file(to.join(name));
        let _ = std::fs::copy(from.join(name), to.join(name));
    }
}

fn page(practice: &Desk, story: &Story) -> Value {
    let which = json!({"pairId": story.pair.to_string()});
    practice.call("practice.patient", which)
}

/// Killed while it leaves its new word: the next opening finds one of the two, and is no older copy.
#[test]
fn an_opening_that_was_cut_short_is_no_older_copy() {
    let practice = Desk::practice(NOW, ZONE);
    let mut story = met(&practice);
    for cut_in_the_vault in [false, true] {
        let word = story.desk.app.outside().share_epoch;
        story = story.restart();
        // The vault has the new word, what lies outside has the old one yet; or neither has it.
        story
            .desk
            .app
            .change_outside(|outside| {
                let fresh = std::mem::replace(&mut outside.share_epoch, word);
                outside.share_epoch_next = fresh;
            })
            .unwrap();
        if cut_in_the_vault {
            let old = story.desk.app.outside().share_epoch;
            let put = with_room(&story.desk.app, |room| {
                let put = "UPDATE vault_fact SET value = ?1 WHERE name = 'share_epoch'";
                assert_eq!(room.db.execute(put, [&old])?, 1);
                Ok(())
            });
            put.unwrap();
        }
        story = story.restart();
        both(&mut story, &practice);
        let shown = story.desk.call("share.people", json!({}));
        assert_eq!(shown["renewed"], Value::Null);
    }
    let lines = page(&practice, &story)["lines"].to_string();
    assert!(!lines.contains("goes on from a new device"), "{lines}");
}

#[test]
fn an_older_copy_goes_on_in_the_reader_under_its_new_name() {
    let practice = Desk::practice(NOW, ZONE);
    let mut story = met(&practice);
    let send = |story: &mut Story, words: &str| {
        let entry = keep(&story.desk, words);
        story.queue(std::slice::from_ref(&entry));
        both(story, &practice);
        entry
    };
    let one = send(&mut story, "before the copy");
    let shown = story.desk.call("share.people", json!({}));
    assert_eq!(shown["renewed"], Value::Null);
    let copy = tempfile::tempdir().unwrap();
    story.desk.app.lock_vault();
    carry(story.desk.folder.path(), copy.path());
    story = story.restart();
    send(&mut story, "after the copy, lost here");
    story.desk.app.lock_vault();
    carry(copy.path(), story.desk.folder.path());
    story = story.restart();
    // The patient is told once, until they have read it.
    let people = |story: &Story| story.desk.call("share.people", json!({}))["renewed"].clone();
    send(&mut story, "after it came back");
    let told = people(&story).as_str().unwrap().to_owned();
    assert!(told.contains("Nothing that you shared is lost"), "{told}");
    assert!(told.contains("Dr Okafor sees that your diary"), "{told}");
    story.desk.app.lock_vault();
    story = story.restart();
    both(&mut story, &practice);
    assert_eq!(people(&story), json!(told), "until it was read");
    story.desk.call("share.renewedRead", json!({}));
    assert_eq!(people(&story), Value::Null);
    story = story.restart();
    both(&mut story, &practice);
    assert_eq!(people(&story), Value::Null, "and then never again");
    let there = page(&practice, &story);
    let mut words: Vec<&str> = there["texts"]
        .as_array()
        .unwrap()
        .iter()
        .map(|text| text["words"].as_str().unwrap())
        .collect();
    words.sort_unstable();
    let all = [
        "after it came back",
        "after the copy, lost here",
        "before the copy",
    ];
    assert_eq!(words, all);
    assert_eq!(there["odd"], json!([]), "{}", there["odd"]);
    let lines = there["lines"].to_string();
    assert_eq!(lines.matches("goes on from a new device").count(), 1);
    assert_eq!(lines.matches("Hello, with keys and a name").count(), 1);
    // What this vault knows of can be taken back as ever, across the devices, out of the place too.
    let ask = json!({"itemId": one, "pairId": story.pair.to_string()});
    story.desk.call("share.withdraw", ask);
    both(&mut story, &practice);
    let there = page(&practice, &story);
    assert_eq!(there["odd"], json!([]), "{}", there["odd"]);
    let gone = with_room(&story.desk.app, |room| {
        let all = outbox::table::of(room.db, &story.pair)?.into_iter();
        Ok(all.filter(|one| one.remove).filter_map(|one| one.name))
    });
    let gone: Vec<String> = gone.unwrap().collect();
    let there = |name: &String| story.place.objects.contains_key(name);
    assert!(!gone.is_empty() && !gone.iter().any(there), "{gone:?}");
    let there = page(&practice, &story).to_string();
    assert!(!there.contains("before the copy"), "{there}");
    let ledger = story.desk.call("share.ledger", json!({})).to_string();
    assert!(ledger.contains("Removed on their side"), "{ledger}");
}
