//! The command of Help now. It works locked, offline and on first run.

use super::{Kind, Line, Region, lines, qr, region};
use crate::app::App;
use crate::error::{Code, Failure};
use crate::moment::Moment;
use crate::vault::api::Nothing;
use crate::words::Words;
use chrono::NaiveDate;
use serde::Serialize;

/// What Help now shows for the chosen region.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct SupportLines {
    /// Code of the region shown; `other` when none was chosen.
    pub region: &'static str,
    /// Its name.
    pub region_name: String,
    /// The day on which the table was compared with public sources.
    #[cfg_attr(test, ts(as = "String"))]
    pub compared_on: &'static str,
    /// The same as a sentence.
    pub compared: String,
    /// Lines in the order in which they are shown.
    pub lines: Vec<SupportLine>,
    /// All regions there are, in the order in which they are offered.
    pub regions: Vec<SupportRegion>,
}

/// A line to reach someone.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct SupportLine {
    /// A name for lists.
    pub id: &'static str,
    /// What it is for.
    pub kind: Kind,
    /// The service's own name, or a phrase for the emergency number.
    pub name: String,
    /// The number or page, in big digits.
    pub number: &'static str,
    /// How to use it.
    pub how: String,
    /// `tel:` or `sms:` target; none for a page.
    pub dial: Option<&'static str>,
    /// SVG path data of its QR code on a square grid.
    pub qr: Option<&'static str>,
    /// Side of that grid, quiet zone included.
    pub qr_size: Option<u32>,
}

/// A region to choose.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct SupportRegion {
    /// Its code, for the settings.
    pub code: &'static str,
    /// Its name.
    pub name: String,
    /// Its main numbers.
    pub summary: String,
}

/// The lines of the chosen region.
///
/// # Errors
/// None in practice: the table is never empty.
pub fn lines(app: &App, _now: &Moment, _ask: Nothing) -> Result<SupportLines, Failure> {
    let chosen = region(&app.outside().region).ok_or(Failure::of(Code::Unexpected))?;
    let words = app.words();
    let day = lines::COMPARED_ON
        .parse()
        .map(|day: NaiveDate| day.format("%-d %B %Y").to_string())
        .unwrap_or_default();
    Ok(SupportLines {
        region: chosen.code,
        region_name: words.say(chosen.name, &[]),
        compared_on: lines::COMPARED_ON,
        compared: words.say("support-compared", &[("day", &day)]),
        lines: chosen.lines.iter().map(|line| shown(words, line)).collect(),
        regions: lines::REGIONS.iter().map(|r| offered(words, r)).collect(),
    })
}

fn shown(words: &Words, line: &Line) -> SupportLine {
    let code = qr::of(line.target);
    SupportLine {
        id: line.id,
        kind: line.kind,
        name: match line.kind {
            Kind::Emergency => words.say("support-emergency-name", &[]),
            Kind::Crisis | Kind::Text | Kind::Web => line.name.to_owned(),
        },
        number: line.number,
        how: words.say(line.how, &[]),
        dial: line.dial(),
        qr: code.map(|code| code.path.as_str()),
        qr_size: code.map(|code| code.size),
    }
}

fn offered(words: &Words, region: &Region) -> SupportRegion {
    SupportRegion {
        code: region.code,
        name: words.say(region.name, &[]),
        summary: region.summary(),
    }
}
