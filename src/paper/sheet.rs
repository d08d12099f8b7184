//! One printed page of headings, lines and numbers to ring, as a screen shows it and as a PDF.

use super::fonts::Fonts;
use super::plain::line;
use super::{Error, Job, Report};
use crate::moment::Moment;
use crate::words::Words;
use serde::Serialize;
use serde_json::json;
use std::collections::BTreeSet;

/// Sizes of its text in points, until it fits on one page.
const SIZES: [f64; 4] = [11.0, 10.0, 9.0, 8.0];

/// A page.
#[derive(Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Sheet {
    /// What it is.
    pub title: String,
    /// For whom and why.
    pub lead: String,
    /// Its parts.
    pub parts: Vec<SheetPart>,
    /// What is so about the whole page, small.
    pub foot: Vec<String>,
}

/// A part of a page.
#[derive(Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct SheetPart {
    /// Its heading.
    pub heading: String,
    /// Numbers to ring, big.
    pub numbers: Vec<SheetNumber>,
    /// Its lines.
    pub lines: Vec<String>,
}

/// A number to ring.
#[derive(Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct SheetNumber {
    /// Whose.
    pub name: String,
    /// The number as it is written.
    pub number: String,
}

/// Sets it on one page, in the largest size that fits.
///
/// # Errors
/// When the setter fails, which no text is known to cause.
pub fn write(sheet: &Sheet, words: &Words, made: &Moment, fonts: &Fonts) -> Result<Report, Error> {
    let mut set = None;
    for size in SIZES {
        let job = Job {
            template: include_str!("sheet.typ"),
            data: &|boxed| serde_json::to_vec(&data(sheet, words, size, boxed)).ok(),
            made,
        };
        let report = super::write(&job, fonts)?;
        let fits = report.pages.len() == 1;
        set = Some(report);
        if fits {
            break;
        }
    }
    set.ok_or(Error)
}

fn data(sheet: &Sheet, words: &Words, size: f64, boxed: &BTreeSet<char>) -> serde_json::Value {
    let say = |text: &String| line(text, boxed);
    let parts = sheet.parts.iter().map(|part| {
        let numbers = part.numbers.iter();
        json!({
            "heading": say(&part.heading),
            "numbers": numbers.map(|one| json!({
                "name": say(&one.name), "number": say(&one.number),
            })).collect::<Vec<_>>(),
            "lines": part.lines.iter().map(say).collect::<Vec<_>>(),
        })
    });
    json!({
        "lang": "en",
        "size": size,
        "title": say(&sheet.title),
        "lead": say(&sheet.lead),
        "parts": parts.collect::<Vec<_>>(),
        "foot": sheet.foot.iter().map(say).collect::<Vec<_>>(),
        "box": (!boxed.is_empty()).then(|| words.say("share-report-box", &[])),
    })
}
