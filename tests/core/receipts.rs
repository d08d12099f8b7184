//! What comes back is believed as far as it is theirs; a wrong clock and a vault that lived twice do no harm.

use crate::outbox::{Story, keep, paired};
use crate::therapist::{Therapist, confirmed, imported, of};
use afterglow::errands;
use afterglow::share::mailbox::{Fault, Outcome, Work};
use afterglow::share::names::DeviceId;
use afterglow::share::outbox::State;
use afterglow::share::package::{Flaw, Kind};
use afterglow::share::receipt::Reject;
use afterglow::transaction::with_room;
use serde_json::{Value, json};

fn person(story: &Story) -> Value {
    let people = story.desk.call("share.people", json!({}));
    people["people"][0].clone()
}

fn later(story: &Story, hours: i64) {
    let now = story.desk.now().plus(chrono::TimeDelta::hours(hours));
    story.desk.at(&now.rfc3339());
}

#[test]
fn a_receipt_for_a_device_that_never_was_stops_this_pair_alone() {
    let mut story = paired();
    let drop = with_room(&story.desk.app, |room| Ok(of(room, &story.pair).drop)).unwrap();
    let other = Therapist::new("Dr Lind", &story.desk.now());
    let second = imported(&story.desk, &other, &drop, "Dr Lind");
    later(&story, 48);
    confirmed(&story.desk, &second);
    story.serve();
    let read = story.therapist.read(&story.place, &story.pair);
    let now = story.desk.now();
    story
        .therapist
        .say(&mut story.place, &read, &now, |receipt| {
            receipt.heads[0].0 = DeviceId::new([9; 5]);
        });
    later(&story, 1);
    story.serve();
    assert!(
        person(&story)["fault"]
            .as_str()
            .unwrap()
            .contains("not written by their side")
    );
    assert_eq!(person(&story)["maySend"], false);
    let entry = keep(&story.desk, "water, light, slow");
    let id = story.queue(std::slice::from_ref(&entry));
    later(&story, 1);
    story.serve();
    assert_eq!(story.state(&id), State::Planned);
    assert_eq!(other.read(&story.place, &second).manifests.len(), 1);
}

/// A place that is full: what is to go waits, and what comes back is read all the same.
#[test]
fn a_receipt_is_read_where_nothing_can_be_put() {
    let mut story = paired();
    let entry = keep(&story.desk, "water, light, slow");
    let first = story.queue(std::slice::from_ref(&entry));
    story.serve();
    let entry = keep(&story.desk, "and the kettle");
    let second = story.queue(std::slice::from_ref(&entry));
    let read = story.therapist.read(&story.place, &story.pair);
    let now = story.desk.now();
    story.therapist.say(&mut story.place, &read, &now, |_| {});
    for _ in 0..3 {
        later(&story, 1);
        story.place.cut = Some(0);
        story.serve();
        story.place.cut = None;
    }
    assert_eq!(story.state(&first), State::Received);
    assert_eq!(story.state(&second), State::Sending);
    later(&story, 24);
    story.serve();
    assert_eq!(story.state(&second), State::Published);
}

/// A receipt that was written before a thing was sent once more says nothing of the second time.
#[test]
fn what_was_taken_back_twice_is_removed_only_once_they_know_of_it() {
    let mut story = paired();
    let entry = keep(&story.desk, "water, light, slow");
    story.queue(std::slice::from_ref(&entry));
    story.serve();
    let ask = json!({"itemId": entry, "pairId": story.pair.to_string()});
    story.desk.call("share.withdraw", ask.clone());
    story.serve();
    let removed = |story: &Story| {
        let all = with_room(&story.desk.app, |room| {
            let mut rows = room
                .db
                .prepare("SELECT removed_ms IS NOT NULL FROM share_ledger_item ORDER BY rowid")?;
            let found = rows.query_map([], |row| row.get::<_, bool>(0))?;
            Ok(found.collect::<Result<Vec<_>, _>>()?)
        });
        all.unwrap()
    };
    // Of the first time; it waits in the place.
    let (read, now) = (
        story.therapist.read(&story.place, &story.pair),
        story.desk.now(),
    );
    let gone = entry.clone();
    story
        .therapist
        .say(&mut story.place, &read, &now, |receipt| {
            receipt.withdrawn = vec![gone]
        });
    story.queue(std::slice::from_ref(&entry));
    story.serve();
    story.desk.call("share.withdraw", ask);
    later(&story, 1);
    story.serve();
    assert_eq!(removed(&story), [true, false]);
    // Now they have stored that it was taken back again.
    let (read, now) = (
        story.therapist.read(&story.place, &story.pair),
        story.desk.now(),
    );
    story
        .therapist
        .say(&mut story.place, &read, &now, |receipt| {
            receipt.withdrawn = vec![entry]
        });
    later(&story, 1);
    story.serve();
    assert_eq!(removed(&story), [true, true]);
}

