//! The outbox against a small model: any order of consent, taking back, faults, crashes and old copies.

use crate::desk::{Desk, open};
use crate::outbox::{Story, keep, paired, unlocked};
use afterglow::random::Id;
use afterglow::share::courier::next::seal_turns;
use afterglow::share::mailbox::{Fault, Outcome, Work};
use afterglow::share::names::{Listed, Side};
use afterglow::share::package::Kind;
use afterglow::transaction::with_room;
use afterglow::{api, errands};
use proptest::prelude::*;
use serde_json::json;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

#[derive(Debug, Clone)]
enum Act {
    /// Consent to this many of the entries, beginning with that one.
    Queue(usize, usize),
    /// Write more into one.
    Edit(usize),
    /// So many errands, the last of them with this end.
    Serve(usize, End),
    /// Only seal.
    Seal,
    /// Take the newest package back.
    Cancel,
    /// Withdraw an entry.
    Withdraw(usize),
    /// The process dies and starts again.
    Crash,
    /// Their side stores all that it can read.
    Receipt,
    /// The place loses an object.
    Lose(usize),
    /// An hour goes by.
    Wait,
    /// The vault is brought back from the last copy that was made.
    Restore,
    /// A copy is made.
    Copy,
    /// A second computer, which has lived since a copy of its own, sends something.
    Elsewhere,
}

#[derive(Debug, Clone, Copy)]
enum End {
    Well,
    Fails,
    Halfway,
    Unheard,
    Dies,
}

fn act() -> impl Strategy<Value = Act> {
    let end = prop_oneof![
        3 => Just(End::Well),
        1 => Just(End::Fails),
        1 => Just(End::Halfway),
        1 => Just(End::Unheard),
        1 => Just(End::Dies),
    ];
    prop_oneof![
        4 => (1usize..3, 0usize..4).prop_map(|(count, from)| Act::Queue(count, from)),
        2 => (0usize..4).prop_map(Act::Edit),
        6 => (1usize..6, end).prop_map(|(count, end)| Act::Serve(count, end)),
        1 => Just(Act::Seal),
        2 => Just(Act::Cancel),
        2 => (0usize..4).prop_map(Act::Withdraw),
        1 => Just(Act::Crash),
        2 => Just(Act::Receipt),
        1 => (0usize..20).prop_map(Act::Lose),
        3 => Just(Act::Wait),
        1 => Just(Act::Copy),
        1 => Just(Act::Restore),
        1 => Just(Act::Elsewhere),
    ]
}

/// What must be true, kept apart from the vault.
struct Model {
    story: Option<Story>,
    entries: Vec<Id>,
    /// Every consent that was ever given: its id, its entries, and whether it was taken back unsent.
    consents: BTreeMap<Id, (Vec<Id>, bool)>,
    /// Every name that was ever in the place, by device and number.
    seen: BTreeMap<(String, u32), String>,
    /// (entry, rev) that were ever to be read there.
    read: BTreeSet<(String, u32)>,
    copy: Option<tempfile::TempDir>,
    /// The consents as they were then.
    then: BTreeMap<Id, (Vec<Id>, bool)>,
    /// It was brought back from a copy, or lives twice: what it took back since, a copy does not know of.
    twice: bool,
    /// The second computer, and the consents as they were when it began.
    second: Option<Desk>,
    there: BTreeMap<Id, (Vec<Id>, bool)>,
    hours: u32,
}

const FILES: [&str; 5] = [
    "vault.db",
    "vault.db-wal",
    "vault.db-shm",
    "vault.hdr",
    "vault.hdr2",
];

impl Model {
    fn new() -> Self {
        let story = paired();
        let entries = (0..4)
            .map(|n| keep(&story.desk, &format!("entry {n}")))
            .collect();
        Self {
            story: Some(story),
            entries,
            consents: BTreeMap::new(),
            seen: BTreeMap::new(),
            read: BTreeSet::new(),
            copy: None,
            then: BTreeMap::new(),
            twice: false,
            second: None,
            there: BTreeMap::new(),
            hours: 0,
        }
    }

    /// How many devices ever wrote to the place.
    fn devices(&self) -> usize {
        let devices: BTreeSet<&String> = self.seen.keys().map(|(device, _)| device).collect();
        devices.len()
    }

    fn story(&mut self) -> &mut Story {
        self.story.as_mut().unwrap()
    }

    fn call(&mut self, name: &str, ask: serde_json::Value) -> Option<serde_json::Value> {
        let reply = api::dispatch(&self.story().desk.app, name, ask);
        reply.ok().map(|reply| reply.answer)
    }

