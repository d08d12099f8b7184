//! The outbox: stopped after every point, it goes on where it was; nothing twice, nothing without consent.

use crate::desk::Desk;
use crate::therapist::{Fake, Therapist, a_place, confirmed, imported, of};
use afterglow::errands;
use afterglow::private::Private;
use afterglow::random::Id;
use afterglow::share::courier::next::seal_turns;
use afterglow::share::formats::json as entries_json;
use afterglow::share::freeze::{Chosen, freeze};
use afterglow::share::mailbox::{Fault, Outcome, Work};
use afterglow::share::names::PairId;
use afterglow::share::outbox::{self, Package, State, send};
use afterglow::share::preview::Packed;
use afterglow::share::{Item9, Kind, Method};
use afterglow::transaction::with_room;
use serde_json::json;

pub struct Story {
    pub desk: Desk,
    pub therapist: Therapist,
    pub pair: PairId,
    pub place: Fake,
}

pub fn keep(desk: &Desk, words: &str) -> Id {
    let draft = desk.call("journal.draft", json!({ "words": words, "kind": "entry" }));
    let kept = desk.call("journal.keep", json!({ "id": draft["id"] }));
    Id::from(kept["id"].as_str().unwrap())
}

/// A pair that is active, its hello in the place.
pub fn paired() -> Story {
    paired_at("2026-11-16T09:00:00-05:00")
}

/// The same, at another moment.
pub fn paired_at(now: &str) -> Story {
    let desk = Desk::new(now, "America/New_York");
    let drop = a_place(&desk);
    let therapist = Therapist::new("Dr Okafor", &desk.now());
    let pair = imported(&desk, &therapist, &drop, "Dr Okafor");
    confirmed(&desk, &pair);
    let mut place = Fake::default();
    place.serve(&desk);
    therapist.read(&place, &pair);
    Story {
        desk,
        therapist,
        pair,
        place,
    }
}

impl Story {
    /// The consent to some entries (T1), without the pages, which take their time.
    pub fn queue(&self, entries: &[Id]) -> Id {
        with_room(&self.desk.app, |room| {
            let items: Vec<_> = entries.iter().map(|id| (Kind::Entry, id.clone())).collect();
            let pair = of(room, &self.pair);
            send::may_go(room, &pair)?;
            let to = Some(&pair.name);
            let chosen = Chosen::of(room.db, &items)?;
            let packet = freeze(room, room.now, to, chosen, Item9::Withhold)?;
            let entries = Private::new(entries_json::write(&packet)?);
            let files = vec![(String::from("entries.json"), entries)];
            send::queue(room, &pair, &Packed { packet, files }, Method::Ticks)
        })
        .unwrap()
    }

    pub fn package(&self, id: &Id) -> Option<Package> {
        with_room(&self.desk.app, |room| Ok(outbox::table::find(room.db, id)?)).unwrap()
    }

    pub fn state(&self, id: &Id) -> State {
        self.package(id).unwrap().state
    }

    pub fn serve(&mut self) -> usize {
        self.place.serve(&self.desk)
    }

    /// Entries that can be read.
    pub fn there(&self) -> Vec<String> {
        self.readable()
            .into_iter()
            .map(|(entry, _)| entry)
            .collect()
    }

    /// (entry, rev) that can be read.
    pub fn readable(&self) -> Vec<(String, u32)> {
        let read = self.therapist.read(&self.place, &self.pair);
        let mut items: Vec<_> = read
            .opened
            .iter()
            .flat_map(|one| &one.manifest.items)
            .filter(|item| item.op == afterglow::share::package::Op::Put)
            .map(|item| (item.entry.to_string(), item.rev))
            .collect();
        items.sort();
        items
    }

    /// The process ends here, and another begins.
    pub fn restart(self) -> Self {
        let desk = unlocked(self.desk.restart());
        Self { desk, ..self }
    }
}

/// Opens the vault that lies in the folder of a desk, and what follows an opening, follows.
pub fn unlocked(desk: Desk) -> Desk {
    let key = [7; 32];
    let vault =
        afterglow::vault::Vault::open(desk.app.home(), |_| Ok(afterglow::vault::Key::new(key)));
    desk.app.hold().unwrap();
    desk.app.open_with(vault.unwrap());
    desk.call("vault.unlock", json!({ "passphrase": "" }));
    desk
}

