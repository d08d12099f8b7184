//! Trends as one table, for a spreadsheet: every day, measure and infusion, gaps left blank.

use super::days::after;
use super::wire::TrendsPage;
use crate::error::{Code, Failure};
use crate::paper::cells::harmless;
use crate::words::Words;
use std::borrow::Cow;

/// A cell of words, which must not become a formula, or one of our own numbers and days.
enum Cell<'a> {
    Words(&'a str),
    Plain(String),
    Blank,
}

impl Cell<'_> {
    fn text(&self) -> Cow<'_, str> {
        match self {
            Self::Words(words) => Cow::Owned(harmless(words)),
            Self::Plain(text) => Cow::Borrowed(text),
            Self::Blank => Cow::Borrowed(""),
        }
    }
}

/// The table as CSV, UTF-8: `kind`, first and last day, name, value, words. A day that was not
/// recorded has a row without a value.
///
/// # Errors
/// `Unexpected`, which no vault is known to cause.
pub fn write(page: &TrendsPage, words: &Words) -> Result<Vec<u8>, Failure> {
    let mut rows = Rows(csv::Writer::from_writer(Vec::new()));
    let head = ["kind", "from", "to", "name", "value", "words"];
    rows.put(head.map(|name| Cell::Plain(name.to_owned())))?;
    let day = |count: i64| Cell::Plain(after(page.first, count).to_string());
    moods(&mut rows, page, words, day)?;
    for infusion in &page.infusions {
        let on = i64::from(infusion.day);
        let name = Cell::Words(&infusion.name);
        rows.put([
            kind("infusion"),
            day(on),
            day(on),
            name,
            Cell::Blank,
            Cell::Blank,
        ])?;
    }
    for measure in &page.measures {
        for step in &measure.steps {
            let range = step.range.as_deref().unwrap_or_default();
            rows.put([
                kind("measure"),
                day(i64::from(step.from)),
                day(i64::from(step.day)),
                Cell::Words(&measure.name),
                Cell::Plain(step.total.to_string()),
                Cell::Words(range),
            ])?;
        }
    }
    told(&mut rows, page, day)?;
    for row in page.aligned.iter().rev() {
        rows.put([
            kind("days above after"),
            Cell::Blank,
            Cell::Blank,
            Cell::Words(&row.name),
            Cell::Plain(row.above.to_string()),
            Cell::Words(&row.line),
        ])?;
    }
    rows.0
        .into_inner()
        .map_err(|_| Failure::of(Code::Unexpected))
}

fn moods<'a>(
    rows: &mut Rows,
    page: &TrendsPage,
    words: &Words,
    day: impl Fn(i64) -> Cell<'a>,
) -> Result<(), Failure> {
    let name = words.say("trends-mood-title", &[]);
    if let Some(level) = page.mood.baseline {
        let value = Cell::Plain(level.to_string());
        let line = Cell::Words(&page.mood.line);
        rows.put([
            kind("baseline"),
            Cell::Blank,
            Cell::Blank,
            Cell::Blank,
            value,
            line,
        ])?;
    }
    let sides = page.mood.above.iter();
    for ((count, value), above) in (0i64..).zip(&page.mood.values).zip(sides) {
        let side = match above {
            Some(true) => words.say("trends-above", &[]),
            Some(false) => words.say("trends-below", &[]),
            None if value.is_none() => words.say("trends-missing", &[]),
            None => String::new(),
        };
        rows.put([
            kind("mood"),
            day(count),
            day(count),
            Cell::Words(&name),
            value.map_or(Cell::Blank, |value| Cell::Plain(value.to_string())),
            Cell::Words(&side),
        ])?;
    }
    Ok(())
}

fn told<'a>(
    rows: &mut Rows,
    page: &TrendsPage,
    day: impl Fn(i64) -> Cell<'a>,
) -> Result<(), Failure> {
    for measure in &page.told {
        for mark in &measure.marks {
            rows.put([
                kind("told"),
                day(i64::from(mark.day)),
                day(i64::from(mark.day)),
                Cell::Words(measure.measure.expose()),
                Cell::Plain(mark.total.to_string()),
                Cell::Words(mark.by.expose()),
            ])?;
        }
    }
    Ok(())
}

fn kind(name: &str) -> Cell<'static> {
    Cell::Plain(name.to_owned())
}

struct Rows(csv::Writer<Vec<u8>>);

impl Rows {
    fn put(&mut self, cells: [Cell; 6]) -> Result<(), Failure> {
        let cells = cells.each_ref().map(Cell::text);
        let cells = cells.iter().map(AsRef::<str>::as_ref);
        self.0
            .write_record(cells)
            .map_err(|_| Failure::of(Code::Unexpected))
    }
}
