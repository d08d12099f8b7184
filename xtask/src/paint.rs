//! A window under a virtual display: when it has painted, when it rests, what memory it takes.

use crate::command::Step;
use std::collections::HashSet;
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

const DISPLAY: &str = ":97";
/// A flat window on a flat screen has a handful of colours; text and pictures have many.
const MANY_COLOURS: usize = 32;
/// Unchanged for so long, a picture has settled.
const REST: Duration = Duration::from_millis(1500);
const PATIENCE: Duration = Duration::from_secs(60);

/// What a start came to.
pub struct Painted {
    /// Milliseconds from the start to the last change of the picture.
    pub after: u32,
    /// Proportional memory of the program and its children once it rests, in kB.
    pub pss: u32,
}

/// Starts `program` on `home` and ends it once its picture rests.
pub fn measure(program: &str, home: &str) -> Result<Painted, String> {
    let mut screen = spawn(Command::new("Xvfb").args([DISPLAY, "-screen", "0", "1280x900x24"]))?;
    sleep(Duration::from_secs(1));
    let start = Instant::now();
    let mut window = spawn(
        Command::new(program)
            .env("DISPLAY", DISPLAY)
            .env("WEBKIT_DISABLE_COMPOSITING_MODE", "1")
            .env("AFTERGLOW_HOME", home)
            .stderr(Stdio::null()),
    )?;
    let painted = settle(start, &mut window).map(|after| Painted {
        after,
        pss: pss(window.id()),
    });
    for child in [&mut window, &mut screen] {
        let _ = child.kill();
        let _ = child.wait();
    }
    // Its helpers go a moment later.
    sleep(Duration::from_millis(500));
    painted
}

fn spawn(command: &mut Command) -> Result<Child, String> {
    let child = command.spawn();
    child.map_err(|error| format!("{command:?}: {error}"))
}

fn settle(start: Instant, window: &mut Child) -> Result<u32, String> {
    let (mut last, mut changed) = (Vec::new(), Duration::ZERO);
    while start.elapsed() < PATIENCE {
        if let Ok(Some(status)) = window.try_wait() {
            return Err(format!("the window closed by itself ({status})"));
        }
        let seen = start.elapsed();
        let picture = picture();
        if picture != last {
            (last, changed) = (picture, seen);
        } else if seen > changed + REST && colours(&last) > MANY_COLOURS {
            return Ok(crate::bench::ms(changed));
        }
    }
    Err("the window stayed a flat colour for a minute".into())
}

/// A small part is enough and quicker.
fn picture() -> Vec<u8> {
    let words = "-window root -crop 700x500+200+100 -depth 8 rgb:-";
    Command::new("import")
        .args(["-display", DISPLAY])
        .args(words.split(' '))
        .output()
        .map(|output| output.stdout)
        .unwrap_or_default()
}

fn colours(picture: &[u8]) -> usize {
    picture.chunks(3).collect::<HashSet<_>>().len()
}

/// The proportional memory of a process and everything it started, in kB.
fn pss(of: u32) -> u32 {
    let parents = Step::new("ps").args(&["-e", "-o", "pid=,ppid="]).answer();
    let parents: Vec<(u32, u32)> = parents
        .unwrap_or_default()
        .lines()
        .filter_map(|line| {
            let mut numbers = line.split_whitespace().map(str::parse);
            Some((numbers.next()?.ok()?, numbers.next()?.ok()?))
        })
        .collect();
    let mut family = vec![of];
    let mut next = 0;
    while let Some(parent) = family.get(next).copied() {
        family.extend(
            parents
                .iter()
                .filter(|pair| pair.1 == parent)
                .map(|pair| pair.0),
        );
        next += 1;
    }
    family.iter().map(|id| pss_of_one(*id)).sum()
}

fn pss_of_one(id: u32) -> u32 {
    let rollup = std::fs::read_to_string(format!("/proc/{id}/smaps_rollup")).unwrap_or_default();
    rollup
        .lines()
        .find_map(|line| {
            line.strip_prefix("Pss:")?
                .split_whitespace()
                .next()?
                .parse()
                .ok()
        })
        .unwrap_or(0)
}
