//! Sharing through the commands: ticked, seen, saved sealed, remembered.

use crate::desk::Desk;
use afterglow::dialogs::Picker;
use serde_json::{Value, json};
use std::io::Read;
use std::time::Duration;

pub const PASSPHRASE: &str = "gentle river of copper light";

/// A vault with a passphrase, an infusion that is over, two texts and a PHQ-9, and a day gone by.
pub fn lived(item9: Option<u32>) -> (Desk, Vec<String>, String) {
    let desk = Desk::empty("2026-11-16T09:00:00-05:00", "America/New_York");
    desk.call(
        "vault.create",
        json!({ "passphrase": PASSPHRASE, "region": "US", "theme": "dusk" }),
    );
    let keep = |words: &str, kind: &str| {
        let draft = desk.call("journal.draft", json!({ "words": words, "kind": kind }));
        desk.call("journal.keep", json!({ "id": draft["id"] }))["id"]
            .as_str()
            .unwrap()
            .to_owned()
    };
    let entries = vec![
        keep("water, light, slow", "fragment"),
        keep("I noticed the kettle", "entry"),
    ];
    let form = desk.call("checkins.begin", json!({ "scale": "phq9" }))["id"].clone();
    for item in 1..=10 {
        let choice = if item == 9 { item9 } else { Some(item % 3) };
        desk.call(
            "checkins.answer",
            json!({ "formId": form, "item": item, "choice": choice }),
        );
    }
    desk.call("checkins.finish", json!({ "formId": form }));
    desk.at("2026-11-17T20:00:00-05:00");
    (desk, entries, form.as_str().unwrap().to_owned())
}

fn tick_all(desk: &Desk, entries: &[String], form: &str) {
    for id in entries {
        desk.call(
            "share.tick",
            json!({ "kind": "entry", "id": id, "on": true }),
        );
    }
    desk.call(
        "share.tick",
        json!({ "kind": "form", "id": form, "on": true }),
    );
}

pub fn recipient(desk: &Desk, identity: &age::x25519::Identity) -> Value {
    let key = identity.to_public().to_string();
    desk.call(
        "share.addRecipient",
        json!({ "name": "Dr Okafor", "key": key }),
    )["id"]
        .clone()
}

/// Waits for a job and answers its end.
fn end(desk: &Desk, started: &Value) -> Value {
    for _ in 0..6000 {
        let jobs = desk.call("jobs.list", json!({}));
        let job = jobs
            .as_array()
            .unwrap()
            .iter()
            .find(|job| job["id"] == started["id"])
            .unwrap()
            .clone();
        if !job["end"].is_null() {
            return job["end"].clone();
        }
        std::thread::sleep(Duration::from_millis(10));
    }
    panic!("the job does not end");
}

pub fn preview(desk: &Desk, to: &Value, item9: &str) -> Value {
    preview_of(desk, json!({ "recipientId": to, "item9": item9 }))
}

pub fn preview_of(desk: &Desk, ask: Value) -> Value {
    let started = desk.call("share.preview", ask);
    let end = end(desk, &started);
    assert_eq!(end["kind"], "finished", "{end}");
    desk.call("share.previewed", json!({ "id": started["id"] }))
}

pub fn save(desk: &Desk, preview: &Value, passphrase: &str) -> Value {
    let started = desk.call(
        "share.save",
        json!({ "previewId": preview["id"], "passphrase": passphrase }),
    );
    end(desk, &started)
}

pub fn members(identity: &age::x25519::Identity, sealed: &[u8]) -> Vec<(String, Vec<u8>)> {
    let opened = age::decrypt(identity, sealed).unwrap();
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(opened)).unwrap();
    (0..archive.len())
        .map(|number| {
            let mut member = archive.by_index(number).unwrap();
            let mut bytes = Vec::new();
            member.read_to_end(&mut bytes).unwrap();
            (member.name().unwrap().into_owned(), bytes)
        })
        .collect()
}

