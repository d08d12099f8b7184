//! "Packet not received": what was sent and has no receipt is told once, also locked; whatever settles it
//! takes the note away.

use crate::desk::Desk;
use crate::outbox::{Story, keep, paired};
use afterglow::random::Id;
use afterglow::share::mailbox::Fault;
use serde_json::{Value, json};

const KIND: &str = "packetNotReceived";
const OPEN: &str = "What you sent on Mon 16 Nov has no receipt yet. Share tells how it stands.";

/// Day and time of each that is to come within 14 days.
fn ahead(desk: &Desk) -> Vec<(String, String)> {
    let days = desk.call("reminders.ahead", json!({}));
    let days = days.as_array().unwrap().iter();
    let notes = days.flat_map(|day| {
        let notes = day["notes"].as_array().unwrap().iter();
        notes.map(move |note| (day["day"].clone(), note.clone()))
    });
    notes
        .filter(|(_, note)| note["kind"] == KIND)
        .map(|(day, note)| (text(&day), text(&note["time"])))
        .collect()
}

fn text(value: &Value) -> String {
    value.as_str().unwrap().to_owned()
}

fn due(desk: &Desk) -> Vec<Value> {
    let due = desk.call("reminders.due", json!({}));
    due["ids"].as_array().unwrap().clone()
}

fn once(day: &str, time: &str) -> Vec<(String, String)> {
    vec![(day.to_owned(), time.to_owned())]
}

/// One entry is sent at 09:00 of Monday 16 November and lies in its place at 09:05.
fn sent() -> (Story, Id, Id) {
    let mut story = paired();
    let entry = keep(&story.desk, "water, light, slow");
    let package = story.queue(std::slice::from_ref(&entry));
    story.desk.at("2026-11-16T09:05:00-05:00");
    story.serve();
    (story, entry, package)
}

#[test]
fn it_stands_among_what_is_to_come_and_goes_with_the_receipt() {
    let (mut story, ..) = sent();
    assert_eq!(ahead(&story.desk), once("Monday 23 November", "10:00"));
    story.desk.at("2026-11-18T09:00:00-05:00");
    let read = story.therapist.read(&story.place, &story.pair);
    let now = story.desk.now();
    story.therapist.say(&mut story.place, &read, &now, |_| {});
    story.serve();
    assert!(ahead(&story.desk).is_empty());
    story.desk.at("2026-11-23T10:00:00-05:00");
    assert!(due(&story.desk).is_empty());
}

#[test]
fn it_is_told_once_and_share_says_why() {
    let (story, ..) = sent();
    let desk = &story.desk;
    desk.call("reminders.set", json!({"open": true}));
    desk.at("2026-11-23T09:59:00-05:00");
    assert!(due(desk).is_empty());
    desk.at("2026-11-23T10:00:00-05:00");
    let told = due(desk);
    assert_eq!(told.len(), 1);
    assert_eq!(desk.call("reminders.due", json!({}))["note"], OPEN);
    desk.call("reminders.shown", json!({ "ids": told }));
    let notes = desk.call("reminders.list", json!({}))["notes"].clone();
    assert_eq!(
        (notes[0]["kind"].clone(), notes[0]["words"].clone()),
        (json!(KIND), json!(OPEN))
    );
    assert_eq!(notes[0]["place"], "share");
    let place = |ids: &[Value]| desk.call("reminders.place", json!({ "ids": ids }));
    assert_eq!(place(&told), json!({"place": "share"}));
    assert_eq!(place(&[]), json!({}));
    let outbox = desk.call("share.outbox", json!({}));
    let says = "Sealed in its place. Dr Okafor’s side has not fetched it yet.";
    assert_eq!(outbox["packages"][0]["sentence"], says);
    desk.call("reminders.putAway", json!({ "ids": told }));
    assert_eq!(desk.call("reminders.list", json!({}))["notes"], json!([]));
    for day in 23..30 {
        for hour in ["10:01", "20:00"] {
            desk.at(&format!("2026-11-{day}T{hour}:00-05:00"));
            desk.call("reminders.opened", json!({}));
            assert!(due(desk).is_empty(), "{day} {hour}");
        }
    }
}

