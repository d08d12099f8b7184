//! The clinic's sheet stays word for word; rules are only what the patient took from it.

use crate::desk::Desk;
use afterglow::clinic::no_driving_until;
use afterglow::moment::Moment;
use chrono::TimeDelta;
use proptest::prelude::*;
use serde_json::{Value, json};

const SHEET: &str = include_str!("../fixtures/clinic-sheets/2-eight-and-two.txt");

fn desk() -> Desk {
    Desk::new("2026-11-12T09:00:00-05:00", "America/New_York")
}

fn add(desk: &Desk, words: &str, day: &str) -> String {
    let ask = json!({"words": words, "givenBy": "the front desk", "receivedDay": day});
    let view = desk.call("clinic.addSheet", ask);
    let sheets = view["sheets"].as_array().unwrap();
    let found = sheets.iter().find(|sheet| sheet["words"] == words).unwrap();
    found["id"].as_str().unwrap().to_owned()
}

fn rule(sheet: &str, kind: &str, minutes: Value) -> Value {
    let amount = match minutes == 0 {
        true => json!({"kind": "plain"}),
        false => json!({"kind": "minutes", "minutes": minutes}),
    };
    let anchor = if kind.starts_with("noDriving") {
        "end"
    } else {
        "infusion"
    };
    json!({"sheetId": sheet, "kind": kind, "amount": amount, "anchor": anchor, "sentence": "- Nothing to eat for 8 hours before your infusion."})
}

fn field(desk: &Desk, name: &str, ask: Value) -> String {
    let refusal = desk.refuse(name, ask);
    let code = serde_json::to_value(refusal.code).unwrap();
    format!(
        "{} {}",
        code.as_str().unwrap(),
        refusal.field.unwrap_or_default()
    )
}

#[test]
fn nothing_is_there_until_it_was_given() {
    let view = desk().call("clinic.read", json!({}));
    assert_eq!((&view["sheets"], &view["rules"]), (&json!([]), &json!([])));
    assert_eq!(
        (&view["contact"], &view["today"]),
        (&Value::Null, &json!("2026-11-12"))
    );
    let desk = desk();
    add(&desk, SHEET, "2026-11-12");
    assert_eq!(desk.call("clinic.read", json!({}))["rules"], json!([]));
}

#[test]
fn a_sheet_in_any_script_comes_back_as_it_was() {
    let desk = desk();
    for words in [
        SHEET,
        "لا تأكل ٨ ساعات\u{200f} 🌙\u{200d}✨ \u{200b}\r\n\t不要吃东西  ",
        "ก่อนให้ยา 8 ชม.\0 e\u{301}",
    ] {
        add(&desk, words, "2026-11-10");
    }
    let full = "雨".repeat(200_000);
    add(&desk, &full, "2026-11-11");
    let view = desk.call("clinic.read", json!({}));
    assert_eq!(view["sheets"][0]["words"], full);
    assert_eq!(view["sheets"].as_array().unwrap().len(), 4);
    let sheets = view["sheets"].as_array().unwrap();
    assert!(sheets.iter().any(|sheet| sheet["words"] == SHEET));
}

#[test]
fn a_sheet_that_cannot_be_is_refused() {
    let desk = desk();
    let long = "x".repeat(200_001);
    let name = "x".repeat(201);
    for (words, by, day, why) in [
        (long.as_str(), "", "2026-11-12", "too_large words"),
        (" \n ", "", "2026-11-12", "invalid words"),
        ("a", name.as_str(), "2026-11-12", "too_large givenBy"),
        ("a", "", "2026-11-13", "invalid receivedDay"),
        ("a", "", "1999-12-31", "invalid receivedDay"),
        ("a", "", "2026-02-30", "invalid receivedDay"),
    ] {
        let ask = json!({"words": words, "givenBy": by, "receivedDay": day});
        assert_eq!(field(&desk, "clinic.addSheet", ask), why);
    }
    assert_eq!(desk.call("clinic.read", json!({}))["sheets"], json!([]));
}

