//! The user interface: its packages and its build.

use crate::command::{Step, root};
use std::fs;
use std::time::SystemTime;

/// Node and npm are here and new enough, or it is said what is missing.
pub fn ready() -> Result<(), String> {
    let version = Step::new("node").args(&["--version"]).answer();
    let new_enough = version.as_deref().is_some_and(is_new_enough);
    if !new_enough {
        return Err(format!(
            "Afterglow's window is built with Node 20.19 or later (found: {}). Install it, then run this again.",
            version.as_deref().unwrap_or("none")
        ));
    }
    if !Step::new(npm()).args(&["--version"]).quietly() {
        return Err(
            "npm is missing. It usually comes with Node. Install it, then run this again.".into(),
        );
    }
    let stamp = modified("ui/node_modules/.package-lock.json");
    if stamp.is_none() || stamp < modified("ui/package-lock.json") {
        Step::new(npm()).args(&["ci"]).within("ui").run()?;
    }
    Ok(())
}

/// Builds the interface.
pub fn build() -> Result<(), String> {
    ready()?;
    Step::new(npm())
        .args(&["run", "--silent", "build"])
        .within("ui")
        .run()
}

/// npm as this system calls it.
pub fn npm() -> &'static str {
    if cfg!(windows) { "npm.cmd" } else { "npm" }
}

fn is_new_enough(version: &str) -> bool {
    let mut numbers = version
        .trim_start_matches('v')
        .split('.')
        .map(|n| n.parse().unwrap_or(0));
    let (major, minor): (u32, u32) = (numbers.next().unwrap_or(0), numbers.next().unwrap_or(0));
    match major {
        20 => minor >= 19,
        22 => minor >= 12,
        21 => false,
        other => other > 22,
    }
}

fn modified(path: &str) -> Option<SystemTime> {
    fs::metadata(root().join(path)).ok()?.modified().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn old_nodes_are_refused() {
        assert!(is_new_enough("v20.20.2") && is_new_enough("v22.12.0") && is_new_enough("v24.0.0"));
        assert!(
            !is_new_enough("v18.20.0") && !is_new_enough("v20.18.1") && !is_new_enough("v21.7.0")
        );
    }
}
