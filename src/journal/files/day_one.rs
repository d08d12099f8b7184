//! Day One's JSON: `entries`, each with its words as Markdown, an instant, a zone, tags, a star,
//! and what else was attached (dayoneapp.com/guides, "JSON in zip"; shapes as its apps write them).

use super::foreign::Foreign;
use super::left::Note;
use super::when::Told;
use super::{Reading, Source};
use chrono_tz::Tz;
use serde_json::Value;

/// Is it an entry of Day One's JSON?
#[must_use]
pub fn is_entry(value: &Value) -> bool {
    value.get("creationDate").is_some()
}

/// Reads an entry.
pub fn entry(file: &str, number: u32, value: &Value, here: Tz, reading: &mut Reading) {
    let text = |name: &str| value.get(name).and_then(Value::as_str);
    let date = text("creationDate").unwrap_or_default().to_owned();
    let zone: Option<Tz> = text("timeZone").and_then(|name| name.parse().ok());
    let told = |name| match Told::read(text(name)?)? {
        Told::At(at, _) => Some(Told::At(at, zone)),
        other => Some(other),
    };
    let words = words(value);
    let tags = value.get("tags").and_then(Value::as_array);
    let known = reading.leaves.len();
    let foreign = Foreign {
        file: file.to_owned(),
        number,
        told: told("creationDate"),
        date,
        key: text("uuid").map(str::to_owned),
        words,
        tags: tags
            .into_iter()
            .flatten()
            .filter_map(|tag| tag.as_str().map(str::to_owned))
            .collect(),
        favourite: value.get("starred").and_then(Value::as_bool) == Some(true),
        changed: told("modifiedDate"),
        pictures: pictures(value),
    };
    reading.take(Source::DayOne, here, foreign);
    if reading.leaves.len() == known {
        return;
    }
    let has = |name: &str| value.get(name).is_some_and(|part| !part.is_null());
    if ["location", "weather", "userActivity", "music"]
        .into_iter()
        .any(has)
    {
        reading.tell(Note::Place);
    }
    let any = |name: &str| {
        let list = value.get(name).and_then(Value::as_array);
        list.is_some_and(|list| !list.is_empty())
    };
    if ["videos", "audios", "pdfAttachments"].into_iter().any(any) {
        reading.tell(Note::Attachments);
    }
}

/// Where its pictures lie, in the order of the entry: each is named by the sum of its bytes.
fn pictures(value: &Value) -> Vec<String> {
    let list = value.get("photos").and_then(Value::as_array);
    let mut found: Vec<(u64, String)> = list
        .into_iter()
        .flatten()
        .filter_map(|photo| {
            let sum = photo.get("md5").and_then(Value::as_str)?;
            let known = sum.len() == 32 && sum.chars().all(|digit| digit.is_ascii_hexdigit());
            let place = photo.get("orderInEntry").and_then(Value::as_u64);
            known.then(|| (place.unwrap_or_default(), format!("photos/{sum}")))
        })
        .collect();
    found.sort_by_key(|(place, _)| *place);
    found.dedup_by(|a, b| a.1 == b.1);
    found.into_iter().map(|(_, file)| file).collect()
}

/// The words. Some versions write only `richText`.
fn words(value: &Value) -> String {
    if let Some(text) = value.get("text").and_then(Value::as_str) {
        return unmarked(text);
    }
    let rich = value.get("richText").and_then(Value::as_str);
    let rich = rich.and_then(|rich| serde_json::from_str::<Value>(rich).ok());
    let parts = rich
        .as_ref()
        .and_then(|rich| rich.get("contents")?.as_array());
    let parts = parts.into_iter().flatten();
    parts
        .filter_map(|part| part.get("text").and_then(Value::as_str))
        .collect()
}

/// What the mark for something attached has behind what is said of it.
const MARK: &str = "](dayone-moment:";
/// How far behind that it ends at most, in bytes: its name and a bracket.
const LONGEST_MARK: usize = 200;

/// Takes out the marks for what was attached, and the backslashes that its Markdown puts before
/// signs: `Gone\.` was written as "Gone."
fn unmarked(text: &str) -> String {
    let mut words = String::with_capacity(text.len());
    for (number, line) in text.split('\n').enumerate() {
        if number > 0 {
            words.push('\n');
        }
        let mut rest = line;
        while let Some((before, after)) = rest.split_once(MARK) {
            // From the last beginning on: another one before it was written by the person.
            let begun = before.rsplit_once("![");
            let begun = begun.filter(|(_, said)| !said.contains("]("));
            let end = after.bytes().take(LONGEST_MARK).position(|one| one == b')');
            let ended = end.and_then(|end| after.split_at_checked(end + 1));
            if let Some(((before, _), (_, after))) = begun.zip(ended) {
                unescaped(before, &mut words);
                rest = after;
            } else {
                unescaped(before, &mut words);
                words.push_str(MARK);
                rest = after;
            }
        }
        unescaped(rest, &mut words);
    }
    without_gaps(&words)
}

fn unescaped(line: &str, words: &mut String) {
    let mut letters = line.chars().peekable();
    while let Some(letter) = letters.next() {
        let escapes = letter == '\\' && letters.peek().is_some_and(char::is_ascii_punctuation);
        let letter = if escapes {
            letters.next()
        } else {
            Some(letter)
        };
        words.extend(letter);
    }
}

/// Where a mark was taken out three line ends stood in a row; two are a new paragraph.
fn without_gaps(words: &str) -> String {
    let mut kept = String::with_capacity(words.len());
    let mut blank = 0;
    for line in words.split('\n') {
        blank = if line.trim().is_empty() { blank + 1 } else { 0 };
        if blank < 2 {
            if !kept.is_empty() {
                kept.push('\n');
            }
            kept.push_str(line);
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn words_are_as_they_were_written() {
        for (text, expected) in [
            (
                "# A day\n\nGone\\. Not the dread\\!",
                "# A day\n\nGone. Not the dread!",
            ),
            (
                "One\n\n![](dayone-moment://68D729369ED84A8B91B5D348E4592EFE)\n\nTwo",
                "One\n\nTwo",
            ),
            (
                "![a picture](https://example.org/a.png) stays",
                "![a picture](https://example.org/a.png) stays",
            ),
            ("A path C:\\temp and \\\\", "A path C:\\temp and \\"),
            ("![](dayone-moment:/video/68D7)", ""),
            (
                "An ![ of mine, ![](dayone-moment://68D7) and on",
                "An ![ of mine,  and on",
            ),
            (
                "![a](b.png) is not ](dayone-moment: of theirs)",
                "![a](b.png) is not ](dayone-moment: of theirs)",
            ),
        ] {
            assert_eq!(unmarked(text), expected);
        }
    }

    #[test]
    fn marks_without_end_take_no_longer_than_words() {
        for (mark, end) in [
            ("![", ""),
            ("![", "]("),
            ("![](", ""),
            ("![](dayone-moment:", ""),
            ("](dayone-moment:", ")"),
        ] {
            let text = mark.repeat(400_000) + end;
            assert_eq!(unmarked(&text), text);
        }
    }

    #[test]
    fn without_text_the_rich_text_is_read() {
        let rich = r#"{"contents":[{"text":"The kettle "},{"embeddedObjects":[{"type":"photo"}]},{"text":"first."}]}"#;
        assert_eq!(words(&json!({"richText": rich})), "The kettle first.");
        assert_eq!(words(&json!({"richText": "{"})), "");
    }
}
