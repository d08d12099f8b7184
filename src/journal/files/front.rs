//! What stands above the words of a Markdown file between two lines of `---` or `+++`: names and
//! values, as far as journals use them.

use std::collections::BTreeMap;

/// Names, in small letters, with their values; a list has several.
pub type Front = BTreeMap<String, Vec<String>>;

/// Splits a file: what stands above, and the words below; a file without anything above is all words.
#[must_use]
pub fn split(text: &str) -> (Front, &str) {
    ["---", "+++"]
        .into_iter()
        .find_map(|fence| above(text, fence))
        .unwrap_or((Front::new(), text))
}

fn above<'a>(text: &'a str, fence: &str) -> Option<(Front, &'a str)> {
    let (first, mut rest) = text.split_once('\n')?;
    if first.trim_end() != fence {
        return None;
    }
    let mut front = Front::new();
    let mut last = String::new();
    loop {
        let (line, after) = match rest.split_once('\n') {
            Some((line, after)) => (line, after),
            None => (rest, ""),
        };
        if line.trim_end() == fence {
            return Some((front, after));
        }
        if after.is_empty() && rest.len() == line.len() {
            return None; // never closed: all of it is words
        }
        read(line, &mut last, &mut front);
        rest = after;
    }
}

fn read(line: &str, last: &mut String, front: &mut Front) {
    if let Some(item) = line.trim_start().strip_prefix("- ") {
        if let Some(values) = front.get_mut(last.as_str()) {
            values.push(bare(item));
        }
        return;
    }
    if line.starts_with([' ', '\t', '#']) {
        return;
    }
    let Some((name, value)) = line.split_once([':', '=']) else {
        return;
    };
    *last = name.trim().trim_matches(['"', '\'']).to_lowercase();
    let value = value.trim();
    let values = match value
        .strip_prefix('[')
        .and_then(|list| list.strip_suffix(']'))
    {
        Some(list) => items(list),
        None if value.is_empty() => Vec::new(),
        None => vec![bare(value)],
    };
    front.insert(last.clone(), values);
}

/// The items of a list in one line; a comma inside quotes does not end one.
fn items(list: &str) -> Vec<String> {
    let mut found = vec![String::new()];
    let (mut quote, mut escaped) = (None, false);
    for letter in list.chars() {
        match quote {
            None if letter == ',' => {
                found.push(String::new());
                continue;
            }
            None if letter == '"' || letter == '\'' => quote = Some(letter),
            Some(open) if letter == open && !escaped => quote = None,
            _ => {}
        }
        escaped = letter == '\\' && !escaped;
        if let Some(item) = found.last_mut() {
            item.push(letter);
        }
    }
    // Only what stands between quotes may be nothing.
    let items = found.iter().filter(|item| !item.trim().is_empty());
    items.map(|item| bare(item)).collect()
}

/// A value without its quotes.
fn bare(value: &str) -> String {
    let value = value.trim();
    if value.len() > 1 && value.starts_with('"') && value.ends_with('"') {
        return serde_json::from_str(value).unwrap_or_else(|_| value.trim_matches('"').to_owned());
    }
    match value
        .strip_prefix('\'')
        .and_then(|value| value.strip_suffix('\''))
    {
        Some(inner) => inner.replace("''", "'"),
        None => value
            .split(" #")
            .next()
            .unwrap_or_default()
            .trim()
            .to_owned(),
    }
}

/// A value as it stands between quotes, so that [`split`] reads the same again.
#[must_use]
pub fn quoted(value: &str) -> String {
    serde_json::Value::from(value).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn front(text: &str) -> Vec<(String, Vec<String>)> {
        split(text).0.into_iter().collect()
    }

    #[test]
    fn names_and_values_are_read() {
        let text = "---\ntitle: 'It''s raining'\nDate: 2026-11-09 14:05 # noted later\ntags: [sleep, \"a, b\", '水']\naliases:\n  - one\n  - \"two\"\nempty:\nnested:\n  deep: 1\n---\n\nWords\n---\nmore";
        let (found, words) = split(text);
        let one = |name: &str| found.get(name).map(Vec::as_slice);
        assert_eq!(one("title"), Some(&["It's raining".to_owned()][..]));
        assert_eq!(one("date"), Some(&["2026-11-09 14:05".to_owned()][..]));
        assert_eq!(one("tags").unwrap(), ["sleep", "a, b", "水"]);
        assert_eq!(one("aliases").unwrap(), ["one", "two"]);
        assert_eq!(words, "\nWords\n---\nmore");
    }

    #[test]
    fn toml_is_read_and_what_is_not_closed_is_words() {
        assert_eq!(
            front("+++\ndate = 2026-11-09\n+++\n"),
            [("date".to_owned(), vec!["2026-11-09".to_owned()])]
        );
        for text in [
            "---\ntitle: x\nwords",
            "----\na: b\n----\n",
            "words\n---\na: b\n---\n",
            "---",
            "",
        ] {
            assert_eq!(split(text), (Front::new(), text));
        }
    }

    proptest! {
        #[test]
        fn what_is_quoted_is_read_again(value in ".{0,40}", tags in prop::collection::vec("[^\n]{1,20}", 0..4)) {
            let list: Vec<String> = tags.iter().map(|tag| quoted(tag)).collect();
            let text = format!("---\nvalue: {}\ntags: [{}]\n---\nwords", quoted(&value), list.join(", "));
            let (found, words) = split(&text);
            prop_assert_eq!(words, "words");
            prop_assert_eq!(&found["value"], &[value]);
            prop_assert_eq!(&found["tags"], &tags);
        }

        #[test]
        fn any_text_is_split(text in "(---\n)?.{0,60}(\n---\n)?.{0,20}") {
            let (_, words) = split(&text);
            prop_assert!(text.ends_with(words));
        }
    }
}
