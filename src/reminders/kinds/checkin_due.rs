//! The schedule offers a check-in: on that day at 10:00, or when it is first offered if that is later.

use super::{Draft, Facts, Here};
use crate::moment::Moment;
use crate::reminders::{Quiet, on_day};
use chrono::{Days, TimeDelta};

/// At this hour.
const HOUR: u32 = 10;
/// How long the note is worth something; the check-in itself stays offered.
const WORTH: TimeDelta = TimeDelta::days(2);

pub(super) fn drafts(facts: &Facts, here: &Here) -> Vec<Draft> {
    let offered = facts.checkin.as_ref().map(|one| one.offered);
    let draft = offered.and_then(|offered| {
        let due = time(&offered.seen_in(here.now.zone()), here.quiet)?;
        Some(Draft {
            subject: offered.ms().to_string(),
            due,
            until: due.plus(WORTH),
            about: due,
        })
    });
    draft.into_iter().collect()
}

fn time(offered: &Moment, quiet: Quiet) -> Option<Moment> {
    let morning = on_day(offered.day(), HOUR, 0, offered.zone())?;
    let due = morning.max(*offered);
    if quiet.holds(&due) {
        let next = offered.day().checked_add_days(Days::new(1))?;
        return on_day(next, HOUR, 0, offered.zone());
    }
    Some(due)
}
