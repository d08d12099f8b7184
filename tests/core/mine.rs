//! My people, my lines, my plan: kept as typed, and shown while locked only as far as chosen.

use crate::desk::Desk;
use afterglow::private::Private;
use afterglow::random::Id;
use afterglow::support::mine::{Contact, ContactKind, Kept, Reach};
use afterglow::support::plan::{Part, Written};
use afterglow::support::shown::{LIMIT, choices};
use afterglow::vault::outside::{Due, Outside};
use proptest::prelude::*;
use serde_json::{Value, json};
use std::fs;

const NOW: &str = "2026-11-24T03:10:00-05:00";

fn desk() -> Desk {
    let desk = Desk::new(NOW, "America/New_York");
    desk.call("settings.change", json!({"region": "us"}));
    desk
}

fn ask(kind: &str, reach: &str, name: &str, number: &str, about: &str) -> Value {
    json!({"kind": kind, "reach": reach, "name": name, "number": number, "about": about})
}

fn dana(desk: &Desk) -> Value {
    let dana = ask(
        "person",
        "call",
        "Dana",
        "(617) 555-0142",
        "ten minutes away",
    );
    desk.call("support.keep", dana)["people"][0].clone()
}

fn write(desk: &Desk, part: &str, words: &str) {
    desk.call("support.write", json!({"part": part, "words": words}));
}

fn show(what: &Value, outside: bool) -> Value {
    json!({"what": what, "outside": outside})
}

fn clear_file(desk: &Desk) -> String {
    fs::read_to_string(desk.folder.path().join("outside.json")).unwrap()
}

#[test]
fn someone_is_added_changed_removed_and_brought_back() {
    let desk = desk();
    let one = dana(&desk);
    assert_eq!(
        (&one["name"], &one["about"]),
        (&json!("Dana"), &json!("ten minutes away"))
    );
    assert!(one["qr"].as_str().unwrap().starts_with('M'));
    let id = one["id"].clone();
    let mut other = ask("person", "text", "Dana W.", "617 555 0142", "");
    other["id"] = id.clone();
    let changed = desk.call("support.keep", other);
    assert_eq!(changed["people"].as_array().unwrap().len(), 1);
    assert_eq!(
        changed["people"][0]["how"],
        "Send a text message, if talking is too much."
    );
    let gone = desk.call("support.remove", json!({"id": id}));
    assert_eq!(gone["people"], json!([]));
    let back = desk.call("support.restore", json!({"id": id}));
    assert_eq!(back["people"], changed["people"]);
    let line = ask("line", "page", "Warm line", "example.org/talk", "");
    let lines = desk.call("support.keep", line);
    assert_eq!(lines["lines"][0]["name"], "Warm line");
    assert_eq!(lines["people"], changed["people"]);
}

#[test]
fn what_leads_nowhere_is_refused_by_its_field_and_nothing_is_kept() {
    let desk = desk();
    let long = "a".repeat(201);
    for (reach, name, number, about, field) in [
        ("call", " ", "988", "", "name"),
        ("call", "Jo", "my sister", "", "number"),
        ("call", "Jo", "", "", "number"),
        ("call", "Jo", "12", "", "number"),
        ("call", "Jo", "988 then press one", "", "number"),
        ("text", "Jo", "HOME to 741741", "", "number"),
        ("page", "Chat", "not a page", "", "number"),
        ("page", "Chat", "localhost", "", "number"),
        ("page", "Chat", "https://", "", "number"),
        ("page", "Chat", "javascript:alert(1).com", "", "number"),
        ("call", long.as_str(), "988", "", "name"),
        ("call", "Jo", "988", long.as_str(), "about"),
    ] {
        let refusal = desk.refuse("support.keep", ask("line", reach, name, number, about));
        assert_eq!(refusal.field.as_deref(), Some(field), "{reach} {number}");
    }
    let unknown = json!({"id": "01a1b64f-1b00-73cf-a6ee-e6540e146261"});
    assert_eq!(desk.fail("support.remove", unknown).0, "not_found");
    assert_eq!(desk.call("support.mine", json!({}))["lines"], json!([]));
    for turn in 0..60 {
        desk.call(
            "support.keep",
            ask("person", "call", &format!("P{turn}"), "555 0100", ""),
        );
    }
    let more = ask("person", "call", "One more", "555 0100", "");
    assert_eq!(desk.fail("support.keep", more).0, "too_large");
}

#[test]
fn a_target_is_what_a_phone_understands() {
    for (reach, number, target) in [
        (
            Reach::Call,
            "+44 (0)20 7946 0018",
            Some("tel:+4402079460018"),
        ),
        (Reach::Text, "85258", Some("sms:85258")),
        (
            Reach::Page,
            "findahelpline.com",
            Some("https://findahelpline.com"),
        ),
        (
            Reach::Page,
            " https://a.example/b?c=d ",
            Some("https://a.example/b?c=d"),
        ),
        (Reach::Call, "1-800-LIFELINE", None),
        (Reach::Page, "a b.com", None),
    ] {
        assert_eq!(reach.target(number).as_deref(), target, "{number}");
    }
}

