//! When an entry of a foreign file was written: as that program says it, then as an instant.

use super::left::{Note, Why};
use crate::moment::{Moment, Wall};
use chrono::{DateTime, Datelike, NaiveDate, NaiveDateTime, NaiveTime, Utc};
use chrono_tz::Tz;

/// The years that are believed.
const YEARS: std::ops::RangeInclusive<i32> = 1900..=2199;

/// A time as a file tells it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Told {
    /// An instant, and the zone it was lived in when that is told too.
    At(DateTime<Utc>, Option<Tz>),
    /// What the clock on the wall showed.
    Wall(NaiveDateTime),
    /// A day without a time.
    Day(NaiveDate),
    /// Nothing is told; this is when the file was last changed.
    File(DateTime<Utc>),
}

const INSTANTS: &[&str] = &[
    "%Y-%m-%d %H:%M:%S %z",
    "%Y-%m-%d %H:%M %z",
    "%Y-%m-%dT%H:%M:%S%z",
    "%Y-%m-%dT%H:%M%z",
];
// Only what can't be read in two ways: 09/11/2026 is left alone.
const WALLS: &[&str] = &[
    "%Y-%m-%d %H:%M",
    "%Y-%m-%d %H:%M:%S",
    "%Y-%m-%d %I:%M %p",
    "%Y-%m-%d %I:%M:%S %p",
    "%Y-%m-%dT%H:%M",
    "%Y-%m-%dT%H:%M:%S%.f",
    "%Y/%m/%d %H:%M",
    "%Y/%m/%d %H:%M:%S",
    "%Y/%m/%d %I:%M %p",
    "%d.%m.%Y %H:%M",
    "%d.%m.%Y %H:%M:%S",
    "%Y-%m-%d %H.%M",
    "%Y-%m-%d %H-%M",
    "%Y-%m-%dT%H-%M",
    "%Y-%m-%d %H%M",
];
const DAYS: &[&str] = &["%Y-%m-%d", "%Y/%m/%d", "%Y_%m_%d", "%Y.%m.%d", "%d.%m.%Y"];

impl Told {
    /// Reads a time in one of the shapes that journals use.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let text = text.trim();
        // Every shape is shorter, and chrono takes years of any length.
        if text.len() > 40 || !text.starts_with(|letter: char| letter.is_ascii_digit()) {
            return None;
        }
        let instant = DateTime::parse_from_rfc3339(text).ok().or_else(|| {
            INSTANTS
                .iter()
                .find_map(|shape| DateTime::parse_from_str(text, shape).ok())
        });
        if let Some(at) = instant {
            return Some(Self::At(at.with_timezone(&Utc), None));
        }
        let wall = WALLS
            .iter()
            .find_map(|shape| NaiveDateTime::parse_from_str(text, shape).ok());
        wall.map(Self::Wall).or_else(|| {
            DAYS.iter()
                .find_map(|shape| NaiveDate::parse_from_str(text, shape).ok())
                .map(Self::Day)
        })
    }

    /// The instant meant, where one is now unless it is told; and what is worth knowing about it.
    ///
    /// # Errors
    /// `OddDate` outside the years that are believed.
    pub fn moment(&self, here: Tz) -> Result<(Moment, Option<Note>), Why> {
        let (at, note) = match self {
            Self::At(at, zone) => (Moment::new(*at, zone.unwrap_or(here)), None),
            Self::File(at) => (Moment::new(*at, here), Some(Note::FileDate)),
            Self::Wall(wall) => {
                let at = resolve(wall.date(), wall.time(), here)?;
                let skipped = at.local().naive_local().and_utc().timestamp_millis()
                    != wall.and_utc().timestamp_millis();
                let note = if skipped {
                    Note::SkippedHour
                } else {
                    Note::NoZone
                };
                (at, Some(note))
            }
            Self::Day(day) => {
                let noon = NaiveTime::from_hms_opt(12, 0, 0).unwrap_or_default();
                (resolve(*day, noon, here)?, Some(Note::NoTime))
            }
        };
        Ok((believed(at)?, note))
    }

    /// What an entry is told apart by, besides its words: the time as it was told.
    #[must_use]
    pub fn key(&self) -> String {
        match self {
            Self::At(at, _) => at.to_rfc3339(),
            // One of jrnl's two files tells seconds, the other does not.
            Self::Wall(wall) => wall.format("%Y-%m-%dT%H:%M").to_string(),
            Self::Day(day) => day.to_string(),
            Self::File(_) => String::new(),
        }
    }
}

