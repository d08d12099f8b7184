//! When a reminder known outside the vault may be shown, and what follows from what was done with it.

pub mod api;

use super::{Quiet, is_due};
use crate::moment::Moment;
use crate::vault::outside::Due;
use chrono::TimeDelta;
use serde::Deserialize;

/// "In an hour" is so much later.
pub const LATER: TimeDelta = TimeDelta::hours(1);

/// What was done with a note.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(test, ts(rename = "ReminderAct"))]
#[serde(rename_all = "camelCase")]
pub enum Act {
    /// Put away for good.
    Done,
    /// It comes again in an hour, unless it is worth nothing by then.
    Later,
}

/// When and where it is, and what keeps notes back.
#[derive(Debug, Clone, Copy)]
pub struct Hour<'a> {
    /// Now.
    pub now: &'a Moment,
    /// The quiet hours.
    pub quiet: Quiet,
    /// Groggy time lasts until then: only times to keep come through.
    pub groggy_until: Option<Moment>,
}

/// When it comes, in milliseconds since 1970 UTC; nothing once it was shown or put away.
#[must_use]
pub fn comes(due: &Due) -> Option<i64> {
    if due.done {
        return None;
    }
    due.later_ms.or(match due.shown_ms {
        Some(_) => None,
        None => Some(due.at_ms),
    })
}

/// May it be shown now?
#[must_use]
pub fn is_now(due: &Due, hour: &Hour) -> bool {
    let at = |ms| Moment::from_ms(ms, hour.now.zone());
    let held = !due.timed && hour.groggy_until.is_some();
    let early = evening_before(due, hour).is_some_and(|evening| evening <= *hour.now);
    comes(due).is_some_and(|ms| {
        !held && (early || is_due(&at(ms), &at(due.until_ms), hour.quiet, hour.now))
    })
}

/// When it may be shown next, now at the earliest.
#[must_use]
pub fn next(due: &Due, hour: &Hour) -> Option<Moment> {
    let at = |ms| Moment::from_ms(ms, hour.now.zone());
    let comes = at(comes(due)?);
    let held = hour.groggy_until.filter(|_| !due.timed);
    let from = comes.max(*hour.now).max(held.unwrap_or(*hour.now));
    let shown = hour.quiet.after(&from.seen_in(hour.now.zone()))?;
    let shown = is_due(&comes, &at(due.until_ms), hour.quiet, &shown).then_some(shown);
    evening_before(due, hour).or(shown)
}

/// A time to keep was planned for waking hours. Where it lies in the night, the zone is another by now
/// and the vault still locked: it is told in the evening before, as the plan would have it; then or,
/// in what is left of that evening, now.
fn evening_before(due: &Due, hour: &Hour) -> Option<Moment> {
    let at = Moment::from_ms(due.at_ms, hour.now.zone());
    let waits = due.timed && due.later_ms.is_none() && comes(due).is_some();
    let told = waits && hour.quiet.holds(&at) && *hour.now < at;
    let evening = hour.quiet.evening_before(&at).filter(|_| told)?;
    Some(evening.max(*hour.now)).filter(|one| !hour.quiet.holds(one))
}

/// It was shown.
pub fn show(due: &mut Due, now: &Moment) {
    due.shown_ms = Some(now.ms());
    due.later_ms = None;
}

