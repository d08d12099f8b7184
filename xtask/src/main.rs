//! `cargo xtask`: the one door. `run`, `test`, `check`, `bench`, `pictures`.

// The tool itself is a host: it reads the environment and waits.
#![allow(clippy::disallowed_methods)]

mod bench;
mod check;
mod command;
mod front;
mod packages;
mod paint;
mod pictures;
mod run;
mod test;
mod validators;

use std::process::ExitCode;

const USAGE: &str = "\
cargo xtask run [--release] [--smoke]   start Afterglow; --smoke: exit 0 once the window has painted
cargo xtask test [--long]               every test; --long: the slow ones too
cargo xtask check                       format, lints, types, the law, the lock files
cargo xtask bench                       measurements, as ratios to a limit measured in the same run
cargo xtask pictures                    the pictures in the documentation, from the real window";

/// The features that tests are built with; one set, so that nothing compiles twice.
pub const FEATURES: &str =
    "afterglow/simulated-clock,afterglow-app/simulated-clock,afterglow-cli/simulated-clock";

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    if let Err(error) = std::env::set_current_dir(command::root()) {
        eprintln!("{error}");
        return ExitCode::FAILURE;
    }
    let outcome = match words.as_slice() {
        ["run", flags @ ..] if known(flags, &["--release", "--smoke"]) => run::run(flags),
        ["test", flags @ ..] if known(flags, &["--long"]) => test::run(!flags.is_empty()),
        ["check"] => packages::install(packages::BUILD).and_then(|()| check::run()),
        ["bench"] => bench::run(),
        ["pictures"] => pictures::run(),
        _ => Err(USAGE.to_owned()),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            eprintln!("{why}");
            ExitCode::from(if why == USAGE { 2 } else { 1 })
        }
    }
}

fn known(flags: &[&str], all: &[&str]) -> bool {
    flags.iter().all(|flag| all.contains(flag))
}
