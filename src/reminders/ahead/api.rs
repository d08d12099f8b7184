//! The command of what lies ahead.

use super::DAYS;
use crate::app::Room;
use crate::error::Failure;
use crate::reminders::delivery::{Hour, next};
use crate::reminders::kinds::Kind;
use crate::reminders::planned::api::planned;
use crate::reminders::settings::api::wanted;
use crate::vault::api::Nothing;
use chrono::{NaiveDate, TimeDelta};
use serde::Serialize;

/// A day on which something comes.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct RemindersDay {
    /// "Thursday 12 November"
    pub day: String,
    /// What comes, by its time.
    pub notes: Vec<RemindersAhead>,
}

/// Something that comes.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct RemindersAhead {
    /// Opaque id.
    pub id: String,
    /// "20:30"
    pub time: String,
    /// What it is about.
    pub kind: Kind,
    /// The open wording.
    pub words: String,
}

/// `reminders.ahead`: what waits outside to be shown within [`DAYS`] days, if nothing changes.
///
/// # Errors
/// `Locked`, the store's.
pub fn read(room: &Room, _ask: Nothing) -> Result<Vec<RemindersDay>, Failure> {
    let words = room.app.words();
    let end = room.now.plus(TimeDelta::days(DAYS));
    let hour = Hour {
        now: room.now,
        quiet: wanted(room)?.preferences.quiet,
        groggy_until: None,
    };
    let outside = room.app.outside().due;
    let mut times: Vec<_> = planned(room)?
        .into_iter()
        .filter_map(|nudge| {
            let due = outside.iter().find(|due| due.id == nudge.id)?;
            Some((next(due, &hour).filter(|at| *at < end)?, nudge))
        })
        .collect();
    times.sort_by_key(|(at, nudge)| (at.ms(), nudge.kind));
    let mut days: Vec<(NaiveDate, RemindersDay)> = Vec::new();
    for (at, nudge) in times {
        let note = RemindersAhead {
            time: words.time(&at),
            kind: nudge.kind,
            words: nudge.open_words(words),
            id: nudge.id,
        };
        match days.last_mut().filter(|(day, _)| *day == at.day()) {
            Some((_, day)) => day.notes.push(note),
            None => {
                let day = words.day(at.day());
                let notes = vec![note];
                days.push((at.day(), RemindersDay { day, notes }));
            }
        }
    }
    Ok(days.into_iter().map(|(_, day)| day).collect())
}
