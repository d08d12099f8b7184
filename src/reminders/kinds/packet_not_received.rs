//! Something that was sent has no receipt, or did not get to its place: told once, after a week, in the morning.

use super::{Draft, Facts, Here};
use chrono::TimeDelta;

/// A practice that opens on one day of the week had that day by then, and a weekend never counts as
/// silence; and yet it is told well before the next month's visit.
const PATIENCE: TimeDelta = TimeDelta::days(7);
/// How long the note is worth something; how it stands is always to be seen where it was sent.
const WORTH: TimeDelta = TimeDelta::days(7);

pub(super) fn drafts(facts: &Facts, here: &Here) -> Vec<Draft> {
    let waiting = facts.unreceived.iter();
    waiting
        .filter_map(|one| {
            let week = one.since.plus(PATIENCE).seen_in(here.now.zone());
            let due = here.morning_after(&week)?;
            Some(Draft {
                subject: one.id.to_string(),
                due,
                until: due.plus(WORTH),
                about: one.sent.seen_in(here.now.zone()),
            })
        })
        .collect()
}
