//! Trends as one picture to keep: the same numbers and shapes as in the window, on paper.

mod aligned;
mod axis;
mod horizon;
pub mod line;
mod steps;
mod told;

pub use axis::Axis;

use super::days::after;
use super::wire::TrendsPage;
use crate::paper::drawing::{Anchor, Drawing, Letters, lines_of};
use crate::words::Words;
use chrono::{Datelike, NaiveDate};

/// The picture's width in pixels; the height follows from what there is.
const WIDTH: f64 = 1056.0;
const MARGIN: f64 = 40.0;
/// Room at the right for the names of the score ranges.
const GUTTER: f64 = 160.0;
/// The colours of the light theme.
const INK: &str = "#2c2033";
const SOFT: &str = "#544457";
const EDGE: &str = "#7c6c7a";
const HAIR: &str = "#ddd3c6";
const SUN: &str = "#c06a1a";
const MEASURE: &str = "#434c89";
const CANVAS: &str = "#ffffff";
/// The glow's inks, outermost first, their hours and their height of the whole.
const GLOW: [(&str, f64, f64); 4] = [
    ("#f8eadb", 72.0, 1.0),
    ("#f5dcc4", 48.0, 0.76),
    ("#efc7a1", 24.0, 0.51),
    ("#e5a56c", 4.0, 0.3),
];

/// What is drawn, and how its words are found.
struct Sheet<'a> {
    page: &'a TrendsPage,
    words: &'a Words,
    axis: Axis,
    out: Drawing,
}

/// The picture of the days from `from` to before `to`, as an SVG file. `made` is said at its foot.
#[must_use]
pub fn picture(page: &TrendsPage, words: &Words, (from, to): (u32, u32), made: &str) -> String {
    let axis = Axis {
        from: f64::from(from),
        to: f64::from(to.max(from + 1)),
        left: MARGIN,
        right: WIDTH - GUTTER,
    };
    let mut sheet = Sheet {
        page,
        words,
        axis,
        out: Drawing::default(),
    };
    let title = words.say("trends-title", &[]);
    sheet.out.height = 56.0;
    sheet.text(0.0, &title, heading(24.0));
    sheet.span((from, to));
    sheet.lines(&page.sentences);
    sheet.horizon();
    for measure in &page.measures {
        sheet.steps(measure);
    }
    sheet.told();
    sheet.aligned();
    let foot = [words.say("trends-foot", &[]), made.to_owned()];
    sheet.lines(&foot);
    sheet.out.height += 8.0;
    let said = page.sentences.join(" ");
    sheet.out.finish(WIDTH, CANVAS, &title, &said)
}

impl Sheet<'_> {
    /// One line of letters at the left margin, `down` from where the picture has come to.
    fn text(&mut self, down: f64, text: &str, letters: Letters) {
        let y = self.out.height + down;
        self.out.text((MARGIN, y), text, letters);
    }

    /// Which days are drawn.
    fn span(&mut self, (from, to): (u32, u32)) {
        let day = |count: u32| dated(self.words, after(self.page.first, i64::from(count)));
        let (first, last) = (day(from), day(to.saturating_sub(1)));
        let args = [("from", first.as_str()), ("to", last.as_str())];
        let span = self.words.say("trends-own-span", &args);
        self.out.height += 24.0;
        self.text(0.0, &span, plain(14.0, SOFT));
        self.out.height += 6.0;
    }

    /// Sentences, each on lines of its own.
    fn lines(&mut self, sentences: &[String]) {
        for sentence in sentences {
            for line in lines_of(sentence, 17.0, WIDTH - 2.0 * MARGIN) {
                self.out.height += 26.0;
                self.text(0.0, &line, plain(17.0, INK));
            }
            self.out.height += 4.0;
        }
    }
}

/// A day with its year: a kept picture may be looked at years later.
#[must_use]
pub fn dated(words: &Words, day: NaiveDate) -> String {
    let (short, year) = (words.day_short(day), day.year().to_string());
    words.say("trends-dated", &[("day", &short), ("year", &year)])
}

/// Letters of this size and colour.
fn plain(size: f64, color: &'static str) -> Letters {
    Letters {
        size,
        bold: false,
        color,
        anchor: Anchor::Start,
    }
}

/// Heavier letters.
fn heading(size: f64) -> Letters {
    Letters {
        bold: true,
        ..plain(size, INK)
    }
}

/// Half a sun on the line.
fn sun(x: f64, ground: f64, radius: f64) -> String {
    let (from, to) = (x - radius, x + radius);
    format!("M{from:.1} {ground:.1}A{radius:.1} {radius:.1} 0 0 1 {to:.1} {ground:.1}Z")
}

/// One ink of the glow: steep before, trailing after.
fn glow(x: f64, ground: f64, left: f64, right: f64, height: f64) -> String {
    let (from, to, top) = (x - left, x + right, ground - height);
    format!(
        "M{from:.1} {ground:.1}A{left:.1} {height:.1} 0 0 1 {x:.1} {top:.1}A{right:.1} {height:.1} 0 0 1 {to:.1} {ground:.1}Z"
    )
}

/// A dot, as a path.
fn dot(x: f64, y: f64, radius: f64) -> String {
    let (from, width) = (x - radius, radius * 2.0);
    format!(
        "M{from:.1} {y:.1}a{radius} {radius} 0 1 0 {width} 0a{radius} {radius} 0 1 0 -{width} 0Z"
    )
}

/// Slanting lines over a stretch that was not recorded.
fn hatch(from: f64, to: f64, top: f64, bottom: f64) -> String {
    use std::fmt::Write;
    let (mut d, height) = (String::new(), bottom - top);
    // Each line runs up to the right; it is cut where the stretch ends.
    let mut start = (from - height) - (from - height).rem_euclid(8.0);
    while start < to {
        let (left, right) = (start.max(from), (start + height).min(to));
        if right - left > 0.5 {
            let (low, high) = (bottom - (left - start), bottom - (right - start));
            let _ = write!(d, "M{left:.1} {low:.1}L{right:.1} {high:.1}");
        }
        start += 8.0;
    }
    d
}
