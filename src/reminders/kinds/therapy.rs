//! A therapy appointment: told an hour before, or once the evening before ([design]).

use super::{Draft, Facts, Here};
use crate::moment::Moment;
use crate::reminders::Quiet;
use chrono::TimeDelta;

/// So long before it starts.
const AHEAD: TimeDelta = TimeDelta::hours(1);

/// When one is told of that starts then.
pub fn told(starts: &Moment, quiet: Quiet) -> Option<Moment> {
    let told = starts.plus(-AHEAD);
    if quiet.holds(&told) {
        quiet.evening_before(&told)
    } else {
        Some(told)
    }
}

pub(super) fn drafts(facts: &Facts, here: &Here) -> Vec<Draft> {
    let ahead = facts.therapy.iter().filter(|one| one.at > *here.now);
    ahead
        .filter_map(|one| {
            let about = one.at.seen_in(here.now.zone());
            Some(Draft {
                subject: one.id.to_string(),
                due: told(&about, here.quiet)?,
                until: about,
                about,
            })
        })
        .collect()
}
