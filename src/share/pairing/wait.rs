//! The wait before anything goes to a later recipient, counted so that no clock that is set shortens it.

use super::WAIT;
use crate::app::App;
use crate::moment::Moment;
use crate::random::Id;
use chrono::TimeDelta;
use std::sync::OnceLock;

/// So long of the wait Afterglow must have run: a clock that is set while it is closed brings no more
/// than the rest ([design]).
pub const RUN: TimeDelta = TimeDelta::hours(1);

/// A clock that is set right by a network goes back by less than this ([design]).
const SLACK_MS: i64 = 5 * 60 * 1000;

/// A look is kept this long after the one before; what lies between is counted at any time ([design]).
const KEPT_EVERY_MS: i64 = 60 * 1000;

/// What both clocks said at one look: the one on the wall, which anyone can set, and the watch of this
/// run of the program, which nobody can.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Look {
    /// The wall clock, in milliseconds since 1970 UTC.
    pub wall_ms: i64,
    /// Which run of the program it was.
    pub run: String,
    /// The watch, in milliseconds since some moment of that run.
    pub watch_ms: i64,
}

/// How much of a wait went by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wait {
    /// What went by since it began, or began anew.
    pub waited_ms: i64,
    /// How much of that the program ran.
    pub ran_ms: i64,
    /// When it was looked at last.
    pub seen: Look,
}

/// This run of the program.
#[derive(Default)]
struct Run(OnceLock<Id>);

impl Look {
    /// Looks at both clocks.
    #[must_use]
    pub fn at(app: &App, now: &Moment) -> Self {
        let run = app.lasting::<Run>();
        if run.0.get().is_none()
            && let Ok(id) = app.new_id(now)
        {
            let _ = run.0.set(id);
        }
        let watch = app.clock().elapsed().as_millis();
        Self {
            wall_ms: now.ms(),
            // Without randomness no run is the same as another: nothing counts as run.
            run: run.0.get().map(ToString::to_string).unwrap_or_default(),
            watch_ms: i64::try_from(watch).unwrap_or(i64::MAX),
        }
    }
}

impl Wait {
    /// A wait that begins now.
    #[must_use]
    pub fn begun(seen: Look) -> Self {
        Self {
            waited_ms: 0,
            ran_ms: 0,
            seen,
        }
    }

    /// The wait as of another look. While the program runs the watch counts, and the wall clock only
    /// where it went slower. Between two runs there is only the wall clock. One that was set back may
    /// have been ahead before, so that the wait begins anew.
    #[must_use]
    pub fn at(&self, look: &Look) -> Self {
        let wall = look.wall_ms.saturating_sub(self.seen.wall_ms);
        let same = look.run == self.seen.run && !look.run.is_empty();
        let watch = look.watch_ms.saturating_sub(self.seen.watch_ms);
        let ran = same.then_some(watch.max(0));
        if wall < ran.unwrap_or_default().saturating_sub(SLACK_MS) {
            return Self::begun(look.clone());
        }
        let went = wall.min(ran.unwrap_or(wall));
        Self {
            waited_ms: self.waited_ms.saturating_add(went),
            ran_ms: self.ran_ms.saturating_add(ran.map_or(0, |_| went)),
            seen: look.clone(),
        }
    }

    /// What is left of it at its last look, in milliseconds: of the wait itself, of the time that the
    /// program must run, and of the day after the card came in by the wall clock. 0 when it is over.
    #[must_use]
    pub fn left_ms(&self, imported: &Moment) -> i64 {
        let day = imported.plus(WAIT).ms().saturating_sub(self.seen.wall_ms);
        let waited = WAIT.num_milliseconds().saturating_sub(self.waited_ms);
        let ran = RUN.num_milliseconds().saturating_sub(self.ran_ms);
        day.max(waited).max(ran).max(0)
    }

