//! Commands of a series: what it would be, before any of it is kept.

use super::{EVERY, EXCEPT_LIMIT, Exception, Place, SERIES_LIMIT, Series, places, weekdays};
use crate::app::Room;
use crate::error::{Coded, Failure};
use crate::moment::{Moment, Wall};
use crate::session::course::{wall_of, when};
use crate::session::plan::{self, Error, whole};
use crate::session::{Session, State, table, times};
use chrono::{Datelike, NaiveDate, NaiveTime, TimeZone};
use serde::{Deserialize, Serialize};

/// A series to look at.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SeriesAsk {
    /// The first day, as a person writes it: "2026-11-09", "9 Nov".
    pub first: String,
    /// Weekdays, 1 for Monday to 7 for Sunday; with `every`, none stands for that of the first day.
    pub weekdays: Vec<u32>,
    /// In every so many weeks, 1 to 52; absent: in every week.
    #[serde(default)]
    #[cfg_attr(test, ts(optional))]
    pub every: Option<f64>,
    /// The time, as a person writes it: "10:30", "2 pm".
    pub time: String,
    /// How many, 1 to 60: a date left out is made up for at the end.
    pub count: f64,
    /// The length of each in minutes, 0 to 4,320.
    pub minutes: f64,
    /// Dates that are another way, at most 200.
    pub except: Vec<SeriesException>,
}

/// A date that is left out, or at another time.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SeriesException {
    /// The date.
    #[cfg_attr(test, ts(as = "String"))]
    pub day: NaiveDate,
    /// Its own time, as a person writes it; absent: it is left out.
    #[cfg_attr(test, ts(optional))]
    pub time: Option<String>,
}

/// A series as it would be kept.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct SeriesView {
    /// Its dates, those left out among them.
    pub lines: Vec<SeriesLine>,
    /// The starts, ready to be planned.
    pub walls: Vec<Wall>,
    /// "6 infusions, Thu 12 Nov to Mon 30 Nov"
    pub sentence: String,
}

/// One date of a series.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct SeriesLine {
    /// The date, to name it in an exception.
    #[cfg_attr(test, ts(as = "String"))]
    pub day: NaiveDate,
    /// The date and time in words.
    pub when: String,
    /// Its time, `HH:MM`.
    pub time: String,
    /// It is left out.
    pub left_out: bool,
    /// It is at another time than the others.
    pub other_time: bool,
    /// It lies in the past.
    pub past: bool,
    /// The clocks change: what its time means.
    pub note: Option<String>,
    /// Why it could not be kept.
    pub problem: Option<String>,
}

/// `course.series`: what the series would be; nothing is kept.
///
/// # Errors
/// `Invalid` with the field `first`, `weekdays`, `time`, `count`, `minutes` or `except-N`.
pub fn series(room: &Room, ask: SeriesAsk) -> Result<SeriesView, Failure> {
    let minutes = plan::check_minutes(ask.minutes)?;
    let places = places(&read(room, &ask)?)?;
    let mut taken = table::all(room.db)?;
    let (mut lines, mut walls) = (Vec::new(), Vec::new());
    for place in &places {
        let (starts, line) = line(room, place, minutes, &taken)?;
        if !place.left_out {
            walls.push(wall_of(&starts));
            taken.extend(to_come(room, starts, minutes)?);
        }
        lines.push(line);
    }
    let sentence = sentence(room, &places);
    Ok(SeriesView {
        lines,
        walls,
        sentence,
    })
}

fn read(room: &Room, ask: &SeriesAsk) -> Result<Series, Failure> {
    if ask.except.len() > EXCEPT_LIMIT {
        return Err(Error::Count.into());
    }
    let mut except = Vec::new();
    for (place, one) in ask.except.iter().enumerate() {
        let time = match &one.time {
            None => None,
            Some(text) => Some(clock(text).map_err(|error| Failure {
                field: Some(format!("except-{place}")),
                ..error.into()
            })?),
        };
        except.push(Exception { day: one.day, time });
    }
    let first = times::read_date(&ask.first, room.now.day()).map_err(|_| Error::First)?;
    let rhythm = ask.weekdays.is_empty() && ask.every.is_some();
    Ok(Series {
        first,
        weekdays: if rhythm {
            vec![first.weekday()]
        } else {
            weekdays(&ask.weekdays)?
        },
        every: match ask.every {
            Some(weeks) => whole(weeks, 1, *EVERY.end()).ok_or(Error::Every)?,
            None => 1,
        },
        time: clock(&ask.time)?,
        count: whole(ask.count, 1, SERIES_LIMIT).ok_or(Error::Count)?,
        except,
    })
}

fn clock(text: &str) -> Result<NaiveTime, Error> {
    times::read_clock(text).ok_or(Error::Clock)
}

fn line(
    room: &Room,
    place: &Place,
    minutes: u32,
    taken: &[Session],
) -> Result<(Moment, SeriesLine), Failure> {
    let words = room.app.words();
    let wall = Wall {
        day: place.day,
        time: place.time,
        zone: None,
    };
    let starts = wall.resolve(room.now.zone()).map_err(|_| Error::FarDate)?;
    let problem = plan::check_start(&starts, minutes, taken.iter(), room.now).err();
    let problem = problem.filter(|_| !place.left_out);
    let line = SeriesLine {
        day: place.day,
        when: when(&starts, room.now),
        time: words.time(&starts),
        left_out: place.left_out,
        other_time: place.other_time,
        past: starts.ms() < room.now.ms(),
        note: clock_change(room, &wall, &starts),
        problem: problem.map(|problem| words.say(problem.sentence(), &[])),
    };
    Ok((starts, line))
}

/// Says what a time means in the hour that a clock change skips, or repeats.
#[must_use]
pub fn clock_change(room: &Room, wall: &Wall, starts: &Moment) -> Option<String> {
    let meant = wall.day.and_time(wall.time);
    let words = room.app.words();
    match starts.zone().from_local_datetime(&meant) {
        chrono::LocalResult::Single(_) => None,
        chrono::LocalResult::Ambiguous(..) => Some(words.say("course-clock-twice", &[])),
        chrono::LocalResult::None => {
            let time = words.time(starts);
            Some(words.say("course-clock-skipped", &[("time", &time)]))
        }
    }
}

/// As if it were planned, so that the dates of a series do not stand on each other.
fn to_come(room: &Room, starts: Moment, minutes: u32) -> Result<Option<Session>, Failure> {
    Ok(Some(Session {
        id: room.app.new_id(room.now)?,
        state: State::Planned,
        booster: false,
        starts,
        minutes,
        ended: None,
        number: 0,
        noted_late: false,
    }))
}

fn sentence(room: &Room, places: &[Place]) -> String {
    let words = room.app.words();
    let kept: Vec<&Place> = places.iter().filter(|place| !place.left_out).collect();
    let day = |place: Option<&&Place>| {
        place.map_or_else(String::new, |place| {
            words.day_seen_from(place.day, room.now.day())
        })
    };
    let (first, last) = (day(kept.first()), day(kept.last()));
    let count = kept.len().to_string();
    let args = [
        ("count", count.as_str()),
        ("first", &first),
        ("last", &last),
    ];
    words.say("course-series-sentence", &args)
}
