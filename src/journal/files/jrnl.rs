//! jrnl's two files (jrnl.sh, version 4): its journal as text, and its JSON.
//!
//! In the text an entry begins with a line `[date time] title`, its other lines follow until the
//! next one; a `*` at the end of the title is its star. Tags stand in the text behind `@` or `#`.

use super::foreign::Foreign;
use super::when::Told;
use super::{Reading, Source};
use chrono_tz::Tz;
use serde_json::Value;

/// Reads the text file; false, with nothing read, when no line begins an entry.
pub fn text(file: &str, text: &str, here: Tz, reading: &mut Reading) -> bool {
    let text = text.replace("\r\n", "\n");
    let mut number = 0;
    let mut open: Option<(String, Told, Vec<&str>)> = None;
    let mut before = Vec::new();
    for line in text.lines() {
        match (heading(line), &mut open) {
            (Some((date, told, title)), _) => {
                let begun = open.replace((date.to_owned(), told, vec![title]));
                take(file, &mut number, begun, here, reading);
            }
            (None, Some((_, _, lines))) => lines.push(line),
            (None, None) => before.push(line),
        }
    }
    let any = open.is_some();
    if any && before.iter().any(|line| !line.trim().is_empty()) {
        reading.leave(file, 0, "", super::left::Why::NoDate);
    }
    take(file, &mut number, open, here, reading);
    any
}

/// The date, the time and the title of a line that begins an entry.
fn heading(line: &str) -> Option<(&str, Told, &str)> {
    let (date, title) = line.strip_prefix('[')?.split_once(']')?;
    let told = Told::read(date)?;
    // The space behind it is missing where a title is.
    (title.is_empty() || title.starts_with(' ')).then_some((date, told, title))
}

fn take(
    file: &str,
    number: &mut u32,
    entry: Option<(String, Told, Vec<&str>)>,
    here: Tz,
    reading: &mut Reading,
) {
    let Some((date, told, mut lines)) = entry else {
        return;
    };
    *number += 1;
    let title = lines.remove(0).trim();
    let starred = title.ends_with('*');
    let title = if starred {
        title.trim_matches(['*', ' '])
    } else {
        title
    };
    let words = joined(title, &lines.join("\n"));
    let foreign = Foreign {
        file: file.to_owned(),
        number: *number,
        date,
        told: Some(told),
        key: None,
        tags: tags(&words),
        words,
        favourite: starred,
        changed: None,
        pictures: Vec::new(),
    };
    reading.take(Source::Jrnl, here, foreign);
}

fn joined(title: &str, body: &str) -> String {
    let (title, body) = (title.trim(), body.trim());
    match (title, body) {
        (words, "") | ("", words) => words.to_owned(),
        (title, body) => format!("{title}\n{body}"),
    }
}

/// Words behind `@` or `#`, as jrnl finds them.
fn tags(words: &str) -> Vec<String> {
    words
        .split_whitespace()
        .filter_map(|word| word.strip_prefix(['@', '#']))
        .map(|word| {
            let known = |letter: &char| letter.is_alphanumeric() || "-+*#/_".contains(*letter);
            word.chars().take_while(known).collect::<String>()
        })
        .filter(|tag| tag.chars().any(char::is_alphanumeric))
        .map(|tag| tag.to_lowercase())
        .collect()
}

/// Is it an entry of jrnl's JSON?
#[must_use]
pub fn is_entry(value: &Value) -> bool {
    value.get("date").is_some() && (value.get("title").is_some() || value.get("body").is_some())
}

/// Reads an entry of the JSON.
pub fn entry(file: &str, number: u32, value: &Value, here: Tz, reading: &mut Reading) {
    let text = |name: &str| value.get(name).and_then(Value::as_str).unwrap_or_default();
    let date = format!("{} {}", text("date"), text("time"));
    let tags = value.get("tags").and_then(Value::as_array);
    let foreign = Foreign {
        file: file.to_owned(),
        number,
        told: Told::read(&date),
        date,
        key: None,
        words: joined(text("title"), text("body")),
        tags: tags
            .into_iter()
            .flatten()
            .filter_map(|tag| tag.as_str().map(str::to_owned))
            .collect(),
        favourite: value.get("starred").and_then(Value::as_bool) == Some(true),
        changed: None,
        pictures: Vec::new(),
    };
    reading.take(Source::Jrnl, here, foreign);
}
