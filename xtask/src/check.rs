//! `cargo xtask check`: format, lints, types, the law and the lock files.

use crate::FEATURES;
use crate::command::{Count, Step, root};
use crate::front::{self, npm};
use std::fs;

/// Every check, or the first that fails.
pub fn run() -> Result<(), String> {
    front::build()?;
    let count = counted();
    let law = Step::new("cargo")
        .args(&[
            "test",
            "--workspace",
            "--features",
            FEATURES,
            "--test",
            "core",
            "architecture",
        ])
        .counted("the law");
    if count.failed + law.failed == 0 {
        Ok(())
    } else {
        Err("the check found something".into())
    }
}

/// What `test` also runs; the law is among the core's tests there.
pub fn counted() -> Count {
    let mut count = Step::new("cargo")
        .args(&["fmt", "--all", "--check"])
        .counted("format");
    count.add(
        Step::new("cargo")
            .args(&[
                "clippy",
                "--workspace",
                "--all-targets",
                "--features",
                FEATURES,
                "--",
                "-D",
                "warnings",
            ])
            .counted("clippy"),
    );
    for (script, heading) in [
        ("types", "types of the interface"),
        ("lint", "lints of the interface"),
    ] {
        count.add(
            Step::new(npm())
                .args(&["run", "--silent", script])
                .within("ui")
                .counted(heading),
        );
    }
    println!("\n== lock files");
    match lock_files() {
        Ok(()) => count.passed += 1,
        Err(why) => count.add(Count::one(&why)),
    }
    count
}

/// Traps fallen into before: two SQLites in one process, two D-Bus stacks, an unsafe Tauri.
fn lock_files() -> Result<(), String> {
    let lock = fs::read_to_string(root().join("Cargo.lock")).map_err(|error| error.to_string())?;
    let versions = |name: &str| -> Vec<String> {
        let line = format!("name = \"{name}\"");
        lock.split("[[package]]")
            .filter(|package| package.lines().any(|l| l == line))
            .filter_map(|package| package.lines().find_map(|l| l.strip_prefix("version = ")))
            .map(|version| version.trim_matches('"').to_owned())
            .collect()
    };
    for single in ["libsqlite3-sys", "zbus", "tauri", "age"] {
        let found = versions(single);
        if found.len() != 1 {
            return Err(format!(
                "{single} is in Cargo.lock {} times: {found:?}",
                found.len()
            ));
        }
    }
    if versions("zbus")
        .iter()
        .any(|version| !version.starts_with("5."))
    {
        return Err("zbus must stay on 5: Tauri's plugins share it".into());
    }
    for manifest in ["Cargo.toml", "src-tauri/Cargo.toml"] {
        let text = fs::read_to_string(root().join(manifest)).map_err(|error| error.to_string())?;
        if text.contains("\"tracing\"") {
            return Err(format!(
                "{manifest}: tauri's tracing feature writes every answer into logs"
            ));
        }
    }
    Ok(())
}
