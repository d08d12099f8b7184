//! Earlier wordings: listed, compared, brought back, and never lost.

use crate::desk::Desk;
use serde_json::{Value, json};

fn desk() -> Desk {
    Desk::new("2026-11-09T14:00:00-05:00", "America/New_York")
}

fn write(desk: &Desk, id: Option<&str>, words: &str) -> String {
    let saved = desk.call(
        "journal.draft",
        json!({"id": id, "kind": "entry", "words": words}),
    );
    let id = saved["id"].as_str().unwrap().to_owned();
    desk.call("journal.keep", json!({"id": id}));
    id
}

fn earlier(desk: &Desk, id: &str) -> Vec<Value> {
    let answer = desk.call("journal.revisions", json!({"id": id}));
    answer["earlier"].as_array().unwrap().clone()
}

fn words(desk: &Desk, id: &str) -> String {
    let leaf = desk.call("journal.read", json!({"id": id}));
    leaf["entry"]["words"].as_str().unwrap().to_owned()
}

#[test]
fn every_wording_that_was_kept_can_be_compared_and_brought_back() {
    let desk = desk();
    let id = write(&desk, None, "The kettle first.");
    assert!(earlier(&desk, &id).is_empty());
    desk.at("2026-11-10T08:30:00-05:00");
    write(&desk, Some(&id), "The old kettle.");
    let list = earlier(&desk, &id);
    assert_eq!(list.len(), 1);
    assert_eq!(list[0]["first"], "The kettle first.");
    assert_eq!(
        (&list[0]["day"], &list[0]["time"]),
        (&json!("Mon 9 Nov"), &json!("14:00"))
    );
    let which = json!({"id": id, "revision": list[0]["revision"]});
    let compared = desk.call("journal.compare", which.clone());
    assert_eq!(
        compared["pieces"][1],
        json!({"fate": "came", "text": "old "})
    );
    assert_eq!(
        compared["pieces"][3],
        json!({"fate": "went", "text": " first"})
    );

    desk.call("journal.bringBack", which.clone());
    assert_eq!(words(&desk, &id), "The kettle first.");
    assert_eq!(earlier(&desk, &id)[0]["first"], "The old kettle.");
    let found = desk.call("journal.search", json!({"question": "first"}));
    assert_eq!(found["texts"][0]["id"], id.as_str());
    // What is there already is not kept once more.
    desk.call("journal.bringBack", which);
    assert_eq!(earlier(&desk, &id).len(), 2);
}

#[test]
fn changes_that_are_not_kept_yet_are_never_overwritten() {
    let desk = desk();
    let id = write(&desk, None, "one");
    write(&desk, Some(&id), "two");
    desk.call(
        "journal.draft",
        json!({"id": id, "kind": "entry", "words": "three, unfinished"}),
    );
    let revision = earlier(&desk, &id)[0]["revision"].clone();
    let (code, message) = desk.fail("journal.bringBack", json!({"id": id, "revision": revision}));
    assert_eq!(code, "conflict");
    assert!(message.contains("Keep them first"), "{message}");
    assert_eq!(words(&desk, &id), "two");
    let leaf = desk.call("journal.read", json!({"id": id}));
    assert_eq!(leaf["entry"]["typedOver"], "three, unfinished");
    assert_eq!(leaf["entry"]["earlier"], 1);
}

#[test]
fn a_wording_there_never_was_is_not_found() {
    let desk = desk();
    let id = write(&desk, None, "one");
    for command in ["journal.compare", "journal.bringBack"] {
        assert_eq!(
            desk.fail(command, json!({"id": id, "revision": 77})).0,
            "not_found"
        );
        assert_eq!(
            desk.fail(command, json!({"id": "0190", "revision": 1})).0,
            "not_found"
        );
    }
}
