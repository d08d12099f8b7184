//! The ride home is not confirmed: told 48 and 24 hours before, the only kind that comes twice.

use super::{Draft, Here, Infusion};
use chrono::TimeDelta;

/// Hours before the infusion.
const BEFORE: [i64; 2] = [48, 24];

pub(super) fn drafts(infusion: &Infusion, here: &Here) -> Vec<Draft> {
    if infusion.ride_confirmed {
        return Vec::new();
    }
    let starts = infusion.starts.seen_in(here.now.zone());
    let due = |hours: i64| here.quiet.awake(&starts.plus(TimeDelta::hours(-hours)));
    let [first, second] = BEFORE.map(due);
    // The first gives way to the second, so that a late start of the program tells once.
    let ends = [second.unwrap_or(starts), starts];
    let times = [first, second].into_iter().zip(ends).zip(BEFORE);
    times
        .filter_map(|((due, until), hours)| {
            due.map(|due| Draft {
                subject: format!("{} {} {hours}", infusion.id, starts.ms()),
                due,
                until,
                about: infusion.starts,
            })
        })
        .collect()
}
