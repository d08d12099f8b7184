//! Longer-term questions are due: told once, on that day at 10:00.

use super::{Draft, Facts, Here};
use chrono::TimeDelta;

/// How long the note is worth something; the questions themselves stay offered.
const WORTH: TimeDelta = TimeDelta::days(7);

pub(super) fn drafts(facts: &Facts, here: &Here) -> Vec<Draft> {
    let draft = facts.longer.as_ref().and_then(|longer| {
        let from = longer.from.seen_in(here.now.zone());
        let due = here.morning_after(&from)?;
        Some(Draft {
            subject: longer.since.clone(),
            due,
            until: due.plus(WORTH),
            about: due,
        })
    });
    draft.into_iter().collect()
}
