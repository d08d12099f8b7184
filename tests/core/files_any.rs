//! Any journal goes out and comes in to the byte; any bytes are read or refused.

use crate::desk::Desk;
use afterglow::journal::files::{
    Reading, archive, bring, encoding, jrnl, markdown, out, read_json,
};
use proptest::prelude::*;
use serde_json::{Value, json};
use std::io::Cursor;
use std::path::PathBuf;

const ZONES: [&str; 4] = ["America/New_York", "Asia/Kolkata", "Pacific/Apia", "UTC"];

/// Something a person does in their journal.
#[derive(Debug, Clone)]
enum Deed {
    Begin {
        words: String,
        entry: bool,
        beside: Option<prop::sample::Index>,
        zone: usize,
    },
    Type(prop::sample::Index, String),
    Keep(prop::sample::Index),
    Tags(prop::sample::Index, Vec<String>),
    Favour(prop::sample::Index, bool),
    Remove(prop::sample::Index),
    Restore(prop::sample::Index),
    Clear(prop::sample::Index),
    Wait(u32),
}

fn words() -> impl Strategy<Value = String> {
    prop_oneof![
        "[a-z ]{0,12}",
        "\\PC{0,24}",
        ".{0,12}(\n|\r\n|---|\\[2026-01-01\\] ){0,3}.{0,12}"
    ]
}

fn deed() -> impl Strategy<Value = Deed> {
    let which = any::<prop::sample::Index>;
    prop_oneof![
        5 => (words(), any::<bool>(), prop::option::of(which()), 0..ZONES.len())
            .prop_map(|(words, entry, beside, zone)| Deed::Begin { words, entry, beside, zone }),
        3 => (which(), words()).prop_map(|(at, words)| Deed::Type(at, words)),
        5 => which().prop_map(Deed::Keep),
        2 => (which(), prop::collection::vec(".{1,12}", 0..4)).prop_map(|(at, tags)| Deed::Tags(at, tags)),
        1 => (which(), any::<bool>()).prop_map(|(at, on)| Deed::Favour(at, on)),
        1 => which().prop_map(Deed::Remove),
        1 => which().prop_map(Deed::Restore),
        1 => which().prop_map(Deed::Clear),
        2 => (1_u32..100_000).prop_map(Deed::Wait),
    ]
}

/// Lives it, as far as the core lets one; what it refuses is refused.
fn live(desk: &Desk, deeds: &[Deed]) {
    let mut ids: Vec<Value> = Vec::new();
    let call = |name: &str, ask: Value| afterglow::api::dispatch(&desk.app, name, ask).ok();
    let pick = |ids: &[Value], at: &prop::sample::Index| match ids {
        [] => json!("00000000-0000-7000-8000-000000000000"),
        ids => at.get(ids).clone(),
    };
    for deed in deeds {
        match deed {
            Deed::Begin {
                words,
                entry,
                beside,
                zone,
            } => {
                desk.travel(ZONES[*zone]);
                let kind = if *entry { "entry" } else { "fragment" };
                let beside = beside.as_ref().map(|at| pick(&ids, at));
                let saved = call(
                    "journal.draft",
                    json!({"kind": kind, "words": words, "besideId": beside}),
                );
                ids.extend(saved.map(|reply| reply.answer["id"].clone()));
            }
            Deed::Type(at, words) => {
                call(
                    "journal.draft",
                    json!({"id": pick(&ids, at), "kind": "entry", "words": words}),
                );
            }
            Deed::Keep(at) => drop(call("journal.keep", json!({"id": pick(&ids, at)}))),
            Deed::Tags(at, tags) => drop(call(
                "journal.setTags",
                json!({"id": pick(&ids, at), "tags": tags}),
            )),
            Deed::Favour(at, on) => drop(call(
                "journal.favour",
                json!({"id": pick(&ids, at), "on": on}),
            )),
            Deed::Remove(at) => drop(call("journal.remove", json!({"id": pick(&ids, at)}))),
            Deed::Restore(at) => drop(call("journal.restore", json!({"id": pick(&ids, at)}))),
            Deed::Clear(at) => drop(call("journal.clear", json!({"id": pick(&ids, at)}))),
            Deed::Wait(seconds) => {
                let later = desk
                    .now()
                    .plus(chrono::TimeDelta::seconds(i64::from(*seconds)));
                desk.at(&later.rfc3339());
            }
        }
    }
}

