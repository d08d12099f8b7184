//! Earlier wordings of an entry, compared word by word with another one.

pub mod api;
pub mod table;

use similar::{ChangeTag, TextDiff};

/// Beyond this many characters lines are compared instead of words.
const BY_WORDS: usize = 40_000;

/// What became of a piece of text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(test, ts(rename = "JournalFate"))]
#[serde(rename_all = "camelCase")]
pub enum Fate {
    /// In both.
    Stayed,
    /// Only in the earlier one.
    Went,
    /// Only in the later one.
    Came,
}

/// The pieces of both texts in reading order: without what came they are the earlier one, without
/// what went the later one.
#[must_use]
pub fn pieces(earlier: &str, later: &str) -> Vec<(Fate, String)> {
    let small = earlier.len() + later.len() <= BY_WORDS;
    let diff = if small {
        TextDiff::from_unicode_words(earlier, later)
    } else {
        TextDiff::from_lines(earlier, later)
    };
    let mut pieces: Vec<(Fate, String)> = Vec::new();
    for change in diff.iter_all_changes() {
        let fate = match change.tag() {
            ChangeTag::Equal => Fate::Stayed,
            ChangeTag::Delete => Fate::Went,
            ChangeTag::Insert => Fate::Came,
        };
        match pieces.last_mut() {
            Some((last, text)) if *last == fate => text.push_str(change.value()),
            _ => pieces.push((fate, change.value().to_owned())),
        }
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn words_that_went_and_came_are_told_apart() {
        assert_eq!(
            pieces("The kettle first.", "The old kettle."),
            [
                (Fate::Stayed, "The ".to_owned()),
                (Fate::Came, "old ".to_owned()),
                (Fate::Stayed, "kettle".to_owned()),
                (Fate::Went, " first".to_owned()),
                (Fate::Stayed, ".".to_owned()),
            ]
        );
        assert_eq!(pieces("", "水"), [(Fate::Came, "水".to_owned())]);
        assert!(pieces("", "").is_empty());
    }

    #[test]
    fn a_text_of_a_million_letters_is_compared() {
        let earlier = "Slept well.\n".repeat(80_000);
        let later = earlier.replacen("well", "badly", 3);
        assert!(pieces(&earlier, &later).len() < 20);
    }

    proptest! {
        #[test]
        fn nothing_of_either_text_is_ever_lost(earlier in ".{0,80}", later in ".{0,80}") {
            let pieces = pieces(&earlier, &later);
            let without = |fate| -> String {
                pieces.iter().filter(|piece| piece.0 != fate).map(|piece| piece.1.as_str()).collect()
            };
            prop_assert_eq!(without(Fate::Came), earlier);
            prop_assert_eq!(without(Fate::Went), later);
        }
    }
}
