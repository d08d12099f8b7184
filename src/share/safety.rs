//! The safety words: read out by the therapist, typed by the patient. They bind both sides' keys.

use super::names::Sha256;
use super::sign::VerifyingKey;

/// How many words there are, eleven bits each.
pub const WORDS: usize = 8;
/// How many digits there are, for those who would rather hear numbers.
pub const DIGITS: usize = 27;
/// So many letters of a word of the list are enough to tell it from all others.
const ENOUGH: usize = 4;

/// SHA-256("ag/safety/v1" || fingerprint of the card || the 42 bytes of the patient's root key).
fn bound(fingerprint: &Sha256, root: &VerifyingKey) -> u128 {
    let sum = Sha256::of_parts(&[b"ag/safety/v1", fingerprint.as_bytes(), &root.to_bytes()]);
    let mut first = [0; 16];
    first
        .iter_mut()
        .zip(sum.as_bytes())
        .for_each(|(to, from)| *to = *from);
    u128::from_be_bytes(first)
}

/// The eight words: the first 88 bits, in the English list of BIP39.
#[must_use]
pub fn words(fingerprint: &Sha256, root: &VerifyingKey) -> [&'static str; WORDS] {
    let (list, bits) = (
        bip39::Language::English.word_list(),
        bound(fingerprint, root),
    );
    let mut shift = u128::BITS;
    [(); WORDS].map(|()| {
        shift -= 11;
        let number = usize::try_from((bits >> shift) & 2047).unwrap_or_default();
        list.get(number).copied().unwrap_or_default()
    })
}

/// The same in 27 digits: the first 128 bits, modulo 10²⁷, in groups of three.
#[must_use]
pub fn digits(fingerprint: &Sha256, root: &VerifyingKey) -> String {
    let number = bound(fingerprint, root) % 10_u128.pow(27);
    let text = format!("{number:0DIGITS$}");
    let mut groups = String::new();
    for (at, digit) in text.chars().enumerate() {
        if at > 0 && at % 3 == 0 {
            groups.push(' ');
        }
        groups.push(digit);
    }
    groups
}

/// How many words, from the first on, are typed right so far.
#[must_use]
pub fn right(typed: &str, words: &[&str; WORDS]) -> usize {
    let parts = parts(typed);
    let both = parts.iter().zip(words);
    both.take_while(|(part, word)| says(part, word)).count()
}

/// Are exactly these words typed? Case and spaces don't count; four letters of a word are enough.
#[must_use]
pub fn same(typed: &str, words: &[&str; WORDS]) -> bool {
    parts(typed).len() == WORDS && right(typed, words) == WORDS
}

/// The first word that is typed as far as the list can tell, and is another one; counted from 1.
#[must_use]
pub fn other(typed: &str, words: &[&str; WORDS]) -> Option<usize> {
    let (parts, so_far) = (parts(typed), right(typed, words));
    let next = parts.get(so_far)?;
    let known = || {
        bip39::Language::English
            .word_list()
            .contains(&next.as_str())
    };
    // A short one may be the beginning of the right one.
    let begun = words.get(so_far).is_some_and(|word| word.starts_with(next));
    (!begun && (next.len() >= ENOUGH || known())).then_some(so_far + 1)
}

/// What is typed, each word as the list has it once its first letters say which one it is.
#[must_use]
pub fn completed(typed: &str) -> Vec<String> {
    let list = bip39::Language::English.word_list();
    let whole = |part: String| {
        let found = list.iter().find(|word| says(&part, word));
        found.map_or(part.clone(), |word| String::from(*word))
    };
    parts(typed).into_iter().map(whole).collect()
}

/// How many groups of three digits, from the first on, are typed right so far.
#[must_use]
pub fn right_digits(typed: &str, digits: &str) -> usize {
    let (typed, digits) = (bare(typed), bare(digits));
    let same = typed.bytes().zip(digits.bytes());
    same.take_while(|(one, other)| one == other).count() / 3
}

/// Are exactly these digits typed? Spaces and dashes don't count.
#[must_use]
pub fn same_digits(typed: &str, digits: &str) -> bool {
    let digits = bare(digits);
    digits.len() == DIGITS && bare(typed) == digits
}

fn bare(text: &str) -> String {
    let letters = text.chars();
    letters
        .filter(|c| !c.is_whitespace() && !c.is_ascii_punctuation())
        .collect()
}

fn parts(typed: &str) -> Vec<String> {
    typed
        .split(|c: char| !c.is_alphabetic())
        .filter(|part| !part.is_empty())
        .map(str::to_lowercase)
        .collect()
}

