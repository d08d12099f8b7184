//! Who receives what is sent: told once a month, so that nobody receives in silence (security, T3).

use super::{Draft, Facts, Here};
use chrono::{Months, NaiveDate, TimeDelta};

/// How long the note is worth something; who receives always stands on Today and in Share.
const WORTH: TimeDelta = TimeDelta::days(14);

/// By months from the day on which anybody received for the first time: whoever comes or goes later
/// moves nothing, so that it never comes twice within one. Told ahead are this month and the next.
pub(super) fn drafts(facts: &Facts, here: &Here) -> Vec<Draft> {
    let Some(since) = facts.received_since else {
        return Vec::new();
    };
    let first = since.seen_in(here.now.zone()).day();
    let over = here.now.plus(-WORTH).day();
    let days =
        (1..).map_while(|month| Some((month, first.checked_add_months(Months::new(month))?)));
    let near = days.skip_while(|(_, day)| *day < over).take(2);
    near.filter_map(|(month, day)| draft(month, day, here))
        .collect()
}

fn draft(month: u32, day: NaiveDate, here: &Here) -> Option<Draft> {
    let due = here.morning(day)?;
    Some(Draft {
        subject: month.to_string(),
        due,
        until: due.plus(WORTH),
        about: due,
    })
}
