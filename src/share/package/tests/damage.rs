//! Whoever holds the drop may change, cut, move and swap: it is noticed, named, and never a panic.

use super::*;
use crate::share::names::{Month, ObjectName, Side};
use crate::share::package::envelope::{Outer, Word};
use crate::share::trial::cases;
use proptest::prelude::*;

/// A package of `pair` whose ZIP is as given, sealed and vouched for as if by a hostile device.
pub fn with_zip(pair: &Pair, zip: &[u8]) -> Sealed {
    let readers = [pair.therapist.to_public(), pair.own.to_public()];
    sealed(pair, envelope::wrap(zip, &readers).unwrap())
}

/// Bytes as a package of `pair`, whatever they are.
pub fn sealed(pair: &Pair, bytes: Vec<u8>) -> Sealed {
    let draft = pair.draft(Kind::Data, 5);
    let outer = Outer {
        sha256: Sha256::of(&bytes),
        prev: draft.prev,
    };
    let name = ObjectName {
        side: Side::Package,
        pair: draft.pair,
        month: Month::of(&now().local().to_utc()),
        device: draft.dev,
        seq: draft.seq,
        h16: outer.sha256.short(),
    };
    let signature = envelope::vouch(Word::Outer, &name, &bytes, &outer, &pair.device).unwrap();
    Sealed {
        name,
        bytes,
        signature,
        sha256: outer.sha256,
    }
}

/// The ZIP inside.
pub fn zip(pair: &Pair, sealed: &Sealed) -> Vec<u8> {
    let plain = envelope::unwrap(&sealed.bytes, &pair.therapist, MOST_PLAIN).unwrap();
    plain.expose().clone()
}

#[test]
fn a_name_that_is_not_its_own_is_junk() {
    let pair = Pair::new();
    let good = pair.seal(pair.data(&["x"])).unwrap();
    let name = &good.name;
    let names = [
        ObjectName {
            side: Side::Receipt,
            ..name.clone()
        },
        ObjectName {
            pair: PairId::new([8; 16]),
            ..name.clone()
        },
        ObjectName {
            device: DeviceId::new([8; 5]),
            ..name.clone()
        },
        ObjectName {
            seq: 6,
            ..name.clone()
        },
        ObjectName {
            h16: Sha256::of(b"x").short(),
            ..name.clone()
        },
    ];
    for name in names {
        let moved = Sealed {
            name,
            ..good.clone()
        };
        assert_eq!(pair.open(&moved).err(), Some(Flaw::Junk));
    }
    // The month is for listing alone.
    let month = "2031-01".parse().unwrap();
    let listed = Sealed {
        name: ObjectName {
            month,
            ..name.clone()
        },
        ..good.clone()
    };
    assert!(pair.open(&listed).is_ok());
}

/// Another patient of the same therapist takes a package, strips its signature and signs it.
#[test]
fn anothers_package_in_ones_own_name_is_misbound() {
    let (victim, thief) = (Pair::new(), Pair::new());
    let good = victim.seal(victim.data(&["x"])).unwrap();
    let stolen = sealed(&thief, good.bytes.clone());
    let read = open(
        &stolen.name,
        &stolen.bytes,
        &stolen.signature,
        &thief.device.public(),
        &victim.therapist,
    );
    assert_eq!(read.err(), Some(Flaw::Misbound));
}

/// A reader seals what they got once more for someone else; it does not look addressed to them.
#[test]
fn what_is_passed_on_does_not_look_addressed_there() {
    let (pair, third) = (Pair::new(), Identity::generate());
    let good = pair.seal(pair.data(&["x"])).unwrap();
    let bytes = envelope::wrap(&zip(&pair, &good), &[third.to_public()]).unwrap();
    let passed = sealed(&pair, bytes);
    let read = open(
        &passed.name,
        &passed.bytes,
        &passed.signature,
        &pair.device.public(),
        &third,
    );
    assert_eq!(read.err(), Some(Flaw::Misbound));
}

#[test]
fn the_inside_must_say_what_the_outside_says() {
    let pair = Pair::new();
    let good = pair.seal(pair.data(&["x"])).unwrap();
    let zip = zip(&pair, &good);
    assert!(pair.open(&with_zip(&pair, &zip)).is_ok());
    let other = pair
        .seal(Draft {
            prev: Sha256::of(b"another"),
            ..pair.data(&["x"])
        })
        .unwrap();
    let other = super::damage::zip(&pair, &other);
    assert_eq!(
        pair.open(&with_zip(&pair, &other)).err(),
        Some(Flaw::Misbound)
    );
    let later = pair
        .seal(Draft {
            seq: 6,
            ..pair.data(&["x"])
        })
        .unwrap();
    let later = super::damage::zip(&pair, &later);
    assert_eq!(
        pair.open(&with_zip(&pair, &later)).err(),
        Some(Flaw::Misbound)
    );
}

