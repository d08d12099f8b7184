//! Heavy meals stop: at the clinic's time, or once the evening before.

use super::{Draft, Here, Infusion, timetable};
use chrono::TimeDelta;

pub(super) fn drafts(infusion: &Infusion, here: &Here) -> Vec<Draft> {
    timetable(infusion, infusion.heavy_until, TimeDelta::zero(), here)
}
