//! One thing is taken back out of a package whose others live on: they are sealed anew without it, once.

use crate::desk::Desk;
use crate::outbox::{Story, keep, paired, until_publish};
use crate::practice::Both;
use afterglow::errands;
use afterglow::random::Id;
use afterglow::share::Item9;
use afterglow::share::formats::json as entries_json;
use afterglow::share::freeze::{Chosen, freeze};
use afterglow::share::mailbox::{Fault, Outcome, Work};
use afterglow::share::names::Listed;
use afterglow::share::outbox::{self, State};
use afterglow::share::package::{Kind, Op};
use afterglow::share::thaw::{keep as keep_only, thaw};
use afterglow::transaction::with_room;
use serde_json::json;
use std::collections::{BTreeMap, HashSet};

fn withdraw(story: &Story, item: &Id) -> serde_json::Value {
    let ask = json!({ "itemId": item, "pairId": story.pair.to_string() });
    story.desk.call("share.withdraw", ask)
}

/// Two things went in one package.
fn two_went() -> (Story, Id, Id) {
    let mut story = paired();
    let (one, two) = (keep(&story.desk, "one"), keep(&story.desk, "two"));
    story.queue(&[one.clone(), two.clone()]);
    story.serve();
    (story, one, two)
}

/// Names of sealed packages in the place, by device and number.
fn numbers(story: &Story, seen: &mut BTreeMap<(String, u32), String>) {
    for name in story.place.objects.keys() {
        if let Listed::Object(name) = Listed::read(name) {
            let key = (name.device.to_string(), name.seq);
            let before = seen.entry(key).or_insert_with(|| name.to_string());
            assert_eq!(*before, name.to_string(), "one number, one package");
        }
    }
}

#[test]
fn the_rest_goes_anew_at_its_revision_and_the_whole_leaves_the_place() {
    let (mut story, one, two) = two_went();
    let before = story.readable();
    let said = withdraw(&story, &one);
    let sentence = said["sentence"].as_str().unwrap();
    assert!(sentence.contains("goes again without it"), "{sentence}");
    let waiting = story.desk.call("share.outbox", json!({}));
    assert_eq!(
        (&waiting["waiting"], &waiting["packages"][0]["what"]),
        (&json!(2), &json!("1 entry"))
    );
    assert_eq!(waiting["packages"][0]["mayCancel"], false);
    story.serve();
    let rev = before.iter().find(|(entry, _)| *entry == two.to_string());
    assert_eq!(story.readable(), [rev.unwrap().clone()]);
    let read = story.therapist.read(&story.place, &story.pair);
    let kinds: Vec<_> = read
        .manifests
        .iter()
        .map(|one| (one.seq, one.kind))
        .collect();
    assert_eq!(
        kinds,
        [(0, Kind::Hello), (2, Kind::Withdraw), (3, Kind::Data)]
    );
    let anew = read.manifests.last().unwrap();
    assert_eq!(
        anew.voids.iter().map(|(seq, _)| *seq).collect::<Vec<_>>(),
        [1]
    );
    assert_eq!(anew.consent.as_ref().unwrap().scope.expose(), "1 entry");
    let text = String::from_utf8(read.opened[1].file("entries.json").unwrap().to_vec()).unwrap();
    assert!(
        !text.contains(one.as_str()) && !text.contains("\"one\""),
        "{text}"
    );
}

#[test]
fn of_the_only_thing_nothing_is_sealed_anew() {
    let mut story = paired();
    let one = keep(&story.desk, "one");
    story.queue(std::slice::from_ref(&one));
    story.serve();
    withdraw(&story, &one);
    story.serve();
    let read = story.therapist.read(&story.place, &story.pair);
    let kinds: Vec<_> = read.manifests.iter().map(|one| one.kind).collect();
    assert_eq!(kinds, [Kind::Hello, Kind::Withdraw]);
}

/// Killed between any two steps, with the last of them done and heard of, done and not heard of, half
/// done, or not begun.
#[test]
fn g1_g2_g3_killed_between_any_two_steps_the_rest_gets_there_once() {
    let mut ended = false;
    for steps in 0..14 {
        for end in 0..4 {
            ended |= killed_after(steps, end);
        }
    }
    assert!(ended, "all steps were tried");
}

