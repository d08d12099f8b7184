//! The ride: who drives, from where, who stays, who else could, and the page for them.

use crate::desk::Desk;
use afterglow::paper::fonts::Fonts;
use afterglow::paper::sheet::{Sheet, SheetNumber, SheetPart, write};
use afterglow::words::Words;
use serde_json::{Value, json};
use std::time::Duration;

fn desk() -> (Desk, String) {
    let desk = Desk::new("2026-11-18T18:40:00-05:00", "America/New_York");
    let plan = json!({"starts": [{"day": "2026-11-19", "time": "10:30"}], "minutes": 40});
    let id = desk.call("course.plan", plan)["next"]
        .as_str()
        .unwrap()
        .to_owned();
    (desk, id)
}

fn set(desk: &Desk, id: &str, state: &str) -> Value {
    desk.call(
        "ride.set",
        json!({"sessionId": id, "state": state, "who": "Dana", "phone": "(617) 555-0142"}),
    )
}

fn details(id: &str, pick_up: &str) -> Value {
    json!({
        "sessionId": id, "pickUp": pick_up, "place": "Main door, Elm Street",
        "stays": {"who": "Ana", "phone": "617 555 0111"},
        "backup": {"who": "Tom", "phone": "617 555 0122"},
    })
}

#[test]
fn where_and_when_and_who_stays_leave_the_answer_as_it_is() {
    let (desk, id) = desk();
    set(&desk, &id, "confirmed");
    let ride = desk.call("ride.details", details(&id, "12:30"));
    assert_eq!(ride["state"], "confirmed");
    assert_eq!(ride["pickUpText"], "12:30, Main door, Elm Street");
    assert_eq!(ride["stays"]["who"], "Ana");
    let message = ride["message"].as_str().unwrap();
    assert!(message.contains("12:30, Main door"), "{message}");
    // Said once more, the details stay.
    assert_eq!(set(&desk, &id, "asked")["pickUp"], "12:30");
    let cleared = desk.call("ride.details", details(&id, ""));
    assert_eq!(cleared["pickUpText"], "Main door, Elm Street");
}

#[test]
fn a_moved_infusion_lets_go_of_the_pick_up_and_asks_again() {
    let (desk, id) = desk();
    set(&desk, &id, "confirmed");
    desk.call("ride.details", details(&id, "12:30"));
    let later = json!({"id": id, "starts": {"day": "2026-11-20", "time": "14:00"}});
    desk.call("course.move", later);
    let ride = desk.call("prep.read", json!({}))["ride"].clone();
    assert_eq!(
        (&ride["state"], &ride["moved"]),
        (&json!("none"), &json!(true))
    );
    assert_eq!(
        (&ride["pickUp"], &ride["place"]),
        (&json!(""), &json!("Main door, Elm Street"))
    );
    // New details do not make up for asking.
    let ride = desk.call("ride.details", details(&id, "16:00"));
    assert_eq!(
        (&ride["state"], &ride["moved"]),
        (&json!("none"), &json!(true))
    );
    assert_eq!(ride["pickUp"], "16:00");
}

#[test]
fn the_backup_takes_over_and_is_asked() {
    let (desk, id) = desk();
    let none = desk.refuse("ride.swap", json!({"sessionId": id}));
    assert_eq!(none.field.as_deref(), Some("backupWho"));
    set(&desk, &id, "confirmed");
    desk.call("ride.details", details(&id, "12:30"));
    let ride = desk.call("ride.swap", json!({"sessionId": id}));
    assert_eq!(
        (&ride["who"], &ride["state"]),
        (&json!("Tom"), &json!("none"))
    );
    assert_eq!(ride["backup"]["who"], "Dana");
    assert_eq!(ride["moved"], false);
    assert_eq!(ride["pickUp"], "12:30");
}

#[test]
fn on_the_way_is_settled_and_belongs_to_the_day() {
    let (desk, id) = desk();
    assert_eq!(set(&desk, &id, "confirmed")["mayLeave"], false);
    desk.at("2026-11-19T11:40:00-05:00");
    let ride = set(&desk, &id, "onTheWay");
    assert_eq!(
        (&ride["sentence"], &ride["mayLeave"]),
        (&json!("On the way"), &json!(true))
    );
    // In the quiet hours the number is there, and the other one below it.
    desk.call("ride.details", details(&id, "12:30"));
    desk.call("session.over", json!({"id": id}));
    let page = desk.call("groggy.read", json!({}))["ride"].clone();
    assert_eq!(page["driver"]["who"], "Dana");
    assert_eq!(page["standing"], "On the way");
    assert_eq!(page["backup"]["phone"], "617 555 0122");
    assert!(page["backup"]["qr"].is_string());
}

