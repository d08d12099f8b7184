//! What the numbers say: moods by day, measures as steps, every infusion aligned, gaps shown as gaps.

pub mod aligned;
pub mod api;
pub mod baseline;
pub mod chart;
pub mod csv;
pub mod days;
mod how;
pub mod measures;
pub mod sentences;
mod shown;
pub mod spans;
pub mod table;
mod told;
pub mod week;
pub mod wire;

pub use shown::{page, range_name};

use crate::checkins::Mood;
use crate::checkins::mood::Axis;
use crate::checkins::scales::Scale;
use crate::checkins::told::Told;
use crate::moment::Moment;
use crate::session::{Session, State};
use chrono::NaiveDate;

/// A mood on the local day that it was lived on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Noted {
    /// The day, in the zone of the mood itself.
    pub day: NaiveDate,
    /// From -3 to 3; of something noted beside a mood its step, from 0 to 4.
    pub valence: i32,
}

impl Noted {
    /// A mood as Trends sees it.
    #[must_use]
    pub fn of(mood: &Mood) -> Self {
        Self {
            day: mood.at.day(),
            valence: mood.valence,
        }
    }

    /// What was noted beside a mood on one axis, counted like a mood; none when nothing was.
    #[must_use]
    pub fn beside(mood: &Mood, axis: Axis) -> Option<Self> {
        let step = mood.beside.level(axis)?;
        Some(Self {
            day: mood.at.day(),
            valence: i32::try_from(step).ok()?,
        })
    }
}

/// A finished form that has a total.
#[derive(Debug, Clone, Copy)]
pub struct Total {
    /// Its measure.
    pub scale: &'static Scale,
    /// When it was begun: it asks about the days up to and with this one.
    pub begun: Moment,
    /// What it comes to.
    pub total: u32,
}

/// All that Trends is worked out from; nothing of it lies after now.
#[derive(Debug, Clone)]
pub struct Facts {
    /// All infusions by start, cancelled ones left out.
    pub sessions: Vec<Session>,
    /// Moods, in any order.
    pub moods: Vec<Noted>,
    /// Totals by the time of their forms.
    pub totals: Vec<Total>,
    /// Totals that somebody else worked out, by day. They are shown, and go into nothing else.
    pub told: Vec<Told>,
    /// The local day it is.
    pub today: NaiveDate,
    /// Now.
    pub now: Moment,
}

impl Facts {
    /// The facts, moods as their moment and -3 to 3, without what lies after `now` (a clock that was
    /// set back leaves such things).
    #[must_use]
    pub fn until(
        sessions: Vec<Session>,
        moods: impl IntoIterator<Item = (Moment, i32)>,
        mut totals: Vec<Total>,
        now: &Moment,
    ) -> Self {
        let past = moods.into_iter().filter(|(at, _)| at <= now);
        totals.retain(|total| total.begun <= *now);
        totals.sort_by_key(|total| (total.begun, total.scale.id, total.total));
        Self {
            sessions,
            moods: past
                .map(|(at, valence)| Noted {
                    day: at.day(),
                    valence,
                })
                .collect(),
            totals,
            told: Vec::new(),
            today: now.day(),
            now: *now,
        }
    }

    /// These facts with what somebody told beside them, without what is of a day after today.
    #[must_use]
    pub fn beside(mut self, mut told: Vec<Told>) -> Self {
        told.retain(|one| one.day <= self.today);
        told.sort_by(|a, b| (a.day, a.at, &a.id).cmp(&(b.day, b.at, &b.id)));
        self.told = told;
        self
    }

    /// The infusions that took place, by their end.
    #[must_use]
    pub fn over(&self) -> Vec<&Session> {
        let mut over: Vec<&Session> = self
            .sessions
            .iter()
            .filter(|one| one.state == State::Over && one.end() <= self.now)
            .collect();
        over.sort_by_key(|one| one.end());
        over
    }
}
