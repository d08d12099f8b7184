//! Notes on the desktop: each arrives, is acted on, and does not come again, with the vault locked.

use super::ground::{Ground, PLANNED, text, until};
use super::mock::{Daemon, Logind};
use super::panel::Panel;
use super::screen::WINDOW;
use crate::tally::Outcome;
use std::path::Path;
use std::thread::sleep;
use std::time::Duration;

const ALL: &str = "body actions";
/// The simulated clock is looked at every second.
const SOON: u64 = 15;
/// Nothing may come in this time.
const STILL: Duration = Duration::from_millis(2500);

/// Everything that is due outside, one after the other, each answered in another way.
pub fn each_arrives_is_acted_on_and_stays_away(home: &Path) -> Outcome {
    let ground = Ground::on(home)?;
    let daemon = Daemon::start(&ground.bus, ALL)?;
    let times = ground.due_times();
    if times.len() < 4 {
        return Err(format!("too little is planned: {times:?}"));
    }
    let app = ground.start(&[])?;
    let mut many = 0;
    for (at, act) in times.iter().zip(["done", "default", "none"].iter().cycle()) {
        ground.set_clock(&text(*at))?;
        many += 1;
        let shown = daemon.waits_for(many, SOON)?;
        says_nothing(&format!("{:?}", shown.last()))?;
        let last = shown.last().ok_or("nothing")?;
        for name in ["default", "done", "later", "open"] {
            if !last.actions.iter().any(|one| one == name) {
                return Err(format!("no action {name}: {last:?}"));
            }
        }
        if *act != "none" {
            daemon.choose(many, act)?;
        }
        sleep(Duration::from_millis(1200));
    }
    sleep(STILL);
    daemon.waits_for(many, 1)?;
    // Neither starting again nor a clock set back a day repeats one.
    drop(app);
    let _again = ground.start(&[])?;
    sleep(STILL);
    ground.set_clock(&text(times[0] + 60_000))?;
    sleep(STILL);
    daemon.waits_for(many, 1).map(drop)
}

/// "In an hour" is an hour later, once; "Done" is for good.
pub fn in_an_hour_comes_once_more(home: &Path) -> Outcome {
    let ground = Ground::on(home)?;
    let daemon = Daemon::start(&ground.bus, ALL)?;
    let at = ground.due_after(0)?;
    let _app = ground.start(&[])?;
    ground.set_clock(&text(at))?;
    daemon.waits_for(1, SOON)?;
    daemon.choose(1, "later")?;
    until("it is put off", SOON, || {
        ground.outside()["due"][0]["laterMs"].is_i64()
    })?;
    ground.set_clock(&text(at + 59 * 60_000))?;
    sleep(STILL);
    daemon.waits_for(1, 1)?;
    ground.set_clock(&text(at + 61 * 60_000))?;
    daemon.waits_for(2, SOON)?;
    daemon.choose(2, "done")?;
    until("it is done", SOON, || {
        ground.outside()["due"][0]["done"] == true
    })?;
    ground.set_clock(&text(at + 130 * 60_000))?;
    sleep(STILL);
    daemon.waits_for(2, 1).map(drop)
}

/// "Open", and the note itself, show the window.
pub fn open_shows_the_window(home: &Path) -> Outcome {
    let ground = Ground::on(home)?;
    let daemon = Daemon::start(&ground.bus, ALL)?;
    let at = ground.due_after(0)?;
    let app = ground.start(&[])?;
    sleep(STILL);
    if super::screen::window_of(app.id()) {
        return Err("there was a window already".into());
    }
    ground.set_clock(&text(at))?;
    daemon.waits_for(1, SOON)?;
    daemon.choose(1, "open")?;
    until("the window", WINDOW, || super::screen::window_of(app.id()))
}

/// Where nothing can be chosen on a note, none is offered; it still comes once.
pub fn without_actions(home: &Path) -> Outcome {
    let ground = Ground::on(home)?;
    let daemon = Daemon::start(&ground.bus, "body")?;
    let at = ground.due_after(0)?;
    let app = ground.start(&[])?;
    ground.set_clock(&text(at))?;
    let shown = daemon.waits_for(1, SOON)?;
    if !shown[0].actions.is_empty() {
        return Err(format!("{shown:?}"));
    }
    sleep(STILL);
    daemon.waits_for(1, 1)?;
    // It dies, and another comes back that can do more.
    drop(daemon);
    let daemon = Daemon::start(&ground.bus, ALL)?;
    ground.set_clock(&text(ground.due_after(at)?))?;
    let shown = daemon.waits_for(1, SOON)?;
    drop(app);
    (!shown[0].actions.is_empty())
        .then_some(())
        .ok_or(format!("what it can do was not asked again: {shown:?}"))
}

/// A daemon that never answers holds nothing up, and is no reason to lose a note.
pub fn a_daemon_that_never_answers(home: &Path) -> Outcome {
    let ground = Ground::on(home)?;
    let stuck = Daemon::start(&ground.bus, ALL)?;
    stuck.wedge()?;
    let times = ground.due_times();
    let app = ground.start(&[])?;
    ground.set_clock(&text(times[0]))?;
    sleep(STILL);
    // Afterglow itself is awake: it does what a second start asks.
    let _second = ground.run(&[], &[])?;
    until("the window opens beside it", WINDOW, || {
        super::screen::window_of(app.id())
    })?;
    drop(stuck);
    let daemon = Daemon::start(&ground.bus, ALL)?;
    daemon.waits_for(1, 30).map(drop)
}

