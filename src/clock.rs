//! The only place that reads the time of day.

use crate::moment::Moment;
use chrono_tz::Tz;
use std::time::{Duration, Instant};

/// Time as handed in by a host: the present moment, and waiting.
pub trait Clock: Send + Sync {
    /// The present moment in the zone where the person is.
    fn now(&self) -> Moment;
    /// Time since some fixed point, never set back: for measuring, not for the calendar.
    fn elapsed(&self) -> Duration;
    /// Lets `span` pass.
    fn pause(&self, span: Duration);
}

/// The machine's clock. The zone is asked again at every reading, since people travel.
pub struct SystemClock {
    zone: Box<dyn Fn() -> Tz + Send + Sync>,
    start: Instant,
}

impl SystemClock {
    /// A clock whose zone the host answers.
    pub fn new(zone: impl Fn() -> Tz + Send + Sync + 'static) -> Self {
        Self {
            zone: Box::new(zone),
            start: start(),
        }
    }
}

impl Clock for SystemClock {
    #[allow(clippy::disallowed_methods)] // the one reading of the clock
    fn now(&self) -> Moment {
        Moment::new(chrono::Utc::now(), (self.zone)())
    }

    fn elapsed(&self) -> Duration {
        self.start.elapsed()
    }

    #[allow(clippy::disallowed_methods)] // the one place that waits
    fn pause(&self, span: Duration) {
        std::thread::sleep(span);
    }
}

/// A clock that a test sets: an instant, or a file that holds one and is read at every reading.
#[cfg(feature = "simulated-clock")]
pub struct SimulatedClock {
    source: String,
    zone: Tz,
    start: Instant,
}

#[cfg(feature = "simulated-clock")]
impl SimulatedClock {
    /// `source` is RFC 3339 text, or the path of a file that holds it; `zone` where the person is.
    #[must_use]
    pub fn new(source: String, zone: Tz) -> Self {
        Self {
            source,
            zone,
            start: start(),
        }
    }
}

#[cfg(feature = "simulated-clock")]
impl Clock for SimulatedClock {
    fn now(&self) -> Moment {
        let text = std::fs::read_to_string(&self.source).unwrap_or_else(|_| self.source.clone());
        Moment::parse(text.trim(), self.zone).unwrap_or(Moment::from_ms(0, self.zone))
    }

    fn elapsed(&self) -> Duration {
        self.start.elapsed()
    }

    #[allow(clippy::disallowed_methods)] // real waiting: only the calendar is simulated
    fn pause(&self, span: Duration) {
        std::thread::sleep(span);
    }
}

#[allow(clippy::disallowed_methods)] // the fixed point that durations are measured from
fn start() -> Instant {
    Instant::now()
}
