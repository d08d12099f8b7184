//! What sharing costs: an entry sealed and published, a year's first packet, what a practice takes in.

use crate::desk::Desk;
use crate::times::{median, tell, timed};
use afterglow::demo;
use afterglow::errands;
use afterglow::practice::own;
use afterglow::private::Private;
use afterglow::share::mailbox::{self, Place};
use afterglow::share::names::PairId;
use afterglow::share::pairing::begin::{Begin, begin};
use afterglow::share::pairing::{self, Method, confirm};
use afterglow::transaction::with_room;
use serde_json::{Value, json};
use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::time::Duration;

const NOW: &str = "2026-11-26T18:00:00+00:00";
const ZONE: &str = "Europe/Dublin";
/// As many patients as the issue names, with a hello and a packet each.
const PATIENTS: usize = 500;
const WORDS: &str =
    "Slept eight hours. Made tea and drank it by the window. Rain, and no dread in it.";

pub fn sharing() {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    one_entry(&runtime);
    year();
    intake(&runtime);
}

fn practice(place: &Path) -> (Desk, Vec<u8>) {
    let practice = Desk::practice(NOW, ZONE);
    let name = json!({"name": "Dr Ruth Okafor", "recovery": true});
    practice.call("practice.begin", name);
    practice.place(folder(place));
    let card = with_room(&practice.app, |room| Ok(own::api::own(room)?.card)).unwrap();
    (practice, card)
}

fn folder(path: &Path) -> Place {
    Place::Folder {
        path: path.to_owned(),
    }
}

/// A patient who has typed the words; their hello lies in the place.
fn patient(runtime: &tokio::runtime::Runtime, place: &Path, card: &[u8]) -> (Desk, PairId) {
    let patient = Desk::new(NOW, ZONE);
    let drop = patient.place(folder(place));
    let pair = with_room(&patient.app, |room| {
        let ready = Begin {
            card: card.to_vec(),
            name: Private::from("Dr Okafor"),
            my_name: Private::from("Mara"),
            drop,
            instead_of: None,
        };
        begin(room, ready)
    })
    .unwrap();
    serve(runtime, &patient);
    with_room(&patient.app, |room| {
        let found = pairing::table::find(room.db, &pair)?.unwrap();
        confirm::typed(room, &found, Method::Person)
    })
    .unwrap();
    (patient, pair)
}

/// Does what is to be done, as the hosts do it.
fn serve(runtime: &tokio::runtime::Runtime, desk: &Desk) {
    while errand(runtime, desk).is_some() {}
}

/// Does the next thing that is to be done: how long choosing and sealing took, how long the place, and
/// how long noting it.
fn errand(runtime: &tokio::runtime::Runtime, desk: &Desk) -> Option<[Duration; 3]> {
    let (errand, choosing) = timed(|| errands::next(&desk.app));
    let errand = errand?;
    let id = errand.id.clone();
    let (outcome, putting) = timed(|| runtime.block_on(mailbox::run(errand)));
    let noting = timed(|| errands::done(&desk.app, &id, outcome)).1;
    Some([choosing, putting, noting])
}

fn consent(desk: &Desk, pair: &PairId) {
    let draft = desk.call("journal.draft", json!({"words": WORDS, "kind": "entry"}));
    let kept = desk.call("journal.keep", json!({"id": draft["id"]}));
    desk.call(
        "share.tick",
        json!({"kind": "entry", "id": kept["id"], "on": true}),
    );
    let started = preview(desk, pair);
    desk.call("share.send", json!({"previewId": started["id"]}));
}

fn preview(desk: &Desk, pair: &PairId) -> Value {
    let ask = json!({"pairId": pair.to_string(), "item9": "withhold"});
    let started = desk.call("share.preview", ask);
    loop {
        let jobs = desk.call("jobs.list", json!({}));
        let mut jobs = jobs.as_array().unwrap().iter();
        let job = jobs.find(|job| job["id"] == started["id"]).unwrap();
        if !job["end"].is_null() {
            assert_eq!(job["end"]["kind"], "finished", "{job}");
            return started;
        }
        std::thread::sleep(Duration::from_millis(1));
    }
}

/// From the consent to its bytes in their place and noted as there, against the same bytes through zip and `age` alone,
/// for as many keys, and onto the disk.
fn one_entry(runtime: &tokio::runtime::Runtime) {
    let place = tempfile::tempdir().unwrap();
    let (_practice, card) = practice(place.path());
    let (patient, pair) = patient(runtime, place.path(), &card);
    let (mut ours, mut limits, mut parts, mut size) = (Vec::new(), Vec::new(), Vec::new(), 0);
    for _ in 0..40 {
        consent(&patient, &pair);
        let before = size_of(place.path());
        let (part, all) = timed(|| errand(runtime, &patient).unwrap());
        ours.push(all);
        parts.push(part);
        size = size_of(place.path()) - before;
        assert!(size > 0, "it is in its place");
        serve(runtime, &patient);
        limits.push(timed(|| plain(size)).1);
    }
    let taken = (median(ours), median(limits));
    let what = "seal and publish one entry";
    tell(what, taken, "zip, age and two fsyncs", Some(2.0));
    let of = |at: usize| median(parts.iter().map(|part| part[at]).collect()).as_secs_f64() * 1e3;
    println!(
        "  of it choosing and sealing {:.2} ms, the place {:.2} ms, noting {:.2} ms",
        of(0),
        of(1),
        of(2)
    );
    println!("one entry on the wire: {size} bytes (goal: under 65536)");
}

