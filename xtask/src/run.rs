//! `cargo xtask run`: builds what is needed and starts the window.

use crate::command::{Step, root};
use crate::{front, packages, paint};

/// Starts the window; with `--smoke`, only until it has painted.
pub fn run(flags: &[&str]) -> Result<(), String> {
    packages::install(packages::BUILD)?;
    front::build()?;
    let release = flags.contains(&"--release");
    // The whole workspace chooses the features, so that `test` finds the same libraries built.
    let mut words = vec!["build", "--workspace", "--bin", "afterglow"];
    if release {
        words.push("--release");
    }
    Step::new("cargo").args(&words).run()?;
    let folder = if release { "release" } else { "debug" };
    let name = if cfg!(windows) {
        "afterglow.exe"
    } else {
        "afterglow"
    };
    let program = root().join("target").join(folder).join(name);
    let program = program.to_string_lossy().into_owned();
    if flags.contains(&"--smoke") {
        smoke(&program)
    } else {
        Step::new(&program).run()
    }
}

/// Starts it on an empty home under a virtual display and waits for more than a flat colour.
fn smoke(program: &str) -> Result<(), String> {
    packages::install(packages::SMOKE)?;
    let home = root().join("target/smoke");
    let _ = std::fs::remove_dir_all(&home);
    std::fs::create_dir_all(&home).map_err(|error| error.to_string())?;
    let painted = paint::measure(program, &home.to_string_lossy())?;
    println!("painted and at rest after {} ms", painted.after);
    Ok(())
}
