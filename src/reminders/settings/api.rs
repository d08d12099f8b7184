//! The commands of these settings. They are kept in the vault; outside lies what a locked one must know.

use super::{Error, name};
use crate::app::Room;
use crate::error::Failure;
use crate::reminders::kinds::Kind;
use crate::reminders::planned::api::settle;
use crate::reminders::quiet::{EVENINGS, MORNINGS};
use crate::reminders::{Preferences, Quiet, pause};
use crate::vault::api::Nothing;
use crate::vault::{fact, keep_fact};
use serde::{Deserialize, Serialize};

const SENDER: &str = "reminders_sender";
const OPEN: &str = "reminders_open";
const QUIET: &str = "reminders_quiet";
const OFF: &str = "reminders_off";

/// All that is wanted, as the vault keeps it.
#[derive(Debug, Clone, Default)]
pub struct Wanted {
    /// From whom; empty for the usual name.
    pub sender: String,
    /// The open wording, while the vault is open.
    pub open: bool,
    /// What the plan has to keep to.
    pub preferences: Preferences,
}

/// The settings.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct ReminderSettings {
    /// From whom notes seem to come.
    pub sender: String,
    /// Names that are offered.
    pub offered: Vec<String>,
    /// The open wording is chosen.
    pub open: bool,
    /// What a note says to others.
    pub example: String,
    /// The quiet hours.
    pub quiet: ReminderQuiet,
    /// Hours of the evening from which it may be quiet.
    pub evenings: Vec<u32>,
    /// Hours of the morning until which it may be.
    pub mornings: Vec<u32>,
    /// Each kind, what the clinic's timetable needs first.
    pub kinds: Vec<ReminderChoice>,
}

/// From an hour of the evening until one of the morning.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ReminderQuiet {
    /// 18 to 23.
    pub from: u32,
    /// 6 to 12.
    pub until: u32,
}

/// One kind of reminder.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct ReminderChoice {
    /// Which.
    pub kind: Kind,
    /// Its name.
    pub title: String,
    /// A time to keep: a pause does not stop it, the budget does not count it.
    pub timed: bool,
    /// It is wanted.
    pub on: bool,
}

/// What to change; absent fields stay.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SetReminders {
    /// A name of at most 40 characters; empty for the usual one.
    #[cfg_attr(test, ts(optional))]
    pub sender: Option<String>,
    /// The open wording.
    #[cfg_attr(test, ts(optional))]
    pub open: Option<bool>,
    /// The quiet hours.
    #[cfg_attr(test, ts(optional))]
    pub quiet: Option<ReminderQuiet>,
    /// One kind, wanted or not.
    #[cfg_attr(test, ts(optional))]
    pub kind: Option<SetReminderKind>,
}

/// One kind, wanted or not.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SetReminderKind {
    /// Which.
    pub kind: Kind,
    /// It is wanted.
    pub on: bool,
}

/// `reminders.settings`
///
/// # Errors
/// `Locked`, the store's.
pub fn read(room: &Room, _ask: Nothing) -> Result<ReminderSettings, Failure> {
    let words = room.app.words();
    let wanted = wanted(room)?;
    let usual = words.say("reminders-sender", &[]);
    let (from, until) = wanted.preferences.quiet.hours();
    let kinds = Kind::ALL.iter().map(|kind| ReminderChoice {
        kind: *kind,
        title: words.say(kind.title(), &[]),
        timed: !kind.is_prompt(),
        on: !wanted.preferences.off.contains(kind),
    });
    Ok(ReminderSettings {
        sender: if wanted.sender.is_empty() {
            usual.clone()
        } else {
            wanted.sender
        },
        offered: vec![
            usual,
            words.say("reminders-sender-notes", &[]),
            words.say("reminders-sender-diary", &[]),
        ],
        open: wanted.open,
        example: words.say(Kind::discreet(true), &[]),
        quiet: ReminderQuiet { from, until },
        evenings: EVENINGS.collect(),
        mornings: MORNINGS.collect(),
        kinds: kinds.collect(),
    })
}

/// `reminders.set`
///
/// # Errors
/// `Groggy`; `Invalid` with field `sender` or `quiet`. Nothing is changed then.
pub fn set(room: &Room, ask: SetReminders) -> Result<ReminderSettings, Failure> {
    if let Some(sender) = &ask.sender {
        keep_fact(room.db, SENDER, name(sender)?)?;
    }
    if let Some(open) = ask.open {
        keep_fact(room.db, OPEN, if open { "yes" } else { "no" })?;
    }
    if let Some(ReminderQuiet { from, until }) = ask.quiet {
        Quiet::new(from, until).ok_or(Error::Quiet)?;
        keep_fact(room.db, QUIET, &format!("{from} {until}"))?;
    }
    if let Some(SetReminderKind { kind, on }) = ask.kind {
        let mut off = wanted(room)?.preferences.off;
        off.retain(|one| *one != kind);
        if !on {
            off.push(kind);
        }
        let names: Vec<_> = off.iter().map(|kind| kind.name()).collect();
        keep_fact(room.db, OFF, &names.join(" "))?;
    }
    settle(room)?;
    read(room, Nothing {})
}

/// All that is wanted.
///
/// # Errors
/// The store's.
pub fn wanted(room: &Room) -> Result<Wanted, Failure> {
    let quiet = fact(room.db, QUIET)?.and_then(|hours| {
        let (from, until) = hours.split_once(' ')?;
        Some((from.parse().ok()?, until.parse().ok()?))
    });
    let off = fact(room.db, OFF)?.unwrap_or_default();
    let kinds = Kind::ALL.iter().copied();
    Ok(Wanted {
        sender: fact(room.db, SENDER)?.unwrap_or_default(),
        open: fact(room.db, OPEN)?.as_deref() == Some("yes"),
        preferences: Preferences {
            quiet: Quiet::chosen(quiet),
            paused_until: pause::api::until(room)?,
            off: kinds
                .filter(|kind| off.split(' ').any(|name| name == kind.name()))
                .collect(),
        },
    })
}
