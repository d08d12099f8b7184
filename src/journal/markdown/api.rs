//! Commands: how the patient likes to write, and a text with its Markdown drawn.

use super::{Block, blocks};
use crate::app::Room;
use crate::error::Failure;
use crate::journal::fits;
use crate::private::Private;
use crate::vault::api::Nothing;
use crate::vault::{fact, keep_fact};
use serde::{Deserialize, Serialize};

const MARKDOWN: &str = "journal.markdown";
const COUNT: &str = "journal.count";

/// How the patient likes to write.
#[derive(Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct JournalHabits {
    /// Markdown is drawn; else a text stands as it was typed.
    pub markdown: bool,
    /// The words are counted.
    pub count: bool,
}

/// A text to draw.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct JournalDrawn {
    /// At most 1,000,000 characters.
    #[cfg_attr(test, ts(as = "String"))]
    pub words: Private<String>,
}

/// The text drawn.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct JournalDrawing {
    /// Its blocks in reading order.
    pub blocks: Vec<Block>,
}

/// `journal.draw`
///
/// # Errors
/// `TooLarge` beyond a million characters.
pub fn draw(_room: &Room, ask: JournalDrawn) -> Result<JournalDrawing, Failure> {
    fits(ask.words.expose())?;
    Ok(JournalDrawing {
        blocks: blocks(ask.words.expose()),
    })
}

/// `journal.habits`: both off until wanted.
///
/// # Errors
/// SQLite's.
pub fn habits(room: &Room, _ask: Nothing) -> Result<JournalHabits, Failure> {
    let is_on = |name| Ok::<_, Failure>(fact(room.db, name)?.is_some_and(|kept| kept == "on"));
    Ok(JournalHabits {
        markdown: is_on(MARKDOWN)?,
        count: is_on(COUNT)?,
    })
}

/// `journal.setHabits`
///
/// # Errors
/// SQLite's.
pub fn set_habits(room: &Room, ask: JournalHabits) -> Result<JournalHabits, Failure> {
    for (name, on) in [(MARKDOWN, ask.markdown), (COUNT, ask.count)] {
        keep_fact(room.db, name, if on { "on" } else { "off" })?;
    }
    Ok(ask)
}
