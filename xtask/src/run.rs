//! `cargo xtask run`: builds what is needed and starts the window.

use crate::command::{Step, root};
use crate::{front, packages};
use std::process::{Child, Command};
use std::thread::sleep;
use std::time::{Duration, Instant};

/// Starts the window; with `--smoke`, only until it has painted.
pub fn run(flags: &[&str]) -> Result<(), String> {
    packages::install(packages::BUILD)?;
    front::build()?;
    let release = flags.contains(&"--release");
    let mut words = vec!["build", "--package", "afterglow-app"];
    if release {
        words.push("--release");
    }
    Step::new("cargo").args(&words).run()?;
    let folder = if release { "release" } else { "debug" };
    let name = if cfg!(windows) {
        "afterglow.exe"
    } else {
        "afterglow"
    };
    let program = root().join("target").join(folder).join(name);
    let program = program.to_string_lossy().into_owned();
    if flags.contains(&"--smoke") {
        smoke(&program)
    } else {
        Step::new(&program).run()
    }
}

/// Starts it on an empty home under a virtual display and waits for more than a flat colour.
fn smoke(program: &str) -> Result<(), String> {
    packages::install(packages::SMOKE)?;
    let home = root().join("target/smoke");
    let _ = std::fs::remove_dir_all(&home);
    std::fs::create_dir_all(&home).map_err(|error| error.to_string())?;
    let display = ":97";
    let mut screen = spawn(Command::new("Xvfb").args([display, "-screen", "0", "1280x900x24"]))?;
    sleep(Duration::from_secs(1));
    let mut window = spawn(
        Command::new(program)
            .env("DISPLAY", display)
            .env("WEBKIT_DISABLE_COMPOSITING_MODE", "1")
            .env("AFTERGLOW_HOME", &home),
    )?;
    let painted = wait_for_paint(display, &mut window);
    let _ = window.kill();
    let _ = window.wait();
    let _ = screen.kill();
    let _ = screen.wait();
    painted.map(|after| println!("painted after {} ms", after.as_millis()))
}

fn spawn(command: &mut Command) -> Result<Child, String> {
    command
        .spawn()
        .map_err(|error| format!("{command:?}: {error}"))
}

fn wait_for_paint(display: &str, window: &mut Child) -> Result<Duration, String> {
    let start = Instant::now();
    while start.elapsed() < Duration::from_secs(60) {
        if let Ok(Some(status)) = window.try_wait() {
            return Err(format!("the window closed by itself ({status})"));
        }
        let colours = Step::new("sh")
            .args(&[
                "-c",
                &format!("import -display {display} -window root -depth 8 -format %k info:"),
            ])
            .answer()
            .and_then(|text| text.parse::<u32>().ok());
        // A flat window on a flat screen has a handful; text and pictures have many.
        if colours.is_some_and(|count| count > 32) {
            return Ok(start.elapsed());
        }
        sleep(Duration::from_millis(250));
    }
    Err("the window stayed a flat colour for a minute".into())
}
