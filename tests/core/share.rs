//! Sharing: the packet's formats, the preview, the sealed file, the ledger.

use crate::desk::Desk;
use afterglow::app::Picker;
use afterglow::moment::Moment;
use afterglow::private::Private;
use afterglow::random::Id;
use afterglow::share::formats::fonts::Fonts;
use afterglow::share::formats::{csv, json, markdown, pdf};
use afterglow::share::packet::{Answer, Answers, Entry, Form, Layer, Packet};
use afterglow::share::seal;
use afterglow::words::Words;
use proptest::prelude::*;
use serde_json::{Value, json};
use std::io::Read;
use std::time::{Duration, Instant};

fn at(text: &str) -> Moment {
    Moment::parse(text, chrono_tz::America::New_York).unwrap()
}

fn id(number: u8) -> Id {
    Id::new(&at("2026-11-17T18:40:00-05:00"), [number; 10])
}

fn entry(number: u8, words: &str) -> Entry {
    Entry {
        id: id(number),
        revision: 1,
        layer: Layer::Fragment,
        at: at("2026-11-16T13:05:00-05:00"),
        session: "After infusion 3, Mon 16 Nov".into(),
        beside: None,
        words: Private::from(words),
    }
}

fn form(answers: Answers) -> Form {
    Form {
        id: id(9),
        revision: (answers != Answers::Withheld).then_some(3),
        scale: "PHQ-9".into(),
        at: at("2026-11-17T08:00:00-05:00"),
        total: Some(13),
        most: 27,
        range: Some("moderate".into()),
        answers,
        attribution: "PHQ-9/GAD-7 developed by Drs. Robert L. Spitzer and colleagues.".into(),
    }
}

fn answers() -> Answers {
    let texts = [
        "Little interest",
        "Feeling down",
        "Trouble sleeping",
        "Feeling tired",
        "Poor appetite",
        "Feeling bad about yourself",
        "Trouble concentrating",
        "Moving slowly",
        "Thoughts that",
    ];
    let scores = [2, 2, 1, 2, 1, 2, 1, 1, 1];
    let given = texts.iter().zip(scores).zip(1..).map(|((text, score), item)| Answer {
        item,
        stem: Some("Over the last 2 weeks, how often have you been bothered by any of the following problems?".into()),
        text: (*text).to_owned(),
        score: Some(score),
        words: ["Not at all", "Several days", "More than half the days", "Nearly every day"][score as usize].to_owned(),
    });
    Answers::All(given.collect())
}

fn packet() -> Packet {
    let mut later = entry(
        2,
        "I noticed the kettle before I noticed the dread.\n\nIt hadn’t gone.",
    );
    later.layer = Layer::Entry;
    later.revision = 2;
    later.at = at("2026-11-17T18:40:00-05:00");
    later.beside = Some(id(1));
    Packet {
        made: at("2026-11-17T20:00:00-05:00"),
        from: Some(Private::from("Mara E.")),
        to: Some(Private::from("Dr Okafor")),
        entries: vec![entry(1, "water, light, slow"), later],
        forms: vec![form(Answers::Withheld)],
        infusions: ["2026-11-09", "2026-11-12", "2026-11-16"]
            .map(|day| day.parse().unwrap())
            .to_vec(),
        not_in: vec!["The answers to the PHQ-9: its total goes alone.".into()],
    }
}

#[test]
fn entries_json_is_what_it_was() {
    let written = json::write(&packet()).unwrap();
    let golden = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/entries.json");
    if std::env::var_os("BLESS").is_some() {
        std::fs::write(&golden, &written).unwrap();
    }
    assert_eq!(
        String::from_utf8(written).unwrap(),
        std::fs::read_to_string(golden).unwrap()
    );
}