#[test]
fn the_plan_is_kept_as_typed_in_any_script() {
    let desk = desk();
    let parts = desk.call("support.mine", json!({}))["plan"].clone();
    let names: Vec<_> = parts
        .as_array()
        .unwrap()
        .iter()
        .map(|part| part["part"].clone())
        .collect();
    assert_eq!(
        names,
        [
            "notice", "alone", "among", "tell", "care", "safer", "remember"
        ]
    );
    let words =
        "  Kalter Hahn, beide Handgelenke.\n\n\u{6c34}\u{3001}\u{5149} 🌱 \u{5d0}\u{5d5}\u{5e8}\n";
    write(&desk, "alone", words);
    write(&desk, "alone", &format!("{words}."));
    write(&desk, "alone", words);
    assert_eq!(
        desk.call("support.mine", json!({}))["plan"][1]["words"],
        words
    );
    let refusal = desk.refuse(
        "support.write",
        json!({"part": "alone", "words": "x".repeat(1_001)}),
    );
    assert_eq!(refusal.field.as_deref(), Some("words"));
    assert_eq!(
        desk.call("support.mine", json!({}))["plan"][1]["words"],
        words
    );
}

#[test]
fn while_locked_nothing_of_it_is_shown_but_what_was_chosen() {
    let desk = desk();
    let id = dana(&desk)["id"].clone();
    desk.call(
        "support.keep",
        ask("person", "call", "Quiet Jo", "617 555 0108", ""),
    );
    write(&desk, "alone", "Cold tap, count to forty.");
    write(&desk, "safer", "The drawer key is with Jo.");
    let private = ["Dana", "Quiet Jo", "Cold tap", "drawer", "0142", "0108"];
    let clear = clear_file(&desk);
    assert!(private.iter().all(|text| !clear.contains(text)), "{clear}");

    desk.call(
        "support.show",
        show(&json!({"kind": "contact", "id": id}), true),
    );
    desk.call(
        "support.show",
        show(&json!({"kind": "part", "part": "alone"}), true),
    );
    let clear = clear_file(&desk);
    assert!(
        ["Quiet Jo", "drawer", "0108"]
            .iter()
            .all(|text| !clear.contains(text)),
        "{clear}"
    );
    let desk = desk.restart();
    let shown = desk.call("support.lines", json!({}))["shown"].clone();
    assert_eq!(shown["people"][0]["name"], "Dana");
    assert_eq!(shown["people"][0]["number"], "(617) 555-0142");
    assert!(shown["people"][0]["qr"].is_string());
    assert_eq!(shown["plan"][0]["words"], "Cold tap, count to forty.");
    assert_eq!(shown["plan"].as_array().unwrap().len(), 1);
    assert!(shown["clinic"].is_null());
}

#[test]
fn what_is_taken_off_or_away_is_gone_from_the_clear_file_at_once() {
    let desk = desk();
    let id = dana(&desk)["id"].clone();
    let contact = json!({"kind": "contact", "id": id});
    desk.call("support.show", show(&contact, true));
    assert!(clear_file(&desk).contains("Dana"));
    desk.call("support.show", show(&contact, false));
    assert!(!clear_file(&desk).contains("Dana"));
    desk.call("support.show", show(&contact, true));
    desk.call("support.remove", json!({"id": id}));
    assert!(!clear_file(&desk).contains("Dana"));
    desk.call("support.restore", json!({"id": id}));
    assert!(clear_file(&desk).contains("Dana"));
    let mut other = ask("person", "call", "Dana", "617 555 0199", "");
    other["id"] = id;
    desk.call("support.keep", other);
    assert!(clear_file(&desk).contains("0199") && !clear_file(&desk).contains("0142"));
}

#[test]
fn the_lock_screen_has_room_for_a_page_and_no_more() {
    let desk = desk();
    let parts = ["notice", "alone", "among", "tell", "care", "safer"];
    for part in parts {
        write(
            &desk,
            part,
            &part.repeat(1_000).chars().take(900).collect::<String>(),
        );
    }
    let tick = |part: &str| show(&json!({"kind": "part", "part": part}), true);
    for part in &parts[..5] {
        desk.call("support.show", tick(part));
    }
    let (code, why) = desk.fail("support.show", tick("safer"));
    assert_eq!(code, "too_large", "{why}");
    assert_eq!(
        desk.call("support.mine", json!({}))["plan"][5]["outside"],
        false
    );
    // Written longer afterwards, it is kept, and told that it isn't shown there any more.
    write(&desk, "tell", &"\u{6c34}".repeat(1_000));
    let own = desk.call("support.mine", json!({}));
    assert_eq!(
        (&own["plan"][3]["outside"], &own["plan"][3]["fits"]),
        (&json!(true), &json!(false))
    );
    assert_eq!(
        (&own["plan"][2]["fits"], &own["plan"][4]["fits"]),
        (&json!(true), &json!(true))
    );
    assert!(!clear_file(&desk).contains('\u{6c34}'));
    assert!(clear_file(&desk).len() <= 16 * 1024);
    assert_eq!(desk.fail("support.show", tick("remember")).0, "not_found");
}

