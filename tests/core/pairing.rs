//! Pairing through the commands: a card, eight typed words, the wait, and the end.

use crate::desk::Desk;
use crate::therapist::{Fake, Therapist, a_place, confirmed, imported, of, write_card};
use afterglow::share::names::PairId;
use afterglow::share::outbox::{self, Kind, State};
use afterglow::share::pairing::confirm;
use afterglow::transaction::with_room;
use serde_json::{Value, json};

const PASSPHRASE: &str = "gentle river of copper light";

pub fn with_passphrase() -> Desk {
    let desk = Desk::empty("2026-11-16T09:00:00-05:00", "America/New_York");
    desk.call(
        "vault.create",
        json!({ "passphrase": PASSPHRASE, "region": "US", "theme": "dusk" }),
    );
    desk
}

fn import(desk: &Desk, therapist: &Therapist, drop: &str, name: &str) -> Value {
    let card = String::from_utf8(therapist.card.clone()).unwrap();
    let read = desk.call("share.readCard", json!({ "text": card }));
    let ask = json!({
        "card": read["card"], "name": name, "myName": "Alma", "dropId": drop, "passphrase": PASSPHRASE,
    });
    let people = desk.call("share.importCard", ask);
    let people = people["people"].as_array().unwrap().clone();
    people
        .into_iter()
        .find(|person| person["name"] == name)
        .unwrap()
}

fn words(desk: &Desk, pair: &Value) -> String {
    let pair: PairId = pair.as_str().unwrap().parse().unwrap();
    let words = with_room(&desk.app, |room| confirm::words(room, &of(room, &pair)));
    words.unwrap().join(" ")
}

fn person(desk: &Desk, pair: &Value) -> Value {
    let people = desk.call("share.people", json!({}));
    let people = people["people"].as_array().unwrap();
    let found = people.iter().find(|person| person["pairId"] == *pair);
    found.unwrap().clone()
}

#[test]
fn a_first_recipient_is_active_once_eight_words_are_typed() {
    let desk = with_passphrase();
    let people = desk.call("share.people", json!({}));
    assert_eq!(people["banner"], "No one receives anything from you.");
    let drop = a_place(&desk);
    let therapist = Therapist::new("Dr Okafor", &desk.now());
    let wrong = json!({
        "card": String::from_utf8(therapist.card.clone()).unwrap(), "name": "Dr Okafor",
        "myName": "Alma", "dropId": drop, "passphrase": "not this one at all",
    });
    let refused = desk.refuse("share.importCard", wrong);
    assert_eq!(refused.field.as_deref(), Some("passphrase"));
    let one = import(&desk, &therapist, drop.as_str(), "Dr Okafor");
    assert_eq!(
        (&one["state"], &one["maySend"]),
        (&json!("imported"), &json!(false))
    );

    // Only the hello goes, and nothing in it is of the patient but keys and a chosen name.
    let mut place = Fake::default();
    place.serve(&desk);
    let pair: PairId = one["pairId"].as_str().unwrap().parse().unwrap();
    let read = therapist.read(&place, &pair);
    assert_eq!(read.manifests.len(), 1);
    assert_eq!(read.hello.as_ref().unwrap().name.expose(), "Alma");

    let said = words(&desk, &one["pairId"]);
    let four: Vec<&str> = said.split(' ').take(4).collect();
    let so_far = desk.call(
        "share.safety",
        json!({"pairId": pair.to_string(), "typed": four.join(" ")}),
    );
    assert_eq!((&so_far["right"], &so_far["of"]), (&json!(4), &json!(8)));
    // A sentence may hold one of the words by chance; two in their order would be no chance.
    let all: Vec<&str> = said.split(' ').collect();
    for two in all.windows(2) {
        assert!(!so_far.to_string().contains(&two.join(" ")), "{so_far}");
    }
    // Four letters say which word of the list it is; which words are theirs is never said.
    let begun = json!({"pairId": pair.to_string(), "typed": "zebr aba"});
    let begun = desk.call("share.safety", begun);
    assert_eq!(begun["completed"], json!(["zebra", "aba"]));
    let ask = |words: &str, passphrase: &str| json!({"pairId": pair.to_string(), "words": words, "method": "video", "passphrase": passphrase});
    let other = desk.refuse("share.confirmWords", ask(&four.join(" "), PASSPHRASE));
    assert_eq!(other.field.as_deref(), Some("words"));
    let other = desk.refuse("share.confirmWords", ask(&said, "not this one at all"));
    assert_eq!(other.field.as_deref(), Some("passphrase"));
    assert_eq!(person(&desk, &one["pairId"])["state"], "imported");
    desk.call("share.confirmWords", ask(&said.to_uppercase(), PASSPHRASE));
    let now = person(&desk, &one["pairId"]);
    assert_eq!(
        (&now["state"], &now["method"], &now["maySend"]),
        (&json!("active"), &json!("video"), &json!(true))
    );
    assert_eq!(
        desk.fail("share.confirmWords", ask(&said, PASSPHRASE)).0,
        "conflict"
    );
}

