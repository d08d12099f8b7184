//! What a practice takes along: its key and its packages as files that need nothing of ours.

use crate::arguments::Arguments;
use crate::{Stop, say, vault};
use afterglow::api;
use afterglow::practice::leave::api as leave;
use serde_json::json;
use std::path::Path;

/// Writes the key; what is to be known about it goes to standard error.
pub fn key(arguments: &Arguments, out: &Path) -> Result<(), Stop> {
    let app = vault::open(arguments, "")?;
    leave::write_key(&app, out).map_err(|why| api::refusal(&app, &why))?;
    eprintln!("{}", app.words().say("practice-key-file", &[]));
    say(&json!({ "key": out.display().to_string() }))
}

/// Writes every package that is kept whole.
pub fn packages(arguments: &Arguments, out: &Path) -> Result<(), Stop> {
    let app = vault::open(arguments, "")?;
    let many = leave::write_all(&app, out, &mut |_, _| Ok(()));
    let many = many.map_err(|why| api::refusal(&app, &why))?;
    say(&json!({ "packages": many }))
}
