//! The schedule offers a check-in: on that day at 10:00, or when it is first offered if that is later.

use super::{Draft, Facts, Here};
use chrono::TimeDelta;

/// How long the note is worth something, for the days after an infusion may be full of others; the
/// check-in itself stays offered.
const WORTH: TimeDelta = TimeDelta::days(7);

pub(super) fn drafts(facts: &Facts, here: &Here) -> Vec<Draft> {
    let offered = facts.checkin.as_ref().map(|one| one.offered);
    let draft = offered.and_then(|offered| {
        let offered = offered.seen_in(here.now.zone());
        let due = here.morning_after(&offered)?;
        Some(Draft {
            subject: offered.ms().to_string(),
            due,
            until: due.plus(WORTH),
            about: due,
        })
    });
    draft.into_iter().collect()
}
