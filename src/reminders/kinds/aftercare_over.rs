//! The hours of all that waits after an infusion are over: told then, or when the night is over.
//! Never before: a rule that has not ended is not told as ended.

use super::{Draft, Facts, Here};
use chrono::TimeDelta;

/// How long the note is worth something.
const WORTH: TimeDelta = TimeDelta::days(2);

pub(super) fn drafts(facts: &Facts, here: &Here) -> Vec<Draft> {
    let draft = facts.ended.as_ref().and_then(|ended| {
        let free = ended.free?.seen_in(here.now.zone());
        let due = here.quiet.after(&free)?;
        Some(Draft {
            subject: format!("{} {}", ended.id, free.ms()),
            due,
            until: due.plus(WORTH),
            about: free,
        })
    });
    draft.into_iter().collect()
}