    fn act(&mut self, act: &Act) {
        match act {
            Act::Queue(count, from) => {
                let some = self.entries.iter().cycle().skip(*from).take(*count);
                let some: Vec<Id> = some.cloned().collect();
                let id = self.story().queue(&some);
                self.consents.insert(id, (some, false));
            }
            Act::Edit(which) => {
                let id = self.entries[*which].clone();
                self.call(
                    "journal.draft",
                    json!({"id": id, "kind": "entry", "words": format!("edited {}", self.hours)}),
                );
                self.call("journal.keep", json!({"id": id}));
            }
            Act::Serve(count, end) => self.serve(*count, *end),
            Act::Seal => with_room(&self.story().desk.app, seal_turns).unwrap(),
            Act::Cancel => {
                let newest = self.consents.keys().next_back().cloned();
                if let Some(id) = newest {
                    let unsent = self
                        .story()
                        .package(&id)
                        .is_some_and(|one| one.never_left());
                    let done = self.call("share.cancelSend", json!({"id": id})).is_some();
                    self.consents.get_mut(&id).unwrap().1 |= done && unsent;
                }
            }
            Act::Withdraw(which) => {
                let (item, pair) = (self.entries[*which].clone(), self.story().pair.to_string());
                let unsent: Vec<Id> = self
                    .consents
                    .iter()
                    .filter(|(_, (items, _))| items.contains(&item))
                    .map(|(id, _)| id.clone())
                    .collect();
                let unsent: Vec<Id> = unsent
                    .into_iter()
                    .filter(|id| self.story().package(id).is_some_and(|one| one.never_left()))
                    .collect();
                if self
                    .call("share.withdraw", json!({"itemId": item, "pairId": pair}))
                    .is_some()
                {
                    for id in unsent {
                        self.consents.get_mut(&id).unwrap().1 = true;
                    }
                }
            }
            Act::Crash => self.crash(|_| {}),
            Act::Receipt => {
                let story = self.story();
                let mut read = story.therapist.read(&story.place, &story.pair);
                // Their side stores a chain only as far as it has no gap.
                let mut whole = Vec::new();
                for (dev, ..) in &read.heads {
                    let of = read.manifests.iter().filter(|one| one.dev == *dev);
                    let mut next = 0;
                    for manifest in of {
                        let voided = |seq| {
                            read.manifests.iter().any(|one| {
                                one.dev == *dev && one.voids.iter().any(|(void, _)| *void == seq)
                            })
                        };
                        while next < manifest.seq && voided(next) {
                            next += 1;
                        }
                        if manifest.seq == next {
                            next += 1;
                        }
                    }
                    whole.push((dev.clone(), next));
                }
                read.heads.retain(|(dev, seq, _)| {
                    whole
                        .iter()
                        .any(|(one, next)| one == dev && seq + 1 == *next)
                });
                if !read.heads.is_empty() {
                    let now = story.desk.now();
                    story.therapist.say(&mut story.place, &read, &now, |_| {});
                }
            }
            Act::Lose(which) => {
                let story = self.story();
                let name = story.place.objects.keys().nth(*which).cloned();
                if let Some(name) = name {
                    story.place.objects.remove(&name);
                    story.place.objects.remove(&format!("{name}.minisig"));
                    if let Some(bare) = name.strip_suffix(".minisig") {
                        story.place.objects.remove(bare);
                    }
                }
            }
            Act::Wait => {
                self.hours += 1;
                let now = self.story().desk.now().plus(chrono::TimeDelta::hours(1));
                self.story().desk.at(&now.rfc3339());
            }
            Act::Copy => {
                let copy = tempfile::tempdir().unwrap();
                let to = copy.path().to_owned();
                self.crash(|home| carry(home, &to));
                self.copy = Some(copy);
                self.then = self.consents.clone();
            }
            Act::Restore => {
                if let Some(copy) = self.copy.take() {
                    let from = copy.path().to_owned();
                    self.crash(|home| carry(&from, home));
                    // What was taken back since is consented to again, as far as this vault knows.
                    self.consents.extend(self.then.clone());
                    self.twice = true;
                    self.copy = Some(copy);
                }
            }
            Act::Elsewhere => {
                self.elsewhere();
            }
        }
        self.look();
    }

    /// On the second computer something is written, consented to and sent.
    fn elsewhere(&mut self) {
        let second = self.second.take().unwrap_or_else(|| self.copied());
        let story = self.story.take().unwrap();
        let here = story.desk;
        let mut there = Story {
            desk: second,
            ..story
        };
        let sent = keep(&there.desk, "written on the other computer");
        let consent = there.queue(std::slice::from_ref(&sent));
        there.serve();
        self.consents.insert(consent, (vec![sent], false));
        self.second = Some(there.desk);
        self.story = Some(Story {
            desk: here,
            therapist: there.therapist,
            pair: there.pair,
            place: there.place,
        });
    }

