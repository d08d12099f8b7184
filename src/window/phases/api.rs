//! The command of the page about the window.

use super::{ALL, about};
use crate::app::Room;
use crate::error::Failure;
use crate::moment::Moment;
use crate::session::{self, Session};
use crate::vault::api::Nothing;
use crate::window::{self, After, Phase};
use chrono::TimeDelta;
use serde::Serialize;

/// The window explained.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct WindowPage {
    /// "31 hours after infusion 3 of 6"; nothing outside every window.
    pub now: Option<String>,
    /// Earlier infusions whose windows are still open, as sentences, newest first.
    pub also: Vec<String>,
    /// The phases, in order.
    pub phases: Vec<WindowPhase>,
    /// What is known, one sentence each.
    pub known: Vec<String>,
}

/// One phase.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct WindowPhase {
    /// "The first hours"
    pub name: String,
    /// "Up to 4 hours after"
    pub when: String,
    /// "Mon 16 Nov, 11:25 to 15:25"; nothing outside every window.
    pub dates: Option<String>,
    /// How strong the glow is drawn, 0 to 4.
    pub glow: u8,
    /// It is now.
    pub is_now: bool,
    /// What these hours are often used for.
    pub used_for: String,
    /// What can wait.
    pub waits: Option<String>,
    /// Where that comes from.
    pub source: String,
}

/// `window.read`
///
/// # Errors
/// SQLite's.
pub fn read(room: &Room, _ask: Nothing) -> Result<WindowPage, Failure> {
    let sessions = session::table::all(room.db)?;
    let words = room.app.words();
    let after = window::after(&sessions, room.now);
    let of = window::of(&sessions);
    let also = earlier(&sessions, after.as_ref(), room);
    let known = [
        crate::key!("window-known-hours"),
        crate::key!("window-known-day"),
        crate::key!("window-known-days"),
        crate::key!("window-known-weeks"),
        crate::key!("window-known-how"),
    ];
    Ok(WindowPage {
        now: after.map(|after| window::sentence(words, &after, of)),
        also: also
            .iter()
            .map(|after| window::sentence(words, after, of))
            .collect(),
        phases: ALL
            .into_iter()
            .map(|phase| told(room, phase, after.as_ref()))
            .collect(),
        known: known.into_iter().map(|key| words.say(key, &[])).collect(),
    })
}

/// Windows overlap: the earlier infusions that are less than 14 days back.
fn earlier<'a>(sessions: &'a [Session], last: Option<&After>, room: &Room) -> Vec<After<'a>> {
    let others = sessions.iter().rev().filter(|session| {
        last.is_some_and(|last| {
            last.session.id != session.id && session.starts.ms() < last.session.starts.ms()
        })
    });
    others
        .filter_map(|session| window::since(session, room.now))
        .collect()
}

fn told(room: &Room, phase: Phase, after: Option<&After>) -> WindowPhase {
    let words = room.app.words();
    let keys = about(phase);
    WindowPhase {
        name: words.say(keys.name, &[]),
        when: words.say(keys.when, &[]),
        dates: after.map(|after| dates(room, phase, after.session)),
        glow: glow(phase),
        is_now: after.is_some_and(|after| after.phase == phase),
        used_for: words.say(keys.used_for, &[]),
        waits: keys.waits.map(|key| words.say(key, &[])),
        source: words.say(keys.source, &[]),
    }
}

fn dates(room: &Room, phase: Phase, session: &Session) -> String {
    let words = room.app.words();
    let at = |hours| {
        let edge = session.end().plus(TimeDelta::hours(hours));
        edge.seen_in(room.now.zone())
    };
    let edge = |at: &Moment| {
        let day = words.day_seen_from(at.day(), room.now.day());
        words.say("window-edge", &[("day", &day), ("time", &words.time(at))])
    };
    let (from, to) = phase.hours();
    let (from, to) = (at(from), at(to));
    let until = if from.day() == to.day() {
        words.time(&to)
    } else {
        edge(&to)
    };
    words.say("window-dates", &[("from", &edge(&from)), ("to", &until)])
}

/// The glow fades, and is gone after 72 hours.
fn glow(phase: Phase) -> u8 {
    match phase {
        Phase::Rest => 4,
        Phase::FirstNight => 3,
        Phase::FirstDays => 2,
        Phase::FirstWeek | Phase::SecondWeek => 0,
    }
}