#[test]
fn rules_are_set_replaced_and_taken_away() {
    let desk = desk();
    let sheet = add(&desk, SHEET, "2026-11-12");
    for (kind, minutes, why) in [
        ("noSolids", json!(4321), "invalid amount"),
        ("noSolids", json!(-1), "invalid amount"),
        ("noSolids", json!(0.5), "invalid amount"),
        ("adultInside", json!(1), "invalid amount"),
    ] {
        assert_eq!(
            field(&desk, "clinic.setRule", rule(&sheet, kind, minutes)),
            why
        );
    }
    assert_eq!(
        field(
            &desk,
            "clinic.setRule",
            rule("nobody", "noSolids", json!(60))
        ),
        "not_found "
    );
    for (kind, minutes) in [
        ("noDriving", 1440),
        ("adultInside", 0),
        ("noSolids", 4320),
        ("clearLiquidsUntil", 90),
    ] {
        desk.call("clinic.setRule", rule(&sheet, kind, json!(minutes)));
    }
    let view = desk.call("clinic.setRule", rule(&sheet, "noSolids", json!(480)));
    let texts: Vec<_> = view["rules"]
        .as_array()
        .unwrap()
        .iter()
        .map(|r| r["text"].as_str().unwrap())
        .collect();
    assert_eq!(
        texts,
        [
            "No solid food for 8 hours before",
            "Clear liquids until 1 h 30 min before",
            "An adult comes inside the clinic",
            "No driving for 24 hours after",
        ]
    );
    assert_eq!(
        view["rules"][0]["source"],
        "From your clinic’s sheet, 12 Nov."
    );
    assert_eq!(
        view["rules"][0]["sentence"],
        "- Nothing to eat for 8 hours before your infusion."
    );
    let view = desk.call("clinic.removeRule", json!({"id": view["rules"][0]["id"]}));
    assert_eq!(view["rules"].as_array().unwrap().len(), 3);
    assert_eq!(
        field(&desk, "clinic.removeRule", json!({"id": "nobody"})),
        "not_found "
    );
}

#[test]
fn a_newer_sheet_stands_beside_the_old_and_its_rules_come_first() {
    let desk = desk();
    let old = add(&desk, SHEET, "2026-11-01");
    desk.call("clinic.setRule", rule(&old, "noSolids", json!(480)));
    desk.call("clinic.setRule", rule(&old, "adultInside", json!(0)));
    let new = add(&desk, "No solid food for 6 hours.", "2026-11-12");
    let view = desk.call("clinic.read", json!({}));
    assert_eq!(view["sheets"][0]["id"], new);
    assert_eq!(view["rules"][0]["amount"]["minutes"], 480);
    assert_eq!(view["rules"][0]["older"], true);
    let view = desk.call("clinic.setRule", rule(&new, "noSolids", json!(360)));
    assert_eq!(view["rules"][0]["amount"]["minutes"], 360);
    assert_eq!(view["rules"][0]["older"], false);
    assert_eq!(view["rules"][1]["older"], true);
    let view = desk.call("clinic.removeRule", json!({"id": view["rules"][0]["id"]}));
    assert_eq!(view["rules"][0]["amount"]["minutes"], 480);
}

fn suggested(desk: &Desk, sheet: &str) -> (Vec<Value>, Vec<Value>) {
    let found = desk.call("clinic.suggestions", json!({"sheetId": sheet}));
    let list = |name: &str| found[name].as_array().unwrap().clone();
    (list("open"), list("left"))
}

fn confirm(desk: &Desk, sheet: &str, one: &Value) -> Value {
    let mut ask = json!({"sheetId": sheet});
    for part in ["kind", "amount", "anchor", "sentence"] {
        ask[part] = one[part].clone();
    }
    desk.call("clinic.setRule", ask)
}