    /// A second computer with everything that this one has now.
    fn copied(&mut self) -> Desk {
        let folder = tempfile::tempdir().unwrap();
        let to = folder.path().to_owned();
        self.crash(|home| carry(home, &to));
        self.there = self.consents.clone();
        self.twice = true;
        let clock = self.story().desk.clock.clone();
        unlocked(Desk {
            app: open(&to, &clock),
            clock,
            folder,
        })
    }

    fn crash(&mut self, meanwhile: impl FnOnce(&Path)) {
        let story = self.story.take().unwrap();
        story.desk.app.lock_vault();
        meanwhile(story.desk.folder.path());
        self.story = Some(story.restart());
    }

    fn serve(&mut self, count: usize, end: End) {
        for number in 1..=count {
            let story = self.story();
            let Some(errand) = errands::next(&story.desk.app) else {
                return;
            };
            let last = number == count;
            match end {
                End::Fails if last => {
                    errands::done(
                        &story.desk.app,
                        &errand.id,
                        Outcome::Failed(Fault::Unreachable),
                    );
                }
                End::Halfway if last => {
                    story.place.cut = matches!(errand.work, Work::Publish { .. }).then_some(1);
                    let outcome = story.place.run(&errand);
                    story.place.cut = None;
                    errands::done(&story.desk.app, &errand.id, outcome);
                }
                End::Unheard if last => {
                    story.place.run(&errand);
                    errands::done(
                        &story.desk.app,
                        &errand.id,
                        Outcome::Failed(Fault::Unreachable),
                    );
                }
                End::Dies if last => {
                    story.place.run(&errand);
                    self.crash(|_| {});
                }
                _ => {
                    let outcome = story.place.run(&errand);
                    errands::done(&story.desk.app, &errand.id, outcome);
                }
            }
            self.look();
        }
    }

    /// What holds after every step.
    fn look(&mut self) {
        let story = self.story.as_ref().unwrap();
        for name in story.place.objects.keys() {
            if let Listed::Object(name) = Listed::read(name)
                && name.side == Side::Package
            {
                let key = (name.device.to_string(), name.seq);
                let before = self.seen.entry(key).or_insert_with(|| name.to_string());
                assert_eq!(*before, name.to_string(), "one number, one package");
            }
        }
        let readable = story.readable();
        for (entry, rev) in &readable {
            let consented = self
                .consents
                .values()
                .chain(self.there.values())
                .any(|(items, unsent)| !unsent && items.iter().any(|item| item.as_str() == entry));
            assert!(consented, "G3: {entry} {rev} is there without consent");
        }
        self.read.extend(readable);
    }

    /// With the faults gone and time to work, everything comes to rest as it was meant.
    fn rest(&mut self) {
        for _ in 0..4 {
            self.act(&Act::Wait);
            self.story().serve();
            self.look();
        }
        let waiting = self.call("share.outbox", json!({})).unwrap();
        assert_eq!(waiting["waiting"], 0, "G1: {waiting}");
        let ledger = self.call("share.ledger", json!({})).unwrap();
        let mut standing = BTreeSet::new();
        for row in ledger.as_array().unwrap() {
            let gone = row["became"].as_str().unwrap().contains("Taken back");
            for item in row["items"].as_array().unwrap() {
                let live = item["withdrawn"].is_null() && !gone;
                let id = item["id"].as_str().unwrap();
                if live {
                    standing.insert(id.to_owned());
                }
                let there = self.read.iter().any(|(entry, _)| entry == id);
                assert!(
                    there || !live,
                    "G1: {id} was consented to and never got there"
                );
            }
        }
        for (entry, rev) in self.story().readable() {
            let may = self.twice || standing.contains(&entry);
            assert!(may, "{entry} {rev} was taken back and is still there");
        }
    }
}

fn carry(from: &Path, to: &Path) {
    for name in FILES {
        let _ = std::fs::remove_file(to.join(name));
        let _ = std::fs::copy(from.join(name), to.join(name));
    }
}

fn run(acts: &[Act]) {
    let mut model = Model::new();
    for act in acts {
        model.act(act);
    }
    model.rest();
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn p12_g3_any_order_of_things_keeps_the_promises(acts in prop::collection::vec(act(), 4..28)) {
        run(&acts);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1500, ..ProptestConfig::default() })]

    #[test]
    #[ignore = "some minutes"]
    fn p12_g3_very_many_orders_of_things_keep_the_promises(acts in prop::collection::vec(act(), 4..40)) {
        run(&acts);
    }
}

