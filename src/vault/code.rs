//! The recovery code: 130 bits as 26 Crockford characters and two check characters, in seven groups of four.

use crate::private::Private;

const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const SYMBOLS: usize = 28;
/// Groups of four characters.
pub const GROUPS: usize = 7;

/// A recovery code: 28 five-bit symbols of which the last two check the others.
#[derive(Clone)]
pub struct RecoveryCode(Private<Vec<u8>>);

/// Why a text is no recovery code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Misread {
    /// Too few or too many characters.
    Length,
    /// One or more characters are wrong.
    Check,
}

impl RecoveryCode {
    /// A code from random bytes.
    #[must_use]
    pub fn new(random: [u8; 26]) -> Self {
        let mut symbols: Vec<u8> = random.iter().map(|byte| byte & 31).collect();
        let (sum, weighted) = syndromes(&symbols);
        // Solve a + b = sum and a·α²⁶ + b·α²⁷ = weighted for the two check symbols.
        let second = divide(weighted ^ multiply(sum, power(26)), power(26) ^ power(27));
        symbols.push(sum ^ second);
        symbols.push(second);
        Self(Private::new(symbols))
    }

    /// Reads what a person typed: any case, spaces and dashes ignored, O as 0, I and L as 1.
    ///
    /// # Errors
    /// `Length` or `Check`; any one or two wrong characters are noticed.
    pub fn read(text: &str) -> Result<Self, Misread> {
        let mut symbols = Vec::with_capacity(SYMBOLS);
        for character in text.chars().filter(|c| !c.is_whitespace() && *c != '-') {
            symbols.push(symbol(character).ok_or(Misread::Check)?);
        }
        if symbols.len() != SYMBOLS {
            return Err(Misread::Length);
        }
        if syndromes(&symbols) != (0, 0) {
            return Err(Misread::Check);
        }
        Ok(Self(Private::new(symbols)))
    }

    /// The seven groups as printed.
    #[must_use]
    pub fn groups(&self) -> Vec<String> {
        self.0
            .expose()
            .chunks(4)
            .map(|group| group.iter().map(|s| letter(*s)).collect())
            .collect()
    }

    /// Does `text` say the `number`th group (1 to 7)?
    #[must_use]
    pub fn says(&self, number: usize, text: &str) -> bool {
        let typed: Option<Vec<u8>> = text
            .chars()
            .filter(|c| !c.is_whitespace())
            .map(symbol)
            .collect();
        let group = self.0.expose().chunks(4).nth(number.wrapping_sub(1));
        group.is_some() && typed.as_deref() == group
    }

    /// The key material: the 26 symbols without the check.
    pub(super) fn secret(&self) -> &[u8] {
        self.0.expose().get(..26).unwrap_or_default()
    }
}

fn letter(symbol: u8) -> char {
    ALPHABET
        .get(usize::from(symbol))
        .map_or('?', |b| char::from(*b))
}

fn symbol(character: char) -> Option<u8> {
    let plain = match character.to_ascii_uppercase() {
        'O' => '0',
        'I' | 'L' => '1',
        other => other,
    };
    let at = ALPHABET.iter().position(|b| char::from(*b) == plain)?;
    u8::try_from(at).ok()
}

fn syndromes(symbols: &[u8]) -> (u8, u8) {
    symbols
        .iter()
        .zip(0u8..)
        .fold((0, 0), |(sum, weighted), (s, at)| {
            (sum ^ s, weighted ^ multiply(*s, power(at)))
        })
}

/// Multiplication in GF(32) modulo x⁵ + x² + 1.
fn multiply(mut a: u8, mut b: u8) -> u8 {
    let mut product = 0;
    while b > 0 {
        if b & 1 == 1 {
            product ^= a;
        }
        a <<= 1;
        if a & 32 != 0 {
            a ^= 0b10_0101;
        }
        b >>= 1;
    }
    product
}

fn power(exponent: u8) -> u8 {
    (0..exponent).fold(1, |value, _| multiply(value, 2))
}

fn divide(a: u8, b: u8) -> u8 {
    // b³⁰ is the inverse of b, since b³¹ = 1.
    multiply(a, (0..30).fold(1, |value, _| multiply(value, b)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn printed_and_read_back_is_the_same(random in prop::array::uniform26(any::<u8>())) {
            let code = RecoveryCode::new(random);
            let text = code.groups().join(" ");
            let back = RecoveryCode::read(&text.to_lowercase()).unwrap();
            prop_assert_eq!(code.secret(), back.secret());
            for (at, group) in code.groups().iter().enumerate() {
                prop_assert!(code.says(at + 1, group));
            }
        }

        #[test]
        fn one_or_two_wrong_characters_are_always_noticed(
            random in prop::array::uniform26(any::<u8>()),
            first in 0..SYMBOLS, second in 0..SYMBOLS, a in 1u8..32, b in 0u8..32,
        ) {
            let code = RecoveryCode::new(random);
            let mut symbols = code.0.expose().clone();
            symbols[first] ^= a;
            if second != first { symbols[second] ^= b; }
            let text: String = symbols.iter().map(|s| letter(*s)).collect();
            prop_assert_eq!(RecoveryCode::read(&text).err(), Some(Misread::Check));
        }

        #[test]
        fn any_text_is_read_or_refused_without_a_panic(text in ".{0,60}") {
            let _ = RecoveryCode::read(&text);
        }
    }
}
