//! The bin: deleted texts stay for thirty days, come back as they were, and then go for good.

use crate::desk::Desk;
use serde_json::{Value, json};

fn desk() -> Desk {
    Desk::new("2026-11-01T09:00:00-05:00", "America/New_York")
}

fn entry(desk: &Desk, words: &str, kind: &str) -> String {
    let id = desk.call("journal.draft", json!({"words": words, "kind": kind}))["id"]
        .as_str()
        .unwrap()
        .to_owned();
    desk.call("journal.keep", json!({"id": id}));
    id
}

fn bin(desk: &Desk) -> Vec<Value> {
    desk.call("journal.bin", json!({}))["texts"]
        .as_array()
        .unwrap()
        .clone()
}

/// Opens as after an unlock on that day.
fn open(desk: &Desk, at: &str) {
    desk.at(at);
    afterglow::transaction::with_room(&desk.app, afterglow::journal::bin::api::look_through)
        .unwrap();
}

fn kept(desk: &Desk, table: &str, id: &str) -> u32 {
    afterglow::transaction::with_room(&desk.app, |room| {
        let sql = format!("SELECT count(*) FROM {table} WHERE entry_id = ?1");
        Ok(room.db.query_row(&sql, [id], |row| row.get(0))?)
    })
    .unwrap()
}

#[test]
fn what_is_deleted_waits_and_comes_back_as_it_was() {
    let desk = desk();
    let id = entry(&desk, "water, light", "entry");
    desk.call("journal.remove", json!({"id": id}));
    let found = bin(&desk);
    assert_eq!(found[0]["first"], "water, light");
    assert_eq!(
        (&found[0]["day"], &found[0]["until"]),
        (&json!("Sun 1 Nov"), &json!("Tue 1 Dec"))
    );
    assert_eq!(desk.call("journal.list", json!({}))["lines"], json!([]));
    open(&desk, "2026-11-30T09:00:00-05:00");
    desk.call("journal.restore", json!({"id": id}));
    assert_eq!(bin(&desk).len(), 0);
    let read = desk.call("journal.read", json!({"id": id}));
    assert_eq!(read["entry"]["words"], "water, light");
    // Deleted again, its thirty days begin anew.
    desk.call("journal.remove", json!({"id": id}));
    open(&desk, "2026-12-29T09:00:00-05:00");
    assert_eq!(bin(&desk).len(), 1);
}

#[test]
fn after_thirty_days_it_goes_for_good_with_all_that_was_kept_of_it() {
    let desk = desk();
    let id = entry(&desk, "first wording", "entry");
    desk.call(
        "journal.draft",
        json!({"id": id, "words": "second wording", "kind": "entry"}),
    );
    desk.call("journal.keep", json!({"id": id}));
    desk.call(
        "journal.draft",
        json!({"id": id, "words": "typed over it", "kind": "entry"}),
    );
    desk.call("journal.remove", json!({"id": id}));
    assert_eq!(
        (
            kept(&desk, "journal_revision", &id),
            kept(&desk, "journal_draft", &id)
        ),
        (1, 1)
    );
    // One look on a clock that is years ahead clears nothing.
    open(&desk, "2031-01-01T09:00:00-05:00");
    open(&desk, "2026-11-20T09:00:00-05:00");
    assert_eq!(bin(&desk).len(), 1);
    open(&desk, "2026-12-01T09:00:00-05:00");
    assert_eq!(bin(&desk).len(), 1);
    open(&desk, "2026-12-02T09:00:00-05:00");
    assert_eq!(bin(&desk).len(), 0);
    assert_eq!(
        (
            kept(&desk, "journal_revision", &id),
            kept(&desk, "journal_draft", &id)
        ),
        (0, 0)
    );
    assert_eq!(
        desk.fail("journal.restore", json!({"id": id})).0,
        "not_found"
    );
    assert_eq!(desk.fail("journal.read", json!({"id": id})).0, "not_found");
}

#[test]
fn for_good_is_asked_for_and_only_of_what_is_in_the_bin() {
    let desk = desk();
    let (gone, stays) = (
        entry(&desk, "gone", "entry"),
        entry(&desk, "stays", "entry"),
    );
    assert_eq!(
        desk.fail("journal.clear", json!({"id": stays})).0,
        "not_found"
    );
    desk.call("journal.remove", json!({"id": gone}));
    let left = desk.call("journal.clear", json!({"id": gone}));
    assert_eq!(left["texts"], json!([]));
    assert_eq!(
        desk.fail("journal.restore", json!({"id": gone})).0,
        "not_found"
    );
    assert_eq!(
        desk.call("journal.list", json!({}))["lines"][0]["first"],
        "stays"
    );
}

#[test]
fn what_stands_beside_a_cleared_fragment_stays() {
    let desk = desk();
    let raw = entry(&desk, "soft grey room", "fragment");
    let beside = json!({"words": "What it meant", "kind": "entry", "besideId": raw});
    let later = desk.call("journal.draft", beside)["id"].clone();
    desk.call("journal.keep", json!({"id": later}));
    desk.call("journal.remove", json!({"id": raw}));
    desk.call("journal.clear", json!({"id": raw}));
    let read = desk.call("journal.read", json!({"id": later}));
    assert_eq!(read["entry"]["words"], "What it meant");
    let lines = desk.call("journal.list", json!({}))["lines"].clone();
    assert_eq!(lines.as_array().unwrap().len(), 1);
}

#[test]
fn in_the_quiet_hours_nothing_goes_for_good() {
    let desk = desk();
    let id = entry(&desk, "water", "entry");
    desk.call("journal.remove", json!({"id": id}));
    let plan = json!({"starts": [{"day": "2026-11-02", "time": "10:00"}], "minutes": 40});
    let infusion = desk.call("course.plan", plan)["next"].clone();
    desk.at("2026-11-02T10:40:00-05:00");
    desk.call("session.over", json!({"id": infusion}));
    assert_eq!(desk.fail("journal.clear", json!({"id": id})).0, "groggy");
    assert_eq!(bin(&desk).len(), 1);
    desk.call("journal.restore", json!({"id": id}));
}
