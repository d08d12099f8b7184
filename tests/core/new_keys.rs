//! Keys that are lost or known to somebody else: a new card is never taken silently, nothing is lost meanwhile.

use crate::desk::Desk;
use crate::pairing::with_passphrase;
use crate::practice::{Both, card};
use crate::therapist::of;
use afterglow::practice::own;
use afterglow::share::names::PairId;
use afterglow::share::pairing::confirm;
use afterglow::transaction::with_room;
use chrono::TimeDelta;
use serde_json::{Value, json};

const PASSPHRASE: &str = "gentle river of copper light";
pub const THEIRS: &str = "quiet harbour of early snow";

/// A patient and a practice that are paired, both with a passphrase.
pub fn both() -> Both {
    let patient = with_passphrase();
    let practice = Desk::empty("2026-11-16T14:00:00+00:00", "Europe/Dublin");
    practice.call(
        "vault.create",
        json!({"passphrase": THEIRS, "region": "IE", "theme": "dusk", "kind": "practice"}),
    );
    Both::met_at(patient, practice).accepted()
}

pub fn days(both: &mut Both, days: i64) {
    for desk in [&both.patient, &both.practice] {
        let now = desk.now().plus(TimeDelta::days(days));
        desk.at(&now.rfc3339());
    }
    both.serve();
}

fn read(both: &Both) -> Value {
    let text = String::from_utf8(card(&both.practice)).unwrap();
    both.patient.call("share.readCard", json!({ "text": text }))
}

/// Other keys, and their card comes in at the patient's side in place of the old one.
fn renewed(both: &mut Both) -> PairId {
    let ask = json!({"passphrase": "not this one", "recovery": true, "vouched": false});
    let refused = both.practice.refuse("practice.newKeys", ask);
    assert_eq!(refused.field.as_deref(), Some("passphrase"));
    let before = card(&both.practice);
    let ask = json!({"passphrase": THEIRS, "recovery": true, "vouched": false});
    let made = both.practice.call("practice.newKeys", ask);
    assert!(
        made["recoveryKey"]
            .as_str()
            .unwrap()
            .starts_with("AGE-SECRET-KEY-1")
    );
    assert_ne!(card(&both.practice), before);
    let read = read(both);
    assert_eq!(
        (&read["known"], &read["instead"][0]["sameName"]),
        (&json!(false), &json!(true))
    );
    let drop = with_room(&both.patient.app, |room| Ok(of(room, &both.pair).drop)).unwrap();
    let ask = json!({
        "card": read["card"], "name": "Dr Okafor", "myName": "Mara", "dropId": drop,
        "insteadOf": read["instead"][0]["pairId"], "passphrase": PASSPHRASE,
    });
    let people = both.patient.call("share.importCard", ask);
    let people = people["people"].as_array().unwrap();
    let new = people
        .iter()
        .find(|one| one["state"] == "imported")
        .unwrap();
    new["pairId"].as_str().unwrap().parse().unwrap()
}

pub fn person(both: &Both, pair: &PairId) -> Value {
    let people = both.patient.call("share.people", json!({}))["people"].clone();
    let people = people.as_array().unwrap().clone();
    people
        .into_iter()
        .find(|one| one["pairId"] == pair.to_string())
        .unwrap()
}

