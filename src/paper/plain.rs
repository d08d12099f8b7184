//! A person's words made fit for setting, without changing what is read.

use std::collections::BTreeSet;
use unicode_normalization::char::is_combining_mark;

/// Stands for a letter that no font draws.
pub const BOX: char = '□';
/// A run longer than this, in letters, may be broken where no one would break it.
const UNBROKEN: usize = 48;
/// More marks than this on one letter no one can read; setting them takes forever.
const MARKS: usize = 16;

/// The words as paragraphs: a blank line parts them, a line's end stays a line's end. Letters in
/// `boxed` become boxes; what has no picture (control characters) is left out.
pub fn paragraphs(words: &str, boxed: &BTreeSet<char>) -> Vec<String> {
    let mut paragraphs = Vec::new();
    let mut open = String::new();
    for line in plain(words, boxed).split('\n') {
        if line.trim().is_empty() {
            if !open.is_empty() {
                paragraphs.push(std::mem::take(&mut open));
            }
        } else {
            if !open.is_empty() {
                open.push('\n');
            }
            open.push_str(line);
        }
    }
    if !open.is_empty() {
        paragraphs.push(open);
    }
    paragraphs
}

/// One line of words.
pub fn line(words: &str, boxed: &BTreeSet<char>) -> String {
    plain(words, boxed).replace('\n', " ")
}

fn plain(words: &str, boxed: &BTreeSet<char>) -> String {
    let mut text = String::with_capacity(words.len());
    let (mut run, mut marks) = (0, 0);
    for letter in words.replace("\r\n", "\n").chars() {
        let letter = match letter {
            '\n' | '\r' | '\u{B}' | '\u{C}' | '\u{85}' | '\u{2028}' | '\u{2029}' => '\n',
            '\t' => ' ',
            _ if letter.is_control() || is_no_character(letter) => continue,
            _ if boxed.contains(&letter) => BOX,
            _ => letter,
        };
        marks = if is_combining_mark(letter) {
            marks + 1
        } else {
            0
        };
        if marks > MARKS {
            continue;
        }
        run = if letter.is_whitespace() { 0 } else { run + 1 };
        // Between plain letters anywhere; within a pile of marks only when it grows absurd.
        if (run > UNBROKEN && (letter.is_ascii() || letter == BOX)) || run > 4 * UNBROKEN {
            text.push('\u{200B}');
            run = 1;
        }
        text.push(letter);
    }
    text
}

/// Code points that a PDF must not hold.
fn is_no_character(letter: char) -> bool {
    let code = u32::from(letter);
    letter == '\u{FEFF}' || code & 0xFFFE == 0xFFFE || (0xFDD0..=0xFDEF).contains(&code)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_and_paragraphs_stay_as_they_were_written() {
        let none = BTreeSet::new();
        let words = "water\r\nlight\n\n\n \nslow\u{0}\u{7}\u{FEFF}\n";
        assert_eq!(paragraphs(words, &none), ["water\nlight", "slow"]);
        assert_eq!(line("a\tb\nc", &none), "a b c");
        assert!(paragraphs("", &none).is_empty());
    }

    #[test]
    fn what_nobody_draws_is_a_box() {
        let boxed = BTreeSet::from(['𓀀']);
        assert_eq!(line("a𓀀b", &boxed), "a□b");
    }

    #[test]
    fn a_word_without_end_can_be_broken() {
        let long = line(&"a".repeat(1000), &BTreeSet::new());
        assert_eq!(long.split('\u{200B}').map(str::len).max(), Some(48));
        assert_eq!(long.replace('\u{200B}', "").len(), 1000);
    }
}