/// Without any daemon it is tried again, and in the end told inside.
pub fn without_a_daemon(home: &Path) -> Outcome {
    let ground = Ground::on(home)?;
    let times = ground.due_times();
    let app = ground.start(&[])?;
    ground.set_clock(&text(times[0]))?;
    sleep(STILL);
    let daemon = Daemon::start(&ground.bus, ALL)?;
    daemon.waits_for(1, SOON)?;
    drop(daemon);
    ground.set_clock(&text(times[1]))?;
    sleep(STILL);
    drop(app);
    let inside = ground.call(&text(times[1] + 60_000), "reminders.list")?;
    // The first one is over by now; what came without a daemon waits.
    let due = |ms: i64| chrono::DateTime::from_timestamp_millis(ms);
    let list: serde_json::Value = serde_json::from_str(&inside).unwrap_or_default();
    let waits = list["notes"].as_array().into_iter().flatten().any(|note| {
        let at = note["due"]
            .as_str()
            .and_then(|at| at.parse::<chrono::DateTime<chrono::Utc>>().ok());
        note["missed"] == true && at == due(times[1])
    });
    waits.then_some(()).ok_or(format!("told inside: {inside}"))
}

/// A machine that slept through several catches up with one note, and one card inside.
pub fn a_suspended_process_catches_up_with_one(home: &Path) -> Outcome {
    let ground = Ground::on(home)?;
    let daemon = Daemon::start(&ground.bus, ALL)?;
    let app = ground.start(&[])?;
    sleep(STILL);
    app.signal("STOP")?;
    let times = ground.due_times();
    // Those of one stretch, at a time at which all of them may still be shown.
    let last = times
        .iter()
        .rev()
        .find(|last| {
            times
                .iter()
                .filter(|one| within_a_stretch(**one, **last))
                .count()
                > 1
        })
        .ok_or(format!("never two in a stretch: {times:?}"))?;
    let slept = times
        .iter()
        .filter(|one| within_a_stretch(**one, *last))
        .count();
    ground.set_clock(&text(*last))?;
    sleep(STILL);
    app.signal("CONT")?;
    daemon.waits_for(1, 5)?;
    sleep(STILL);
    daemon.waits_for(1, 1)?;
    drop(app);
    let shown = ground.outside()["due"].to_string();
    let shown = shown.matches("\"shownMs\":1").count();
    if shown < slept {
        return Err(format!("{slept} were due, {shown} are marked"));
    }
    let inside = ground.call(&text(*last + 60_000), "reminders.list")?;
    (inside.matches("\"id\"").count() >= slept)
        .then_some(())
        .ok_or(format!("told inside: {inside}"))
}

fn within_a_stretch(one: i64, last: i64) -> bool {
    one <= last && last - one < 8 * 3_600_000
}

/// Woken, it tells at once, though its next look is an hour away.
pub fn waking_up_is_told_by_logind(home: &Path) -> Outcome {
    let ground = Ground::on(home)?;
    let daemon = Daemon::start(&ground.bus, ALL)?;
    let logind = Logind::start(&ground.bus)?;
    let slow = [
        ("AFTERGLOW_TICK", "3600"),
        ("DBUS_SYSTEM_BUS_ADDRESS", ground.bus.address()),
    ];
    let panel = Panel::start(&ground.bus, true)?;
    let _app = ground.start(&slow)?;
    // Its first look is behind it, and it listens.
    panel.icon()?;
    sleep(STILL);
    let at = ground.due_after(0)?;
    logind.sleeps(true)?;
    ground.set_clock(&text(at))?;
    sleep(STILL);
    daemon.waits_for(0, 1)?;
    logind.sleeps(false)?;
    // The signal may come twice.
    logind.sleeps(false)?;
    daemon.waits_for(1, 5)?;
    sleep(STILL);
    daemon.waits_for(1, 1).map(drop)
}

/// The system's timer, nothing running: neutral words, once; silent while Afterglow runs.
pub fn the_oneshot(home: &Path) -> Outcome {
    let ground = Ground::on(home)?;
    let daemon = Daemon::start(&ground.bus, ALL)?;
    let at = ground.due_after(0)?;
    ground.set_clock(PLANNED)?;
    once(&ground)?;
    daemon.waits_for(0, 1)?;
    ground.set_clock(&text(at))?;
    let slow = [("AFTERGLOW_TICK", "3600")];
    let before = ground.home().join("vault.db");
    let vault = std::fs::read(&before).map_err(|error| error.to_string())?;
    once(&ground)?;
    let shown = daemon.waits_for(1, SOON)?;
    says_nothing(&format!("{shown:?}"))?;
    once(&ground)?;
    daemon.waits_for(1, 1)?;
    if std::fs::read(&before).ok() != Some(vault) {
        return Err("the vault was touched".into());
    }
    let app = ground.start(&slow)?;
    sleep(STILL);
    ground.set_clock(&text(ground.due_after(at)?))?;
    once(&ground)?;
    daemon.waits_for(1, 1)?;
    drop(app);
    once(&ground)?;
    daemon.waits_for(2, SOON).map(drop)
}

/// Runs the timer's service to its end.
fn once(ground: &Ground) -> Result<(), String> {
    let mut run = ground.run(&["--remind-due"], &[])?;
    until("the oneshot ends", 20, || !run.is_running())
}

/// On a lock screen nobody reads what Afterglow is for.
pub fn says_nothing(shown: &str) -> Outcome {
    let low = shown.to_lowercase();
    let words = [
        "ketamine",
        "infusion",
        "afterglow",
        "clinic",
        "solid",
        "phq",
        "ride",
        "check-in",
    ];
    match words.iter().find(|word| low.contains(*word)) {
        Some(word) => Err(format!("the note says “{word}”: {shown}")),
        None => Ok(()),
    }
}