#[test]
fn g1_stopped_after_every_point_it_goes_on_with_the_same_bytes() {
    for point in 0..=10 {
        let mut story = paired();
        let entry = keep(&story.desk, "water, light, slow");
        // C0: written, nothing consented to.
        story = story.restart();
        story.serve();
        assert!(story.readable().is_empty(), "C0");
        let id = story.queue(std::slice::from_ref(&entry));
        if point >= 3 {
            with_room(&story.desk.app, seal_turns).unwrap();
        }
        let before = story.package(&id).unwrap();
        if point >= 4 {
            // C4 counted and not begun; C6 a part of it there; C8 without its signature; C9 all of it
            // there and nobody told us.
            let errand = until_publish(&mut story);
            match point {
                4 | 5 => {}
                6..=8 => {
                    story.place.cut = Some(usize::from(point == 8));
                    story.place.run(&errand);
                }
                _ => {
                    story.place.run(&errand);
                }
            }
            if point == 10 {
                errands::done(&story.desk.app, &errand.id, Outcome::Published);
            }
        }
        story = story.restart();
        if point >= 3 {
            let after = story.package(&id).unwrap();
            assert_eq!(
                (&after.name, after.sha256),
                (&before.name, before.sha256),
                "C{point}"
            );
        }
        story.serve();
        assert_eq!(story.state(&id), State::Published, "C{point}");
        assert_eq!(story.there(), [entry.to_string()], "C{point}");
        assert_eq!(
            story.place.objects.len(),
            4,
            "C{point}: a hello and a package, each once"
        );
    }
}

/// The errand that sends, with everything before it done.
pub fn until_publish(story: &mut Story) -> afterglow::share::mailbox::Errand {
    for _ in 0..20 {
        let errand = errands::next(&story.desk.app).unwrap();
        if matches!(errand.work, Work::Publish { .. }) {
            return errand;
        }
        let outcome = story.place.run(&errand);
        errands::done(&story.desk.app, &errand.id, outcome);
    }
    panic!("nothing is sent");
}

#[test]
fn c13_a_receipt_settles_it_and_a_hole_is_filled_from_the_same_bytes() {
    let mut story = paired();
    let entry = keep(&story.desk, "water, light, slow");
    let id = story.queue(std::slice::from_ref(&entry));
    story.serve();
    let package = story.package(&id).unwrap();
    let bytes = story.place.objects[package.name.as_ref().unwrap()].clone();
    // The place lost it, and they say so.
    let read = story.therapist.read(&story.place, &story.pair);
    let name = package.name.clone().unwrap();
    story.place.objects.remove(&name);
    story.place.objects.remove(&format!("{name}.minisig"));
    let now = story.desk.now();
    story
        .therapist
        .say(&mut story.place, &read, &now, |receipt| {
            receipt.heads.retain(|(_, seq, _)| *seq == 0);
            receipt.holes = vec![(package.dev.clone(), package.seq)];
        });
    story.desk.at("2026-11-16T10:00:00-05:00");
    story.serve();
    assert_eq!(story.place.objects[&name], bytes);
    assert_eq!(story.state(&id), State::Published);
    let read = story.therapist.read(&story.place, &story.pair);
    story.therapist.say(&mut story.place, &read, &now, |_| {});
    // It dies between reading and noting: read again, it says the same.
    story = story.restart();
    story.desk.at("2026-11-16T11:00:00-05:00");
    story.serve();
    assert_eq!(story.state(&id), State::Received);
    let shown = story.desk.call("share.outbox", json!({}));
    let sentence = shown["packages"][0]["sentence"].as_str().unwrap();
    assert!(sentence.starts_with("Stored by Dr Okafor"), "{sentence}");
    // The bytes are kept until 30 days after, then let go.
    let kept = |story: &Story| {
        with_room(&story.desk.app, |room| {
            Ok(outbox::table::sealed(room.db, &id)?.is_some())
        })
    };
    assert!(kept(&story).unwrap());
    story.desk.at("2026-12-20T11:00:00-05:00");
    story.serve();
    assert!(!kept(&story).unwrap());
}

#[test]
fn g3_what_is_edited_later_is_not_in_it() {
    let mut story = paired();
    let entry = keep(&story.desk, "water, light, slow");
    let id = story.queue(std::slice::from_ref(&entry));
    story.desk.call(
        "journal.draft",
        json!({ "id": entry, "kind": "entry", "words": "a secret added afterwards" }),
    );
    story.desk.call("journal.keep", json!({ "id": entry }));
    story = story.restart();
    story.serve();
    assert_eq!(story.state(&id), State::Published);
    let read = story.therapist.read(&story.place, &story.pair);
    let text = String::from_utf8(read.opened[0].file("entries.json").unwrap().to_vec()).unwrap();
    assert!(text.contains("water, light, slow") && !text.contains("secret"));
}

