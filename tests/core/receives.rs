//! Every report names everybody who receives something, at the foot of its last page.

use crate::outbox::{Story, keep, paired};
use crate::packet::{entry, packet};
use crate::share::preview_of;
use crate::stock::here;
use crate::therapist::{Therapist, confirmed, imported, of};
use afterglow::paper::fonts::Fonts;
use afterglow::private::Private;
use afterglow::share::Item9;
use afterglow::share::formats::pdf;
use afterglow::share::freeze::{Chosen, freeze};
use afterglow::share::packet::{Packet, Receiver};
use afterglow::transaction::with_room;
use afterglow::words::Words;
use serde_json::{Value, json};
use std::process::Command;

fn receiver(name: &str, by_file: bool) -> Receiver {
    Receiver {
        name: Private::from(name),
        by_file,
    }
}

/// The text of each page, its lines joined.
fn pages(report: &[u8]) -> Vec<String> {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("report.pdf");
    std::fs::write(&file, report).unwrap();
    let read = Command::new("pdftotext").arg(&file).arg("-").output();
    let text = String::from_utf8(read.unwrap().stdout).unwrap();
    let pages = text.trim_end_matches('\u{c}').split('\u{c}');
    let joined = pages.map(|page| page.split_whitespace().collect::<Vec<_>>().join(" "));
    joined.collect()
}

fn set(packet: &Packet) -> Vec<String> {
    let report = pdf::write(packet, &Words::english(), &Fonts::default()).unwrap();
    assert!(report.accessible);
    let pages = pages(&report.pdf);
    assert_eq!(
        pages.len(),
        report.pages.len(),
        "the preview has the same pages"
    );
    pages
}

#[test]
fn they_stand_at_the_foot_of_the_last_page_and_nowhere_else() {
    if !here(&["pdftotext"]) {
        return;
    }
    let mut long = packet();
    long.entries = (0..40)
        .map(|number| entry(number, &"Slow light over water. ".repeat(30)))
        .collect();
    long.receivers = vec![
        receiver("Dr Okafor", false),
        receiver("Dr Lind & *Sons*", true),
    ];
    let told = "Everyone who receives something from this journal: Dr Okafor, Dr Lind & *Sons* (by sealed file).";
    let pages = set(&long);
    let (last, before) = pages.split_last().unwrap();
    assert!(pages.len() > 3);
    assert!(last.contains(told), "{last}");
    assert!(before.iter().all(|page| !page.contains("Everyone who")));
    let nobody = Packet {
        receivers: Vec::new(),
        ..long
    };
    let told = "No one receives anything from this journal.";
    assert!(set(&nobody).last().unwrap().contains(told));
}

#[test]
fn a_hundred_of_them_are_named_too() {
    if !here(&["pdftotext"]) {
        return;
    }
    let people = (0..100).map(|number| receiver(&format!("Dr Number {number}"), number % 2 == 0));
    let crowded = Packet {
        receivers: people.collect(),
        ..packet()
    };
    let whole = set(&crowded).join(" ");
    assert!((0..100).all(|number| whole.contains(&format!("Dr Number {number}"))));
}

/// Who would be named now.
fn named(story: &Story) -> Vec<Receiver> {
    with_room(&story.desk.app, |room| {
        let to = Private::from("Dr Okafor");
        let chosen = Chosen::of(room.db, &[])?;
        Ok(freeze(room, room.now, Some(&to), chosen, Item9::Withhold)?.receivers)
    })
    .unwrap()
}

#[test]
fn only_who_receives_is_named() {
    let story = paired();
    let active = receiver("Dr Okafor", false);
    assert_eq!(named(&story), std::slice::from_ref(&active));
    let drop = with_room(&story.desk.app, |room| Ok(of(room, &story.pair).drop)).unwrap();
    let lind = Therapist::new("Dr Lind", &story.desk.now());
    let second = imported(&story.desk, &lind, &drop, "Dr Lind");
    confirmed(&story.desk, &second);
    assert_eq!(
        named(&story),
        std::slice::from_ref(&active),
        "Dr Lind has a day to wait"
    );
    story.desk.at("2026-11-17T09:00:00-05:00");
    assert_eq!(named(&story), [active, receiver("Dr Lind", false)]);
    let key = age::x25519::Identity::generate();
    let key = json!({"name": "Sam", "key": key.to_public().to_string()});
    story.desk.call("share.addRecipient", key);
    assert_eq!(named(&story)[2], receiver("Sam", true));
    with_room(&story.desk.app, |room| {
        let pair = of(room, &story.pair);
        afterglow::share::pairing::end::stop(room, &pair, true)
    })
    .unwrap();
    assert_eq!(
        named(&story),
        [receiver("Dr Lind", false), receiver("Sam", true)]
    );
}

#[test]
fn the_report_that_is_sent_names_them_as_it_was_shown() {
    if !here(&["pdftotext"]) {
        return;
    }
    let mut story = paired();
    let entry = keep(&story.desk, "water, light, slow");
    let tick = json!({"kind": "entry", "id": entry, "on": true});
    story.desk.call("share.tick", tick);
    let seen = shown(&story);
    // Somebody more makes it another report than the one that was seen.
    let sam = age::x25519::Identity::generate().to_public().to_string();
    let sam = json!({"name": "Sam", "key": sam});
    story.desk.call("share.addRecipient", sam);
    let send = json!({ "previewId": seen["id"] });
    assert_eq!(story.desk.fail("share.send", send).0, "conflict");
    let send = json!({ "previewId": shown(&story)["id"] });
    story.desk.call("share.send", send);
    story.serve();
    let read = story.therapist.read(&story.place, &story.pair);
    let report = read.opened.last().unwrap().file("report.pdf").unwrap();
    let told =
        "Everyone who receives something from this journal: Dr Okafor, Sam (by sealed file).";
    assert!(pages(report).last().unwrap().contains(told));
}

fn shown(story: &Story) -> Value {
    preview_of(&story.desk, json!({ "pairId": story.pair.to_string() }))
}