#[test]
fn what_cannot_be_is_refused_by_its_field() {
    let (desk, id) = desk();
    for (wrong, field) in [
        (details(&id, "half past"), "pickUp"),
        (details(&id, "09:15"), "pickUp"),
        (details(&id, "25:00"), "pickUp"),
    ] {
        assert_eq!(
            desk.refuse("ride.details", wrong).field.as_deref(),
            Some(field)
        );
    }
    let mut letters = details(&id, "12:30");
    letters["backup"]["phone"] = json!("ask Tom");
    assert_eq!(
        desk.refuse("ride.details", letters).field.as_deref(),
        Some("backupPhone")
    );
    let mut long = details(&id, "12:30");
    long["stays"]["who"] = json!("x".repeat(201));
    assert_eq!(
        desk.refuse("ride.details", long).field.as_deref(),
        Some("staysWho")
    );
    assert_eq!(desk.call("prep.read", json!({}))["ride"]["place"], "");
}

fn text(sheet: &Value) -> String {
    serde_json::to_string(sheet).unwrap()
}

#[test]
fn the_page_says_when_where_what_and_whom_to_ring() {
    let (desk, id) = desk();
    let ask = json!({"sessionId": id});
    let bare = text(&desk.call("companion.read", ask.clone()));
    assert!(bare.contains("not agreed yet") && bare.contains("at least until bedtime"));
    desk.call("settings.change", json!({"region": "us"}));
    desk.call(
        "clinic.setContact",
        json!({"name": "Elm Clinic", "phone": "617 555 0100"}),
    );
    set(&desk, &id, "confirmed");
    desk.call("ride.details", details(&id, "12:30"));
    let page = text(&desk.call("companion.read", ask));
    for part in [
        "Thursday 19 November, 10:30",
        "12:30, Main door",
        "Tom, 617 555 0122",
        "\"911\"",
        "\"988\"",
        "Elm Clinic",
        "617 555 0100",
        "Waits until Friday 20 November, 11:10 and a night’s sleep",
    ] {
        assert!(page.contains(part), "{part} in {page}");
    }
    let missing = json!({"sessionId": "0198f000-0000-7000-8000-000000000000"});
    desk.refuse("companion.read", missing);
}

#[test]
fn the_page_is_saved_as_one_page() {
    let (desk, id) = desk();
    let to = desk.app.home().join("page.pdf");
    let chosen = to.clone();
    desk.app.set_picker(Box::new(move |_| Some(chosen.clone())));
    let job = desk.call("companion.save", json!({"sessionId": id}))["id"].clone();
    let ended = loop {
        let jobs = desk.call("jobs.list", json!({}));
        let jobs = jobs.as_array().unwrap();
        let one = jobs.iter().find(|one| one["id"] == job).unwrap();
        if !one["end"].is_null() {
            break one["end"].clone();
        }
        std::thread::sleep(Duration::from_millis(20));
    };
    assert_eq!(
        (&ended["kind"], &ended["answer"]["file"]),
        (&json!("finished"), &json!("page.pdf"))
    );
    assert!(std::fs::read(&to).unwrap().starts_with(b"%PDF-"));
    // In the quiet hours nothing leaves the house.
    desk.at("2026-11-19T11:40:00-05:00");
    desk.call("session.over", json!({"id": id}));
    desk.refuse("companion.save", json!({"sessionId": id}));
    assert!(
        desk.call("companion.read", json!({"sessionId": id}))
            .is_object()
    );
}

#[test]
fn the_longest_page_is_still_one() {
    let (desk, id) = desk();
    desk.call("settings.change", json!({"region": "us"}));
    let long = "A very long way round ".repeat(9);
    let mut much = details(&id, "12:30");
    much["place"] = json!(long);
    much["backup"]["who"] = json!(long);
    desk.call("ride.details", much);
    desk.call(
        "clinic.setContact",
        json!({"name": long, "phone": "617 555 0100"}),
    );
    let sheet = desk.call("companion.read", json!({"sessionId": id}));
    let lines = |of: &Value| -> Vec<String> { serde_json::from_value(of.clone()).unwrap() };
    let part = |of: &Value| SheetPart {
        heading: of["heading"].as_str().unwrap().to_owned(),
        numbers: vec![SheetNumber {
            name: long.clone(),
            number: "617 555 0100".into(),
        }],
        lines: lines(&of["lines"]),
    };
    let sheet = Sheet {
        title: sheet["title"].as_str().unwrap().to_owned(),
        lead: sheet["lead"].as_str().unwrap().to_owned(),
        parts: sheet["parts"]
            .as_array()
            .unwrap()
            .iter()
            .map(part)
            .collect(),
        foot: lines(&sheet["foot"]),
    };
    let now = desk.app.clock().now();
    let set = write(&sheet, &Words::english(), &now, &Fonts::new(Vec::new())).unwrap();
    assert_eq!(set.pages.len(), 1);
    assert!(set.accessible);
}