#[test]
fn g4_what_somebody_else_put_there_changes_nothing() {
    let mut story = paired();
    let entry = keep(&story.desk, "water, light, slow");
    let id = story.queue(std::slice::from_ref(&entry));
    story.serve();
    let read = story.therapist.read(&story.place, &story.pair);
    let before = story.desk.call("share.ledger", json!({}));
    let mut stranger = Therapist::new("Dr Okafor", &story.desk.now());
    let now = story.desk.now();
    stranger.say(&mut story.place, &read, &now, |receipt| {
        receipt.withdrawn = vec![entry.clone()];
    });
    // One of theirs, cut, and one under another pair's name.
    story.therapist.say(&mut story.place, &read, &now, |_| {});
    let names: Vec<String> = story
        .place
        .objects
        .keys()
        .filter(|name| name.starts_with("r/"))
        .cloned()
        .collect();
    for name in &names {
        let bytes = story.place.objects[name].clone();
        let moved = name.replace(&story.pair.to_string(), &"a".repeat(26));
        story.place.objects.insert(moved, bytes.clone());
        story
            .place
            .objects
            .insert(name.clone(), bytes[..bytes.len() / 2].to_vec());
    }
    story.place.objects.insert(
        format!("r/{}/2026-11/hello (1).age", story.pair),
        b"x".to_vec(),
    );
    later(&story, 1);
    story.serve();
    assert_eq!(story.desk.call("share.ledger", json!({})), before);
    assert_eq!(story.state(&id), State::Published);
    assert_eq!(person(&story)["fault"], Value::Null);
}

#[test]
fn a_head_of_ours_that_we_never_sealed_means_that_this_vault_lived_twice() {
    let mut story = paired();
    let read = story.therapist.read(&story.place, &story.pair);
    let now = story.desk.now();
    story
        .therapist
        .say(&mut story.place, &read, &now, |receipt| {
            receipt.heads[0].1 = 7;
        });
    let entry = keep(&story.desk, "water, light, slow");
    story.place.fault = Some(Fault::Unreachable);
    story.queue(std::slice::from_ref(&entry));
    story.serve();
    story.place.fault = None;
    later(&story, 1);
    story.serve();
    later(&story, 1);
    story.serve();
    let read = story.therapist.read(&story.place, &story.pair);
    let hellos = read.manifests.iter().filter(|one| one.kind == Kind::Hello);
    assert_eq!(hellos.count(), 2);
    assert_eq!(story.there(), [entry.to_string()]);
}

#[test]
fn another_object_under_our_name_sends_it_again_under_a_new_device() {
    let mut story = paired();
    let entry = keep(&story.desk, "water, light, slow");
    let id = story.queue(std::slice::from_ref(&entry));
    for _ in 0..20 {
        let errand = errands::next(&story.desk.app).unwrap();
        if let Work::Publish { objects } = &errand.work {
            story
                .place
                .objects
                .insert(objects[0].name.clone(), b"other bytes".to_vec());
            let outcome = story.place.run(&errand);
            assert!(matches!(outcome, Outcome::Fork { .. }));
            errands::done(&story.desk.app, &errand.id, outcome);
            break;
        }
        let outcome = story.place.run(&errand);
        errands::done(&story.desk.app, &errand.id, outcome);
    }
    assert_eq!(story.state(&id), State::Void);
    story.serve();
    assert_eq!(story.there(), [entry.to_string()]);
    // The consent is the same one, and can be withdrawn as ever.
    let ask = json!({"itemId": entry, "pairId": story.pair.to_string()});
    assert_eq!(story.desk.call("share.withdraw", ask)["neverLeft"], false);
    story.serve();
    let read = story.therapist.read(&story.place, &story.pair);
    assert!(read.manifests.iter().any(|one| one.kind == Kind::Withdraw));
}

#[test]
fn what_they_did_not_take_in_is_told() {
    let mut story = paired();
    let entry = keep(&story.desk, "water, light, slow");
    let id = story.queue(std::slice::from_ref(&entry));
    story.serve();
    let read = story.therapist.read(&story.place, &story.pair);
    let name = story.package(&id).unwrap().name.unwrap();
    let now = story.desk.now();
    story
        .therapist
        .say(&mut story.place, &read, &now, |receipt| {
            receipt.heads.retain(|(_, seq, _)| *seq == 0);
            let name = name.parse().unwrap();
            let code = Flaw::Damaged;
            receipt.rejects = vec![Reject { name, code }];
        });
    later(&story, 1);
    story.serve();
    let outbox = story.desk.call("share.outbox", json!({}));
    let fault = outbox["packages"][0]["fault"].as_str().unwrap();
    assert!(fault.contains("could not take this in"), "{fault}");
}