/// Was there nothing more to do before the last step?
fn killed_after(steps: usize, end: usize) -> bool {
    let (mut story, one, two) = two_went();
    let mut seen = BTreeMap::new();
    numbers(&story, &mut seen);
    withdraw(&story, &one);
    let mut over = false;
    for step in 0..=steps {
        let Some(errand) = errands::next(&story.desk.app) else {
            over = true;
            break;
        };
        if step < steps {
            let outcome = story.place.run(&errand);
            errands::done(&story.desk.app, &errand.id, outcome);
            continue;
        }
        match end {
            0 => {}
            1 => {
                story.place.cut = matches!(errand.work, Work::Publish { .. }).then_some(1);
                story.place.run(&errand);
                story.place.cut = None;
            }
            2 => {
                story.place.run(&errand);
            }
            _ => {
                let outcome = story.place.run(&errand);
                errands::done(&story.desk.app, &errand.id, outcome);
            }
        }
    }
    numbers(&story, &mut seen);
    story = story.restart();
    story.serve();
    numbers(&story, &mut seen);
    let at = format!("{steps} steps, then {end}");
    assert_eq!(story.there(), [two.to_string()], "{at}");
    let read = story.therapist.read(&story.place, &story.pair);
    let kinds: Vec<_> = read.manifests.iter().map(|one| one.kind).collect();
    assert_eq!(kinds, [Kind::Hello, Kind::Withdraw, Kind::Data], "{at}");
    over
}

#[test]
fn on_its_way_it_stops_and_the_rest_goes_by_itself() {
    let mut story = paired();
    let (one, two) = (keep(&story.desk, "one"), keep(&story.desk, "two"));
    let id = story.queue(&[one.clone(), two.clone()]);
    let errand = until_publish(&mut story);
    story.place.run(&errand);
    let lost = Outcome::Failed(Fault::Unreachable);
    errands::done(&story.desk.app, &errand.id, lost);
    withdraw(&story, &one);
    assert_eq!(story.state(&id), State::Void);
    let ticked = story
        .desk
        .call("share.states", json!({ "ids": [one, two] }));
    assert!(
        ticked
            .as_array()
            .unwrap()
            .iter()
            .all(|one| one["ticked"] == false),
        "{ticked}"
    );
    story.desk.at("2026-11-16T10:00:00-05:00");
    story.serve();
    assert_eq!(story.there(), [two.to_string()]);
}

#[test]
fn taken_back_one_after_the_other_nothing_is_left() {
    let mut story = paired();
    let all: Vec<Id> = ["one", "two", "three"]
        .iter()
        .map(|words| keep(&story.desk, words))
        .collect();
    story.queue(&all);
    story.serve();
    withdraw(&story, &all[0]);
    // What is left has not left yet: it is planned again without the second.
    withdraw(&story, &all[1]);
    let outbox = story.desk.call("share.outbox", json!({}));
    let data = outbox["packages"].as_array().unwrap().iter();
    let data: Vec<_> = data
        .filter(|one| one["kind"] == "data" && one["state"] == "planned")
        .collect();
    assert_eq!((data.len(), &data[0]["what"]), (1, &json!("1 entry")));
    let ask = json!({ "id": data[0]["id"] });
    assert_eq!(story.desk.fail("share.cancelSend", ask).0, "conflict");
    story.serve();
    assert_eq!(story.there(), [all[2].to_string()]);
    withdraw(&story, &all[2]);
    story.serve();
    assert!(story.readable().is_empty());
    let ledger = story.desk.call("share.ledger", json!({}));
    let items = ledger[0]["items"].as_array().unwrap();
    assert!(
        items.iter().all(|item| !item["withdrawn"].is_null()),
        "{ledger}"
    );
    // None of them comes back as ticked by itself.
    let states = story.desk.call("share.states", json!({ "ids": all }));
    assert!(
        states
            .as_array()
            .unwrap()
            .iter()
            .all(|one| one["ticked"] == false),
        "{states}"
    );
}

/// The other side has had it for so long that its bytes were let go: nothing is sent twice.
#[test]
fn long_after_it_was_stored_it_only_leaves_the_place() {
    let (mut story, one, _) = two_went();
    let read = story.therapist.read(&story.place, &story.pair);
    let now = story.desk.now();
    story.therapist.say(&mut story.place, &read, &now, |_| {});
    story.desk.at("2026-11-16T11:00:00-05:00");
    story.serve();
    story.desk.at("2026-12-20T11:00:00-05:00");
    story.serve();
    withdraw(&story, &one);
    story.serve();
    assert!(story.readable().is_empty());
    let read = story.therapist.read(&story.place, &story.pair);
    assert_eq!(read.manifests.last().unwrap().kind, Kind::Withdraw);
}

