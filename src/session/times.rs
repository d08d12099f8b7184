//! Reads dates and times from lines as people and clinics write them; what is not certain is not read.

use crate::moment::Wall;
use chrono::{Datelike, Months, NaiveDate, NaiveTime, TimeDelta, Weekday};

/// The longest text that is read, in characters, and the most lines of it.
pub const TEXT_LIMIT: usize = 20_000;

/// Why a line was not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unread {
    /// No date.
    NoDate,
    /// Day and month could be either way round, as in 03/04/2026.
    Ambiguous,
    /// No time.
    NoTime,
    /// A date or time that does not exist.
    Impossible,
    /// The weekday is not that date's.
    Weekday,
}

/// The time that a line gives. A date without a year is the one nearest to `today` from two months
/// back. Order does not matter; other words in the line are passed over.
///
/// # Errors
/// Why it was not read.
pub fn read_line(line: &str, today: NaiveDate) -> Result<Wall, Unread> {
    let cells = line.split(['|', '\t']).map(|cell| read_cell(cell, today));
    let certain = cells
        .into_iter()
        .find(|read| !matches!(read, Err(Unread::NoDate | Unread::NoTime)));
    certain.unwrap_or_else(|| read_cell(line, today))
}

/// The date that a short text gives, as [`read_line`] would.
///
/// # Errors
/// Why it was not read.
pub fn read_date(text: &str, today: NaiveDate) -> Result<NaiveDate, Unread> {
    let words = words(text);
    fits_weekday(&words, read_day(&words, two_months_before(today))?)
}

/// The date that a short text gives of what has been: without a year the last one, be it today.
///
/// # Errors
/// Why it was not read.
pub fn read_past_date(text: &str, today: NaiveDate) -> Result<NaiveDate, Unread> {
    let words = words(text);
    let a_year_ago = today.checked_sub_months(Months::new(12));
    let first = a_year_ago.and_then(|day| day.succ_opt()).unwrap_or(today);
    fits_weekday(&words, read_day(&words, first)?)
}

/// The time of day that a short text gives: "10:12", "10.12", "2 pm", "1012".
#[must_use]
pub fn read_clock(text: &str) -> Option<NaiveTime> {
    let text = text.trim();
    let plain = text.bytes().all(|b| b.is_ascii_digit() || b == b'.');
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    if plain && (3..=4).contains(&digits.len()) {
        let hour = digits.get(..digits.len() - 2)?.parse().ok()?;
        let minute = digits.get(digits.len() - 2..)?.parse().ok()?;
        return NaiveTime::from_hms_opt(hour, minute, 0);
    }
    read_time(&words(text)).ok()
}

fn read_cell(cell: &str, today: NaiveDate) -> Result<Wall, Unread> {
    let words = words(cell);
    let day = read_day(&words, two_months_before(today))?;
    let time = read_time(&words)?;
    Ok(Wall {
        day: fits_weekday(&words, day)?,
        time,
        zone: None,
    })
}

fn two_months_before(today: NaiveDate) -> NaiveDate {
    today - TimeDelta::days(60)
}

fn fits_weekday(words: &[String], day: NaiveDate) -> Result<NaiveDate, Unread> {
    let named = words.iter().find_map(|word| weekday(word));
    if named.is_some_and(|named| named != day.weekday()) {
        return Err(Unread::Weekday);
    }
    Ok(day)
}

/// Words in lower case without invisible marks: cut at spaces, commas, bars, brackets, and the T of ISO times.
fn words(line: &str) -> Vec<String> {
    let line = line
        .to_lowercase()
        .replace(['\u{2013}', '\u{2011}', '\u{2010}'], "-")
        .replace(
            [
                '\u{200b}', '\u{200c}', '\u{200d}', '\u{200e}', '\u{200f}', '\u{2060}', '\u{feff}',
            ],
            "",
        );
    line.split(|c: char| c.is_whitespace() || matches!(c, ',' | '|' | ';' | '(' | ')' | '[' | ']'))
        .flat_map(|word| match word.split_once('t') {
            Some((day, time)) if numbers(day, '-').is_some_and(|n| n.len() == 3) => vec![day, time],
            _ => vec![word],
        })
        .map(|word| word.trim_matches(['.', ':']).to_owned())
        .filter(|word| !word.is_empty())
        .collect()
}

/// A date without a year is the first from `first` on.
fn read_day(words: &[String], first: NaiveDate) -> Result<NaiveDate, Unread> {
    for word in words {
        for mark in ['-', '.', '/'] {
            match numbers(word, mark).as_deref() {
                Some([year, month, day]) if *year >= 1000 => return date(*year, *month, *day),
                Some([first, second, year]) if *year >= 1000 => {
                    return either(*first, *second, *year, mark);
                }
                _ => {}
            }
        }
    }
    named_month(words, first)
}

/// Three numbers with the year last: with dots the day comes first, with a slash only if it is certain.
fn either(first: u32, second: u32, year: u32, mark: char) -> Result<NaiveDate, Unread> {
    if mark == '.' || first > 12 || first == second {
        date(year, second, first)
    } else if second > 12 {
        date(year, first, second)
    } else {
        Err(Unread::Ambiguous)
    }
}

