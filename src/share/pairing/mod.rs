//! Pairing: how far two sides are bound to each other, and from when on anything may go.

pub mod api;
pub mod begin;
pub mod confirm;
pub mod device;
pub mod end;
mod reading;
pub mod shown;
pub mod table;
pub mod wire;

use crate::moment::Moment;
use chrono::TimeDelta;
use serde::{Deserialize, Serialize};

/// Anything but the hello waits this long after the card came in, for every recipient after the
/// first (security, decision 3).
pub const WAIT: TimeDelta = TimeDelta::hours(24);

/// How far a pair is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(test, ts(rename = "SharePairState"))]
#[serde(rename_all = "camelCase")]
pub enum State {
    /// The card is here; only the hello may be sent.
    Imported,
    /// The words were typed; the wait is not over.
    Confirmed,
    /// What is sent goes.
    Active,
    /// Nothing goes any more.
    Ended,
}

/// How the words were read out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(test, ts(rename = "ShareMethod"))]
#[serde(rename_all = "camelCase")]
pub enum Method {
    /// In one room.
    Person,
    /// Seen on a screen.
    Video,
    /// Heard.
    Phone,
}

/// The steps of a pair, with the times at which they were taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Steps {
    /// When the card came in.
    pub imported: Moment,
    /// When the words were typed.
    pub confirmed: Option<Moment>,
    /// From when on what is sent goes.
    pub active: Option<Moment>,
    /// When it was ended.
    pub ended: Option<Moment>,
}

impl Steps {
    /// A card came in.
    #[must_use]
    pub fn begun(now: Moment) -> Self {
        Self {
            imported: now,
            confirmed: None,
            active: None,
            ended: None,
        }
    }

    /// How far it is at a moment.
    #[must_use]
    pub fn state(&self, now: &Moment) -> State {
        match (self.ended, self.confirmed, self.active) {
            (Some(_), _, _) => State::Ended,
            (None, Some(_), Some(active)) if active <= *now => State::Active,
            (None, Some(_), _) => State::Confirmed,
            (None, None, _) => State::Imported,
        }
    }

    /// The words were typed. `first`: no other recipient of this vault was ever confirmed.
    /// None when there is nothing to confirm.
    #[must_use]
    pub fn confirm(self, now: Moment, first: bool) -> Option<Self> {
        if self.state(&now) != State::Imported {
            return None;
        }
        let waited = self.imported.plus(WAIT);
        Some(Self {
            confirmed: Some(now),
            active: Some(if first { now } else { waited.max(now) }),
            ..self
        })
    }

    /// It is ended. None when it was already.
    #[must_use]
    pub fn end(self, now: Moment) -> Option<Self> {
        self.ended.is_none().then_some(Self {
            ended: Some(now),
            ..self
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn at(hours: i64) -> Moment {
        Moment::from_ms(1_800_000_000_000 + hours * 3_600_000, chrono_tz::UTC)
    }

    #[test]
    fn the_first_is_active_at_once_and_a_later_one_a_day_after_its_card() {
        let first = Steps::begun(at(0));
        assert_eq!(first.state(&at(0)), State::Imported);
        let first = first.confirm(at(1), true).unwrap();
        assert_eq!(first.state(&at(1)), State::Active);
        let later = Steps::begun(at(0)).confirm(at(1), false).unwrap();
        assert_eq!(later.state(&at(23)), State::Confirmed);
        assert_eq!(later.state(&at(24)), State::Active);
        let slow = Steps::begun(at(0)).confirm(at(50), false).unwrap();
        assert_eq!(slow.state(&at(50)), State::Active);
        assert_eq!(slow.confirm(at(51), false), None);
    }

    proptest! {
        #[test]
        fn nothing_but_typed_words_and_time_makes_a_pair_active(
            steps in proptest::collection::vec((0u8..3, 0i64..40), 0..8),
        ) {
            let (mut pair, mut now) = (Steps::begun(at(0)), 0);
            let (mut typed, mut ended) = (None, false);
            for (step, hours) in steps {
                now += hours;
                match step {
                    0 => if let Some(next) = pair.confirm(at(now), false) {
                        (pair, typed) = (next, Some(now));
                    },
                    1 => if let Some(next) = pair.end(at(now)) {
                        (pair, ended) = (next, true);
                    },
                    _ => {}
                }
                let may = typed.is_some() && now >= 24 && !ended;
                prop_assert_eq!(pair.state(&at(now)) == State::Active, may);
            }
        }
    }
}
