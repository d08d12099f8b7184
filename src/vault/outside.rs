//! The one clear file beside the vault: what a locked Afterglow must know, and nothing else.

use super::files;
use crate::private::Private;
use crate::random::Id;
use serde::{Deserialize, Serialize};
use std::path::{Path, PathBuf};

const LIMIT: u64 = 16 * 1024;

/// How light the screen is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub enum Theme {
    /// Dark plum and amber.
    #[default]
    Dusk,
    /// Warm off-white.
    Paper,
    /// As the system says.
    System,
}

/// How large the text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub enum TextSize {
    /// 100 %.
    #[default]
    Normal,
    /// 115 %.
    Large,
    /// 130 %.
    Larger,
}

/// A reminder's time under an id that says nothing.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Due {
    /// Opaque id.
    pub id: String,
    /// When it is due, in milliseconds since 1970 UTC.
    pub at_ms: i64,
    /// From when on it is worth nothing, in milliseconds since 1970 UTC.
    pub until_ms: i64,
    /// A time to keep, not something for whenever one likes: all that is told of what it is about.
    #[serde(default)]
    pub timed: bool,
    /// When it was shown last, in milliseconds since 1970 UTC.
    #[serde(default)]
    pub shown_ms: Option<i64>,
    /// It was put off until then, in milliseconds since 1970 UTC, and not shown since.
    #[serde(default)]
    pub later_ms: Option<i64>,
    /// It was put off at least once.
    #[serde(default)]
    pub put_off: bool,
    /// It was put away, and never comes again.
    #[serde(default)]
    pub done: bool,
}

/// Something of Help now that the patient chose to show while locked.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct LockLine {
    /// A person, a line, or a part of the plan.
    pub kind: String,
    /// How it is reached; of the plan, which part.
    pub way: String,
    /// A name; of the plan none.
    pub name: Private<String>,
    /// A number; of the plan none.
    pub number: Private<String>,
    /// What is good to know; of the plan its words.
    pub words: Private<String>,
}

/// An infusion is near from so long before its planned end on: hours are counted in the two days
/// before its start.
const NEAR_MS: i64 = 60 * 3_600_000;

/// A groggy time, under the infusion's id, which says nothing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct GroggyTime {
    /// The infusion's id.
    pub id: Id,
    /// From when on, in milliseconds since 1970 UTC.
    pub from_ms: i64,
    /// Until when, in milliseconds since 1970 UTC.
    pub until_ms: i64,
    /// Is it known that the infusion took place? If not, that is asked once.
    pub sure: bool,
}

/// What lies outside the vault, in clear.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Outside {
    /// Region of the crisis lines; empty until chosen.
    pub region: String,
    /// The patient's choice of light.
    pub theme: Theme,
    /// The patient's choice of text size.
    pub text_size: TextSize,
    /// Until when the screen stays dark after an infusion, in milliseconds since 1970 UTC; 0: not.
    pub dusk_until_ms: i64,
    /// What the patient chose to show on the lock screen, besides the crisis lines.
    pub lock_lines: Vec<LockLine>,
    /// Closing the window leaves an icon in the panel.
    pub background: bool,
    /// Next reminders.
    pub due: Vec<Due>,
    /// Who reminders seem to come from; empty until chosen.
    pub sender: String,
    /// The quiet hours that the patient chose: from this hour of the evening until that of the morning.
    pub quiet: Option<(u32, u32)>,
    /// Groggy times that are or lie ahead, the next ones.
    pub groggy: Vec<GroggyTime>,
    /// The half of the vault's key for letters that may lie in clear; empty until there is a vault.
    pub letter_key: String,
    /// A random word that the vault knows too, new with every opening: a vault that was brought back
    /// from an older copy knows another. It says nothing.
    pub share_epoch: String,
    /// The word that is about to take its place: an opening that is cut short leaves one of the two.
    pub share_epoch_next: String,
}

impl Outside {
    /// The groggy time that it is at a moment, in milliseconds since 1970 UTC.
    #[must_use]
    pub fn groggy_at(&self, ms: i64) -> Option<GroggyTime> {
        let now = |one: &&GroggyTime| one.from_ms <= ms && ms < one.until_ms;
        self.groggy
            .iter()
            .filter(now)
            .max_by_key(|one| one.until_ms)
            .cloned()
    }

    /// Is no infusion near, and none just over? In milliseconds since 1970 UTC.
    #[must_use]
    pub fn is_calm_at(&self, ms: i64) -> bool {
        let near =
            |one: &GroggyTime| one.from_ms.saturating_sub(NEAR_MS) <= ms && ms < one.until_ms;
        self.dusk_until_ms <= ms && !self.groggy.iter().any(near)
    }

    /// The file's place.
    #[must_use]
    pub fn path(home: &Path) -> PathBuf {
        home.join("outside.json")
    }

    /// Reads it. What is missing or unreadable counts as never chosen.
    #[must_use]
    pub fn read(home: &Path) -> Self {
        files::read_at_most(&Self::path(home), LIMIT)
            .ok()
            .and_then(|bytes| serde_json::from_slice(&bytes).ok())
            .unwrap_or_default()
    }

    /// Writes it; the furthest reminders are left out when it would be too long.
    ///
    /// # Errors
    /// Those of the file system.
    pub fn write(&self, home: &Path) -> std::io::Result<()> {
        let mut kept = self.clone();
        kept.due.sort_by_key(|due| due.at_ms);
        kept.due.truncate(64);
        let bytes = loop {
            let bytes = serde_json::to_vec_pretty(&kept).map_err(std::io::Error::other)?;
            if bytes.len() as u64 <= LIMIT {
                break bytes;
            }
            if kept.due.pop().is_none() {
                return Err(std::io::ErrorKind::FileTooLarge.into());
            }
        };
        files::replace(&Self::path(home), &bytes)
    }
}