#[test]
fn the_old_pair_holds_until_the_words_are_typed_and_then_all_of_it_goes() {
    let mut both = both();
    both.tick("it was stored before");
    both.send();
    // In its place, and never fetched: the keys were lost before.
    both.tick("it was never fetched");
    both.queue();
    both.place.serve(&both.patient);
    let old = both.pair.clone();
    let rule = json!({"pairId": old.to_string(), "what": "phq9", "on": true});
    both.patient.call("share.setRule", rule);
    let new = renewed(&mut both);
    let there = person(&both, &old);
    assert!(
        there["fault"]
            .as_str()
            .unwrap()
            .contains("Nothing goes by the old card"),
        "{there}"
    );
    assert_eq!(there["maySend"], false);
    let banner = both.patient.call("share.people", json!({}))["banner"].clone();
    assert_eq!(banner, "Dr Okafor receives nothing yet.", "named once");
    let ask = json!({"pairId": old.to_string(), "item9": "withhold"});
    assert_eq!(both.patient.fail("share.preview", ask).0, "conflict");
    // Both do what they have to: of the patient nothing goes but the hello of the new pair.
    let before = both
        .place
        .objects
        .keys()
        .filter(|name| name.starts_with(&format!("p/{old}")))
        .count();
    both.serve();
    let after = both
        .place
        .objects
        .keys()
        .filter(|name| name.starts_with(&format!("p/{old}")))
        .count();
    assert_eq!(before, after);
    let said = with_room(&both.patient.app, |room| {
        confirm::words(room, &of(room, &new))
    })
    .unwrap();
    let theirs = both
        .practice
        .call("practice.words", json!({"pairId": new.to_string()}));
    assert_eq!(theirs["words"], json!(said));
    both.practice
        .call("practice.accept", json!({"pairId": new.to_string()}));
    let ask = json!({
        "pairId": new.to_string(), "words": said.join(" "), "method": "video", "passphrase": PASSPHRASE,
    });
    both.patient.call("share.confirmWords", ask);
    assert_eq!(
        person(&both, &new)["state"],
        "confirmed",
        "it waits as for anyone after the first"
    );
    both.pair = new.clone();
    both.serve();
    assert!(both.texts().is_empty());
    days(&mut both, 1);
    days(&mut both, 1);
    assert_eq!(person(&both, &new)["state"], "active");
    assert_eq!(person(&both, &old)["state"], "ended");
    assert_eq!(both.texts(), ["it was never fetched"]);
    assert_eq!(both.page()["odd"], json!([]));
    let rules = both
        .patient
        .call("share.rules", json!({"pairId": new.to_string()}));
    assert!(rules.to_string().contains("\"on\":true"), "{rules}");
    both.tick("it came afterwards");
    both.send();
    let mut texts = both.texts();
    texts.sort();
    assert_eq!(texts, ["it came afterwards", "it was never fetched"]);
    // Of the old pair nothing is left in the place but that it ended; there everything stays as it came.
    let left = both
        .place
        .objects
        .keys()
        .filter(|name| name.starts_with(&format!("p/{old}")));
    assert_eq!(left.count(), 2);
    both.pair = old;
    assert!(both.texts().contains(&String::from("it was stored before")));
}

#[test]
fn taken_back_the_old_pair_goes_on() {
    let mut both = both();
    let new = renewed(&mut both);
    both.patient
        .call("share.cancelPair", json!({"pairId": new.to_string()}));
    assert_eq!(person(&both, &both.pair)["fault"], Value::Null);
    assert_eq!(person(&both, &both.pair)["maySend"], true);
}

#[test]
fn without_a_word_about_it_it_is_a_stranger_and_the_old_card_stays() {
    let mut both = both();
    let kept = with_room(&both.patient.app, |room| Ok(of(room, &both.pair).card)).unwrap();
    both.practice.call(
        "practice.newKeys",
        json!({"passphrase": THEIRS, "recovery": false, "vouched": false}),
    );
    both.tick("sealed for the old keys");
    both.send();
    assert_eq!(
        both.texts(),
        ["sealed for the old keys"],
        "they still open it"
    );
    let standing = both.page()["standing"].to_string();
    assert!(standing.contains("old keys"), "{standing}");
    let still = with_room(&both.patient.app, |room| Ok(of(room, &both.pair).card)).unwrap();
    assert_eq!(kept, still, "no receipt brought the new card");
    let receipts = both
        .place
        .objects
        .keys()
        .filter(|name| name.starts_with("r/"))
        .count();
    both.tick("another");
    both.send();
    let after = both
        .place
        .objects
        .keys()
        .filter(|name| name.starts_with("r/"))
        .count();
    assert_eq!(receipts, after, "no receipt is written to them");
}

#[test]
fn old_keys_open_what_came_before_for_thirty_days_and_are_destroyed() {
    let mut both = both();
    both.practice.call(
        "practice.newKeys",
        json!({"passphrase": THEIRS, "recovery": false, "vouched": false}),
    );
    let openers = |both: &Both| {
        with_room(&both.practice.app, |room| {
            Ok(own::table::openers(room.db)?.len())
        })
        .unwrap()
    };
    days(&mut both, 29);
    assert_eq!(openers(&both), 2);
    let shown = both.practice.call("practice.card", json!({}));
    assert!(
        shown["oldKeys"].as_str().unwrap().contains("destroyed"),
        "{shown}"
    );
    both.tick("in time");
    both.send();
    assert_eq!(both.texts(), ["in time"]);
    days(&mut both, 2);
    assert_eq!(openers(&both), 1);
    assert_eq!(
        both.practice.call("practice.card", json!({}))["oldKeys"],
        Value::Null
    );
    both.tick("too late");
    both.send();
    assert_eq!(both.texts(), ["in time"]);
}
