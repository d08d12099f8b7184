//! The bin: what was deleted stays for thirty days, and goes for good only then.

pub mod api;
pub mod table;

use crate::moment::Moment;
use chrono::TimeDelta;

/// How long a deleted text stays in the bin, in days of 24 hours ([design]).
pub const DAYS: i64 = 30;
/// Its time must have been over for so long, at two openings: one look at a clock that is wrong
/// clears nothing.
pub const SURE_HOURS: i64 = 24;

/// What happens to a text in the bin when the bin is looked through.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    /// It stays.
    Stays,
    /// Its time is over; seen so for the first time now.
    Noted,
    /// It goes for good.
    Cleared,
}

/// Until when a text that was deleted then stays at least.
#[must_use]
pub fn stays_until(gone: &Moment) -> Moment {
    gone.plus(TimeDelta::days(DAYS))
}

/// What happens to a text that was deleted at `gone`, and whose time was seen to be over at `noted`.
#[must_use]
pub fn fate(gone: &Moment, noted: Option<&Moment>, now: &Moment) -> Fate {
    if *now < stays_until(gone) {
        return Fate::Stays;
    }
    let sure = |noted: &Moment| noted.plus(TimeDelta::hours(SURE_HOURS)) <= *now;
    match noted {
        Some(noted) if sure(noted) => Fate::Cleared,
        // Noted by a clock that was ahead of this one: it begins anew.
        Some(noted) if noted > now => Fate::Noted,
        Some(_) => Fate::Stays,
        None => Fate::Noted,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn hour(hours: i64) -> Moment {
        Moment::from_ms(1_700_000_000_000, chrono_tz::UTC).plus(TimeDelta::hours(hours))
    }

    #[test]
    fn thirty_days_and_a_second_look() {
        let gone = hour(0);
        let month = DAYS * 24;
        let cases = [
            (None, month - 1, Fate::Stays),
            (None, month, Fate::Noted),
            (Some(month), month + 23, Fate::Stays),
            (Some(month), month + 24, Fate::Cleared),
            // A clock that was years ahead and is right again.
            (Some(month * 40), month - 5, Fate::Stays),
            (Some(month * 40), month + 5, Fate::Noted),
        ];
        for (noted, now, expected) in cases {
            let noted = noted.map(hour);
            assert_eq!(fate(&gone, noted.as_ref(), &hour(now)), expected, "{now}");
        }
    }

    proptest! {
        #[test]
        fn nothing_younger_is_ever_cleared(noted in proptest::option::of(-5_000_i64..5_000), now in -5_000_i64..5_000) {
            let noted = noted.map(hour);
            if fate(&hour(0), noted.as_ref(), &hour(now)) == Fate::Cleared {
                prop_assert!(now >= DAYS * 24);
                prop_assert!(noted.is_some_and(|noted| noted.plus(TimeDelta::hours(SURE_HOURS)) <= hour(now)));
            }
        }

        #[test]
        fn looked_through_day_by_day_it_is_gone_in_a_day_more(step in 1_i64..48) {
            let (gone, mut noted) = (hour(0), None);
            let mut at = 0;
            loop {
                at += step;
                match fate(&gone, noted.as_ref(), &hour(at)) {
                    Fate::Noted => noted = Some(hour(at)),
                    Fate::Stays => {}
                    Fate::Cleared => break,
                }
                prop_assert!(at < DAYS * 24 + 3 * 48);
            }
        }
    }
}
