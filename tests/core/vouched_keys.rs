//! New keys that the old ones sign for: every patient's diary takes them by itself, and nothing is lost between.

use crate::new_keys::{THEIRS, both, days, person};
use crate::practice::{Both, card};
use crate::therapist::of;
use afterglow::practice::own;
use afterglow::share::card as cards;
use afterglow::share::names::{Sha256, Side};
use afterglow::share::receipt::{Receipt, seal_receipt};
use afterglow::share::receipts::{self, Found};
use afterglow::share::sign::SigningKey;
use afterglow::transaction::with_room;
use chrono::TimeDelta;
use serde_json::{Value, json};

fn renew(both: &Both, vouched: bool) {
    let ask = json!({"passphrase": THEIRS, "recovery": false, "vouched": vouched});
    both.practice.call("practice.newKeys", ask);
}

/// The card that the patient's side seals for.
fn held(both: &Both) -> Vec<u8> {
    with_room(&both.patient.app, |room| Ok(of(room, &both.pair).card)).unwrap()
}

fn signer(both: &Both) -> SigningKey {
    with_room(&both.practice.app, |room| Ok(own::api::own(room)?.key)).unwrap()
}

fn openers(both: &Both) -> usize {
    with_room(&both.practice.app, |room| {
        Ok(own::table::openers(room.db)?.len())
    })
    .unwrap()
}

/// Forty days nobody opens the diary. The practice goes on, and destroys its old keys.
fn silence(both: &mut Both) {
    let later = both.practice.now().plus(TimeDelta::days(40)).rfc3339();
    both.practice.at(&later);
    both.place.serve(&both.practice);
    assert_eq!(openers(both), 1);
    both.patient.at(&later);
}

/// What is sent arrives, in order and without anything odd, and a receipt comes back for it.
fn flows(both: &mut Both, expected: &[&str]) {
    let mut texts = both.texts();
    texts.sort();
    assert_eq!(texts, expected);
    assert_eq!(both.page()["odd"], json!([]));
    let outbox = both.patient.call("share.outbox", json!({}));
    for package in outbox["packages"].as_array().unwrap() {
        let settled =
            ["received", "void", "published"].contains(&package["state"].as_str().unwrap());
        assert!(settled && package["fault"].is_null(), "{package}");
    }
    assert_eq!(outbox["packages"][0]["state"], "received", "{outbox}");
}

#[test]
fn a_receipt_brings_the_new_card_and_nobody_does_anything() {
    let mut both = both();
    both.tick("a before");
    both.send();
    renew(&both, true);
    let standing = both.page()["standing"].to_string();
    assert!(
        standing.contains("Does not know your new keys"),
        "{standing}"
    );
    assert_ne!(held(&both), card(&both.practice));
    both.serve();
    assert_eq!(held(&both), card(&both.practice), "the receipt was enough");
    let told = person(&both, &both.pair)["newKeys"].clone();
    assert!(told.as_str().unwrap().contains("changed keys"), "{told}");
    both.tick("b after");
    both.send();
    flows(&mut both, &["a before", "b after"]);
    assert_eq!(both.page()["standing"], Value::Null);
    // The old keys open what came before for thirty days; that nobody needs them is known at once.
    days(&mut both, 31);
    assert_eq!(openers(&both), 1);
    both.tick("c long after");
    both.send();
    flows(&mut both, &["a before", "b after", "c long after"]);
}

#[test]
fn keys_may_change_again_before_anyone_has_looked_or_in_between() {
    let mut both = both();
    renew(&both, true);
    renew(&both, true);
    both.serve();
    assert_eq!(held(&both), card(&both.practice));
    renew(&both, true);
    both.tick("a sealed for the second");
    both.send();
    renew(&both, true);
    both.serve();
    assert_eq!(held(&both), card(&both.practice));
    both.tick("b sealed for the last");
    both.send();
    flows(
        &mut both,
        &["a sealed for the second", "b sealed for the last"],
    );
}

#[test]
fn what_was_sealed_for_keys_that_are_gone_is_sealed_once_more() {
    let mut both = both();
    both.tick("a in time");
    both.send();
    renew(&both, true);
    silence(&mut both);
    both.tick("b after a long silence");
    both.send();
    both.serve();
    flows(&mut both, &["a in time", "b after a long silence"]);
    let standing = both.page()["standing"].clone();
    assert_eq!(standing, Value::Null);
    // Of what could not be opened nothing is left in the place.
    both.serve();
    let pair = both.pair.to_string();
    let left = both
        .place
        .objects
        .keys()
        .filter(|name| name.starts_with(&format!("p/{pair}")) && name.ends_with(".age"));
    assert_eq!(left.count(), 3, "the hello and two packages");
}

