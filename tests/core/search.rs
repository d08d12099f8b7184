//! Finding again: whatever the script, never what was deleted, and always by the words as they are now.

use crate::desk::Desk;
use proptest::prelude::*;
use serde_json::{Value, json};

fn desk() -> Desk {
    Desk::new("2026-11-01T09:00:00-05:00", "America/New_York")
}

fn entry(desk: &Desk, words: &str) -> String {
    let draft = json!({"words": words, "kind": "entry"});
    let id = desk.call("journal.draft", draft)["id"]
        .as_str()
        .unwrap()
        .to_owned();
    desk.call("journal.keep", json!({"id": id}));
    id
}

fn change(desk: &Desk, id: &str, words: &str) {
    desk.call(
        "journal.draft",
        json!({"id": id, "words": words, "kind": "entry"}),
    );
    desk.call("journal.keep", json!({"id": id}));
}

fn ids(desk: &Desk, question: &str) -> Vec<String> {
    let found = desk.call("journal.search", json!({"question": question}));
    let texts = found["texts"].as_array().unwrap();
    texts
        .iter()
        .map(|text| text["id"].as_str().unwrap().to_owned())
        .collect()
}

fn hits(desk: &Desk, question: &str) -> Vec<String> {
    let found = desk.call("journal.search", json!({"question": question}));
    let pieces = found["texts"][0]["passage"]
        .as_array()
        .cloned()
        .unwrap_or_default();
    let hits = pieces.iter().filter(|piece| piece["hit"] == true);
    hits.map(|piece| piece["text"].as_str().unwrap().to_owned())
        .collect()
}

#[test]
fn words_of_every_script_are_found_and_marked_as_they_were_written() {
    let desk = desk();
    for (words, question, hit) in [
        ("Ein Café am Ufer", "cafe", "Café"),
        ("Im cafe\u{301} war es still", "CAFÉ war", "cafe\u{301}"),
        ("古池や蛙飛び込む水の音", "水の", "水の"),
        ("カタカナのメモ", "メモ", "メモ"),
        ("ฉันเดินไปตลาดเช้า", "ตลาด", "ตลาด"),
        ("قَلْبِي هَادِئ", "قلبي", "قَلْبِي"),
        ("שָׁלוֹם לך", "שלום", "שָׁלוֹם"),
        ("आज मुझे पानी की आवाज़ सुनाई दी", "पानी", "पानी"),
        ("Тихий дождь", "дождь", "дождь"),
    ] {
        let id = entry(&desk, words);
        assert!(ids(&desk, question).contains(&id), "{question} in {words}");
        assert!(
            hits(&desk, question).contains(&hit.to_owned()),
            "{question} in {words}"
        );
    }
}

#[test]
fn every_word_has_to_be_there_and_the_last_may_be_a_beginning() {
    let desk = desk();
    let id = entry(&desk, "The kettle was loud before I noticed the dread.");
    assert_eq!(ids(&desk, "dread kettle"), std::slice::from_ref(&id));
    assert_eq!(ids(&desk, "kettle not"), std::slice::from_ref(&id));
    assert!(ids(&desk, "kett dread").is_empty());
    assert!(ids(&desk, "kettle ocean").is_empty());
    assert_eq!(hits(&desk, "loud not"), ["loud", "not"]);
    let found = desk.call("journal.search", json!({"question": "kettle"}));
    assert_eq!(found["count"], "1 entry");
}

#[test]
fn what_means_something_to_an_index_is_only_text() {
    let desk = desk();
    let id = entry(&desk, "He said \"stop\" (twice) - col: a*b ^ NEAR here");
    for question in [
        "\"stop\"",
        "(twice)",
        "col:",
        "a*b",
        "NEAR here",
        "\"",
        "*",
        "- ^",
        "NEAR(",
        "AND OR NOT",
        "'; DROP TABLE",
    ] {
        let found = desk.call("journal.search", json!({"question": question}));
        assert!(found["texts"].is_array(), "{question}");
    }
    assert_eq!(ids(&desk, "\"stop\" (twice)"), [id]);
    assert!(ids(&desk, "🌊").is_empty() && ids(&desk, "   ").is_empty());
    let long = desk.refuse("journal.search", json!({"question": "a".repeat(201)}));
    assert_eq!(serde_json::to_value(long.code).unwrap(), "too_large");
}

