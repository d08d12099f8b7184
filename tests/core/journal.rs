//! The journal: saved as typed, kept as it was, found again after a kill, taken out and put back.

use crate::desk::Desk;
use serde_json::{Value, json};

const NOW: &str = "2026-11-09T14:00:00-05:00";
const ZONE: &str = "America/New_York";

fn desk() -> Desk {
    Desk::new(NOW, ZONE)
}

fn typed(desk: &Desk, kind: &str, words: &str) -> String {
    let saved = desk.call("journal.draft", json!({"kind": kind, "words": words}));
    saved["id"].as_str().unwrap().to_owned()
}

fn kept(desk: &Desk, kind: &str, words: &str) -> String {
    let id = typed(desk, kind, words);
    desk.call("journal.keep", json!({"id": id}));
    id
}

fn lines(desk: &Desk) -> Vec<Value> {
    let page = desk.call("journal.list", json!({}));
    page["lines"].as_array().unwrap().clone()
}

#[test]
fn a_fragment_is_saved_as_typed_and_then_never_changes() {
    let desk = desk();
    let id = typed(&desk, "fragment", "water");
    let again = desk.call(
        "journal.draft",
        json!({"id": id, "kind": "fragment", "words": "water, light, slow"}),
    );
    assert_eq!(again["id"], id.as_str());
    assert_eq!(again["revision"], 2);
    assert_eq!(again["time"], "14:00");
    assert!(lines(&desk).is_empty());

    let entry = desk.call("journal.keep", json!({"id": id}));
    assert_eq!(entry["words"], "water, light, slow");
    let refusal = desk.refuse(
        "journal.draft",
        json!({"id": id, "kind": "fragment", "words": "something else"}),
    );
    assert_eq!(serde_json::to_value(refusal.code).unwrap(), "refused");
    assert!(refusal.message.contains("Write beside it"));
    desk.call("journal.keep", json!({"id": id}));
    let read = desk.call("journal.read", json!({"id": id}));
    assert_eq!(read["entry"]["words"], "water, light, slow");
    assert_eq!(read["entry"]["revision"], 3);
    assert_eq!(lines(&desk)[0]["first"], "water, light, slow");
}

#[test]
fn a_longer_entry_stands_beside_the_fragment() {
    let desk = desk();
    let raw = kept(&desk, "fragment", "water, light, slow");
    desk.at("2026-11-10T09:00:00-05:00");
    let saved = desk.call(
        "journal.draft",
        json!({"kind": "entry", "words": "The kettle.", "besideId": raw}),
    );
    let id = saved["id"].as_str().unwrap();
    desk.call("journal.keep", json!({"id": id}));

    let leaf = desk.call("journal.read", json!({"id": id}));
    assert_eq!(leaf["raw"]["words"], "water, light, slow");
    assert_eq!(leaf["entry"]["day"], "Tuesday 10 November");
    let leaf = desk.call("journal.read", json!({"id": raw}));
    assert_eq!(leaf["raw"], Value::Null);
    assert_eq!(leaf["later"][0]["words"], "The kettle.");
    let listed = lines(&desk);
    assert_eq!(listed[0]["id"], id);
    assert_eq!(listed[1]["beside"], 1);

    let nowhere = "018f0000-0000-7000-8000-000000000000";
    let (code, _) = desk.fail(
        "journal.draft",
        json!({"kind": "entry", "words": "x", "besideId": nowhere}),
    );
    assert_eq!(code, "not_found");
}

#[test]
fn an_entry_is_revised_only_when_kept_again() {
    let desk = desk();
    let id = kept(&desk, "entry", "first");
    desk.call(
        "journal.draft",
        json!({"id": id, "kind": "entry", "words": "second"}),
    );
    let entry = desk.call("journal.read", json!({"id": id}))["entry"].clone();
    assert_eq!(entry["words"], "first");
    assert_eq!(entry["typedOver"], "second");
    assert_eq!(desk.call("journal.drafts", json!({}))[0]["words"], "second");

    let entry = desk.call("journal.keep", json!({"id": id}));
    assert_eq!(entry["words"], "second");
    assert_eq!(entry["typedOver"], Value::Null);
    assert!(
        desk.call("journal.drafts", json!({}))
            .as_array()
            .unwrap()
            .is_empty()
    );
    let vault = desk.app.vault();
    let old: String = vault
        .as_ref()
        .unwrap()
        .db
        .query_row("SELECT words FROM journal_revision", [], |row| row.get(0))
        .unwrap();
    assert_eq!(old, "first");
}