#[test]
fn a_later_recipient_waits_a_day_and_can_be_taken_back_meanwhile() {
    let desk = with_passphrase();
    let drop = a_place(&desk);
    let (first, later) = (
        Therapist::new("Dr Okafor", &desk.now()),
        Therapist::new("Someone else", &desk.now()),
    );
    let one = import(&desk, &first, drop.as_str(), "Dr Okafor");
    let said = words(&desk, &one["pairId"]);
    desk.call(
        "share.confirmWords",
        json!({"pairId": one["pairId"], "words": said, "method": "person", "passphrase": PASSPHRASE}),
    );
    desk.at("2026-11-17T09:00:00-05:00");
    let two = import(&desk, &later, drop.as_str(), "Someone else");
    desk.at("2026-11-17T10:00:00-05:00");
    let said = words(&desk, &two["pairId"]);
    desk.call(
        "share.confirmWords",
        json!({"pairId": two["pairId"], "words": said, "method": "phone", "passphrase": PASSPHRASE}),
    );
    let now = person(&desk, &two["pairId"]);
    assert_eq!(
        (&now["state"], &now["mayCancel"]),
        (&json!("confirmed"), &json!(true))
    );
    assert_eq!(now["activeAt"], "2026-11-18T09:00:00.000-05:00");
    assert_eq!(now["left"], "23 h 0 min left");
    assert_eq!(
        desk.fail("share.preview", json!({"pairId": two["pairId"]}))
            .0,
        "recipient_unverified"
    );
    let banner = desk.call("share.people", json!({}))["banner"].clone();
    assert!(
        banner
            .as_str()
            .unwrap()
            .contains("Someone else receives nothing yet")
    );
    // A clock set back does not shorten it.
    desk.at("2026-11-10T09:00:00-05:00");
    Fake::default().serve(&desk);
    assert_eq!(person(&desk, &two["pairId"])["state"], "confirmed");
    desk.at("2026-11-18T08:59:59-05:00");
    assert_eq!(person(&desk, &two["pairId"])["state"], "confirmed");
    desk.at("2026-11-18T09:00:00-05:00");
    assert_eq!(person(&desk, &two["pairId"])["state"], "active");
    // What is active is ended, with the passphrase; what is not is taken back with one click.
    assert_eq!(
        desk.fail("share.cancelPair", json!({"pairId": two["pairId"]}))
            .0,
        "conflict"
    );
    desk.at("2026-11-18T08:00:00-05:00");
    desk.call("share.cancelPair", json!({"pairId": two["pairId"]}));
    assert_eq!(person(&desk, &two["pairId"])["state"], "ended");
    assert_eq!(person(&desk, &one["pairId"])["state"], "active");
}

/// A first recipient that is active, and a later one whose words were typed.
fn first_and_later() -> (Desk, PairId) {
    let desk = Desk::new("2026-11-16T09:00:00-05:00", "America/New_York");
    let drop = a_place(&desk);
    for name in ["Dr Okafor", "Someone else"] {
        let therapist = Therapist::new(name, &desk.now());
        let pair = imported(&desk, &therapist, &drop, name);
        confirmed(&desk, &pair);
        if name == "Someone else" {
            Fake::default().serve(&desk);
            return (desk, pair);
        }
    }
    unreachable!()
}

fn stands(desk: &Desk, pair: &PairId) -> (String, String) {
    Fake::default().serve(desk);
    let person = person(desk, &json!(pair.to_string()));
    let text = |name: &str| person[name].as_str().unwrap_or_default().to_owned();
    (text("state"), text("left"))
}

fn confirmed_with(left: &str) -> (String, String) {
    (String::from("confirmed"), left.to_owned())
}

#[test]
fn g7_a_clock_that_is_set_while_it_runs_does_not_shorten_the_wait() {
    let (desk, pair) = first_and_later();
    desk.set_clock("2026-11-20T09:00:00-05:00");
    assert_eq!(stands(&desk, &pair).0, "confirmed");
    desk.at("2026-11-20T19:00:00-05:00");
    assert_eq!(stands(&desk, &pair), confirmed_with("14 h 0 min left"));
    // Set back, what was counted counts no more.
    desk.set_clock("2026-11-16T19:00:00-05:00");
    assert_eq!(stands(&desk, &pair), confirmed_with("24 h 0 min left"));
    desk.at("2026-11-17T18:58:00-05:00");
    assert_eq!(stands(&desk, &pair).0, "confirmed");
    desk.at("2026-11-17T19:00:00-05:00");
    assert_eq!(stands(&desk, &pair).0, "active");
    // What is over stays so, whatever the clock says.
    desk.set_clock("2026-11-10T09:00:00-05:00");
    assert_eq!(stands(&desk, &pair).0, "active");
}

