//! What went into the calendar file, so that the next one says what has changed.

use super::{Entry, Event};
use crate::moment::Moment;
use rusqlite::{Connection, named_params};

/// All that ever went into it and was not forgotten.
///
/// # Errors
/// The store's.
pub fn entries(db: &Connection) -> rusqlite::Result<Vec<Entry>> {
    db.prepare_cached(
        "SELECT uid, sequence, title, starts_ms, zone, minutes, alarm, cancelled
         FROM reminders_calendar ORDER BY starts_ms, uid",
    )?
    .query_map([], |row| {
        let zone: String = row.get("zone")?;
        Ok(Entry {
            event: Event {
                uid: row.get("uid")?,
                title: row.get("title")?,
                starts: Moment::stored(row.get("starts_ms")?, &zone),
                minutes: row.get("minutes")?,
                alarm: row.get("alarm")?,
            },
            sequence: row.get("sequence")?,
            cancelled: row.get("cancelled")?,
        })
    })?
    .collect()
}

/// Remembers what went into the file.
///
/// # Errors
/// The store's.
pub fn keep(db: &Connection, entries: &[Entry]) -> rusqlite::Result<()> {
    let mut insert = db.prepare_cached(
        "INSERT INTO reminders_calendar
         (uid, sequence, title, starts_ms, zone, minutes, alarm, cancelled)
         VALUES (:uid, :sequence, :title, :starts, :zone, :minutes, :alarm, :cancelled)
         ON CONFLICT (uid) DO UPDATE SET
         sequence = excluded.sequence, title = excluded.title, starts_ms = excluded.starts_ms, zone = excluded.zone,
         minutes = excluded.minutes, alarm = excluded.alarm, cancelled = excluded.cancelled",
    )?;
    for Entry {
        event,
        sequence,
        cancelled,
    } in entries
    {
        insert.execute(named_params! {
            ":uid": event.uid, ":sequence": sequence, ":title": event.title, ":starts": event.starts.ms(),
            ":zone": event.starts.zone_name(), ":minutes": event.minutes, ":alarm": event.alarm,
            ":cancelled": cancelled,
        })?;
    }
    Ok(())
}
