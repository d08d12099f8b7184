//! `cargo xtask test`: everything that must hold, ending with one line of counts.

use crate::command::{Count, Step};
use crate::front::{self, npm};
use crate::{FEATURES, check, packages, validators};

/// Installs what it needs and runs every step; a failing step does not hide the ones after it.
pub fn run(long: bool) -> Result<(), String> {
    packages::install(packages::BUILD)?;
    packages::install(packages::TEST)?;
    let servers = packages::servers()?;
    front::build()?;
    let mut count = Step::new("cargo")
        .args(&[
            "build",
            "--workspace",
            "--all-targets",
            "--features",
            FEATURES,
        ])
        .counted("build");
    if count.failed == 0 {
        count.add(rust(long, servers));
        count.add(
            Step::new(npm())
                .args(&["test", "--silent"])
                .within("ui")
                .counted("tests of the interface"),
        );
        count.add(calendar());
        count.add(validators::read());
        count.add(browser());
        count.add(window(&[], long));
    }
    count.add(check::counted());
    for failure in count.failures() {
        println!("\nfailed: {failure}");
    }
    println!("\n{}", count.told());
    if count.failed == 0 {
        Ok(())
    } else {
        Err("some tests failed".into())
    }
}

fn rust(long: bool, servers: bool) -> Count {
    let mut step = Step::new("cargo").args(&[
        "test",
        "--workspace",
        "--no-fail-fast",
        "--features",
        FEATURES,
    ]);
    if cfg!(target_os = "linux") {
        // Installed above: that stock programs open what we write is not left out.
        step = step.env("AFTERGLOW_STOCK", "1");
    }
    if long {
        step = step
            .env("AFTERGLOW_LONG", "1")
            .env("PROPTEST_CASES", "25600");
    }
    if servers {
        // A server that is not there is a failure then, and otherwise only told.
        step = step.env("AFTERGLOW_SERVERS", "1");
    }
    if long {
        // What takes minutes is left out elsewhere; after the two dashes nothing else may come.
        step = step.args(&["--", "--include-ignored"]);
    }
    step.counted("tests of the core, the command line and the tools")
}

/// Debian's own Python: what it installs is not seen by another one. Elsewhere the parser in the
/// tests of the core has to do.
fn calendar() -> Count {
    let python = || Step::new("/usr/bin/python3");
    if !python()
        .args(&["-c", "import icalendar, vobject"])
        .quietly()
    {
        println!("The calendar file is not read by two others: they are not on this system.");
        return Count::default();
    }
    python()
        .args(&["tests/calendar/parse.py"])
        .counted("the calendar file, read by two others")
}

fn browser() -> Count {
    Step::new("node")
        .args(&["browser/run.mjs"])
        .within("ui")
        .counted("the interface in Chromium")
}

/// The walk through the real window; `words` are handed to it.
pub fn window(words: &[&str], long: bool) -> Count {
    let mut step = Step::new("target/debug/afterglow-e2e").args(words);
    if long {
        step = step.env("AFTERGLOW_LONG", "1");
    }
    step.counted("the walk in the real window, and what goes on outside it")
}
