//! Help now: the lines of a region, from a dated table that needs neither a vault nor a network.

pub mod api;
pub mod companion;
pub mod lines;
pub mod mine;
pub mod plan;
pub mod print;
pub mod qr;
pub mod shown;
pub mod wire;

use serde::Serialize;

/// What a line is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(test, ts(rename = "SupportKind"))]
#[serde(rename_all = "camelCase")]
pub enum Kind {
    /// The region's emergency number.
    Emergency,
    /// People to call.
    Crisis,
    /// People to write a text message to.
    Text,
    /// A page to write on, or to find a line on.
    Web,
}

/// A line of the table.
#[derive(Debug, Clone, Copy)]
pub struct Line {
    /// A name for lists, never shown.
    pub id: &'static str,
    /// What it is for.
    pub kind: Kind,
    /// The service's own name; empty for the emergency number.
    pub name: &'static str,
    /// The number or page as its owner writes it.
    pub number: &'static str,
    /// Fluent key of the sentence that says how.
    pub how: &'static str,
    /// What a phone understands: `tel:`, `sms:` or `https:`.
    pub target: &'static str,
    /// Where the number comes from.
    pub source: &'static str,
    /// The day someone checked it on its owner's page, `YYYY-MM-DD`; empty: nobody has.
    pub verified_on: &'static str,
}

/// A region and its lines, in the order in which they are shown.
#[derive(Debug, Clone, Copy)]
pub struct Region {
    /// Its code, as kept in the settings.
    pub code: &'static str,
    /// Fluent key of its name.
    pub name: &'static str,
    /// Its lines.
    pub lines: &'static [Line],
}

impl Line {
    /// What a press may open; a page is only shown, since the window goes nowhere.
    #[must_use]
    pub fn dial(&self) -> Option<&'static str> {
        (self.kind != Kind::Web).then_some(self.target)
    }
}

impl Region {
    /// The numbers to be known of it: of crisis lines and emergency, or the page when there is no such line.
    #[must_use]
    pub fn summary(&self) -> String {
        let called = |line: &&Line| matches!(line.kind, Kind::Crisis | Kind::Emergency);
        let mut numbers: Vec<_> = self.lines.iter().filter(called).collect();
        if !numbers.iter().any(|line| line.kind == Kind::Crisis) {
            numbers = self.lines.iter().collect();
        }
        let numbers: Vec<_> = numbers.iter().map(|line| line.number).collect();
        numbers.join(", ")
    }
}

/// The region with this code; one that is not in the table, or none, is everywhere else.
#[must_use]
pub fn region(code: &str) -> Option<&'static Region> {
    lines::REGIONS
        .iter()
        .find(|region| region.code == code)
        .or(lines::REGIONS.last())
}
