//! The quiet hours, and wall times that keep out of them.

use crate::moment::{Moment, Wall};
use chrono::{Days, NaiveDate, NaiveTime, Timelike};
use chrono_tz::Tz;

/// Quiet from this hour of the evening on.
const EVENING: u32 = 21;
/// Quiet until this hour of the morning.
const MORNING: u32 = 9;
/// The last time of an evening at which a note comes.
const LAST: (u32, u32) = (20, 30);

/// Is it between 21:00 and 09:00 on the moment's own wall?
#[must_use]
pub fn is_quiet(at: &Moment) -> bool {
    let hour = at.local().hour();
    !(MORNING..EVENING).contains(&hour)
}

/// A wall time of a day, as an instant. None only for days beyond the calendar.
#[must_use]
pub fn on_day(day: NaiveDate, hour: u32, minute: u32, zone: Tz) -> Option<Moment> {
    let time = NaiveTime::from_hms_opt(hour, minute, 0)?;
    let wall = Wall {
        day,
        time,
        zone: None,
    };
    wall.resolve(zone).ok()
}

/// The time itself, or the nearest waking time of the same day when it falls into the quiet hours.
#[must_use]
pub fn awake(at: &Moment) -> Option<Moment> {
    let hour = at.local().hour();
    if hour < MORNING {
        on_day(at.day(), MORNING, 0, at.zone())
    } else if hour >= EVENING {
        on_day(at.day(), LAST.0, LAST.1, at.zone())
    } else {
        Some(*at)
    }
}

/// 20:30 of the evening before the night in which `at` lies.
#[must_use]
pub fn evening_before(at: &Moment) -> Option<Moment> {
    let day = if at.local().hour() < MORNING {
        at.day().checked_sub_days(Days::new(1))?
    } else {
        at.day()
    };
    on_day(day, LAST.0, LAST.1, at.zone())
}
