//! The patient's own rule holds: told the morning after it had held for as long as agreed. On that
//! day itself the message stands inside, where the mood was noted.

use super::{Draft, Facts, Here};
use chrono::{Days, TimeDelta};

/// How long the note is worth something; the message itself stays.
const WORTH: TimeDelta = TimeDelta::days(3);

pub(super) fn drafts(facts: &Facts, here: &Here) -> Vec<Draft> {
    let draft = facts.rule.as_ref().and_then(|rule| {
        let due = here.morning(rule.met.checked_add_days(Days::new(1))?)?;
        Some(Draft {
            subject: format!("{} {}", rule.id, rule.since),
            due,
            until: due.plus(WORTH),
            about: due,
        })
    });
    draft.into_iter().collect()
}
