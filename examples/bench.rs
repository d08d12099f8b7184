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

use afterglow::api::dispatch;
use afterglow::app::App;
use afterglow::clock::Clock;
use afterglow::moment::Moment;
use afterglow::random::SystemRandom;
use afterglow::share::export::{self, Format};
use afterglow::share::seal;
use afterglow::vault::Unchecked;
use afterglow::{clinic, demo, journal, share};
use serde_json::{Value, json};
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

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
    list(&app);
    finding(&app);
    reader();
    unlock(&app, home.path());
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

fn timed<T>(work: impl FnOnce() -> T) -> (T, Duration) {
    let before = Instant::now();
    let outcome = work();
    (outcome, before.elapsed())
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort();
    times[times.len() / 2]
}

/// Both in turn, so that what slows the machine slows both.
fn pairs(times: usize, mut ours: impl FnMut(), mut limit: impl FnMut()) -> (Duration, Duration) {
    let mut taken = (Vec::new(), Vec::new());
    for _ in 0..times {
        taken.0.push(timed(&mut ours).1);
        taken.1.push(timed(&mut limit).1);
    }
    (median(taken.0), median(taken.1))
}

fn tell(what: &str, (ours, limit): (Duration, Duration), of: &str, goal: Option<f64>) {
    let ratio = ours.as_secs_f64() / limit.as_secs_f64();
    let ms = |span: Duration| span.as_secs_f64() * 1000.0;
    print!(
        "{what}: {:.2} ms, {of}: {:.2} ms, ratio {ratio:.2}",
        ms(ours),
        ms(limit)
    );
    match goal {
        Some(goal) if ratio > goal => println!(", over the goal of {goal}"),
        Some(goal) => println!(", within the goal of {goal}"),
        None => println!(),
    }
}

/// What is typed, saved, against one bare insert into an encrypted file with the same settings.
/// A page of about 3,000 letters: the longest of the test sheets, over and over.
fn reader() {
    let sheet = include_str!("../tests/fixtures/clinic-sheets/2-eight-and-two.txt");
    let page: String = sheet.chars().cycle().take(3_000).collect();
    let times = (0..50)
        .map(|_| timed(|| clinic::reader::read(&page)).1)
        .collect();
    let took = median(times).as_secs_f64() * 1e3;
    println!("reading a page of a sheet: {took:.2} ms (goal: under 5)");
}

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

/// Finding again against a plain FTS5 table of the same texts: common and rare words, beginnings, two words.
fn finding(app: &App) {
    let texts = journal::table::list(&app.second_connection().unwrap()).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let db = bare(&folder.path().join("plain.sqlite"));
    db.execute_batch("CREATE VIRTUAL TABLE plain USING fts5 (words)")
        .unwrap();
    for text in &texts {
        db.prepare_cached("INSERT INTO plain (words) VALUES (?1)")
            .unwrap()
            .execute([text.words.expose()])
            .unwrap();
    }
    let (mut ours, mut limits) = (Vec::new(), Vec::new());
    for word in texts
        .iter()
        .flat_map(|text| text.words.expose().split(' ').take(3))
        .take(600)
    {
        let word: String = word
            .chars()
            .filter(|letter| letter.is_alphanumeric())
            .collect();
        if word.is_empty() {
            continue;
        }
        let ask = json!({"question": word});
        ours.push(timed(|| call(app, "journal.search", ask)).1);
        limits.push(timed(|| plain(&db, &word)).1);
    }
    let (ours, limit) = (late(ours), late(limits));
    let what = format!("finding a word in {} texts, 99th of 100", texts.len());
    tell(&what, (ours, limit), "plain FTS5", Some(2.0));
    println!("  (goal: under 20 ms)");
}

/// The same question to a plain table: how many, and the newest page with the hits marked.
fn plain(db: &rusqlite::Connection, word: &str) -> i64 {
    let asked = format!("\"{word}\" *");
    let many: i64 = db
        .prepare_cached("SELECT count(*) FROM plain WHERE plain MATCH ?1")
        .unwrap()
        .query_row([&asked], |row| row.get(0))
        .unwrap();
    let mut page = db
        .prepare_cached(
            "SELECT snippet(plain, 0, '[', ']', '…', 24) FROM plain WHERE plain MATCH ?1
             ORDER BY rowid DESC LIMIT 51",
        )
        .unwrap();
    let rows = page
        .query_map([&asked], |row| row.get::<_, String>(0))
        .unwrap();
    many + rows
        .map(|row| i64::from(!row.unwrap().is_empty()))
        .sum::<i64>()
}

/// The time that 99 of 100 stay under.
fn late(mut times: Vec<Duration>) -> Duration {
    times.sort();
    times[times.len() * 99 / 100]
}

/// The journal's list: all its blocks by name, the newest one, and every block once.
fn list(app: &App) {
    let mut blocks = Vec::new();
    let times = (0..15).map(|_| {
        let (answer, took) = timed(|| call(app, "journal.blocks", json!({})));
        blocks.push(answer);
        took
    });
    println!(
        "journal.blocks: {:.1} ms",
        median(times.collect()).as_secs_f64() * 1e3
    );
    let ends = blocks[0]["ends"].as_array().unwrap().clone();
    let stretch = |at: usize| match at {
        0 => json!({"through": ends[0]}),
        _ => json!({"after": ends[at - 1], "through": ends[at]}),
    };
    let first = (0..50).map(|_| timed(|| call(app, "journal.list", stretch(0))).1);
    let first = late(first.collect()).as_secs_f64() * 1e3;
    println!("first block of the list, 99th of 100: {first:.1} ms (goal: under 30)");
    let all = (0..ends.len()).map(|at| timed(|| call(app, "journal.list", stretch(at))).1);
    let all = late(all.collect()).as_secs_f64() * 1e3;
    println!("any block of {}, 99th of 100: {all:.1} ms", ends.len());
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
