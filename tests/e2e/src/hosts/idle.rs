//! What it costs to be there: ten minutes of nothing, and a month of looking.

use super::ground::{Ground, Running, text};
use super::mock::Daemon;
use super::panel::Panel;
use super::words::PASSPHRASE;
use crate::session::Session;
use crate::tally::Outcome;
use std::collections::HashSet;
use std::fs;
use std::path::Path;
use std::thread::sleep;
use std::time::Duration;

/// CPU seconds that ten idle minutes may cost, everything it started included.
const CPU_S: f64 = 0.6;
/// The same with the window open on Today, in a build for tests, which costs more than people's.
const OPEN_CPU_S: f64 = 3.0;
/// Memory that a month of looking may add, in kB: what an allocator keeps back, no more.
const GROWTH_KB: u64 = 2_048;

/// Locked, its window closed, the icon in the panel, looking once a minute as for people.
pub fn ten_minutes_cost_next_to_nothing(home: &Path) -> Outcome {
    let ground = Ground::on(home)?;
    let _daemon = Daemon::start(&ground.bus, "body actions")?;
    let panel = Panel::start(&ground.bus, true)?;
    let app = ground.start(&[("AFTERGLOW_TICK", "60")])?;
    panel.icon()?;
    sleep(Duration::from_secs(5));
    let before = cpu_s(app.id());
    sleep(Duration::from_secs(600));
    let spent = cpu_s(app.id()) - before;
    println!("ten idle minutes: {spent:.2} s of CPU");
    (spent < CPU_S).then_some(()).ok_or(format!("{spent:.2} s"))
}

/// The window open on Today: what the hours change is asked once a minute.
pub fn an_open_window_costs_little(home: &Path) -> Outcome {
    let ground = Ground::on(home)?;
    let runtime = tokio::runtime::Runtime::new().map_err(|error| error.to_string())?;
    runtime.block_on(async {
        let mut surroundings = ground.surroundings();
        surroundings.push(("AFTERGLOW_TICK", "60".to_owned()));
        let session = Session::start_with(&surroundings).await?;
        let outcome = open(&session).await;
        let ended = session.kill().await;
        outcome.and(ended)
    })
}

async fn open(session: &Session) -> Outcome {
    let w = &session.window;
    w.fill("Passphrase", PASSPHRASE).await?;
    w.press("Unlock").await?;
    w.sees("Check-ins").await?;
    let id = session.program().ok_or("it does not run")?;
    tokio::time::sleep(Duration::from_secs(20)).await;
    let before = cpu_s(id);
    tokio::time::sleep(Duration::from_secs(600)).await;
    let spent = cpu_s(id) - before;
    println!("ten minutes of an open window: {spent:.2} s of CPU");
    (spent < OPEN_CPU_S)
        .then_some(())
        .ok_or(format!("{spent:.2} s"))
}

/// Thirty days, two hours at a step.
pub fn a_month_grows_nothing(home: &Path) -> Outcome {
    let ground = Ground::on(home)?;
    let _daemon = Daemon::start(&ground.bus, "body actions")?;
    let panel = Panel::start(&ground.bus, true)?;
    let app = ground.start(&[])?;
    panel.icon()?;
    let start = ground.due_after(0)?;
    // The first days fill what is filled once.
    let mut settled = 0;
    for step in 0..360 {
        ground.set_clock(&text(start + step * 2 * 3_600_000))?;
        sleep(Duration::from_millis(1100));
        if step == 60 {
            settled = memory_kb(&app);
        }
    }
    let grown = memory_kb(&app).saturating_sub(settled);
    println!("a simulated month: {settled} kB, and {grown} kB more at its end");
    (grown < GROWTH_KB)
        .then_some(())
        .ok_or(format!("{grown} kB"))
}

/// The processor time of a program and of everything it started, in seconds.
fn cpu_s(app: u32) -> f64 {
    family(app).iter().map(|id| cpu_of_one(*id)).sum()
}

fn cpu_of_one(id: u32) -> f64 {
    let stat = fs::read_to_string(format!("/proc/{id}/stat")).unwrap_or_default();
    // Behind the name, which may hold anything: the 12th and 13th, in hundredths.
    let behind = stat.rsplit(')').next().unwrap_or_default();
    let ticks = behind.split_whitespace().skip(11).take(2);
    ticks.filter_map(|one| one.parse::<f64>().ok()).sum::<f64>() / 100.0
}

fn memory_kb(app: &Running) -> u64 {
    let rollup = fs::read_to_string(format!("/proc/{}/smaps_rollup", app.id())).unwrap_or_default();
    let line = rollup
        .lines()
        .find_map(|line| line.strip_prefix("Private_Dirty:"));
    line.and_then(|line| line.split_whitespace().next()?.parse().ok())
        .unwrap_or(0)
}

fn family(of: u32) -> HashSet<u32> {
    let mut family = HashSet::from([of]);
    let mut parents: Vec<(u32, u32)> = Vec::new();
    for entry in fs::read_dir("/proc").into_iter().flatten().flatten() {
        let Some(id) = entry
            .file_name()
            .to_str()
            .and_then(|name| name.parse().ok())
        else {
            continue;
        };
        let stat = fs::read_to_string(entry.path().join("stat")).unwrap_or_default();
        let behind = stat.rsplit(')').next().unwrap_or_default();
        if let Some(parent) = behind
            .split_whitespace()
            .nth(1)
            .and_then(|one| one.parse().ok())
        {
            parents.push((id, parent));
        }
    }
    loop {
        let before = family.len();
        for (id, parent) in &parents {
            if family.contains(parent) {
                family.insert(*id);
            }
        }
        if family.len() == before {
            return family;
        }
    }
}