fn take_out(desk: &Desk, name: &str, form: out::Form) -> Option<PathBuf> {
    let path = desk.folder.path().join(name);
    out::write(&desk.app, form, &path, &mut |_, _| Ok(())).ok()?;
    Some(path)
}

fn bring_in(desk: &Desk, path: &std::path::Path) -> bring::Arrival {
    let arrival = bring::look(&desk.app, path, &desk.now(), &mut |_, _| Ok(())).unwrap();
    bring::take(&desk.app, &arrival, &mut |_, _| Ok(())).unwrap();
    arrival
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn any_journal_comes_back_to_the_byte(deeds in prop::collection::vec(deed(), 1..24)) {
        let home = Desk::new("2026-11-09T14:00:00-05:00", ZONES[0]);
        live(&home, &deeds);
        let away = Desk::new("2027-01-01T00:00:00Z", "UTC");
        if let Some(first) = take_out(&home, "first.zip", out::Form::Json) {
            let arrival = bring_in(&away, &first);
            prop_assert!(arrival.left.is_empty(), "{:?}", arrival.left);
            let second = take_out(&away, "second.zip", out::Form::Json).unwrap();
            prop_assert_eq!(std::fs::read(first).unwrap(), std::fs::read(&second).unwrap());
            // A second time nothing comes.
            let again = bring_in(&away, &second);
            prop_assert_eq!((again.new, again.back), (0, 0));
        }
    }
}

fn foreign() -> Vec<Vec<u8>> {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/journals");
    let read = |name: &str| std::fs::read(folder.join(name)).unwrap();
    let journal = read("day-one/Journal.json");
    let mut zip = archive::Writer::new(Cursor::new(Vec::new()));
    zip.add("Journal.json", &journal).unwrap();
    zip.add("a/b.md", b"---\ndate: 2026-11-09\n---\nwords")
        .unwrap();
    let zip = zip.finish().unwrap().into_inner();
    vec![
        read("jrnl.txt"),
        read("jrnl.json"),
        journal,
        zip,
        b"---\ntags: [a, \"b\"]\ndate: 2026-11-09\n---\nwords".to_vec(),
    ]
}

/// Reads bytes as each of the things they could be.
fn read_all(bytes: &[u8]) {
    let here = chrono_tz::America::New_York;
    let mut reading = Reading::default();
    archive::read(Cursor::new(bytes), here, &mut reading, &mut |_, _| Ok(())).unwrap();
    if let Ok((text, _)) = encoding::text(bytes) {
        read_json("", &text, here, &mut reading);
        jrnl::text("", &text, here, &mut reading);
        markdown::read("2026-11-09.md", &text, None, here, &mut reading);
    }
    reading.settle();
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, ..ProptestConfig::default() })]

    #[test]
    fn changed_bytes_are_read_or_refused(
        which in 0_usize..5,
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..12),
        cut in any::<prop::sample::Index>(),
        whole in any::<bool>(),
        twice in any::<prop::sample::Index>(),
    ) {
        let mut bytes = foreign().swap_remove(which);
        for (at, byte) in changes {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        if !whole {
            bytes.truncate(cut.index(bytes.len()));
            let from = if bytes.is_empty() { 0 } else { twice.index(bytes.len()) };
            let tail = bytes[from..].to_vec();
            bytes.extend(tail);
        }
        read_all(&bytes);
    }

    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        read_all(&bytes);
    }
}
