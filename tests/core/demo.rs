//! An invented life: only into an empty vault, whole, and shown by the ordinary commands.

use crate::desk::Desk;
use afterglow::demo::api::fill;
use serde_json::json;

#[test]
fn it_fills_an_empty_vault_and_no_other() {
    let desk = Desk::new("2026-11-23T12:00:00-05:00", "America/New_York");
    assert!(fill(&desk.app, 0, 1, None).is_err());
    assert!(fill(&desk.app, 51, 1, None).is_err());
    assert_eq!(
        desk.call("checkins.list", json!({})),
        json!({"forms": [], "earlier": false, "open": []})
    );
    assert!(fill(&desk.app, 1, 1, Some(200_001)).is_err());
    fill(&desk.app, 1, 1, Some(700)).unwrap();
    assert_eq!(desk.call("journal.blocks", json!({}))["count"], 700);
    let course = desk.call("course.read", json!({}));
    assert!(
        course["infusions"].as_array().unwrap().len() > 12,
        "{course}"
    );
    assert_eq!(
        desk.call("checkins.list", json!({"stretches": 2}))["forms"]
            .as_array()
            .unwrap()
            .len(),
        26
    );
    assert!(
        !desk
            .call("share.ledger", json!({}))
            .as_array()
            .unwrap()
            .is_empty()
    );
    assert!(desk.call("today.read", json!({})).is_object());
    let refused = fill(&desk.app, 1, 1, None).unwrap_err();
    assert_eq!(refused.code, afterglow::error::Code::Exists);
}

#[test]
fn one_entry_is_enough_for_a_vault_not_to_be_empty() {
    let desk = Desk::new("2026-11-23T12:00:00-05:00", "America/New_York");
    desk.call("journal.draft", json!({"words": "mine", "kind": "entry"}));
    assert!(fill(&desk.app, 1, 1, None).is_err());
    assert_eq!(desk.call("checkins.moods", json!({}))["days"], json!([]));
}
