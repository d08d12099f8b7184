//! Scores told to the patient: named, within their range, apart from own answers.

use crate::desk::Desk;
use serde_json::{Value, json};

fn desk() -> Desk {
    Desk::new("2026-11-17T20:00:00-05:00", "America/New_York")
}

fn ask(measure: &str, total: Value, day: &str, by: &str) -> Value {
    json!({"measure": measure, "total": total, "day": day, "by": by})
}

#[test]
fn a_told_score_is_kept_with_its_range_and_who_told_it() {
    let desk = desk();
    for (minute, measure, total) in [
        (1, "qids sr 16", 14),
        (2, "Phq 9", 27),
        (3, "My clinic’s own", 99),
    ] {
        desk.at(&format!("2026-11-17T20:0{minute}:00-05:00"));
        desk.call(
            "checkins.addTold",
            ask(measure, json!(total), "2026-11-10", " Dr Okafor "),
        );
    }
    desk.call(
        "checkins.addTold",
        ask("WHO-5", json!(0), "2026-11-17", "my clinic"),
    );
    let list = desk.call("checkins.told", json!({}));
    let told = list["told"].as_array().unwrap();
    assert_eq!(told[0]["measure"], "WHO-5");
    assert_eq!(told[0]["line"], "0 of 100");
    let lines: Vec<_> = told[1..]
        .iter()
        .map(|one| one["line"].as_str().unwrap())
        .collect();
    assert_eq!(lines, ["99", "27 of 27", "14 of 27"]);
    assert_eq!(told[2]["measure"], "PHQ-9");
    assert_eq!(told[1]["by"], "Told by Dr Okafor");
    assert_eq!(told[1]["day"], "Tue 10 Nov");
    assert_eq!(
        list["measures"][0]["range"],
        "WHO-5 goes from 0 to 100, in steps of 4."
    );
    assert_eq!(list["today"], "2026-11-17");
    assert_eq!(
        desk.call("checkins.list", json!({}))["forms"],
        json!([]),
        "no answer of one's own"
    );
}

#[test]
fn what_cannot_be_is_refused_kindly_and_nothing_is_kept() {
    let desk = desk();
    let day = "2026-11-10";
    let table = [
        (ask("QIDS-SR16", json!(99), day, "x"), "total"),
        (ask("PHQ-9", json!(28), day, "x"), "total"),
        (ask("WHO-5", json!(99), day, "x"), "total"),
        (ask("WHO-5", json!(104), day, "x"), "total"),
        (ask("another", json!(1000), day, "x"), "total"),
        (ask("another", json!(-1), day, "x"), "total"),
        (ask("another", json!(3.5), day, "x"), "total"),
        (ask("another", json!(1e300), day, "x"), "total"),
        (ask(" \n", json!(3), day, "x"), "measure"),
        (ask("–!?", json!(3), day, "x"), "measure"),
        (ask(&"m".repeat(81), json!(3), day, "x"), "measure"),
        (ask("ISI", json!(3), day, "  "), "by"),
        (ask("ISI", json!(3), day, &"b".repeat(121)), "by"),
        (
            json!({"measure": "ISI", "total": 3, "day": null, "by": "x"}),
            "day",
        ),
        (ask("ISI", json!(3), "2026-11-18", "x"), "day"),
        (ask("ISI", json!(3), "9999-12-31", "x"), "day"),
        (ask("ISI", json!(3), "0026-11-10", "x"), "day"),
    ];
    for (ask, field) in table {
        let refusal = desk.refuse("checkins.addTold", ask.clone());
        assert_eq!(refusal.field.as_deref(), Some(field), "{ask}");
        assert!(
            refusal.message.contains("Nothing was"),
            "{}",
            refusal.message
        );
    }
    for broken in [
        ask("ISI", Value::Null, day, "x"),
        ask("ISI", json!("3"), day, "x"),
        ask("ISI", json!(3), "tomorrow", "x"),
        json!({"measure": "ISI", "total": 3}),
    ] {
        assert_eq!(desk.fail("checkins.addTold", broken).0, "invalid");
    }
    assert_eq!(desk.call("checkins.told", json!({}))["told"], json!([]));
}

#[test]
fn it_is_taken_out_and_put_back() {
    let desk = desk();
    let told = desk.call(
        "checkins.addTold",
        ask("ISI", json!(9), "2026-11-17", "my clinic"),
    );
    let which = json!({"id": told["id"]});
    desk.call("checkins.removeTold", which.clone());
    assert_eq!(desk.call("checkins.told", json!({}))["told"], json!([]));
    assert_eq!(
        desk.fail("checkins.removeTold", which.clone()).0,
        "not_found"
    );
    desk.call("checkins.restoreTold", which);
    assert_eq!(
        desk.call("checkins.told", json!({}))["told"][0]["line"],
        "9 of 28"
    );
}
