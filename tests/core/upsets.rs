//! What upsets a clock, a machine or a plan: set far ahead and back, a zone nobody knows, a second
//! machine, a thing that is gone, a sleep through the infusion. Nothing is told twice or about nothing.

use crate::desk::Desk;
use afterglow::vault::outside::Outside;
use serde_json::{Value, json};

const NOW: &str = "2026-11-10T12:00:00-05:00";
const ZONE: &str = "America/New_York";
const FIRST: &str = "2026-11-12T10:30:00-05:00";
const SECOND: &str = "2026-11-13T10:30:00-05:00";

/// An infusion on the 14th at 10:30 without a ride.
fn planned() -> (Desk, Value) {
    let desk = Desk::new(NOW, ZONE);
    let start = json!({"day": "2026-11-14", "time": "10:30"});
    let course = desk.call("course.plan", json!({"starts": [start], "minutes": 40}));
    let id = course["infusions"][0]["id"].clone();
    (desk, id)
}

fn due(desk: &Desk) -> Vec<Value> {
    let due = desk.call("reminders.due", json!({}));
    due["ids"].as_array().unwrap().clone()
}

fn shown(desk: &Desk) -> usize {
    let ids = due(desk);
    desk.call("reminders.shown", json!({ "ids": ids }));
    ids.len()
}

#[test]
fn a_clock_ten_years_ahead_and_back_loses_and_repeats_nothing() {
    for open in [true, false] {
        let (desk, _) = planned();
        if !open {
            desk.call("vault.lock", json!({}));
        }
        desk.at(FIRST);
        assert_eq!(shown(&desk), 1);
        desk.at("2036-11-12T10:30:00-05:00");
        assert_eq!(shown(&desk), 0);
        if open {
            desk.call("vault.recoveryLater", json!({}));
            assert_eq!(desk.call("reminders.list", json!({}))["notes"], json!([]));
        }
        desk.at(FIRST);
        assert_eq!(shown(&desk), 0, "open: {open}");
        desk.at(SECOND);
        // The ride again, and the check-in.
        assert_eq!(shown(&desk), 2, "open: {open}");
    }
}

#[test]
fn a_clock_a_day_back_repeats_nothing() {
    let (desk, _) = planned();
    desk.at(FIRST);
    assert_eq!(shown(&desk), 1);
    desk.at("2026-11-11T10:30:00-05:00");
    assert_eq!(shown(&desk), 0);
    desk.call("vault.recoveryLater", json!({}));
    let waiting = desk.call("reminders.list", json!({}))["notes"].clone();
    assert_eq!(waiting, json!([]), "it lies ahead again");
    desk.at(FIRST);
    assert_eq!(shown(&desk), 0);
}

#[test]
fn a_zone_that_nobody_knows_any_more_still_reminds() {
    let (desk, _) = planned();
    {
        let vault = desk.app.vault();
        let db = &vault.as_ref().unwrap().db;
        db.execute("UPDATE session SET zone = 'Mars/Base'", [])
            .unwrap();
    }
    desk.call("vault.recoveryLater", json!({}));
    desk.at(FIRST);
    assert_eq!(shown(&desk), 1);
    desk.call("reminders.ahead", json!({}));
    desk.call("reminders.calendar", json!({}));
}

#[test]
fn a_second_machine_repeats_nothing_that_the_vault_knows() {
    let (desk, _) = planned();
    desk.at(FIRST);
    assert_eq!(shown(&desk), 1);
    let later = json!({"quiet": {"from": 20, "until": 8}, "sender": "Tea"});
    desk.call("reminders.set", later);
    // The vault comes without the file beside it.
    desk.app
        .change_outside(|outside| *outside = Outside::default())
        .unwrap();
    desk.call("vault.recoveryLater", json!({}));
    assert_eq!(shown(&desk), 0);
    assert_eq!(desk.app.outside().quiet, Some((20, 8)));
    assert_eq!(desk.call("reminders.next", json!({}))["sender"], "Tea");
    desk.at(SECOND);
    assert_eq!(shown(&desk), 2);
}

#[test]
fn what_is_gone_is_not_reminded_of_and_an_answer_to_it_hurts_nothing() {
    let (desk, id) = planned();
    desk.at(FIRST);
    let told = due(&desk);
    desk.call("course.cancel", json!({ "id": id }));
    assert!(due(&desk).is_empty());
    for act in ["later", "done"] {
        desk.call("reminders.act", json!({ "ids": told, "act": act }));
    }
    desk.call("reminders.shown", json!({ "ids": told }));
    desk.at(SECOND);
    assert!(due(&desk).is_empty());
    assert_eq!(
        desk.call("reminders.next", json!({}))["words"],
        "Nothing set"
    );
    let therapy = json!({"at": {"day": "2026-11-13", "time": "16:00"}});
    let therapy = desk.call("therapy.set", therapy)["id"].clone();
    desk.call("therapy.remove", json!({ "id": therapy }));
    desk.at("2026-11-13T15:00:00-05:00");
    assert!(due(&desk).is_empty());
}

#[test]
fn a_sleep_through_the_infusion_ends_with_one_note_and_one_card() {
    let (desk, _) = planned();
    desk.at("2026-11-14T16:00:00-05:00");
    // The ride and the check-in have passed; a few words after it are for now.
    let due = due(&desk);
    assert!(due.len() <= 1, "{due:?}");
    desk.call("vault.recoveryLater", json!({}));
    let notes = desk.call("reminders.list", json!({}))["notes"].clone();
    let words: Vec<_> = notes
        .as_array()
        .unwrap()
        .iter()
        .map(|one| &one["words"])
        .collect();
    assert!(
        !words
            .iter()
            .any(|words| words.as_str().unwrap().contains("ride")),
        "{words:?}"
    );
}
