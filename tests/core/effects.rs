//! After-effects: noted, corrected, taken back; impossible times are not kept; groggy time blocks nothing.

use crate::desk::Desk;
use serde_json::{Value, json};

fn ended() -> (Desk, String) {
    let desk = Desk::new("2026-11-11T09:00:00-05:00", "America/New_York");
    let plan = json!({"starts": [{"day": "2026-11-12", "time": "10:30"}], "minutes": 40});
    let id = desk.call("course.plan", plan)["next"]
        .as_str()
        .unwrap()
        .to_owned();
    assert!(desk.call("effects.read", json!({})).is_null());
    desk.at("2026-11-12T11:10:00-05:00");
    desk.call("session.over", json!({"id": id}));
    desk.at("2026-11-12T13:00:00-05:00");
    (desk, id)
}

fn nausea(id: &str, grade: &Value, start: &str, end: &str) -> Value {
    json!({"id": id, "effect": "nausea", "grade": grade, "start": start, "end": end})
}

fn line(view: &Value, effect: &str) -> Value {
    let lines = view["effects"].as_array().unwrap();
    lines
        .iter()
        .find(|one| one["effect"] == effect)
        .unwrap()
        .clone()
}

#[test]
fn one_is_noted_while_groggy_then_corrected_and_taken_back() {
    let (desk, id) = ended();
    let kept = desk.call("effects.set", nausea(&id, &json!("mild"), "11:30", ""));
    let nauseous = line(&kept, "nausea");
    assert_eq!(nauseous["grade"], "mild");
    assert_eq!(nauseous["start"], "11:30");
    assert_eq!(nauseous["usual"], "Usually lasts some hours.");
    let kept = desk.call(
        "effects.set",
        nausea(&id, &json!("severe"), "11:30", "12.45"),
    );
    assert_eq!(line(&kept, "nausea")["end"], "12:45");
    desk.call("effects.set", nausea(&id, &Value::Null, "", ""));
    let read = desk.call("effects.read", json!({"id": id}));
    assert!(line(&read, "nausea")["grade"].is_null());
    assert!(line(&read, "dizzy")["grade"].is_null());
}

#[test]
fn times_that_cannot_be_are_not_kept() {
    let (desk, id) = ended();
    let mild = json!("mild");
    for (grade, start, end, field) in [
        (&mild, "14:00", "", "start"),
        (&mild, "Tue 10 Nov 10:00", "", "start"),
        (&mild, "a while ago", "", "start"),
        (&mild, "25:70", "", "start"),
        (&mild, "12:00", "11:59", "end"),
        (&mild, "", "13:01", "end"),
        (&mild, "12:00", "later", "end"),
        (&json!("none"), "12:00", "", "start"),
        (&Value::Null, "12:00", "", "start"),
    ] {
        let refusal = desk.refuse("effects.set", nausea(&id, grade, start, end));
        assert_eq!(refusal.field.as_deref(), Some(field), "{start} {end}");
    }
    let other = json!({"id": id, "effect": "unknown", "grade": "mild", "start": "", "end": ""});
    assert_eq!(desk.fail("effects.set", other).0, "not_found");
    let read = desk.call("effects.read", json!({}));
    assert!(line(&read, "nausea")["grade"].is_null());
}

/// A time alone is the nearest that can be true after the infusion began, else the one on its day.
#[test]
fn a_time_alone_finds_its_day() {
    let (desk, id) = ended();
    for (now, start, end, shown) in [
        (
            "2026-11-12T13:00:00-05:00",
            "11:30",
            "12:10",
            ["11:30", "12:10"],
        ),
        // Before the infusion, when nothing later can be meant yet.
        ("2026-11-12T13:00:00-05:00", "9:00", "", ["09:00", ""]),
        (
            "2026-11-13T09:00:00-05:00",
            "8:00",
            "",
            ["Fri 13 Nov 08:00", ""],
        ),
        (
            "2026-11-13T09:00:00-05:00",
            "21:00",
            "8 am",
            ["21:00", "Fri 13 Nov 08:00"],
        ),
        (
            "2026-11-16T09:00:00-05:00",
            "14:00",
            "Sat 14 Nov 7:30",
            ["14:00", "Sat 14 Nov 07:30"],
        ),
    ] {
        desk.at(now);
        let kept = desk.call("effects.set", nausea(&id, &json!("mild"), start, end));
        let kept = line(&kept, "nausea");
        assert_eq!([&kept["start"], &kept["end"]], shown, "{start} {end}");
        // What a field shows is what it means when it is kept again.
        let again = nausea(&id, &json!("mild"), shown[0], shown[1]);
        let again = line(&desk.call("effects.set", again), "nausea");
        assert_eq!([&again["start"], &again["end"]], shown);
    }
}

