//! The ground of a scene: a bus, a home folder with a planned course, a clock, and Afterglow on it.

use super::bus::Bus;
use super::words::PASSPHRASE;
use crate::session::program;
use crate::stage::root;
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// The moment at which the course was planned.
pub const PLANNED: &str = "2026-11-07T09:00:00-05:00";
/// Where the person is.
pub const ZONE: &str = "America/New_York";
const SHEET: &str = r#"{"words": "No solid food for 8 hours before. Clear liquids until 2 hours before.", "givenBy": "", "receivedDay": "2026-11-06"}"#;
/// Two infusions in the afternoon, with the clinic's times, and rides that nobody confirmed.
const COURSE: &str = r#"
{"name": "clinic.setRule", "request": {"sheetId": "SHEET", "kind": "noSolids", "amount": {"kind": "minutes", "minutes": 480}, "anchor": "infusion", "sentence": ""}}
{"name": "clinic.setRule", "request": {"sheetId": "SHEET", "kind": "clearLiquidsUntil", "amount": {"kind": "minutes", "minutes": 120}, "anchor": "infusion", "sentence": ""}}
{"name": "course.plan", "request": {"starts": [{"day": "2026-11-10", "time": "18:30"}, {"day": "2026-11-13", "time": "18:30"}], "minutes": 40}}
"#;

/// The ground.
pub struct Ground {
    folder: tempfile::TempDir,
    /// The session's bus.
    pub bus: Bus,
}

impl Ground {
    /// An untouched one, its home a copy of `home`.
    pub fn on(home: &Path) -> Result<Self, String> {
        let folder = tempfile::tempdir().map_err(|error| error.to_string())?;
        let bus = Bus::start(folder.path())?;
        let ground = Self { folder, bus };
        copy(home, &ground.home()).map_err(|error| error.to_string())?;
        for name in ["config", "data", "runtime", "person"] {
            fs::create_dir_all(ground.file(name)).map_err(|error| error.to_string())?;
        }
        ground.set_clock(PLANNED)?;
        Ok(ground)
    }

    /// A home folder with a planned course, to copy from.
    pub fn plan(folder: &Path) -> Result<PathBuf, String> {
        let home = folder.join("planned");
        let passphrase = folder.join("passphrase");
        fs::write(&passphrase, PASSPHRASE).map_err(|error| error.to_string())?;
        cli(&home, &passphrase, PLANNED, &["init"], "")?;
        let sheet = cli(
            &home,
            &passphrase,
            PLANNED,
            &["call", "clinic.addSheet", SHEET],
            "",
        )?;
        let sheet: Value = serde_json::from_str(&sheet).map_err(|error| error.to_string())?;
        let id = sheet["sheets"][0]["id"].as_str().ok_or("no sheet")?;
        let course = COURSE.replace("SHEET", id);
        let answers = cli(&home, &passphrase, PLANNED, &["call", "--lines"], &course)?;
        if answers.contains("\"error\"") {
            return Err(answers);
        }
        Ok(home)
    }

    /// One command in the open vault, while Afterglow does not run.
    pub fn call(&self, now: &str, name: &str) -> Result<String, String> {
        let passphrase = self.file("passphrase");
        fs::write(&passphrase, PASSPHRASE).map_err(|error| error.to_string())?;
        cli(&self.home(), &passphrase, now, &["call", name], "")
    }

    /// Commands in the open vault, one a line, while Afterglow does not run.
    pub fn lines(&self, now: &str, lines: &str) -> Result<String, String> {
        let passphrase = self.file("passphrase");
        fs::write(&passphrase, PASSPHRASE).map_err(|error| error.to_string())?;
        cli(&self.home(), &passphrase, now, &["call", "--lines"], lines)
    }

    pub fn home(&self) -> PathBuf {
        self.file("home")
    }

