//! The kinds of reminders, one file each.

mod aftercare_over;
mod book_by;
mod booster_near;
mod checkin_due;
mod fragment;
mod layer;
mod leave_home;
mod longer_due;
mod own_rule;
mod packet_not_received;
mod people_receive;
mod ride_not_confirmed;
mod small_action;
mod stop_heavy_meals;
mod stop_light_meals;
mod stop_liquids;
mod stop_solids;
pub(super) mod therapy;

use super::facts::{Facts, Infusion};
use super::{Draft, Here};
use crate::key;
use crate::moment::Moment;
use serde::{Deserialize, Serialize};

/// What a reminder is about. The order is theirs when several would come at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(test, ts(rename = "ReminderKind"))]
#[serde(rename_all = "camelCase")]
pub enum Kind {
    /// The clinic's time to stop heavy meals.
    StopHeavyMeals,
    /// The clinic's time to stop solid food.
    StopSolids,
    /// The clinic's time to stop light meals.
    StopLightMeals,
    /// The clinic's time to stop clear liquids.
    StopLiquids,
    /// Nobody has confirmed the ride home.
    RideNotConfirmed,
    /// It is nearly time to leave for the clinic.
    LeaveHome,
    /// The hours of what waits after an infusion are over.
    AftercareOver,
    /// A therapy appointment that the patient put in.
    Therapy,
    /// The patient's own rule holds.
    OwnRule,
    /// The day to book a booster's date by.
    BookBy,
    /// The date of a booster is a week away.
    BoosterNear,
    /// Something that was sent has no receipt.
    PacketNotReceived,
    /// A small action that the patient chose for today.
    SmallAction,
    /// The schedule offers a check-in.
    CheckinDue,
    /// Nothing was written yet after the infusion.
    Fragment,
    /// What was written may get a line beside it.
    Layer,
    /// Longer-term questions are due.
    LongerDue,
    /// Somebody receives what is sent; who, tells Share.
    PeopleReceive,
}

/// A page that tells more of a reminder.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(test, ts(rename = "ReminderPlace"))]
#[serde(rename_all = "camelCase")]
pub enum Place {
    /// Who receives what, and how what was sent stands.
    Share,
}

impl Kind {
    /// Every kind.
    pub const ALL: &[Self] = &[
        Self::StopHeavyMeals,
        Self::StopSolids,
        Self::StopLightMeals,
        Self::StopLiquids,
        Self::RideNotConfirmed,
        Self::LeaveHome,
        Self::AftercareOver,
        Self::Therapy,
        Self::OwnRule,
        Self::BookBy,
        Self::BoosterNear,
        Self::PacketNotReceived,
        Self::SmallAction,
        Self::CheckinDue,
        Self::Fragment,
        Self::Layer,
        Self::LongerDue,
        Self::PeopleReceive,
    ];