#[test]
fn five_megabytes_are_refused_and_nothing_changes() {
    let desk = desk();
    let id = typed(&desk, "fragment", "before");
    let huge = "a".repeat(5_000_000);
    let (code, sentence) = desk.fail(
        "journal.draft",
        json!({"id": id, "kind": "fragment", "words": huge}),
    );
    assert_eq!(code, "too_large");
    assert!(sentence.contains("Nothing was changed"));
    let (code, _) = desk.fail("journal.draft", json!({"kind": "entry", "words": huge}));
    assert_eq!(code, "too_large");
    let open = desk.call("journal.drafts", json!({}));
    assert_eq!(open.as_array().unwrap().len(), 1);
    assert_eq!(open[0]["words"], "before");
    let million = "я".repeat(1_000_000);
    desk.call(
        "journal.draft",
        json!({"id": id, "kind": "fragment", "words": million}),
    );
    desk.call("journal.keep", json!({"id": id}));
    let entry = desk.call("journal.read", json!({"id": id}))["entry"].clone();
    assert_eq!(entry["words"].as_str().unwrap(), million);
}

#[test]
fn any_script_comes_back_letter_for_letter() {
    let desk = desk();
    let texts = [
        "שָׁלוֹם עולם",
        "مَرْحَبًا",
        "我注意到水壶",
        "ありがとう。",
        "नमस्ते क्षत्रिय",
        "ภาษาไทยไม่มีช่องว่าง",
        "👩🏽‍🚀 👨‍👩‍👧‍👦 🏴󠁧󠁢󠁳󠁣󠁴󠁿",
        "zero\u{200B}width\u{200D}joiner\u{FEFF}",
        "e\u{301} is not é",
        "a\u{0}b \u{202E}right to left\u{202C}",
        "line\r\nline\n\n\ttab",
        "'; DROP TABLE journal_entry; --",
    ];
    for text in texts {
        let id = kept(&desk, "entry", text);
        let leaf = desk.call("journal.read", json!({"id": id}));
        assert_eq!(leaf["entry"]["words"], text);
    }
    assert_eq!(lines(&desk).len(), texts.len());
}

#[test]
fn nothing_to_read_is_nothing_to_keep() {
    let desk = desk();
    for blank in ["", "  \n", "\u{200B}\u{FEFF}"] {
        let id = typed(&desk, "fragment", blank);
        let (code, _) = desk.fail("journal.keep", json!({"id": id}));
        assert_eq!(code, "invalid");
    }
    let open = desk.call("journal.drafts", json!({}));
    assert_eq!(open, json!([]));
}

#[test]
fn a_draft_outlives_the_process() {
    let desk = Desk::empty(NOW, ZONE);
    let pass = "it stays with me, always";
    desk.call(
        "vault.create",
        json!({"passphrase": pass, "region": "us", "theme": "dusk"}),
    );
    let id = typed(&desk, "fragment", "half a sen");
    let desk = desk.restart();
    desk.call("vault.unlock", json!({"passphrase": pass}));
    let open = desk.call("journal.drafts", json!({}));
    assert_eq!(open[0]["id"], id.as_str());
    assert_eq!(open[0]["words"], "half a sen");
    assert_eq!(open[0]["kept"], false);
}

#[test]
fn what_is_taken_out_can_be_put_back() {
    let desk = desk();
    let id = kept(&desk, "fragment", "quiet");
    desk.call("journal.remove", json!({"id": id}));
    assert!(lines(&desk).is_empty());
    assert_eq!(desk.fail("journal.read", json!({"id": id})).0, "not_found");
    assert_eq!(
        desk.fail("journal.remove", json!({"id": id})).0,
        "not_found"
    );
    desk.call("journal.restore", json!({"id": id}));
    desk.call("journal.restore", json!({"id": id}));
    assert_eq!(lines(&desk)[0]["id"], id.as_str());
    let read = desk.call("journal.read", json!({"id": id}));
    assert_eq!(read["entry"]["words"], "quiet");
}
