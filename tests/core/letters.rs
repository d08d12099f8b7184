//! Letters from the lock screen: sealed, never lost, taken in exactly once.

use crate::desk::Desk;
use afterglow::vault::letterbox::{LETTER_LIMIT, clear, leave, open, public_key};
use proptest::prelude::*;
use serde_json::{Value, json};
use std::fs;
use std::path::PathBuf;

const PASS: &str = "seven quiet words for a test of letters";

fn desk() -> Desk {
    let desk = Desk::empty("2026-11-12T09:00:00-05:00", "America/New_York");
    let ask = json!({"passphrase": PASS, "region": "US", "theme": "dusk"});
    desk.call("vault.create", ask);
    desk
}

fn file(desk: &Desk) -> PathBuf {
    desk.folder.path().join("letterbox")
}

fn drop_words(desk: &Desk, words: &str) {
    desk.call("letters.leave", json!({"words": words}));
}

fn unlock(desk: &Desk) {
    desk.call("vault.unlock", json!({"passphrase": PASS}));
}

fn kept(desk: &Desk) -> Vec<String> {
    let list = desk.call("journal.list", json!({}));
    let lines = list["lines"].as_array().unwrap();
    let mut first: Vec<_> = lines
        .iter()
        .map(|line| line["first"].as_str().unwrap().to_owned())
        .collect();
    first.sort();
    first
}

#[test]
fn words_left_on_the_lock_screen_are_in_the_journal_after_unlocking() {
    let desk = desk();
    desk.call("vault.lock", json!({}));
    desk.at("2026-11-12T13:05:00-05:00");
    drop_words(&desk, "  warm, far, slow ");
    drop_words(&desk, "雨 🌙");
    let bytes = fs::read(file(&desk)).unwrap();
    assert!(!bytes.windows(4).any(|four| four == b"warm"));
    desk.at("2026-11-12T18:00:00-05:00");
    unlock(&desk);
    assert_eq!(kept(&desk), ["warm, far, slow", "雨 🌙"]);
    assert!(!file(&desk).exists());
    let list = desk.call("journal.list", json!({}));
    assert_eq!(list["lines"][0]["time"], "13:05");
    assert_eq!(list["lines"][0]["kind"], "fragment");
    // A second unlock takes nothing in twice, and what was taken out stays out.
    desk.call("journal.remove", json!({"id": list["lines"][0]["id"]}));
    desk.call("vault.lock", json!({}));
    unlock(&desk);
    assert_eq!(kept(&desk).len(), 1);
}

#[test]
fn a_kill_between_taking_in_and_letting_go_doubles_nothing() {
    let desk = desk();
    desk.call("vault.lock", json!({}));
    drop_words(&desk, "once");
    let bytes = fs::read(file(&desk)).unwrap();
    unlock(&desk);
    desk.call("vault.lock", json!({}));
    fs::write(file(&desk), bytes).unwrap();
    unlock(&desk);
    assert_eq!(kept(&desk), ["once"]);
}

#[test]
fn nothing_and_too_much_are_refused_and_the_rest_stays() {
    let desk = desk();
    desk.call("vault.lock", json!({}));
    drop_words(&desk, "first");
    let before = fs::read(file(&desk)).unwrap();
    assert_eq!(
        desk.fail("letters.leave", json!({"words": " \n"})).0,
        "invalid"
    );
    let long = "x".repeat(2_001);
    assert_eq!(
        desk.fail("letters.leave", json!({"words": long})).0,
        "too_large"
    );
    assert_eq!(fs::read(file(&desk)).unwrap(), before);
    let none = Desk::empty("2026-11-12T09:00:00-05:00", "America/New_York");
    assert_eq!(
        none.fail("letters.leave", json!({"words": "x"})).0,
        "no_vault"
    );
}

#[test]
fn a_damaged_letter_is_kept_and_told_and_the_others_are_read() {
    let desk = desk();
    desk.call("vault.lock", json!({}));
    for words in ["first", "second", "third"] {
        drop_words(&desk, words);
    }
    let mut bytes = fs::read(file(&desk)).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 0x40;
    fs::write(file(&desk), &bytes).unwrap();
    unlock(&desk);
    assert_eq!(kept(&desk), ["first", "third"]);
    let aside = desk.folder.path().join("letterbox.unread-1");
    assert_eq!(fs::read(aside).unwrap(), bytes);
    let page = desk.call("groggy.read", json!({}));
    assert!(
        page["unread"]
            .as_str()
            .unwrap()
            .starts_with("Something left")
    );
}

#[test]
fn a_torn_end_is_put_aside_before_anything_is_written_behind_it() {
    let desk = desk();
    desk.call("vault.lock", json!({}));
    drop_words(&desk, "whole");
    let bytes = fs::read(file(&desk)).unwrap();
    fs::write(file(&desk), [&bytes[..], &[9, 0, 0]].concat()).unwrap();
    drop_words(&desk, "after");
    assert!(desk.folder.path().join("letterbox.unread-1").exists());
    unlock(&desk);
    assert_eq!(kept(&desk), ["after"]);
}

#[test]
fn the_question_of_the_lock_screen_is_answered_without_the_passphrase() {
    let desk = desk();
    let plan = json!({"starts": [{"day": "2026-11-12", "time": "10:30"}], "minutes": 40});
    desk.call("course.plan", plan);
    desk.call("vault.lock", json!({}));
    assert_eq!(
        desk.fail("letters.say", json!({"tookPlace": true})).0,
        "conflict"
    );
    desk.at("2026-11-12T11:40:00-05:00");
    assert_eq!(desk.call("start.read", json!({}))["groggy"]["asks"], true);
    desk.call("letters.say", json!({"tookPlace": true}));
    assert_eq!(desk.call("start.read", json!({}))["groggy"]["asks"], false);
    desk.call("letters.say", json!({"tookPlace": false}));
    assert_eq!(desk.call("start.read", json!({}))["groggy"], Value::Null);
    unlock(&desk);
    assert_eq!(desk.call("groggy.read", json!({}))["until"], Value::Null);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    /// Foreign bytes: no panic, nothing invented, all of it kept.
    #[test]
    fn any_bytes_in_its_place_are_put_aside_whole(bytes in prop::collection::vec(any::<u8>(), 1..400)) {
        let folder = tempfile::tempdir().unwrap();
        let db = rusqlite::Connection::open_in_memory().unwrap();
        db.execute_batch("CREATE TABLE vault_fact (name TEXT PRIMARY KEY, value TEXT)").unwrap();
        let key = public_key(&db).unwrap();
        fs::write(folder.path().join("letterbox"), &bytes).unwrap();
        let letters = open(folder.path(), &db).unwrap();
        prop_assert!(letters.opened.is_empty());
        prop_assert!(letters.unread > 0);
        clear(folder.path(), letters).unwrap();
        prop_assert_eq!(fs::read(folder.path().join("letterbox.unread-1")).unwrap(), bytes);
        leave(folder.path(), &key, b"one").unwrap();
        prop_assert_eq!(open(folder.path(), &db).unwrap().opened, vec![b"one".to_vec()]);
        prop_assert!(leave(folder.path(), &key, &vec![0; LETTER_LIMIT + 1]).is_err());
    }
}
