//! Killed while speaking: every second that was said to be kept is there, whatever the moment, in the
//! open vault and on the lock screen alike.

use crate::killed::{at_home, call, create, run_and_kill, unlock};
use crate::microphone::{Bench, RATE};
use afterglow::sound::Devices;
use serde_json::{Value, json};
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

const HOME: &str = "AFTERGLOW_TEST_VOICE_KILL_HOME";
const LOCKED: &str = "AFTERGLOW_TEST_VOICE_KILL_LOCKED";

#[test]
fn a_kill_while_speaking_takes_no_second_that_was_kept() {
    let long = std::env::var_os("AFTERGLOW_LONG").is_some();
    kill_and_look(if long { 100 } else { 4 });
}

/// Not a test of its own: the process that records until it is killed.
#[test]
#[ignore = "started by the others"]
fn speaks_until_it_is_killed() {
    let Ok(home) = std::env::var(HOME) else {
        return;
    };
    let app = at_home(Path::new(&home));
    if std::env::var_os(LOCKED).is_none() {
        unlock(&app);
    }
    let bench = Bench::default();
    let devices = app.lasting::<Devices>();
    devices.set(Arc::new(bench.clone()), Arc::new(bench.clone()));
    call(&app, "voice.begin", json!({}));
    let second: Vec<f32> = (0..RATE).map(|at| (at as f32 * 0.05).sin() * 0.4).collect();
    let mut given = 0;
    loop {
        let kept = call(&app, "voice.state", json!({}))["keptMs"]
            .as_u64()
            .unwrap();
        println!("kept {kept}");
        // Never far ahead of what is kept, as with a real microphone.
        if given < kept + 2_000 {
            bench.sound(RATE, 1, &second);
            given += 1_000;
        }
        std::thread::sleep(Duration::from_millis(1));
    }
}

fn kill_and_look(times: u32) {
    let folder = tempfile::tempdir().unwrap();
    let app = create(folder.path());
    call(&app, "vault.lock", json!({}));
    drop(app);
    for round in 0..times {
        let kept = speak_and_kill(folder.path(), round % 2 == 1);
        let app = at_home(folder.path());
        unlock(&app);
        let lines = call(&app, "journal.list", json!({}))["lines"].clone();
        let found = lines[0]["voice"]["ms"].as_u64().unwrap_or_default();
        // What was kept in the moment of the kill may not have been said any more.
        assert!(
            (kept..=kept + 3_000).contains(&found),
            "round {round}: kept {kept}, found {found}"
        );
        call(&app, "journal.remove", json!({"id": lines[0]["id"]}));
        assert_eq!(call(&app, "letters.unread", json!({}))["note"], Value::Null);
        drop(app);
    }
}

/// Lets the other process record for a while, and kills it; answers how much it said to have kept.
fn speak_and_kill(home: &Path, locked: bool) -> u64 {
    let test = "voice_kill::speaks_until_it_is_killed";
    let mut known = vec![(HOME, home)];
    if locked {
        known.push((LOCKED, Path::new("1")));
    }
    let mut kept = 0;
    run_and_kill(test, &known, Duration::from_millis(200), |line| {
        let said = line.rsplit_once("kept ");
        let said = said.and_then(|(_, ms)| ms.parse::<u64>().ok());
        kept = kept.max(said.unwrap_or_default());
        kept > 0
    });
    assert!(kept > 0, "nothing was kept");
    kept
}
