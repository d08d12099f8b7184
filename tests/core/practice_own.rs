//! What a practice sets up for itself, through the commands: its place, its card, its files.

use crate::desk::Desk;
use afterglow::practice::pairs;
use afterglow::random::Id;
use afterglow::transaction::with_room;
use serde_json::json;

const NOW: &str = "2026-11-26T18:00:00+00:00";
const ZONE: &str = "Europe/Dublin";

#[test]
fn a_practice_sets_up_its_place_by_the_same_commands() {
    let desk = Desk::practice(NOW, ZONE);
    let place = json!({"kind": "webDav", "url": "https://example.org/dav", "user": "ruth", "password": "x"});
    let drop = desk.call("share.setDrop", json!({"place": place}));
    assert_eq!(
        (&drop["state"], &drop["other"]),
        (&json!("asked"), &json!(false))
    );
    let drops = desk.call("share.drops", json!({}));
    assert_eq!(drops.as_array().unwrap().len(), 1);
    desk.call("share.probeDrop", json!({"id": drop["id"]}));
    let plain =
        json!({"kind": "webDav", "url": "http://example.org/dav", "user": "ruth", "password": "x"});
    let refused = desk.refuse("share.setDrop", json!({"place": plain}));
    assert_eq!(refused.field.as_deref(), Some("url"));
}

#[test]
fn the_card_says_the_year_until_which_it_is_taken_and_a_stray_name_is_no_file() {
    let desk = Desk::practice(NOW, ZONE);
    let ask = json!({"name": "Dr Okafor", "recovery": false});
    desk.call("practice.begin", ask);
    let until = desk.call("practice.card", json!({}))["until"].clone();
    assert!(until.as_str().unwrap().ends_with("2028"), "{until}");
    for file in ["", "../../etc/passwd", "a/b/0/report.pdf"] {
        let refused = desk.fail("practice.saveFile", json!({"file": file}));
        assert_eq!(refused.0, "not_found");
    }
}

#[test]
fn asking_for_a_look_changes_nothing_about_when_the_last_one_was() {
    let desk = Desk::practice(NOW, ZONE);
    let place = json!({"kind": "webDav", "url": "https://example.org/dav", "user": "ruth", "password": "x"});
    let drop = desk.call("share.setDrop", json!({"place": place}));
    let place = Id::from(drop["id"].as_str().unwrap());
    with_room(&desk.app, |room| {
        Ok(pairs::table::set_looked(room.db, &place, room.now)?)
    })
    .unwrap();
    let looked = || desk.call("practice.state", json!({}))["looked"].clone();
    let before = looked();
    assert!(before.as_str().unwrap().contains("18:00"), "{before}");
    desk.call("practice.look", json!({}));
    assert_eq!(looked(), before);
}
