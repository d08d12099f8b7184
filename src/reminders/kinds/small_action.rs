//! A small action chosen for a day: told at its time, or at 10:00 when it has none.

use super::{Draft, Facts, Here};
use crate::moment::{Moment, Wall};
use crate::reminders::facts::SmallAction;
use chrono::Days;

pub(super) fn drafts(facts: &Facts, here: &Here) -> Vec<Draft> {
    let drafts = facts.actions.iter().map(|one| draft(one, here));
    drafts.flatten().collect()
}

fn draft(one: &SmallAction, here: &Here) -> Option<Draft> {
    let due = match one.time {
        Some(time) => here.quiet.awake(&at(one, time, here)?)?,
        None => here.morning(one.day)?,
    };
    let next = one.day.checked_add_days(Days::new(1))?;
    Some(Draft {
        subject: format!("{} {}", one.id, one.day),
        due,
        until: here.midnight(next)?,
        about: due,
    })
}

fn at(one: &SmallAction, time: chrono::NaiveTime, here: &Here) -> Option<Moment> {
    let wall = Wall {
        day: one.day,
        time,
        zone: None,
    };
    wall.resolve(here.now.zone()).ok()
}