/// "9 November 2026", "Nov 9", "November 9th 2026".
fn named_month(words: &[String], first: NaiveDate) -> Result<NaiveDate, Unread> {
    let Some((place, month)) = words
        .iter()
        .enumerate()
        .find_map(|(place, word)| month(word).map(|month| (place, month)))
    else {
        return Err(Unread::NoDate);
    };
    let before = place.checked_sub(1).and_then(|at| words.get(at));
    let after = words.get(place + 1);
    let (day, year) = match (
        before.and_then(|w| day_number(w)),
        after.and_then(|w| day_number(w)),
    ) {
        (Some(day), _) => (day, after.and_then(|w| year_number(w))),
        (None, Some(day)) => (day, words.get(place + 2).and_then(|w| year_number(w))),
        (None, None) => return Err(Unread::NoDate),
    };
    match year {
        Some(year) => date(year, month, day),
        None => from_on(month, day, first),
    }
}

fn from_on(month: u32, day: u32, first: NaiveDate) -> Result<NaiveDate, Unread> {
    (first.year()..=first.year() + 1)
        .filter_map(|year| NaiveDate::from_ymd_opt(year, month, day))
        .find(|date| *date >= first)
        .ok_or(Unread::Impossible)
}

fn read_time(words: &[String]) -> Result<NaiveTime, Unread> {
    for (place, word) in words.iter().enumerate() {
        let next = words.get(place + 1).map_or("", String::as_str);
        let (digits, half) = match half_of_day(word) {
            Some((digits, half)) => (digits, Some(half)),
            None => (
                word.as_str(),
                half_of_day(next)
                    .filter(|(d, _)| d.is_empty())
                    .map(|(_, h)| h),
            ),
        };
        let (hour, minute) = match (numbers(digits, ':').as_deref(), half) {
            (Some([hour, minute]), _) => (*hour, *minute),
            (Some([hour, minute, _seconds]), _) => (*hour, *minute),
            (_, Some(_)) => match (numbers(digits, '.').as_deref(), digits.parse()) {
                (Some([hour, minute]), _) => (*hour, *minute),
                (_, Ok(hour)) => (hour, 0),
                _ => continue,
            },
            _ => continue,
        };
        let hour = match half {
            Some(_) if hour == 0 || hour > 12 => return Err(Unread::Impossible),
            Some(Half::Morning) => hour % 12,
            Some(Half::Evening) => hour % 12 + 12,
            None => hour,
        };
        return NaiveTime::from_hms_opt(hour, minute, 0).ok_or(Unread::Impossible);
    }
    Err(Unread::NoTime)
}

#[derive(Clone, Copy)]
enum Half {
    Morning,
    Evening,
}

fn half_of_day(word: &str) -> Option<(&str, Half)> {
    for (ends, half) in [
        ("a.m", Half::Morning),
        ("am", Half::Morning),
        ("p.m", Half::Evening),
        ("pm", Half::Evening),
    ] {
        if let Some(digits) = word.strip_suffix(ends) {
            return digits
                .chars()
                .all(|c| c.is_ascii_digit() || c == ':' || c == '.')
                .then_some((digits, half));
        }
    }
    None
}

/// Plain numbers of at most four digits between marks; none if anything else is there.
fn numbers(word: &str, mark: char) -> Option<Vec<u32>> {
    word.split(mark)
        .map(|part| {
            let plain = (1..=4).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
            plain.then(|| part.parse().ok()).flatten()
        })
        .collect::<Option<Vec<u32>>>()
        .filter(|numbers| numbers.len() > 1)
}

fn date(year: u32, month: u32, day: u32) -> Result<NaiveDate, Unread> {
    i32::try_from(year)
        .ok()
        .and_then(|year| NaiveDate::from_ymd_opt(year, month, day))
        .ok_or(Unread::Impossible)
}

fn day_number(word: &str) -> Option<u32> {
    let digits = word.trim_end_matches(char::is_alphabetic);
    let tail = word.get(digits.len()..)?;
    if !matches!(tail, "" | "st" | "nd" | "rd" | "th") || digits.len() > 2 {
        return None;
    }
    digits.parse().ok()
}

fn year_number(word: &str) -> Option<u32> {
    (word.len() == 4).then(|| word.parse().ok()).flatten()
}

fn month(word: &str) -> Option<u32> {
    const MONTHS: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let found = MONTHS.iter().position(|name| named(word, name))?;
    u32::try_from(found + 1).ok()
}

fn weekday(word: &str) -> Option<Weekday> {
    const DAYS: [(&str, Weekday); 7] = [
        ("monday", Weekday::Mon),
        ("tuesday", Weekday::Tue),
        ("wednesday", Weekday::Wed),
        ("thursday", Weekday::Thu),
        ("friday", Weekday::Fri),
        ("saturday", Weekday::Sat),
        ("sunday", Weekday::Sun),
    ];
    DAYS.iter()
        .find(|(name, _)| named(word, name))
        .map(|(_, day)| *day)
}

/// The name, or at least its first three letters.
fn named(word: &str, name: &str) -> bool {
    word.len() >= 3 && name.starts_with(word) || (name == "september" && word == "sept")
}
