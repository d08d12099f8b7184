//! Finding again: how text and question are folded alike, and where in a text the question stands.

pub mod api;
pub mod days;
pub mod table;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The longest question, in characters.
pub const QUESTION: usize = 200;
/// How much of a text is shown before and after its first hit, in characters.
const AROUND: usize = 60;

/// A copy of a text in which it is found whatever accents, points and word borders it was written
/// with: marks of Latin, Arabic and Hebrew are dropped, every character of a script without spaces
/// stands alone.
#[must_use]
pub fn fold(text: &str) -> String {
    let bare: String = text.nfkd().filter(|letter| !is_dropped(*letter)).collect();
    let mut folded = String::with_capacity(bare.len());
    for letter in bare.nfc() {
        if is_unspaced(letter) {
            folded.push(' ');
            folded.push(letter);
            folded.push(' ');
        } else {
            folded.extend(letter.to_lowercase());
        }
    }
    folded
}

/// The question as phrases for the index, one for each word of it, the last one as a beginning;
/// nothing when there is nothing to look for.
#[must_use]
pub fn phrases(question: &str) -> Vec<String> {
    question
        .split_whitespace()
        .map(|word| fold(word).split_whitespace().collect::<Vec<_>>().join(" "))
        .filter(|phrase| phrase.chars().any(char::is_alphanumeric))
        .collect()
}

/// The phrases as the index is asked for them. What means something to the index is quoted away.
#[must_use]
pub fn asked(phrases: &[String]) -> String {
    let quoted = phrases
        .iter()
        .map(|phrase| format!("\"{}\"", phrase.replace('"', "\"\"")));
    let all: Vec<String> = quoted.collect();
    format!("{} *", all.join(" AND "))
}

/// A piece of a text, and whether it is what was looked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// The text as it was written.
    pub text: String,
    /// It was looked for.
    pub hit: bool,
}

/// One line of the text around the first hit, with the hits marked in it.
#[must_use]
pub fn passage(text: &str, phrases: &[String]) -> Vec<Piece> {
    let line: Vec<char> = text
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
        .chars()
        .collect();
    let marked = marks(&line, phrases);
    let first = marked.iter().position(|hit| *hit).unwrap_or(0);
    let from = begin(&line, first.saturating_sub(AROUND), first);
    let to = line.len().min(first + 2 * AROUND);
    let mut pieces: Vec<Piece> = Vec::new();
    let shown = line.iter().zip(&marked).take(to).skip(from);
    for (letter, hit) in shown {
        match pieces.last_mut() {
            Some(last) if last.hit == *hit => last.text.push(*letter),
            _ => pieces.push(Piece {
                text: letter.to_string(),
                hit: *hit,
            }),
        }
    }
    let ellipsis = |text: &str| Piece {
        text: text.to_owned(),
        hit: false,
    };
    if from > 0 {
        pieces.insert(0, ellipsis("… "));
    }
    if to < line.len() {
        pieces.push(ellipsis(" …"));
    }
    pieces
}

/// The first place after a space, so that no word is cut where it need not be.
fn begin(line: &[char], from: usize, first: usize) -> usize {
    if from == 0 {
        return 0;
    }
    let rest = line.iter().enumerate().take(first).skip(from);
    rest.filter(|(_, letter)| letter.is_whitespace())
        .map(|(at, _)| at + 1)
        .next()
        .unwrap_or(from)
}

/// For each character of a text: is it part of what was looked for?
fn marks(line: &[char], phrases: &[String]) -> Vec<bool> {
    let bare = bare(line);
    let mut marked = vec![false; line.len()];
    for phrase in phrases {
        let wanted: Vec<char> = phrase.nfd().filter(|letter| *letter != ' ').collect();
        let starts = bare.iter().enumerate().filter(|(_, letter)| letter.begins);
        for (start, _) in starts {
            let here = bare.iter().skip(start).zip(&wanted);
            let same = here.take_while(|(found, wanted)| found.letter == **wanted);
            if same.count() == wanted.len() {
                for found in bare.iter().skip(start).take(wanted.len()) {
                    if let Some(mark) = marked.get_mut(found.at) {
                        *mark = true;
                    }
                }
            }
        }
    }
    // A mark that stands on a letter belongs to it.
    let mut on = false;
    for (letter, mark) in line.iter().zip(&mut marked) {
        *mark |= on && is_combining_mark(*letter);
        on = *mark;
    }
    marked
}

/// A folded letter, the character it comes from, and whether a word begins with it.
struct Bare {
    letter: char,
    at: usize,
    begins: bool,
}

fn bare(line: &[char]) -> Vec<Bare> {
    let mut bare = Vec::with_capacity(line.len());
    let mut within = false;
    for (at, letter) in line.iter().enumerate() {
        let alone = is_unspaced(*letter);
        let mut begins = alone || !within;
        if letter.is_ascii() {
            // Most letters of most texts; what follows would say the same, ten times slower.
            let letter = letter.to_ascii_lowercase();
            bare.push(Bare { letter, at, begins });
        } else {
            let parts = std::iter::once(*letter).nfkd();
            for part in parts.filter(|part| !is_dropped(*part)) {
                for letter in part.to_lowercase().nfd() {
                    bare.push(Bare { letter, at, begins });
                    begins = false;
                }
            }
        }
        within = !alone && (letter.is_alphanumeric() || (within && is_combining_mark(*letter)));
    }
    bare
}

