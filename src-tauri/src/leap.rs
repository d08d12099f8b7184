//! Whether time went by unnoticed: the machine slept, or its clock or its zone was changed.

use afterglow::clock::Clock;
use afterglow::moment::Moment;
use chrono_tz::Tz;
use std::time::Duration;

/// Clocks that are set right by a network drift less than this between two looks.
const SLACK_MS: i64 = 5_000;

/// What the clocks said at one look.
#[derive(Debug, Clone, Copy)]
pub struct Look {
    wall: Moment,
    watch: Duration,
}

impl Look {
    /// Looks at the calendar and at the watch that is never set, and stands still in sleep.
    pub fn at(clock: &dyn Clock) -> Self {
        Self {
            wall: clock.now(),
            watch: clock.elapsed(),
        }
    }

    /// Did the wall clock go another way than the watch since, or is it read in another zone?
    pub fn leapt_since(&self, before: &Self) -> bool {
        let wall = self.wall.ms() - before.wall.ms();
        let watch = self.watch.saturating_sub(before.watch).as_millis();
        let gap = wall.saturating_sub(i64::try_from(watch).unwrap_or(i64::MAX));
        gap.abs() > SLACK_MS || self.zone() != before.zone()
    }

    fn zone(&self) -> Tz {
        self.wall.zone()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn look(text: &str, zone: Tz, watch: u64) -> Look {
        Look {
            wall: Moment::parse(text, zone).unwrap(),
            watch: Duration::from_secs(watch),
        }
    }

    #[test]
    fn sleep_a_set_clock_and_travel_are_leaps_and_nothing_else_is() {
        use chrono_tz::America::New_York;
        use chrono_tz::Europe::Berlin;
        let before = look("2026-11-07T09:00:00-05:00", New_York, 100);
        for (now, zone, watch, leap) in [
            ("2026-11-07T09:01:00-05:00", New_York, 160, false),
            ("2026-11-07T09:01:03-05:00", New_York, 160, false),
            ("2026-11-07T17:00:00-05:00", New_York, 160, true),
            ("2026-11-06T09:01:00-05:00", New_York, 160, true),
            ("2036-11-07T09:01:00-05:00", New_York, 160, true),
            ("2026-11-07T15:01:00+01:00", Berlin, 160, true),
        ] {
            let now = look(now, zone, watch);
            assert_eq!(now.leapt_since(&before), leap, "{now:?}");
        }
        // Summer time moves the wall, never the instant.
        let before = look("2026-11-01T01:59:30-04:00", New_York, 0);
        assert!(!look("2026-11-01T01:00:30-05:00", New_York, 60).leapt_since(&before));
    }
}