#[test]
fn what_has_not_left_is_taken_back_without_a_trace() {
    let mut story = paired();
    let (one, two) = (keep(&story.desk, "one"), keep(&story.desk, "two"));
    let (first, second) = (
        story.queue(std::slice::from_ref(&one)),
        story.queue(std::slice::from_ref(&two)),
    );
    with_room(&story.desk.app, seal_turns).unwrap();
    assert_eq!(story.state(&first), State::Sealed);
    story.desk.call("share.cancelSend", json!({ "id": first }));
    assert!(story.package(&first).is_none());
    assert_eq!(story.package(&second).unwrap().seq, 1, "the other moved up");
    story.serve();
    assert_eq!(story.there(), [two.to_string()]);
    let ledger = story.desk.call("share.ledger", json!({}));
    let mut rows = ledger.as_array().unwrap().iter();
    let row = rows
        .find(|row| row["items"][0]["id"] == one.as_str())
        .unwrap();
    let became = row["became"].as_str().unwrap();
    assert!(became.contains("before any of it left"), "{became}");
    // It is ticked again, as it was before.
    let states = story.desk.call("share.states", json!({ "ids": [one] }));
    assert_eq!(states[0]["ticked"], true);
}

#[test]
fn what_may_have_left_is_void_and_withdrawn() {
    let mut story = paired();
    let entry = keep(&story.desk, "water, light, slow");
    let id = story.queue(std::slice::from_ref(&entry));
    // All of it got there, and the answer was lost.
    let errand = until_publish(&mut story);
    story.place.run(&errand);
    errands::done(
        &story.desk.app,
        &errand.id,
        Outcome::Failed(Fault::Unreachable),
    );
    story.desk.call("share.cancelSend", json!({ "id": id }));
    assert_eq!(story.state(&id), State::Void);
    story.desk.at("2026-11-16T10:00:00-05:00");
    story.serve();
    assert!(story.readable().is_empty(), "it is out of the place");
    let read = story.therapist.read(&story.place, &story.pair);
    let last = read.manifests.last().unwrap();
    assert_eq!(last.kind, afterglow::share::package::Kind::Withdraw);
    assert_eq!(
        (last.seq, last.voids[0].0, last.items[0].entry.clone()),
        (2, 1, entry)
    );
}

#[test]
fn withdrawn_it_is_said_and_taken_out_of_the_place() {
    let mut story = paired();
    let (one, two) = (keep(&story.desk, "one"), keep(&story.desk, "two"));
    story.queue(&[one.clone(), two.clone()]);
    story.serve();
    let ask = |item: &Id| json!({ "itemId": item, "pairId": story.pair.to_string() });
    let said = story.desk.call("share.withdraw", ask(&one));
    assert_eq!(said["neverLeft"], false);
    assert_eq!(story.desk.fail("share.withdraw", ask(&one)).0, "not_found");
    let last = ask(&two);
    story.serve();
    // The other thing in it still stands, so it is there without the first.
    assert_eq!(story.there(), [two.to_string()]);
    story.desk.call("share.withdraw", last);
    story.serve();
    assert!(story.readable().is_empty());
    let read = story.therapist.read(&story.place, &story.pair);
    assert_eq!(read.manifests.last().unwrap().voids.len(), 2);
    // Their side answers; the clinic's record keeps a copy.
    let now = story.desk.now();
    story
        .therapist
        .say(&mut story.place, &read, &now, |receipt| {
            receipt.withdrawn = vec![one.clone(), two.clone()];
            receipt.exported = true;
        });
    story.desk.at("2026-11-16T11:00:00-05:00");
    story.serve();
    let ledger = story.desk.call("share.ledger", json!({}));
    let withdrawn = ledger[0]["items"][0]["withdrawn"].as_str().unwrap();
    assert!(withdrawn.contains("record keeps a copy"), "{withdrawn}");
}

#[test]
fn withdrawn_before_it_left_nothing_of_it_goes() {
    let mut story = paired();
    let (one, two) = (keep(&story.desk, "one"), keep(&story.desk, "two"));
    let id = story.queue(&[one.clone(), two.clone()]);
    let ask = json!({ "itemId": one, "pairId": story.pair.to_string() });
    assert_eq!(story.desk.call("share.withdraw", ask)["neverLeft"], true);
    assert!(story.package(&id).is_none());
    story.serve();
    assert!(story.readable().is_empty());
    let states = story
        .desk
        .call("share.states", json!({ "ids": [one, two] }));
    assert_eq!(states.as_array().unwrap().len(), 1, "{states}");
    assert_eq!(
        states[0]["id"],
        two.to_string(),
        "the other waits to be looked at again"
    );
}

