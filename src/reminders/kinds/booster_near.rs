//! The date of a booster that the patient and the clinic set is seven days away: told at 10:00.

use super::{Draft, Here, Infusion};
use chrono::Days;

/// Days before the booster's day.
const BEFORE: Days = Days::new(7);

pub(super) fn drafts(infusion: &Infusion, here: &Here) -> Vec<Draft> {
    if !infusion.booster {
        return Vec::new();
    }
    let starts = infusion.starts.seen_in(here.now.zone());
    let day = starts.day().checked_sub_days(BEFORE);
    let draft = day.and_then(|day| here.morning(day)).map(|due| Draft {
        subject: format!("{} {}", infusion.id, starts.ms()),
        due,
        until: starts,
        about: infusion.starts,
    });
    draft.into_iter().collect()
}