/// With pages, as it is in life, at a real reader: nothing twice, nothing of it left, no chain broken.
#[test]
fn g2_the_reader_has_each_thing_once_and_nothing_of_what_was_taken_back() {
    let mut both = Both::paired();
    let (one, two) = (both.tick("canary of the first"), both.tick("the second"));
    both.send();
    assert_eq!(both.texts().len(), 2);
    let ask = |item: &str| json!({ "itemId": item, "pairId": both.pair.to_string() });
    let (first, second) = (ask(&one), ask(&two));
    both.patient.call("share.withdraw", first);
    both.serve();
    assert_eq!(both.texts(), ["the second"]);
    let page = both.page();
    assert_eq!(
        (&page["odd"], page["withdrawn"].as_array().unwrap().len()),
        (&json!([]), 1)
    );
    // What can be opened outside is the new one alone, report and all.
    let lines = page["lines"].as_array().unwrap();
    let files: Vec<bool> = lines
        .iter()
        .map(|line| line["files"].as_bool().unwrap())
        .collect();
    assert_eq!(files, [true, false, false, false]);
    assert_eq!(
        kept(&both),
        (2, 1),
        "a report and a bundle, of one sealed package"
    );
    both.patient.call("share.withdraw", second);
    both.serve();
    assert!(both.texts().is_empty());
    assert_eq!(both.page()["odd"], json!([]));
    assert_eq!(kept(&both), (0, 0));
}

/// Files that the reader keeps, and sealed packages of data.
fn kept(both: &Both) -> (u32, u32) {
    with_room(&both.practice.app, |room| {
        let count = |sql: &str| room.db.query_row(sql, [], |row| row.get(0));
        Ok((
            count("SELECT count(*) FROM practice_file")?,
            count(
                "SELECT count(*) FROM practice_package WHERE kind = 'data' AND bytes IS NOT NULL",
            )?,
        ))
    })
    .unwrap()
}

/// A reader that had not fetched the whole finds the chain unbroken all the same.
#[test]
fn g4_a_reader_that_never_saw_the_whole_goes_over_it() {
    let mut both = Both::paired();
    let (one, _) = (both.tick("the first"), both.tick("the second"));
    let ask = json!({"pairId": both.pair.to_string(), "item9": "withhold"});
    let started = both.patient.call("share.preview", ask);
    crate::practice::end(&both.patient, &started);
    let ask = json!({"previewId": started["id"]});
    both.patient.call("share.send", ask);
    both.place.serve(&both.patient);
    let ask = json!({ "itemId": one, "pairId": both.pair.to_string() });
    both.patient.call("share.withdraw", ask);
    both.place.serve(&both.patient);
    both.serve();
    assert_eq!(both.texts(), ["the second"]);
    assert_eq!(both.page()["odd"], json!([]));
}

/// What is read back out of the files is what was frozen, so that what is left is what was seen.
#[test]
fn what_is_frozen_can_be_thawed() {
    let desk = Desk::new("2026-11-26T18:00:00+00:00", "Europe/Dublin");
    let _ = afterglow::demo::api::fill(&desk.app, 1, 7, None).unwrap();
    with_room(&desk.app, |room| {
        let words = room.app.words();
        for item9 in [Item9::Include, Item9::Withhold] {
            let chosen = Chosen::all(room.db)?;
            let packet = freeze(room, room.now, None, chosen, item9)?;
            assert!(packet.entries.len() > 1 && packet.forms.len() > 1 && packet.moods.is_some());
            let bytes = afterglow::private::Private::new(entries_json::write(&packet)?);
            let mut thawed = thaw(&[(String::from("entries.json"), bytes)], words)?;
            // Who receives is read anew, when the pages are.
            thawed.receivers.clone_from(&packet.receivers);
            assert_eq!(thawed, packet);
            let some: HashSet<Id> = packet
                .entries
                .iter()
                .take(2)
                .map(|one| one.id.clone())
                .collect();
            keep_only(&mut thawed, &some);
            assert_eq!(thawed.items(), 2);
            assert!(thawed.infusions.len() <= packet.infusions.len());
        }
        Ok(())
    })
    .unwrap();
}

/// A package that only says that something is gone never says what it was.
#[test]
fn the_withdrawal_names_ids_alone() {
    let (mut story, one, _) = two_went();
    withdraw(&story, &one);
    story.serve();
    let read = story.therapist.read(&story.place, &story.pair);
    let told = read
        .opened
        .iter()
        .find(|opened| opened.manifest.kind == Kind::Withdraw)
        .unwrap();
    assert!(told.file("entries.json").is_none());
    let items: Vec<_> = told
        .manifest
        .items
        .iter()
        .map(|item| (&item.entry, item.op))
        .collect();
    assert_eq!(items, [(&one, Op::Withdraw)]);
    let left = with_room(&story.desk.app, |room| Ok(outbox::table::all(room.db)?)).unwrap();
    assert!(left.iter().all(|one| !one.bare));
}