#[test]
fn nothing_read_out_of_a_sheet_counts_before_it_is_confirmed() {
    let desk = desk();
    let sheet = add(&desk, SHEET, "2026-11-12");
    let (open, left) = suggested(&desk, &sheet);
    assert_eq!((open.len(), left.len()), (9, 0));
    assert_eq!(desk.call("clinic.read", json!({}))["rules"], json!([]));
    for one in &open {
        confirm(&desk, &sheet, one);
    }
    assert_eq!(suggested(&desk, &sheet).0, Vec::<Value>::new());
    let rules = desk.call("clinic.read", json!({}))["rules"].clone();
    assert_eq!(rules.as_array().unwrap().len(), 9);
    let advice = &rules[8];
    assert_eq!(
        advice["sentence"],
        "Take your morning blood pressure medicine only as we discussed with you."
    );
    assert!(
        advice["note"]
            .as_str()
            .unwrap()
            .starts_with("Ask your ketamine clinic")
    );
    // Taken away, it is a suggestion again.
    desk.call("clinic.removeRule", json!({"id": rules[0]["id"]}));
    assert_eq!(suggested(&desk, &sheet).0.len(), 1);
}

#[test]
fn a_suggestion_is_left_and_brought_back() {
    let desk = desk();
    let sheet = add(&desk, SHEET, "2026-11-12");
    let first = suggested(&desk, &sheet).0[0].clone();
    let mut ask = json!({"sheetId": sheet, "kind": first["kind"], "sentence": first["sentence"], "left": true});
    desk.call("clinic.leaveSuggestion", ask.clone());
    let (open, left) = suggested(&desk, &sheet);
    assert_eq!((open.len(), &left[0]), (8, &first));
    ask["left"] = json!(false);
    desk.call("clinic.leaveSuggestion", ask.clone());
    assert_eq!(suggested(&desk, &sheet).0[0], first);
    ask["sentence"] = json!("Eat what you like.");
    assert_eq!(field(&desk, "clinic.leaveSuggestion", ask), "not_found ");
}

#[test]
fn a_range_and_an_unknown_start_are_asked_about() {
    let desk = desk();
    let words =
        "No solid food for 4 to 6 hours before arrival. Clear liquids until 2 hours before.";
    let sheet = add(&desk, words, "2026-11-12");
    let open = suggested(&desk, &sheet).0;
    assert_eq!(
        (&open[0]["amount"], &open[0]["anchor"]),
        (&Value::Null, &json!("arrival"))
    );
    assert_eq!(
        open[0]["text"],
        "The sheet gives a range: 4 hours to 6 hours"
    );
    assert_eq!(
        (&open[1]["amount"]["minutes"], &open[1]["anchor"]),
        (&json!(120), &Value::Null)
    );
    assert!(open.iter().all(|one| one["asks"].is_string()));
    let six = json!({"kind": "minutes", "minutes": 360});
    let ask = json!({"sheetId": sheet, "kind": "noSolids", "amount": six, "anchor": "arrival", "sentence": ""});
    // Confirmed, but nobody knows when one arrives: no time is shown, and the rule says why.
    let view = desk.call("clinic.setRule", ask);
    assert!(
        view["rules"][0]["note"]
            .as_str()
            .unwrap()
            .starts_with("This counts from when you arrive")
    );
    let plan = json!({"starts": [{"day": "2026-11-14", "time": "10:30"}], "minutes": 40});
    desk.call("course.plan", plan);
    assert_eq!(desk.call("prep.read", json!({}))["fasting"], json!([]));
    let view = desk.rule(&json!(sheet), "arriveEarly", 30, "");
    assert_eq!(view["rules"][0]["note"], Value::Null);
    assert_eq!(
        desk.call("prep.read", json!({}))["fasting"][0]["untilText"],
        "04:00"
    );
}

