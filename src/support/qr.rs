//! QR codes of the table's targets, so that a number on a desktop can be called from a phone.

use super::lines::REGIONS;
use fast_qr::{ECL, QRBuilder};
use std::collections::HashMap;
use std::fmt::Write as _;
use std::sync::OnceLock;

/// Light modules that the standard asks for round a code.
const QUIET: usize = 4;

/// A code as SVG path data.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Qr {
    /// One unit square for each dark module.
    pub path: String,
    /// Side of the square grid in units, quiet zone included.
    pub size: u32,
}

/// The code for a target of the table, made once.
#[must_use]
pub fn of(target: &str) -> Option<&'static Qr> {
    static MADE: OnceLock<HashMap<&'static str, Qr>> = OnceLock::new();
    MADE.get_or_init(|| {
        let lines = REGIONS.iter().flat_map(|region| region.lines);
        lines
            .filter_map(|line| Some((line.target, draw(line.target)?)))
            .collect()
    })
    .get(target)
}

/// What a phone can dial of a number as given; nothing for letters.
#[must_use]
pub fn dialled(phone: &str) -> Option<String> {
    let number: String = phone
        .chars()
        .filter(|letter| letter.is_ascii_digit() || *letter == '+')
        .collect();
    (number.len() >= 3 && !phone.chars().any(char::is_alphabetic)).then_some(number)
}

/// Draws a text as a code; none when it is too long for one.
#[must_use]
pub fn draw(text: &str) -> Option<Qr> {
    let code = QRBuilder::new(text).ecl(ECL::M).build().ok()?;
    let mut path = String::new();
    for (row, modules) in code.data.chunks(code.size).take(code.size).enumerate() {
        for (column, module) in modules.iter().enumerate() {
            if module.value() {
                let (x, y) = (column + QUIET, row + QUIET);
                // Writing into a String cannot fail.
                let _ = write!(path, "M{x} {y}h1v1h-1z");
            }
        }
    }
    let size = u32::try_from(code.size + 2 * QUIET).ok()?;
    Some(Qr { path, size })
}
