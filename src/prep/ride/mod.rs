//! The ride of one infusion: who drives, who else could, who stays, and for which start that was said.

pub mod api;
pub mod say;
pub mod table;

use super::Error;
use crate::clinic::count::last_before;
use crate::moment::Moment;
use crate::private::Private;
use chrono::{NaiveTime, TimeDelta};
use serde::{Deserialize, Serialize};

/// A pick-up lies at most this many elapsed hours after the start of the infusion ([design]).
pub const PICK_UP_HOURS: i64 = 14;

/// How the ride stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub enum RideState {
    /// Nobody was asked.
    None,
    /// Somebody was asked.
    Asked,
    /// Somebody said yes.
    Confirmed,
    /// They are on the way.
    OnTheWay,
}

impl RideState {
    /// Nothing about it needs asking any more.
    #[must_use]
    pub fn is_settled(self) -> bool {
        matches!(self, Self::Confirmed | Self::OnTheWay)
    }
}

/// A person and how they are reached; both may be empty.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Person {
    /// Who.
    pub who: Private<String>,
    /// Their phone number as given.
    pub phone: Private<String>,
}

impl Person {
    /// Neither a name nor a number.
    #[must_use]
    pub fn is_nobody(&self) -> bool {
        self.who.expose().trim().is_empty() && self.phone.expose().trim().is_empty()
    }
}

/// When somebody is picked up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PickUp {
    /// The time agreed.
    pub at: Moment,
    /// The start it was agreed for.
    pub for_start: Moment,
}

/// Who drives home after one infusion, from where, and who stays.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ride {
    /// As it was said for `for_start`.
    pub said: RideState,
    /// Who drives.
    pub driver: Person,
    /// Who drives when the driver cannot.
    pub backup: Person,
    /// The adult who stays afterwards.
    pub stays: Person,
    /// Where the pick-up is.
    pub place: Private<String>,
    /// When the pick-up is.
    pub pick_up: Option<PickUp>,
    /// The start that `said` was said about.
    pub for_start: Moment,
    /// When it was said.
    pub at: Moment,
}

impl Ride {
    /// A ride nobody said anything about yet.
    #[must_use]
    pub fn unsaid(starts: &Moment, now: &Moment) -> Self {
        Self {
            said: RideState::None,
            driver: Person::default(),
            backup: Person::default(),
            stays: Person::default(),
            place: Private::default(),
            pick_up: None,
            for_start: *starts,
            at: *now,
        }
    }

    /// How it stands for a start: what was said about another time counts for nothing.
    #[must_use]
    pub fn state(&self, starts: &Moment) -> RideState {
        if self.is_moved(starts) {
            RideState::None
        } else {
            self.said
        }
    }

    /// Somebody was asked about another time.
    #[must_use]
    pub fn is_moved(&self, starts: &Moment) -> bool {
        self.said != RideState::None && self.for_start.ms() != starts.ms()
    }

    /// The pick-up of this start; one that was given for another start is none.
    #[must_use]
    pub fn pick_up(&self, starts: &Moment) -> Option<Moment> {
        self.pick_up
            .filter(|one| one.for_start.ms() == starts.ms())
            .map(|one| one.at)
    }

    /// How it stands is said now, about this start.
    #[must_use]
    pub fn said(self, said: RideState, starts: &Moment, now: &Moment) -> Self {
        Self {
            said,
            for_start: *starts,
            at: *now,
            ..self
        }
    }

    /// The backup drives and the driver becomes the backup. Nobody has asked them yet.
    ///
    /// # Errors
    /// `NoBackup`.
    pub fn swapped(self, starts: &Moment, now: &Moment) -> Result<Self, Error> {
        if self.backup.is_nobody() {
            return Err(Error::NoBackup);
        }
        let swapped = Self {
            driver: self.backup,
            backup: self.driver,
            ..self
        };
        Ok(swapped.said(RideState::None, starts, now))
    }
}

/// When a clock shows this time first after the start, in the start's zone.
///
/// # Errors
/// `PickUp` when that is more than [`PICK_UP_HOURS`] later: the time lies before the infusion.
pub fn pick_up_at(time: NaiveTime, starts: &Moment) -> Result<Moment, Error> {
    let latest = starts.plus(TimeDelta::hours(PICK_UP_HOURS));
    last_before(time, &latest)
        .filter(|at| at > starts)
        .ok_or(Error::PickUp)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Moment {
        Moment::parse(text, chrono_tz::America::New_York).unwrap()
    }

    #[test]
    fn a_pick_up_is_the_first_such_time_after_the_start() {
        let cases = [
            (
                "2026-11-20T10:30:00-05:00",
                "12:30",
                Some("2026-11-20T12:30:00-05:00"),
            ),
            ("2026-11-20T10:30:00-05:00", "09:00", None),
            ("2026-11-20T10:30:00-05:00", "10:30", None),
            (
                "2026-11-20T22:30:00-05:00",
                "00:15",
                Some("2026-11-21T00:15:00-05:00"),
            ),
            // The night the clocks go back: an hour more between the two.
            (
                "2026-10-31T22:00:00-04:00",
                "03:00",
                Some("2026-11-01T03:00:00-05:00"),
            ),
        ];
        for (starts, time, found) in cases {
            let time: NaiveTime = format!("{time}:00").parse().unwrap();
            assert_eq!(
                pick_up_at(time, &at(starts)).ok(),
                found.map(at),
                "{starts} {time}"
            );
        }
    }

    #[test]
    fn what_was_said_about_another_start_counts_for_nothing() {
        let (first, then) = (
            at("2026-11-20T10:30:00-05:00"),
            at("2026-11-21T10:30:00-05:00"),
        );
        let ride = Ride {
            said: RideState::Confirmed,
            pick_up: Some(PickUp {
                at: at("2026-11-20T12:30:00-05:00"),
                for_start: first,
            }),
            ..Ride::unsaid(&first, &first)
        };
        assert!(ride.state(&first).is_settled() && ride.pick_up(&first).is_some());
        assert!(ride.is_moved(&then) && ride.pick_up(&then).is_none());
        assert_eq!(ride.state(&then), RideState::None);
        let anew = ride.said(RideState::Asked, &then, &first);
        assert_eq!(anew.state(&then), RideState::Asked);
        assert!(anew.pick_up(&then).is_none());
    }

    #[test]
    fn the_backup_has_to_be_asked() {
        let start = at("2026-11-20T10:30:00-05:00");
        let person = |name: &str| Person {
            who: Private::from(name),
            phone: Private::default(),
        };
        let ride = Ride {
            said: RideState::Confirmed,
            driver: person("Ana"),
            backup: person("Tom"),
            ..Ride::unsaid(&start, &start)
        };
        let swapped = ride.swapped(&start, &start).unwrap();
        assert_eq!(swapped.said, RideState::None);
        assert_eq!(swapped.driver.who.expose(), "Tom");
        assert_eq!(swapped.backup.who.expose(), "Ana");
        assert_eq!(
            Ride::unsaid(&start, &start).swapped(&start, &start),
            Err(Error::NoBackup)
        );
    }
}
