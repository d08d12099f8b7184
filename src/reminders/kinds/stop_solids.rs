//! Solid food stops: at the clinic's time, or once the evening before.

use super::{Draft, Here, Infusion, timetable};
use chrono::TimeDelta;

pub(super) fn drafts(infusion: &Infusion, here: &Here) -> Vec<Draft> {
    timetable(infusion, infusion.solids_until, TimeDelta::zero(), here)
}