#[test]
fn g7_a_clock_that_is_set_while_it_is_closed_brings_no_more_than_all_but_an_hour() {
    let (desk, pair) = first_and_later();
    desk.app.lock_vault();
    desk.set_clock("2026-11-18T09:00:00-05:00");
    let desk = opened_again(desk);
    assert_eq!(stands(&desk, &pair), confirmed_with("1 h 0 min left"));
    desk.at("2026-11-18T09:50:00-05:00");
    assert_eq!(stands(&desk, &pair).0, "confirmed");
    desk.app.lock_vault();
    desk.set_clock("2026-11-16T09:52:00-05:00");
    let desk = opened_again(desk);
    assert_eq!(stands(&desk, &pair), confirmed_with("24 h 0 min left"));
    // A day later, and closed for most of it, with a clock that was never touched again.
    desk.app.lock_vault();
    desk.set_clock("2026-11-17T09:52:00-05:00");
    let desk = opened_again(desk);
    assert_eq!(stands(&desk, &pair), confirmed_with("1 h 0 min left"));
    desk.at("2026-11-17T10:52:00-05:00");
    assert_eq!(stands(&desk, &pair).0, "active");
}

fn opened_again(desk: Desk) -> Desk {
    let desk = desk.restart();
    desk.app.hold().unwrap();
    let vault =
        afterglow::vault::Vault::open(desk.app.home(), |_| Ok(afterglow::vault::Key::new([7; 32])));
    desk.app.open_with(vault.unwrap());
    desk
}

#[test]
fn digits_are_as_good_as_words() {
    let desk = with_passphrase();
    let drop = a_place(&desk);
    let therapist = Therapist::new("Dr Okafor", &desk.now());
    let one = import(&desk, &therapist, drop.as_str(), "Dr Okafor");
    let pair: PairId = one["pairId"].as_str().unwrap().parse().unwrap();
    let digits = with_room(&desk.app, |room| confirm::digits(room, &of(room, &pair))).unwrap();
    let half = json!({"pairId": one["pairId"], "typed": &digits[..19]});
    let half = desk.call("share.safety", half);
    assert_eq!((&half["right"], &half["of"]), (&json!(5), &json!(9)));
    assert_eq!(
        half["sentence"],
        "5 of 9 groups of three digits fit so far."
    );
    let ask = |digits: &str| json!({"pairId": one["pairId"], "words": digits, "method": "phone", "passphrase": PASSPHRASE});
    let short = desk.refuse("share.confirmWords", ask(&digits[..34]));
    assert_eq!(short.field.as_deref(), Some("words"));
    desk.call("share.confirmWords", ask(&digits.replace(' ', "")));
    let now = person(&desk, &one["pairId"]);
    assert_eq!(now["state"], "active");
    assert_eq!(
        now["knownBy"],
        "You typed what Dr Okafor read to you on the phone, Mon 16 Nov."
    );
}

#[test]
fn a_pair_taken_back_leaves_nothing_in_the_place() {
    let desk = Desk::new("2026-11-16T09:00:00-05:00", "America/New_York");
    let drop = a_place(&desk);
    let therapist = Therapist::new("Dr Okafor", &desk.now());
    let pair = imported(&desk, &therapist, &drop, "Dr Okafor");
    let mut place = Fake::default();
    place.serve(&desk);
    assert_eq!(place.objects.len(), 2);
    desk.call("share.cancelPair", json!({"pairId": pair.to_string()}));
    place.serve(&desk);
    assert!(place.objects.is_empty(), "the hello is taken out");
    // The card can come in again: it is another pair, with other keys and other words.
    let again = imported(&desk, &therapist, &drop, "Dr Okafor");
    assert_ne!(again, pair);
}

#[test]
fn an_ended_pair_is_told_so_and_nothing_else_stays() {
    let desk = with_passphrase();
    let drop = a_place(&desk);
    let therapist = Therapist::new("Dr Okafor", &desk.now());
    let pair = imported(&desk, &therapist, &drop, "Dr Okafor");
    confirmed(&desk, &pair);
    let mut place = Fake::default();
    place.serve(&desk);
    desk.call(
        "share.revoke",
        json!({"pairId": pair.to_string(), "passphrase": PASSPHRASE}),
    );
    place.serve(&desk);
    let packages = with_room(&desk.app, |room| Ok(outbox::table::of(room.db, &pair)?)).unwrap();
    let kinds: Vec<_> = packages.iter().map(|one| (one.kind, one.state)).collect();
    assert_eq!(
        kinds,
        [
            (Kind::Hello, State::Published),
            (Kind::End, State::Published)
        ]
    );
    assert_eq!(place.objects.len(), 2, "only that it ended is there");
    assert!(
        place
            .objects
            .keys()
            .all(|name| name.contains("-0000000001-"))
    );
    assert_eq!(
        desk.fail("share.preview", json!({"pairId": pair.to_string()}))
            .0,
        "conflict"
    );
}