#[test]
fn ticked_seen_saved_and_remembered() {
    let (desk, entries, form) = lived(Some(1));
    let identity = age::x25519::Identity::generate();
    let to = recipient(&desk, &identity);
    assert_eq!(
        desk.fail("share.preview", json!({ "recipientId": to })).0,
        "invalid"
    );
    tick_all(&desk, &entries, &form);
    let refused = desk.refuse("share.preview", json!({ "recipientId": to }));
    assert_eq!(refused.field.as_deref(), Some("item9"));
    let choices = desk.call("share.choices", json!({}));
    assert_eq!(
        (choices["ticked"].as_u64(), choices["asksItem9"].as_bool()),
        (Some(3), Some(true))
    );

    let seen = preview(&desk, &to, "withhold");
    let page = afterglow::api::blob(
        &desk.app,
        "share.page",
        &format!("{}/1", seen["id"].as_str().unwrap()),
    );
    assert!(
        String::from_utf8(page.unwrap())
            .unwrap()
            .starts_with("<svg")
    );
    assert!(
        afterglow::api::blob(
            &desk.app,
            "share.page",
            &format!("{}/9", seen["id"].as_str().unwrap())
        )
        .is_err()
    );
    assert_eq!(seen["items"].as_array().unwrap().len(), 3);

    let target = desk.folder.path().join("for Dr Okafor.age");
    let chosen = target.clone();
    desk.app.set_picker(Box::new(move |name| {
        assert_eq!(name, "packet-2026-11-17.age");
        Some(chosen.clone())
    }));
    let wrong = save(&desk, &seen, "not this one at all");
    assert_eq!(
        (&wrong["code"], &wrong["field"]),
        (&json!("wrong_passphrase"), &json!("passphrase"))
    );
    assert!(!target.exists());
    assert_eq!(save(&desk, &seen, PASSPHRASE)["kind"], "finished");

    let sealed = std::fs::read(&target).unwrap();
    let members = members(&identity, &sealed);
    let names: Vec<&str> = members.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(
        names,
        [
            "README.txt",
            "report.pdf",
            "bundle.fhir.json",
            "entries.json"
        ]
    );
    let json: Value = serde_json::from_slice(&members[3].1).unwrap();
    assert_eq!(json["entries"].as_array().unwrap().len(), 2);
    assert_eq!(json["forms"][0]["answers"], Value::Null);

    let ledger = desk.call("share.ledger", json!({}));
    let row = &ledger[0];
    assert_eq!(row["fileName"], "for Dr Okafor.age");
    assert_eq!(
        row["sha256"],
        afterglow::share::formats::readme::sha256(&sealed)
    );
    assert_eq!(row["bytes"], sealed.len());
    assert_eq!(row["items"].as_array().unwrap().len(), 3);
    assert!(
        row["items"]
            .as_array()
            .unwrap()
            .iter()
            .all(|item| item["withItem9"] == false)
    );
    let states = desk.call("share.states", json!({}));
    assert_eq!(states[0]["shared"][0]["to"], "Dr Okafor");
}

#[test]
fn nothing_is_saved_but_what_was_seen() {
    let (desk, entries, form) = lived(Some(0));
    let to = recipient(&desk, &age::x25519::Identity::generate());
    tick_all(&desk, &entries[..1], &form);
    let target = desk.folder.path().join("packet.age");
    let chosen = target.clone();
    desk.app.set_picker(Box::new(move |_| Some(chosen.clone())));
    let seen = preview(&desk, &to, "withhold");
    desk.call(
        "share.tick",
        json!({ "kind": "entry", "id": entries[1], "on": true }),
    );
    assert_eq!(save(&desk, &seen, PASSPHRASE)["code"], "conflict");

    let places: [(Picker, &str); 3] = [
        (Box::new(|_| None), "cancelled"),
        (
            Box::new(|_| Some("/nowhere/at/all/packet.age".into())),
            "not_found",
        ),
        (Box::new(|_| Some("/proc/packet.age".into())), ""),
    ];
    let seen = preview(&desk, &to, "withhold");
    for (picker, code) in places {
        desk.app.set_picker(picker);
        let end = save(&desk, &seen, PASSPHRASE);
        assert_eq!(end["kind"], "failed");
        assert!(code.is_empty() || end["code"] == code, "{end}");
    }
    assert!(!target.exists());
    assert_eq!(desk.call("share.ledger", json!({})), json!([]));
    desk.call("vault.lock", json!({}));
    let id = seen["id"].as_str().unwrap();
    assert!(afterglow::api::blob(&desk.app, "share.page", &format!("{id}/1")).is_err());
}

#[test]
fn every_answer_goes_when_asked_to() {
    let (desk, entries, form) = lived(Some(2));
    let identity = age::x25519::Identity::generate();
    let to = recipient(&desk, &identity);
    tick_all(&desk, &entries, &form);
    let target = desk.folder.path().join("packet.age");
    let chosen = target.clone();
    desk.app.set_picker(Box::new(move |_| Some(chosen.clone())));
    let seen = preview(&desk, &to, "include");
    assert_eq!(save(&desk, &seen, PASSPHRASE)["kind"], "finished");
    let members = members(&identity, &std::fs::read(target).unwrap());
    let json: Value = serde_json::from_slice(&members[3].1).unwrap();
    assert_eq!(json["forms"][0]["answers"][8]["score"], 2);
    assert_eq!(
        desk.call("share.ledger", json!({}))[0]["items"][2]["withItem9"],
        true
    );
}

