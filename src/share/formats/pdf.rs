//! `report.pdf`: the packet for reading, PDF/UA-1, the same bytes for the same packet and fonts.

use super::fonts::{Fonts, drawn, own};
use super::page;
use super::world::Closed;
use crate::moment::Moment;
use crate::share::Error;
use crate::share::packet::Packet;
use crate::words::Words;
use chrono::{Datelike, Timelike};
use std::collections::BTreeSet;
use typst::comemo;
use typst::foundations::{Datetime, Smart};
use typst::layout::{Frame, FrameItem};
use typst::text::{Font, TextItem};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};

/// How often a report is set anew because a font turned out not to draw what it claims to.
const ROUNDS: usize = 3;

/// A report, set.
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

/// Sets the report. No text makes it fail: what no font draws stands as a box.
///
/// # Errors
/// `Setting`, which no packet is known to cause.
pub fn write(packet: &Packet, words: &Words, fonts: &Fonts) -> Result<Report, Error> {
    let set = set(packet, words, fonts);
    // What was set stays in the setter's memory otherwise, and with it what a person wrote.
    comemo::evict(0);
    set
}

fn set(packet: &Packet, words: &Words, fonts: &Fonts) -> Result<Report, Error> {
    let letters = page::of(packet, words, &BTreeSet::new()).letters();
    let (faces, mut boxed) = fonts.for_letters(&letters);
    for _ in 0..ROUNDS {
        let document = compile(packet, words, &boxed, &faces)?;
        let failed = not_drawn(&document);
        if failed.is_subset(&boxed) {
            return finish(packet, &document, !boxed.is_empty());
        }
        boxed.extend(failed);
    }
    boxed.extend(letters.into_iter().filter(|letter| !letter.is_ascii()));
    let document = compile(packet, words, &boxed, &faces)?;
    finish(packet, &document, true)
}

fn compile(
    packet: &Packet,
    words: &Words,
    boxed: &BTreeSet<char>,
    faces: &[Font],
) -> Result<PagedDocument, Error> {
    let data = page::of(packet, words, boxed)
        .bytes()
        .ok_or(Error::Setting)?;
    let world = Closed::new(data, faces.to_vec()).ok_or(Error::Setting)?;
    // The setter's own complaints quote what it was setting: they go nowhere.
    typst::compile(&world).output.map_err(|_| Error::Setting)
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

fn finish(packet: &Packet, document: &PagedDocument, boxes: bool) -> Result<Report, Error> {
    let strict = PdfStandards::new(&[PdfStandard::Ua_1]).map_err(|_| Error::Setting)?;
    let (pdf, accessible) = match typst_pdf::pdf(document, &options(packet, strict)) {
        Ok(pdf) => (pdf, true),
        // Some scripts' fonts draw a letter in parts that PDF/UA cannot name. Tagged all the same.
        Err(_) => {
            let plain = options(packet, PdfStandards::default());
            let pdf = typst_pdf::pdf(document, &plain).map_err(|_| Error::Setting)?;
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

fn options(packet: &Packet, standards: PdfStandards) -> PdfOptions {
    PdfOptions {
        ident: Smart::Custom(format!("afterglow {}", packet.made.rfc3339())),
        creator: Smart::Custom(Some(String::from("Afterglow"))),
        timestamp: timestamp(&packet.made),
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
