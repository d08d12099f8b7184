//! The command of the calendar.

use super::{neighbours, table, weeks};
use crate::app::Room;
use crate::error::Failure;
use crate::session;
use chrono::{Datelike, NaiveDate, NaiveTime};
use serde::{Deserialize, Serialize};
use std::collections::{HashMap, HashSet};

/// A margin for texts written in other zones, in milliseconds: two days.
const MARGIN: i64 = 2 * 86_400_000;

/// Which month.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct WhichMonth {
    /// Any day of it; absent: this month.
    #[serde(default)]
    #[cfg_attr(test, ts(as = "Option<String>", optional))]
    pub day: Option<NaiveDate>,
}

/// A month of the journal.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct JournalMonth {
    /// "November 2026"
    pub title: String,
    /// A day of the month before.
    #[cfg_attr(test, ts(as = "String"))]
    pub before: NaiveDate,
    /// A day of the month after; none after this month.
    #[cfg_attr(test, ts(as = "Option<String>"))]
    pub after: Option<NaiveDate>,
    /// Names of the days, from Monday.
    pub names: Vec<String>,
    /// Weeks from Monday to Sunday.
    pub weeks: Vec<Vec<Option<JournalDay>>>,
}

/// A day of a month.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct JournalDay {
    /// The day.
    #[cfg_attr(test, ts(as = "String"))]
    pub day: NaiveDate,
    /// Its number.
    pub number: u32,
    /// How many texts were begun on it, where they were written.
    pub count: u32,
    /// An infusion was on it.
    pub infusion: bool,
    /// It is today.
    pub today: bool,
    /// All of that in words.
    pub label: String,
}

/// `journal.month`
///
/// # Errors
/// SQLite's.
pub fn month(room: &Room, ask: WhichMonth) -> Result<JournalMonth, Failure> {
    let words = room.app.words();
    let day = ask.day.unwrap_or_else(|| room.now.day());
    let (before, after) = neighbours(day);
    let midnight = |day: NaiveDate| day.and_time(NaiveTime::MIN).and_utc().timestamp_millis();
    let first = day.with_day(1).unwrap_or(day);
    let begun = table::begun(room.db, midnight(first) - MARGIN, midnight(after) + MARGIN)?;
    let mut counts: HashMap<NaiveDate, u32> = HashMap::new();
    for at in begun {
        *counts.entry(at.day()).or_default() += 1;
    }
    let sessions = session::table::all(room.db)?;
    let over = sessions.iter().filter(|session| session.ended.is_some());
    let infusions: HashSet<NaiveDate> = over.map(|session| session.end().day()).collect();
    let weeks = weeks(day);
    let names = weeks.iter().find(|week| week.iter().all(Option::is_some));
    let told = |day: NaiveDate| told(room, day, &counts, &infusions);
    Ok(JournalMonth {
        title: words.month(day),
        before,
        after: (after <= room.now.day()).then_some(after),
        names: names.map_or_else(Vec::new, |week| {
            let days = week.iter().flatten();
            days.map(|day| words.weekday_short(*day)).collect()
        }),
        weeks: weeks
            .into_iter()
            .map(|week| week.into_iter().map(|day| day.map(told)).collect())
            .collect(),
    })
}

fn told(
    room: &Room,
    day: NaiveDate,
    counts: &HashMap<NaiveDate, u32>,
    infusions: &HashSet<NaiveDate>,
) -> JournalDay {
    let words = room.app.words();
    let count = counts.get(&day).copied().unwrap_or_default();
    let infusion = infusions.contains(&day);
    let entries = words.say("journal-month-entries", &[("count", &count.to_string())]);
    let key = if infusion {
        crate::key!("journal-month-infusion")
    } else {
        crate::key!("journal-month-day")
    };
    JournalDay {
        day,
        number: day.day(),
        count,
        infusion,
        today: day == room.now.day(),
        label: words.say(key, &[("day", &words.day(day)), ("entries", &entries)]),
    }
}
