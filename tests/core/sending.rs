//! Sending through the commands: what was shown is what is sealed, and standing rules take totals alone.

use crate::desk::Desk;
use crate::outbox::{Story, keep, paired};
use crate::therapist::{confirmed, imported, of};
use afterglow::private::Private;
use afterglow::share::seal;
use afterglow::share::{formats::readme, pairing};
use afterglow::transaction::with_room;
use serde_json::{Value, json};
use std::time::Duration;

fn end(desk: &Desk, started: &Value) -> Value {
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

fn tick(desk: &Desk, kind: &str, id: &str) {
    desk.call("share.tick", json!({"kind": kind, "id": id, "on": true}));
}

fn preview(story: &Story, item9: &str) -> Value {
    let ask = json!({"pairId": story.pair.to_string(), "item9": item9});
    let started = story.desk.call("share.preview", ask);
    assert_eq!(end(&story.desk, &started)["kind"], "finished");
    story
        .desk
        .call("share.previewed", json!({"id": started["id"]}))
}

fn filled(desk: &Desk, scale: &str, choice: u32) -> String {
    let form = desk.call("checkins.begin", json!({ "scale": scale }));
    for item in form["items"].as_array().unwrap() {
        let ask = json!({"formId": form["id"], "item": item["number"], "choice": choice});
        desk.call("checkins.answer", ask);
    }
    desk.call("checkins.finish", json!({"formId": form["id"]}));
    form["id"].as_str().unwrap().to_owned()
}

/// Every file of the last package that can be read, as one text.
fn last(story: &Story) -> (Vec<(String, Vec<u8>)>, Value) {
    let read = story.therapist.read(&story.place, &story.pair);
    let opened = read.opened.last().unwrap();
    let entries = opened.file("entries.json").unwrap();
    (
        opened.files.clone(),
        serde_json::from_slice(entries).unwrap(),
    )
}

#[test]
fn what_was_shown_is_what_is_sealed() {
    let mut story = paired();
    let ticked = keep(&story.desk, "water, light, slow");
    keep(&story.desk, "the canary stays at home");
    tick(&story.desk, "entry", ticked.as_str());
    let seen = preview(&story, "withhold");
    story
        .desk
        .call("share.send", json!({"previewId": seen["id"]}));
    // A second tap finds nothing to send.
    let again = json!({"previewId": seen["id"]});
    assert_eq!(story.desk.fail("share.send", again).0, "not_found");
    story.serve();
    let (files, entries) = last(&story);
    let sealed: Vec<_> = files
        .iter()
        .map(|(name, bytes)| (name.clone(), Private::new(bytes.clone())))
        .collect();
    let zip = seal::zip(&sealed).unwrap();
    assert_eq!(readme::sha256(zip.expose()), seen["sha256"]);
    assert_eq!(entries["entries"].as_array().unwrap().len(), 1);
    for (name, bytes) in &files {
        let text = String::from_utf8_lossy(bytes);
        assert!(!text.contains("canary"), "{name}");
    }
    let read = story.therapist.read(&story.place, &story.pair);
    let consent = read.opened[0].manifest.consent.as_ref().unwrap();
    assert_eq!(
        (consent.method.as_str(), consent.scope.expose().as_str()),
        ("ticks", "1 entry")
    );
    // Nothing is ticked any more, and the ledger tells where it is.
    assert_eq!(story.desk.call("share.choices", json!({}))["ticked"], 0);
    let ledger = story.desk.call("share.ledger", json!({}));
    assert_eq!(ledger[0]["how"], "ticks");
    assert_eq!(ledger[0]["became"], "In its place, not fetched yet");
}

#[test]
fn nothing_is_sent_that_changed_or_is_held_back() {
    let story = paired();
    let entry = keep(&story.desk, "water, light, slow");
    tick(&story.desk, "entry", entry.as_str());
    let seen = preview(&story, "withhold");
    let ask = json!({"previewId": seen["id"]});
    story.desk.call("share.hold", json!({"on": true}));
    assert_eq!(story.desk.fail("share.send", ask.clone()).0, "refused");
    story.desk.call("share.hold", json!({"on": false}));
    story.desk.call(
        "journal.draft",
        json!({"id": entry, "kind": "entry", "words": "other words"}),
    );
    story.desk.call("journal.keep", json!({"id": entry}));
    assert_eq!(story.desk.fail("share.send", ask).0, "conflict");
    // What was shown for a pair is not saved as a file, and the other way round.
    let seen = preview(&story, "withhold");
    let save = json!({"previewId": seen["id"], "passphrase": "gentle river of copper light"});
    assert_eq!(story.desk.fail("share.save", save).0, "not_found");
    assert_eq!(story.desk.call("share.ledger", json!({})), json!([]));
}

#[test]
fn a_rule_takes_totals_of_what_is_finished_since_and_nothing_else() {
    let mut story = paired();
    let pair = story.pair.to_string();
    filled(&story.desk, "gad7", 1);
    story.desk.at("2026-12-10T09:00:00-05:00");
    for what in ["phq9", "gad7"] {
        let ask = json!({"pairId": pair, "what": what, "on": true});
        story.desk.call("share.setRule", ask);
    }
    for what in ["journal", "entry", "item9", "told", ""] {
        let ask = json!({"pairId": pair, "what": what, "on": true});
        assert_eq!(story.desk.fail("share.setRule", ask).0, "invalid", "{what}");
    }
    keep(&story.desk, "the canary stays at home");
    story.serve();
    assert!(
        story.readable().is_empty(),
        "what was finished before stays"
    );
    story.desk.at("2026-12-11T09:00:00-05:00");
    let phq9 = filled(&story.desk, "phq9", 1);
    let gad7 = filled(&story.desk, "gad7", 2);
    filled(&story.desk, "phq2", 1);
    story.serve();
    let (files, entries) = last(&story);
    let forms = entries["forms"].as_array().unwrap();
    let mut ids: Vec<&str> = forms
        .iter()
        .map(|one| one["id"].as_str().unwrap())
        .collect();
    ids.sort_unstable();
    let mut expected = [phq9.as_str(), gad7.as_str()];
    expected.sort_unstable();
    assert_eq!(ids, expected);
    for form in forms {
        assert!(
            form["total"].is_number() && form["answers"].is_null(),
            "{form}"
        );
    }
    assert!(
        files
            .iter()
            .all(|(_, bytes)| !String::from_utf8_lossy(bytes).contains("canary"))
    );
    let objects = story.place.objects.len();
    story.desk.at("2026-12-12T09:00:00-05:00");
    story.serve();
    assert_eq!(story.place.objects.len(), objects, "each once");
    // Taken off, nothing more goes.
    let off = json!({"pairId": pair, "what": "phq9", "on": false});
    let rules = story.desk.call("share.setRule", off);
    let phq9 = rules["rules"]
        .as_array()
        .unwrap()
        .iter()
        .find(|one| one["what"] == "phq9");
    assert_eq!(phq9.unwrap()["on"], false);
    let banner = story.desk.call("share.people", json!({}))["banner"].clone();
    assert!(
        banner
            .as_str()
            .unwrap()
            .ends_with("GAD-7, the total alone."),
        "{banner}"
    );
}

#[test]
fn what_was_taken_back_never_goes_again_by_itself() {
    let mut story = paired();
    let ask = json!({"pairId": story.pair.to_string(), "what": "phq9", "on": true});
    story.desk.call("share.setRule", ask);
    let phq9 = filled(&story.desk, "phq9", 1);
    story.place.fault = Some(afterglow::share::mailbox::Fault::Unreachable);
    story.serve();
    let outbox = story.desk.call("share.outbox", json!({}));
    assert_eq!(outbox["waiting"], 1);
    let ask = json!({"itemId": phq9, "pairId": story.pair.to_string()});
    story.desk.call("share.withdraw", ask);
    story.place.fault = None;
    story.desk.at("2026-11-17T09:00:00-05:00");
    story.serve();
    assert!(story.readable().is_empty());
    assert_eq!(story.desk.call("share.choices", json!({}))["ticked"], 0);
}

/// The total of a PHQ-9 and of a PHQ-8 of the same weeks, sent one after the other, would tell.
#[test]
fn no_two_packets_together_tell_a_withheld_answer() {
    let mut story = paired();
    for what in ["phq8", "phq9"] {
        let ask = json!({"pairId": story.pair.to_string(), "what": what, "on": true});
        story.desk.call("share.setRule", ask);
    }
    filled(&story.desk, "phq8", 1);
    story.serve();
    assert_eq!(story.readable().len(), 1);
    story.desk.at("2026-11-18T09:00:00-05:00");
    let phq9 = filled(&story.desk, "phq9", 1);
    story.serve();
    assert_eq!(story.readable().len(), 1, "the PHQ-9 stays by itself");
    tick(&story.desk, "form", &phq9);
    let seen = preview(&story, "withhold");
    assert!(
        seen["items"]
            .as_array()
            .unwrap()
            .iter()
            .all(|one| { !one["title"].as_str().unwrap().starts_with("PHQ-9") })
    );
    // The other way round, with another recipient.
    let therapist = crate::therapist::Therapist::new("Dr Lind", &story.desk.now());
    let drop = with_room(&story.desk.app, |room| Ok(of(room, &story.pair).drop)).unwrap();
    let second = imported(&story.desk, &therapist, &drop, "Dr Lind");
    confirmed(&story.desk, &second);
    story.desk.at("2026-11-20T09:00:00-05:00");
    let other = Story {
        pair: second,
        therapist,
        ..story
    };
    let seen = preview(&other, "withhold");
    other
        .desk
        .call("share.send", json!({"previewId": seen["id"]}));
    let phq8 = filled(&other.desk, "phq8", 1);
    tick(&other.desk, "form", &phq8);
    let seen = preview(&other, "withhold");
    let not_in = seen["notIn"][0].as_str().unwrap();
    assert!(not_in.starts_with("A PHQ-8."), "{not_in}");
}

#[test]
fn openings_are_told_and_secrets_are_not() {
    let desk = crate::pairing::with_passphrase();
    desk.at("2026-11-17T02:10:00-05:00");
    desk.call("vault.lock", json!({}));
    let unlock = json!({"passphrase": "gentle river of copper light"});
    desk.call("vault.unlock", unlock.clone());
    desk.call("vault.unlock", unlock);
    let openings = desk.call("share.openings", json!({}));
    assert_eq!(
        openings["openings"].as_array().unwrap().len(),
        2,
        "{openings}"
    );
    assert_eq!(
        openings["openings"][0]["at"],
        "2026-11-17T02:10:00.000-05:00"
    );

    let place = json!({"place": {
        "kind": "webDav", "url": "https://cloud.example.org/dav", "user": "alma", "password": "hush hush",
    }});
    let drop = desk.call("share.setDrop", place);
    assert_eq!(drop["state"], "asked");
    let drops = desk.call("share.drops", json!({}));
    assert!(!drops.to_string().contains("hush"));
    // Left empty, what signs in stays, and goes to no other server.
    let other = json!({"id": drop["id"], "place": {
        "kind": "webDav", "url": "https://elsewhere.example.org/dav", "user": "alma", "password": "",
    }});
    desk.call("share.setDrop", other);
    let kept = with_room(&desk.app, |room| {
        Ok(afterglow::share::drop::table::all(room.db)?)
    })
    .unwrap();
    let afterglow::share::mailbox::Place::WebDav { password, .. } = &kept[0].place else {
        panic!("another place");
    };
    assert!(password.expose().is_empty());
    let plain = json!({"place": {
        "kind": "webDav", "url": "http://cloud.example.org/dav", "user": "alma", "password": "hush",
    }});
    assert_eq!(
        desk.refuse("share.setDrop", plain).field.as_deref(),
        Some("url")
    );
    let _ = pairing::WAIT;
}
