//! A series made in one step: so many infusions on chosen weekdays at one time, with exceptions.

pub mod api;

use super::plan::Error;
use chrono::{Datelike, NaiveDate, NaiveTime, TimeDelta, Weekday};

/// The most infusions of one series.
pub const SERIES_LIMIT: u32 = 60;
/// A series has dates in every so many weeks.
pub const EVERY: std::ops::RangeInclusive<u32> = 1..=52;
/// The most exceptions of one series.
pub const EXCEPT_LIMIT: usize = 200;

/// A date of a series that is another way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Exception {
    /// The date.
    pub day: NaiveDate,
    /// Its own time; none: it is left out.
    pub time: Option<NaiveTime>,
}

/// A series as asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Series {
    /// No date lies before it.
    pub first: NaiveDate,
    /// On these weekdays.
    pub weekdays: Vec<Weekday>,
    /// In every so many weeks, 1 to 52, counted from the week of the first date.
    pub every: u32,
    /// At this time.
    pub time: NaiveTime,
    /// So many infusions, 1 to 60: a date left out is made up for at the end.
    pub count: u32,
    /// Dates that are another way.
    pub except: Vec<Exception>,
}

/// A date of a series.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// The date.
    pub day: NaiveDate,
    /// Its time.
    pub time: NaiveTime,
    /// It stands in the series only to be put back.
    pub left_out: bool,
    /// It is at another time than the others.
    pub other_time: bool,
}

/// The weekdays by number, 1 for Monday to 7 for Sunday, each once.
///
/// # Errors
/// `Weekdays` when there is none, or a number that is no weekday.
pub fn weekdays(numbers: &[u32]) -> Result<Vec<Weekday>, Error> {
    let mut found: Vec<Weekday> = Vec::new();
    for number in numbers {
        let day = number.checked_sub(1).and_then(|n| u8::try_from(n).ok());
        let day = day.and_then(|n| Weekday::try_from(n).ok());
        let day = day.ok_or(Error::Weekdays)?;
        if !found.contains(&day) {
            found.push(day);
        }
    }
    if found.is_empty() {
        return Err(Error::Weekdays);
    }
    Ok(found)
}

/// The dates of a series, those left out among them.
///
/// # Errors
/// `Weekdays`, `Count`, `FarDate` when the calendar ends before the series does.
pub fn places(series: &Series) -> Result<Vec<Place>, Error> {
    if series.weekdays.is_empty() {
        return Err(Error::Weekdays);
    }
    if !(1..=SERIES_LIMIT).contains(&series.count) || series.except.len() > EXCEPT_LIMIT {
        return Err(Error::Count);
    }
    if !EVERY.contains(&series.every) {
        return Err(Error::Every);
    }
    let monday = series.first.week(Weekday::Mon).checked_first_day();
    let monday = monday.ok_or(Error::FarDate)?;
    let mut found = Vec::new();
    let mut left = series.count;
    let mut day = series.first;
    while left > 0 {
        let week = (day - monday).num_days() / 7;
        if week % i64::from(series.every) == 0 && series.weekdays.contains(&day.weekday()) {
            let except = series.except.iter().find(|except| except.day == day);
            let left_out = except.is_some_and(|except| except.time.is_none());
            let time = except.and_then(|except| except.time);
            found.push(Place {
                day,
                time: time.unwrap_or(series.time),
                left_out,
                other_time: time.is_some_and(|time| time != series.time),
            });
            left -= u32::from(!left_out);
        }
        day = day
            .checked_add_signed(TimeDelta::days(1))
            .ok_or(Error::FarDate)?;
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap_or_default()
    }

    fn time(hour: u32) -> NaiveTime {
        NaiveTime::from_hms_opt(hour, 30, 0).unwrap_or_default()
    }

    fn series(except: Vec<Exception>) -> Series {
        Series {
            first: day("2026-11-10"),
            weekdays: vec![Weekday::Mon, Weekday::Thu],
            every: 1,
            time: time(10),
            count: 6,
            except,
        }
    }

    #[test]
    fn six_twice_a_week() {
        let all = places(&series(Vec::new())).unwrap_or_default();
        let days: Vec<String> = all.iter().map(|place| place.day.to_string()).collect();
        assert_eq!(
            days,
            [
                "2026-11-12",
                "2026-11-16",
                "2026-11-19",
                "2026-11-23",
                "2026-11-26",
                "2026-11-30"
            ]
        );
    }

    #[test]
    fn a_date_left_out_is_made_up_for_and_another_has_its_own_time() {
        let out = Exception {
            day: day("2026-11-26"),
            time: None,
        };
        let other = Exception {
            day: day("2026-11-16"),
            time: Some(time(14)),
        };
        let all = places(&series(vec![out, other])).unwrap_or_default();
        assert_eq!(all.len(), 7);
        assert_eq!(all.iter().filter(|place| !place.left_out).count(), 6);
        assert_eq!(all.last().map(|place| place.day), Some(day("2026-12-03")));
        assert!(
            all.iter()
                .any(|place| place.other_time && place.time == time(14))
        );
    }

    #[test]
    fn what_is_no_series_is_refused() {
        assert_eq!(weekdays(&[]), Err(Error::Weekdays));
        assert_eq!(weekdays(&[8]), Err(Error::Weekdays));
        assert_eq!(weekdays(&[0]), Err(Error::Weekdays));
        assert_eq!(weekdays(&[4, 4, 1]), Ok(vec![Weekday::Thu, Weekday::Mon]));
        for count in [0, 61] {
            let bad = Series {
                count,
                ..series(Vec::new())
            };
            assert_eq!(places(&bad), Err(Error::Count));
        }
        for every in [0, 53] {
            let bad = Series {
                every,
                ..series(Vec::new())
            };
            assert_eq!(places(&bad), Err(Error::Every));
        }
        let last = Series {
            first: NaiveDate::MAX,
            ..series(Vec::new())
        };
        assert_eq!(places(&last), Err(Error::FarDate));
    }

    proptest! {
        #[test]
        fn it_has_as_many_as_asked_on_its_weekdays_each_once(
            from in 0i64..4000, days in proptest::collection::vec(1u32..8, 1..7), count in 1u32..=60,
            out in proptest::collection::vec(0i64..60, 0..12), every in 1u32..=8,
        ) {
            let first = day("2020-01-01") + TimeDelta::days(from);
            let chosen = weekdays(&days).unwrap();
            let except = out.iter().map(|n| Exception { day: first + TimeDelta::days(*n), time: None });
            let series = Series {
                first, weekdays: chosen.clone(), every, time: time(10), count, except: except.collect(),
            };
            let all = places(&series).unwrap();
            let kept: Vec<_> = all.iter().filter(|place| !place.left_out).collect();
            prop_assert_eq!(kept.len(), usize::try_from(count).unwrap());
            prop_assert!(all.windows(2).all(|pair| pair[0].day < pair[1].day));
            prop_assert!(all.iter().all(|place| place.day >= first));
            let monday = first.week(Weekday::Mon).first_day();
            let week = |place: &Place| (place.day - monday).num_days() / 7;
            prop_assert!(all.iter().all(|place| week(place) % i64::from(every) == 0));
            prop_assert!(kept.iter().all(|place| chosen.contains(&place.day.weekday())));
            prop_assert!(kept.iter().all(|place| series.except.iter().all(|out| out.day != place.day)));
        }
    }
}
