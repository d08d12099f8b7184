//! The entries of a JSON file one by one, so that a file that ends in the middle gives what came before.

use super::bounded::Bounded;
use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::Value;
use std::borrow::Cow;
use std::fmt;

/// How the file ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ended {
    /// As a JSON file does.
    Whole,
    /// In the middle.
    Cut,
    /// It is no JSON from some place on.
    Broken,
}

/// The most values of one entry: a long one of Day One's has some hundreds.
const MOST: u32 = 1_000_000;

/// Hands over each entry of the file's list: a list by itself, or one called `entries` or `texts`.
/// Nothing stands for an entry that is larger than any.
pub fn entries(text: &str, each: &mut dyn FnMut(Option<Value>)) -> Ended {
    let text = mended(text);
    let mut from = serde_json::Deserializer::from_str(&text);
    let outcome = Top(each).deserialize(&mut from);
    match outcome.and_then(|()| from.end()) {
        Ok(()) => Ended::Whole,
        Err(why) if why.is_eof() => Ended::Cut,
        Err(_) => Ended::Broken,
    }
}

struct Top<'a>(&'a mut dyn FnMut(Option<Value>));
struct List<'a>(&'a mut dyn FnMut(Option<Value>));

impl<'de> DeserializeSeed<'de> for Top<'_> {
    type Value = ();
    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<(), D::Error> {
        from.deserialize_any(self)
    }
}

impl<'de> DeserializeSeed<'de> for List<'_> {
    type Value = ();
    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<(), D::Error> {
        from.deserialize_seq(self)
    }
}

impl<'de> Visitor<'de> for Top<'_> {
    type Value = ();
    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("a journal")
    }
    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        while let Some(key) = map.next_key::<Cow<'de, str>>()? {
            if key == "entries" || key == "texts" {
                map.next_value_seed(List(&mut *self.0))?;
            } else {
                map.next_value::<IgnoredAny>()?;
            }
        }
        Ok(())
    }
    fn visit_seq<A: SeqAccess<'de>>(self, list: A) -> Result<(), A::Error> {
        List(self.0).visit_seq(list)
    }
}

impl<'de> Visitor<'de> for List<'_> {
    type Value = ();
    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("a list of entries")
    }
    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<(), A::Error> {
        loop {
            let mut left = MOST;
            let Some(entry) = list.next_element_seed(Bounded(&mut left))? else {
                return Ok(());
            };
            (self.0)((left > 0).then_some(entry));
        }
    }
}

/// Halves of letters, which some programs write when they cut a text, become the mark for a letter
/// that can't be read; the rest of the file is then still JSON.
fn mended(text: &str) -> Cow<'_, str> {
    let has_half = |escape: &str| text.contains(escape);
    if !["\\ud", "\\uD"].into_iter().any(has_half) {
        return Cow::Borrowed(text);
    }
    let mut whole = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('\\') {
        whole.push_str(before);
        let first = surrogate(after);
        let second = after
            .get(5..)
            .and_then(|after| after.strip_prefix('\\'))
            .and_then(surrogate);
        let taken = match (first, second) {
            (Some(0xD800..=0xDBFF), Some(0xDC00..=0xDFFF)) => after.get(..11),
            (Some(_), _) => {
                whole.push_str("\\ufffd");
                rest = after.get(5..).unwrap_or_default();
                continue;
            }
            // The letter behind the backslash goes along: it may be a backslash itself.
            (None, _) => after
                .chars()
                .next()
                .and_then(|letter| after.get(..letter.len_utf8())),
        };
        let taken = taken.unwrap_or_default();
        whole.push('\\');
        whole.push_str(taken);
        rest = after.get(taken.len()..).unwrap_or_default();
    }
    whole.push_str(rest);
    Cow::Owned(whole)
}

/// The half of a letter that `u` and four digits at the start stand for.
fn surrogate(text: &str) -> Option<u16> {
    let digits = text.strip_prefix('u')?.get(..4)?;
    let unit = u16::from_str_radix(digits, 16).ok()?;
    (0xD800..=0xDFFF).contains(&unit).then_some(unit)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use serde_json::json;

    fn read(text: &str) -> (Vec<Value>, Ended) {
        let mut found = Vec::new();
        let ended = entries(text, &mut |entry| found.push(entry.unwrap()));
        (found, ended)
    }

    #[test]
    fn a_list_is_found_wherever_it_stands() {
        for text in [
            "[1, 2]",
            r#"{"entries": [1, 2]}"#,
            r#"{"metadata": {"version": "1.0", "entries": 7}, "entries": [1, 2], "more": [3]}"#,
            r#"{"format": "afterglow-journal", "texts": [1, 2]}"#,
        ] {
            assert_eq!(
                read(text),
                (vec![json!(1), json!(2)], Ended::Whole),
                "{text}"
            );
        }
    }

    #[test]
    fn what_came_before_the_end_is_kept() {
        assert_eq!(
            read(r#"{"entries": [1, {"a": 2}, {"b"#),
            (vec![json!(1), json!({"a": 2})], Ended::Cut)
        );
        assert_eq!(
            read(r#"{"entries": [1, nonsense"#),
            (vec![json!(1)], Ended::Broken)
        );
        assert_eq!(read("[1] [2]").1, Ended::Broken);
        assert_eq!(read(&"[".repeat(100_000)).1, Ended::Broken);
        assert_eq!(read(r#"{"entries": 3}"#).1, Ended::Broken);
    }

    #[test]
    fn half_a_letter_does_not_spoil_the_rest() {
        let text = r#"["\ud83d\ude80 \ud83d", "\\ud83d", "\u00e9 \ude80x"]"#;
        let expected = vec![json!("🚀 \u{FFFD}"), json!("\\ud83d"), json!("é \u{FFFD}x")];
        assert_eq!(read(text), (expected, Ended::Whole));
    }

    #[test]
    fn an_entry_larger_than_any_is_passed_over() {
        let text = format!("[1, [{}0], 2]", "0,".repeat(1_000_000));
        let mut found = Vec::new();
        let ended = entries(&text, &mut |entry| found.push(entry));
        assert_eq!(found, [Some(json!(1)), None, Some(json!(2))]);
        assert_eq!(ended, Ended::Whole);
    }

    proptest! {
        #[test]
        fn a_cut_file_gives_a_beginning(words in prop::collection::vec(".{0,20}", 0..8), cut in 0_usize..200) {
            let all: Vec<Value> = words.iter().map(|word| json!({"words": word})).collect();
            let text = json!({"entries": all}).to_string();
            let cut = (0..=cut.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap();
            let (found, ended) = read(text.get(..cut).unwrap());
            prop_assert_eq!(&all[..found.len()], &found[..]);
            prop_assert_eq!(ended == Ended::Whole, cut == text.len());
        }

        #[test]
        fn any_text_is_read_or_refused(text in ".{0,80}") {
            let _ = read(&text);
        }
    }
}