#[test]
fn in_the_quiet_hours_it_is_read_and_added_to_and_nothing_is_taken_off() {
    let desk = Desk::new("2026-11-11T09:00:00-05:00", "America/New_York");
    let plan = json!({"starts": [{"day": "2026-11-12", "time": "10:30"}], "minutes": 40});
    desk.call("course.plan", plan);
    let id = dana(&desk)["id"].clone();
    desk.at("2026-11-12T12:00:00-05:00");
    let contact = json!({"kind": "contact", "id": id});
    assert_eq!(desk.fail("support.remove", json!({"id": id})).0, "groggy");
    assert_eq!(desk.fail("support.show", show(&contact, true)).0, "groggy");
    assert_eq!(desk.fail("support.save", json!({})).0, "groggy");
    assert_eq!(
        desk.call("support.mine", json!({}))["people"][0]["name"],
        "Dana"
    );
    write(&desk, "remember", "It passes.");
}

#[test]
fn the_page_has_the_plan_the_people_and_the_lines_of_the_region() {
    let desk = desk();
    dana(&desk);
    write(
        &desk,
        "alone",
        "Cold tap.\n\n  Out the door, even in slippers. ",
    );
    let sheet = desk.call("support.sheet", json!({}));
    let parts = sheet["parts"].as_array().unwrap();
    let headings: Vec<_> = parts
        .iter()
        .map(|part| part["heading"].as_str().unwrap())
        .collect();
    assert_eq!(
        headings,
        [
            "What helps me through the next ten minutes",
            "People to call",
            "Lines to call or write to"
        ]
    );
    assert_eq!(
        parts[0]["lines"],
        json!(["Cold tap.", "Out the door, even in slippers."])
    );
    assert_eq!(
        parts[1]["numbers"],
        json!([{"name": "Dana: ten minutes away", "number": "(617) 555-0142"}])
    );
    assert_eq!(parts[2]["numbers"][0]["number"], "988");
    assert_eq!(
        sheet["foot"][1],
        "Compared with public sources on 23 November 2026."
    );
}

fn kept() -> impl Strategy<Value = Kept> {
    let text = || "[\\PC]{0,200}".prop_map(Private::new);
    (any::<bool>(), any::<bool>(), text(), text(), text()).prop_map(
        |(person, outside, name, number, about)| Kept {
            id: Id::new(
                &afterglow::moment::Moment::from_ms(1_790_000_000_000, chrono_tz::UTC),
                [7; 10],
            ),
            contact: Contact {
                kind: if person {
                    ContactKind::Person
                } else {
                    ContactKind::Line
                },
                reach: Reach::Call,
                name,
                number,
                about,
                outside,
            },
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    /// Whatever is chosen, the clear file is written, within its 16 KiB and with only what was chosen.
    #[test]
    fn any_choice_fits_into_the_clear_file(
        contacts in prop::collection::vec(kept(), 0..60),
        parts in prop::collection::vec(("[\\PC\\n]{0,1000}", any::<bool>()), 7),
    ) {
        let plan: Vec<_> = Part::ALL.into_iter().zip(parts).map(|(part, (words, outside))| Written {
            part, words: Private::new(words), outside,
        }).collect();
        let found = choices(&contacts, &plan);
        let lines: Vec<_> = found.iter().filter(|one| one.fits).map(|one| one.line.clone()).collect();
        prop_assert!(serde_json::to_vec_pretty(&lines).unwrap().len() <= LIMIT + 4);
        let due = Due {
            id: "f".repeat(32), at_ms: 1_794_411_000_000, until_ms: 1_794_454_200_000, timed: true,
            shown_ms: Some(1_794_411_000_000), later_ms: Some(1_794_411_000_000), put_off: true, done: false,
        };
        let outside = Outside { lock_lines: lines.clone(), due: vec![due; 64], ..Outside::default() };
        let folder = tempfile::tempdir().unwrap();
        outside.write(folder.path()).unwrap();
        prop_assert!(fs::metadata(Outside::path(folder.path())).unwrap().len() <= 16 * 1024);
        prop_assert_eq!(Outside::read(folder.path()).lock_lines, lines);
        let chosen = contacts.iter().filter(|one| one.contact.outside).count()
            + plan.iter().filter(|one| one.outside && !one.words.expose().trim().is_empty()).count();
        prop_assert_eq!(found.len(), chosen);
    }
}
