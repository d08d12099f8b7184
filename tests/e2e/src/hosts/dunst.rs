//! The real dunst: what it shows, and what is chosen in its own menu.

use super::delivery::says_nothing;
use super::ground::{Ground, text, until};
use crate::tally::Outcome;
use serde_json::Value;
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::Duration;

/// Chooses the line that a person would: the file beside it says which. A note of several lines makes
/// an entry of as many.
const CHOOSER: &str = "#!/bin/sh
sed -n \"/^#$(cat \"$(dirname \"$0\")/choice\")/I,/\\]\\$/{p;/\\]\\$/q}\"
";

/// A running dunst.
pub struct Dunst<'a> {
    process: Child,
    ground: &'a Ground,
}

impl<'a> Dunst<'a> {
    /// Starts one on the ground's bus.
    pub fn start(ground: &'a Ground) -> Result<Self, String> {
        let (chooser, settings) = (ground.file("chooser"), ground.file("dunstrc"));
        let written = fs::write(&chooser, CHOOSER)
            .and_then(|()| fs::set_permissions(&chooser, fs::Permissions::from_mode(0o755)))
            .and_then(|()| {
                let text = format!(
                    "[global]\ndmenu = {}\nhistory_length = 100\n",
                    chooser.display()
                );
                fs::write(&settings, text)
            });
        written.map_err(|error| error.to_string())?;
        let process = Command::new("dunst")
            .arg("-config")
            .arg(settings)
            .env("DBUS_SESSION_BUS_ADDRESS", ground.bus.address())
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .map_err(|error| format!("dunst: {error}"))?;
        ground.bus.waits_for("org.freedesktop.Notifications")?;
        Ok(Self { process, ground })
    }

    fn control(&self, words: &[&str]) -> String {
        Command::new("dunstctl")
            .args(words)
            .env("DBUS_SESSION_BUS_ADDRESS", self.ground.bus.address())
            .output()
            .map(|output| String::from_utf8_lossy(&output.stdout).into_owned())
            .unwrap_or_default()
    }

    /// Does it show one note?
    pub fn showing(&self) -> bool {
        self.control(&["count", "displayed"]).trim() == "1"
    }

    /// The words of all that it has shown and that went away, the newest first.
    pub fn shown(&self) -> Vec<String> {
        let history: Value = serde_json::from_str(&self.control(&["history"])).unwrap_or_default();
        let notes = history["data"][0].as_array().into_iter().flatten();
        let words = notes.map(|note| {
            note["summary"]["data"]
                .as_str()
                .unwrap_or_default()
                .to_owned()
        });
        words.collect()
    }

    /// The person opens its menu and chooses the line that begins so.
    pub fn choose(&self, label: &str) -> Result<(), String> {
        fs::write(self.ground.file("choice"), label).map_err(|error| error.to_string())?;
        sleep(Duration::from_millis(300));
        self.control(&["context"]);
        Ok(())
    }
}

impl Drop for Dunst<'_> {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

pub fn arrives_is_acted_on_and_stays_away(home: &Path) -> Outcome {
    let ground = Ground::on(home)?;
    let dunst = Dunst::start(&ground)?;
    let at = ground.due_after(0)?;
    let app = ground.start(&[])?;
    ground.set_clock(&text(at))?;
    until("the note", 15, || dunst.showing())?;
    crate::stage::picture("dunst-note");
    dunst.choose("in an hour")?;
    until("it is put off", 15, || {
        ground.outside()["due"][0]["laterMs"].is_i64()
    })?;
    ground.set_clock(&text(at + 61 * 60_000))?;
    until("the note again", 15, || dunst.showing())?;
    dunst.choose("done")?;
    until("it is done", 15, || {
        ground.outside()["due"][0]["done"] == true
    })?;
    dunst.control(&["close-all"]);
    sleep(Duration::from_millis(2500));
    drop(app);
    says_nothing(&dunst.control(&["history"]))?;
    let shown = dunst.shown();
    (shown.len() == 2).then_some(()).ok_or(format!("{shown:?}"))
}