#[test]
fn an_old_copy_goes_on_under_another_name() {
    let mut model = Model::new();
    model.act(&Act::Queue(1, 0));
    model.story().serve();
    model.act(&Act::Copy);
    model.act(&Act::Queue(1, 1));
    model.story().serve();
    model.act(&Act::Restore);
    model.act(&Act::Queue(1, 2));
    model.rest();
    assert_eq!(model.devices(), 2);
    let story = model.story();
    assert_eq!(story.readable().len(), 3);
    let read = story.therapist.read(&story.place, &story.pair);
    let hello = read.manifests.iter().filter(|one| one.seq == 0).count();
    assert_eq!(hello, 2, "both certified by the same root");
}

/// What an older copy had not sent may have been sent since: taken back, that is told.
#[test]
fn what_may_have_left_from_a_lost_copy_is_withdrawn_too() {
    let mut model = Model::new();
    model.act(&Act::Queue(1, 0));
    model.act(&Act::Copy);
    model.story().serve();
    model.act(&Act::Restore);
    model.act(&Act::Cancel);
    model.rest();
    let story = model.story();
    let read = story.therapist.read(&story.place, &story.pair);
    let withdraw = read
        .manifests
        .iter()
        .filter(|one| one.kind == Kind::Withdraw);
    assert_eq!(withdraw.count(), 1);
}

/// Everything of the folder is as it was, as after a snapshot of the whole computer: only the place knows.
#[test]
fn a_whole_computer_that_was_set_back_is_noticed_in_the_place() {
    let mut model = Model::new();
    model.act(&Act::Queue(1, 0));
    model.story().serve();
    let copy = tempfile::tempdir().unwrap();
    let to = copy.path().to_owned();
    model.crash(|home| whole(home, &to));
    model.act(&Act::Queue(1, 1));
    model.story().serve();
    model.crash(|home| whole(&to, home));
    model.twice = true;
    model.act(&Act::Queue(1, 2));
    model.story().serve();
    model.look();
    model.rest();
    assert_eq!(model.devices(), 2);
    assert_eq!(model.story().readable().len(), 3);
}

/// What it sent and what was stored of it, this vault forgot with the second bringing back.
#[test]
fn brought_back_twice_it_goes_on() {
    let mut model = Model::new();
    for act in [
        Act::Copy,
        Act::Restore,
        Act::Queue(1, 0),
        Act::Serve(9, End::Well),
        Act::Receipt,
        Act::Restore,
        // The place answers badly at first, so that what came back is read before anything is sent.
        Act::Serve(1, End::Fails),
        Act::Queue(1, 1),
    ] {
        model.act(&act);
    }
    model.rest();
    model.act(&Act::Queue(1, 2));
    model.rest();
    assert_eq!(model.devices(), 3, "a device for every life");
    assert_eq!(model.story().readable().len(), 3);
}

/// A copy of this vault lives on another computer, and what it sends is stored; this one goes on.
#[test]
fn what_was_stored_of_a_copy_elsewhere_stops_nothing_here() {
    let mut model = Model::new();
    let here = tempfile::tempdir().unwrap();
    let to = here.path().to_owned();
    model.act(&Act::Copy);
    model.crash(|home| whole(home, &to));
    model.act(&Act::Restore);
    model.act(&Act::Queue(1, 0));
    model.story().serve();
    model.act(&Act::Receipt);
    model.crash(|home| whole(&to, home));
    model.act(&Act::Queue(1, 1));
    model.rest();
    model.act(&Act::Queue(1, 2));
    model.rest();
    assert_eq!(model.devices(), 2, "the one here signs as before");
    assert_eq!(model.story().readable().len(), 3);
}

/// The same while this one stays open all the time: it learns of the copy when its receipt comes.
#[test]
fn what_a_copy_elsewhere_sends_while_this_one_is_open_stops_nothing_here() {
    let mut model = Model::new();
    model.second = Some(model.copied());
    for _ in 0..2 {
        model.story().serve();
        model.act(&Act::Wait);
    }
    model.act(&Act::Elsewhere);
    model.act(&Act::Receipt);
    model.act(&Act::Queue(1, 0));
    for _ in 0..3 {
        model.act(&Act::Wait);
        model.story().serve();
    }
    assert_eq!(model.story().readable().len(), 2);
    let people = model.call("share.people", json!({})).unwrap();
    assert_eq!(people["people"][0]["maySend"], true, "{people}");
    assert_eq!(model.seen.len(), 4, "two hellos, and one more of each");
}

/// Everything of a folder, with what lies beside the vault.
fn whole(from: &Path, to: &Path) {
    carry(from, to);
    std::fs::copy(from.join("outside.json"), to.join("outside.json")).unwrap();
}
