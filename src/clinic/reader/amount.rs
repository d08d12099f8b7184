//! Lengths of time and times on the clock, found among plain words.

use chrono::NaiveTime;

/// A length of time, in minutes; `low` and `high` differ for a range.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    /// The shorter.
    pub low: u32,
    /// The longer.
    pub high: u32,
}

/// All lengths of time in order.
pub fn spans(plain: &str) -> Vec<Span> {
    let words: Vec<&str> = plain.split(' ').filter(|word| !word.is_empty()).collect();
    let mut found = Vec::new();
    let mut rest = words.as_slice();
    while let [word, later @ ..] = rest {
        match span(rest) {
            Some((span, after)) => {
                found.push(span);
                rest = after;
            }
            // Behind a number that nothing was made of, the next one may be only its second half.
            None if one_number(&[*word]).is_some() => rest = past_numbers(later),
            None => rest = later,
        }
    }
    found
}

fn past_numbers<'a, 'b>(mut words: &'a [&'b str]) -> &'a [&'b str] {
    while let [word, later @ ..] = words {
        if one_number(&[*word]).is_none() && *word != "/" {
            break;
        }
        words = later;
    }
    words
}

/// Numbers are counted in hundredths, so that "1.5 hours" needs no fractions.
const WHOLE: u32 = 100;

fn span<'a, 'b>(words: &'a [&'b str]) -> Option<(Span, &'a [&'b str])> {
    let (first, rest) = number(words)?;
    if let Some((second, after)) = to(rest).and_then(number) {
        let (each, after) = unit(after)?;
        return Some((ordered(first * each, second * each), after));
    }
    let (each, rest) = unit(rest)?;
    if let Some((second, after)) = to(rest).and_then(number)
        && let Some((other, after)) = unit(after)
        && other == each
    {
        return Some((ordered(first * each, second * other), after));
    }
    // "1 hour 30 minutes", "an hour and a half"
    let and = rest.strip_prefix(&["and"]).unwrap_or(rest);
    if let Some((more, after)) = number(and)
        && let Some((minute, after)) = unit(after)
        && each > minute
    {
        let whole = first * each + more * minute;
        return Some((ordered(whole, whole), after));
    }
    if let Some(after) = and.strip_prefix(&["a", "half"]) {
        let whole = (first + WHOLE / 2) * each;
        return Some((ordered(whole, whole), after));
    }
    Some((ordered(first * each, first * each), rest))
}

fn to<'a, 'b>(words: &'a [&'b str]) -> Option<&'a [&'b str]> {
    match words {
        ["to" | "-" | "or" | "and", rest @ ..] => Some(rest),
        _ => None,
    }
}

fn ordered(one: u32, other: u32) -> Span {
    Span {
        low: one.min(other) / WHOLE,
        high: one.max(other) / WHOLE,
    }
}

/// Minutes in the unit that comes next.
fn unit<'a, 'b>(words: &'a [&'b str]) -> Option<(u32, &'a [&'b str])> {
    let words = words.strip_prefix(&["or", "more"]).unwrap_or(words);
    let words = words.strip_prefix(&["full"]).unwrap_or(words);
    match words {
        ["hours" | "hour" | "hrs" | "hr" | "h", rest @ ..] => Some((60, rest)),
        ["minutes" | "minute" | "mins" | "min", rest @ ..] => Some((1, rest)),
        ["days" | "day", rest @ ..] => Some((1_440, rest)),
        _ => None,
    }
}

