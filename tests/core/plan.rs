//! The small plan of the days after an infusion, and the therapy appointment beside it.

use crate::desk::Desk;
use crate::window::course;
use serde_json::{Value, json};

/// The evening of infusion 3.
fn desk() -> Desk {
    let desk = Desk::new("2026-11-16T20:00:00-05:00", "America/New_York");
    course(&desk, 3);
    desk
}

fn add(desk: &Desk, words: &str, day: u32) -> Value {
    desk.call("plan.add", json!({"words": words, "day": day}))
}

fn shown(plan: &Value) -> Vec<(String, String)> {
    let actions = plan["actions"].as_array().unwrap().iter();
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    actions
        .map(|action| (text(&action["words"]), text(&action["when"])))
        .collect()
}

#[test]
fn actions_are_chosen_done_and_said_how_they_went() {
    let desk = desk();
    let plan = desk.call("plan.read", json!({}));
    assert_eq!(plan["days"][0]["name"], "Tue 17 Nov");
    assert_eq!(plan["days"].as_array().unwrap().len(), 4);
    let walk = plan["offers"][0].as_str().unwrap().to_owned();
    let plan = desk.call(
        "plan.add",
        json!({"words": walk, "day": 1, "time": "16:00"}),
    );
    assert_eq!(
        shown(&plan),
        [(walk.clone(), "Tue 17 Nov, 16:00".to_owned())]
    );
    assert_ne!(plan["offers"][0], walk.as_str());
    desk.at("2026-11-17T18:00:00-05:00");
    let plan = desk.call("plan.read", json!({}));
    assert_eq!(plan["actions"][0]["when"], "Today, 16:00");
    let id = &plan["actions"][0]["id"];
    let plan = desk.call(
        "plan.say",
        json!({"id": id, "done": true, "how": "wet. good."}),
    );
    assert_eq!(plan["actions"][0]["how"], "wet. good.");
    desk.at("2026-11-18T18:00:00-05:00");
    assert_eq!(
        desk.call("plan.read", json!({}))["actions"][0]["done"],
        true
    );
}

#[test]
fn what_was_not_done_leaves_no_mark_and_is_offered_again() {
    let desk = desk();
    add(&desk, "Unpack one box", 1);
    desk.at("2026-11-18T09:00:00-05:00");
    let plan = desk.call("plan.read", json!({}));
    assert_eq!(shown(&plan), []);
    assert_eq!(plan["offers"][0], "Unpack one box");
    assert_eq!(plan["days"][0], json!({"day": 2, "name": "Today"}));
    let refusal = desk.refuse("plan.add", json!({"words": "late", "day": 1}));
    assert_eq!(refusal.field.as_deref(), Some("day"));
}

#[test]
fn three_are_enough_until_one_is_done() {
    let desk = desk();
    for words in ["one", "two", "three"] {
        add(&desk, words, 2);
    }
    let plan = desk.call("plan.read", json!({}));
    assert_eq!(plan["enough"], "Three are enough for now.");
    assert_eq!(
        desk.fail("plan.add", json!({"words": "four", "day": 2})).0,
        "refused"
    );
    let id = &plan["actions"][1]["id"];
    let fewer = desk.call("plan.remove", json!({"id": id}));
    assert_eq!(fewer["enough"], Value::Null);
    let again = desk.call("plan.restore", json!({"id": id}));
    assert_eq!(shown(&again), shown(&plan));
}

#[test]
fn there_is_no_plan_while_resting_nor_after_the_fourth_day() {
    let desk = desk();
    for now in ["2026-11-16T13:00:00-05:00", "2026-11-08T13:00:00-05:00"] {
        desk.at(now);
        assert_eq!(desk.call("plan.read", json!({})), Value::Null);
        assert_eq!(
            desk.fail("plan.add", json!({"words": "walk", "day": 1})).0,
            "not_found"
        );
    }
}

#[test]
fn the_next_appointment_is_shown_until_an_hour_after_it_began() {
    let desk = desk();
    assert_eq!(desk.call("therapy.read", json!({})), Value::Null);
    let wall = |day: &str, time: &str| json!({"day": day, "time": time});
    desk.call(
        "therapy.set",
        json!({"at": wall("2026-11-25", "10:00"), "about": "Dr Okafor"}),
    );
    let next = desk.call(
        "therapy.set",
        json!({"at": wall("2026-11-18", "16:00"), "about": "Dr Okafor, by video"}),
    );
    assert_eq!(next["when"], "Wed 18 Nov, 16:00");
    desk.at("2026-11-18T16:59:00-05:00");
    assert_eq!(
        desk.call("therapy.read", json!({}))["about"],
        "Dr Okafor, by video"
    );
    desk.at("2026-11-18T17:00:00-05:00");
    let later = desk.call("therapy.read", json!({}));
    assert_eq!(later["when"], "Wed 25 Nov, 10:00");
    desk.call("therapy.remove", json!({"id": later["id"]}));
    assert_eq!(desk.call("therapy.read", json!({})), Value::Null);
    desk.call("therapy.restore", json!({"id": later["id"]}));
    let past = desk.refuse("therapy.set", json!({"at": wall("2026-11-01", "10:00")}));
    assert_eq!(past.field.as_deref(), Some("at"));
    // A time that summer time skips is moved, never lost.
    let skipped = desk.call("therapy.set", json!({"at": wall("2027-03-14", "02:30")}));
    assert_eq!(skipped["when"], "Wed 25 Nov, 10:00");
}
