//! What goes on outside the window: notes, the icon, closing, the timer; with real parts of a desktop
//! and scripted ones.

mod asking;
mod bus;
mod carried;
mod delivery;
mod dunst;
mod ground;
mod icon;
mod idle;
mod mock;
mod panel;
mod screen;
mod words;

use crate::tally::{Outcome, Tally};
use ground::Ground;
use std::path::Path;
use std::sync::Mutex;
use tokio::runtime::Runtime;

/// A scene: its name, and what is played on a copy of a home folder.
type Scene = (&'static str, fn(&Path) -> Outcome);

const SCENES: &[Scene] = &[
    (
        "a note of each arrives, is acted on and stays away",
        delivery::each_arrives_is_acted_on_and_stays_away,
    ),
    (
        "in an hour: once more",
        delivery::in_an_hour_comes_once_more,
    ),
    ("open shows the window", delivery::open_shows_the_window),
    (
        "a desktop without actions, and another after it",
        delivery::without_actions,
    ),
    (
        "a desktop that never answers",
        delivery::a_daemon_that_never_answers,
    ),
    ("a desktop without notes", delivery::without_a_daemon),
    (
        "a suspended process catches up with one",
        delivery::a_suspended_process_catches_up_with_one,
    ),
    (
        "waking up, told by logind",
        delivery::waking_up_is_told_by_logind,
    ),
    ("the timer's oneshot", delivery::the_oneshot),
    (
        "dunst: arrives, is acted on, stays away",
        dunst::arrives_is_acted_on_and_stays_away,
    ),
    (
        "the icon: everything is in its menu",
        icon::everything_is_in_its_menu,
    ),
    (
        "the icon: a panel that comes late",
        icon::a_panel_may_come_late,
    ),
    ("closing leaves the icon", icon::closing_leaves_the_icon),
];

/// So many are played at once: they mostly wait.
const STAGES: usize = 5;

/// What the network does, on ground of its own.
pub fn network(runtime: &Runtime, tally: &mut Tally) {
    let folder = tempfile::tempdir().map_err(|error| error.to_string());
    let carried = folder.and_then(|folder| {
        let home = Ground::plan(folder.path())?;
        runtime.block_on(carried::after_opening(&home))
    });
    tally.note("what waits is carried once it is open", &carried);
}

/// Every scene on ground of its own; a failing one says nothing about the others.
pub fn scenes(runtime: &Runtime, tally: &mut Tally) {
    let folder = tempfile::tempdir().map_err(|error| error.to_string());
    let planned = folder.as_ref().map_err(Clone::clone);
    let home = match planned.and_then(|folder| Ground::plan(folder.path())) {
        Ok(home) => home,
        Err(why) => return tally.failed("a planned course", &why),
    };
    for (name, outcome) in side_by_side(&home) {
        tally.note(name, &outcome);
    }
    let asked = runtime.block_on(asking::closing_asks(&home));
    tally.note("the switches, and closing without a panel asks", &asked);
    let kept = runtime.block_on(words::closing_keeps_the_last_word(&home));
    tally.note("closing while one types keeps the last word", &kept);
    if std::env::var_os("AFTERGLOW_LONG").is_some() {
        let idle = idle::ten_minutes_cost_next_to_nothing(&home);
        tally.note("ten idle minutes", &idle);
        tally.note("a simulated month", &idle::a_month_grows_nothing(&home));
    }
}

/// Plays the scenes, whichever comes next on whichever stage is free.
fn side_by_side(home: &Path) -> Vec<(&'static str, Outcome)> {
    let (left, played) = (Mutex::new(SCENES.iter()), Mutex::new(Vec::new()));
    let next = || left.lock().ok()?.next();
    std::thread::scope(|stages| {
        for _ in 0..STAGES {
            stages.spawn(|| {
                while let Some((name, scene)) = next() {
                    let outcome = scene(home);
                    if let Ok(mut played) = played.lock() {
                        played.push((*name, outcome));
                    }
                }
            });
        }
    });
    played.into_inner().unwrap_or_default()
}
