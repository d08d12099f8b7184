//! Today's command: one answer with everything the screen shows.

use super::horizon::{self, Drawn, Note};
use super::say::Say;
use super::{Facts, Step, View, say};
use crate::app::Room;
use crate::error::Failure;
use crate::moment::Moment;
use crate::private::Private;
use crate::random::Id;
use crate::session::{self, Session, State};
use crate::vault::api::Nothing;
use crate::{journal, window};
use serde::Serialize;

/// How many suns the rail shows at most.
const RAIL: usize = 6;

/// Everything Today shows.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct TodayPage {
    /// The top.
    pub hero: TodayHero,
    /// The horizon.
    pub horizon: Horizon,
    /// The one next step.
    pub next: TodayStep,
    /// The infusion whose fasting clock, ride and list belong on Today: the next, from seven days
    /// before.
    #[cfg_attr(test, ts(as = "Option<String>"))]
    pub prepare: Option<Id>,
    /// Questions of the window, the first one first; none outside it.
    pub questions: Vec<String>,
    /// The infusion whose window it is.
    #[cfg_attr(test, ts(as = "Option<String>"))]
    pub after: Option<Id>,
    /// The fragment kept last in this window.
    pub kept: Option<TodayKept>,
    /// The line under the suns in the rail.
    pub course: String,
    /// The suns in the rail.
    pub suns: Vec<TodaySun>,
}

/// The top of Today.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct TodayHero {
    /// "Wednesday 18 November, 18:40"
    pub date: String,
    /// "Infusion 4 is Thursday at 10:30"
    pub headline: String,
    /// The line under it.
    pub support: String,
    /// The time until the infusion.
    pub count: Option<TodayCount>,
}

/// A span and what it is.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct TodayCount {
    /// "Time until then"
    pub label: String,
    /// "15 h 50 min"
    pub value: String,
}

/// The one next step.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct TodayStep {
    /// What it is.
    pub kind: TodayStepKind,
    /// Its title.
    pub title: String,
    /// One or two sentences.
    pub body: String,
    /// The words on its button.
    pub action: String,
    /// The infusion it is about.
    #[cfg_attr(test, ts(as = "Option<String>"))]
    pub session_id: Option<Id>,
}

/// What the next step is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)] // each is the step of its name
pub enum TodayStepKind {
    Plan,
    Ride,
    Over,
    Write,
    Checkin,
    Booster,
    Journal,
}

/// A fragment, as it came.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct TodayKept {
    /// Its id.
    #[cfg_attr(test, ts(as = "String"))]
    pub id: Id,
    /// Its first words.
    #[cfg_attr(test, ts(as = "String"))]
    pub first: Private<String>,
    /// "Kept from Monday"
    pub title: String,
    /// "13:02"
    pub time: String,
}

/// A sun in the rail.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct TodaySun {
    /// Been, next, later.
    pub state: SunState,
    /// The hours since lie within the glow.
    pub glows: bool,
}

/// How a sun is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub enum SunState {
    /// Filled: it happened.
    Done,
    /// Amber outline: the next.
    Next,
    /// Grey outline.
    Later,
}

/// The horizon. Every place runs from 0, the left edge, to 1.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Horizon {
    /// All of it in full sentences.
    pub label: String,
    /// Infusions, from left to right.
    pub suns: Vec<HorizonSun>,
    /// Their glow.
    pub glows: Vec<HorizonGlow>,
    /// Where now is.
    pub now: Option<f64>,
    /// Where the wait ends.
    pub wait_until: Option<f64>,
    /// Marks of days, from left to right.
    pub ticks: Vec<HorizonTick>,
    /// Mood notes; a blank day parts them.
    pub mood: Vec<Vec<HorizonMood>>,
    /// Days without a note.
    pub gaps: Vec<HorizonGap>,
    /// The same in a table.
    pub table: HorizonTable,
}

/// An infusion on the horizon.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct HorizonSun {
    /// Where.
    pub at: f64,
    /// How it is drawn.
    pub state: SunState,
    /// "Infusion 3"
    pub label: String,
    /// "Mon 16 Nov"; for one ahead with its time.
    pub day: String,
}

