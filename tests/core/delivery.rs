//! What a host hears and says of reminders: neutral words, in an hour, done, what comes next; locked too.

use crate::desk::Desk;
use serde_json::{Value, json};

const NOW: &str = "2026-11-10T12:00:00-05:00";
const ZONE: &str = "America/New_York";

/// An infusion on the 14th at 10:30 without a ride: told on the 12th and the 13th at 10:30.
fn planned() -> Desk {
    let desk = Desk::new(NOW, ZONE);
    let start = json!({"day": "2026-11-14", "time": "10:30"});
    desk.call("course.plan", json!({"starts": [start], "minutes": 40}));
    desk
}

fn ids(desk: &Desk) -> Value {
    desk.call("reminders.due", json!({}))["ids"].clone()
}

fn next(desk: &Desk) -> String {
    let next = desk.call("reminders.next", json!({}));
    next["words"].as_str().unwrap().to_owned()
}

#[test]
fn a_note_says_nothing_and_names_who_was_chosen() {
    let desk = planned();
    desk.call("vault.lock", json!({}));
    desk.at("2026-11-12T10:30:00-05:00");
    let due = desk.call("reminders.due", json!({}));
    assert_eq!(due["ids"].as_array().unwrap().len(), 1);
    assert_eq!(due["sender"], "Calendar");
    assert_eq!(due["note"], "You have a time to keep.");
    let actions = json!({"done": "Done", "later": "In an hour", "open": "Open"});
    assert_eq!(due["actions"], actions);
    assert_eq!(desk.call("reminders.oneshot", json!({})), due);
}

#[test]
fn open_words_come_only_from_an_open_vault_and_only_when_they_were_chosen() {
    let desk = planned();
    desk.at("2026-11-12T10:30:00-05:00");
    let note = || desk.call("reminders.due", json!({}))["note"].clone();
    let neutral = "You have a time to keep.";
    assert_eq!(note(), neutral);
    desk.call("reminders.set", json!({"open": true, "sender": " Tea "}));
    let open = "The ride for Sat 14 Nov, 10:30 is not confirmed yet.";
    assert_eq!(note(), open);
    let oneshot = desk.call("reminders.oneshot", json!({}));
    assert_eq!(oneshot["note"], neutral);
    desk.call("vault.lock", json!({}));
    assert_eq!(note(), neutral);
    let outside = std::fs::read_to_string(desk.folder.path().join("outside.json")).unwrap();
    assert!(outside.contains("Tea") && !outside.to_lowercase().contains("ride"));
    let desk = desk.restart();
    assert_eq!(desk.call("reminders.next", json!({}))["sender"], "Tea");
}

#[test]
fn in_an_hour_is_once_more_in_an_hour_and_is_known_inside() {
    let desk = planned();
    desk.call("vault.lock", json!({}));
    desk.at("2026-11-12T10:30:00-05:00");
    let told = ids(&desk);
    desk.call("reminders.shown", json!({ "ids": told }));
    desk.call("reminders.act", json!({ "ids": told, "act": "later" }));
    let desk = desk.restart();
    for (now, count) in [
        ("2026-11-12T10:31:00-05:00", 0),
        ("2026-11-12T11:29:59-05:00", 0),
        ("2026-11-12T11:30:00-05:00", 1),
    ] {
        desk.at(now);
        assert_eq!(ids(&desk).as_array().unwrap().len(), count, "{now}");
    }
    desk.call("reminders.shown", json!({ "ids": told }));
    // Neither a clock set back nor a restart brings it again.
    for now in ["2026-11-12T10:30:00-05:00", "2026-11-12T12:40:00-05:00"] {
        desk.at(now);
        assert_eq!(ids(&desk), json!([]), "{now}");
    }
}