#[test]
fn exports_hold_everything_and_a_packet_only_what_is_ticked() {
    use afterglow::share::export::{self, Format};
    let (desk, entries, form) = lived(Some(1));
    let identity = age::x25519::Identity::generate();
    let key = identity.to_public().to_string();
    let folder = tempfile::tempdir().unwrap();
    let write = |format, key: Option<&str>| {
        let file = folder.path().join(format!("{format:?}"));
        export::write(&desk.app, format, key, &file).map(|_| std::fs::read(file).unwrap())
    };
    let nowhere = folder.path().join("no/such/folder");
    for format in [Format::Json, Format::Markdown, Format::Csv] {
        let text = String::from_utf8(write(format, None).unwrap()).unwrap();
        assert!(
            text.contains("water, light, slow") && text.contains("Thoughts that you would"),
            "{format:?}"
        );
    }
    assert!(write(Format::Pdf, None).unwrap().starts_with(b"%PDF"));
    assert!(write(Format::Packet, Some(&key)).is_err());
    tick_all(&desk, &entries[..1], &form);
    // A packet that could not be written was not handed out.
    assert!(export::write(&desk.app, Format::Packet, Some(&key), &nowhere).is_err());
    assert_eq!(desk.call("share.ledger", json!({})), json!([]));
    let sealed = write(Format::Packet, Some(&key)).unwrap();
    let json: Value = serde_json::from_slice(&members(&identity, &sealed)[3].1).unwrap();
    assert_eq!(json["entries"].as_array().unwrap().len(), 1);
    assert_eq!(json["forms"][0]["answers"], Value::Null);
    assert_eq!(
        desk.call("share.ledger", json!({}))
            .as_array()
            .unwrap()
            .len(),
        1
    );
}

#[test]
fn recipients_are_refused_with_a_reason() {
    let desk = Desk::new("2026-11-17T08:00:00-05:00", "America/New_York");
    let key = age::x25519::Identity::generate().to_public().to_string();
    let add = |name: &str, key: &str| {
        desk.refuse("share.addRecipient", json!({ "name": name, "key": key }))
    };
    assert_eq!(add("", &key).field.as_deref(), Some("name"));
    assert_eq!(add("Dr Okafor", "age1nope").field.as_deref(), Some("key"));
    desk.call(
        "share.addRecipient",
        json!({ "name": "Dr Okafor", "key": key }),
    );
    assert_eq!(add("Somebody else", &key).field.as_deref(), Some("key"));
    assert_eq!(
        desk.fail(
            "share.tick",
            json!({ "kind": "entry", "id": "nothing", "on": true })
        )
        .0,
        "not_found"
    );
}

#[test]
fn held_back_nothing_leaves_and_groggy_one_can_only_hold() {
    let (desk, entries, form) = lived(None);
    let identity = age::x25519::Identity::generate();
    let to = recipient(&desk, &identity);
    tick_all(&desk, &entries, &form);
    let seen = preview(&desk, &to, "withhold");
    assert_eq!(desk.call("share.hold", json!({"on": true}))["on"], true);
    let ask = json!({"previewId": seen["id"], "passphrase": PASSPHRASE});
    assert_eq!(desk.fail("share.save", ask).0, "refused");
    assert_eq!(desk.call("share.ledger", json!({})), json!([]));
    let id = desk.call(
        "course.plan",
        json!({"starts": [{"day": "2026-11-27", "time": "10:30"}], "minutes": 40}),
    )["next"]
        .clone();
    desk.at("2026-11-27T11:30:00-05:00");
    desk.call("session.over", json!({"id": id}));
    assert_eq!(desk.fail("share.hold", json!({"on": false})).0, "groggy");
    assert_eq!(desk.call("share.hold", json!({"on": true}))["on"], true);
    desk.at("2026-11-28T11:30:00-05:00");
    assert_eq!(desk.call("share.hold", json!({"on": false}))["on"], false);
}

/// Begins, answers every question with the same value and finishes.
fn filled(desk: &Desk, scale: &str, choice: u32) -> Value {
    let form = desk.call("checkins.begin", json!({ "scale": scale }));
    for item in form["items"].as_array().unwrap() {
        let ask = json!({"formId": form["id"], "item": item["number"], "choice": choice});
        desk.call("checkins.answer", ask);
    }
    desk.call("checkins.finish", json!({"formId": form["id"]}));
    form["id"].clone()
}

fn tick(desk: &Desk, kind: &str, id: &Value) {
    desk.call("share.tick", json!({"kind": kind, "id": id, "on": true}));
}

fn told(desk: &Desk, measure: &str, total: u32) -> Value {
    let ask = json!({"measure": measure, "total": total, "day": "2026-11-10", "by": "Dr Okafor"});
    desk.call("checkins.addTold", ask)["id"].clone()
}

