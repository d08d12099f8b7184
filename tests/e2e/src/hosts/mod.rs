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
mod kinds;
mod lived;
mod mock;
mod panel;
mod screen;
mod shared;
mod shower;
mod words;

use crate::tally::{Outcome, Tally};
use ground::Ground;
use std::path::{Path, PathBuf};
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
    (
        "the icon of a practice has words of its own",
        icon::a_practice_has_words_of_its_own,
    ),
];

/// What it costs to be there.
const IDLE: &[Scene] = &[
    ("ten idle minutes", idle::ten_minutes_cost_next_to_nothing),
    (
        "ten minutes of an open window",
        idle::an_open_window_costs_little,
    ),
    ("a simulated month", idle::a_month_grows_nothing),
];

/// On a home folder in which each kind of reminder comes due.
const KINDS: &[Scene] = &[
    (
        "each kind, on dunst, in its open words",
        kinds::each_kind_says_what_it_is_about,
    ),
    (
        "each kind, locked, on a scripted daemon, in words that say nothing",
        kinds::each_kind_says_nothing_when_locked,
    ),
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
    on_a_home(tally, Ground::plan, |home, tally| {
        for (name, outcome) in side_by_side(home) {
            tally.note(name, &outcome);
        }
        let asked = runtime.block_on(asking::closing_asks(home));
        tally.note("the switches, and closing without a panel asks", &asked);
        let locked = runtime.block_on(icon::a_practice_locks_from_it(home));
        tally.note("a practice looks and locks from its icon", &locked);
        let kept = runtime.block_on(words::closing_keeps_the_last_word(home));
        tally.note("closing while one types keeps the last word", &kept);
    });
}

/// Each kind of reminder; this takes minutes.
pub fn kinds(tally: &mut Tally) {
    on_a_home(tally, lived::lived, |home, tally| play(KINDS, home, tally));
}

/// What it costs to be there; this takes half an hour.
pub fn idle(tally: &mut Tally) {
    on_a_home(tally, Ground::plan, |home, tally| play(IDLE, home, tally));
}

/// Makes a home folder that the scenes have copies of.
fn on_a_home(
    tally: &mut Tally,
    make: fn(&Path) -> Result<PathBuf, String>,
    play: impl FnOnce(&Path, &mut Tally),
) {
    let folder = tempfile::tempdir().map_err(|error| error.to_string());
    let made = folder.as_ref().map_err(Clone::clone);
    match made.and_then(|folder| make(folder.path())) {
        Ok(home) => play(&home, tally),
        Err(why) => tally.failed("a home folder to copy from", &why),
    }
}

/// One after the other: what they measure is measured alone.
fn play(scenes: &[Scene], home: &Path, tally: &mut Tally) {
    for (name, scene) in scenes {
        tally.note(name, &scene(home));
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