#[test]
fn a_packet_is_sealed_opened_again_and_always_the_same() {
    let (words, packet) = (Words::english(), packet());
    let begun = Instant::now();
    let report = pdf::write(&packet, &words, &Fonts::default()).unwrap();
    println!("first report {:?}", begun.elapsed());
    let begun = Instant::now();
    let again = pdf::write(&packet, &words, &Fonts::default()).unwrap();
    println!("second report {:?}", begun.elapsed());
    assert!(report.accessible && !report.boxes);
    assert_eq!(report.pdf, again.pdf);
    let zip = seal::zip(&packet, &report, &words).unwrap();
    assert_eq!(zip, seal::zip(&packet, &again, &words).unwrap());

    let identity = age::x25519::Identity::generate();
    let sealed = seal::seal(&zip, &identity.to_public()).unwrap();
    let opened = age::decrypt(&identity, &sealed).unwrap();
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(opened)).unwrap();
    let names: Vec<String> = archive
        .file_names()
        .map(|name| name.unwrap().into_owned())
        .collect();
    assert_eq!(names, ["README.txt", "report.pdf", "entries.json"]);
    let mut about = String::new();
    archive
        .by_name("README.txt")
        .unwrap()
        .read_to_string(&mut about)
        .unwrap();
    println!("{about}");
    assert!(about.contains("no one is watching"));
    assert!(about.contains(&afterglow::share::formats::readme::sha256(&report.pdf)));
    if let Some(folder) = std::env::var_os("KEEP_PACKET") {
        let folder = std::path::Path::new(&folder);
        std::fs::write(folder.join("report.pdf"), &report.pdf).unwrap();
        for (number, page) in report.pages.iter().enumerate() {
            std::fs::write(folder.join(format!("page{number}.svg")), page).unwrap();
        }
        std::fs::write(folder.join("packet.md"), markdown::write(&packet, &words)).unwrap();
        std::fs::write(folder.join("packet.csv"), csv::write(&packet).unwrap()).unwrap();
    }
}

#[test]
fn a_form_with_every_answer_is_set_too() {
    let mut packet = packet();
    packet.forms.push(form(answers()));
    let report = pdf::write(&packet, &Words::english(), &Fonts::default()).unwrap();
    assert!(report.accessible);
    if let Some(folder) = std::env::var_os("KEEP_PACKET") {
        std::fs::write(
            std::path::Path::new(&folder).join("answers.pdf"),
            &report.pdf,
        )
        .unwrap();
    }
}

fn set(text: &str, fonts: &Fonts) -> pdf::Report {
    let mut packet = packet();
    packet.from = Some(Private::from(text));
    packet.entries[0].words = Private::from(text);
    pdf::write(&packet, &Words::english(), fonts).unwrap()
}

#[test]
fn no_text_makes_a_packet_fail() {
    let table = [
        "",
        "\u{0}\u{1}\u{7f}\u{85}\u{feff}\u{fffe}\u{ffff}\u{10ffff}",
        "👩🏽‍🚀🏳️‍🌈👨‍👩‍👧‍👦🇺🇦 ☺️",
        "שלום \u{202e}עולם\u{202c} abc",
        "مرحبا بالعالم ﷽",
        "水と光",
        "नमस्ते क्षत्रिय",
        "សួស្តី",
        "สวัสดีชาวโลก",
        "𓀀𓁐 \u{e000}\u{f8ff}",
        "Z̷̢̛̘a̶l̴g̵o̶ e\u{301}\u{302}\u{303}",
        "#let x = 1; #panic() $x^2$ *a* _b_ <l> @r \\ ` ``` // /* */",
        "\u{200b}\u{200d}\u{2060}",
        "\u{301}\u{302}",
        "a\u{2028}b\u{2029}c\td\r\ne",
        "ﬁﬂ ẞ ŉ ½ ‰ № ™ ⁂ □",
    ];
    let fonts = [
        Fonts::default(),
        Fonts::new(vec!["/usr/share/fonts".into()]),
    ];
    for text in table {
        for (which, fonts) in fonts.iter().enumerate() {
            let begun = Instant::now();
            let report = set(text, fonts);
            println!(
                "{text:?} fonts {which}: boxes {}, accessible {}, {:?}",
                report.boxes,
                report.accessible,
                begun.elapsed()
            );
        }
    }
}

#[test]
fn a_long_text_is_set_in_time() {
    let begun = Instant::now();
    set(&"water light slow ".repeat(6_000), &Fonts::default());
    set(&"\u{301}".repeat(20_000), &Fonts::default());
    assert!(begun.elapsed() < Duration::from_secs(20));
}