/// Saves what is ticked and answers entries.json and the preview.
fn sealed(desk: &Desk, item9: Option<&str>) -> (Value, Value) {
    let identity = age::x25519::Identity::generate();
    let to = recipient(desk, &identity);
    let target = desk.folder.path().join("packet.age");
    let chosen = target.clone();
    desk.app.set_picker(Box::new(move |_| Some(chosen.clone())));
    let mut ask = json!({ "recipientId": to });
    if let Some(item9) = item9 {
        ask["item9"] = json!(item9);
    }
    let started = desk.call("share.preview", ask);
    assert_eq!(end(desk, &started)["kind"], "finished");
    let seen = desk.call("share.previewed", json!({ "id": started["id"] }));
    assert_eq!(save(desk, &seen, PASSPHRASE)["kind"], "finished");
    let members = members(&identity, &std::fs::read(target).unwrap());
    (serde_json::from_slice(&members[3].1).unwrap(), seen)
}

#[test]
fn other_measures_and_told_scores_go_when_ticked_and_only_then() {
    let (desk, ..) = lived(Some(1));
    let gad7 = filled(&desk, "gad7", 2);
    let gad2 = filled(&desk, "gad2", 1);
    let (qids, other) = (told(&desk, "QIDS-SR16", 14), told(&desk, "ISI", 9));
    tick(&desk, "form", &gad7);
    tick(&desk, "told", &qids);
    let gone = json!({"kind": "told", "id": "nobody", "on": true});
    assert_eq!(desk.fail("share.tick", gone).0, "not_found");
    let choices = desk.call("share.choices", json!({}));
    assert_eq!(
        choices["asksItem9"], false,
        "nothing with a question 9 is ticked"
    );
    assert_eq!(choices["ticked"], 2);
    let (json, seen) = sealed(&desk, None);
    assert_eq!(json["forms"].as_array().unwrap().len(), 1);
    assert_eq!(json["forms"][0]["scale"], "GAD-7");
    assert_eq!(json["forms"][0]["total"], 14);
    assert_eq!(json["forms"][0]["answers"].as_array().unwrap().len(), 7);
    assert_eq!(json["toldScores"].as_array().unwrap().len(), 1);
    assert_eq!(json["toldScores"][0]["toldBy"], "Dr Okafor");
    let text = json.to_string();
    for hidden in [
        "ISI",
        "GAD-2",
        "PHQ-9\"",
        gad2.as_str().unwrap(),
        other.as_str().unwrap(),
    ] {
        assert!(!text.contains(hidden), "{hidden} was not ticked");
    }
    assert!(
        seen.to_string()
            .contains("QIDS-SR16: 14 of 27. Told by Dr Okafor.")
    );
    assert!(!seen.to_string().contains("question 9"));
    let ledger = desk.call("share.ledger", json!({}));
    assert_eq!(ledger[0]["what"], "2 check-ins");
    assert!(
        ledger[0]["items"]
            .as_array()
            .unwrap()
            .iter()
            .all(|item| item["withItem9"] == false)
    );
    // Taken out, it goes no more.
    desk.call("checkins.removeTold", json!({"id": qids}));
    let choices = desk.call("share.choices", json!({}));
    assert_eq!(choices["ticked"], 1);
}

#[test]
fn a_withheld_answer_is_not_to_be_had_by_way_of_another_measure() {
    let (desk, _, phq9) = lived(Some(2));
    let phq8 = filled(&desk, "phq8", 1);
    tick(&desk, "form", &json!(phq9));
    tick(&desk, "form", &phq8);
    let (json, seen) = sealed(&desk, Some("withhold"));
    let scales: Vec<_> = json["forms"]
        .as_array()
        .unwrap()
        .iter()
        .map(|f| f["scale"].clone())
        .collect();
    assert_eq!(scales, ["PHQ-8"], "the totals of both would tell");
    assert!(seen["notIn"][0].as_str().unwrap().starts_with("A PHQ-9."));
    let (json, _) = sealed(&desk, Some("include"));
    assert_eq!(
        json["forms"].as_array().unwrap().len(),
        2,
        "all of it goes when that is said"
    );
    // PHQ-2 and PHQ-4 ask too little to tell; a PHQ-8 of other weeks asks about other days.
    desk.call(
        "share.tick",
        json!({"kind": "form", "id": phq8, "on": false}),
    );
    tick(&desk, "form", &filled(&desk, "phq2", 1));
    desk.at("2026-12-02T20:00:00-05:00");
    tick(&desk, "form", &filled(&desk, "phq8", 1));
    let (json, _) = sealed(&desk, Some("withhold"));
    assert_eq!(json["forms"].as_array().unwrap().len(), 3);
    assert_eq!(json["forms"][0]["scale"], "PHQ-9");
    assert_eq!(json["forms"][0]["answers"], Value::Null);
}