#[test]
fn the_clinic_to_call_stands_beside_the_checklist() {
    let (desk, _) = ended();
    assert!(desk.call("effects.read", json!({}))["clinic"].is_null());
    let clinic = json!({"name": "Harbor Street Clinic", "phone": "(617) 555-0119"});
    desk.call("clinic.setContact", clinic.clone());
    assert_eq!(desk.call("effects.read", json!({}))["clinic"], clinic);
}

#[test]
fn each_infusion_keeps_its_own() {
    let (desk, id) = ended();
    desk.call("effects.set", nausea(&id, &json!("mild"), "", ""));
    let plan = json!({"starts": [{"day": "2026-11-14", "time": "10:30"}], "minutes": 40});
    desk.call("course.plan", plan);
    desk.at("2026-11-14T10:45:00-05:00");
    let now = desk.call("effects.read", json!({}));
    assert_ne!(now["sessionId"], json!(id));
    assert!(line(&now, "nausea")["grade"].is_null());
    assert_eq!(
        line(&desk.call("effects.read", json!({"id": id})), "nausea")["grade"],
        "mild"
    );
}

#[test]
fn a_time_in_the_hour_that_comes_twice_stays_the_moment_it_was() {
    // An infusion late on the evening before the clocks go back.
    let desk = Desk::new("2026-10-30T09:00:00-04:00", "America/New_York");
    let plan = json!({"starts": [{"day": "2026-10-31", "time": "23:00"}], "minutes": 40});
    let id = desk.call("course.plan", plan)["next"].clone();
    desk.at("2026-10-31T23:40:00-04:00");
    desk.call("session.over", json!({"id": id}));
    desk.travel("Europe/Berlin");
    // 01:30 in New York for the second time, said where it is unmistakable.
    desk.at("2026-11-01T08:00:00+01:00");
    let there = json!("07:30");
    let noted = |grade: &str, start: &Value| json!({"id": id, "effect": "nausea", "grade": grade, "start": start, "end": ""});
    desk.call("effects.set", noted("mild", &there));
    desk.travel("America/New_York");
    let read = line(&desk.call("effects.read", json!({"id": id})), "nausea");
    assert_eq!(read["start"], "Sun 1 Nov 01:30");
    desk.call("effects.set", noted("severe", &read["start"]));
    desk.travel("Europe/Berlin");
    let back = line(&desk.call("effects.read", json!({"id": id})), "nausea");
    assert_eq!((&back["grade"], &back["start"]), (&json!("severe"), &there));
}

#[test]
fn what_was_there_after_other_infusions_is_found_again() {
    let (desk, id) = ended();
    let noted = nausea(&id, &json!("moderate"), "11:20", "12:50");
    desk.call("effects.set", noted);
    desk.call(
        "effects.set",
        json!({"id": id, "effect": "dizzy", "grade": "none", "start": "", "end": ""}),
    );
    let plan = json!({"starts": [{"day": "2026-11-16", "time": "10:30"}], "minutes": 40});
    desk.call("course.plan", plan);
    desk.at("2026-11-16T12:00:00-05:00");
    let read = desk.call("effects.read", json!({}));
    assert_ne!(read["sessionId"], json!(id));
    assert_eq!(
        read["past"],
        json!([{"title": "Infusion Thursday 12 November, 10:30", "lines": ["Feeling sick: Moderate, 1 h 30 min"]}])
    );
    let first = desk.call("effects.read", json!({"id": id}));
    assert_eq!(first["past"], json!([]));
}