    /// A name that never changes: ids are made of it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::StopHeavyMeals => "stop_heavy_meals",
            Self::StopSolids => "stop_solids",
            Self::StopLightMeals => "stop_light_meals",
            Self::StopLiquids => "stop_liquids",
            Self::RideNotConfirmed => "ride_not_confirmed",
            Self::LeaveHome => "leave_home",
            Self::AftercareOver => "aftercare_over",
            Self::Therapy => "therapy",
            Self::OwnRule => "own_rule",
            Self::BookBy => "book_by",
            Self::BoosterNear => "booster_near",
            Self::PacketNotReceived => "packet_not_received",
            Self::SmallAction => "small_action",
            Self::CheckinDue => "checkin_due",
            Self::Fragment => "fragment",
            Self::Layer => "layer",
            Self::LongerDue => "longer_due",
            Self::PeopleReceive => "people_receive",
        }
    }

    /// Is it for whenever one likes? Then the budget holds and it may be paused. What has a time of
    /// its own, the clinic's or one that the patient agreed with somebody, has not.
    #[must_use]
    pub fn is_prompt(self) -> bool {
        self >= Self::OwnRule
    }

    /// Where there is more about it; none: Today tells all there is.
    #[must_use]
    pub fn place(self) -> Option<Place> {
        let of_sharing = matches!(self, Self::PacketNotReceived | Self::PeopleReceive);
        of_sharing.then_some(Place::Share)
    }

    /// Fluent key of its name in the settings.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            Self::StopHeavyMeals => key!("reminders-kind-stop-heavy-meals"),
            Self::StopSolids => key!("reminders-kind-stop-solids"),
            Self::StopLightMeals => key!("reminders-kind-stop-light-meals"),
            Self::StopLiquids => key!("reminders-kind-stop-liquids"),
            Self::RideNotConfirmed => key!("reminders-kind-ride-not-confirmed"),
            Self::LeaveHome => key!("reminders-kind-leave-home"),
            Self::AftercareOver => key!("reminders-kind-aftercare-over"),
            Self::Therapy => key!("reminders-kind-therapy"),
            Self::OwnRule => key!("reminders-kind-own-rule"),
            Self::BookBy => key!("reminders-kind-book-by"),
            Self::BoosterNear => key!("reminders-kind-booster-near"),
            Self::PacketNotReceived => key!("reminders-kind-packet-not-received"),
            Self::PeopleReceive => key!("reminders-kind-people-receive"),
            Self::SmallAction => key!("reminders-kind-small-action"),
            Self::CheckinDue => key!("reminders-kind-checkin-due"),
            Self::Fragment => key!("reminders-kind-fragment"),
            Self::Layer => key!("reminders-kind-layer"),
            Self::LongerDue => key!("reminders-kind-longer-due"),
        }
    }

    /// Fluent key of the open wording, with `time` and `day` of what it is about.
    #[must_use]
    pub fn open(self) -> &'static str {
        match self {
            Self::StopHeavyMeals => key!("reminders-stop-heavy-meals"),
            Self::StopSolids => key!("reminders-stop-solids"),
            Self::StopLightMeals => key!("reminders-stop-light-meals"),
            Self::StopLiquids => key!("reminders-stop-liquids"),
            Self::RideNotConfirmed => key!("reminders-ride-not-confirmed"),
            Self::LeaveHome => key!("reminders-leave-home"),
            Self::AftercareOver => key!("reminders-aftercare-over"),
            Self::Therapy => key!("reminders-therapy"),
            Self::OwnRule => key!("reminders-own-rule"),
            Self::BookBy => key!("reminders-book-by"),
            Self::BoosterNear => key!("reminders-booster-near"),
            Self::PacketNotReceived => key!("reminders-packet-not-received"),
            Self::PeopleReceive => key!("reminders-people-receive"),
            Self::SmallAction => key!("reminders-small-action"),
            Self::CheckinDue => key!("reminders-checkin-due"),
            Self::Fragment => key!("reminders-fragment"),
            Self::Layer => key!("reminders-layer"),
            Self::LongerDue => key!("reminders-longer-due"),
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
        match self {
            Self::StopHeavyMeals
            | Self::StopSolids
            | Self::StopLightMeals
            | Self::StopLiquids
            | Self::RideNotConfirmed
            | Self::LeaveHome
            | Self::BoosterNear => {
                let ahead = facts.infusions.iter().filter(|one| one.starts > *here.now);
                ahead.flat_map(|one| self.drafts_of(one, here)).collect()
            }
            Self::AftercareOver => aftercare_over::drafts(facts, here),
            Self::Therapy => therapy::drafts(facts, here),
            Self::OwnRule => own_rule::drafts(facts, here),
            Self::BookBy => book_by::drafts(facts, here),
            Self::PacketNotReceived => packet_not_received::drafts(facts, here),
            Self::PeopleReceive => people_receive::drafts(facts, here),
            Self::SmallAction => small_action::drafts(facts, here),
            Self::CheckinDue => checkin_due::drafts(facts, here),
            Self::Fragment => fragment::drafts(facts, here),
            Self::Layer => layer::drafts(facts, here),
            Self::LongerDue => longer_due::drafts(facts, here),
        }
    }
}

impl Kind {
    /// What this kind has to tell of one infusion.
    pub(super) fn drafts_of(self, infusion: &Infusion, here: &Here) -> Vec<Draft> {
        match self {
            Self::StopHeavyMeals => stop_heavy_meals::drafts(infusion, here),
            Self::StopSolids => stop_solids::drafts(infusion, here),
            Self::StopLightMeals => stop_light_meals::drafts(infusion, here),
            Self::StopLiquids => stop_liquids::drafts(infusion, here),
            Self::RideNotConfirmed => ride_not_confirmed::drafts(infusion, here),
            Self::LeaveHome => leave_home::drafts(infusion, here),
            Self::BoosterNear => booster_near::drafts(infusion, here),
            Self::AftercareOver
            | Self::Therapy
            | Self::OwnRule
            | Self::BookBy
            | Self::PacketNotReceived
            | Self::PeopleReceive
            | Self::SmallAction
            | Self::CheckinDue
            | Self::Fragment
            | Self::Layer
            | Self::LongerDue => Vec::new(),
        }
    }
}

/// A time to keep before an infusion: told `ahead` of it, or at the last time of the evening before
/// when that falls into the quiet hours, and then never in the night itself.
fn timetable(
    infusion: &Infusion,
    keep: Option<Moment>,
    ahead: chrono::TimeDelta,
    here: &Here,
) -> Vec<Draft> {
    let Some(about) = keep else {
        return Vec::new();
    };
    let keep = about.seen_in(here.now.zone());
    let told = keep.plus(-ahead);
    let (due, until) = if here.quiet.holds(&told) {
        (here.quiet.evening_before(&told), keep)
    } else {
        (Some(told), infusion.starts)
    };
    let draft = due.map(|due| Draft {
        subject: format!("{} {}", infusion.id, keep.ms()),
        due,
        until,
        about,
    });
    draft.into_iter().collect()
}
