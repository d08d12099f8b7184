//! What a window needs around it: a display, a session bus, a notification daemon, a home folder, a clock.

use crate::sound;
use std::fs;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitCode, Stdio};

/// Runs this program again inside a display and a session bus of its own.
pub fn enter(inside: &str) -> ExitCode {
    let program = match std::env::current_exe() {
        Ok(program) => program,
        Err(error) => return fail(&error.to_string()),
    };
    let screen = match Screen::stand() {
        Ok(screen) => screen,
        Err(why) => return fail(&format!("Xvfb: {why}")),
    };
    // Short: the path of a socket may not be long.
    let sound = std::env::temp_dir().join(format!("afterglow-sound-{}", std::process::id()));
    let _ = fs::create_dir_all(&sound);
    let status = Command::new("dbus-run-session")
        .arg("--")
        .arg(program)
        .args(std::env::args_os().skip(1))
        .env("DISPLAY", screen.display())
        .env(sound::FOLDER, &sound)
        .env("PULSE_SERVER", sound::address(&sound))
        .env(inside, "1")
        .stderr(Stdio::null())
        .status();
    let _ = fs::remove_dir_all(sound);
    match status {
        Ok(status) if status.success() => ExitCode::SUCCESS,
        Ok(_) => ExitCode::FAILURE,
        Err(error) => fail(&format!("dbus-run-session: {error}")),
    }
}

/// A display that nobody else has; it ends with its value.
pub struct Screen(Child, String);

impl Screen {
    /// Waits until it stands.
    pub fn stand() -> Result<Self, String> {
        let mut screen = quiet("Xvfb")
            .args(["-displayfd", "1", "-screen", "0", "1280x900x24"])
            .stdout(Stdio::piped())
            .spawn()
            .map_err(|error| error.to_string())?;
        let mut number = String::new();
        let output = screen.stdout.take().ok_or("no display")?;
        BufReader::new(output)
            .read_line(&mut number)
            .map_err(|error| error.to_string())?;
        Ok(Self(screen, format!(":{}", number.trim())))
    }

    pub fn display(&self) -> &str {
        &self.1
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn fail(why: &str) -> ExitCode {
    println!("{why}\n0 passed, 1 failed");
    ExitCode::FAILURE
}

pub fn quiet(program: &str) -> Command {
    let mut command = Command::new(program);
    command
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    command
}

/// The stage of one walk.
pub struct Stage {
    folder: tempfile::TempDir,
    dunst: Child,
}

impl Stage {
    /// Sets it: an empty home folder, a clock that can be set, a notification daemon.
    pub fn set() -> Result<Self, String> {
        let folder = tempfile::tempdir().map_err(|error| error.to_string())?;
        let dunst = quiet("dunst")
            .spawn()
            .map_err(|error| format!("dunst: {error}"))?;
        let stage = Self { folder, dunst };
        stage.set_clock("2026-11-07T09:00:00-05:00")?;
        fs::create_dir_all(pictures()).map_err(|error| error.to_string())?;
        Ok(stage)
    }

    /// The home folder of the journal.
    pub fn home(&self) -> PathBuf {
        self.folder.path().join("home")
    }

    /// Takes the journal away: what follows begins with a first run.
    pub fn begin_anew(&self) {
        let _ = fs::remove_dir_all(self.home());
    }

    /// A file on the stage.
    pub fn file(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// The simulated clock's file.
    pub fn clock(&self) -> PathBuf {
        self.file("now")
    }

    /// Sets the clock.
    pub fn set_clock(&self, now: &str) -> Result<(), String> {
        let fresh = self.file("now.new");
        fs::write(&fresh, now)
            .and_then(|()| fs::rename(fresh, self.clock()))
            .map_err(|error| error.to_string())
    }

    /// What `dunst` has shown so far.
    pub fn notifications(&self) -> String {
        Command::new("dunstctl")
            .arg("history")
            .output()
            .map(|output| String::from_utf8_lossy(&output.stdout).into_owned())
            .unwrap_or_default()
    }
}

impl Drop for Stage {
    fn drop(&mut self) {
        let _ = self.dunst.kill();
        let _ = self.dunst.wait();
    }
}

/// The repository's root.
pub fn root() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../.."))
}

/// Keeps a picture of the whole display.
pub fn picture(name: &str) {
    let _ = Command::new("import")
        .args(["-window", "root"])
        .arg(pictures().join(format!("{name}.png")))
        .status();
}

/// Where pictures of the screens go.
pub fn pictures() -> PathBuf {
    root().join("target/pictures")
}
