//! Killed while speaking: every second that was said to be kept is there, whatever the moment, in the
//! open vault and on the lock screen alike.

use crate::desk::{StandingClock, open};
use crate::microphone::{Bench, RATE};
use afterglow::api::dispatch;
use afterglow::app::App;
use afterglow::random::{Random, SystemRandom};
use afterglow::sound::Devices;
use serde_json::{Value, json};
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::time::{Duration, Instant};

const HOME: &str = "AFTERGLOW_TEST_VOICE_KILL_HOME";
const LOCKED: &str = "AFTERGLOW_TEST_VOICE_KILL_LOCKED";
const PASSPHRASE: &str = "seven quiet words by the old window";
const NOW: &str = "2026-11-09T14:00:00-05:00";

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
        call(&app, "vault.unlock", json!({"passphrase": PASSPHRASE}));
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
    let app = at_home(folder.path());
    let ask = json!({"passphrase": PASSPHRASE, "region": "US", "theme": "dusk"});
    call(&app, "vault.create", ask);
    call(&app, "vault.lock", json!({}));
    drop(app);
    for round in 0..times {
        let kept = speak_and_kill(folder.path(), round % 2 == 1);
        let app = at_home(folder.path());
        call(&app, "vault.unlock", json!({"passphrase": PASSPHRASE}));
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

/// Lets the other process record for a time nobody knows beforehand, and kills it; answers how
/// much it said to have kept.
fn speak_and_kill(home: &Path, locked: bool) -> u64 {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command
        .args([
            "--exact",
            "voice_kill::speaks_until_it_is_killed",
            "--ignored",
            "--nocapture",
        ])
        .env(HOME, home)
        .stdout(Stdio::piped())
        .stderr(Stdio::null());
    if locked {
        command.env(LOCKED, "1");
    }
    let mut speaking = command.spawn().unwrap();
    let mut dies: Option<Instant> = None;
    let mut killed = false;
    let mut kept = 0;
    let output = BufReader::new(speaking.stdout.take().unwrap());
    for line in output.lines().map_while(Result::ok) {
        let said = line
            .rsplit_once("kept ")
            .and_then(|(_, ms)| ms.parse::<u64>().ok());
        if let Some(ms) = said {
            kept = kept.max(ms);
        }
        if kept > 0 {
            let wait = Duration::from_micros(u64::from(random()) % 200_000);
            dies.get_or_insert_with(|| Instant::now() + wait);
        }
        // What was said before the kill is still read to its end.
        if !killed && dies.is_some_and(|dies| Instant::now() >= dies) {
            speaking.kill().unwrap();
            killed = true;
        }
    }
    speaking.wait().unwrap();
    assert!(kept > 0, "nothing was kept");
    kept
}

fn at_home(home: &Path) -> Arc<App> {
    open(home, &StandingClock::at(NOW, "America/New_York"))
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