fn says(part: &str, word: &str) -> bool {
    part == word || (part.len() >= ENOUGH && word.starts_with(part))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::share::sign::SigningKey;
    use crate::share::trial::cases;
    use proptest::prelude::*;

    fn key() -> VerifyingKey {
        let text = "RWQf6LRCGA9i53mlYecO4IzT51TGPpvWucNSCh1CBM0QTaLn73Y7GFO3";
        text.parse().unwrap()
    }

    #[test]
    fn the_words_stay_what_they_are() {
        let words = words(&Sha256::of(b"card"), &key());
        assert_eq!(
            words.join(" "),
            "similar race asset body flip street exotic since"
        );
        assert_eq!(
            digits(&Sha256::of(b"card"), &key()),
            "888 795 413 287 173 394 775 189 843"
        );
    }

    #[test]
    fn another_key_on_either_side_gives_other_words() {
        let card = Sha256::of(b"card");
        let mine = words(&card, &key());
        assert_ne!(mine, words(&Sha256::of(b"cart"), &key()));
        let other = SigningKey::generate().unwrap().public();
        assert_ne!(mine, words(&card, &other));
        assert_ne!(digits(&card, &key()), digits(&card, &other));
    }

    #[test]
    fn four_letters_of_each_word_are_enough() {
        let list = bip39::Language::English.word_list();
        assert_eq!(list.len(), 2048);
        let starts: std::collections::HashSet<String> = list
            .iter()
            .map(|word| word.chars().take(ENOUGH).collect())
            .collect();
        assert_eq!(starts.len(), 2048);
        let words = [
            "abandon", "ability", "able", "act", "add", "zoo", "youth", "zebra",
        ];
        for good in [
            "abandon ability able act add zoo youth zebra",
            "  Abandon, ABILITY able\nact-add zoo. youth zebra ",
            "aban abil able act add zoo yout zebr",
            "abando abil able act add zoo yout zebr",
        ] {
            assert!(same(good, &words), "{good}");
        }
        for (bad, so_far) in [
            ("", 0),
            ("aba abil able act add zoo yout zebr", 0),
            ("abandon ability able act add zoo youth", 7),
            ("abandon ability able act add zoo youth zebra zebra", 8),
            ("abandon able ability act add zoo youth zebra", 1),
            ("abandon ability able acts add zoo youth zebra", 3),
            ("abandonabilityableactaddzooyouthzebra", 0),
            ("abandons ability", 0),
        ] {
            assert!(!same(bad, &words), "{bad}");
            assert_eq!(right(bad, &words), so_far, "{bad}");
        }
    }

    #[test]
    fn a_word_is_completed_from_four_letters_on_and_never_before() {
        assert_eq!(
            completed("aban  act ABLE zeb qqqq zebra"),
            ["abandon", "act", "able", "zeb", "qqqq", "zebra"]
        );
        let words = [
            "abandon", "ability", "able", "act", "add", "zoo", "youth", "zebra",
        ];
        for (typed, at) in [
            ("", None),
            ("abandon abi", None),
            ("abandon able", Some(2)),
            ("zoo", Some(1)),
            ("abandon ability able actor", Some(4)),
            ("abandon ability able ac", None),
        ] {
            assert_eq!(other(typed, &words), at, "{typed}");
        }
    }

    #[test]
    fn digits_count_in_groups_of_three() {
        let shown = digits(&Sha256::of(b"card"), &key());
        for (typed, groups) in [("", 0), ("888 79", 1), ("888-795", 2), ("888796", 1)] {
            assert_eq!(right_digits(typed, &shown), groups, "{typed}");
        }
        assert_eq!(right_digits(&shown, &shown), DIGITS / 3);
    }

    #[test]
    fn digits_are_typed_with_or_without_spaces() {
        let shown = digits(&Sha256::of(b"card"), &key());
        assert_eq!(shown.len(), 35);
        assert!(same_digits(&shown, &shown));
        assert!(same_digits(&shown.replace(' ', ""), &shown));
        assert!(same_digits(&shown.replace(' ', "-"), &shown));
        assert!(!same_digits(shown.get(1..).unwrap(), &shown));
        assert!(!same_digits("", ""));
    }

    proptest! {
        #![proptest_config(cases(256))]

        /// P11: what is read out and typed is the same, and one word typed wrong is noticed.
        #[test]
        fn a_wrong_word_is_noticed(card in any::<[u8; 8]>(), at in 0usize..8, wrong in 0usize..2048) {
            let shown = words(&Sha256::of(&card), &key());
            prop_assert!(same(&shown.join(" "), &shown));
            let other = bip39::Language::English.word_list()[wrong];
            let mut typed = shown;
            typed[at] = other;
            prop_assert_eq!(same(&typed.join(" "), &shown), other == shown[at]);
        }

        #[test]
        fn no_text_is_a_panic(text in "\\PC*") {
            let shown = words(&Sha256::of(b"card"), &key());
            prop_assert!(!same(&text, &shown));
            prop_assert!(!same_digits(&text, &digits(&Sha256::of(b"card"), &key())));
        }
    }
}
