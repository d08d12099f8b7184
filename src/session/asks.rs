//! What may be asked about infusions, and what lines of text give as dates.

use super::course::when;
use super::day::VitalSource;
use super::route::api::InfusionPhases;
use super::series::api::clock_change;
use super::{plan, times};
use crate::app::Room;
use crate::error::Coded;
use crate::moment::Wall;
use crate::private::Private;
use crate::random::Id;
use serde::{Deserialize, Serialize};

/// Infusions to plan.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct PlanCourse {
    /// Their starts, 1 to 200, in any order.
    pub starts: Vec<Wall>,
    /// The length of each in minutes, 0 to 4,320.
    pub minutes: f64,
    /// How they are given; absent: like the latest one.
    #[cfg_attr(test, ts(optional))]
    pub phases: Option<InfusionPhases>,
}

/// An infusion and its new start.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct MoveInfusion {
    /// Which.
    #[cfg_attr(test, ts(as = "String"))]
    pub id: Id,
    /// The new start.
    pub starts: Wall,
    /// The planned ones after it move by as many days; boosters stay.
    #[serde(default)]
    #[cfg_attr(test, ts(optional, as = "Option<bool>"))]
    pub later: bool,
}

/// Several infusions and their new starts.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct MoveInfusions {
    /// At most 200, each once.
    pub moves: Vec<MoveInfusion>,
}

/// One infusion.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct WhichInfusion {
    /// Which.
    #[cfg_attr(test, ts(as = "String"))]
    pub id: Id,
}

/// An infusion that is over.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct EndInfusion {
    /// Which.
    #[cfg_attr(test, ts(as = "String"))]
    pub id: Id,
    /// When it ended; absent: now. Without a zone, in the infusion's.
    #[cfg_attr(test, ts(optional))]
    pub ended: Option<Wall>,
}

/// A reading. The ranges only catch slips of the hand; they say nothing about health.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct AddVital {
    /// The infusion it belongs to.
    #[cfg_attr(test, ts(as = "String"))]
    pub session_id: Id,
    /// When; absent: now. Without a zone, in the infusion's.
    #[cfg_attr(test, ts(optional))]
    pub at: Option<Wall>,
    /// When on the day of the infusion, as a person writes it: "10:20".
    #[cfg_attr(test, ts(optional))]
    pub time: Option<String>,
    /// Who took it; absent: the clinic.
    #[serde(default)]
    #[cfg_attr(test, ts(optional, as = "Option<VitalSource>"))]
    pub source: VitalSource,
    /// mmHg, 40 to 300.
    #[cfg_attr(test, ts(optional))]
    pub systolic: Option<f64>,
    /// mmHg, 20 to 200, below the systolic one.
    #[cfg_attr(test, ts(optional))]
    pub diastolic: Option<f64>,
    /// Beats a minute, 20 to 300.
    #[cfg_attr(test, ts(optional))]
    pub pulse: Option<f64>,
    /// Oxygen saturation in %, 50 to 100.
    #[cfg_attr(test, ts(optional))]
    pub oxygen: Option<f64>,
}

/// Lines with dates and times.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ReadTimes {
    /// At most 20,000 characters.
    #[cfg_attr(test, ts(as = "String"))]
    pub text: Private<String>,
}

/// What was read of lines.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct TimesRead {
    /// Every line that is not blank.
    pub lines: Vec<TimeLine>,
    /// The starts that were read, ready to be planned.
    pub walls: Vec<Wall>,
}

/// One line and what it gives.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct TimeLine {
    /// The line as given.
    #[cfg_attr(test, ts(as = "String"))]
    pub text: Private<String>,
    /// The start, when one was read.
    pub wall: Option<Wall>,
    /// The start in words.
    pub when: Option<String>,
    /// Why nothing was read, or why it could not be planned.
    pub problem: Option<String>,
    /// The clocks change: what its time means.
    pub note: Option<String>,
    /// It lies in the past.
    pub past: bool,
}

impl TimeLine {
    pub(super) fn new(room: &Room, line: &str) -> Self {
        let nothing = Self {
            text: Private::from(line.trim()),
            wall: None,
            when: None,
            problem: None,
            note: None,
            past: false,
        };
        match times::read_line(line, room.now.day()) {
            Err(unread) => Self {
                problem: Some(room.app.words().say(unread.sentence(), &[])),
                ..nothing
            },
            Ok(wall) => match wall.resolve(room.now.zone()) {
                Err(_) => Self {
                    problem: Some(room.app.words().say(plan::Error::FarDate.sentence(), &[])),
                    ..nothing
                },
                Ok(starts) => Self {
                    note: clock_change(room, &wall, &starts),
                    wall: Some(wall),
                    when: Some(when(&starts, room.now)),
                    past: starts.ms() < room.now.ms(),
                    ..nothing
                },
            },
        }
    }
}
