//! What the patient marks a text with, besides its words: tags and favourites.

pub mod api;
pub mod table;

use super::search::fold;
use crate::private::Private;

/// The longest tag, in characters.
pub const LONGEST: usize = 40;
/// How many tags one text has at most.
pub const MOST: usize = 20;

/// Tags as they are kept, with what they are told apart by: without leading marks and needless space,
/// each once whatever its accents and capitals, in the order given.
#[must_use]
pub fn tidied(tags: &[Private<String>]) -> Vec<(Private<String>, String)> {
    let mut kept: Vec<(Private<String>, String)> = Vec::new();
    for tag in tags {
        let words = tag.expose().trim().trim_start_matches('#');
        let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
        let key = key(&words);
        if key.is_empty() || kept.iter().any(|(_, known)| *known == key) {
            continue;
        }
        kept.push((Private::new(words), key));
    }
    kept
}

/// What a tag is told apart by.
#[must_use]
pub fn key(tag: &str) -> String {
    fold(tag).split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_tidied_and_told_apart_by_their_letters() {
        let given = [
            "#sleep",
            " Sleep ",
            "Café  am Ufer",
            "cafe am ufer",
            "",
            "#",
            "水",
        ];
        let tidy = tidied(&given.map(|tag| Private::new(tag.to_owned())));
        let shown: Vec<&str> = tidy.iter().map(|(tag, _)| tag.expose().as_str()).collect();
        assert_eq!(shown, ["sleep", "Café am Ufer", "水"]);
    }
}