/// Something was done with it.
pub fn act(due: &mut Due, act: Act, now: &Moment) {
    // Whoever answers a note has seen it.
    due.shown_ms = due.shown_ms.or(Some(now.ms()));
    match act {
        Act::Done => {
            due.done = true;
            due.later_ms = None;
        }
        Act::Later => {
            due.put_off = true;
            let again = now.plus(LATER).ms();
            due.later_ms = (!due.done && again < due.until_ms).then_some(again);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono_tz::America::New_York;

    fn at(text: &str) -> Moment {
        Moment::parse(&format!("2026-11-{text}:00-05:00"), New_York).unwrap()
    }

    fn due(from: &str, until: &str) -> Due {
        Due {
            id: "a".into(),
            at_ms: at(from).ms(),
            until_ms: at(until).ms(),
            ..Due::default()
        }
    }

    fn hour(now: &Moment) -> Hour<'_> {
        Hour {
            now,
            quiet: Quiet::default(),
            groggy_until: None,
        }
    }

    #[test]
    fn later_is_an_hour_later_and_never_past_the_end() {
        let mut one = due("12T10:00", "12T12:00");
        show(&mut one, &at("12T10:00"));
        assert!(!is_now(&one, &hour(&at("12T10:01"))));
        act(&mut one, Act::Later, &at("12T10:05"));
        for (now, shown) in [("12T11:04", false), ("12T11:05", true)] {
            assert_eq!(is_now(&one, &hour(&at(now))), shown, "{now}");
        }
        show(&mut one, &at("12T11:05"));
        act(&mut one, Act::Later, &at("12T11:05"));
        assert_eq!(comes(&one), None);
        assert!(one.put_off);
    }

    #[test]
    fn done_is_for_good() {
        let mut one = due("12T10:00", "12T18:00");
        act(&mut one, Act::Later, &at("12T10:00"));
        act(&mut one, Act::Done, &at("12T10:01"));
        act(&mut one, Act::Later, &at("12T10:02"));
        assert_eq!(comes(&one), None);
    }

    #[test]
    fn the_next_time_is_a_waking_one_before_the_end() {
        let cases = [
            ("12T08:00", "12T10:00", "12T18:00", Some("12T10:00")),
            ("12T11:00", "12T10:00", "12T18:00", Some("12T11:00")),
            ("12T21:30", "12T20:50", "13T18:00", None),
            ("12T21:30", "12T21:10", "13T18:00", Some("13T09:00")),
            ("12T20:00", "12T21:10", "13T08:00", None),
            ("12T23:30", "12T10:00", "13T18:00", None),
        ];
        for (now, from, until, next) in cases {
            let found = super::next(&due(from, until), &hour(&at(now)));
            assert_eq!(found, next.map(at), "{now} {from}");
        }
    }

    #[test]
    fn a_time_to_keep_that_another_zone_moved_into_the_night_is_told_in_the_evening_before() {
        use chrono_tz::Europe::Berlin;
        // 02:30 in Berlin.
        let timed = Due {
            timed: true,
            ..due("12T20:30", "13T02:30")
        };
        let prompt = Due {
            timed: false,
            ..timed.clone()
        };
        let mut put_off = timed.clone();
        act(&mut put_off, Act::Later, &at("12T14:31"));
        let evening = Some(at("12T14:30"));
        for (one, now, told, next) in [
            (&timed, "12T09:00", false, evening),
            (&timed, "12T14:29", false, evening),
            (&timed, "12T14:30", true, evening),
            (&timed, "12T14:45", true, Some(at("12T14:45"))),
            // The evening is over already, and in the morning it is worth nothing.
            (&timed, "12T15:00", false, None),
            (&prompt, "12T14:45", false, None),
            (&put_off, "12T14:45", false, None),
        ] {
            let now = at(now).seen_in(Berlin);
            assert_eq!(is_now(one, &hour(&now)), told, "{now:?}");
            let next = next.map(|next: Moment| next.seen_in(Berlin));
            assert_eq!(super::next(one, &hour(&now)), next, "{now:?}");
        }
        // Where it was planned it comes when it was planned.
        assert_eq!(
            super::next(&timed, &hour(&at("12T09:00"))),
            Some(at("12T20:30"))
        );
    }

    #[test]
    fn groggy_time_holds_all_back_but_times_to_keep() {
        let now = at("12T12:00");
        let groggy = Hour {
            groggy_until: Some(at("12T16:00")),
            ..hour(&now)
        };
        let one = due("12T11:00", "12T18:00");
        assert!(!is_now(&one, &groggy));
        assert_eq!(super::next(&one, &groggy), Some(at("12T16:00")));
        let timed = Due { timed: true, ..one };
        assert!(is_now(&timed, &groggy));
    }
}
