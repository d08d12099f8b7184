//! A month of the journal as a page of a calendar.

pub mod api;
pub mod table;

use chrono::{Datelike, Days, NaiveDate};

/// The weeks of the month that `day` lies in, from Monday to Sunday; days of other months are none.
#[must_use]
pub fn weeks(day: NaiveDate) -> Vec<[Option<NaiveDate>; 7]> {
    let first = day.with_day(1).unwrap_or(day);
    let mut weeks = Vec::new();
    let mut week = [None; 7];
    for day in first
        .iter_days()
        .take_while(|day| day.month() == first.month())
    {
        let place = usize::try_from(day.weekday().num_days_from_monday()).unwrap_or_default();
        if let Some(slot) = week.get_mut(place) {
            *slot = Some(day);
        }
        if place == 6 {
            weeks.push(week);
            week = [None; 7];
        }
    }
    if week != [None; 7] {
        weeks.push(week);
    }
    weeks
}

/// The first days of the month before and of the month after.
#[must_use]
pub fn neighbours(day: NaiveDate) -> (NaiveDate, NaiveDate) {
    let first = day.with_day(1).unwrap_or(day);
    let before = first.checked_sub_days(Days::new(1)).unwrap_or(first);
    let after = first.checked_add_days(Days::new(31)).unwrap_or(first);
    (
        before.with_day(1).unwrap_or(before),
        after.with_day(1).unwrap_or(after),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn a_month_stands_in_its_weeks() {
        let november = weeks(day("2026-11-17"));
        assert_eq!(november.len(), 6);
        assert_eq!(november[0][6], Some(day("2026-11-01")));
        assert_eq!(november[5][0], Some(day("2026-11-30")));
        let (before, after) = neighbours(day("2026-01-31"));
        assert_eq!((before, after), (day("2025-12-01"), day("2026-02-01")));
    }

    proptest! {
        #[test]
        fn every_day_stands_once_under_its_weekday(days in 0_i32..3_000_000) {
            let Some(any) = NaiveDate::from_num_days_from_ce_opt(days) else { return Ok(()) };
            let weeks = weeks(any);
            let all: Vec<NaiveDate> = weeks.iter().flatten().flatten().copied().collect();
            prop_assert!(all.contains(&any));
            prop_assert!(all.is_sorted());
            for week in &weeks {
                for (at, day) in week.iter().enumerate() {
                    if let Some(day) = day {
                        prop_assert_eq!(day.weekday().num_days_from_monday() as usize, at);
                    }
                }
            }
        }
    }
}
