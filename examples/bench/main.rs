//! Measurements, each as a ratio to a limit measured in the same run: plain SQLite, plain `age`, Argon2id alone.
//!
//! Everything happens in a temporary home folder that is removed at the end.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::print_stdout,
    clippy::disallowed_methods,
    clippy::indexing_slicing
)]

#[allow(dead_code)]
#[path = "../../tests/core/desk.rs"]
mod desk;
mod sharing;
mod shelf;
mod times;

use afterglow::api::dispatch;
use afterglow::app::App;
use afterglow::clock::Clock;
use afterglow::moment::Moment;
use afterglow::random::SystemRandom;
use afterglow::share::export::{self, Format};
use afterglow::share::seal;
use afterglow::vault::Unchecked;
use afterglow::{clinic, demo, share};
use serde_json::{Value, json};
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};
use times::{median, pairs, tell, timed};

const PASSPHRASE: &str = "six quiet words kept for measuring";
const YEARS: u32 = 10;
/// Ten a day.
const ENTRIES: u32 = 36_500;

struct StandingClock(Moment, Instant);

impl Clock for StandingClock {
    fn now(&self) -> Moment {
        self.0
    }
    fn elapsed(&self) -> Duration {
        self.1.elapsed()
    }
    fn pause(&self, span: Duration) {
        std::thread::sleep(span);
    }
}

fn main() {
    // One part alone, while one works on it.
    if std::env::args().nth(1).as_deref() == Some("sharing") {
        return sharing::sharing();
    }
    let home = tempfile::tempdir().unwrap();
    let app = app(home.path());
    let ask = json!({"passphrase": PASSPHRASE, "region": "US", "theme": "dusk"});
    call(&app, "vault.create", ask);
    let (_, took) = timed(|| demo::api::fill(&app, YEARS, 1, Some(ENTRIES)).unwrap());
    println!(
        "{YEARS} invented years with {ENTRIES} entries in {} ms\n",
        took.as_millis()
    );
    save(&app);
    packets(&app, home.path());
    screens(&app);
    shelf::list(&app);
    shelf::finding(&app);
    reader();
    unlock(&app, home.path());
    sharing::sharing();
}

fn app(home: &Path) -> Arc<App> {
    let zone = chrono_tz::America::New_York;
    let now = Moment::parse("2026-11-23T12:00:00-05:00", zone).unwrap();
    let clock = StandingClock(now, Instant::now());
    App::new(home, Box::new(clock), Box::new(SystemRandom))
}

fn call(app: &App, name: &str, request: Value) -> Value {
    dispatch(app, name, request)
        .unwrap_or_else(|refusal| panic!("{name}: {refusal:?}"))
        .answer
}

/// A page of about 3,000 letters: the longest of the test sheets, over and over.
fn reader() {
    let sheet = include_str!("../../tests/fixtures/clinic-sheets/2-eight-and-two.txt");
    let page: String = sheet.chars().cycle().take(3_000).collect();
    let times = (0..50)
        .map(|_| timed(|| clinic::reader::read(&page)).1)
        .collect();
    let took = median(times).as_secs_f64() * 1e3;
    println!("reading a page of a sheet: {took:.2} ms (goal: under 5)");
}

/// What is typed, saved, against one bare insert into an encrypted file with the same settings.
fn save(app: &App) {
    let text = "Slept eight hours. Made tea and drank it by the window. ".repeat(12);
    let folder = tempfile::tempdir().unwrap();
    let db = bare(&folder.path().join("bare.sqlite"));
    let ours = || {
        call(
            app,
            "journal.draft",
            json!({"words": text, "kind": "entry"}),
        );
    };
    let limit = || {
        db.prepare_cached("INSERT INTO text (words) VALUES (?1)")
            .unwrap()
            .execute([&text])
            .unwrap();
    };
    let taken = pairs(400, ours, limit);
    tell("save of one entry", taken, "bare insert", Some(1.5));
}

fn bare(path: &Path) -> rusqlite::Connection {
    let db = rusqlite::Connection::open(path).unwrap();
    let key = "07".repeat(32);
    db.execute_batch(&format!(
        "PRAGMA key = \"x'{key}'\";
         PRAGMA cipher_memory_security = ON; PRAGMA foreign_keys = ON; PRAGMA journal_mode = WAL;
         PRAGMA synchronous = FULL; PRAGMA temp_store = MEMORY; PRAGMA secure_delete = ON;
         PRAGMA cell_size_check = ON;
         CREATE TABLE text (id INTEGER PRIMARY KEY, words TEXT NOT NULL);"
    ))
    .unwrap();
    db
}

/// The first packet sets up fonts; sealing is compared with plain `age` on the same bytes.
fn packets(app: &App, home: &Path) {
    let identity = age::x25519::Identity::generate();
    let key = identity.to_public();
    let out = home.join("packet.age");
    let page = call(app, "journal.list", json!({}));
    for line in page["lines"].as_array().unwrap().iter().take(2) {
        call(
            app,
            "share.tick",
            json!({"kind": "entry", "id": line["id"], "on": true}),
        );
    }
    for which in ["first", "second"] {
        let packet = || export::write(app, Format::Packet, Some(&key.to_string()), &out).unwrap();
        let (_, took) = timed(packet);
        println!("{which} packet, two texts: {} ms", took.as_millis());
    }
    let bytes = vec![7; 4_000_000];
    let recipient = share::seal::key(&key.to_string()).unwrap();
    let ours = || drop(seal::seal(&bytes, &recipient).unwrap());
    let limit = || drop(age::encrypt(&key, &bytes).unwrap());
    tell(
        "sealing 4 MB",
        pairs(20, ours, limit),
        "plain age",
        Some(1.2),
    );
}

/// What a person waits for when a screen opens, and what follows every change.
fn screens(app: &App) {
    for (name, request) in [
        ("today.read", json!({})),
        ("journal.list", json!({})),
        ("checkins.list", json!({})),
        ("course.read", json!({})),
        ("share.choices", json!({})),
        ("trends.read", json!({})),
        ("checkins.mood", json!({"valence": 1})),
    ] {
        let times = (0..15).map(|_| timed(|| call(app, name, request.clone())).1);
        let goal = match name {
            "today.read" => " (goal: at most 20)",
            "trends.read" => " (goal: under 30)",
            _ => "",
        };
        println!(
            "{name}: {:.1} ms{goal}",
            median(times.collect()).as_secs_f64() * 1000.0
        );
    }
}

/// Opening the vault against the passphrase's Argon2id alone.
fn unlock(app: &App, home: &Path) {
    let header = std::fs::read_dir(home)
        .unwrap()
        .filter_map(|entry| Unchecked::read(&std::fs::read(entry.ok()?.path()).ok()?).ok())
        .next()
        .unwrap();
    // The shortest of each: a second of Argon2id hides the little that comes after it.
    let (mut wholes, mut argons) = (Vec::new(), Vec::new());
    for _ in 0..9 {
        call(app, "vault.lock", json!({}));
        argons.push(timed(|| header.open_by_passphrase(PASSPHRASE).unwrap()).1);
        let ask = json!({"passphrase": PASSPHRASE});
        wholes.push(timed(|| call(app, "vault.unlock", ask)).1);
    }
    let (whole, argon) = (*wholes.iter().min().unwrap(), *argons.iter().min().unwrap());
    tell("unlock", (whole, argon), "Argon2id alone", None);
    let ms = whole.saturating_sub(argon).as_secs_f64() * 1000.0;
    println!("unlock beyond Argon2id, {YEARS} years: {ms:.0} ms (goal: at most 30)");
}