/// The inks after an infusion.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct HorizonGlow {
    /// Which sun, counted from 0.
    pub sun: u32,
    /// Where each ink ends.
    pub ends: Vec<HorizonInk>,
}

/// Where one ink ends.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct HorizonInk {
    /// 4, 24, 48 or 72.
    pub hours: u32,
    /// Where.
    pub at: f64,
    /// That moment is still ahead.
    pub ahead: bool,
}

/// A mark of a day.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct HorizonTick {
    /// Where.
    pub at: f64,
    /// "Tue"; with the date when they are weeks apart.
    pub label: String,
}

/// A mood note.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct HorizonMood {
    /// Where.
    pub at: f64,
    /// Over (to 1) or under (to -1) the patient's own baseline.
    pub level: f64,
}

/// A stretch without notes.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct HorizonGap {
    /// From here
    pub from: f64,
    /// to there.
    pub to: f64,
}

/// The horizon's numbers as a table.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct HorizonTable {
    /// Over the columns.
    pub headers: Vec<String>,
    /// The rows, by time.
    pub rows: Vec<Vec<String>>,
}

/// Everything Today shows.
///
/// # Errors
/// SQLite's.
pub fn read(room: &Room, _ask: Nothing) -> Result<TodayPage, Failure> {
    let sessions = session::table::all(room.db)?;
    let say = Say {
        words: room.app.words(),
        sessions: &sessions,
        now: room.now,
    };
    let after = window::after(&sessions, room.now);
    let view = super::view(&sessions, room.now);
    let notes = notes(room)?;
    let drawn = horizon::draw(&sessions, &notes, room.now);
    let step = super::step(&facts(room, &sessions)?);
    Ok(TodayPage {
        hero: hero(&say, &view),
        horizon: horizon(&say, &drawn),
        next: next(&say, &step),
        prepare: prepare(&sessions, room.now),
        questions: after.as_ref().map_or_else(Vec::new, |after| {
            let keys = after.phase.questions().iter();
            keys.map(|key| say.words.say(key, &[])).collect()
        }),
        kept: match &after {
            Some(after) => kept(room, &say, after.session)?,
            None => None,
        },
        after: after.map(|after| after.session.id.clone()),
        course: say.course(),
        suns: suns(&sessions, room.now),
    })
}

fn notes(_room: &Room) -> Result<Vec<Note>, Failure> {
    Ok(Vec::new())
}

fn facts<'a>(room: &'a Room, sessions: &'a [Session]) -> Result<Facts<'a>, Failure> {
    let next = session::next(sessions, room.now);
    let after = window::after(sessions, room.now);
    Ok(Facts {
        sessions,
        ride_confirmed: match next {
            Some(next) => ride_confirmed(room, &next.id)?,
            None => false,
        },
        fragment_kept: match after {
            Some(after) => journal::table::has_fragment(
                room.db,
                &after.session.id,
                &say::ended(after.session),
            )?,
            None => false,
        },
        last_form: last_form(room)?,
        now: room.now,
    })
}

fn ride_confirmed(_room: &Room, _session: &Id) -> Result<bool, Failure> {
    Ok(true)
}

fn last_form(_room: &Room) -> Result<Option<Moment>, Failure> {
    Ok(None)
}

fn hero(say: &Say, view: &View) -> TodayHero {
    let count = match view {
        View::Before(next) => Some(TodayCount {
            label: say.words.say("today-count-label", &[]),
            value: say.words.span(say.now.minutes_until(&next.starts)),
        }),
        View::On(_) | View::Window(_) | View::Long(_) | View::Nothing => None,
    };
    TodayHero {
        date: say.words.day_and_time(say.now),
        headline: say.headline(view),
        support: say.support(view),
        count,
    }
}

fn next(say: &Say, step: &Step) -> TodayStep {
    let (title, body, action) = say.step(step);
    let (kind, session) = match step {
        Step::Plan => (TodayStepKind::Plan, None),
        Step::Ride(session) => (TodayStepKind::Ride, Some(session)),
        Step::Over(session) => (TodayStepKind::Over, Some(session)),
        Step::Write(session) => (TodayStepKind::Write, Some(session)),
        Step::CheckIn => (TodayStepKind::Checkin, None),
        Step::Booster => (TodayStepKind::Booster, None),
        Step::Journal => (TodayStepKind::Journal, None),
    };
    TodayStep {
        kind,
        title,
        body,
        action,
        session_id: session.map(|session| session.id.clone()),
    }
}

