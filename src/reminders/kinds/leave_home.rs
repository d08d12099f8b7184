//! It is nearly time to leave: told half an hour before, or once the evening before ([design]).

use super::{Draft, Here, Infusion, timetable};
use chrono::TimeDelta;

/// So long before one leaves.
const AHEAD: TimeDelta = TimeDelta::minutes(30);

pub(super) fn drafts(infusion: &Infusion, here: &Here) -> Vec<Draft> {
    timetable(infusion, infusion.leave, AHEAD, here)
}
