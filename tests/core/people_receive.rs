//! "Who receives what you send": once a month while anybody receives, in words that say nothing; it leads
//! to Share.

use crate::desk::Desk;
use crate::outbox::{Story, paired};
use crate::therapist::{Therapist, a_place, confirmed, imported, of};
use afterglow::share::pairing::end;
use afterglow::transaction::with_room;
use serde_json::{Value, json};

const KIND: &str = "peopleReceive";
const OPEN: &str = "Once a month: who receives what you send. Look whether that is still right.";

/// The days on which it is to come within 14 days.
fn ahead(desk: &Desk) -> Vec<String> {
    let days = desk.call("reminders.ahead", json!({}));
    let days = days.as_array().unwrap().iter();
    let with = days.filter(|day| {
        let mut notes = day["notes"].as_array().unwrap().iter();
        notes.any(|note| note["kind"] == KIND && note["words"] == OPEN)
    });
    with.map(|day| day["day"].as_str().unwrap().to_owned())
        .collect()
}

fn due(desk: &Desk) -> Vec<Value> {
    let due = desk.call("reminders.due", json!({}));
    due["ids"].as_array().unwrap().clone()
}

fn settled(desk: &Desk) {
    desk.call("reminders.opened", json!({}));
}

#[test]
fn it_comes_once_a_month_locked_too_and_leads_to_share() {
    let story = paired();
    let desk = &story.desk;
    assert!(ahead(desk).is_empty());
    desk.at("2026-12-08T09:00:00-05:00");
    assert_eq!(ahead(desk), ["Wednesday 16 December"]);
    desk.call("vault.lock", json!({}));
    desk.at("2026-12-16T10:00:00-05:00");
    let note = desk.call("reminders.oneshot", json!({}));
    assert_eq!(note["note"], "You have a note waiting.");
    assert_eq!(note["ids"].as_array().unwrap().len(), 1);
    desk.call("reminders.shown", json!({ "ids": note["ids"] }));
    // The month after it comes again, also where nobody opened anything meanwhile.
    for (now, count) in [
        ("2026-12-17T10:00:00-05:00", 0),
        ("2027-01-16T09:59:00-05:00", 0),
        ("2027-01-16T10:00:00-05:00", 1),
    ] {
        desk.at(now);
        assert_eq!(due(desk).len(), count, "{now}");
    }
}

#[test]
fn put_away_it_stays_away_for_the_month() {
    let story = paired();
    let desk = &story.desk;
    desk.at("2026-12-16T10:00:00-05:00");
    let ids = due(desk);
    let place = json!({ "ids": ids });
    assert_eq!(
        desk.call("reminders.place", place.clone()),
        json!({"place": "share"})
    );
    desk.call("reminders.shown", place.clone());
    let notes = desk.call("reminders.list", json!({}))["notes"].clone();
    assert_eq!(notes[0]["words"], OPEN);
    assert_eq!(notes[0]["place"], "share");
    desk.call("reminders.putAway", place);
    for day in 17..24 {
        desk.at(&format!("2026-12-{day}T12:00:00-05:00"));
        settled(desk);
        assert!(due(desk).is_empty(), "{day}");
        assert_eq!(desk.call("reminders.list", json!({}))["notes"], json!([]));
    }
}

#[test]
fn it_comes_only_while_anybody_receives() {
    let desk = Desk::new("2026-11-16T09:00:00-05:00", "America/New_York");
    let drop = a_place(&desk);
    let therapist = Therapist::new("Dr Okafor", &desk.now());
    let pair = imported(&desk, &therapist, &drop, "Dr Okafor");
    desk.at("2026-12-10T09:00:00-05:00");
    settled(&desk);
    assert!(ahead(&desk).is_empty(), "a card alone receives nothing");
    confirmed(&desk, &pair);
    desk.at("2027-01-08T09:00:00-05:00");
    settled(&desk);
    assert_eq!(ahead(&desk), ["Sunday 10 January"]);
    with_room(&desk.app, |room| end::stop(room, &of(room, &pair), true)).unwrap();
    settled(&desk);
    assert!(ahead(&desk).is_empty());
}

#[test]
fn whoever_comes_later_moves_nothing() {
    let story = paired();
    let Story { desk, pair, .. } = &story;
    desk.at("2026-12-01T09:00:00-05:00");
    let drop = with_room(&desk.app, |room| Ok(of(room, pair).drop)).unwrap();
    let lind = Therapist::new("Dr Lind", &desk.now());
    let second = imported(desk, &lind, &drop, "Dr Lind");
    confirmed(desk, &second);
    with_room(&desk.app, |room| end::stop(room, &of(room, pair), true)).unwrap();
    desk.at("2026-12-08T09:00:00-05:00");
    settled(desk);
    assert_eq!(ahead(desk), ["Wednesday 16 December"]);
}
