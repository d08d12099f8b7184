//! The files that a package may hold, and their one order.

use super::Flaw;
use crate::share::names::Sha256;

/// How to open it without Afterglow.
pub const README: &str = "README.txt";
/// The manifest.
pub const MANIFEST: &str = "manifest.json";
/// Its signature.
pub const SIGNATURE: &str = "manifest.json.minisig";
/// A hello's keys and name.
pub const HELLO: &str = "hello.json";
/// For people.
pub const REPORT: &str = "report.pdf";
/// For records.
pub const BUNDLE: &str = "bundle.fhir.json";
/// Lossless.
pub const ENTRIES: &str = "entries.json";
/// Attachments lie below it, each named by its SHA-256.
pub const ATTACHMENTS: &str = "att/";
/// Zeros, up to the size class.
pub const PAD: &str = ".pad";

const ORDER: [&str; 9] = [
    README,
    MANIFEST,
    SIGNATURE,
    HELLO,
    REPORT,
    BUNDLE,
    ENTRIES,
    ATTACHMENTS,
    PAD,
];

/// Where a name stands in the order; none for a name that no package holds. There are no other
/// names, so none can climb out of a folder, be hidden or be a device.
#[must_use]
pub fn place(name: &str) -> Option<(usize, &str)> {
    let sum = name.strip_prefix(ATTACHMENTS);
    let kind = match sum {
        Some(sum) => sum.parse::<Sha256>().ok().map(|_| ATTACHMENTS)?,
        None if name == ATTACHMENTS => return None,
        None => name,
    };
    let place = ORDER.iter().position(|known| *known == kind)?;
    Some((place, name))
}

/// Are these names in the one order, each known and none twice?
///
/// # Errors
/// `Damaged`
pub fn in_order<'a>(names: impl Iterator<Item = &'a str>) -> Result<(), Flaw> {
    let mut last = None;
    for name in names {
        let here = Some(place(name).ok_or(Flaw::Damaged)?);
        if here <= last {
            return Err(Flaw::Damaged);
        }
        last = here;
    }
    Ok(())
}
