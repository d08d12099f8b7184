//! `cargo xtask pictures`: the documentation's pictures, taken from the real window.

use crate::command::{Step, root};
use crate::{FEATURES, front, packages, test};
use std::fs;

const SHOWN: &[&str] = &["today-before.png", "journal.png"];

/// Walks through the window and copies the pictures that the README shows.
pub fn run() -> Result<(), String> {
    packages::install(packages::BUILD)?;
    packages::install(packages::TEST)?;
    front::build()?;
    Step::new("cargo")
        .args(&["build", "--workspace", "--features", FEATURES])
        .run()?;
    if test::window(&["walk"], false).failed > 0 {
        return Err("the walk failed, so its pictures are not taken over".into());
    }
    let from = root().join("target/pictures");
    let to = root().join("docs/pictures");
    fs::create_dir_all(&to).map_err(|error| error.to_string())?;
    for name in SHOWN {
        fs::copy(from.join(name), to.join(name)).map_err(|error| format!("{name}: {error}"))?;
    }
    Ok(())
}
