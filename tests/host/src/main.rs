//! `afterglow-host`: the interface over loopback HTTP, so that a browser can be driven through it.

mod arguments;
mod errands;
mod http;
mod sound;

use afterglow::api::{self, Refusal, Reply};
use afterglow::app::App;
use afterglow::clock::SimulatedClock;
use afterglow::random::SystemRandom;
use arguments::Arguments;
use http::{Answer, Ask};
use serde_json::{Value, json};
use std::net::TcpListener;
use std::path::{Component, Path};
use std::process::ExitCode;

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            eprintln!("{why}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<(), String> {
    let arguments = Arguments::read()?;
    let clock = SimulatedClock::new(arguments.now.clone(), arguments.zone);
    let app = App::new(&arguments.home, Box::new(clock), Box::new(SystemRandom));
    app.set_font_folders(vec!["/usr/share/fonts".into()]);
    // The dialog's answer; everything after it is real.
    let picked = arguments.pick.clone();
    app.set_picker(Box::new(move |_| picked.clone()));
    if let Some(voice) = &arguments.voice {
        sound::offer(&app, voice);
    }
    // The same for what to open: every path that is there at that moment.
    let opened = arguments.open.clone();
    app.set_opener(Box::new(move |_| {
        let there = opened.iter().filter(|path| path.exists());
        // A link stands for what it points at, under that name.
        there.filter_map(|path| path.canonicalize().ok()).collect()
    }));
    let folder = arguments.folder.clone();
    app.set_folder_picker(Box::new(move || {
        folder.as_ref().and_then(|path| path.canonicalize().ok())
    }));
    let listener =
        TcpListener::bind(("127.0.0.1", arguments.port)).map_err(|error| error.to_string())?;
    let address = listener.local_addr().map_err(|error| error.to_string())?;
    println!("http://{address}");
    errands::run(&app)?;
    http::serve(&listener, |ask| answer(&ask, &app, &arguments.ui));
    Ok(())
}

fn answer(ask: &Ask, app: &App, ui: &Path) -> Answer {
    match (ask.method.as_str(), ask.path.as_str()) {
        ("POST", "/call") => call(&ask.body, app),
        ("POST", path) if path.starts_with("/put/") => put(&ask.body, app, path),
        ("GET", path) if path.starts_with("/blob/") => blob(app, path),
        ("GET", path) => file(ui, path),
        _ => (405, "text/plain", Vec::new()),
    }
}

fn call(body: &[u8], app: &App) -> Answer {
    let ask: Value = serde_json::from_slice(body).unwrap_or_default();
    let name = ask.get("name").and_then(Value::as_str).unwrap_or_default();
    let content = ask.get("request").cloned().unwrap_or_else(|| json!({}));
    answered(api::dispatch(app, name, content))
}

fn put(body: &[u8], app: &App, path: &str) -> Answer {
    let rest = path.trim_start_matches("/put/");
    let (name, id) = rest.split_once('/').unwrap_or((rest, ""));
    answered(api::put(app, name, id, body))
}

fn answered(outcome: Result<Reply, Refusal>) -> Answer {
    match outcome {
        Ok(reply) => (
            200,
            JSON,
            json!({"answer": reply.answer, "touched": reply.touched})
                .to_string()
                .into_bytes(),
        ),
        Err(refusal) => (422, JSON, json!(refusal).to_string().into_bytes()),
    }
}

const JSON: &str = "application/json";

fn blob(app: &App, path: &str) -> Answer {
    let rest = path.trim_start_matches("/blob/");
    let (name, id) = rest.split_once('/').unwrap_or((rest, ""));
    match api::blob(app, name, id) {
        Ok(bytes) => (200, "application/octet-stream", bytes),
        Err(failure) => (
            422,
            JSON,
            json!(api::refusal(app, &failure)).to_string().into_bytes(),
        ),
    }
}

fn file(ui: &Path, path: &str) -> Answer {
    let path = Path::new(path.trim_start_matches('/'));
    let inside = path
        .components()
        .all(|part| matches!(part, Component::Normal(_)));
    let path = if path.as_os_str().is_empty() {
        Path::new("index.html")
    } else {
        path
    };
    match std::fs::read(ui.join(path)) {
        Ok(bytes) if inside => (200, kind(path), bytes),
        _ => (404, "text/plain", Vec::new()),
    }
}

fn kind(path: &Path) -> &'static str {
    match path.extension().and_then(|e| e.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript",
        Some("css") => "text/css",
        Some("svg") => "image/svg+xml",
        Some("woff2") => "font/woff2",
        _ => "application/octet-stream",
    }
}
