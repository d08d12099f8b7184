//! The calendar for a phone: neutral events with alarms, in a file that other calendars read.

pub mod api;
pub mod format;
pub mod table;
mod zone;

use super::facts::{Facts, Infusion};
use super::kinds::{Kind, therapy};
use super::quiet::Quiet;
use super::{Here, opaque};
use crate::moment::Moment;
use crate::random::Id;
use chrono::TimeDelta;

/// An event stays in the file for so long after it began.
pub const STAYS: TimeDelta = TimeDelta::hours(24);
/// A time to keep is drawn this long, in minutes.
const SHORT: u32 = 5;
/// A therapy appointment is drawn this long, in minutes; nobody gave its length ([design]).
const HOUR: u32 = 60;

/// One event, without a word of what it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// Opaque, and the same however often it is moved.
    pub uid: String,
    /// Its title: the name that the patient chose.
    pub title: String,
    /// When it starts, in its own zone.
    pub starts: Moment,
    /// How long, in minutes.
    pub minutes: u32,
    /// The alarm comes so many minutes before the start.
    pub alarm: u32,
}

/// An event as it goes into the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The event as it is, or was.
    pub event: Event,
    /// Grows with every change of it.
    pub sequence: u32,
    /// It is cancelled.
    pub cancelled: bool,
}

/// The events ahead, by their start: infusions, appointments, and the times to keep before and after.
#[must_use]
pub fn events(facts: &Facts, title: &str, quiet: Quiet, now: &Moment) -> Vec<Event> {
    let here = Here { now, quiet };
    let event = |what: &str, id: &Id, starts: Moment, minutes: u32, alarm: Option<Moment>| Event {
        uid: opaque(&facts.salt, "calendar", &format!("{what} {id}")),
        title: title.to_owned(),
        starts,
        minutes,
        alarm: until(alarm, &starts),
    };
    let mut events = Vec::new();
    for infusion in &facts.infusions {
        let (id, starts) = (&infusion.id, infusion.starts);
        let told = quiet.evening_of(&starts);
        events.push(event("infusion", id, starts, infusion.minutes, told));
        for (kind, keep) in kept(infusion) {
            let draft = kind.drafts_of(infusion, &here).into_iter().next();
            let told = keep.zip(draft);
            events.extend(
                told.map(|(keep, draft)| event(kind.name(), id, keep, SHORT, Some(draft.due))),
            );
        }
    }
    for one in &facts.therapy {
        let told = therapy::told(&one.at, quiet);
        events.push(event("therapy", &one.id, one.at, HOUR, told));
    }
    if let Some(ended) = &facts.ended {
        let free = ended.free.and_then(|free| quiet.after(&free));
        let name = Kind::AftercareOver.name();
        events.extend(free.map(|free| event(name, &ended.id, free, SHORT, Some(free))));
    }
    events.retain(|event| event.starts.plus(STAYS) > *now);
    events.sort_by(|a, b| (a.starts, &a.uid).cmp(&(b.starts, &b.uid)));
    events
}

fn kept(infusion: &Infusion) -> [(Kind, Option<Moment>); 5] {
    [
        (Kind::StopHeavyMeals, infusion.heavy_until),
        (Kind::StopSolids, infusion.solids_until),
        (Kind::StopLightMeals, infusion.light_until),
        (Kind::StopLiquids, infusion.liquids_until),
        (Kind::LeaveHome, infusion.leave),
    ]
}

/// Whole minutes from an alarm to the start; an alarm that would come later comes with the start.
fn until(alarm: Option<Moment>, starts: &Moment) -> u32 {
    let minutes = alarm.map_or(0, |alarm| alarm.minutes_until(starts));
    u32::try_from(minutes.max(0)).unwrap_or(0)
}

/// What goes into the file, given what went into it before: what is new begins at 0, what has changed
/// rises, what is gone while it still lay ahead is cancelled, once.
#[must_use]
pub fn entries(events: Vec<Event>, before: &[Entry], now: &Moment) -> Vec<Entry> {
    let known = |uid: &str| before.iter().find(|old| old.event.uid == uid);
    let mut entries: Vec<Entry> = events
        .into_iter()
        .map(|event| {
            let sequence = known(&event.uid).map_or(0, |old| {
                let same = old.event == event && !old.cancelled;
                old.sequence + u32::from(!same)
            });
            Entry {
                event,
                sequence,
                cancelled: false,
            }
        })
        .collect();
    let there = |old: &&Entry| entries.iter().any(|one| one.event.uid == old.event.uid);
    let gone: Vec<Entry> = before
        .iter()
        .filter(|old| !there(old) && old.event.starts > *now)
        .map(|old| Entry {
            event: old.event.clone(),
            sequence: old.sequence + u32::from(!old.cancelled),
            cancelled: true,
        })
        .collect();
    entries.extend(gone);
    entries
}
