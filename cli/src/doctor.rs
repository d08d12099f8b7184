//! `doctor`: looks at the vault and says what it finds, without changing anything.

use crate::arguments::Arguments;
use crate::{Stop, say, vault};
use afterglow::api;
use serde_json::json;

/// Runs the look; with a passphrase file it also opens the vault and checks every page.
pub fn run(arguments: &Arguments) -> Result<(), Stop> {
    let app = vault::app(arguments)?;
    let start = api::dispatch(&app, "start.read", json!({}))?.answer;
    let mut report = json!({
        "home": app.home(),
        "vault": start.get("vault"),
        "trouble": start.get("trouble"),
        "version": start.get("version"),
    });
    if arguments.passphrase_file.is_some() {
        drop(app);
        let app = vault::open(arguments, "")?;
        let faults = app.vault().as_ref().map(|vault| {
            vault
                .examine()
                .unwrap_or_else(|error| vec![error.to_string()])
        });
        if let Some(report) = report.as_object_mut() {
            report.insert(
                "sound".into(),
                json!(faults.as_ref().is_some_and(Vec::is_empty)),
            );
            report.insert("faults".into(), json!(faults));
        }
    }
    say(&report)
}
