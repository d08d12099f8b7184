//! Killed while typing: every letter that was said to be saved is there, whatever the moment.

use crate::killed::{at_home, call, create, run_and_kill, unlock};
use serde_json::json;
use std::collections::HashMap;
use std::path::Path;
use std::time::Duration;

const HOME: &str = "AFTERGLOW_TEST_KILL_HOME";

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
    unlock(&app);
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
    drop(create(folder.path()));
    let mut acknowledged = HashMap::new();
    for round in 0..times {
        let before: usize = acknowledged.values().sum();
        type_and_kill(folder.path(), &mut acknowledged);
        let after: usize = acknowledged.values().sum();
        assert!(after > before, "round {round}: nothing was typed");
        let app = at_home(folder.path());
        unlock(&app);
        for (id, letters) in &acknowledged {
            let leaf = call(&app, "journal.read", json!({"id": id}));
            let words = leaf["entry"]["words"].as_str().unwrap();
            assert!(words.len() >= *letters, "round {round}: {id} lost letters");
        }
    }
}

/// Lets the other process type for a while, and kills it.
fn type_and_kill(home: &Path, acknowledged: &mut HashMap<String, usize>) {
    let within = Duration::from_millis(300);
    run_and_kill(
        "kill::types_until_it_is_killed",
        &[(HOME, home)],
        within,
        |line| {
            let mut parts = line
                .split(' ')
                .skip_while(|part| *part != "saved" && *part != "kept");
            let (Some(what), Some(id), Some(letters)) = (parts.next(), parts.next(), parts.next())
            else {
                return false;
            };
            let letters: usize = letters.parse().unwrap();
            let known = acknowledged.entry(id.to_owned()).or_insert(0);
            *known = letters.max(*known);
            assert!(what == "saved" || *known > 0);
            true
        },
    );
}
