//! Bytes cut out, doubled and changed at random: what is still taken has one meaning only.

use super::forge::{archive, member};
use super::*;
use crate::share::trial::cases;
use crate::share::{canonical, zip};
use proptest::prelude::*;
use proptest::sample::Index;
use std::io::{Cursor, Read};

/// One change: a byte, a part gone, or a part doubled elsewhere.
#[derive(Debug, Clone)]
enum Splice {
    Byte(Index, u8),
    Gone(Index, usize),
    Doubled(Index, usize, Index),
}

fn splices() -> impl Strategy<Value = Vec<Splice>> {
    let at = any::<Index>;
    let one = prop_oneof![
        (at(), any::<u8>()).prop_map(|(at, to)| Splice::Byte(at, to)),
        (at(), 1usize..64).prop_map(|(at, length)| Splice::Gone(at, length)),
        (at(), 1usize..64, at()).prop_map(|(at, length, to)| Splice::Doubled(at, length, to)),
    ];
    prop::collection::vec(one, 1..4)
}

fn spliced(bytes: &[u8], splices: &[Splice]) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    for splice in splices {
        if bytes.is_empty() {
            break;
        }
        match splice {
            Splice::Byte(at, to) => {
                let at = at.index(bytes.len());
                bytes[at] = *to;
            }
            Splice::Gone(at, length) => {
                let at = at.index(bytes.len());
                let end = (at + length).min(bytes.len());
                bytes.drain(at..end);
            }
            Splice::Doubled(at, length, to) => {
                let at = at.index(bytes.len());
                let part = bytes[at..(at + length).min(bytes.len())].to_vec();
                let to = to.index(bytes.len());
                bytes.splice(to..to, part);
            }
        }
    }
    bytes
}

/// The members as a lenient reader sees them, which looks from the end.
fn leniently(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut archive = ::zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    (0..archive.len())
        .map(|at| {
            let mut member = archive.by_index(at).unwrap();
            let mut read = Vec::new();
            member.read_to_end(&mut read).unwrap();
            (member.name().unwrap().into_owned(), read)
        })
        .collect()
}

proptest! {
    #![proptest_config(cases(400))]

    /// Whatever is taken, a lenient reader sees the same members, and nothing else fits in.
    #[test]
    fn an_archive_has_one_meaning(splices in splices()) {
        let sum = Sha256::of(b"cat").to_string();
        let members = [
            member("README.txt", b"hello"),
            member("manifest.json", b"{}"),
            member(&format!("att/{sum}"), b"cat"),
            member(".pad", &[0; 40]),
        ];
        let bytes = spliced(&archive(&members, b"", b""), &splices);
        if let Ok(read) = unzip::read(&bytes)
            && members::in_order(read.iter().map(|(name, _)| *name)).is_ok()
        {
            prop_assert_eq!(zip::write(&read).unwrap().len(), bytes.len());
            let read: Vec<(String, Vec<u8>)> = read
                .into_iter()
                .map(|(name, bytes)| (name.to_owned(), bytes.to_vec()))
                .collect();
            prop_assert_eq!(leniently(&bytes), read);
        }
    }

    /// Whatever is taken is canonical and keeps the rules.
    #[test]
    fn a_manifest_has_one_spelling(splices in splices()) {
        let golden = include_bytes!("../../../../tests/golden/share/manifest.json");
        let bytes = spliced(golden, &splices);
        if let Ok(manifest) = Manifest::read(&bytes) {
            let value = canonical::value(&bytes).unwrap();
            prop_assert_eq!(canonical::write(&value).unwrap(), bytes);
            prop_assert!(manifest.is_sound());
        }
    }
}