    pub fn file(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Sets the calendar.
    pub fn set_clock(&self, now: &str) -> Result<(), String> {
        let fresh = self.file("now.new");
        fs::write(&fresh, now)
            .and_then(|()| fs::rename(fresh, self.file("now")))
            .map_err(|error| error.to_string())
    }

    /// The home folder is a practice's from here on.
    pub fn becomes_a_practice(&self) -> Result<(), String> {
        fs::remove_dir_all(self.home()).map_err(|error| error.to_string())?;
        let passphrase = self.file("passphrase");
        fs::write(&passphrase, PASSPHRASE).map_err(|error| error.to_string())?;
        let made = serde_json::json!({
            "passphrase": PASSPHRASE, "region": "us", "theme": "dusk", "kind": "practice",
        });
        let make = ["call", "vault.create", &made.to_string()];
        cli(&self.home(), &passphrase, PLANNED, &make, "").map(drop)
    }

    /// What lies outside the vault.
    pub fn outside(&self) -> Value {
        let text = fs::read_to_string(self.home().join("outside.json")).unwrap_or_default();
        serde_json::from_str(&text).unwrap_or_default()
    }

    /// Changes what lies outside, while Afterglow does not run.
    pub fn change_outside(&self, name: &str, value: Value) -> Result<(), String> {
        let mut outside = self.outside();
        outside[name] = value;
        fs::write(self.home().join("outside.json"), outside.to_string())
            .map_err(|error| error.to_string())
    }

    /// The times at which something is due, in milliseconds, each once, in their order.
    pub fn due_times(&self) -> Vec<i64> {
        let outside = self.outside();
        let due = outside["due"].as_array().into_iter().flatten();
        let mut times: Vec<i64> = due.filter_map(|one| one["atMs"].as_i64()).collect();
        times.sort_unstable();
        times.dedup();
        times
    }

    /// The first of them after a moment.
    pub fn due_after(&self, ms: i64) -> Result<i64, String> {
        let mut times = self.due_times().into_iter();
        let why = || format!("nothing is planned after {}", text(ms));
        times.find(|one| *one > ms).ok_or_else(why)
    }

    /// What Afterglow finds around it.
    pub fn surroundings(&self) -> Vec<(&'static str, String)> {
        let path = |name| self.file(name).to_string_lossy().into_owned();
        vec![
            ("DBUS_SESSION_BUS_ADDRESS", self.bus.address().to_owned()),
            // Nothing of this machine's own is heard.
            (
                "DBUS_SYSTEM_BUS_ADDRESS",
                format!("unix:path={}", path("no-bus")),
            ),
            ("XDG_CONFIG_HOME", path("config")),
            ("XDG_DATA_HOME", path("data")),
            ("XDG_RUNTIME_DIR", path("runtime")),
            ("HOME", path("person")),
            ("AFTERGLOW_HOME", path("home")),
            ("AFTERGLOW_NOW", path("now")),
            ("AFTERGLOW_ZONE", ZONE.to_owned()),
            ("WEBKIT_DISABLE_COMPOSITING_MODE", "1".to_owned()),
        ]
    }

    /// Starts Afterglow as the login does, staying when its window is closed.
    pub fn start(&self, more: &[(&str, &str)]) -> Result<Running, String> {
        self.change_outside("background", true.into())?;
        let running = self.run(&["--hidden"], more)?;
        // Its place as the only one is the first it takes.
        self.bus.waits_for_one_of("app.afterglow.")?;
        Ok(running)
    }

    /// Starts Afterglow.
    pub fn run(&self, words: &[&str], more: &[(&str, &str)]) -> Result<Running, String> {
        let process = Command::new(program())
            .args(words)
            .envs(self.surroundings())
            .envs(more.iter().copied())
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn();
        process
            .map(Running)
            .map_err(|error| format!("afterglow: {error}"))
    }
}

/// A moment that the core gave, as its clock reads it.
pub fn text(ms: i64) -> String {
    chrono::DateTime::from_timestamp_millis(ms)
        .unwrap_or_default()
        .to_rfc3339()
}

/// A running Afterglow.
pub struct Running(Child);

impl Running {
    pub fn id(&self) -> u32 {
        self.0.id()
    }

    /// Sends a signal of this name.
    pub fn signal(&self, name: &str) -> Result<(), String> {
        let sent = Command::new("kill")
            .args([format!("-{name}"), self.id().to_string()])
            .status()
            .map_err(|error| error.to_string())?;
        sent.success().then_some(()).ok_or(format!("no {name}"))
    }

    pub fn is_running(&mut self) -> bool {
        matches!(self.0.try_wait(), Ok(None))
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// Waits until something is so.
pub fn until(what: &str, seconds: u64, mut so: impl FnMut() -> bool) -> Result<(), String> {
    let start = Instant::now();
    while start.elapsed() < Duration::from_secs(seconds) {
        if so() {
            return Ok(());
        }
        std::thread::sleep(Duration::from_millis(50));
    }
    Err(format!("not within {seconds} s: {what}"))
}

/// The command line on a home folder, at a moment.
pub fn cli(
    home: &Path,
    passphrase: &Path,
    now: &str,
    words: &[&str],
    input: &str,
) -> Result<String, String> {
    use std::io::Write;
    let mut process = Command::new(root().join("target/debug/afterglow-cli"))
        .arg("--home")
        .arg(home)
        .arg("--passphrase-file")
        .arg(passphrase)
        .args(["--now", now, "--zone", ZONE])
        .args(words)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .map_err(|error| format!("afterglow-cli: {error}"))?;
    if let Some(mut lines) = process.stdin.take() {
        lines
            .write_all(input.as_bytes())
            .map_err(|error| error.to_string())?;
    }
    let output = process
        .wait_with_output()
        .map_err(|error| error.to_string())?;
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    output.status.success().then_some(said.clone()).ok_or(said)
}

fn copy(from: &Path, to: &Path) -> std::io::Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        fs::copy(entry.path(), to.join(entry.file_name()))?;
    }
    Ok(())
}