/// Marks that people leave out when they look for something: of Latin, Hebrew and Arabic.
fn is_dropped(letter: char) -> bool {
    matches!(letter,
        '\u{300}'..='\u{36F}' | '\u{591}'..='\u{5BD}' | '\u{5BF}' | '\u{5C1}' | '\u{5C2}'
        | '\u{5C4}' | '\u{5C5}' | '\u{5C7}' | '\u{610}'..='\u{61A}' | '\u{640}'
        | '\u{64B}'..='\u{65F}' | '\u{670}' | '\u{6D6}'..='\u{6DC}' | '\u{6DF}'..='\u{6E4}'
        | '\u{6E7}' | '\u{6E8}' | '\u{6EA}'..='\u{6ED}')
}

/// Scripts that put no spaces between words: Han, Kana, Thai, Lao, Khmer, Burmese.
fn is_unspaced(letter: char) -> bool {
    matches!(letter,
        '\u{E00}'..='\u{EFF}' | '\u{1000}'..='\u{109F}' | '\u{1780}'..='\u{17FF}'
        | '\u{2E80}'..='\u{2FDF}' | '\u{3005}'..='\u{3007}' | '\u{3021}'..='\u{3029}'
        | '\u{3038}'..='\u{303B}' | '\u{3041}'..='\u{30FF}' | '\u{31F0}'..='\u{31FF}'
        | '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{A9E0}'..='\u{A9FF}'
        | '\u{AA60}'..='\u{AA7F}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn hits(text: &str, question: &str) -> Vec<String> {
        let pieces = passage(text, &phrases(question));
        let hits = pieces.into_iter().filter(|piece| piece.hit);
        hits.map(|piece| piece.text).collect()
    }

    #[test]
    fn accents_and_points_make_no_difference() {
        for (text, question) in [
            ("Café am Ufer", "cafe"),
            ("cafe\u{301}", "CAFÉ"),
            ("שָׁלוֹם", "שלום"),
            ("مَرْحَبًا", "مرحبا"),
            ("ﬁne", "fine"),
        ] {
            assert!(
                fold(text).contains(phrases(question).first().unwrap()),
                "{text}"
            );
            assert!(!hits(text, question).is_empty(), "{text}");
        }
    }

    #[test]
    fn scripts_without_spaces_are_found_inside() {
        assert_eq!(
            fold("水の音").split_whitespace().collect::<Vec<_>>(),
            ["水", "の", "音"]
        );
        assert_eq!(phrases("の音"), ["の 音"]);
        assert_eq!(hits("古池や水の音", "水の"), ["水の"]);
        assert_eq!(hits("ฉันเดินไปตลาด", "เดิน"), ["เดิน"]);
        assert_eq!(hits("मुझे पानी दिखा", "पानी"), ["पानी"]);
    }

    #[test]
    fn hits_stand_at_the_beginning_of_a_word() {
        assert_eq!(hits("a cat in a concat, Cats too", "cat"), ["cat", "Cat"]);
        assert_eq!(hits("water, light, slow", "light wat"), ["wat", "light"]);
        assert!(hits("nothing of it", "thing").is_empty());
    }

    #[test]
    fn a_long_text_is_shown_around_its_first_hit() {
        let text = format!("{} needle {}", "before ".repeat(50), "after ".repeat(50));
        let pieces = passage(&text, &phrases("needle"));
        assert_eq!(pieces.first().unwrap().text, "… ");
        assert_eq!(pieces.last().unwrap().text, " …");
        let shown: String = pieces.iter().map(|piece| piece.text.as_str()).collect();
        assert!(shown.chars().count() < 200 && shown.contains("needle"));
    }

    #[test]
    fn what_means_something_to_the_index_is_only_text() {
        assert_eq!(
            asked(&phrases("a\"b NEAR(c")),
            "\"a\"\"b\" AND \"near(c\" *"
        );
        assert!(phrases("\" * - 🌊").is_empty());
    }

    proptest! {
        #[test]
        fn folding_twice_is_folding_once(text in "\\PC{0,60}") {
            let squeezed = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
            let once = fold(&text);
            prop_assert_eq!(squeezed(&fold(&once)), squeezed(&once));
        }

        #[test]
        fn a_passage_shows_nothing_that_was_not_written(text in "\\PC{0,300}", question in "\\PC{0,20}") {
            let shown: String = passage(&text, &phrases(&question)).into_iter()
                .filter(|piece| piece.text != "… " && piece.text != " …")
                .map(|piece| piece.text).collect();
            let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
            prop_assert!(line.contains(&shown));
        }
    }
}