fn plain(size: u64) {
    let place = tempfile::tempdir().unwrap();
    let bytes = vec![7; usize::try_from(size).unwrap()];
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let stored =
        zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    zip.start_file("entries.json", stored).unwrap();
    zip.write_all(&bytes).unwrap();
    let zipped = zip.finish().unwrap().into_inner();
    // The card's two keys and the patient's own.
    let keys = [(); 3].map(|()| age::x25519::Identity::generate().to_public());
    let keys = keys.iter().map(|key| key as &dyn age::Recipient);
    let mut sealed = Vec::new();
    let mut writer = age::Encryptor::with_recipients(keys)
        .unwrap()
        .wrap_output(&mut sealed)
        .unwrap();
    writer.write_all(&zipped).unwrap();
    writer.finish().unwrap();
    for (name, bytes) in [("package", sealed.as_slice()), ("signature", &[7; 300])] {
        let mut file = File::create(place.path().join(name)).unwrap();
        file.write_all(bytes).unwrap();
        file.sync_all().unwrap();
    }
}

/// The first packet after a year: every mood, every questionnaire, 80 texts, set twice.
fn year() {
    let place = tempfile::tempdir().unwrap();
    let (_practice, card) = practice(place.path());
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    let (patient, pair) = patient(&runtime, place.path(), &card);
    demo::api::fill(&patient.app, 1, 1, Some(80)).unwrap();
    let choices = patient.call("share.choices", json!({}));
    let mut kinds = std::collections::BTreeMap::new();
    for item in choices["items"].as_array().unwrap() {
        let ask = json!({"kind": item["kind"], "id": item["id"], "on": true});
        patient.call("share.tick", ask);
        *kinds.entry(item["kind"].to_string()).or_insert(0) += 1;
    }
    let days = json!({"first": "26 November 2025", "last": "26 November 2026"});
    let moods = patient.call("share.setMoods", days);
    patient.call(
        "share.tick",
        json!({"kind": "moods", "id": moods["id"], "on": true}),
    );
    for which in ["the first time", "again"] {
        let (_, took) = timed(|| preview(&patient, &pair));
        println!(
            "a year's first packet with its PDF, {which}: {} ms (goal: under 2000 after the first start) {kinds:?}",
            took.as_millis()
        );
    }
}

/// Hellos and packets of many patients, taken in at once.
fn intake(runtime: &tokio::runtime::Runtime) {
    let place = tempfile::tempdir().unwrap();
    let (practice, card) = practice(place.path());
    for _ in 0..PATIENTS {
        let (patient, pair) = patient(runtime, place.path(), &card);
        consent(&patient, &pair);
        serve(runtime, &patient);
    }
    let before = memory();
    // At most fifty strangers wait at once; each look that finds some comes a quarter of an hour later.
    let (mut hellos, mut looks) = (Duration::ZERO, 0);
    loop {
        hellos += timed(|| serve(runtime, &practice)).1;
        let waiting = practice.call("practice.hellos", json!({}));
        let waiting = waiting.as_array().unwrap();
        if waiting.is_empty() {
            break;
        }
        for one in waiting {
            practice.call("practice.accept", json!({"pairId": one["pairId"]}));
        }
        looks += 1;
        practice.at(&practice
            .now()
            .plus(chrono::TimeDelta::minutes(16))
            .rfc3339());
    }
    let shown = practice.call("practice.patients", json!({}));
    let received = shown.as_array().map_or(0, Vec::len);
    println!(
        "taking in hellos and packets of {received} patients, with receipts, in {looks} looks: {:.1} s, at most {:.0} MB more memory",
        hellos.as_secs_f64(),
        memory().1 - before.0,
    );
    let (_, took) = timed(|| practice.call("practice.patients", json!({})));
    println!("their list: {:.1} ms", took.as_secs_f64() * 1e3);
}

/// Resident memory now, and the most so far since it was asked for last, in MB.
fn memory() -> (f64, f64) {
    let told = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let of = |name: &str| {
        let line = told.lines().find(|line| line.starts_with(name));
        let size = line.and_then(|line| line.split_whitespace().nth(1)?.parse::<f64>().ok());
        size.unwrap_or_default() / 1e3
    };
    let both = (of("VmRSS:"), of("VmHWM:"));
    let _ = fs::write("/proc/self/clear_refs", "5");
    both
}

fn size_of(path: &Path) -> u64 {
    let Ok(entries) = fs::read_dir(path) else {
        return 0;
    };
    let paths = entries.filter_map(|entry| Some(entry.ok()?.path()));
    let size = |path: PathBuf| match path.is_dir() {
        true => size_of(&path),
        false => path.metadata().map_or(0, |told| told.len()),
    };
    paths.map(size).sum()
}
