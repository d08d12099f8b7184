//! Another process that is killed: this test's own binary, running one test that goes on until its end comes.

use crate::desk::{StandingClock, open};
use afterglow::api::dispatch;
use afterglow::app::App;
use serde_json::{Value, json};
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::time::Duration;

const PASSPHRASE: &str = "seven quiet words by the old window";

/// The Afterglow of a folder, whichever process asks.
pub fn at_home(home: &Path) -> Arc<App> {
    open(
        home,
        &StandingClock::at("2026-11-09T14:00:00-05:00", "America/New_York"),
    )
}

/// Makes the vault that the other process opens.
pub fn create(home: &Path) -> Arc<App> {
    let app = at_home(home);
    let ask = json!({"passphrase": PASSPHRASE, "region": "US", "theme": "dusk"});
    call(&app, "vault.create", ask);
    app
}

/// Opens it.
pub fn unlock(app: &App) {
    call(app, "vault.unlock", json!({"passphrase": PASSPHRASE}));
}

pub fn call(app: &App, name: &str, request: Value) -> Value {
    let answer = dispatch(app, name, request);
    answer
        .unwrap_or_else(|refusal| panic!("{name}: {refusal:?}"))
        .answer
}

/// Runs a test in a process of its own and kills it at a moment nobody knows beforehand, at most
/// `within` after `heard` first said of a line that something was kept. What was written until then
/// is heard to its end.
pub fn run_and_kill(
    test: &str,
    known: &[(&str, &Path)],
    within: Duration,
    mut heard: impl FnMut(&str) -> bool,
) {
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", test, "--ignored", "--nocapture"])
        .envs(known.iter().copied())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let output = BufReader::new(child.stdout.take().unwrap());
    let wait = within.mul_f32(fastrand::f32());
    let mut alive = Some(&mut child);
    std::thread::scope(move |both| {
        for line in output.lines().map_while(Result::ok) {
            if heard(&line)
                && let Some(child) = alive.take()
            {
                both.spawn(move || {
                    std::thread::sleep(wait);
                    child.kill().unwrap();
                });
            }
        }
    });
    child.wait().unwrap();
}
