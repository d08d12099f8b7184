//! What the day says over the boundary.

use super::table::Kept;
use super::{Step, VitalSource};
use crate::app::Room;
use crate::clinic::Contact;
use crate::private::Private;
use chrono_tz::Tz;
use serde::Serialize;

/// One infusion's day, as the window draws it.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct DayView {
    /// The infusion.
    pub session_id: String,
    /// "Infusion 4 of 6"
    pub label: String,
    /// "Thursday 19 November, 10:22": now, or the day itself when it is another one.
    pub date: String,
    /// "Now: blood pressure and pulse"
    pub headline: String,
    /// What follows.
    pub then: Option<DayThen>,
    /// Its steps in their order.
    pub steps: Vec<DayStep>,
    /// What waits after it all: driving.
    pub after: Option<DayAfter>,
    /// The readings, in order.
    pub vitals: Vec<Vital>,
    /// The clinic's own limit, in its words.
    pub limit: Option<DayLimit>,
    /// Whom to ring.
    pub clinic: Option<DayClinic>,
    /// Steps can be tapped: the day is near, or was.
    pub open: bool,
    /// The infusion is over.
    pub over: bool,
}

/// What follows.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct DayThen {
    /// "Then, at 10:30"
    pub label: String,
    /// "Infusion 4"
    pub what: String,
}

/// The last row: nothing to tap, what waits.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct DayAfter {
    /// When its wait is over at the earliest, "Fri 11:10".
    pub time: String,
    /// "No driving or cycling yet"
    pub name: String,
    /// Until when.
    pub body: String,
}

/// A row of the day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)] // each is the step of its name
pub enum DayStepKind {
    Leave,
    Arrive,
    Vitals,
    Infusion,
    Watched,
    Ride,
    Home,
}

/// How a row stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub enum DayStepState {
    /// It was, and its time is known.
    Done,
    /// One is at it.
    Here,
    /// It lies ahead.
    Ahead,
    /// It is behind, without a time.
    Untold,
}

/// One row of the day.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct DayStep {
    /// Which.
    pub kind: DayStepKind,
    /// Its name.
    pub name: String,
    /// A line about it; may be empty.
    pub body: String,
    /// "10:12", real or planned; empty when neither is known.
    pub time: String,
    /// Its time is the real one.
    pub real: bool,
    /// How it stands.
    pub state: DayStepState,
    /// What can be recorded of it.
    pub taps: Vec<DayTap>,
}

/// Something that one tap records.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct DayTap {
    /// Which.
    pub step: Step,
    /// The words on its button: "I'm here"
    pub action: String,
    /// What was recorded: "It began 10:31"
    pub told: Option<String>,
    /// Its time, to be corrected: "10:31"
    pub time: Option<String>,
    /// It is the one next step.
    pub main: bool,
    /// Whether and how it can be recorded from where one is.
    pub offer: DayOffer,
}

/// How a step can be recorded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub enum DayOffer {
    /// It is recorded, or not yet to be.
    None,
    /// With one tap: now.
    Now,
    /// It was earlier: with its time.
    Time,
}

/// The clinic's own limit.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct DayLimit {
    /// The sheet's sentence, or the rule in our words.
    #[cfg_attr(test, ts(as = "String"))]
    pub sentence: Private<String>,
    /// They are the sheet's own words.
    pub quoted: bool,
    /// The last reading of a blood pressure lies above the clinic's number.
    pub above: bool,
    /// "From your clinic's sheet, 12 Nov."
    pub source: String,
}

/// Whom to ring.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct DayClinic {
    /// A name.
    #[cfg_attr(test, ts(as = "String"))]
    pub name: Private<String>,
    /// A phone number as given.
    #[cfg_attr(test, ts(as = "String"))]
    pub phone: Private<String>,
}

impl DayClinic {
    /// As it was entered.
    pub(crate) fn of(contact: Contact) -> Self {
        Self {
            name: contact.name,
            phone: contact.phone,
        }
    }
}

/// One reading.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Vital {
    /// Its id.
    pub id: String,
    /// Who took it.
    pub source: VitalSource,
    /// "Told to you by staff, 10:20"
    pub source_text: String,
    /// The time, `HH:MM` in the infusion's zone.
    pub time: String,
    /// mmHg.
    pub systolic: Option<u32>,
    /// mmHg.
    pub diastolic: Option<u32>,
    /// Beats a minute.
    pub pulse: Option<u32>,
    /// %.
    pub oxygen: Option<u32>,
}

impl Vital {
    /// A reading as the window draws it, in the infusion's zone.
    #[must_use]
    pub fn new(room: &Room, kept: &Kept, zone: Tz) -> Self {
        let words = room.app.words();
        let time = words.time(&kept.at.seen_in(zone));
        let args = [("time", time.as_str())];
        Self {
            id: kept.id.to_string(),
            source: kept.source,
            source_text: match kept.source {
                VitalSource::Clinic => words.say("day-vital-clinic", &args),
                VitalSource::Own => words.say("day-vital-own", &args),
            },
            time,
            systolic: kept.reading.systolic,
            diastolic: kept.reading.diastolic,
            pulse: kept.reading.pulse,
            oxygen: kept.reading.oxygen,
        }
    }
}
