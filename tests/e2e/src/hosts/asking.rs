//! Closing where no panel shows icons asks; and the switches on the reminders' page, in the real window.

use super::ground::{Ground, until};
use super::screen::close_window_of;
use super::words::PASSPHRASE;
use crate::judge::judge;
use crate::session::{Session, program};
use crate::tally::Outcome;
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::Command;

/// Stands in for systemd's own, and writes down what it was asked.
const SYSTEMCTL: &str = "#!/bin/sh\necho \"$@\" >> \"$(dirname \"$0\")/asked\"\n";

/// The switches, one by one, then closing without a place for the icon.
pub async fn closing_asks(home: &Path) -> Outcome {
    let ground = Ground::on(home)?;
    let tools = ground.file("tools");
    fs::create_dir_all(&tools).map_err(|error| error.to_string())?;
    let systemctl = tools.join("systemctl");
    fs::write(&systemctl, SYSTEMCTL).map_err(|error| error.to_string())?;
    fs::set_permissions(&systemctl, fs::Permissions::from_mode(0o755))
        .map_err(|error| error.to_string())?;
    let path = std::env::var("PATH").unwrap_or_default();
    let mut surroundings = ground.surroundings();
    surroundings.push(("PATH", format!("{}:{path}", tools.display())));
    let session = Session::start_with(&surroundings).await?;
    let outcome = switches(&ground, &session).await;
    let outcome = match outcome {
        Ok(()) => asks(&session).await,
        other => other,
    };
    if outcome.is_err() {
        session.window.picture("failed-hosts").await.ok();
        let _ = session.kill().await;
        return outcome;
    }
    // The page answered with the end; the driver is left alone.
    session.ended().await
}

async fn switches(ground: &Ground, session: &Session) -> Outcome {
    let w = &session.window;
    w.fill("Passphrase", PASSPHRASE).await?;
    w.press("Unlock").await?;
    w.sees("Check-ins").await?;
    w.go("reminders").await?;
    w.sees("When the window is closed").await?;
    w.look("settings-hosts").await?;
    w.tick("Start without a window when I log in").await?;
    // There is no panel here, which is said.
    w.sees("This desktop has no place for the icon now.")
        .await?;
    let entry = ground.file("person/.config/autostart/Afterglow.desktop");
    until("an entry for the login", 10, || entry.is_file())?;
    let written = fs::read_to_string(&entry).unwrap_or_default();
    let exec = format!("Exec=\"{}\" --hidden", program().display());
    if !written.lines().any(|line| line == exec) {
        return Err(written);
    }
    if ground.outside()["background"] != true {
        return Err("the login came without the icon".into());
    }
    w.tick("Let the system look when nothing runs").await?;
    let units = ground.file("config/systemd/user");
    let timer = units.join("afterglow-notes.timer");
    until("the units", 10, || timer.is_file())?;
    verify(&units)?;
    let asked = fs::read_to_string(ground.file("tools/asked")).unwrap_or_default();
    if !asked.contains("--user enable --now afterglow-notes.timer") {
        return Err(format!("systemctl was asked {asked}"));
    }
    w.tick("Let the system look when nothing runs").await?;
    until("the units go", 10, || !timer.is_file())?;
    w.look("settings-hosts-on").await?;
    judge(w).await
}

async fn asks(session: &Session) -> Outcome {
    let w = &session.window;
    let id = session.program().ok_or("it does not run")?;
    close_window_of(id)?;
    w.sees("Quit, or keep open?").await?;
    w.look("closing").await?;
    judge(w).await?;
    w.press("Keep open").await?;
    w.sees("When the window is closed").await?;
    close_window_of(id)?;
    w.sees("Quit, or keep open?").await?;
    // The answer ends what would tell that it was pressed.
    let _ = w.press("Quit").await;
    until("the end", 15, || session.program().is_none())
}

fn verify(units: &Path) -> Outcome {
    let output = Command::new("systemd-analyze")
        .args(["--user", "verify"])
        .arg(units.join("afterglow-notes.timer"))
        .env("XDG_RUNTIME_DIR", units)
        .output()
        .map_err(|error| format!("systemd-analyze: {error}"))?;
    let said = String::from_utf8_lossy(&output.stderr);
    if output.status.success() && !said.contains("afterglow-notes") {
        Ok(())
    } else {
        Err(said.into_owned())
    }
}
