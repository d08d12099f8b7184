//! The day by which a booster's date is to be booked: told on it at 10:00, unless it is booked.

use super::{Draft, Facts, Here};
use chrono::TimeDelta;

/// How long the note is worth something.
const WORTH: TimeDelta = TimeDelta::days(2);

pub(super) fn drafts(facts: &Facts, here: &Here) -> Vec<Draft> {
    let open = facts.bookings.iter();
    open.filter_map(|one| {
        let due = here.morning(one.day)?;
        Some(Draft {
            subject: format!("{} {}", one.id, one.day),
            due,
            until: due.plus(WORTH),
            about: due,
        })
    })
    .collect()
}