/// A regression: a copy that cannot be opened ended the reading of the receipt that names it.
#[test]
fn what_was_in_a_damaged_copy_is_ticked_again_and_the_rest_goes_on() {
    let mut both = both();
    renew(&both, true);
    silence(&mut both);
    both.tick("a whose copy is damaged");
    both.queue();
    both.place.serve(&both.patient);
    let damaged = with_room(&both.patient.app, |room| {
        let cut = "UPDATE share_outbox_sealed SET bytes = substr(bytes, 1, 1000) WHERE outbox_id IN
            (SELECT id FROM share_outbox WHERE kind = 'data')";
        Ok(room.db.execute(cut, [])?)
    });
    assert_eq!(damaged.unwrap(), 1);
    both.serve();
    assert!(both.texts().is_empty());
    both.tick("b after it");
    both.send();
    both.serve();
    flows(&mut both, &["a whose copy is damaged", "b after it"]);
}

#[test]
fn a_withdrawal_that_they_could_not_open_is_said_once_more() {
    let mut both = both();
    let id = both.tick("taken back");
    both.send();
    assert_eq!(both.texts(), ["taken back"]);
    renew(&both, true);
    silence(&mut both);
    let ask = json!({"pairId": both.pair.to_string(), "itemId": id});
    both.patient.call("share.withdraw", ask);
    both.serve();
    both.serve();
    let page = both.page().to_string();
    assert!(!page.contains("taken back"), "{page}");
    assert_eq!(both.page()["odd"], json!([]));
}

#[test]
fn keys_that_were_lost_later_vouch_for_nothing_any_more() {
    let mut both = both();
    renew(&both, true);
    renew(&both, false);
    let before = held(&both);
    both.serve();
    assert_eq!(held(&both), before, "no receipt is written with either key");
    let standing = both.page()["standing"].to_string();
    assert!(standing.contains("Paired by your old keys"), "{standing}");
}

/// A receipt for this pair, as whoever has a key could write it.
fn forged(both: &Both, key: &SigningKey, card: &[u8]) -> Found {
    let now = both.patient.now();
    let sealed = with_room(&both.practice.app, |room| {
        let pair = afterglow::practice::pairs::table::find(room.db, &both.pair)?.unwrap();
        let receipt = Receipt {
            pair: both.pair.clone(),
            ther: own::api::own(room)?.ther,
            seq: 900,
            prev: Sha256::of(b"before"),
            heads: vec![],
            holes: vec![],
            rejects: vec![],
            stored_at: now.local().fixed_offset(),
            exported: false,
            withdrawn: vec![],
            card: Some(String::from_utf8(card.to_vec()).unwrap()),
        };
        let to = pair.receipts.parse().unwrap();
        Ok(seal_receipt(&receipt, key, &to).unwrap())
    })
    .unwrap();
    assert_eq!(sealed.name.side, Side::Receipt);
    with_room(&both.patient.app, |room| {
        let pair = of(room, &both.pair);
        let none = receipts::Elsewhere::default();
        receipts::take(
            room,
            &pair,
            &sealed.name,
            &sealed.bytes,
            &sealed.signature,
            &none,
        )
    })
    .unwrap()
    .unwrap()
}

/// A card of somebody else's keys with a higher number.
fn thiefs(both: &Both) -> (SigningKey, Vec<u8>) {
    let mut card = cards::parse(&card(&both.practice)).unwrap();
    let key = SigningKey::generate().unwrap();
    card.sign = key.public();
    card.to = vec![age::x25519::Identity::generate().to_public().to_string()];
    card.serial += 1;
    let bytes = cards::write(&card, &key).unwrap();
    (key, bytes)
}

#[test]
fn no_key_but_the_one_of_the_card_at_hand_ever_brings_a_card() {
    let mut both = both();
    let old = signer(&both);
    renew(&both, true);
    both.serve();
    let good = held(&both);
    let (key, theirs) = thiefs(&both);
    // The thief's own key, and the old key after the new one was taken.
    assert!(matches!(forged(&both, &key, &theirs), Found::Flawed(_)));
    assert_eq!(held(&both), good);
    assert!(matches!(forged(&both, &old, &theirs), Found::Flawed(_)));
    assert_eq!(held(&both), good);
}

#[test]
fn before_the_words_are_typed_the_card_that_was_given_stays() {
    let patient = crate::pairing::with_passphrase();
    let practice = crate::desk::Desk::practice(crate::practice::NOW, crate::practice::ZONE);
    let both = Both::met_at(patient, practice);
    both.practice.call("practice.accept", both.which());
    let given = held(&both);
    let (_, theirs) = thiefs(&both);
    // Even the right key changes nothing: the words are of the card that was given.
    assert_eq!(forged(&both, &signer(&both), &theirs), Found::Taken);
    assert_eq!(held(&both), given);
}