fn prepare(sessions: &[Session], now: &Moment) -> Option<Id> {
    let next = session::next(sessions, now)?;
    let near = (next.starts.day() - now.day()).num_days() <= 7;
    (near && next.starts.ms() > now.ms()).then(|| next.id.clone())
}

fn kept(room: &Room, say: &Say, session: &Session) -> Result<Option<TodayKept>, Failure> {
    let since = say::ended(session);
    let found = journal::table::last_fragment(room.db, &session.id, &since)?;
    Ok(found.map(|text| {
        let day = say.words.weekday(text.at.day());
        TodayKept {
            first: Private::new(journal::excerpt(text.words.expose())),
            title: say.words.say("today-kept", &[("day", &day)]),
            time: say.words.time(&text.at),
            id: text.id,
        }
    }))
}

fn suns(sessions: &[Session], now: &Moment) -> Vec<TodaySun> {
    let next = session::next(sessions, now);
    let after = window::after(sessions, now).filter(|after| after.minutes < 72 * 60);
    let at = next.and_then(|next| sessions.iter().position(|one| one.id == next.id));
    let at = at.unwrap_or(sessions.len());
    // The first course stands whole; later the next one stands near the end.
    let skip = at
        .saturating_sub(RAIL - 2)
        .min(sessions.len().saturating_sub(RAIL));
    let shown = sessions.iter().skip(skip).take(RAIL);
    shown
        .map(|session| TodaySun {
            state: state(session, next.is_some_and(|next| next.id == session.id)),
            glows: after.is_some_and(|after| after.session.id == session.id),
        })
        .collect()
}

fn state(session: &Session, next: bool) -> SunState {
    match session.state {
        State::Over => SunState::Done,
        State::Planned | State::Cancelled if next => SunState::Next,
        State::Planned | State::Cancelled => SunState::Later,
    }
}

fn horizon(say: &Say, drawn: &Drawn) -> Horizon {
    let words = say.words;
    Horizon {
        label: say.horizon(drawn),
        suns: drawn.suns.iter().map(|sun| sun_on(say, sun)).collect(),
        glows: glows(drawn),
        now: Some(drawn.now),
        wait_until: drawn.wait_until,
        ticks: drawn
            .ticks
            .iter()
            .map(|(at, day)| HorizonTick {
                at: *at,
                label: if drawn.by_weeks {
                    words.day_short(*day)
                } else {
                    words.weekday_short(*day)
                },
            })
            .collect(),
        mood: drawn
            .mood
            .iter()
            .map(|part| {
                part.iter()
                    .map(|(at, level)| HorizonMood {
                        at: *at,
                        level: *level,
                    })
                    .collect()
            })
            .collect(),
        gaps: drawn
            .gaps
            .iter()
            .map(|(from, to)| HorizonGap {
                from: *from,
                to: *to,
            })
            .collect(),
        table: HorizonTable {
            headers: vec![
                words.say("today-horizon-when", &[]),
                words.say("today-horizon-what", &[]),
            ],
            rows: say.rows(drawn),
        },
    }
}

fn sun_on(say: &Say, sun: &horizon::Sun) -> HorizonSun {
    let at = say::ended(sun.session);
    let mut day = say.words.day_seen_from(at.day(), say.now.day());
    if sun.next {
        let time = say.words.time(&at);
        day = say
            .words
            .say("date-and-time", &[("date", &day), ("time", &time)]);
    }
    HorizonSun {
        at: sun.at,
        state: state(sun.session, sun.next),
        label: say.name(sun.session),
        day,
    }
}

fn glows(drawn: &Drawn) -> Vec<HorizonGlow> {
    (0..)
        .zip(&drawn.suns)
        .filter(|(_, sun)| !sun.glow.is_empty())
        .map(|(index, sun)| HorizonGlow {
            sun: index,
            ends: sun
                .glow
                .iter()
                .map(|(hours, at, ahead)| HorizonInk {
                    hours: *hours,
                    at: *at,
                    ahead: *ahead,
                })
                .collect(),
        })
        .collect()
}