#[test]
fn ended_while_something_was_on_its_way_it_does_not_go_on() {
    let mut story = paired();
    let (one, two) = (keep(&story.desk, "one"), keep(&story.desk, "two"));
    let (first, second) = (
        story.queue(std::slice::from_ref(&one)),
        story.queue(std::slice::from_ref(&two)),
    );
    for _ in 0..20 {
        let errand = errands::next(&story.desk.app).unwrap();
        let sends = matches!(errand.work, Work::Publish { .. });
        let outcome = if sends {
            Outcome::Failed(Fault::Unreachable)
        } else {
            story.place.run(&errand)
        };
        errands::done(&story.desk.app, &errand.id, outcome);
        if sends {
            break;
        }
    }
    assert_eq!(story.state(&first), State::Sending);
    with_room(&story.desk.app, |room| {
        afterglow::share::pairing::end::stop(room, &of(room, &story.pair), true)
    })
    .unwrap();
    assert_eq!(story.state(&first), State::Void);
    assert!(story.package(&second).is_none());
    later(&story, 1);
    story.serve();
    let read = story.therapist.read(&story.place, &story.pair);
    assert_eq!(read.manifests.len(), 1);
    let end = &read.manifests[0];
    let voids: Vec<u32> = end.voids.iter().map(|(seq, _)| *seq).collect();
    assert_eq!((end.kind, voids), (Kind::End, vec![0, 1]));
    // Nothing of it is sent any more, and nothing is asked for.
    later(&story, 48);
    assert_eq!(story.serve(), 0);
}

/// Years forward and back between any two steps: it may wait, and in the end everything is as it would be.
#[test]
fn g7_a_wrong_clock_changes_no_outcome() {
    let clocks = [
        "2036-11-16T09:00:00-05:00",
        "2016-11-16T09:00:00-05:00",
        "2026-11-16T09:00:00-05:00",
        "2027-03-14T02:30:00-05:00",
        "1971-01-01T00:00:00-05:00",
        "2026-11-01T01:30:00-04:00",
    ];
    for start in 0..clocks.len() {
        let mut story = paired();
        let mut wrong = clocks.iter().cycle().skip(start);
        let entries: Vec<_> = (0..4)
            .map(|n| keep(&story.desk, &format!("entry {n}")))
            .collect();
        let right = story.desk.now();
        for entry in &entries {
            story.desk.at(&right.rfc3339());
            story.queue(std::slice::from_ref(entry));
            for _ in 0..3 {
                story.desk.at(wrong.next().unwrap());
                if let Some(errand) = errands::next(&story.desk.app) {
                    story.place.fault = Some(Fault::Unreachable);
                    story.place.run(&errand);
                    story.place.fault = None;
                    let outcome = story.place.run(&errand);
                    errands::done(&story.desk.app, &errand.id, outcome);
                }
            }
            story = story.restart();
        }
        story
            .desk
            .at(&right.plus(chrono::TimeDelta::hours(30)).rfc3339());
        story.serve();
        let mut expected: Vec<String> = entries.iter().map(ToString::to_string).collect();
        expected.sort();
        assert_eq!(story.there(), expected);
        let read = story.therapist.read(&story.place, &story.pair);
        let now = story.desk.now();
        story.therapist.say(&mut story.place, &read, &now, |_| {});
        later(&story, 1);
        story.serve();
        let outbox = story.desk.call("share.outbox", json!({}));
        let all = outbox["packages"].as_array().unwrap();
        assert!(all.iter().all(|one| one["state"] == "received"), "{outbox}");
    }
}

#[test]
fn g5_no_word_and_no_key_lies_outside_the_vault() {
    let mut story = paired();
    let entry = keep(&story.desk, "canary-of-the-entry");
    keep(&story.desk, "canary-that-was-not-ticked");
    story.queue(std::slice::from_ref(&entry));
    story.serve();
    let secrets = with_room(&story.desk.app, |room| {
        Ok(afterglow::share::pairing::table::secrets(
            room.db,
            &story.pair,
        )?)
    })
    .unwrap();
    let mut needles: Vec<Vec<u8>> = ["canary-of", "canary-that", "Dr Okafor", "Alma"]
        .map(|text| text.as_bytes().to_vec())
        .to_vec();
    needles.push(secrets.receipts.expose().clone().into_bytes());
    needles.push(secrets.root.expose().clone());
    let mut places: Vec<(String, Vec<u8>)> = story.place.objects.clone().into_iter().collect();
    for file in walkdir::WalkDir::new(story.desk.folder.path()) {
        let file = file.unwrap();
        if file.file_type().is_file() {
            places.push((
                file.path().display().to_string(),
                std::fs::read(file.path()).unwrap(),
            ));
        }
    }
    assert!(places.len() > 6);
    for (name, bytes) in &places {
        for needle in &needles {
            let found = bytes.windows(needle.len()).any(|part| part == needle);
            assert!(!found, "{name} holds {}", String::from_utf8_lossy(needle));
        }
    }
}
