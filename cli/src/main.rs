//! `afterglow-cli`: the same commands as the window, for scripts, backups and a practice's own systems.
// A host: it speaks on its streams and reads the environment for the core.
#![allow(clippy::print_stdout, clippy::print_stderr, clippy::disallowed_methods)]

mod arguments;
mod clock;
mod doctor;
mod practice;
mod sync;
mod vault;

use afterglow::api::{self, Refusal};
use afterglow::demo;
use arguments::{Arguments, Task};
use serde_json::{Value, json};
use std::io::{BufRead, Read, Write};
use std::process::ExitCode;

fn main() -> ExitCode {
    let parsed = Arguments::read(std::env::args_os().skip(1));
    match parsed.and_then(|arguments| run(&arguments)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(Stop::Usage(why)) => {
            eprintln!("{why}\n\n{}", arguments::USAGE);
            ExitCode::from(2)
        }
        Err(Stop::Refused(refusal)) => {
            println!("{refusal}");
            ExitCode::FAILURE
        }
    }
}

/// Why the command line ends early.
enum Stop {
    /// The words of the call are off.
    Usage(String),
    /// The core refused; the JSON that says so.
    Refused(Value),
}

impl From<Refusal> for Stop {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(serde_json::to_value(refusal).unwrap_or_default())
    }
}

impl From<std::io::Error> for Stop {
    fn from(error: std::io::Error) -> Self {
        Self::Usage(error.to_string())
    }
}

fn run(arguments: &Arguments) -> Result<(), Stop> {
    match &arguments.task {
        Task::Commands => say(&json!(api::COMMANDS)),
        Task::Init => vault::init(arguments),
        Task::Doctor => doctor::run(arguments),
        Task::Call { name, request } => {
            let app = vault::open(arguments, name)?;
            let request = match request.as_deref() {
                None => json!({}),
                Some("-") => read(&mut std::io::stdin().lock())?,
                Some(text) => parse(text)?,
            };
            say(&api::dispatch(&app, name, request)?.answer)
        }
        Task::Lines => lines(arguments),
        Task::Export {
            format,
            recipient,
            out,
        } => vault::export(arguments, *format, recipient.as_deref(), out),
        Task::TakeOut { form, out } => vault::take_out(arguments, *form, out),
        Task::BringIn { from } => vault::bring_in(arguments, from),
        Task::PracticeKey { out } => practice::key(arguments, out),
        Task::PracticePackages { out } => practice::packages(arguments, out),
        Task::Sync => sync::run(arguments),
        Task::Demo {
            years,
            seed,
            entries,
        } => {
            let app = vault::open(arguments, "")?;
            let filled = demo::api::fill(&app, *years, *seed, *entries)
                .map_err(|why| api::refusal(&app, &why))?;
            say(&json!(filled))
        }
    }
}

/// One request a line, `{"name": …, "request": {…}}`, answered by one line each.
fn lines(arguments: &Arguments) -> Result<(), Stop> {
    let app = vault::open(arguments, "")?;
    for line in std::io::stdin().lock().lines() {
        let line = line?;
        if line.trim().is_empty() {
            continue;
        }
        let ask = parse(&line)?;
        let name = ask.get("name").and_then(Value::as_str).unwrap_or_default();
        let request = ask.get("request").cloned().unwrap_or_else(|| json!({}));
        match api::dispatch(&app, name, request) {
            Ok(reply) => say(&json!({"answer": reply.answer}))?,
            Err(refusal) => say(&json!({"error": refusal}))?,
        }
    }
    Ok(())
}

fn read(from: &mut impl Read) -> Result<Value, Stop> {
    let mut text = String::new();
    from.read_to_string(&mut text)?;
    parse(&text)
}

fn parse(text: &str) -> Result<Value, Stop> {
    serde_json::from_str(text).map_err(|error| Stop::Usage(format!("not JSON: {error}")))
}

fn say(answer: &Value) -> Result<(), Stop> {
    let mut out = std::io::stdout().lock();
    serde_json::to_writer(&mut out, answer).map_err(std::io::Error::from)?;
    writeln!(out)?;
    Ok(())
}
