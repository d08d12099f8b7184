//! What a host asks in order to remind, also with the vault locked: what is due, what comes next,
//! that it was shown, what was done with it.

use super::{Act, Hour, act as acted, is_now, next as comes_next, show};
use crate::app::App;
use crate::error::Failure;
use crate::moment::Moment;
use crate::reminders::kinds::Kind;
use crate::reminders::planned::api::{open_words, settled_for};
use crate::reminders::quiet::Quiet;
use crate::vault::api::{Done, Nothing};
use crate::vault::outside::{Due, Outside};
use serde::{Deserialize, Serialize};

/// A host that waits for the next reminder looks again after so many seconds at the latest.
const LOOK_S: i64 = 60;

/// What may be shown now, as one note: several things at once are one interruption.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct RemindersDue {
    /// Opaque ids; empty: nothing.
    pub ids: Vec<String>,
    /// Who it seems to come from, as the patient chose; says nothing.
    pub sender: String,
    /// The wording: says nothing, unless the vault is open and the patient chose otherwise.
    pub note: String,
    /// What can be done with it.
    pub actions: ReminderActions,
}

/// The words on a note's buttons.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct ReminderActions {
    /// `reminders.act` with `done`.
    pub done: String,
    /// `reminders.act` with `later`.
    pub later: String,
    /// Opens the window.
    pub open: String,
}

/// Which were shown, or are put away.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct RemindersIds {
    /// Opaque ids.
    pub ids: Vec<String>,
}

/// What was done with a note.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct RemindersAct {
    /// Its opaque ids.
    pub ids: Vec<String>,
    /// What was done.
    pub act: Act,
}

/// What comes next, in words that say nothing.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct RemindersNext {
    /// Who reminders seem to come from.
    pub sender: String,
    /// "Next: today 18:40"
    pub words: String,
    /// When `reminders.due` is the next to answer something, RFC 3339; now: it does already.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(as = "Option<String>", optional))]
    pub at: Option<Moment>,
    /// Seconds until one has to look again, 1 to 60.
    pub look_s: u32,
}

/// `reminders.due`: also with the vault locked, from what lies outside. With an open vault, another
/// zone or another day is planned for first.
///
/// # Errors
/// None.
pub fn due(app: &App, now: &Moment, _ask: Nothing) -> Result<RemindersDue, Failure> {
    settled_for(app, now);
    let mut answer = neutral(app, now);
    if !answer.ids.is_empty()
        && let Some(words) = open_words(app, now, &answer.ids)
    {
        answer.note = words;
    }
    Ok(answer)
}

/// `reminders.oneshot`: the same for a process that must not open the vault: never more than the
/// neutral words.
///
/// # Errors
/// None.
pub fn oneshot(app: &App, now: &Moment, _ask: Nothing) -> Result<RemindersDue, Failure> {
    Ok(neutral(app, now))
}

/// `reminders.next`
///
/// # Errors
/// None.
pub fn next(app: &App, now: &Moment, _ask: Nothing) -> Result<RemindersNext, Failure> {
    let outside = app.outside();
    let hour = hour(&outside, now);
    let times = outside.due.iter().filter_map(|one| comes_next(one, &hour));
    let at = times.min();
    let wait = at.map_or(LOOK_S, |at| (at.ms() - now.ms()).div_euclid(1_000) + 1);
    Ok(RemindersNext {
        sender: sender(app, &outside),
        words: next_words(app, now, at.as_ref()),
        at,
        look_s: u32::try_from(wait.clamp(1, LOOK_S)).unwrap_or(1),
    })
}

/// `reminders.shown`: marked outside, so that neither a restart nor a clock set back repeats one.
///
/// # Errors
/// The file system's.
pub fn shown(app: &App, now: &Moment, ask: RemindersIds) -> Result<Done, Failure> {
    change(app, &ask.ids, |due| show(due, now))
}

/// `reminders.act`
///
/// # Errors
/// The file system's.
pub fn act(app: &App, now: &Moment, ask: RemindersAct) -> Result<Done, Failure> {
    change(app, &ask.ids, |due| acted(due, ask.act, now))
}

/// Who reminders seem to come from.
#[must_use]
pub fn sender(app: &App, outside: &Outside) -> String {
    if outside.sender.is_empty() {
        app.words().say("reminders-sender", &[])
    } else {
        outside.sender.clone()
    }
}

fn change(app: &App, ids: &[String], change: impl Fn(&mut Due)) -> Result<Done, Failure> {
    app.change_outside(|outside| {
        for due in &mut outside.due {
            if ids.contains(&due.id) {
                change(due);
            }
        }
    })?;
    Ok(Done {})
}

fn hour<'a>(outside: &Outside, now: &'a Moment) -> Hour<'a> {
    let groggy = outside.groggy_at(now.ms());
    Hour {
        now,
        quiet: Quiet::chosen(outside.quiet),
        groggy_until: groggy.map(|one| Moment::from_ms(one.until_ms, now.zone())),
    }
}

fn neutral(app: &App, now: &Moment) -> RemindersDue {
    let words = app.words();
    let outside = app.outside();
    let hour = hour(&outside, now);
    let found: Vec<&Due> = outside
        .due
        .iter()
        .filter(|one| is_now(one, &hour))
        .collect();
    let timed = found.iter().any(|one| one.timed);
    RemindersDue {
        sender: sender(app, &outside),
        note: words.say(Kind::discreet(timed), &[]),
        ids: found.iter().map(|one| one.id.clone()).collect(),
        actions: ReminderActions {
            done: words.say("reminders-act-done", &[]),
            later: words.say("reminders-act-later", &[]),
            open: words.say("reminders-act-open", &[]),
        },
    }
}

fn next_words(app: &App, now: &Moment, at: Option<&Moment>) -> String {
    let words = app.words();
    let Some(at) = at else {
        return words.say("reminders-next-none", &[]);
    };
    let time = words.time(at);
    match (at.day() - now.day()).num_days() {
        _ if at <= now => words.say("reminders-next-now", &[]),
        0 => words.say("reminders-next-today", &[("time", &time)]),
        1 => words.say("reminders-next-tomorrow", &[("time", &time)]),
        _ => {
            let day = words.day_seen_from(at.day(), now.day());
            words.say("reminders-next-day", &[("day", &day), ("time", &time)])
        }
    }
}
