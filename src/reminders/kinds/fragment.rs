//! Nothing was written yet after an infusion: a few words may be left when its groggy time is over,
//! also after one that nobody has marked over.

use super::{Draft, Facts, Here};
use crate::moment::Moment;
use crate::random::Id;
use chrono::TimeDelta;

/// How long after the groggy time the note is worth something.
const WORTH: TimeDelta = TimeDelta::hours(36);

pub(super) fn drafts(facts: &Facts, here: &Here) -> Vec<Draft> {
    let ended = facts.ended.iter().filter(|one| !one.fragment);
    let ended = ended.map(|one| (&one.id, one.rested));
    let planned = facts.infusions.iter().map(|one| (&one.id, one.rested));
    ended
        .chain(planned)
        .filter_map(|(id, rested)| draft(id, &rested?, here))
        .collect()
}

fn draft(id: &Id, rested: &Moment, here: &Here) -> Option<Draft> {
    let rested = rested.seen_in(here.now.zone());
    let due = here.quiet.after(&rested)?;
    Some(Draft {
        subject: id.to_string(),
        due,
        until: rested.plus(WORTH),
        about: rested,
    })
}
