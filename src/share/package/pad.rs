//! Size classes, so that a length tells little: 16, 32, 64 … 1,024 KiB, then Padmé (at most 12 % more).

const SMALLEST: usize = 16 * 1024;
const DOUBLED_TO: usize = 1024 * 1024;

/// The class of a length: the smallest one that holds it.
#[must_use]
pub fn class(length: usize) -> usize {
    if length <= SMALLEST {
        return SMALLEST;
    }
    if length <= DOUBLED_TO {
        return length.next_power_of_two();
    }
    // Padmé: as many high bits are kept as the exponent has bits.
    let exponent = length.ilog2();
    let kept = exponent.ilog2() + 1;
    let mask = (1_usize << exponent.saturating_sub(kept)) - 1;
    length.checked_add(mask).map_or(length, |sum| sum & !mask)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::share::trial::cases;
    use proptest::prelude::*;

    #[test]
    fn classes_double_and_then_follow_padme() {
        const K: usize = 1024;
        for (length, expected) in [
            (0, 16 * K),
            (1, 16 * K),
            (16 * K, 16 * K),
            (16 * K + 1, 32 * K),
            (33 * K, 64 * K),
            (513 * K, 1024 * K),
            (1024 * K, 1024 * K),
            (1024 * K + 1, 1024 * K + 32 * K),
            (64 * K * K, 64 * K * K),
        ] {
            assert_eq!(class(length), expected, "{length}");
        }
    }

    proptest! {
        #![proptest_config(cases(256))]

        /// P5: the class depends on the length alone, holds it, and is its own class.
        #[test]
        fn a_class_holds_its_lengths(length in 0usize..80_000_000) {
            let padded = class(length);
            prop_assert!(padded >= length);
            prop_assert_eq!(class(padded), padded);
            prop_assert!(class(length.saturating_sub(1)) <= padded);
            if length > 1024 * 1024 {
                prop_assert!((padded - length) * 100 <= length * 12);
            }
        }
    }
}