/// The longest texts that the journal keeps; for `cargo xtask test --long`.
#[test]
#[ignore = "half a minute"]
fn the_longest_texts_are_set_in_time() {
    let texts = [
        "water light slow ".repeat(60_000),
        "a".repeat(1_000_000),
        "a\n".repeat(100_000),
        "水".repeat(300_000),
        "👩🏽‍🚀".repeat(20_000),
        "e\u{301}".repeat(100_000),
        "\u{301}".repeat(100_000),
    ];
    for text in texts {
        let begun = Instant::now();
        let report = set(&text, &Fonts::default());
        println!(
            "{:?}… {} pages, {} bytes, {:?}",
            &text.chars().take(5).collect::<String>(),
            report.pages.len(),
            report.pdf.len(),
            begun.elapsed()
        );
        assert!(begun.elapsed() < Duration::from_secs(120));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    #[test]
    fn any_text_is_set(text in "\\PC{0,200}|(?s).{0,200}") {
        let begun = Instant::now();
        set(&text, &Fonts::default());
        prop_assert!(begun.elapsed() < Duration::from_secs(20));
    }
}

const PASSPHRASE: &str = "gentle river of copper light";

/// A vault with a passphrase, an infusion that is over, two texts and a PHQ-9, and a day gone by.
fn lived(item9: Option<u32>) -> (Desk, Vec<String>, String) {
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

fn recipient(desk: &Desk, identity: &age::x25519::Identity) -> Value {
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

fn preview(desk: &Desk, to: &Value, item9: &str) -> Value {
    let started = desk.call(
        "share.preview",
        json!({ "recipientId": to, "item9": item9 }),
    );
    let end = end(desk, &started);
    assert_eq!(end["kind"], "finished", "{end}");
    desk.call("share.previewed", json!({ "id": started["id"] }))
}

fn save(desk: &Desk, preview: &Value, passphrase: &str) -> Value {
    let started = desk.call(
        "share.save",
        json!({ "previewId": preview["id"], "passphrase": passphrase }),
    );
    end(desk, &started)
}

fn members(identity: &age::x25519::Identity, sealed: &[u8]) -> Vec<(String, Vec<u8>)> {
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
    assert_eq!(names, ["README.txt", "report.pdf", "entries.json"]);
    let json: Value = serde_json::from_slice(&members[2].1).unwrap();
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
fn a_withheld_answer_is_in_no_file() {
    // Two vaults that differ in nothing but what one total can hide: answers 1 and 0 against 0 and 1.
    let written = |answers: [u32; 9]| {
        let form = checkins_form(answers);
        let mut packet = packet();
        packet.forms = vec![form];
        let words = Words::english();
        let report = pdf::write(&packet, &words, &Fonts::default()).unwrap();
        [
            json::write(&packet).unwrap(),
            csv::write(&packet).unwrap(),
            markdown::write(&packet, &words),
            seal::zip(&packet, &report, &words).unwrap(),
            report.pages.concat().into_bytes(),
        ]
    };
    assert_eq!(
        written([1, 1, 1, 1, 1, 1, 1, 1, 0]),
        written([0, 1, 1, 1, 1, 1, 1, 1, 1])
    );
    assert_eq!(
        written([3, 3, 0, 0, 0, 0, 0, 0, 3]),
        written([3, 3, 3, 0, 0, 0, 0, 0, 0])
    );
}

/// A form frozen with item 9 withheld, by the same way as in the product.
fn checkins_form(answers: [u32; 9]) -> Form {
    use afterglow::share::Item9;
    use afterglow::share::freeze::{Chosen, freeze};
    let desk = Desk::new("2026-11-17T08:00:00-05:00", "America/New_York");
    let begun = desk.call("checkins.begin", json!({ "scale": "phq9" }))["id"].clone();
    for (choice, item) in answers.iter().zip(1..) {
        desk.call(
            "checkins.answer",
            json!({ "formId": begun, "item": item, "choice": choice }),
        );
    }
    if answers[8] > 0 {
        // Looked at twice: even how often it was answered must not show.
        desk.call(
            "checkins.answer",
            json!({ "formId": begun, "item": 9, "choice": answers[8] }),
        );
    }
    desk.call("checkins.finish", json!({ "formId": begun }));
    let id = begun.as_str().unwrap().to_owned();
    let frozen = afterglow::api::with_room(&desk.app, |room| {
        let mut chosen = Chosen::all(room.db)?;
        chosen.forms.retain(|form| form.id.as_str() == id);
        let to = Private::from("Dr Okafor");
        Ok(freeze(
            room.db,
            room.app.words(),
            room.now,
            Some(&to),
            chosen,
            Item9::Withhold,
        )?)
    });
    let mut form = frozen.unwrap().forms.remove(0);
    assert_eq!(form.answers, Answers::Withheld);
    form.id = id_of_the_form();
    form
}

fn id_of_the_form() -> Id {
    id(9)
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
    let json: Value = serde_json::from_slice(&members[2].1).unwrap();
    assert_eq!(json["forms"][0]["answers"][8]["score"], 2);
    assert_eq!(
        desk.call("share.ledger", json!({}))[0]["items"][2]["withItem9"],
        true
    );
}

#[test]
fn exports_hold_everything_and_a_packet_only_what_is_ticked() {
    use afterglow::share::export::{Format, export};
    let (desk, entries, form) = lived(Some(1));
    let identity = age::x25519::Identity::generate();
    let key = identity.to_public().to_string();
    let write = |format, key: Option<&str>| {
        afterglow::api::with_room(&desk.app, |room| export(room, format, key))
    };
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
    let sealed = write(Format::Packet, Some(&key)).unwrap();
    let json: Value = serde_json::from_slice(&members(&identity, &sealed)[2].1).unwrap();
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
