//! The words of the call.

use chrono_tz::Tz;
use std::path::PathBuf;

/// Where the interface and the home folder lie, and what time it is there.
pub struct Arguments {
    pub ui: PathBuf,
    pub home: PathBuf,
    pub now: String,
    pub zone: Tz,
    pub port: u16,
    /// Answers the dialog for saving; everything after it is real.
    pub pick: Option<PathBuf>,
    /// What the microphone hears, again and again: samples of 16 bits, one channel, 48,000 a second.
    pub voice: Option<PathBuf>,
    /// Answer the dialog for opening, as far as they are there.
    pub open: Vec<PathBuf>,
    /// Answers the dialog for a folder, when it is there.
    pub folder: Option<PathBuf>,
}

impl Arguments {
    pub fn read() -> Result<Self, String> {
        let mut words = std::env::args().skip(1);
        let mut found = Self {
            ui: PathBuf::from("ui/dist"),
            home: PathBuf::new(),
            now: String::new(),
            zone: Tz::UTC,
            port: 0,
            pick: None,
            voice: None,
            open: Vec::new(),
            folder: None,
        };
        while let Some(option) = words.next() {
            let value = words.next().ok_or(format!("{option} needs a value"))?;
            match option.as_str() {
                "--ui" => found.ui = value.into(),
                "--home" => found.home = value.into(),
                "--now" => found.now = value,
                "--zone" => found.zone = value.parse().map_err(|_| format!("no zone {value}"))?,
                "--pick" => found.pick = Some(value.into()),
                "--voice" => found.voice = Some(value.into()),
                "--open" => found.open.push(value.into()),
                "--folder" => found.folder = Some(value.into()),
                "--port" => found.port = value.parse().map_err(|_| format!("no port {value}"))?,
                _ => return Err(format!("unknown option {option}")),
            }
        }
        if found.home.as_os_str().is_empty() || found.now.is_empty() {
            return Err("--home DIR and --now RFC3339 are needed".into());
        }
        Ok(found)
    }
}
