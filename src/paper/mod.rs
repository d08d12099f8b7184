//! Setting pages: a template and data become PDF/UA-1 and pictures of the same pages, the same bytes for the same data and fonts.

pub mod cells;
pub mod drawing;
pub mod fonts;
pub mod plain;
pub mod sheet;
mod world;

use crate::error::{Code, Coded};
use crate::moment::Moment;
use chrono::{Datelike, Timelike};
use fonts::{Fonts, drawn, own};
use std::collections::BTreeSet;
use typst::comemo;
use typst::foundations::{Datetime, Smart};
use typst::layout::{Frame, FrameItem};
use typst::text::{Font, TextItem};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};
use world::Closed;

/// How often a page is set anew because a font turned out not to draw what it claims to.
const ROUNDS: usize = 3;

/// What is to be set. No text makes it fail: what no font draws stands as a box.
pub struct Job<'a> {
    /// The template, in Typst; it reads all that varies from `data.json`.
    pub template: &'static str,
    /// The data, with the letters given as boxes.
    pub data: &'a dyn Fn(&BTreeSet<char>) -> Option<Vec<u8>>,
    /// When it was made; stands in the file.
    pub made: &'a Moment,
}

/// Why nothing was set, which no text is known to cause.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
#[error("the page could not be set")]
pub struct Error;

impl Coded for Error {
    fn code(&self) -> Code {
        Code::Unexpected
    }
}

/// Pages, set.
pub struct Report {
    /// The file.
    pub pdf: Vec<u8>,
    /// Its pages as SVG, of the very same setting.
    pub pages: Vec<String>,
    /// Letters that nobody can draw stand as boxes, and every page says so.
    pub boxes: bool,
    /// It keeps PDF/UA-1; some scripts' fonts cannot.
    pub accessible: bool,
}

/// Sets the pages.
///
/// # Errors
/// When the setter fails.
pub fn write(job: &Job, fonts: &Fonts) -> Result<Report, Error> {
    let set = set(job, fonts);
    // What was set stays in the setter's memory otherwise, and with it what a person wrote.
    comemo::evict(0);
    set
}

fn set(job: &Job, fonts: &Fonts) -> Result<Report, Error> {
    let letters = letters(job)?;
    let (faces, mut boxed) = fonts.for_letters(&letters);
    for _ in 0..ROUNDS {
        let document = compile(job, &boxed, &faces)?;
        let failed = not_drawn(&document);
        if failed.is_subset(&boxed) {
            return finish(job, &document, !boxed.is_empty());
        }
        boxed.extend(failed);
    }
    boxed.extend(letters.into_iter().filter(|letter| !letter.is_ascii()));
    let document = compile(job, &boxed, &faces)?;
    finish(job, &document, true)
}

/// Every letter in it (and a few of the file's own, which are plain ASCII).
fn letters(job: &Job) -> Result<BTreeSet<char>, Error> {
    let data = (job.data)(&BTreeSet::new()).ok_or(Error)?;
    Ok(String::from_utf8_lossy(&data).chars().collect())
}

fn compile(job: &Job, boxed: &BTreeSet<char>, faces: &[Font]) -> Result<PagedDocument, Error> {
    let data = (job.data)(boxed).ok_or(Error)?;
    let world = Closed::new(job.template, data, faces.to_vec()).ok_or(Error)?;
    // The setter's own complaints quote what it was setting: they go nowhere.
    typst::compile(&world).output.map_err(|_| Error)
}

/// The letters that came out as no glyph.
fn not_drawn(document: &PagedDocument) -> BTreeSet<char> {
    let own = own();
    let mut failed = BTreeSet::new();
    for page in document.pages() {
        look(&page.frame, &own, &mut failed);
    }
    failed
}

fn look(frame: &Frame, own: &[Font], failed: &mut BTreeSet<char>) {
    for (_, item) in frame.items() {
        match item {
            FrameItem::Group(group) => look(&group.frame, own, failed),
            FrameItem::Text(text) => look_at(text, own, failed),
            _ => {}
        }
    }
}

fn look_at(text: &TextItem, own: &[Font], failed: &mut BTreeSet<char>) {
    for glyph in text.glyphs.iter().filter(|glyph| glyph.id == 0) {
        let cluster = text.text.get(glyph.range()).unwrap_or_default();
        let known = |letter: char| {
            let code = u32::from(letter);
            own.iter().any(|font| font.info().coverage.contains(code))
        };
        // In a cluster of "e" and an unknown mark it is the mark that failed, not every "e".
        let strange = cluster.chars().filter(|letter| drawn(*letter));
        let before = failed.len();
        failed.extend(strange.clone().filter(|letter| !known(*letter)));
        if failed.len() == before {
            failed.extend(strange.filter(|letter| !letter.is_ascii()));
        }
    }
}

fn finish(job: &Job, document: &PagedDocument, boxes: bool) -> Result<Report, Error> {
    let strict = PdfStandards::new(&[PdfStandard::Ua_1]).map_err(|_| Error)?;
    let (pdf, accessible) = match typst_pdf::pdf(document, &options(job, strict)) {
        Ok(pdf) => (pdf, true),
        // Some scripts' fonts draw a letter in parts that PDF/UA cannot name. Tagged all the same.
        Err(_) => {
            let plain = options(job, PdfStandards::default());
            let pdf = typst_pdf::pdf(document, &plain).map_err(|_| Error)?;
            (pdf, false)
        }
    };
    let options = typst_svg::SvgOptions::default();
    let pages = document.pages().iter();
    Ok(Report {
        pdf,
        pages: pages.map(|page| typst_svg::svg(page, &options)).collect(),
        boxes,
        accessible,
    })
}

fn options(job: &Job, standards: PdfStandards) -> PdfOptions {
    PdfOptions {
        ident: Smart::Custom(format!("afterglow {}", job.made.rfc3339())),
        creator: Smart::Custom(Some(String::from("Afterglow"))),
        timestamp: timestamp(job.made),
        standards,
        ..PdfOptions::default()
    }
}

fn timestamp(made: &Moment) -> Option<Timestamp> {
    let utc = made.seen_in(chrono_tz::UTC).local();
    let small = |number: u32| u8::try_from(number).ok();
    let date = Datetime::from_ymd_hms(
        utc.year(),
        small(utc.month())?,
        small(utc.day())?,
        small(utc.hour())?,
        small(utc.minute())?,
        small(utc.second())?,
    )?;
    Some(Timestamp::new_utc(date))
}