/// A moment that someone may have lived: beyond those years it could not be written again.
///
/// # Errors
/// `OddDate`.
pub fn believed(at: Moment) -> Result<Moment, Why> {
    if YEARS.contains(&at.local().year()) {
        Ok(at)
    } else {
        Err(Why::OddDate)
    }
}

fn resolve(day: NaiveDate, time: NaiveTime, here: Tz) -> Result<Moment, Why> {
    // Before the clocks of the world are asked, which takes a while for a year far away.
    if !YEARS.contains(&day.year()) {
        return Err(Why::OddDate);
    }
    let zone = None;
    Wall { day, time, zone }
        .resolve(here)
        .map_err(|_| Why::OddDate)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const HERE: Tz = chrono_tz::America::New_York;

    #[test]
    fn the_shapes_that_journals_use_are_read() {
        for (text, expected) in [
            ("2026-11-09 14:05", "2026-11-09T14:05:00.000-05:00"),
            ("2026-11-09 02:05 PM", "2026-11-09T14:05:00.000-05:00"),
            ("2026-11-09 02:05:07 PM", "2026-11-09T14:05:07.000-05:00"),
            ("2026-11-09T14:05", "2026-11-09T14:05:00.000-05:00"),
            ("2026/11/09 14:05", "2026-11-09T14:05:00.000-05:00"),
            ("09.11.2026 14:05", "2026-11-09T14:05:00.000-05:00"),
            ("2026-11-09", "2026-11-09T12:00:00.000-05:00"),
            ("2026-11-09T19:05:00Z", "2026-11-09T14:05:00.000-05:00"),
            ("2026-11-09 20:05:00 +0100", "2026-11-09T14:05:00.000-05:00"),
            ("1900-01-01 00:00", "1900-01-01T00:00:00.000-05:00"),
        ] {
            let (at, _) = Told::read(text).unwrap().moment(HERE).unwrap();
            assert_eq!(at.rfc3339(), expected, "{text}");
        }
    }

    #[test]
    fn what_can_be_read_in_two_ways_or_is_no_date_is_not_read() {
        for text in [
            "09/11/2026",
            "yesterday",
            "",
            "14:05",
            "2026-13-01",
            "[2026-01-01]",
        ] {
            assert_eq!(Told::read(text), None, "{text}");
        }
    }

    #[test]
    fn dates_far_away_are_odd() {
        for text in [
            "9999-12-31 23:59",
            "0001-01-01",
            "1899-12-31",
            "2200-01-01 12:00",
            "9999-12-31T00:00:00Z",
        ] {
            assert_eq!(
                Told::read(text).unwrap().moment(HERE),
                Err(Why::OddDate),
                "{text}"
            );
        }
    }

    #[test]
    fn a_skipped_hour_is_told() {
        let (at, note) = Told::read("2027-03-14 02:30")
            .unwrap()
            .moment(HERE)
            .unwrap();
        assert_eq!(at.rfc3339(), "2027-03-14T03:00:00.000-04:00");
        assert_eq!(note, Some(Note::SkippedHour));
    }

    proptest! {
        #[test]
        fn any_text_is_read_or_refused(text in ".{0,60}") {
            if let Some(told) = Told::read(&text) {
                let _ = told.moment(HERE);
            }
        }

        #[test]
        fn any_wall_time_in_any_zone_becomes_an_instant(
            zone in 0..chrono_tz::TZ_VARIANTS.len(), year in 1900_i32..=2199, day in 1_u32..=365, minute in 0_u32..1440,
        ) {
            let day = NaiveDate::from_yo_opt(year, day).unwrap();
            let wall = day.and_hms_opt(minute / 60, minute % 60, 0).unwrap();
            let (at, _) = Told::Wall(wall).moment(chrono_tz::TZ_VARIANTS[zone]).unwrap();
            prop_assert!(at.local().naive_local() >= wall);
        }
    }
}
