//! The places through which sealed files go: how one stands, and when it is tried again.

pub mod api;
pub mod shown;
pub mod table;
pub mod wire;

use super::mailbox::{Fault, Place, Probe};
use crate::moment::Moment;
use crate::random::Id;
use chrono::TimeDelta;
use serde::{Deserialize, Serialize};

/// The longest wait while something passes by itself.
const PATIENCE: TimeDelta = TimeDelta::minutes(15);
/// How long a place that a person has to do something about is left alone, and the longest that a
/// server's wish to wait is honoured.
const DAY: TimeDelta = TimeDelta::hours(24);
/// What a place can do is looked at again after this long (security 4.5).
const WEEK: TimeDelta = TimeDelta::days(7);
/// A wrong sign-in or a refusal may pass; from the third in a row on, it is told.
const TRIES: u32 = 3;

/// A place.
#[derive(Debug, Clone)]
pub struct Drop {
    /// Its id.
    pub id: Id,
    /// Where, with what signs in there.
    pub place: Place,
    /// What it calls itself, once it was reached.
    pub marker: Option<String>,
    /// What it can do, as JSON.
    pub probe: Option<String>,
    /// When that was found, or when the next look for it is counted from.
    pub probed_ms: Option<i64>,
    /// It is to be tried out.
    pub probe_asked: bool,
    /// What went wrong last.
    pub fault: Option<Fault>,
    /// How often in a row.
    pub failures: u32,
    /// It is left alone until then, in milliseconds since 1970 UTC.
    pub next_ms: i64,
    /// When it was set up.
    pub at: Moment,
}

impl Drop {
    /// One that is set up now, and about to be tried out.
    #[must_use]
    pub fn new(id: Id, place: Place, now: &Moment) -> Self {
        Self {
            id,
            place,
            marker: None,
            probe: None,
            probed_ms: None,
            probe_asked: true,
            fault: None,
            failures: 0,
            next_ms: 0,
            at: *now,
        }
    }
}

/// What was found when a place was tried out, as it is kept.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub struct Found {
    made: bool,
    keeps: bool,
    lists: bool,
    removes: bool,
}

impl From<&Probe> for Found {
    fn from(probe: &Probe) -> Self {
        Self {
            made: probe.made,
            keeps: probe.keeps,
            lists: probe.lists,
            removes: probe.removes,
        }
    }
}

impl Found {
    /// As it was found.
    #[must_use]
    pub fn probe(self) -> Probe {
        Probe {
            marker: String::new(),
            made: self.made,
            keeps: self.keeps,
            lists: self.lists,
            removes: self.removes,
        }
    }
}

impl Drop {
    /// Must a person do something before it can work again?
    #[must_use]
    pub fn stopped(&self) -> bool {
        self.fault.is_some_and(|fault| stops(fault, self.failures))
    }

    /// Is it to be tried out before anything goes through it?
    #[must_use]
    pub fn must_be_probed(&self) -> bool {
        self.probe_asked || self.marker.is_none()
    }

    /// Was it last tried out so long ago that it may be another by now? A clock that was set back asks, too.
    #[must_use]
    pub fn is_stale(&self, now: &Moment) -> bool {
        self.probed_ms.is_none_or(|ms| {
            let since = now.ms().saturating_sub(ms);
            !(0..WEEK.num_milliseconds()).contains(&since)
        })
    }

    /// A look in between did not work: what goes through it tells that better. Again in a day.
    pub fn look_later(&mut self, now: &Moment) {
        self.probed_ms = Some(now.plus(DAY - WEEK).ms());
    }

    /// May it be tried now? A clock that was set back holds nothing up for more than a day.
    #[must_use]
    pub fn may_try(&self, now: &Moment) -> bool {
        self.next_ms <= now.ms() || self.next_ms > now.plus(DAY).ms()
    }
}

/// Is this, so many times in a row, something that a person must do something about?
#[must_use]
pub fn stops(fault: Fault, failures: u32) -> bool {
    match fault {
        Fault::SignIn | Fault::Refused | Fault::Unexpected => failures >= TRIES,
        other => !other.passes(),
    }
}

/// How long a place is left alone after this many failures in a row: full jitter from one second,
/// doubling to fifteen minutes; as long as a server asks for; a day when a person must do something.
#[must_use]
pub fn wait(fault: Fault, failures: u32, grain: u16) -> TimeDelta {
    if stops(fault, failures) {
        return DAY;
    }
    let most = PATIENCE.num_milliseconds();
    let doubled = 1_000_i64 << failures.saturating_sub(1).min(20);
    let share = doubled.min(most) * i64::from(grain) / i64::from(u16::MAX);
    let jitter = TimeDelta::milliseconds(share.clamp(1_000, most));
    match fault {
        Fault::Busy {
            after_s: Some(seconds),
        } => TimeDelta::seconds(i64::from(seconds)).max(jitter).min(DAY),
        _ => jitter,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_passes_is_tried_again_and_what_does_not_is_told() {
        assert_eq!(wait(Fault::Unreachable, 1, u16::MAX), TimeDelta::seconds(1));
        assert_eq!(
            wait(Fault::Unreachable, 5, u16::MAX),
            TimeDelta::seconds(16)
        );
        assert_eq!(wait(Fault::Unreachable, 900, u16::MAX), PATIENCE);
        assert_eq!(wait(Fault::Full, 1, 0), DAY);
        assert_eq!(wait(Fault::SignIn, 2, 0), TimeDelta::seconds(1));
        assert_eq!(wait(Fault::SignIn, 3, 0), DAY);
        let busy = Fault::Busy {
            after_s: Some(3600),
        };
        assert_eq!(wait(busy, 1, 0), TimeDelta::hours(1));
    }

    proptest! {
        #[test]
        fn no_wait_is_shorter_than_a_second_or_longer_than_a_day(
            failures in 1u32..10_000, grain: u16, seconds: u32,
        ) {
            for fault in [
                Fault::Unreachable, Fault::Refused, Fault::Gone, Fault::NotTheDrop,
                Fault::Busy { after_s: Some(seconds) }, Fault::Busy { after_s: None },
            ] {
                let wait = wait(fault, failures, grain);
                prop_assert!(wait >= TimeDelta::seconds(1) && wait <= DAY);
            }
        }
    }
}
