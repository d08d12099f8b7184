//! The days between which one looks: read as people type them, and said again as they were read.

use super::table::Span;
use crate::journal::Error;
use crate::moment::{Moment, Wall};
use crate::session::times::read_past_date;
use crate::words::Words;
use chrono::{NaiveDate, NaiveTime};

/// Whole local days, where the reader is now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Days {
    from: Option<NaiveDate>,
    to: Option<NaiveDate>,
}

impl Days {
    /// Reads both; empty is none. A day without a year is the last one.
    ///
    /// # Errors
    /// `NoFrom`, `NoTo` for what is no day.
    pub fn read(from: &str, to: &str, today: NaiveDate) -> Result<Self, Error> {
        let day = |text: &str, why| match text.trim() {
            "" => Ok(None),
            text => read_past_date(text, today).map(Some).map_err(|_| why),
        };
        Ok(Self {
            from: day(from, Error::NoFrom)?,
            to: day(to, Error::NoTo)?,
        })
    }

    /// In words, so that one sees how they were read; nothing when there are none.
    #[must_use]
    pub fn said(self, words: &Words, today: NaiveDate) -> Option<String> {
        let day = |day: NaiveDate| words.day_seen_from(day, today);
        match (self.from, self.to) {
            (None, None) => None,
            (Some(from), None) => Some(words.say("journal-found-from", &[("day", &day(from))])),
            (None, Some(to)) => Some(words.say("journal-found-until", &[("day", &day(to))])),
            (Some(from), Some(to)) if from == to => Some(day(from)),
            (Some(from), Some(to)) => {
                let (from, to) = (day(from), day(to));
                Some(words.say("journal-found-span", &[("from", &from), ("to", &to)]))
            }
        }
    }

    /// As instants.
    #[must_use]
    pub fn span(self, now: &Moment) -> Span {
        let midnight = |day: NaiveDate| {
            let wall = Wall {
                day,
                time: NaiveTime::MIN,
                zone: None,
            };
            wall.resolve(now.zone()).map(|at| at.ms()).ok()
        };
        let after = self.to.and_then(|day| day.succ_opt());
        Span {
            from: self.from.and_then(midnight).unwrap_or(Span::WHOLE.from),
            to: after.and_then(midnight).unwrap_or(Span::WHOLE.to),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_read_as_people_type_them_and_said_as_they_were_read() {
        let today = NaiveDate::from_ymd_opt(2026, 11, 10).unwrap();
        let words = Words::english();
        for (from, to, expected) in [
            ("", " ", None),
            ("2026-11-09", "", Some("from Mon 9 Nov on")),
            ("", "9 November", Some("until Mon 9 Nov")),
            ("10 Nov", "10.11.2026", Some("Tue 10 Nov")),
            ("Nov 11", "", Some("from Tue 11 Nov 2025 on")),
            (
                "13 March 2024",
                "March 13",
                Some("Wed 13 Mar 2024 to Fri 13 Mar"),
            ),
        ] {
            let days = Days::read(from, to, today).unwrap();
            assert_eq!(
                days.said(&words, today).as_deref(),
                expected,
                "{from}, {to}"
            );
        }
    }

    #[test]
    fn what_is_no_day_is_refused_where_it_stands() {
        let today = NaiveDate::from_ymd_opt(2026, 11, 10).unwrap();
        for text in ["soon", "3/4/2026", "31 April", "Mon 10 Nov 2026", "29 Feb"] {
            assert_eq!(Days::read(text, "", today), Err(Error::NoFrom), "{text}");
            assert_eq!(Days::read("", text, today), Err(Error::NoTo), "{text}");
        }
        let leap = NaiveDate::from_ymd_opt(2028, 2, 29).unwrap();
        for (text, day) in [
            ("29 Feb", "2028-02-29"),
            ("28 Feb", "2028-02-28"),
            ("1 Mar", "2027-03-01"),
        ] {
            let days = Days::read(text, "", leap).unwrap();
            assert_eq!(days.from.unwrap().to_string(), day);
        }
    }
}
