//! `report.pdf`: the packet for reading.

use super::page;
use crate::paper::fonts::Fonts;
use crate::paper::{Error, Job, Report};
use crate::share::packet::Packet;
use crate::words::Words;

/// Sets the report.
///
/// # Errors
/// When the setter fails, which no packet is known to cause.
pub fn write(packet: &Packet, words: &Words, fonts: &Fonts) -> Result<Report, Error> {
    let job = Job {
        template: include_str!("report.typ"),
        data: &|boxed| page::of(packet, words, boxed).bytes(),
        made: &packet.made,
    };
    crate::paper::write(&job, fonts)
}
