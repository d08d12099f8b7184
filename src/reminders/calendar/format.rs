//! The file itself (RFC 5545). No kept library writes one here: the one at hand puts the machine's
//! clock and random names into every part that lacks them, and has no way to describe a zone.

use super::{Entry, zone};
use crate::moment::Moment;
use chrono::{DateTime, TimeDelta, Utc};
use chrono_tz::Tz;

/// The longest line, in bytes (RFC 5545, 3.1).
const LINE: usize = 75;
/// Who wrote it; says nothing of what for.
const PRODUCT: &str = "-//Calendar//Calendar 1.0//EN";

/// Lines of a calendar file, folded.
pub(super) struct Lines(String);

impl Lines {
    /// A line of what is known to be plain.
    pub(super) fn line(&mut self, line: &str) {
        let mut room = LINE;
        for letter in line.chars() {
            if letter.len_utf8() > room {
                self.0.push_str("\r\n ");
                room = LINE - 1;
            }
            self.0.push(letter);
            room -= letter.len_utf8();
        }
        self.0.push_str("\r\n");
    }

    /// A line of a person's text.
    pub(super) fn text(&mut self, name: &str, text: &str) {
        let mut escaped = String::new();
        for letter in text.chars().filter(|letter| !letter.is_control()) {
            if matches!(letter, '\\' | ';' | ',') {
                escaped.push('\\');
            }
            escaped.push(letter);
        }
        self.line(&format!("{name}:{escaped}"));
    }
}

/// A whole calendar; `title` is its own.
#[must_use]
pub fn calendar(entries: &[Entry], title: &str, now: &Moment) -> String {
    let mut lines = Lines(String::new());
    lines.line("BEGIN:VCALENDAR");
    lines.line("VERSION:2.0");
    lines.line(&format!("PRODID:{PRODUCT}"));
    lines.line("CALSCALE:GREGORIAN");
    lines.line("METHOD:PUBLISH");
    lines.text("X-WR-CALNAME", title);
    zones(&mut lines, entries);
    for entry in entries {
        event(&mut lines, entry, now);
    }
    lines.line("END:VCALENDAR");
    lines.0
}

fn zones(lines: &mut Lines, entries: &[Entry]) {
    let starts: Vec<&Moment> = entries.iter().map(|entry| &entry.event.starts).collect();
    let mut zones: Vec<Tz> = starts.iter().map(|at| at.zone()).collect();
    zones.sort_by_key(|zone| zone.name());
    zones.dedup();
    let instants = || starts.iter().map(|at| at.local().with_timezone(&Utc));
    let (Some(from), Some(to)) = (instants().min(), instants().max()) else {
        return;
    };
    for one in zones {
        zone::write(lines, one, from, to);
    }
}

fn event(lines: &mut Lines, entry: &Entry, now: &Moment) {
    let event = &entry.event;
    let end = event.starts.plus(TimeDelta::minutes(event.minutes.into()));
    lines.line("BEGIN:VEVENT");
    lines.line(&format!("UID:{}", event.uid));
    lines.line(&format!(
        "DTSTAMP:{}",
        utc(&now.local().with_timezone(&Utc))
    ));
    lines.line(&format!("SEQUENCE:{}", entry.sequence));
    lines.line(&wall("DTSTART", &event.starts));
    lines.line(&wall("DTEND", &end));
    lines.text("SUMMARY", &event.title);
    lines.line(if entry.cancelled {
        "STATUS:CANCELLED"
    } else {
        "STATUS:CONFIRMED"
    });
    // Nothing of it belongs into what others see of one's time.
    lines.line("CLASS:PRIVATE");
    lines.line("TRANSP:OPAQUE");
    if !entry.cancelled {
        lines.line("BEGIN:VALARM");
        lines.line("ACTION:DISPLAY");
        lines.text("DESCRIPTION", &event.title);
        lines.line(&format!("TRIGGER:-PT{}M", event.alarm));
        lines.line("END:VALARM");
    }
    lines.line("END:VEVENT");
}

fn wall(name: &str, at: &Moment) -> String {
    let local = at.local().format("%Y%m%dT%H%M%S");
    format!("{name};TZID={}:{local}", at.zone_name())
}

fn utc(at: &DateTime<Utc>) -> String {
    at.format("%Y%m%dT%H%M%SZ").to_string()
}
