//! The quiet hours, and wall times that keep out of them.

use crate::moment::{Moment, Wall};
use chrono::{Days, NaiveDate, NaiveTime, TimeDelta, Timelike};
use chrono_tz::Tz;
use std::ops::RangeInclusive;

/// The hours of an evening from which it may be quiet.
pub const EVENINGS: RangeInclusive<u32> = 18..=23;
/// The hours of a morning until which it may be quiet.
pub const MORNINGS: RangeInclusive<u32> = 6..=12;
/// The last note of an evening comes so many minutes before the quiet hours.
const BEFORE: u32 = 30;

/// The hours of every night in which no note comes: from an hour of the evening until one of the morning.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Quiet {
    from: u32,
    until: u32,
}

impl Default for Quiet {
    /// 21:00 to 09:00.
    fn default() -> Self {
        Self { from: 21, until: 9 }
    }
}

impl Quiet {
    /// Hours that may be chosen; none outside [`EVENINGS`] and [`MORNINGS`].
    #[must_use]
    pub fn new(from: u32, until: u32) -> Option<Self> {
        let fits = EVENINGS.contains(&from) && MORNINGS.contains(&until);
        fits.then_some(Self { from, until })
    }

    /// What was chosen; what was never chosen or may not be counts as the usual hours.
    #[must_use]
    pub fn chosen(hours: Option<(u32, u32)>) -> Self {
        hours
            .and_then(|(from, until)| Self::new(from, until))
            .unwrap_or_default()
    }

    /// The hour of the evening and the hour of the morning.
    #[must_use]
    pub fn hours(self) -> (u32, u32) {
        (self.from, self.until)
    }

    /// Is it quiet on the moment's own wall?
    #[must_use]
    pub fn holds(self, at: &Moment) -> bool {
        let hour = at.local().hour();
        !(self.until..self.from).contains(&hour)
    }

    /// The time itself, or the nearest waking time of the same day when it falls into the quiet hours.
    #[must_use]
    pub fn awake(self, at: &Moment) -> Option<Moment> {
        let hour = at.local().hour();
        if hour < self.until {
            on_day(at.day(), self.until, 0, at.zone())
        } else if hour >= self.from {
            self.last_of(at.day(), at.zone())
        } else {
            Some(*at)
        }
    }

    /// The time itself, or the end of the quiet hours in which it lies.
    #[must_use]
    pub fn after(self, at: &Moment) -> Option<Moment> {
        if !self.holds(at) {
            return Some(*at);
        }
        let night = at.local().hour() >= self.from;
        let day = at.day().checked_add_days(Days::new(u64::from(night)))?;
        on_day(day, self.until, 0, at.zone())
    }

    /// The last time of the evening (20:30 before the usual hours) before the night in which `at` lies.
    #[must_use]
    pub fn evening_before(self, at: &Moment) -> Option<Moment> {
        let day = if at.local().hour() < self.until {
            at.day().checked_sub_days(Days::new(1))?
        } else {
            at.day()
        };
        self.last_of(day, at.zone())
    }

    /// The last time of the evening of the day before.
    #[must_use]
    pub fn evening_of(self, at: &Moment) -> Option<Moment> {
        self.last_of(at.day().checked_sub_days(Days::new(1))?, at.zone())
    }

    fn last_of(self, day: NaiveDate, zone: Tz) -> Option<Moment> {
        on_day(day, self.from - 1, 60 - BEFORE, zone)
    }
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

/// The end of the local day after the one in which `at` lies.
#[must_use]
pub fn end_of_next_day(at: &Moment) -> Moment {
    let day = at.day().checked_add_days(Days::new(2));
    day.and_then(|day| on_day(day, 0, 0, at.zone()))
        .unwrap_or_else(|| at.plus(TimeDelta::hours(48)))
}
