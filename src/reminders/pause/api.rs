//! Commands of the pause: how it stands, put it on, take it off.

use super::DAYS;
use crate::app::Room;
use crate::error::{Code, Failure};
use crate::moment::Moment;
use crate::reminders::planned::api::settle;
use crate::vault::api::Nothing;
use crate::vault::{fact, keep_fact};
use chrono::TimeDelta;
use serde::{Deserialize, Serialize};

const NAME: &str = "reminders_paused_until";

/// For how long.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct PauseReminders {
    /// Days of 24 hours: 3, 7 or 14; 0 ends the pause.
    pub days: u32,
}

/// How it stands.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct RemindersPaused {
    /// A pause is on.
    pub on: bool,
    /// The same as a sentence.
    pub sentence: String,
}

/// `reminders.paused`
///
/// # Errors
/// `Locked`.
pub fn paused(room: &Room, _ask: Nothing) -> Result<RemindersPaused, Failure> {
    let words = room.app.words();
    let until = until(room)?.filter(|until| room.now < until);
    Ok(RemindersPaused {
        on: until.is_some(),
        sentence: match until {
            Some(until) => {
                let until = words.day_and_time(&until);
                words.say("reminders-paused-until", &[("time", &until)])
            }
            None => words.say("reminders-not-paused", &[]),
        },
    })
}

/// `reminders.pause`
///
/// # Errors
/// `Invalid` with field `days`.
pub fn pause(room: &Room, ask: PauseReminders) -> Result<RemindersPaused, Failure> {
    if !DAYS.contains(&ask.days) {
        let mut failure = Failure::of(Code::Invalid);
        failure.field = Some(String::from("days"));
        return Err(failure);
    }
    let until = room.now.plus(TimeDelta::days(ask.days.into()));
    keep_fact(room.db, NAME, &until.ms().to_string())?;
    settle(room)?;
    paused(room, Nothing {})
}

/// Until when prompts are paused, in the zone of now; it may lie in the past.
///
/// # Errors
/// The store's.
pub(in crate::reminders) fn until(room: &Room) -> Result<Option<Moment>, Failure> {
    let kept = fact(room.db, NAME)?.and_then(|ms| ms.parse().ok());
    Ok(kept.map(|ms| Moment::from_ms(ms, room.now.zone())))
}
