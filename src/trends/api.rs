//! The commands of Trends: read it, save it as a picture or a table that anyone can open.

use super::days::offset;
use super::wire::TrendsPage;
use super::{Facts, chart, csv, shown, table};
use crate::app::Room;
use crate::error::{Code, Failure};
use crate::jobs::Running;
use crate::random::Id;
use crate::vault;
use crate::vault::api::Nothing;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

/// What to save.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub enum TrendsFormat {
    /// A picture of the days asked for.
    Svg,
    /// A table of all days.
    Csv,
}

/// Save it.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct TrendsSave {
    /// As what.
    pub format: TrendsFormat,
    /// The first day of the picture.
    #[cfg_attr(test, ts(as = "String"))]
    pub from: NaiveDate,
    /// Its last day.
    #[cfg_attr(test, ts(as = "String"))]
    pub to: NaiveDate,
}

/// A file that is being saved.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct TrendsSaving {
    /// The job.
    #[cfg_attr(test, ts(as = "String"))]
    pub id: Id,
}

/// `trends.read`
///
/// # Errors
/// The store's.
pub fn read(room: &Room, _ask: Nothing) -> Result<TrendsPage, Failure> {
    Ok(shown::page(room.app.words(), &facts(room)?))
}

/// `trends.save`: starts a job that asks where to. The file is plain: the window says so first.
///
/// # Errors
/// `Invalid` for a first day after the last; the job's: `Cancelled`, the file system's.
pub fn save(room: &Room, ask: TrendsSave) -> Result<TrendsSaving, Failure> {
    if ask.from > ask.to {
        return Err(Failure {
            field: Some("from".to_owned()),
            ..Failure::of(Code::Invalid)
        });
    }
    let facts = facts(room)?;
    let (app, id) = (room.app.handle()?, room.app.new_id(room.now)?);
    room.app
        .jobs()
        .start(app, id.clone(), "trends.save", move |job| {
            write(job, &facts, &ask)
        });
    Ok(TrendsSaving { id })
}

fn facts(room: &Room) -> Result<Facts, Failure> {
    Ok(table::facts(room.db, room.now)?)
}

fn write(job: &Running, facts: &Facts, ask: &TrendsSave) -> Result<Value, Failure> {
    let app = &job.app;
    job.progress(0, 2)?;
    let bytes = made(facts, app.words(), ask)?;
    let ending = match ask.format {
        TrendsFormat::Svg => "svg",
        TrendsFormat::Csv => "csv",
    };
    job.progress(1, 2)?;
    let path = app.pick_save(&format!("trends-{}.{ending}", facts.today))?;
    vault::replace_file(&path, &bytes)?;
    job.progress(2, 2)?;
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    Ok(json!({ "file": name }))
}

/// The file's bytes: days before the first and after today are not in the picture.
fn made(facts: &Facts, words: &crate::words::Words, ask: &TrendsSave) -> Result<Vec<u8>, Failure> {
    let page = shown::page(words, facts);
    match ask.format {
        TrendsFormat::Csv => csv::write(&page, words),
        TrendsFormat::Svg => {
            let place = |day| {
                let days = offset(day, page.first).clamp(0, i64::from(page.today));
                u32::try_from(days).unwrap_or_default()
            };
            let range = (place(ask.from), place(ask.to) + 1);
            let made = words.say("trends-made", &[("day", &chart::dated(words, facts.today))]);
            Ok(chart::picture(&page, words, range, &made).into_bytes())
        }
    }
}
