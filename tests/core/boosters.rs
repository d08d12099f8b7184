//! The maintenance plan: dates that were set, said back when they are near, never computed.

use crate::desk::Desk;
use serde_json::{Value, json};

const NOW: &str = "2026-12-01T09:00:00-05:00";
const ZONE: &str = "America/New_York";

fn set(desk: &Desk, day: &str, note: &str) -> Value {
    let ask = json!({"starts": {"day": day, "time": "10:30"}, "note": note});
    desk.call("boosters.set", ask)
}

#[test]
fn a_date_is_a_planned_booster_with_its_note() {
    let desk = Desk::new(NOW, ZONE);
    assert_eq!(desk.call("boosters.read", json!({}))["dates"], json!([]));
    let dates = set(&desk, "2026-12-18", "Dr Okafor, second floor");
    assert_eq!(dates["dates"][0]["when"], "Fri 18 Dec, 10:30");
    assert_eq!(dates["dates"][0]["note"], "Dr Okafor, second floor");
    assert!(dates["near"].is_null());
    set(&desk, "2027-03-12", "");
    let dates = set(&desk, "2027-01-15", "");
    let when = dates["dates"].as_array().unwrap().iter();
    let when: Vec<_> = when.map(|d| d["when"].as_str().unwrap()).collect();
    assert_eq!(
        when,
        [
            "Fri 18 Dec, 10:30",
            "Fri 15 Jan 2027, 10:30",
            "Fri 12 Mar 2027, 10:30"
        ]
    );
    let course = desk.call("course.read", json!({}));
    assert!(course.to_string().contains("\"booster\":true"));
}

#[test]
fn the_date_is_said_within_seven_days_and_not_before_or_after() {
    let desk = Desk::new(NOW, ZONE);
    set(&desk, "2027-01-12", "");
    for (now, near) in [
        ("2027-01-04T23:59:00-05:00", false),
        ("2027-01-05T00:00:00-05:00", true),
        ("2027-01-12T10:31:00-05:00", true),
        ("2027-01-13T10:00:00-05:00", false),
    ] {
        desk.at(now);
        let said = &desk.call("boosters.read", json!({}))["near"];
        let sentence = "The date you and your clinic set is near: Tue 12 Jan.";
        assert_eq!(
            *said,
            if near { json!(sentence) } else { json!(null) },
            "{now}"
        );
    }
}

#[test]
fn moving_and_cancelling_are_the_course_s_and_the_note_stays() {
    let desk = Desk::new(NOW, ZONE);
    let dates = set(&desk, "2026-12-18", "bring the blanket");
    let id = &dates["dates"][0]["id"];
    let starts = json!({"day": "2026-12-21", "time": "09:00"});
    desk.call("course.move", json!({"id": id, "starts": starts}));
    let dates = desk.call("boosters.read", json!({}));
    assert_eq!(dates["dates"][0]["when"], "Mon 21 Dec, 09:00");
    assert_eq!(dates["dates"][0]["note"], "bring the blanket");
    desk.call("course.cancel", json!({"id": id}));
    assert_eq!(desk.call("boosters.read", json!({}))["dates"], json!([]));
}

#[test]
fn what_the_course_refuses_is_refused_and_changes_nothing() {
    let desk = Desk::new(NOW, ZONE);
    set(&desk, "2026-12-18", "");
    let before = desk.call("boosters.read", json!({}));
    for (starts, code, field) in [
        (
            json!({"day": "2026-12-18", "time": "10:30"}),
            "exists",
            Some("starts"),
        ),
        (
            json!({"day": "2026-12-18", "time": "10:45"}),
            "invalid",
            Some("starts"),
        ),
        (
            json!({"day": "2999-12-18", "time": "10:30"}),
            "invalid",
            Some("starts"),
        ),
        (
            json!({"day": "2026-12-40", "time": "10:30"}),
            "invalid",
            None,
        ),
        (
            json!({"day": "2026-12-19", "time": "10:30", "zone": "Mars/Base"}),
            "invalid",
            Some("starts"),
        ),
    ] {
        let refusal = desk.refuse("boosters.set", json!({"starts": starts}));
        assert_eq!(serde_json::to_value(refusal.code).unwrap(), code);
        assert_eq!(refusal.field.as_deref(), field);
    }
    let long = "a".repeat(2_001);
    let ask = json!({"starts": {"day": "2026-12-19", "time": "10:30"}, "note": long});
    let refusal = desk.refuse("boosters.set", ask);
    assert_eq!(refusal.field.as_deref(), Some("note"));
    assert_eq!(desk.call("boosters.read", json!({})), before);
}
