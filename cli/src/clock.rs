//! The clock and the zone that this host hands in.

use crate::arguments::Arguments;
use afterglow::clock::{Clock, SystemClock};
use chrono_tz::Tz;

/// The machine's clock, or the simulated one in builds that have it.
pub fn of(arguments: &Arguments) -> Box<dyn Clock> {
    #[cfg(feature = "simulated-clock")]
    {
        let from =
            |given: &Option<String>, name: &str| given.clone().or_else(|| std::env::var(name).ok());
        if let Some(now) = from(&arguments.now, "AFTERGLOW_NOW") {
            let zone = from(&arguments.zone, "AFTERGLOW_ZONE")
                .and_then(|name| name.parse().ok())
                .unwrap_or_else(zone);
            return Box::new(afterglow::clock::SimulatedClock::new(now, zone));
        }
    }
    let _ = arguments;
    Box::new(SystemClock::new(zone))
}

/// The zone that the system says.
fn zone() -> Tz {
    iana_time_zone::get_timezone()
        .ok()
        .and_then(|name| name.parse().ok())
        .unwrap_or(Tz::UTC)
}
