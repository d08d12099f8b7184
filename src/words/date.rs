//! Days, times and spans as people say them: "Thursday 19 November", "10:30", "15 h 50 min".

use super::Words;
use crate::moment::Moment;
use chrono::{Datelike, NaiveDate};

impl Words {
    /// "Thursday"
    #[must_use]
    pub fn weekday(&self, day: NaiveDate) -> String {
        let number = day.weekday().number_from_monday().to_string();
        self.say("date-weekday", &[("weekday", &number)])
    }

    /// "Thu"
    #[must_use]
    pub fn weekday_short(&self, day: NaiveDate) -> String {
        let number = day.weekday().number_from_monday().to_string();
        self.say("date-weekday-short", &[("weekday", &number)])
    }

    /// "Thursday 19 November"
    #[must_use]
    pub fn day(&self, day: NaiveDate) -> String {
        let month = self.say("date-month", &[("month", &day.month().to_string())]);
        self.day_of(day, &self.weekday(day), &month)
    }

    /// "Thu 19 Nov"
    #[must_use]
    pub fn day_short(&self, day: NaiveDate) -> String {
        let month = self.say("date-month-short", &[("month", &day.month().to_string())]);
        self.day_of(day, &self.weekday_short(day), &month)
    }

    /// "Thu 19 Nov", with the year when it is not the year of `today`.
    #[must_use]
    pub fn day_seen_from(&self, day: NaiveDate, today: NaiveDate) -> String {
        if day.year() == today.year() {
            return self.day_short(day);
        }
        let month = self.say("date-month-short", &[("month", &day.month().to_string())]);
        let args = [
            ("weekday", self.weekday_short(day)),
            ("day", day.day().to_string()),
            ("month", month),
            ("year", day.year().to_string()),
        ];
        let args: Vec<_> = args.iter().map(|(k, v)| (*k, v.as_str())).collect();
        self.say("date-day-in-year", &args)
    }

    /// "November 2026"
    #[must_use]
    pub fn month(&self, day: NaiveDate) -> String {
        let month = self.say("date-month", &[("month", &day.month().to_string())]);
        let year = day.year().to_string();
        self.say("date-month-in-year", &[("month", &month), ("year", &year)])
    }

    /// "10:30" in the moment's own zone.
    #[must_use]
    pub fn time(&self, at: &Moment) -> String {
        at.local().format("%H:%M").to_string()
    }

    /// "Wednesday 18 November, 18:40"
    #[must_use]
    pub fn day_and_time(&self, at: &Moment) -> String {
        let (date, time) = (self.day(at.day()), self.time(at));
        self.say("date-and-time", &[("date", &date), ("time", &time)])
    }

    /// "15 h 50 min", "50 min"; from two days on whole days: "3 days". A negative span reads as none.
    #[must_use]
    pub fn span(&self, minutes: i64) -> String {
        let minutes = minutes.max(0);
        let (days, hours, rest) = (minutes / 1440, minutes / 60, minutes % 60);
        if days >= 2 {
            self.say("date-span-days", &[("days", &days.to_string())])
        } else if hours >= 1 {
            let (hours, rest) = (hours.to_string(), rest.to_string());
            self.say("date-span-hours", &[("hours", &hours), ("minutes", &rest)])
        } else {
            self.say("date-span-minutes", &[("minutes", &rest.to_string())])
        }
    }

    fn day_of(&self, day: NaiveDate, weekday: &str, month: &str) -> String {
        let number = day.day().to_string();
        self.say(
            "date-day",
            &[("weekday", weekday), ("day", &number), ("month", month)],
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_times_and_spans_read_as_people_say_them() {
        let words = Words::english();
        let at = Moment::parse("2026-11-19T10:30:00-05:00", chrono_tz::America::New_York).unwrap();
        assert_eq!(words.day_and_time(&at), "Thursday 19 November, 10:30");
        assert_eq!(words.day_short(at.day()), "Thu 19 Nov");
        let next_year = NaiveDate::from_ymd_opt(2027, 1, 5).unwrap();
        assert_eq!(words.day_seen_from(next_year, at.day()), "Tue 5 Jan 2027");
        let spans = [
            (-3, "0 min"),
            (50, "50 min"),
            (950, "15 h 50 min"),
            (2880, "2 days"),
        ];
        for (minutes, said) in spans {
            assert_eq!(words.span(minutes), said);
        }
    }
}
