//! A printed page of this house saved as a PDF: the job that both pages share.

use crate::app::Room;
use crate::error::Failure;
use crate::jobs::Running;
use crate::moment::Moment;
use crate::paper::fonts::Shelf;
use crate::paper::sheet::{self, Sheet};
use crate::random::Id;
use crate::vault;
use serde::Serialize;
use serde_json::{Value, json};

/// A page that is being saved.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct SheetSaving {
    /// The job; its answer is the file's name and how many pages it has.
    #[cfg_attr(test, ts(as = "String"))]
    pub id: Id,
}

/// Starts a job that asks where to, and writes the page. `file` is the beginning of the name offered.
///
/// # Errors
/// `Unexpected` without randomness; the job's: `Cancelled`, the file system's.
pub fn save_sheet(
    room: &Room,
    sheet: Sheet,
    kind: &'static str,
    file: &'static str,
) -> Result<SheetSaving, Failure> {
    let (app, id, now) = (room.app.handle()?, room.app.new_id(room.now)?, *room.now);
    room.app.jobs().start(app, id.clone(), kind, move |job| {
        write(job, &sheet, &now, file)
    });
    Ok(SheetSaving { id })
}

fn write(job: &Running, sheet: &Sheet, now: &Moment, file: &str) -> Result<Value, Failure> {
    let app = &job.app;
    job.progress(0, 2)?;
    let shelf = Shelf::of(app);
    let report = sheet::write(sheet, app.words(), now, shelf.fonts(app))?;
    job.progress(1, 2)?;
    let path = app.pick_save(&format!("{file}-{}.pdf", now.day()))?;
    vault::replace_file(&path, &report.pdf)?;
    job.progress(2, 2)?;
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    Ok(json!({ "file": name, "pages": report.pages.len() }))
}
