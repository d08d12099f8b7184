//! What a plan is made of: the facts of the rooms above, as far as they concern reminders.

pub mod api;

use crate::moment::Moment;
use crate::random::Id;
use crate::window::prompt::Layer;
use chrono::{NaiveDate, NaiveTime};
use std::collections::BTreeSet;

/// What the plan is made of.
#[derive(Debug, Clone, Default)]
pub struct Facts {
    /// Infusions that are planned, and those that have begun and nobody marked over yet.
    pub infusions: Vec<Infusion>,
    /// The infusion that ended last.
    pub ended: Option<Ended>,
    /// The next check-in of the schedule.
    pub checkin: Option<Checkin>,
    /// Small actions that were chosen and are not done.
    pub actions: Vec<SmallAction>,
    /// Therapy appointments ahead.
    pub therapy: Vec<Appointment>,
    /// Booster dates that are to be booked.
    pub bookings: Vec<Booking>,
    /// The patient's own rule, while it holds.
    pub rule: Option<RuleHolds>,
    /// The next round of longer-term questions.
    pub longer: Option<LongerDue>,
    /// What was sent and waits for a receipt, or for its place.
    pub unreceived: Vec<Unreceived>,
    /// When anybody received for the first time; none while nobody receives.
    pub received_since: Option<Moment>,
    /// Local days of infusions, also of those that are over: more prompts may come then.
    pub days: Vec<NaiveDate>,
    /// Prompts that were shown, by time.
    pub past: Vec<Past>,
    /// Ids of nudges whose planned time came, shown or not.
    pub came: BTreeSet<String>,
    /// Random and known to this vault alone: makes the ids say nothing.
    pub salt: String,
}

/// A planned infusion, as far as it concerns reminders.
#[derive(Debug, Clone)]
pub struct Infusion {
    /// Its id.
    pub id: Id,
    /// Its start.
    pub starts: Moment,
    /// Its length in minutes.
    pub minutes: u32,
    /// Is it a booster?
    pub booster: bool,
    /// Until when a heavy meal, by the clinic's sheet.
    pub heavy_until: Option<Moment>,
    /// Until when solid food, by the clinic's sheet.
    pub solids_until: Option<Moment>,
    /// Until when a light meal, by the clinic's sheet.
    pub light_until: Option<Moment>,
    /// Until when clear liquids, by the clinic's sheet.
    pub liquids_until: Option<Moment>,
    /// When to leave home; none when that is not known, or one has left.
    pub leave: Option<Moment>,
    /// Is the ride home confirmed, or is none needed?
    pub ride_confirmed: bool,
    /// When its groggy time ends, as planned.
    pub rested: Option<Moment>,
}

/// The infusion that ended last.
#[derive(Debug, Clone)]
pub struct Ended {
    /// Its id.
    pub id: Id,
    /// Its end.
    pub end: Moment,
    /// When its groggy time ends; none: it was left, or there was none.
    pub rested: Option<Moment>,
    /// When the hours of all that waits after it are over; none: nothing waits.
    pub free: Option<Moment>,
    /// A fragment was kept after it.
    pub fragment: bool,
    /// Elapsed minutes from its end to the last layer.
    pub written: Option<i64>,
    /// Layers that are not wanted.
    pub away: Vec<Layer>,
}

/// A check-in that the schedule offers.
#[derive(Debug, Clone)]
pub struct Checkin {
    /// From when on it is offered.
    pub offered: Moment,
}

/// A small action that the patient chose for a day.
#[derive(Debug, Clone)]
pub struct SmallAction {
    /// Its id.
    pub id: Id,
    /// Its day.
    pub day: NaiveDate,
    /// Its time, if one was chosen.
    pub time: Option<NaiveTime>,
}

/// A therapy appointment.
#[derive(Debug, Clone)]
pub struct Appointment {
    /// Its id.
    pub id: Id,
    /// When it starts.
    pub at: Moment,
}

/// A booster's date that is to be booked.
#[derive(Debug, Clone)]
pub struct Booking {
    /// Its infusion.
    pub id: Id,
    /// By this local day.
    pub day: NaiveDate,
}

/// The patient's own rule holds.
#[derive(Debug, Clone)]
pub struct RuleHolds {
    /// The rule.
    pub id: Id,
    /// Since this local day.
    pub since: NaiveDate,
    /// On this one it had held for as long as agreed.
    pub met: NaiveDate,
}

/// A round of longer-term questions that is due.
#[derive(Debug, Clone)]
pub struct LongerDue {
    /// Since what, so that each round is told of once.
    pub since: String,
    /// From when on; it may lie in the past.
    pub from: Moment,
}

/// Something that was sent and waits for a receipt, or for its place.
#[derive(Debug, Clone)]
pub struct Unreceived {
    /// Its package.
    pub id: Id,
    /// When it was sent.
    pub sent: Moment,
    /// Since when it waits.
    pub since: Moment,
}

/// A prompt that was shown.
#[derive(Debug, Clone)]
pub struct Past {
    /// Its nudge's id.
    pub id: String,
    /// When.
    pub shown: Moment,
    /// Something was done with it, or Afterglow was opened by the end of the next local day.
    pub answered: bool,
}