#[test]
fn cards_are_refused_with_a_reason() {
    let desk = with_passphrase();
    let drop = a_place(&desk);
    let therapist = Therapist::new("Dr Okafor", &desk.now());
    let card = String::from_utf8(therapist.card.clone()).unwrap();
    for text in ["", "hello", &card[..60], &card.replace("Okafor", "Okofar")] {
        let refused = desk.refuse("share.readCard", json!({"text": text}));
        assert_eq!(refused.field.as_deref(), Some("card"), "{text}");
    }
    // Pasted without its last line's end, it is the same card.
    let read = desk.call("share.readCard", json!({"text": card.trim()}));
    assert_eq!(
        (&read["name"], &read["known"]),
        (&json!("Dr Okafor"), &json!(false))
    );
    import(&desk, &therapist, drop.as_str(), "Dr Okafor");
    assert_eq!(
        desk.call("share.readCard", json!({"text": card}))["known"],
        true
    );
    let again = json!({
        "card": card, "name": "Another", "myName": "Alma", "dropId": drop, "passphrase": PASSPHRASE,
    });
    assert_eq!(desk.fail("share.importCard", again).0, "exists");
    desk.at("2028-11-16T09:00:00-05:00");
    assert_eq!(
        desk.fail("share.readCard", json!({"text": card})).0,
        "invalid"
    );
}

#[test]
fn in_groggy_time_nobody_is_added_and_everybody_can_be_stopped() {
    let desk = with_passphrase();
    let drop = a_place(&desk);
    let therapist = Therapist::new("Dr Okafor", &desk.now());
    let pair = imported(&desk, &therapist, &drop, "Dr Okafor");
    let infusion = desk.call(
        "course.plan",
        json!({"starts": [{"day": "2026-11-27", "time": "10:30"}], "minutes": 40}),
    )["next"]
        .clone();
    desk.at("2026-11-27T11:30:00-05:00");
    desk.call("session.over", json!({"id": infusion}));
    let pair = json!({"pairId": pair.to_string()});
    for (name, ask) in [
        ("share.readCard", json!({"text": ""})),
        ("share.importCard", json!({})),
        ("share.confirmWords", json!({})),
        ("share.setRule", json!({})),
        ("share.send", json!({})),
        ("share.withdraw", json!({})),
    ] {
        assert_eq!(desk.fail(name, ask).0, "groggy", "{name}");
    }
    // Not even the hello leaves.
    assert_eq!(Fake::default().serve(&desk), 0);
    desk.call("share.cancelPair", pair);
    desk.call("share.people", json!({}));
}

#[test]
fn a_newer_card_is_taken_when_the_old_key_vouches_for_it() {
    let desk = Desk::new("2026-11-16T09:00:00-05:00", "America/New_York");
    let drop = a_place(&desk);
    let mut therapist = Therapist::new("Dr Okafor", &desk.now());
    let pair = imported(&desk, &therapist, &drop, "Dr Okafor");
    confirmed(&desk, &pair);
    let mut place = Fake::default();
    place.serve(&desk);
    let read = therapist.read(&place, &pair);
    let next = Therapist::new("Dr Okafor", &desk.now());
    let card = write_card("Dr Okafor", &next.sign, &next.key, &desk.now(), 2);
    let text = String::from_utf8(card.clone()).unwrap();
    therapist.say(&mut place, &read, &desk.now(), |receipt| {
        receipt.card = Some(text.clone());
    });
    desk.at("2026-11-16T10:00:00-05:00");
    place.serve(&desk);
    let kept = with_room(&desk.app, |room| Ok(of(room, &pair).card)).unwrap();
    assert_eq!(kept, card);
    // One that somebody else signed into the place is nothing.
    let stranger = Therapist::new("Dr Okafor", &desk.now());
    let mut forger = Therapist {
        receipts: (7, afterglow::share::names::Sha256::of(b"x")),
        ..stranger
    };
    let own = String::from_utf8(forger.card.clone()).unwrap();
    forger.say(&mut place, &read, &desk.now(), |receipt| {
        receipt.card = Some(own)
    });
    desk.at("2026-11-16T11:00:00-05:00");
    place.serve(&desk);
    let kept = with_room(&desk.app, |room| Ok(of(room, &pair).card)).unwrap();
    assert_eq!(kept, card);
}
