//! In the quiet hours the window's own way to the core refuses every command that can't be undone.

use crate::stage::root;
use crate::tally::Outcome;
use crate::window::Window;
use serde_json::{Value, json};
use std::process::Command;

/// Asks each by name, as the interface does, and collects what was not refused for the quiet hours.
const ASK: &str = "
    const done = arguments[arguments.length - 1];
    const ask = (name) => window.__TAURI_INTERNALS__.invoke('call', { name, request: {} }).then(
        () => name + ' was answered',
        (refusal) => (refusal.code === 'groggy' ? null : name + ': ' + refusal.code)
    );
    Promise.all(arguments[0].map(ask)).then((said) => done(said.filter(Boolean)));
";

pub async fn all(w: &Window) -> Outcome {
    let listed = Command::new(root().join("target/debug/afterglow-cli"))
        .arg("commands")
        .output()
        .map_err(|error| format!("afterglow-cli: {error}"))?;
    let commands: Vec<Value> =
        serde_json::from_slice(&listed.stdout).map_err(|error| error.to_string())?;
    let refused: Vec<_> = commands
        .iter()
        .filter(|command| command["groggy"] == false)
        .map(|command| command["name"].clone())
        .collect();
    if refused.is_empty() {
        return Err("no command is marked refused".into());
    }
    let said = w.0.execute_async(ASK, vec![json!(refused)]).await;
    let said = said.map_err(|error| error.to_string())?;
    match said.as_array() {
        Some(answered) if answered.is_empty() => Ok(()),
        _ => Err(format!("not refused in the quiet hours: {said}")),
    }
}