#[test]
fn what_is_not_sealed_for_keys_is_not_opened() {
    let pair = Pair::new();
    let good = pair.seal(pair.data(&["x"])).unwrap();
    let zip = zip(&pair, &good);
    let armoured = age::encrypt_and_armor(&pair.therapist.to_public(), &zip).unwrap();
    let many: Vec<_> = (0..200).map(|_| Identity::generate().to_public()).collect();
    let many = envelope::wrap(&zip, &many).unwrap();
    for bytes in [Vec::new(), zip.clone(), armoured.into_bytes(), many] {
        assert_eq!(pair.open(&sealed(&pair, bytes)).err(), Some(Flaw::Damaged));
    }
    let huge = Sealed {
        bytes: vec![0; MOST_SEALED + 1],
        ..good
    };
    assert_eq!(pair.open(&huge).err(), Some(Flaw::TooLarge));
}

#[test]
fn more_than_agreed_does_not_come_out() {
    let me = Identity::generate();
    let sealed = envelope::wrap(&[0; 2000], &[me.to_public()]).unwrap();
    assert_eq!(
        envelope::unwrap(&sealed, &me, 2000).unwrap().expose().len(),
        2000
    );
    assert_eq!(
        envelope::unwrap(&sealed, &me, 1999).err(),
        Some(Flaw::TooLarge)
    );
}

proptest! {
    #![proptest_config(cases(48))]

    /// One changed byte, or an end cut off, outside or inside: never a panic, never taken. Inside,
    /// where only the device itself could change it, an idle byte (a version of the ZIP, the line
    /// of a signature that nobody signs) leaves everything as it was.
    #[test]
    fn no_damage_is_taken(at in any::<prop::sample::Index>(), to in 1u8..=255, inside in any::<bool>()) {
        let pair = Pair::new();
        let good = pair.seal(pair.data(&["water, light"])).unwrap();
        let at_of = |length: usize| at.index(length);
        if inside {
            let mut changed = zip(&pair, &good);
            // The last part is padding and directory; most of the meaning lies before.
            let at = at_of(changed.len() / 2);
            changed[at] ^= to;
            if let Ok(opened) = pair.open(&with_zip(&pair, &changed)) {
                let expected = pair.open(&good).unwrap();
                prop_assert_eq!(opened.manifest, expected.manifest);
                prop_assert_eq!(opened.files, expected.files);
            }
            changed[at] ^= to;
            changed.truncate(at);
            prop_assert!(pair.open(&with_zip(&pair, &changed)).is_err());
        } else {
            let mut bytes = good.bytes.clone();
            let at = at_of(bytes.len());
            bytes[at] ^= to;
            let changed = Sealed { bytes: bytes.clone(), ..good.clone() };
            prop_assert_eq!(pair.open(&changed).err(), Some(Flaw::Junk));
            // Vouched for all the same, it is still not what was sealed.
            prop_assert!(pair.open(&sealed(&pair, bytes)).is_err());
            let cut = Sealed { bytes: good.bytes[..at].to_vec(), ..good.clone() };
            prop_assert_eq!(pair.open(&cut).err(), Some(Flaw::Junk));
            prop_assert!(pair.open(&sealed(&pair, good.bytes[..at].to_vec())).is_err());
        }
    }

    #[test]
    fn no_bytes_are_a_panic(bytes in prop::collection::vec(any::<u8>(), 0..600), text in "\\PC{0,200}") {
        let pair = Pair::new();
        prop_assert!(pair.open(&sealed(&pair, bytes.clone())).is_err());
        prop_assert!(pair.open(&with_zip(&pair, &bytes)).is_err());
        prop_assert!(Manifest::read(&bytes).is_err());
        prop_assert!(Manifest::read(text.as_bytes()).is_err());
        prop_assert!(unzip::read(&bytes).is_err());
        let mut marked = b"age-encryption.org/v1\n-> X25519 ".to_vec();
        marked.extend(&bytes);
        prop_assert!(envelope::unwrap(&marked, &pair.therapist, 1000).is_err());
    }
}
