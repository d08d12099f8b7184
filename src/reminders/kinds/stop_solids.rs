//! Solid food stops: at the clinic's time, or once the evening before.

use super::{Draft, Infusion, timetable};
use crate::moment::Moment;

pub(super) fn drafts(infusion: &Infusion, now: &Moment) -> Vec<Draft> {
    timetable(infusion, infusion.solids_until, now)
}