/// A number in figures or words, in hundredths; "eight (8)" is one number.
fn number<'a, 'b>(words: &'a [&'b str]) -> Option<(u32, &'a [&'b str])> {
    if let ["half", "an" | "a", rest @ ..] | ["half", rest @ ..] = words {
        return Some((WHOLE / 2, rest));
    }
    if let ["a" | "an", rest @ ..] = words {
        return unit(rest).map(|_| (WHOLE, rest));
    }
    let (value, rest) = one_number(words)?;
    if let ["/", below, after @ ..] = rest {
        let below = figures(below).filter(|below| *below > value)?;
        return Some((value * WHOLE / below, after));
    }
    if let ["and", "a", "half", after @ ..] = rest {
        return Some((value + WHOLE / 2, after));
    }
    if let Some((part, after)) = fraction(rest) {
        return Some((value + part, after));
    }
    if let Some((again, after)) = one_number(rest) {
        if again == value {
            return Some((value, after));
        }
        let spelled = rest.first().is_some_and(|word| figures(word).is_none());
        if value >= 20 * WHOLE && again < 10 * WHOLE && spelled {
            return Some((value + again, after));
        }
        // Two numbers in a row: what they mean can't be told.
        return None;
    }
    Some((value, rest))
}

/// "½" or "1/2" behind a whole number.
fn fraction<'a, 'b>(words: &'a [&'b str]) -> Option<(u32, &'a [&'b str])> {
    match words {
        ["0.5", rest @ ..] | ["1", "/", "2", rest @ ..] => Some((WHOLE / 2, rest)),
        _ => None,
    }
}

fn one_number<'a, 'b>(words: &'a [&'b str]) -> Option<(u32, &'a [&'b str])> {
    const NAMES: &[(&str, u32)] = &[
        ("one", 1),
        ("two", 2),
        ("three", 3),
        ("four", 4),
        ("five", 5),
        ("six", 6),
        ("seven", 7),
        ("eight", 8),
        ("nine", 9),
        ("ten", 10),
        ("eleven", 11),
        ("twelve", 12),
        ("fifteen", 15),
        ("twenty", 20),
        ("thirty", 30),
        ("forty", 40),
        ("sixty", 60),
        ("ninety", 90),
    ];
    let (word, rest) = words.split_first()?;
    let named = NAMES.iter().find(|(name, _)| name == word);
    let value = named
        .map(|(_, value)| value * WHOLE)
        .or_else(|| figures(word))?;
    Some((value, rest))
}

/// "8" or "1.5" in hundredths, below 1,000.
fn figures(word: &str) -> Option<u32> {
    let (whole, part) = word.split_once('.').unwrap_or((word, "0"));
    let digits = |text: &str, most: usize| {
        let fits = !text.is_empty() && text.len() <= most;
        let plain = text.chars().all(|letter| letter.is_ascii_digit());
        text.parse::<u32>().ok().filter(|_| fits && plain)
    };
    let part = digits(part, 2)? * if part.len() == 1 { 10 } else { 1 };
    Some(digits(whole, 3)? * WHOLE + part)
}

/// All times on the clock in order.
pub fn clocks(plain: &str) -> Vec<NaiveTime> {
    let words: Vec<&str> = plain.split(' ').filter(|word| !word.is_empty()).collect();
    let mut found = Vec::new();
    let mut rest = words.as_slice();
    while let [_, later @ ..] = rest {
        found.extend(clock(rest));
        rest = later;
    }
    found
}

fn clock(words: &[&str]) -> Option<NaiveTime> {
    match words {
        ["midnight", ..] => NaiveTime::from_hms_opt(0, 0, 0),
        ["noon", ..] => NaiveTime::from_hms_opt(12, 0, 0),
        [time, "am", ..] | [time, "a", "m", ..] | [time, "am.", ..] => on_the_half(time, 0),
        [time, "pm", ..] | [time, "p", "m", ..] => on_the_half(time, 12),
        [time, ..] if time.contains(':') => NaiveTime::parse_from_str(time, "%H:%M").ok(),
        _ => None,
    }
}

fn on_the_half(time: &str, add: u32) -> Option<NaiveTime> {
    let (hour, minute) = time.split_once(':').unwrap_or((time, "0"));
    let hour: u32 = hour.parse().ok().filter(|hour| (1..=12).contains(hour))?;
    NaiveTime::from_hms_opt(hour % 12 + add, minute.parse().ok()?, 0)
}
