//! A timer of the system that looks what is due while no window runs: systemd's, for this person alone.
//!
//! Windows and macOS have the login item for this.

mod units;

use crate::host;
use std::io;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use units::{SERVICE, TIMER};

/// Is it set? Nothing: this system has no such timers.
pub fn stands() -> Option<bool> {
    if !cfg!(target_os = "linux") || !systemctl(&["show-environment"]) {
        return None;
    }
    Some(folder().is_ok_and(|folder| folder.join(TIMER).is_file()))
}

/// Writes the units and starts the timer, now and at every login.
///
/// # Errors
/// The file system's, or the system refused.
pub fn set(home: &Path) -> io::Result<()> {
    let folder = folder()?;
    std::fs::create_dir_all(&folder)?;
    let program = std::env::current_exe()?;
    std::fs::write(folder.join(SERVICE), units::service(&program, home)?)?;
    std::fs::write(folder.join(TIMER), units::timer())?;
    if systemctl(&["daemon-reload"]) && systemctl(&["enable", "--now", TIMER]) {
        return Ok(());
    }
    // Half of it would look as if it were set.
    let _ = remove();
    Err(io::ErrorKind::Unsupported.into())
}

/// Stops the timer and takes the units away.
///
/// # Errors
/// The file system's.
pub fn remove() -> io::Result<()> {
    let folder = folder()?;
    systemctl(&["disable", "--now", TIMER]);
    for name in [TIMER, SERVICE] {
        match std::fs::remove_file(folder.join(name)) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
            _ => {}
        }
    }
    systemctl(&["daemon-reload"]);
    Ok(())
}

/// The program may lie elsewhere by now: after an update, or moved.
pub fn freshen(home: &Path) {
    let Ok(folder) = folder() else {
        return;
    };
    let Ok(written) = std::fs::read_to_string(folder.join(SERVICE)) else {
        return;
    };
    let program = std::env::current_exe();
    let fresh = program.and_then(|program| units::service(&program, home));
    // Another home folder has a timer of its own choosing: the one set last.
    let ours = units::is_for(&written, home);
    if let Ok(fresh) = fresh.as_ref()
        && ours
        && *fresh != written
        && std::fs::write(folder.join(SERVICE), fresh).is_ok()
    {
        systemctl(&["daemon-reload"]);
    }
}

fn folder() -> io::Result<PathBuf> {
    let settings = host::settings_folder().ok_or(io::ErrorKind::NotFound)?;
    Ok(settings.join("systemd/user"))
}

fn systemctl(words: &[&str]) -> bool {
    Command::new("systemctl")
        .arg("--user")
        .args(words)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success())
}