#[test]
fn what_was_put_off_stays_put_off_when_the_plan_is_made_anew() {
    let desk = planned();
    desk.at("2026-11-12T10:30:00-05:00");
    let told = ids(&desk);
    desk.call("reminders.shown", json!({ "ids": told }));
    desk.call("reminders.act", json!({ "ids": told, "act": "later" }));
    let waiting = || desk.call("reminders.list", json!({}))["notes"].clone();
    assert_eq!(waiting(), json!([]));
    // The file outside is gone; the vault knows.
    desk.call("vault.recoveryLater", json!({}));
    assert_eq!(ids(&desk), json!([]));
    desk.at("2026-11-12T11:30:00-05:00");
    assert_eq!(ids(&desk), told);
    assert_eq!(waiting().as_array().unwrap().len(), 1);
}

#[test]
fn nothing_comes_again_past_its_end() {
    let desk = planned();
    // The second ride note ends with the infusion, or twelve hours after its time.
    desk.at("2026-11-13T10:30:00-05:00");
    let told = ids(&desk);
    desk.at("2026-11-13T21:45:00-05:00");
    desk.call("reminders.act", json!({ "ids": told, "act": "later" }));
    for now in ["2026-11-13T22:45:00-05:00", "2026-11-14T09:00:00-05:00"] {
        desk.at(now);
        assert_eq!(ids(&desk), json!([]), "{now}");
    }
}

#[test]
fn done_on_the_note_is_done_inside() {
    let desk = planned();
    desk.call("vault.lock", json!({}));
    desk.at("2026-11-12T10:30:00-05:00");
    let told = ids(&desk);
    desk.call("reminders.act", json!({ "ids": told, "act": "done" }));
    assert_eq!(ids(&desk), json!([]));
    let wrong = desk.fail("reminders.act", json!({ "ids": told, "act": "dance" }));
    assert_eq!(wrong.0, "invalid");
    desk.call(
        "reminders.act",
        json!({ "ids": ["no such"], "act": "later" }),
    );
    assert_eq!(ids(&desk), json!([]));
}

#[test]
fn a_zone_left_behind_is_planned_for_at_the_next_look() {
    let desk = planned();
    let ride = |desk: &Desk| desk.call("reminders.next", json!({}))["at"].clone();
    assert_eq!(ride(&desk), "2026-11-12T10:30:00.000-05:00");
    desk.travel("Asia/Tokyo");
    ids(&desk);
    // 00:30 there: the morning of that day.
    assert_eq!(ride(&desk), "2026-11-13T09:00:00.000+09:00");
}

#[test]
fn the_next_thing_is_said_without_saying_what() {
    let desk = Desk::new(NOW, ZONE);
    assert_eq!(next(&desk), "Nothing set");
    let desk = planned();
    assert_eq!(next(&desk), "Next: Thu 12 Nov, 10:30");
    desk.at("2026-11-11T09:00:00-05:00");
    assert_eq!(next(&desk), "Next: tomorrow 10:30");
    desk.call("vault.lock", json!({}));
    desk.at("2026-11-12T10:29:40-05:00");
    assert_eq!(next(&desk), "Next: today 10:30");
    assert_eq!(desk.call("reminders.next", json!({}))["lookS"], 21);
    desk.at("2026-11-12T10:30:00-05:00");
    assert_eq!(next(&desk), "Next: now");
}

#[test]
fn names_and_hours_that_cannot_be_are_refused() {
    let desk = planned();
    let before = desk.call("reminders.settings", json!({}));
    for (ask, field) in [
        (json!({"sender": "two\nlines"}), "sender"),
        (json!({"sender": "x".repeat(41)}), "sender"),
        (json!({"quiet": {"from": 17, "until": 9}}), "quiet"),
        (json!({"quiet": {"from": 21, "until": 13}}), "quiet"),
    ] {
        let refusal = desk.refuse("reminders.set", ask);
        assert_eq!(refusal.field.as_deref(), Some(field));
    }
    assert_eq!(desk.call("reminders.settings", json!({})), before);
    let set = desk.call("reminders.set", json!({"quiet": {"from": 20, "until": 8}}));
    assert_eq!(set["quiet"], json!({"from": 20, "until": 8}));
    let off = json!({"kind": {"kind": "rideNotConfirmed", "on": false}});
    desk.call("reminders.set", off);
    assert_eq!(next(&desk), "Next: Fri 13 Nov, 10:30");
}