#[test]
fn only_what_is_kept_and_not_deleted_by_its_words_of_now() {
    let desk = desk();
    let id = entry(&desk, "first wording");
    desk.call(
        "journal.draft",
        json!({"words": "only typed", "kind": "entry"}),
    );
    assert!(ids(&desk, "typed").is_empty());
    desk.call(
        "journal.draft",
        json!({"id": id, "words": "second wording", "kind": "entry"}),
    );
    assert_eq!(ids(&desk, "first"), std::slice::from_ref(&id));
    desk.call("journal.keep", json!({"id": id}));
    assert!(ids(&desk, "first").is_empty());
    desk.call("journal.remove", json!({"id": id}));
    assert!(ids(&desk, "second").is_empty());
    desk.call("journal.restore", json!({"id": id}));
    assert_eq!(ids(&desk, "second"), std::slice::from_ref(&id));
    desk.call("journal.remove", json!({"id": id}));
    desk.call("journal.clear", json!({"id": id}));
    assert!(ids(&desk, "wording").is_empty());
}

#[test]
fn newest_first_by_pages_and_by_days() {
    let desk = desk();
    let mut all = Vec::new();
    for day in 1..=28 {
        desk.at(&format!("2026-11-{day:02}T09:00:00-05:00"));
        all.push(entry(&desk, "the same word"));
        all.push(entry(&desk, "the same word"));
    }
    all.reverse();
    let page = |skip: u32| desk.call("journal.search", json!({"question": "same", "skip": skip}));
    let shown = |page: &Value| -> Vec<String> {
        let texts = page["texts"].as_array().unwrap();
        texts
            .iter()
            .map(|text| text["id"].as_str().unwrap().to_owned())
            .collect()
    };
    let (first, second) = (page(0), page(50));
    assert_eq!(first["count"], "56 entries");
    assert_eq!(
        (&first["more"], &second["more"]),
        (&json!(true), &json!(false))
    );
    let mut both = shown(&first);
    both.extend(shown(&second));
    // Two of the same moment stand in either order.
    let days: Vec<_> = both
        .iter()
        .map(|id| all.iter().position(|one| one == id).unwrap() / 2)
        .collect();
    assert!(days.is_sorted());
    assert_eq!(both.len(), 56);
    let some = json!({"question": "same", "from": "2026-11-03", "to": "2026-11-04"});
    // How the days were read is said with what was found.
    assert_eq!(
        desk.call("journal.search", some)["count"],
        "4 entries, Tue 3 Nov to Wed 4 Nov"
    );
    let none = json!({"question": "same", "from": "2026-12-03"});
    assert_eq!(
        desk.call("journal.search", none)["count"],
        "0 entries, from Thu 3 Dec on"
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    #[test]
    fn the_index_says_what_a_plain_look_would(
        steps in proptest::collection::vec((0_usize..4, 0_usize..5, 0_usize..4), 1..20)
    ) {
        const WORDS: [&str; 4] = ["water", "light", "slow", "ember"];
        let desk = desk();
        // Of each entry: its words, and whether it is deleted.
        let mut known: Vec<(String, usize, bool)> = Vec::new();
        for (what, which, word) in steps {
            let at = which % known.len().max(1);
            match (what, known.get_mut(at)) {
                (1, Some(one)) if !one.2 => {
                    change(&desk, &one.0, WORDS[word]);
                    one.1 = word;
                }
                (2, Some(one)) if !one.2 => {
                    desk.call("journal.remove", json!({"id": one.0}));
                    one.2 = true;
                }
                (3, Some(one)) if one.2 => {
                    desk.call("journal.restore", json!({"id": one.0}));
                    one.2 = false;
                }
                _ => known.push((entry(&desk, WORDS[word]), word, false)),
            }
        }
        for (word, text) in WORDS.iter().enumerate() {
            let mut found = ids(&desk, text);
            let live = known.iter().filter(|one| one.1 == word && !one.2);
            let mut expected: Vec<String> = live.map(|one| one.0.clone()).collect();
            found.sort();
            expected.sort();
            prop_assert_eq!(found, expected);
        }
    }
}
