//! Killed while sending: whatever the moment, everything gets there once, with the same bytes.

use crate::desk::{StandingClock, open};
use crate::outbox::{keep, paired};
use afterglow::app::App;
use afterglow::errands;
use afterglow::random::{Random, SystemRandom};
use afterglow::share::mailbox;
use afterglow::share::names::Listed;
use afterglow::vault::{Key, Vault};
use std::collections::BTreeMap;
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::time::Duration;

const HOME: &str = "AFTERGLOW_TEST_KILL_SHARE";
const ZONE: &str = "America/New_York";

#[test]
fn g2_a_kill_while_sending_loses_nothing_and_sends_nothing_twice() {
    kill_and_look(6);
}

#[test]
#[ignore = "some minutes"]
fn g2_two_hundred_kills_while_sending_lose_nothing() {
    kill_and_look(200);
}

/// Not a test of its own: the process that sends until it is killed.
#[test]
#[ignore = "started by the others"]
fn sends_until_it_is_killed() {
    let Ok(home) = std::env::var(HOME) else {
        return;
    };
    let clock = StandingClock::at(&std::env::var("AFTERGLOW_TEST_NOW").unwrap(), ZONE);
    let app = at_home(Path::new(&home), &clock);
    serve(&app);
}

fn at_home(home: &Path, clock: &StandingClock) -> Arc<App> {
    let app = open(home, clock);
    app.hold().unwrap();
    app.open_with(Vault::open(home, |_| Ok(Key::new([7; 32]))).unwrap());
    app
}

/// Does everything that is to be done, with the real mailbox.
fn serve(app: &App) {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    while let Some(errand) = errands::next(app) {
        let id = errand.id.clone();
        let outcome = runtime.block_on(mailbox::run(errand));
        errands::done(app, &id, outcome);
    }
}

fn kill_and_look(times: u32) {
    // Everything is consented to before; the place is a folder.
    let mut story = paired();
    let inbox = story.desk.folder.path().join("drop");
    std::fs::create_dir_all(&inbox).unwrap();
    let drop = story.desk.call("share.drops", serde_json::json!({}))[0]["id"].clone();
    let again = serde_json::json!({"id": drop, "another": true});
    story.desk.call("share.probeDrop", again);
    let mut entries = Vec::new();
    for number in 0..times {
        let entry = keep(&story.desk, &format!("entry {number}"));
        story.queue(std::slice::from_ref(&entry));
        entries.push(entry.to_string());
    }
    let mut now = story.desk.now();
    let crate::desk::Desk { app, folder, .. } = story.desk;
    std::mem::drop(app);
    for _ in 0..times {
        now = now.plus(chrono::TimeDelta::hours(1));
        let mut sending = Command::new(std::env::current_exe().unwrap())
            .args([
                "--exact",
                "kill_share::sends_until_it_is_killed",
                "--ignored",
            ])
            .env(HOME, folder.path())
            .env("AFTERGLOW_TEST_NOW", now.rfc3339())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut grain = [0; 2];
        assert!(SystemRandom.fill(&mut grain));
        std::thread::sleep(Duration::from_millis(
            u64::from(u16::from_le_bytes(grain)) % 400,
        ));
        sending.kill().unwrap();
        sending.wait().unwrap();
    }
    now = now.plus(chrono::TimeDelta::hours(1));
    let clock = StandingClock::at(&now.rfc3339(), ZONE);
    let app = at_home(folder.path(), &clock);
    serve(&app);
    story.place.objects = objects(&inbox.join(mailbox::ROOT));
    let signatures = story.place.objects.keys();
    let signatures = signatures.filter(|name| matches!(Listed::read(name), Listed::Signature(_)));
    assert_eq!(
        signatures.count(),
        entries.len() + 1,
        "each once, and the hello"
    );
    let read = story.therapist.read(&story.place, &story.pair);
    assert!((0..).zip(&read.manifests).all(|(seq, one)| one.seq == seq));
    let mut there: Vec<String> = read
        .opened
        .iter()
        .flat_map(|one| &one.manifest.items)
        .map(|item| item.entry.to_string())
        .collect();
    there.sort();
    entries.sort();
    assert_eq!(there, entries);
}

fn objects(root: &Path) -> BTreeMap<String, Vec<u8>> {
    walkdir::WalkDir::new(root)
        .into_iter()
        .filter_map(Result::ok)
        .filter(|entry| entry.file_type().is_file())
        .map(|entry| {
            let name = entry.path().strip_prefix(root).unwrap().to_str().unwrap();
            (name.to_owned(), std::fs::read(entry.path()).unwrap())
        })
        .collect()
}
