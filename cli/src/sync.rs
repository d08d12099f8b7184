//! `sync`: carries what waits to be sent and what has come, until nothing is left to do now.

use crate::arguments::Arguments;
use crate::{Stop, say, vault};
use afterglow::errands;
use afterglow::error::Coded;
use afterglow::share::mailbox::{self, Fault, Outcome};
use serde_json::json;

/// Runs every errand once. What failed is tried again by a later call, when its time has come.
pub fn run(arguments: &Arguments) -> Result<(), Stop> {
    let app = vault::open(arguments, "")?;
    let mut runtime = tokio::runtime::Builder::new_current_thread();
    let runtime = runtime.enable_all().build()?;
    let (mut done, mut failed) = (0, Vec::new());
    while let Some(errand) = errands::next(&app) {
        let id = errand.id.clone();
        let outcome = runtime.block_on(mailbox::run(errand));
        match told(&outcome) {
            Some(fault) => failed.push(fault),
            None => done += 1,
        }
        errands::done(&app, &id, outcome);
    }
    let failed: Vec<_> = failed
        .into_iter()
        .map(|fault| json!({ "code": fault.code(), "message": app.words().say(fault.sentence(), &[]) }))
        .collect();
    say(&json!({ "done": done, "failed": failed }))
}

fn told(outcome: &Outcome) -> Option<Fault> {
    match outcome {
        Outcome::Failed(fault) => Some(*fault),
        _ => None,
    }
}
