//! `cargo xtask bench`: the core against plain SQLite and plain `age`, the window against an empty one.

use crate::command::{Step, root};
use crate::{front, packages, paint};
use std::path::PathBuf;
use std::time::Duration;

/// How often each window is started.
const STARTS: usize = 5;

/// Builds for release, measures, and prints; nothing here passes or fails.
pub fn run() -> Result<(), String> {
    packages::install(packages::BUILD)?;
    packages::install(packages::SMOKE)?;
    front::build()?;
    let words = "build --release --workspace --bin afterglow --bin afterglow-cli --example bench --example empty";
    let words: Vec<&str> = words.split(' ').collect();
    Step::new("cargo").args(&words).run()?;
    sizes()?;
    Step::new(&release("examples/bench")).run()?;
    windows()
}

fn release(name: &str) -> String {
    let path: PathBuf = root().join("target/release").join(name);
    path.to_string_lossy().into_owned()
}

fn sizes() -> Result<(), String> {
    for name in ["afterglow", "afterglow-cli", "examples/empty"] {
        let size = std::fs::metadata(release(name)).map_err(|error| format!("{name}: {error}"))?;
        println!("{name}: {:.1} MB", size.len() as f64 / 1e6);
    }
    let script = "const { gzipSync } = require('zlib'), fs = require('fs'), path = require('path');
        const files = fs.readdirSync('dist', { recursive: true }).filter((f) => /\\.(js|css|html)$/.test(f));
        console.log(files.reduce((sum, f) => sum + gzipSync(fs.readFileSync(path.join('dist', f))).length, 0));";
    let gzipped = Step::new("node").args(&["--eval", script]).within("ui");
    let bytes = gzipped.answer().ok_or("the built interface is not there")?;
    println!("interface without fonts, gzip: {bytes} bytes (goal: under 200000)\n");
    Ok(())
}

/// Ours on its lock screen and the empty one, in turn.
fn windows() -> Result<(), String> {
    let home = root().join("target/bench-home");
    let _ = std::fs::remove_dir_all(&home);
    std::fs::create_dir_all(&home).map_err(|error| error.to_string())?;
    let passphrase = home.join("passphrase");
    std::fs::write(&passphrase, "six quiet words").map_err(|error| error.to_string())?;
    let (home, passphrase) = (home.to_string_lossy(), passphrase.to_string_lossy());
    let made = Step::new(&release("afterglow-cli")).args(&[
        "--home",
        &home,
        "--passphrase-file",
        &passphrase,
        "init",
    ]);
    made.answer().ok_or("no vault could be made")?;
    let (mut ours, mut empty) = (Vec::new(), Vec::new());
    for _ in 0..STARTS {
        ours.push(paint::measure(&release("afterglow"), &home)?);
        empty.push(paint::measure(&release("examples/empty"), &home)?);
    }
    let settled = |all: &[paint::Painted]| median(all.iter().map(|one| one.after).collect());
    let memory = |all: &[paint::Painted]| median(all.iter().map(|one| one.pss).collect());
    tell(
        "start to settled paint, ms",
        settled(&ours),
        settled(&empty),
        1.3,
    );
    tell("memory (PSS), kB", memory(&ours), memory(&empty), 1.2);
    Ok(())
}

fn median<T: Ord + Into<f64>>(mut values: Vec<T>) -> f64 {
    values.sort();
    let middle = values.len() / 2;
    values.into_iter().nth(middle).map_or(0.0, Into::into)
}

fn tell(what: &str, ours: f64, empty: f64, goal: f64) {
    println!(
        "{what}: {ours:.0}, an empty window: {empty:.0}, ratio {:.2} (goal: {goal})",
        ours / empty
    );
}

/// Milliseconds, as far as anybody waits for a window.
pub fn ms(span: Duration) -> u32 {
    u32::try_from(span.as_millis()).unwrap_or(u32::MAX)
}
