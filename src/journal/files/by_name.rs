//! The files of a folder or an archive, told apart by how their names end, and read as what they are.

use super::{Reading, jrnl, markdown, read_json};
use chrono::{DateTime, Utc};
use chrono_tz::Tz;

/// How a name ends, in small letters without the dot; empty when it has no ending.
#[must_use]
pub fn ending(name: &str) -> String {
    let ending = name.rsplit_once('.').map(|(_, ending)| ending);
    ending.unwrap_or_default().to_ascii_lowercase()
}

/// Is it Markdown by its name?
#[must_use]
pub fn is_sheet(name: &str) -> bool {
    ["md", "markdown"].contains(&ending(name).as_str())
}

/// Reads a text file: JSON, a journal of jrnl's, or a text by itself; `changed` is when the file was
/// last changed.
pub fn read(
    path: &str,
    text: &str,
    changed: Option<DateTime<Utc>>,
    here: Tz,
    reading: &mut Reading,
) {
    if ending(path) == "json" {
        read_json(path, text, here, reading);
    } else if is_sheet(path) || !jrnl::text(path, text, here, reading) {
        markdown::read(path, text, changed, here, reading);
    }
}
