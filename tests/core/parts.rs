//! What goes beside texts and check-ins: what to talk about, the mood line, pictures and voice notes.

use crate::desk::Desk;
use crate::microphone::Bench;
use crate::share::{PASSPHRASE, lived, members, preview, recipient, save};
use afterglow::api;
use afterglow::private::Private;
use afterglow::share::formats::readme::sha256;
use afterglow::share::freeze::{Chosen, freeze};
use afterglow::share::packet::{Media, Packet};
use afterglow::share::{Item9, MOST_ATTACHED};
use image::{DynamicImage, ImageFormat, RgbImage};
use serde_json::{Value, json};
use std::io::Cursor;

fn desk() -> Desk {
    Desk::new("2026-11-17T20:00:00-05:00", "America/New_York")
}

fn frozen(desk: &Desk) -> Packet {
    let packet = afterglow::transaction::with_room(&desk.app, |room| {
        let to = Private::from("Dr Okafor");
        let chosen = Chosen::ticked(room.db)?;
        freeze(room, room.now, Some(&to), chosen, Item9::Withhold)
    });
    packet.unwrap()
}

fn tick(desk: &Desk, kind: &str, id: &Value) {
    desk.call("share.tick", json!({ "kind": kind, "id": id, "on": true }));
}

fn choices(desk: &Desk) -> Vec<Value> {
    let all = desk.call("share.choices", json!({}));
    all["items"].as_array().unwrap().clone()
}

fn talk(desk: &Desk, words: &str) -> Value {
    desk.call("share.setTalk", json!({ "words": words }))
}

#[test]
fn what_to_talk_about_is_a_draft_until_it_went() {
    let (desk, ..) = lived(None);
    let identity = age::x25519::Identity::generate();
    let to = recipient(&desk, &identity);
    let target = desk.folder.path().join("packet.age");
    let chosen = target.clone();
    desk.app.set_picker(Box::new(move |_| Some(chosen.clone())));
    assert_eq!(desk.call("share.talk", json!({}))["id"], Value::Null);
    let first = talk(&desk, "The gap before the dread.");
    // Writing it ticks nothing, and the same words again are the same draft.
    assert_eq!(first["ticked"], false);
    assert_eq!(talk(&desk, "The gap before the dread.")["id"], first["id"]);
    assert_eq!(talk(&desk, "The gap, and my brother.")["id"], first["id"]);
    assert!(frozen(&desk).talk.is_none());
    tick(&desk, "talk", &first["id"]);
    let seen = preview(&desk, &to, "withhold");
    assert_eq!(seen["items"][0]["detail"], "The gap, and my brother.");
    // Changed since it was looked at: nothing goes.
    talk(&desk, "The gap.");
    assert_eq!(save(&desk, &seen, PASSPHRASE)["code"], "conflict");
    let seen = preview(&desk, &to, "withhold");
    assert_eq!(save(&desk, &seen, PASSPHRASE)["kind"], "finished");
    let went = members(&identity, &std::fs::read(target).unwrap());
    let json: Value = serde_json::from_slice(&went[3].1).unwrap();
    assert_eq!(json["talk"]["words"], "The gap.");
    assert_eq!(json["talk"]["revision"], 3);
    // The next one begins empty.
    let next = desk.call("share.talk", json!({}));
    assert_eq!((&next["id"], &next["words"]), (&Value::Null, &json!("")));
    let row = &desk.call("share.ledger", json!({}))[0];
    assert_eq!(row["what"], "What to talk about");
    assert_eq!(row["items"][0]["kind"], "talk");
    assert_ne!(talk(&desk, "Something else.")["id"], first["id"]);
}

#[test]
fn an_emptied_draft_goes_away_and_a_long_one_is_refused() {
    let desk = desk();
    let kept = talk(&desk, "One thing.");
    tick(&desk, "talk", &kept["id"]);
    assert_eq!(talk(&desk, " \n ")["id"], Value::Null);
    assert_eq!(desk.call("share.states", json!({})), json!([]));
    let long = json!({ "words": "a".repeat(6_001) });
    assert_eq!(desk.fail("share.setTalk", long).0, "too_large");
    let missing = json!({ "kind": "talk", "id": kept["id"], "on": true });
    assert_eq!(desk.fail("share.tick", missing).0, "not_found");
}

fn mood(desk: &Desk, at: &str, valence: i32) {
    desk.at(at);
    desk.call("checkins.mood", json!({ "valence": valence }));
}

