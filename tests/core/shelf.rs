//! The list: read in blocks that together are the whole of it, whatever comes and goes meanwhile.

use crate::desk::Desk;
use serde_json::{Value, json};

fn desk() -> Desk {
    Desk::new("2026-11-09T14:00:00-05:00", "America/New_York")
}

fn kept(desk: &Desk, words: &str) -> String {
    let saved = desk.call("journal.draft", json!({"kind": "fragment", "words": words}));
    desk.call("journal.keep", json!({"id": saved["id"]}));
    saved["id"].as_str().unwrap().to_owned()
}

fn stretch(desk: &Desk, after: &Value, through: &Value) -> Value {
    let mut ask = json!({});
    for (name, id) in [("after", after), ("through", through)] {
        if !id.is_null() {
            ask[name] = id.clone();
        }
    }
    desk.call("journal.list", ask)
}

/// The whole list, block by block.
fn by_blocks(desk: &Desk) -> Vec<String> {
    let ends = desk.call("journal.blocks", json!({}))["ends"].clone();
    let mut all = Vec::new();
    let mut after = Value::Null;
    for end in ends.as_array().unwrap() {
        let page = stretch(desk, &after, end);
        assert_eq!(page["more"], false);
        let lines = page["lines"].as_array().unwrap();
        assert!(lines.len() <= 50 && lines.last().unwrap()["id"] == *end);
        all.extend(
            lines
                .iter()
                .map(|line| line["first"].as_str().unwrap().to_owned()),
        );
        after = end.clone();
    }
    all
}

/// The whole list, page by page.
fn by_pages(desk: &Desk) -> Vec<String> {
    let mut all = Vec::new();
    let mut after = Value::Null;
    loop {
        let page = stretch(desk, &after, &Value::Null);
        let lines = page["lines"].as_array().unwrap();
        all.extend(
            lines
                .iter()
                .map(|line| line["first"].as_str().unwrap().to_owned()),
        );
        match lines.last() {
            Some(last) if page["more"] == true => after = last["id"].clone(),
            _ => return all,
        }
    }
}

#[test]
fn blocks_and_pages_are_the_whole_list_once_and_in_order() {
    let desk = desk();
    // Many in the same millisecond: the id decides.
    let ids: Vec<String> = (0..263)
        .map(|number| kept(&desk, &format!("number {number}")))
        .collect();
    let mut wanted: Vec<(String, String)> = (0..)
        .map(|n: u32| format!("number {n}"))
        .zip(ids.clone())
        .map(|(words, id)| (id, words))
        .collect();
    wanted.sort();
    wanted.reverse();
    let in_order = |wanted: &[(String, String)]| -> Vec<String> {
        wanted.iter().map(|(_, words)| words.clone()).collect()
    };
    assert_eq!(by_blocks(&desk), in_order(&wanted));
    assert_eq!(by_pages(&desk), in_order(&wanted));
    let blocks = desk.call("journal.blocks", json!({}));
    assert_eq!(
        (&blocks["count"], &blocks["size"]),
        (&json!(263), &json!(50))
    );
    for at in [262, 200, 199, 51, 50, 49, 1, 0] {
        let (id, _) = wanted.remove(at);
        desk.call("journal.remove", json!({"id": id}));
        assert_eq!(by_blocks(&desk), in_order(&wanted));
    }
    assert_eq!(by_pages(&desk), in_order(&wanted));
}

#[test]
fn a_new_text_changes_the_newest_block_alone() {
    let desk = desk();
    for number in 0..120 {
        desk.at(&format!(
            "2026-11-09T{:02}:{:02}:00-05:00",
            10 + number / 60,
            number % 60
        ));
        kept(&desk, &format!("number {number}"));
    }
    let before = desk.call("journal.blocks", json!({}))["ends"].clone();
    assert_eq!(before.as_array().unwrap().len(), 3);
    desk.at("2026-11-09T15:00:00-05:00");
    kept(&desk, "one more");
    assert_eq!(desk.call("journal.blocks", json!({}))["ends"], before);
    // A stretch behind a text that is deleted by now.
    desk.call("journal.remove", json!({"id": before[0]}));
    let page = stretch(&desk, &before[0], &before[1]);
    assert_eq!(page["lines"].as_array().unwrap().len(), 50);
    assert_eq!(page["lines"][0]["first"], "number 99");
    let nowhere = json!("018f0000-0000-7000-8000-000000000000");
    assert_eq!(
        desk.fail("journal.list", json!({"after": nowhere})).0,
        "not_found"
    );
}

#[test]
fn a_stretch_says_whether_its_heading_stands_already() {
    let desk = desk();
    for (day, many) in [("2026-09-20", 3), ("2026-10-20", 60)] {
        for number in 0..many {
            desk.at(&format!("{day}T10:{number:02}:00-05:00"));
            kept(&desk, &format!("{day} {number}"));
        }
    }
    let ends = desk.call("journal.blocks", json!({}))["ends"].clone();
    let first = stretch(&desk, &Value::Null, &ends[0]);
    let second = stretch(&desk, &ends[0], &ends[1]);
    assert_eq!(
        (&first["continues"], &second["continues"]),
        (&json!(false), &json!(true))
    );
    let groups: Vec<_> = second["lines"]
        .as_array()
        .unwrap()
        .iter()
        .map(|line| &line["group"])
        .collect();
    assert_ne!(groups.first(), groups.last());
    // Between the last of October and the first of September.
    let border = second["lines"]
        .as_array()
        .unwrap()
        .iter()
        .rev()
        .nth(3)
        .unwrap()["id"]
        .clone();
    assert_eq!(stretch(&desk, &border, &Value::Null)["continues"], false);
    let page = desk.call("journal.blocks", json!({}));
    assert_eq!(page["count"], 63);
}

#[test]
fn an_empty_journal_is_an_empty_list() {
    let desk = desk();
    let blocks = desk.call("journal.blocks", json!({}));
    assert_eq!((&blocks["count"], &blocks["ends"]), (&json!(0), &json!([])));
    assert_eq!(
        stretch(&desk, &Value::Null, &Value::Null)["lines"],
        json!([])
    );
}

#[test]
fn how_texts_stand_is_told_of_those_asked_for() {
    let desk = desk();
    let (ticked, other) = (kept(&desk, "ticked"), kept(&desk, "other"));
    for id in [&ticked, &other] {
        desk.call("share.tick", json!({"kind": "entry", "id": id, "on": true}));
    }
    let states = desk.call("share.states", json!({"ids": [ticked]}));
    assert_eq!(states.as_array().unwrap().len(), 1);
    assert_eq!(states[0]["id"], ticked.as_str());
    assert_eq!(
        desk.call("share.states", json!({}))
            .as_array()
            .unwrap()
            .len(),
        2
    );
    assert_eq!(desk.call("share.states", json!({"ids": []})), json!([]));
}
