//! What the core is handed by this machine: the home folder, the clock, the zone, randomness.
#![allow(clippy::disallowed_methods)] // here the environment is read, and handed in

use afterglow::app::App;
use afterglow::clock::{Clock, SystemClock};
use afterglow::random::SystemRandom;
use chrono_tz::Tz;
use std::env;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

/// Names the home folder instead of the platform's data folder, in every build.
const HOME: &str = "AFTERGLOW_HOME";

/// Starts without a window: by the login, to remind.
pub const HIDDEN: &str = "--hidden";
/// Shows what is due and ends, without a window and without opening the vault.
pub const REMIND_DUE: &str = "--remind-due";

/// Was the program started with this word?
pub fn is_told(word: &str) -> bool {
    env::args_os().skip(1).any(|one| one == word)
}

/// Opens the core; `data` is the platform's folder for data.
pub fn open(data: PathBuf) -> Arc<App> {
    let home = chosen_home().unwrap_or_else(|| data.join("afterglow"));
    let app = App::new(&home, clock(), Box::new(SystemRandom));
    app.set_font_folders(font_folders());
    app
}

/// Where this system and the person keep fonts: a report falls back to them for writing systems
/// that the program's own fonts do not cover.
fn font_folders() -> Vec<PathBuf> {
    let own = env::home_dir().unwrap_or_default();
    if cfg!(target_os = "macos") {
        let folders = ["/System/Library/Fonts", "/Library/Fonts"].map(PathBuf::from);
        folders
            .into_iter()
            .chain([own.join("Library/Fonts")])
            .collect()
    } else if cfg!(windows) {
        let windows = env::var_os("SystemRoot").map_or_else(|| "C:\\Windows".into(), PathBuf::from);
        vec![
            windows.join("Fonts"),
            own.join("AppData/Local/Microsoft/Windows/Fonts"),
        ]
    } else {
        let folders = ["/usr/share/fonts", "/usr/local/share/fonts"].map(PathBuf::from);
        folders
            .into_iter()
            .chain([own.join(".local/share/fonts")])
            .collect()
    }
}

/// The home folder that the environment names, if it does.
pub fn chosen_home() -> Option<PathBuf> {
    env::var_os(HOME)
        .filter(|home| !home.is_empty())
        .map(PathBuf::from)
}

/// The folder for a person's own settings of programs, as this system names it.
pub fn settings_folder() -> Option<PathBuf> {
    let named = env::var_os("XDG_CONFIG_HOME").map(PathBuf::from);
    named
        .filter(|folder| folder.is_absolute())
        .or_else(|| env::home_dir().map(|home| home.join(".config")))
}

/// The entry that starts a program of this name at login, where the library for it puts one.
pub fn login_entry(name: &str) -> Option<PathBuf> {
    let home = env::home_dir().filter(|_| cfg!(target_os = "linux"))?;
    Some(home.join(format!(".config/autostart/{name}.desktop")))
}

/// The folder for a person's own data of programs, where no window is there to be asked.
pub fn data_folder() -> Option<PathBuf> {
    let named = env::var_os("XDG_DATA_HOME").map(PathBuf::from);
    named
        .filter(|folder| folder.is_absolute())
        .or_else(|| env::home_dir().map(|home| home.join(".local/share")))
}

/// How long a wait for the next look is at most, where the calendar is simulated: it leaps, and a
/// test waits for what follows. Builds that people get wait as long as the core says.
pub fn tick() -> Option<Duration> {
    if cfg!(feature = "simulated-clock") {
        let told = env::var("AFTERGLOW_TICK").ok();
        let told = told.and_then(|told| told.parse().ok());
        Some(Duration::from_secs(told.unwrap_or(1)))
    } else {
        None
    }
}

/// A folder for what lives only as long as the process: in memory where the system offers one.
pub fn passing_folder() -> PathBuf {
    env::var_os("XDG_RUNTIME_DIR").map_or_else(env::temp_dir, PathBuf::from)
}

/// The answer that a test gives to a dialog for saving; everything after it is real. Builds that
/// people get always ask.
pub fn picked() -> Option<PathBuf> {
    answered("AFTERGLOW_PICK")
}

/// The same for a dialog for opening.
pub fn opened() -> Option<PathBuf> {
    answered("AFTERGLOW_OPEN")
}

/// The same for a dialog for a folder.
pub fn folder() -> Option<PathBuf> {
    answered("AFTERGLOW_FOLDER")
}

fn answered(name: &str) -> Option<PathBuf> {
    if cfg!(feature = "simulated-clock") {
        env::var_os(name).map(PathBuf::from)
    } else {
        None
    }
}

/// The zone where the person is now, asked again at every reading, since people travel.
fn zone() -> Tz {
    #[cfg(feature = "simulated-clock")]
    if let Some(zone) = env::var("AFTERGLOW_ZONE")
        .ok()
        .and_then(|name| name.parse().ok())
    {
        return zone;
    }
    iana_time_zone::get_timezone()
        .ok()
        .and_then(|name| name.parse().ok())
        .unwrap_or(Tz::UTC)
}

#[cfg(feature = "simulated-clock")]
fn clock() -> Box<dyn Clock> {
    match env::var("AFTERGLOW_NOW") {
        Ok(source) => Box::new(afterglow::clock::SimulatedClock::new(source, zone())),
        Err(_) => Box::new(SystemClock::new(zone)),
    }
}

#[cfg(not(feature = "simulated-clock"))]
fn clock() -> Box<dyn Clock> {
    Box::new(SystemClock::new(zone))
}

/// What WebKit reads once from its environment, before GTK starts.
#[cfg(target_os = "linux")]
const WEBKIT: &[(&str, &str)] = &[
    // The DMABUF renderer leaves the window blank on machines without a usable GPU.
    ("WEBKIT_DISABLE_DMABUF_RENDERER", "1"),
    // The page's memory is collected as if the computer had 16 MiB: left alone, WebKit lets the garbage
    // of a long scroll grow past 100 MiB. What is in use may still take what it needs.
    ("JSC_forceRAMSize", "16777216"),
    // Every half minute the page's process would add up all of its memory, for 20 ms of processor, to
    // find out whether it holds gigabytes: half of what an open window costs at rest.
    ("WEBKIT_DISABLE_MEMORY_PRESSURE_MONITOR", "1"),
];

/// Starts this program anew, in the same process, with WebKit set as above.
///
/// Setting a variable of the own process is `unsafe` (other threads may read it meanwhile) and this
/// workspace forbids unsafe code; `exec` with a changed environment is safe, keeps the process id, and
/// costs a few milliseconds. When it fails the program goes on as it is. A person who sets one of the
/// variables is believed.
#[cfg(target_os = "linux")]
pub fn prepare_webkit() {
    use std::os::unix::process::CommandExt;
    let unset = WEBKIT
        .iter()
        .filter(|(name, _)| env::var_os(name).is_none());
    let unset: Vec<_> = unset.copied().collect();
    if unset.is_empty() {
        return;
    }
    if let Ok(program) = env::current_exe() {
        let _failed = std::process::Command::new(program)
            .args(env::args_os().skip(1))
            .envs(unset)
            .exec();
    }
}

/// Only WebKitGTK needs preparing.
#[cfg(not(target_os = "linux"))]
pub fn prepare_webkit() {}
