//! The vault as the command line opens it.

use crate::arguments::Arguments;
use crate::{Stop, clock};
use afterglow::api::{self, Needs};
use afterglow::app::App;
use afterglow::journal::files::{self, out::Form};
use afterglow::random::SystemRandom;
use afterglow::share::export::{self, Format};
use serde_json::json;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The application on the home folder, nothing opened yet.
pub fn app(arguments: &Arguments) -> Result<Arc<App>, Stop> {
    Ok(App::new(
        &home(arguments)?,
        clock::of(arguments),
        Box::new(SystemRandom),
    ))
}

fn home(arguments: &Arguments) -> Result<PathBuf, Stop> {
    let moved = arguments
        .home
        .clone()
        .or_else(|| std::env::var_os("AFTERGLOW_HOME").map(PathBuf::from));
    moved
        .or_else(|| std::env::home_dir().map(|home| home.join(".local/share/afterglow")))
        .ok_or_else(|| Stop::Usage("no home folder: give --home".into()))
}

/// The application with its vault open, when `name` needs it open. An empty name always does.
pub fn open(arguments: &Arguments, name: &str) -> Result<Arc<App>, Stop> {
    let app = app(arguments)?;
    let needs_vault = name.is_empty()
        || api::COMMANDS
            .iter()
            .any(|command| command.name == name && command.needs != Needs::Nothing);
    if needs_vault {
        let passphrase = passphrase(arguments)?;
        api::dispatch(&app, "vault.unlock", json!({"passphrase": passphrase}))?;
    }
    Ok(app)
}

/// Makes a vault and prints its recovery code.
pub fn init(arguments: &Arguments) -> Result<(), Stop> {
    let app = app(arguments)?;
    let passphrase = passphrase(arguments)?;
    let ask = json!({"passphrase": passphrase, "region": "", "theme": "dusk"});
    crate::say(&api::dispatch(&app, "vault.create", ask)?.answer)
}

/// Writes a file; what is to be known about a plain one goes to standard error.
pub fn export(
    arguments: &Arguments,
    format: Format,
    recipient: Option<&str>,
    out: &Path,
) -> Result<(), Stop> {
    let app = open(arguments, "")?;
    let exported = export::write(&app, format, recipient, out);
    let exported = exported.map_err(|why| api::refusal(&app, &why))?;
    if let Some(warning) = &exported.warning {
        eprintln!("{warning}");
    }
    crate::say(&json!(exported))
}

/// Writes the journal as files; what is to be known about them goes to standard error.
pub fn take_out(arguments: &Arguments, form: Form, out: &Path) -> Result<(), Stop> {
    let app = open(arguments, "")?;
    let texts = files::out::write(&app, form, out, &mut |_, _| Ok(()));
    let texts = texts.map_err(|why| api::refusal(&app, &why))?;
    eprintln!("{}", app.words().say("files-readme-plain", &[]));
    crate::say(&json!({ "texts": texts }))
}

/// Brings a journal in: what came, and what did not with the reason.
pub fn bring_in(arguments: &Arguments, from: &Path) -> Result<(), Stop> {
    let app = open(arguments, "")?;
    let refused = |why| api::refusal(&app, &why);
    let go_on = &mut |_, _| Ok(());
    let now = app.clock().now();
    let arrival = files::bring::look(&app, from, &now, go_on).map_err(refused)?;
    let came = files::bring::take(&app, &arrival, go_on).map_err(refused)?;
    let words = app.words();
    let left: Vec<_> = arrival
        .left
        .iter()
        .chain(&came.left)
        .map(|left| json!({ "what": left.what(words), "why": left.why.say(words) }))
        .collect();
    let told: Vec<String> = arrival
        .told()
        .into_iter()
        .map(|(note, many)| note.say(words, many))
        .collect();
    crate::say(&json!({ "came": came.texts, "here": arrival.here, "left": left, "told": told }))
}

fn passphrase(arguments: &Arguments) -> Result<String, Stop> {
    let file = arguments
        .passphrase_file
        .as_ref()
        .ok_or_else(|| Stop::Usage("this needs --passphrase-file FILE".into()))?;
    let text = std::fs::read_to_string(file)?;
    let text = text.strip_suffix('\n').unwrap_or(&text);
    Ok(text.strip_suffix('\r').unwrap_or(text).to_owned())
}
