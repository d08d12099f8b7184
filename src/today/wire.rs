//! What Today says over the boundary.

use crate::private::Private;
use crate::random::Id;
use serde::Serialize;

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
    /// before; none in the first hours after another.
    #[cfg_attr(test, ts(as = "Option<String>"))]
    pub prepare: Option<Id>,
    /// Questions of the phase that were neither answered nor put away, the first one first.
    pub questions: Vec<TodayQuestion>,
    /// Its other questions: they come again only when asked for.
    pub past_questions: Vec<TodayQuestion>,
    /// What was kept on the day may get a line beside it.
    pub layer: Option<TodayLayer>,
    /// The infusion whose window it is.
    #[cfg_attr(test, ts(as = "Option<String>"))]
    pub after: Option<Id>,
    /// The fragment kept last in this window.
    pub kept: Option<TodayKept>,
    /// Longer-term questions are due, as a sentence.
    pub longer: Option<String>,
    /// The infusion whose day is today.
    #[cfg_attr(test, ts(as = "Option<String>"))]
    pub day: Option<Id>,
}

/// Where in time one is.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct TodayClock {
    /// "Wednesday 18 November, 18:40", in the current zone.
    pub now: String,
}

/// A question of the window.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct TodayQuestion {
    /// Its key.
    pub key: &'static str,
    /// Its words.
    pub text: String,
}

/// The offer to write beside what was kept on the day.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct TodayLayer {
    /// Its key, to put it away.
    pub key: &'static str,
    /// Its sentence.
    pub text: String,
    /// What was kept.
    pub kept: TodayKept,
}

/// The top of Today.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct TodayHero {
    /// "Wednesday 18 November"; while an infusion is near, "Wednesday 18 November, 18:40".
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
    /// The measure to begin with.
    pub scale: Option<&'static str>,
}

/// What the next step is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)] // each is the step of its name
pub enum TodayStepKind {
    Plan,
    Ride,
    Day,
    Over,
    Unsaid,
    Write,
    Checkin,
    Booster,
    Rest,
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
