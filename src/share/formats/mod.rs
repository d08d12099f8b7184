//! A frozen packet as files: one module for each format.

mod chart;
pub mod csv;
pub mod fhir;
pub mod json;
pub mod markdown;
mod page;
pub mod pdf;
pub mod readme;
mod view;

pub use view::{attachment, told_line};

use super::Error;
use super::packet::Packet;
use crate::paper::Report;
use crate::words::Words;

/// The files of a packet by name, in their order: what is read, what machines read, what is attached.
/// The README stands before them and a package adds its manifest.
///
/// # Errors
/// `Packing`, which no packet is known to cause.
pub fn files(
    packet: &Packet,
    report: &Report,
    words: &Words,
) -> Result<Vec<(String, Vec<u8>)>, Error> {
    let mut files = vec![
        (String::from("report.pdf"), report.pdf.clone()),
        (
            String::from("bundle.fhir.json"),
            fhir::write(packet, words)?,
        ),
        (String::from("entries.json"), json::write(packet)?),
    ];
    let attached = packet.entries.iter().flat_map(|entry| &entry.attachments);
    for one in attached {
        // The same picture beside two texts is one file.
        if files.iter().all(|(name, _)| *name != one.path()) {
            files.push((one.path(), one.bytes.expose().clone()));
        }
    }
    Ok(files)
}