#[test]
fn amounts_that_cannot_be_are_refused() {
    let desk = desk();
    let sheet = add(&desk, SHEET, "2026-11-12");
    let minutes = |minutes: i64| json!({"kind": "minutes", "minutes": minutes});
    let pressure =
        |upper: u32, lower: u32| json!({"kind": "pressure", "systolic": upper, "diastolic": lower});
    for (kind, amount, anchor, why) in [
        ("noSolids", minutes(6_000), "infusion", "invalid amount"),
        (
            "noSolids",
            json!({"kind": "clock", "time": "25:00"}),
            "infusion",
            "invalid amount",
        ),
        (
            "noSolids",
            json!({"kind": "plain"}),
            "infusion",
            "invalid amount",
        ),
        ("noSolids", minutes(60), "end", "invalid anchor"),
        (
            "noDriving",
            json!({"kind": "clock", "time": "22:00"}),
            "end",
            "invalid amount",
        ),
        (
            "callAbove",
            pressure(900, 100),
            "infusion",
            "invalid amount",
        ),
        (
            "callAbove",
            pressure(100, 160),
            "infusion",
            "invalid amount",
        ),
        (
            "medicineAdvice",
            json!({"kind": "plain"}),
            "infusion",
            "invalid sentence",
        ),
    ] {
        let ask = json!({"sheetId": sheet, "kind": kind, "amount": amount, "anchor": anchor, "sentence": " "});
        assert_eq!(field(&desk, "clinic.setRule", ask), why, "{kind}");
    }
    assert_eq!(desk.call("clinic.read", json!({}))["rules"], json!([]));
}

#[test]
fn a_newer_sheet_that_asks_for_no_fasting_ends_the_fasting() {
    let desk = desk();
    let old = json!(add(&desk, SHEET, "2026-11-01"));
    desk.rule(&old, "noSolids", 480, "");
    let new = json!(add(&desk, "There is no need to fast.", "2026-11-10"));
    let view = desk.rule(&new, "noFasting", 0, "");
    assert_eq!(view["rules"].as_array().unwrap().len(), 1);
    assert_eq!(view["rules"][0]["kind"], "noFasting");
    // In one sheet the stricter stays.
    let view = desk.rule(&new, "clearLiquidsUntil", 120, "");
    assert_eq!(view["rules"][0]["kind"], "clearLiquidsUntil");
    assert_eq!(view["rules"].as_array().unwrap().len(), 1);
}

#[test]
fn a_named_set_is_taken_only_when_the_patient_says_so() {
    let desk = desk();
    let sheet = add(&desk, "As we said on the phone.", "2026-11-12");
    let view = desk.call(
        "clinic.confirmPreset",
        json!({"sheetId": sheet, "preset": "spravato"}),
    );
    let texts: Vec<_> = view["rules"]
        .as_array()
        .unwrap()
        .iter()
        .map(|r| r["text"].clone())
        .collect();
    assert_eq!(
        texts,
        [
            "No solid food for 2 hours before",
            "Clear liquids until 30 minutes before"
        ]
    );
    let ask = json!({"sheetId": "nobody", "preset": "asa"});
    assert_eq!(field(&desk, "clinic.confirmPreset", ask), "not_found ");
}

#[test]
fn whom_to_ring_is_kept_and_taken_away() {
    let desk = desk();
    let ask = json!({"name": "Harbor Street Clinic", "phone": "(617) 555-0100"});
    assert_eq!(desk.call("clinic.setContact", ask.clone())["contact"], ask);
    let long = "1".repeat(201);
    assert_eq!(
        field(
            &desk,
            "clinic.setContact",
            json!({"name": "", "phone": long})
        ),
        "too_large phone"
    );
    for phone in ["ask at the desk", "12", "☎"] {
        let ask = json!({"name": "Clinic", "phone": phone});
        assert_eq!(field(&desk, "clinic.setContact", ask), "invalid phone");
    }
    let spelled = json!({"name": "Clinic", "phone": "1-800-CLINIC"});
    assert_eq!(
        desk.call("clinic.setContact", spelled)["contact"]["phone"],
        "1-800-CLINIC"
    );
    let none = desk.call("clinic.setContact", json!({"name": " ", "phone": ""}));
    assert_eq!(none["contact"], Value::Null);
}

proptest! {
    #[test]
    fn driving_never_comes_before_the_next_day(
        zone in 0..chrono_tz::TZ_VARIANTS.len(), ms in 1_700_000_000_000i64..2_000_000_000_000, minutes in 0u32..=4320,
    ) {
        let end = Moment::from_ms(ms, chrono_tz::TZ_VARIANTS[zone]);
        let until = no_driving_until(&end, minutes);
        prop_assert!(until.day() > end.day());
        prop_assert!(end.minutes_until(&until) >= i64::from(minutes));
        prop_assert!(until <= end.plus(TimeDelta::minutes(i64::from(minutes).max(2_940))));
    }
}
