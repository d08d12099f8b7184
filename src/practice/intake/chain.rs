//! The chain's rules: what a package is to what was taken in before it. Pure; no clock value changes an answer.

use crate::share::names::Sha256;

/// What a package that its device signed is to the chain.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// The next one: it is taken in.
    Next,
    /// It was taken in before.
    Replay,
    /// Another package under a number that was taken in, or one that follows another history.
    Fork,
    /// Something before it is missing: it waits.
    Later,
}

/// What is known of one device's chain.
pub struct Chain<'a> {
    /// The last package taken in; none before the hello.
    pub head: Option<(u32, Sha256)>,
    /// The packages taken in, or named as taken back, by number.
    pub known: &'a dyn Fn(u32) -> Option<Sha256>,
}

/// Judges a package by its number, its bytes' sum and the sum that it says came before it.
///
/// `voids`: packages that it names as taken back. They count as known, so that a chain goes on over
/// what was taken out of the place.
#[must_use]
pub fn judge(
    chain: &Chain,
    seq: u32,
    sha256: Sha256,
    prev: Sha256,
    voids: &[(u32, Sha256)],
) -> Verdict {
    let next = match chain.head {
        None => 0,
        Some((head, _)) => head.saturating_add(1),
    };
    if seq < next {
        return match (chain.known)(seq) {
            Some(known) if known == sha256 => Verdict::Replay,
            _ => Verdict::Fork,
        };
    }
    let named = |number: u32| {
        let void = voids.iter().find(|(void, _)| *void == number);
        void.map(|(_, sum)| *sum).or_else(|| (chain.known)(number))
    };
    if (next..seq).any(|missing| named(missing).is_none()) {
        return Verdict::Later;
    }
    let before = match seq.checked_sub(1) {
        None => Some(Sha256::ZERO),
        Some(number) if number >= next => named(number),
        Some(_) => chain.head.map(|(_, sum)| sum),
    };
    if before == Some(prev) {
        Verdict::Next
    } else {
        Verdict::Fork
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeMap;

    fn sum(text: &str) -> Sha256 {
        Sha256::of(text.as_bytes())
    }

    fn judged(
        taken: &[(u32, Sha256)],
        seq: u32,
        sha256: Sha256,
        prev: Sha256,
        voids: &[(u32, Sha256)],
    ) -> Verdict {
        beside(taken, &[], seq, sha256, prev, voids)
    }

    fn beside(
        taken: &[(u32, Sha256)],
        void: &[(u32, Sha256)],
        seq: u32,
        sha256: Sha256,
        prev: Sha256,
        voids: &[(u32, Sha256)],
    ) -> Verdict {
        let map: BTreeMap<u32, Sha256> = taken.iter().chain(void).copied().collect();
        let chain = Chain {
            head: taken.last().copied(),
            known: &|seq| map.get(&seq).copied(),
        };
        judge(&chain, seq, sha256, prev, voids)
    }

    #[test]
    fn each_row_of_the_table_has_its_verdict() {
        let (a, b, c, x) = (sum("a"), sum("b"), sum("c"), sum("x"));
        let taken = [(0, a), (1, b)];
        let table = [
            (judged(&[], 0, a, Sha256::ZERO, &[]), Verdict::Next),
            (judged(&[], 1, b, a, &[]), Verdict::Later),
            (judged(&taken, 2, c, b, &[]), Verdict::Next),
            (judged(&taken, 2, c, x, &[]), Verdict::Fork),
            (judged(&taken, 1, b, a, &[]), Verdict::Replay),
            (judged(&taken, 1, x, a, &[]), Verdict::Fork),
            (judged(&taken, 4, c, b, &[]), Verdict::Later),
            (judged(&taken, 3, c, x, &[(2, x)]), Verdict::Next),
            (judged(&taken, 3, c, b, &[(2, x)]), Verdict::Fork),
            (judged(&taken, 4, c, x, &[(3, x)]), Verdict::Later),
            (beside(&taken, &[(2, x)], 3, c, x, &[]), Verdict::Next),
            (beside(&taken, &[(2, x)], 2, x, b, &[]), Verdict::Next),
        ];
        for (at, (verdict, meant)) in table.into_iter().enumerate() {
            assert_eq!(verdict, meant, "row {at}");
        }
    }

    proptest! {
        /// Any order, any repetition: once all is there, each package was taken once, in order.
        #[test]
        fn any_order_of_arrival_ends_the_same(length in 1u32..12, order in prop::collection::vec(0u32..12, 0..60)) {
            let sums: Vec<Sha256> = (0..length).map(|seq| sum(&seq.to_string())).collect();
            let prev = |seq: u32| match seq.checked_sub(1) {
                None => Sha256::ZERO,
                Some(before) => sums[before as usize],
            };
            let mut taken: Vec<(u32, Sha256)> = Vec::new();
            let arrivals = order.into_iter().filter(|seq| *seq < length).chain((0..length).flat_map(|_| 0..length));
            for seq in arrivals {
                let sum = sums[seq as usize];
                match judged(&taken, seq, sum, prev(seq), &[]) {
                    Verdict::Next => taken.push((seq, sum)),
                    Verdict::Replay => prop_assert!(taken.contains(&(seq, sum))),
                    Verdict::Later => prop_assert!(taken.len() < seq as usize),
                    Verdict::Fork => prop_assert!(false, "a true chain never forks"),
                }
            }
            prop_assert_eq!(taken.len(), length as usize);
        }

        /// Nothing that differs from what was taken in is ever taken for the same.
        #[test]
        fn another_package_under_a_taken_number_is_a_fork(length in 1u32..12, at in 0u32..12, noise: u64) {
            let taken: Vec<(u32, Sha256)> = (0..length).map(|seq| (seq, sum(&seq.to_string()))).collect();
            let at = at % length;
            let other = sum(&format!("other {noise}"));
            prop_assert_eq!(judged(&taken, at, other, Sha256::ZERO, &[]), Verdict::Fork);
        }
    }
}
