//! Commands of the support plan: written as it is typed, read as one page, saved as a PDF.

use super::page::{Facts, page};
use super::{Error, LIMIT, Part, table};
use crate::app::Room;
use crate::error::Failure;
use crate::paper::sheet::Sheet;
use crate::private::Private;
use crate::support::mine;
use crate::support::print::{SheetSaving, save_sheet};
use crate::support::{lines, region};
use crate::vault::api::{Done, Nothing};
use serde::Deserialize;

/// A part as it is typed.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SupportWrite {
    /// Which.
    pub part: Part,
    /// At most 1,000 characters; may be empty.
    #[cfg_attr(test, ts(as = "String"))]
    pub words: Private<String>,
}

/// `support.write`
///
/// # Errors
/// `TooLarge` with field `words`; what was kept before stays.
pub fn write(room: &Room, ask: SupportWrite) -> Result<Done, Failure> {
    if ask.words.expose().chars().count() > LIMIT {
        return Err(Error::TooLong.into());
    }
    table::write(room.db, ask.part, &ask.words, room.now)?;
    Ok(Done {})
}

/// `support.sheet`: the plan, the people and the lines as one page.
///
/// # Errors
/// `Locked`.
pub fn sheet(room: &Room, _ask: Nothing) -> Result<Sheet, Failure> {
    let words = room.app.words();
    let outside = room.app.outside();
    let facts = Facts {
        plan: table::all(room.db)?,
        contacts: mine::table::all(room.db)?,
        lines: region(&outside.region).map_or(&[][..], |region| region.lines),
        compared: lines::compared(words),
        made: words.day(room.now.day()),
    };
    Ok(page(&facts, words))
}

/// `support.save`: starts a job that asks where to, and writes a PDF.
///
/// # Errors
/// `Groggy`; the job's: `Cancelled`, the file system's.
pub fn save(room: &Room, ask: Nothing) -> Result<SheetSaving, Failure> {
    let sheet = sheet(room, ask)?;
    save_sheet(room, sheet, "support.save", "my-support-plan")
}
