//! Killed while typing: every letter that was said to be saved is there, whatever the moment.

use crate::desk::{StandingClock, open};
use afterglow::api::dispatch;
use afterglow::app::App;
use afterglow::random::{Random, SystemRandom};
use serde_json::{Value, json};
use std::collections::HashMap;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::time::{Duration, Instant};

const HOME: &str = "AFTERGLOW_TEST_KILL_HOME";
const PASSPHRASE: &str = "seven quiet words by the old window";
const NOW: &str = "2026-11-09T14:00:00-05:00";
const ZONE: &str = "America/New_York";

#[test]
fn a_kill_while_typing_takes_nothing_that_was_saved() {
    kill_and_look(4);
}

#[test]
#[ignore = "some minutes"]
fn a_hundred_kills_while_typing_take_nothing_that_was_saved() {
    kill_and_look(100);
}

/// Not a test of its own: the process that types until it is killed.
#[test]
#[ignore = "started by the others"]
fn types_until_it_is_killed() {
    let Ok(home) = std::env::var(HOME) else {
        return;
    };
    let app = at_home(Path::new(&home));
    call(&app, "vault.unlock", json!({"passphrase": PASSPHRASE}));
    for text in 0.. {
        let mut id = None;
        for typed in 1..60 {
            let words = format!("{text}: ") + &"water, light, slow. ".repeat(typed);
            let saved = call(
                &app,
                "journal.draft",
                json!({"id": id, "kind": "entry", "words": words}),
            );
            id = Some(saved["id"].as_str().unwrap().to_owned());
            println!("saved {} {}", saved["id"].as_str().unwrap(), words.len());
        }
        call(&app, "journal.keep", json!({"id": id}));
        println!("kept {} 0", id.unwrap());
    }
}

fn kill_and_look(times: u32) {
    let folder = tempfile::tempdir().unwrap();
    let app = at_home(folder.path());
    call(
        &app,
        "vault.create",
        json!({"passphrase": PASSPHRASE, "region": "US", "theme": "dusk"}),
    );
    drop(app);
    let mut acknowledged = HashMap::new();
    for round in 0..times {
        let before: usize = acknowledged.values().sum();
        type_and_kill(folder.path(), &mut acknowledged);
        let after: usize = acknowledged.values().sum();
        assert!(after > before, "round {round}: nothing was typed");
        let app = at_home(folder.path());
        call(&app, "vault.unlock", json!({"passphrase": PASSPHRASE}));
        for (id, letters) in &acknowledged {
            let leaf = call(&app, "journal.read", json!({"id": id}));
            let words = leaf["entry"]["words"].as_str().unwrap();
            assert!(words.len() >= *letters, "round {round}: {id} lost letters");
        }
    }
}

/// Lets the other process type for a moment nobody knows beforehand, and kills it.
fn type_and_kill(home: &Path, acknowledged: &mut HashMap<String, usize>) {
    let mut typing = Command::new(std::env::current_exe().unwrap())
        .args([
            "--exact",
            "kill::types_until_it_is_killed",
            "--ignored",
            "--nocapture",
        ])
        .env(HOME, home)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(typing.stdout.take().unwrap()).lines();
    let mut dies: Option<Instant> = None;
    let mut killed = false;
    while let Some(Ok(line)) = lines.next() {
        let mut parts = line
            .split(' ')
            .skip_while(|part| *part != "saved" && *part != "kept");
        if let (Some(what), Some(id), Some(letters)) = (parts.next(), parts.next(), parts.next()) {
            let letters: usize = letters.parse().unwrap();
            let known = acknowledged.entry(id.to_owned()).or_insert(0);
            *known = letters.max(*known);
            assert!(what == "saved" || *known > 0);
            let wait = Duration::from_micros(u64::from(random()) % 300_000);
            dies.get_or_insert_with(|| Instant::now() + wait);
        }
        // What was written before the kill is still read to its end.
        if !killed && dies.is_some_and(|dies| Instant::now() >= dies) {
            typing.kill().unwrap();
            killed = true;
        }
    }
    typing.wait().unwrap();
}

fn at_home(home: &Path) -> Arc<App> {
    open(home, &StandingClock::at(NOW, ZONE))
}

fn call(app: &App, name: &str, request: Value) -> Value {
    let answer = dispatch(app, name, request);
    answer
        .unwrap_or_else(|refusal| panic!("{name}: {refusal:?}"))
        .answer
}

fn random() -> u32 {
    let mut bytes = [0; 4];
    assert!(SystemRandom.fill(&mut bytes));
    u32::from_le_bytes(bytes)
}