#[test]
fn held_back_and_in_groggy_time_nothing_leaves() {
    let mut story = paired();
    let entry = keep(&story.desk, "water, light, slow");
    let id = story.queue(std::slice::from_ref(&entry));
    story.desk.call("share.hold", json!({ "on": true }));
    assert_eq!(story.serve(), 0);
    assert_eq!(story.state(&id), State::Planned);
    story.desk.call("share.hold", json!({ "on": false }));
    let infusion = story.desk.call(
        "course.plan",
        json!({"starts": [{"day": "2026-11-27", "time": "10:30"}], "minutes": 40}),
    )["next"]
        .clone();
    story.desk.at("2026-11-27T11:30:00-05:00");
    story.desk.call("session.over", json!({"id": infusion}));
    assert_eq!(story.serve(), 0);
    assert_eq!(story.state(&id), State::Planned);
    story.desk.at("2026-11-29T11:30:00-05:00");
    story.serve();
    assert_eq!(story.state(&id), State::Published);
}

#[test]
fn g8_an_empty_or_another_place_changes_nothing_here() {
    let mut story = paired();
    let entry = keep(&story.desk, "water, light, slow");
    let id = story.queue(std::slice::from_ref(&entry));
    story.serve();
    let before = story.desk.call("share.ledger", json!({}));
    story.place.objects.clear();
    story = story.restart();
    story.desk.at("2026-11-18T11:30:00-05:00");
    story.serve();
    assert_eq!(story.desk.call("share.ledger", json!({})), before);
    assert_eq!(story.state(&id), State::Published);
    story.place.fault = Some(Fault::NotTheDrop);
    story.desk.at("2026-11-19T11:30:00-05:00");
    story.serve();
    let drops = story.desk.call("share.drops", json!({}));
    assert_eq!(drops[0]["state"], "stopped");
    assert_eq!(story.desk.call("share.ledger", json!({})), before);
    // The person says that it is another place, and meant to be: what was not received goes there too.
    story.place.fault = None;
    story.desk.call(
        "share.probeDrop",
        json!({ "id": drops[0]["id"], "another": true }),
    );
    story.serve();
    assert_eq!(story.readable().len(), 1);
}

#[test]
fn weeks_without_a_network_are_caught_up_with() {
    let mut story = paired();
    story.place.fault = Some(Fault::Unreachable);
    let mut entries = Vec::new();
    for day in 1..=20 {
        story.desk.at(&format!("2026-12-{day:02}T09:00:00-05:00"));
        let entry = keep(&story.desk, &format!("day {day}"));
        story.queue(std::slice::from_ref(&entry));
        entries.push(entry.to_string());
        story.serve();
    }
    assert!(story.readable().is_empty());
    let outbox = story.desk.call("share.outbox", json!({}));
    assert_eq!(outbox["waiting"], 20);
    assert!(
        outbox["packages"]
            .as_array()
            .unwrap()
            .iter()
            .any(|one| !one["fault"].is_null())
    );
    story.place.fault = None;
    story.desk.at("2026-12-20T10:00:00-05:00");
    story = story.restart();
    story.serve();
    entries.sort();
    assert_eq!(story.there(), entries);
}

#[test]
fn one_pair_that_is_stuck_does_not_stop_another() {
    let mut story = paired();
    let drop = with_room(&story.desk.app, |room| Ok(of(room, &story.pair).drop)).unwrap();
    let other = Therapist::new("Dr Lind", &story.desk.now());
    let second = imported(&story.desk, &other, &drop, "Dr Lind");
    story.desk.at("2026-11-18T09:00:00-05:00");
    confirmed(&story.desk, &second);
    let entry = keep(&story.desk, "water, light, slow");
    let id = story.queue(std::slice::from_ref(&entry));
    // The first one's card has run out.
    with_room(&story.desk.app, |room| {
        let bad = b"not a card any more";
        Ok(afterglow::share::pairing::table::set_card(
            room.db,
            &story.pair,
            bad,
        )?)
    })
    .unwrap();
    story.serve();
    assert_eq!(story.state(&id), State::Planned);
    assert_eq!(
        other.read(&story.place, &second).manifests.len(),
        1,
        "the hello of the other is there"
    );
    let people = story.desk.call("share.people", json!({}));
    assert!(
        people["people"][0]["fault"]
            .as_str()
            .unwrap()
            .contains("couldn’t be sealed")
    );
}
