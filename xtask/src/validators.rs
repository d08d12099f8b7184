//! The bundle for record systems, read by three validators that know nothing of us.

use crate::command::{Count, Step, root};
use crate::front::npm;
use std::fs;
use std::path::Path;

const HERE: &str = "tests/validators";
/// What is made for it and needs no keeping.
const MADE: &str = "target/validators";
const GOLDEN: &str = "tests/golden/bundle.fhir.json";
const PYTHON: &str = "target/validators/python/bin/python";

/// An invented year and the golden packet pass; what has a fault put in is refused.
pub fn read() -> Count {
    let life = format!("{MADE}/life.fhir.json");
    if let Err(why) = ready().and_then(|()| invented(&life)) {
        return Count::one(&format!("validators: {why}"));
    }
    let mut count = Step::new("node")
        .args(&["tests/validators/run.mjs", GOLDEN, &life])
        .counted("the bundle, read by Medplum and the R4 schema");
    count.add(
        Step::new(PYTHON)
            .args(&["tests/validators/read.py", GOLDEN, &life])
            .counted("the bundle, read by fhir.resources"),
    );
    count
}

/// Installs what is pinned, when it is not there yet or the pins changed.
fn ready() -> Result<(), String> {
    fs::create_dir_all(root().join(MADE)).map_err(|error| error.to_string())?;
    if changed("package-lock.json") {
        Step::new(npm())
            .args(&["ci", "--ignore-scripts", "--no-audit", "--no-fund"])
            .within(HERE)
            .run()?;
        remember("package-lock.json")?;
    }
    if changed("requirements.txt") {
        Step::new("python3")
            .args(&["-m", "venv", "--clear", "target/validators/python"])
            .run()?;
        let pins = "tests/validators/requirements.txt";
        Step::new(PYTHON)
            .args(&["-m", "pip", "install", "--quiet", "--no-deps", "-r", pins])
            .run()?;
        remember("requirements.txt")?;
    }
    Ok(())
}

fn changed(pins: &str) -> bool {
    let read = |path: &Path| fs::read(path).ok();
    let installed = read(&root().join(MADE).join(pins));
    installed.is_none() || installed != read(&root().join(HERE).join(pins))
}

fn remember(pins: &str) -> Result<(), String> {
    fs::copy(root().join(HERE).join(pins), root().join(MADE).join(pins))
        .map(drop)
        .map_err(|error| error.to_string())
}

/// A year that nobody lived, as the command line writes it.
fn invented(out: &str) -> Result<(), String> {
    let (home, secret) = (format!("{MADE}/home"), format!("{MADE}/secret"));
    let failed = |error: std::io::Error| error.to_string();
    if root().join(&home).exists() {
        fs::remove_dir_all(root().join(&home)).map_err(failed)?;
    }
    fs::write(root().join(&secret), "a year that nobody lived").map_err(failed)?;
    for words in [
        &["init"][..],
        &["demo", "--years", "1", "--seed", "7"],
        &["export", "fhir", "--out", out],
    ] {
        let step = Step::new("target/debug/afterglow-cli")
            .args(&["--home", &home, "--passphrase-file", &secret])
            .args(words);
        if step.answer().is_none() {
            return Err(format!("afterglow-cli {} failed", words.join(" ")));
        }
    }
    Ok(())
}
