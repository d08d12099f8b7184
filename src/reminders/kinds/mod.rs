//! The kinds of reminders, one file each.

mod booster_near;
mod checkin_due;
mod ride_not_confirmed;
mod stop_liquids;
mod stop_solids;

use super::{Draft, Facts, Here, Infusion};
use crate::key;
use crate::moment::Moment;
use serde::{Deserialize, Serialize};

/// What a reminder is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(test, ts(rename = "ReminderKind"))]
#[serde(rename_all = "camelCase")]
pub enum Kind {
    /// The clinic's time to stop solid food.
    StopSolids,
    /// The clinic's time to stop clear liquids.
    StopLiquids,
    /// Nobody has confirmed the ride home.
    RideNotConfirmed,
    /// The schedule offers a check-in.
    CheckinDue,
    /// The date of a booster is a week away.
    BoosterNear,
}

impl Kind {
    /// Every kind.
    pub const ALL: &[Self] = &[
        Self::StopSolids,
        Self::StopLiquids,
        Self::RideNotConfirmed,
        Self::CheckinDue,
        Self::BoosterNear,
    ];

    /// A name that never changes: ids are made of it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::StopSolids => "stop_solids",
            Self::StopLiquids => "stop_liquids",
            Self::RideNotConfirmed => "ride_not_confirmed",
            Self::CheckinDue => "checkin_due",
            Self::BoosterNear => "booster_near",
        }
    }

    /// May it be paused? What the clinic's timetable needs may not.
    #[must_use]
    pub fn is_prompt(self) -> bool {
        matches!(self, Self::CheckinDue | Self::BoosterNear)
    }

    /// Fluent key of its name in the settings.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            Self::StopSolids => key!("reminders-kind-stop-solids"),
            Self::StopLiquids => key!("reminders-kind-stop-liquids"),
            Self::RideNotConfirmed => key!("reminders-kind-ride-not-confirmed"),
            Self::CheckinDue => key!("reminders-kind-checkin-due"),
            Self::BoosterNear => key!("reminders-kind-booster-near"),
        }
    }

    /// Fluent key of the open wording, with `time` and `day` of what it is about.
    #[must_use]
    pub fn open(self) -> &'static str {
        match self {
            Self::StopSolids => key!("reminders-stop-solids"),
            Self::StopLiquids => key!("reminders-stop-liquids"),
            Self::RideNotConfirmed => key!("reminders-ride-not-confirmed"),
            Self::CheckinDue => key!("reminders-checkin-due"),
            Self::BoosterNear => key!("reminders-booster-near"),
        }
    }

    /// Fluent key of the discreet wording: one for times to keep and one for all else. More of a
    /// difference would tell, and what lies outside the vault does not know its kind.
    #[must_use]
    pub fn discreet(timed: bool) -> &'static str {
        if timed {
            key!("reminders-discreet-time")
        } else {
            key!("reminders-discreet")
        }
    }

    pub(super) fn drafts(self, facts: &Facts, here: &Here) -> Vec<Draft> {
        let each = |of: fn(&Infusion, &Here) -> Vec<Draft>| {
            let ahead = facts.infusions.iter().filter(|one| one.starts > *here.now);
            ahead.flat_map(|one| of(one, here)).collect()
        };
        match self {
            Self::StopSolids => each(stop_solids::drafts),
            Self::StopLiquids => each(stop_liquids::drafts),
            Self::RideNotConfirmed => each(ride_not_confirmed::drafts),
            Self::CheckinDue => checkin_due::drafts(facts, here),
            Self::BoosterNear => each(booster_near::drafts),
        }
    }
}

/// A stop of the clinic's timetable: told at its time; at 20:30 the evening before when that falls
/// into the quiet hours, and then never in the night itself.
fn timetable(infusion: &Infusion, stop: Option<Moment>, here: &Here) -> Vec<Draft> {
    let Some(about) = stop else {
        return Vec::new();
    };
    let stop = about.seen_in(here.now.zone());
    let (due, until) = if here.quiet.holds(&stop) {
        (here.quiet.evening_before(&stop), stop)
    } else {
        (Some(stop), infusion.starts)
    };
    let draft = due.map(|due| Draft {
        subject: format!("{} {}", infusion.id, stop.ms()),
        due,
        until,
        about,
    });
    draft.into_iter().collect()
}