#[test]
fn every_mood_of_the_chosen_days_goes_and_no_other() {
    let desk = desk();
    for (at, valence) in [
        ("2026-11-02T23:30:00-05:00", 2),
        ("2026-11-03T00:10:00-05:00", -1),
        ("2026-11-09T09:00:00-05:00", -3),
        ("2026-11-09T21:00:00-05:00", 3),
        ("2026-11-17T23:50:00-05:00", 0),
    ] {
        mood(&desk, at, valence);
    }
    desk.at("2026-11-18T08:00:00-05:00");
    let proposed = desk.call("share.moods", json!({}));
    assert_eq!(
        (&proposed["id"], &proposed["any"]),
        (&Value::Null, &json!(true))
    );
    let days = json!({ "first": "2026-11-03", "last": "2026-11-17" });
    let span = desk.call("share.setMoods", days);
    assert_eq!(
        (&span["first"], &span["last"]),
        (&json!("Tue 3 Nov 2026"), &json!("Tue 17 Nov 2026"))
    );
    // As it is shown, and as people type: the same days.
    for (first, last) in [
        ("Tue 3 Nov 2026", "Tue 17 Nov 2026"),
        ("3 nov", "17 November"),
    ] {
        let again = desk.call("share.setMoods", json!({ "first": first, "last": last }));
        assert_eq!(
            (&again["id"], &again["first"]),
            (&span["id"], &span["first"])
        );
    }
    for (first, last, field) in [("some day", "17 Nov", "first"), ("3 Nov", "", "last")] {
        let refused = desk.refuse("share.setMoods", json!({ "first": first, "last": last }));
        assert_eq!(refused.field.as_deref(), Some(field));
    }
    assert!(frozen(&desk).moods.is_none(), "choosing days ticks nothing");
    tick(&desk, "moods", &span["id"]);
    let moods = frozen(&desk).moods.unwrap();
    let seen: Vec<i32> = moods.taps.iter().map(|tap| tap.valence).collect();
    assert_eq!(seen, [-1, -3, 3, 0]);
    assert_eq!(moods.names, ["Very low", "In between", "Very good"]);
    let shown = desk.call("share.moods", json!({}));
    assert_eq!(
        shown["detail"],
        "Tue 3 Nov to Tue 17 Nov: 4 moods on 3 days"
    );
    for (first, last) in [("2026-11-17", "2026-11-03"), ("2026-11-03", "2026-11-19")] {
        let wrong = json!({ "first": first, "last": last });
        assert_eq!(desk.fail("share.setMoods", wrong).0, "invalid");
    }
}

fn jpeg(shade: u8) -> Vec<u8> {
    let picture = RgbImage::from_pixel(40, 30, image::Rgb([shade, 80, 120]));
    let mut bytes = Cursor::new(Vec::new());
    DynamicImage::from(picture)
        .write_to(&mut bytes, ImageFormat::Jpeg)
        .unwrap();
    bytes.into_inner()
}

#[test]
fn a_picture_goes_with_its_text_and_only_when_it_is_ticked_too() {
    let desk = desk();
    let text = desk.call(
        "journal.draft",
        json!({ "kind": "entry", "words": "The window." }),
    );
    let entry = text["id"].as_str().unwrap().to_owned();
    for shade in [6, 7] {
        api::put(&desk.app, "journal.picture", &entry, &jpeg(shade)).unwrap();
    }
    desk.call("journal.keep", json!({ "id": entry }));
    let pictures = desk.call("journal.pictures", json!({ "id": entry }));
    assert_eq!(
        choices(&desk).len(),
        1,
        "pictures are offered with a ticked text"
    );
    tick(&desk, "picture", &pictures[1]["id"]);
    assert!(
        frozen(&desk).entries.is_empty(),
        "a picture never goes alone"
    );
    tick(&desk, "entry", &json!(entry));
    let offered = choices(&desk);
    assert_eq!(offered.len(), 3);
    assert!(offered[1..].iter().all(|one| one["with"] == json!(entry)));
    let packet = frozen(&desk);
    let going = &packet.entries[0].attachments;
    assert_eq!(going.len(), 1);
    assert_eq!(going[0].media, Media::Jpeg);
    assert_eq!(going[0].sha256, sha256(going[0].bytes.expose()));
    assert!(packet.not_in.iter().any(|line| line.contains("pictures")));
    assert_eq!(desk.call("share.choices", json!({}))["ticked"], 1);
    tick(&desk, "picture", &pictures[0]["id"]);
    let packet = frozen(&desk);
    assert_eq!(packet.entries[0].attachments.len(), 2);
    assert!(!packet.not_in.iter().any(|line| line.contains("pictures")));
}

#[test]
fn a_voice_note_is_its_own_tick_and_goes_as_a_file() {
    let desk = desk();
    let bench = Bench::on(&desk);
    desk.call("voice.begin", json!({}));
    bench.speak(25);
    crate::microphone::until(&desk, |state| state["keptMs"].as_u64() >= Some(2_000));
    let note = desk.call("voice.finish", json!({}))["id"].clone();
    let offered = choices(&desk);
    assert_eq!(offered.len(), 1);
    assert!(
        offered[0]["title"]
            .as_str()
            .unwrap()
            .starts_with("Voice note")
    );
    tick(&desk, "entry", &note);
    assert_eq!(choices(&desk).len(), 1);
    let packet = frozen(&desk);
    let sound = &packet.entries[0].attachments[0];
    assert_eq!((sound.media, sound.seconds), (Media::Ogg, Some(2)));
    assert!(sound.bytes.expose().starts_with(b"OggS"));
    assert!(sound.bytes.expose().len() < MOST_ATTACHED);
}

#[test]
fn a_check_in_between_two_that_go_is_named() {
    let desk = desk();
    let mut forms = Vec::new();
    for (day, choice) in [("03", 1), ("09", 3), ("16", 0)] {
        desk.at(&format!("2026-11-{day}T09:00:00-05:00"));
        let form = desk.call("checkins.begin", json!({ "scale": "gad2" }))["id"].clone();
        for item in 1..=2 {
            let answer = json!({ "formId": form, "item": item, "choice": choice });
            desk.call("checkins.answer", answer);
        }
        desk.call("checkins.finish", json!({ "formId": form }));
        forms.push(form);
    }
    tick(&desk, "form", &forms[0]);
    tick(&desk, "form", &forms[2]);
    let said = |packet: &Packet| {
        packet
            .not_in
            .contains(&"1 more GAD-2 between those that are here.".to_owned())
    };
    assert!(said(&frozen(&desk)));
    tick(&desk, "form", &forms[1]);
    assert!(!said(&frozen(&desk)));
}
