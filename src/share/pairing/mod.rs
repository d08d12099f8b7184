//! Pairing: how far two sides are bound to each other, and from when on anything may go.

pub mod api;
pub mod begin;
pub mod confirm;
pub mod device;
pub mod end;
pub mod over;
mod reading;
pub mod shown;
pub mod table;
pub mod wait;
pub mod watch;
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
    /// Since when what is sent goes.
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

    /// How far it is. `over`: nothing is left of the wait.
    #[must_use]
    pub fn state(&self, over: bool) -> State {
        match (self.ended, self.confirmed, self.active) {
            (Some(_), _, _) => State::Ended,
            (None, Some(_), Some(_)) => State::Active,
            (None, Some(_), None) if over => State::Active,
            (None, Some(_), None) => State::Confirmed,
            (None, None, _) => State::Imported,
        }
    }

    /// The words were typed. `first`: no other recipient of this vault was ever confirmed, and nothing
    /// has to be waited for. None when there is nothing to confirm.
    #[must_use]
    pub fn confirm(self, now: Moment, first: bool) -> Option<Self> {
        (self.ended.is_none() && self.confirmed.is_none()).then_some(Self {
            confirmed: Some(now),
            active: first.then_some(now),
            ..self
        })
    }

    /// The wait is over. None when there is none, or nothing was confirmed.
    #[must_use]
    pub fn waited(self, now: Moment) -> Option<Self> {
        (self.state(false) == State::Confirmed).then_some(Self {
            active: Some(now),
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
    fn the_first_is_active_at_once_and_a_later_one_when_its_wait_is_over() {
        let first = Steps::begun(at(0));
        assert_eq!(first.state(true), State::Imported);
        let first = first.confirm(at(1), true).unwrap();
        assert_eq!(first.state(false), State::Active);
        let later = Steps::begun(at(0)).confirm(at(1), false).unwrap();
        assert_eq!(later.state(false), State::Confirmed);
        assert_eq!(later.state(true), State::Active);
        let later = later.waited(at(24)).unwrap();
        assert_eq!(later.state(false), State::Active, "it stays so");
        assert_eq!(later.confirm(at(51), false), None);
        assert_eq!(later.waited(at(51)), None);
    }

    proptest! {
        #[test]
        fn nothing_but_typed_words_and_the_wait_makes_a_pair_active(
            steps in proptest::collection::vec((0u8..4, any::<bool>()), 0..8),
        ) {
            let mut pair = Steps::begun(at(0));
            let (mut typed, mut ended, mut waited) = (false, false, false);
            for (step, over) in steps {
                let next = match step {
                    0 => pair.confirm(at(1), false),
                    1 => pair.end(at(1)),
                    2 if over => pair.waited(at(1)),
                    _ => None,
                };
                if let Some(next) = next {
                    (typed, ended) = (typed || step == 0, ended || step == 1);
                    waited |= step == 2;
                    pair = next;
                }
                let may = typed && (over || waited) && !ended;
                prop_assert_eq!(pair.state(over) == State::Active, may);
            }
        }
    }
}
