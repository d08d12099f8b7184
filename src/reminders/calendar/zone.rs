//! A zone as a calendar file describes it: every change of its clocks in the years that matter.

use super::format::Lines;
use chrono::{DateTime, Datelike, NaiveDate, Offset, TimeDelta, TimeZone, Utc};
use chrono_tz::{OffsetComponents, OffsetName, Tz};

/// Writes a zone for events between two instants; a year on either side is described as well.
pub(super) fn write(lines: &mut Lines, zone: Tz, from: DateTime<Utc>, to: DateTime<Utc>) {
    lines.line("BEGIN:VTIMEZONE");
    lines.line(&format!("TZID:{}", zone.name()));
    let first = new_year(from.year() - 1);
    observance(lines, zone, first, offset(zone, first));
    for at in changes(zone, first, new_year(to.year() + 2)) {
        observance(lines, zone, at, offset(zone, at - TimeDelta::seconds(1)));
    }
    lines.line("END:VTIMEZONE");
}

fn new_year(year: i32) -> DateTime<Utc> {
    NaiveDate::from_ymd_opt(year, 1, 1)
        .and_then(|day| day.and_hms_opt(0, 0, 0))
        .map_or(DateTime::UNIX_EPOCH, |at| at.and_utc())
}

/// Seconds east of UTC.
fn offset(zone: Tz, at: DateTime<Utc>) -> i32 {
    zone.offset_from_utc_datetime(&at.naive_utc())
        .fix()
        .local_minus_utc()
}

/// The instants at which the clocks change.
fn changes(zone: Tz, from: DateTime<Utc>, to: DateTime<Utc>) -> Vec<DateTime<Utc>> {
    let day = TimeDelta::days(1);
    let mut found = Vec::new();
    let mut at = from;
    while at < to {
        let next = at + day;
        if offset(zone, at) != offset(zone, next) {
            found.push(change_between(zone, at, next));
        }
        at = next;
    }
    found
}

fn change_between(zone: Tz, mut before: DateTime<Utc>, mut after: DateTime<Utc>) -> DateTime<Utc> {
    let old = offset(zone, before);
    while after - before > TimeDelta::seconds(1) {
        let middle = before + (after - before) / 2;
        if offset(zone, middle) == old {
            before = middle;
        } else {
            after = middle;
        }
    }
    // Clocks change at whole seconds.
    DateTime::from_timestamp(after.timestamp(), 0).unwrap_or(after)
}

/// The time that begins at an instant, coming from an offset.
fn observance(lines: &mut Lines, zone: Tz, at: DateTime<Utc>, from: i32) {
    let now = zone.offset_from_utc_datetime(&at.naive_utc());
    let kind = if now.dst_offset().is_zero() {
        "STANDARD"
    } else {
        "DAYLIGHT"
    };
    // The wall on which it begins is that of the time before.
    let wall = at.naive_utc() + TimeDelta::seconds(from.into());
    lines.line(&format!("BEGIN:{kind}"));
    lines.line(&format!("DTSTART:{}", wall.format("%Y%m%dT%H%M%S")));
    lines.line(&format!("TZOFFSETFROM:{}", signed(from)));
    lines.line(&format!(
        "TZOFFSETTO:{}",
        signed(now.fix().local_minus_utc())
    ));
    if let Some(name) = now.abbreviation() {
        lines.text("TZNAME", name);
    }
    lines.line(&format!("END:{kind}"));
}

fn signed(seconds: i32) -> String {
    let sign = if seconds < 0 { '-' } else { '+' };
    let whole = seconds.abs();
    format!("{sign}{:02}{:02}", whole / 3_600, whole / 60 % 60)
}