    /// Is this worth keeping, after what was kept before?
    #[must_use]
    pub fn is_news_after(&self, before: &Self) -> bool {
        let (now, then) = (&self.seen, &before.seen);
        let apart = |a: i64, b: i64| a.saturating_sub(b).saturating_abs() >= KEPT_EVERY_MS;
        now.run != then.run
            || apart(now.wall_ms, then.wall_ms)
            || apart(now.watch_ms, then.watch_ms)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const HOUR: i64 = 3_600_000;
    const START: i64 = 1_800_000_000_000;

    /// What happens to a computer between two looks.
    #[derive(Debug, Clone)]
    struct Stretch {
        /// What really goes by.
        real: i64,
        /// How far the wall clock is set meanwhile.
        set: i64,
        /// The program was closed and opened again.
        closed: bool,
    }

    fn stretch(closed: impl Strategy<Value = bool>) -> impl Strategy<Value = Stretch> {
        let set = prop_oneof![
            3 => Just(0),
            2 => -100 * HOUR..100 * HOUR,
            1 => Just(24 * HOUR),
            1 => Just(-24 * HOUR),
            1 => Just(10 * 365 * 24 * HOUR),
            1 => Just(-10 * 365 * 24 * HOUR),
        ];
        (0..8 * HOUR, set, closed).prop_map(|(real, set, closed)| Stretch { real, set, closed })
    }

    /// A computer as it really is.
    struct Computer {
        real: i64,
        off: i64,
        watch: i64,
        run: u32,
        ran: i64,
    }

    impl Computer {
        fn look(&self) -> Look {
            Look {
                wall_ms: START + self.real + self.off,
                run: self.run.to_string(),
                watch_ms: self.watch,
            }
        }

        fn go(&mut self, stretch: &Stretch) {
            self.real += stretch.real;
            self.off += stretch.set;
            if stretch.closed {
                (self.run, self.watch) = (self.run + 1, 0);
            } else {
                self.watch += stretch.real;
                self.ran += stretch.real;
            }
        }
    }

    fn imported() -> Moment {
        Moment::from_ms(START, chrono_tz::UTC)
    }

    /// The computer at every look at which the wait is over.
    fn over(stretches: &[Stretch]) -> Vec<Computer> {
        let mut computer = Computer {
            real: 0,
            off: 0,
            watch: 0,
            run: 0,
            ran: 0,
        };
        let (mut wait, mut found) = (Wait::begun(computer.look()), Vec::new());
        for stretch in stretches {
            computer.go(stretch);
            wait = wait.at(&computer.look());
            if wait.left_ms(&imported()) == 0 {
                found.push(Computer { ..computer });
            }
        }
        found
    }

    #[test]
    fn a_clock_that_is_right_makes_it_a_day() {
        let hour = Stretch {
            real: HOUR,
            set: 0,
            closed: false,
        };
        assert_eq!(over(&vec![hour.clone(); 23]).len(), 0);
        assert_eq!(over(&vec![hour.clone(); 24]).len(), 1);
        let day = Stretch {
            real: 23 * HOUR,
            set: 0,
            closed: true,
        };
        assert_eq!(
            over(std::slice::from_ref(&day)).len(),
            0,
            "it must have run for an hour"
        );
        assert_eq!(over(&[day, hour]).len(), 1);
    }

    #[test]
    fn a_clock_set_forward_and_back_makes_it_begin_anew() {
        let (hour, forward) = (HOUR, 30 * HOUR);
        let steps = [
            (hour, forward, true),
            (hour / 2, 0, false),
            (0, -forward, true),
        ];
        let steps = steps.map(|(real, set, closed)| Stretch { real, set, closed });
        assert_eq!(over(&steps).len(), 0);
        let still = Stretch {
            real: hour,
            set: 0,
            closed: false,
        };
        let after = |hours: usize| [steps.to_vec(), vec![still.clone(); hours]].concat();
        assert_eq!(over(&after(23)).len(), 0);
        assert_eq!(over(&after(24)).len(), 1);
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 4000, ..ProptestConfig::default() })]

        /// While the program runs, nothing that is done to the wall clock shortens the wait.
        #[test]
        fn g7_no_setting_of_the_clock_shortens_it_while_it_runs(
            all in prop::collection::vec(stretch(Just(false)), 0..60),
        ) {
            for computer in over(&all) {
                prop_assert!(computer.real >= 24 * HOUR, "{} h", computer.real / HOUR);
            }
        }

        /// However it was set meanwhile: with a clock that is right again, a day went by, and the program
        /// ran for its time.
        #[test]
        fn g7_forward_and_back_in_any_order_it_is_no_shorter(
            all in prop::collection::vec(stretch(any::<bool>()), 0..60),
            right in prop::collection::vec(any::<bool>(), 60),
        ) {
            let mut all = all;
            let mut off = 0;
            for (stretch, right) in all.iter_mut().zip(right) {
                if right {
                    stretch.set = -off;
                }
                off += stretch.set;
            }
            for computer in over(&all) {
                prop_assert!(computer.ran >= HOUR, "ran {} min", computer.ran / 60_000);
                if computer.off == 0 {
                    prop_assert!(computer.real >= 24 * HOUR, "{} h", computer.real / HOUR);
                }
            }
        }

        /// No order of times makes it overflow or run backwards.
        #[test]
        fn any_times_at_all_are_taken(walls in prop::collection::vec(any::<i64>(), 0..20), watch: i64) {
            let look = |wall_ms| Look { wall_ms, run: String::from("a"), watch_ms: watch };
            let mut wait = Wait::begun(look(START));
            for wall in walls {
                wait = wait.at(&look(wall));
                prop_assert!(wait.left_ms(&imported()) >= 0);
            }
        }
    }
}