#[test]
fn what_never_got_to_its_place_is_told_too() {
    let mut story = paired();
    let entry = keep(&story.desk, "water, light, slow");
    story.place.fault = Some(Fault::Full);
    story.queue(&[entry]);
    story.serve();
    assert_eq!(ahead(&story.desk), once("Monday 23 November", "10:00"));
    let told = story.desk.call("share.outbox", json!({}))["packages"][0]["fault"].clone();
    assert!(told.as_str().is_some_and(|why| !why.is_empty()), "{told}");
    // Once it is in its place, its week there begins.
    story.place.fault = None;
    story.desk.at("2026-11-18T12:00:00-05:00");
    story.serve();
    assert_eq!(ahead(&story.desk), once("Wednesday 25 November", "12:00"));
}

#[test]
fn locked_it_says_nothing() {
    let (story, ..) = sent();
    story.desk.call("vault.lock", json!({}));
    let outside = std::fs::read_to_string(story.desk.folder.path().join("outside.json")).unwrap();
    for telling in ["acket", "Okafor", "eceipt", "sent", "Share"] {
        assert!(!outside.contains(telling), "{telling}");
    }
    story.desk.at("2026-11-23T10:00:00-05:00");
    let note = story.desk.call("reminders.oneshot", json!({}));
    assert_eq!(note["ids"].as_array().unwrap().len(), 1);
    assert_eq!(note["note"], "You have a note waiting.");
    let place = json!({ "ids": note["ids"] });
    assert_eq!(story.desk.call("reminders.place", place), json!({}));
    story
        .desk
        .call("reminders.shown", json!({ "ids": note["ids"] }));
    let story = story.restart();
    assert!(due(&story.desk).is_empty());
}

#[test]
fn taken_back_or_ended_it_is_not_told() {
    let (story, entry, _) = sent();
    let ask = json!({"itemId": entry, "pairId": story.pair.to_string()});
    story.desk.call("share.withdraw", ask);
    assert!(ahead(&story.desk).is_empty());

    let story = paired();
    let entry = keep(&story.desk, "water, light, slow");
    let package = story.queue(&[entry]);
    story.desk.call("reminders.opened", json!({}));
    assert_eq!(ahead(&story.desk).len(), 1);
    story
        .desk
        .call("share.cancelSend", json!({ "id": package }));
    assert!(ahead(&story.desk).is_empty());
}

#[test]
fn held_back_nothing_is_told_and_afterwards_the_week_begins_anew() {
    let (story, ..) = sent();
    let desk = &story.desk;
    desk.call("share.hold", json!({"on": true}));
    assert!(ahead(desk).is_empty());
    desk.at("2026-11-23T10:00:00-05:00");
    assert!(due(desk).is_empty());
    desk.at("2026-11-24T11:00:00-05:00");
    desk.call("share.hold", json!({"on": false}));
    // Taken off twice, it was taken off the first time.
    desk.at("2026-11-25T11:00:00-05:00");
    desk.call("share.hold", json!({"on": false}));
    assert_eq!(ahead(desk), once("Tuesday 1 December", "11:00"));
}

#[test]
fn of_several_to_one_person_the_oldest_speaks_for_all() {
    let (mut story, entry, _) = sent();
    story.desk.at("2026-11-17T11:00:00-05:00");
    let second = keep(&story.desk, "green, then blue");
    story.queue(&[second]);
    story.serve();
    assert_eq!(ahead(&story.desk), once("Monday 23 November", "10:00"));
    let ask = json!({"itemId": entry, "pairId": story.pair.to_string()});
    story.desk.call("share.withdraw", ask);
    assert_eq!(ahead(&story.desk), once("Tuesday 24 November", "11:00"));
}

#[test]
fn it_may_be_switched_off_as_the_others() {
    let (story, ..) = sent();
    let settings = story.desk.call("reminders.settings", json!({}));
    let kinds = settings["kinds"].as_array().unwrap();
    let choice = kinds.iter().find(|one| one["kind"] == KIND).unwrap();
    assert_eq!(
        (&choice["timed"], &choice["on"]),
        (&json!(false), &json!(true))
    );
    let off = json!({"kind": {"kind": KIND, "on": false}});
    story.desk.call("reminders.set", off);
    assert!(ahead(&story.desk).is_empty());
}
