//! The date of a booster that the patient and the clinic set is seven days away: told at 10:00.

use super::{Draft, Here, Infusion};
use crate::reminders::on_day;
use chrono::Days;

/// Days before the booster's day.
const BEFORE: Days = Days::new(7);
/// At this hour.
const HOUR: u32 = 10;

pub(super) fn drafts(infusion: &Infusion, here: &Here) -> Vec<Draft> {
    if !infusion.booster {
        return Vec::new();
    }
    let starts = infusion.starts.seen_in(here.now.zone());
    let day = starts.day().checked_sub_days(BEFORE);
    let due = day.and_then(|day| on_day(day, HOUR, 0, here.now.zone()));
    let draft = due.map(|due| Draft {
        subject: format!("{} {}", infusion.id, starts.ms()),
        due,
        until: starts,
        about: infusion.starts,
    });
    draft.into_iter().collect()
}
