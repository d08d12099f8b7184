//! A receipt is taken whole, from its therapist, under its own name.

use super::*;
use crate::share::package::envelope::Outer;
use crate::share::sign::sign;
use crate::share::trial::cases;
use proptest::prelude::*;

fn receipt() -> Receipt {
    Receipt {
        pair: PairId::new([7; 16]),
        ther: DeviceId::new([2; 5]),
        seq: 0,
        prev: Sha256::ZERO,
        heads: vec![(DeviceId::new([9; 5]), 5, Sha256::of(b"head"))],
        holes: Vec::new(),
        rejects: Vec::new(),
        stored_at: DateTime::parse_from_rfc3339("2026-11-26T18:00:00+01:00").unwrap(),
        exported: false,
        withdrawn: Vec::new(),
        card: Some("a card\n".into()),
    }
}

fn made() -> (SigningKey, Identity, Sealed) {
    let (key, me) = (SigningKey::generate().unwrap(), Identity::generate());
    let sealed = seal_receipt(&receipt(), &key, &me.to_public()).unwrap();
    (key, me, sealed)
}

fn read(sealed: &Sealed, key: &SigningKey, me: &Identity) -> Result<Receipt, Flaw> {
    let key = key.public();
    open_receipt(&sealed.name, &sealed.bytes, &sealed.signature, &key, me)
}

#[test]
fn it_is_read_back_by_the_patient_alone() {
    let (key, me, sealed) = made();
    assert_eq!(read(&sealed, &key, &me), Ok(receipt()));
    assert!(
        sealed
            .name
            .to_string()
            .starts_with("r/a4dqobyha4dqobyha4dqobyha4/2026-11/")
    );
    let other = SigningKey::generate().unwrap();
    assert_eq!(read(&sealed, &other, &me), Err(Flaw::Junk));
    assert_eq!(
        read(&sealed, &key, &Identity::generate()),
        Err(Flaw::NotForMe)
    );
    let broken = Receipt {
        seq: 1,
        ..receipt()
    };
    assert_eq!(
        seal_receipt(&broken, &key, &me.to_public()).err(),
        Some(Error::Draft)
    );
}

#[test]
fn it_is_taken_under_its_own_name_only() {
    let (key, me, sealed) = made();
    for name in [
        ObjectName {
            side: Side::Package,
            ..sealed.name.clone()
        },
        ObjectName {
            pair: PairId::new([8; 16]),
            ..sealed.name.clone()
        },
        ObjectName {
            device: DeviceId::new([8; 5]),
            ..sealed.name.clone()
        },
        ObjectName {
            seq: 1,
            ..sealed.name.clone()
        },
    ] {
        let moved = Sealed {
            name,
            ..sealed.clone()
        };
        assert_eq!(read(&moved, &key, &me), Err(Flaw::Junk));
    }
}

/// Sealed and signed by the therapist's key, whatever is in it.
fn with_plain(key: &SigningKey, me: &Identity, plain: &[u8]) -> Sealed {
    let bytes = envelope::wrap(plain, &[me.to_public()]).unwrap();
    let outer = Outer {
        sha256: Sha256::of(&bytes),
        prev: Sha256::ZERO,
    };
    let (_, _, good) = made();
    let name = ObjectName {
        h16: outer.sha256.short(),
        ..good.name
    };
    let signature = envelope::vouch(Word::Receipt, &name, &bytes, &outer, key).unwrap();
    Sealed {
        name,
        bytes,
        signature,
        sha256: outer.sha256,
    }
}

#[test]
fn it_has_one_form() {
    let (key, me, sealed) = made();
    let plain = envelope::unwrap(&sealed.bytes, &me, MOST_PLAIN).unwrap();
    let text = String::from_utf8(plain.expose().clone()).unwrap();
    let with = |from: &str, to: &str| {
        assert!(text.contains(from), "{from} in {text}");
        let plain = text.replacen(from, to, 1);
        read(&with_plain(&key, &me, plain.as_bytes()), &key, &me).err()
    };
    assert_eq!(with("", ""), None);
    assert_eq!(with("{\"card\"", "{ \"card\""), Some(Flaw::Damaged));
    assert_eq!(
        with("\"holes\":[]", "\"holes\":[],\"holes\":[]"),
        Some(Flaw::Damaged)
    );
    assert_eq!(
        with("\"min_reader\":1", "\"min_reader\":2"),
        Some(Flaw::Newer)
    );
    assert_eq!(with("\"suite\":1", "\"suite\":2"), Some(Flaw::Newer));
    assert_eq!(with("\"seq\":0", "\"seq\":1"), Some(Flaw::Misbound));
    assert_eq!(with("\"pair\":\"a4", "\"pair\":\"b4"), Some(Flaw::Misbound));
    assert_eq!(
        with("\"withdrawn\":[]", "\"withdrawn\":[\"x\"]"),
        Some(Flaw::Damaged)
    );
    assert_eq!(with("\"v\":1", "\"v\":2"), None);
    let mut outer = sealed.clone();
    outer.signature = sign(&key, &outer.bytes, "ag-share/1 outer").unwrap();
    assert_eq!(read(&outer, &key, &me), Err(Flaw::Junk));
}

proptest! {
    #![proptest_config(cases(32))]

    #[test]
    fn no_damage_is_taken(at in any::<prop::sample::Index>(), by in 1u8..=255, bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let (key, me, sealed) = made();
        let at = at.index(sealed.bytes.len());
        let mut changed = sealed.clone();
        changed.bytes[at] ^= by;
        prop_assert_eq!(read(&changed, &key, &me), Err(Flaw::Junk));
        changed.bytes.truncate(at);
        prop_assert_eq!(read(&changed, &key, &me), Err(Flaw::Junk));
        prop_assert_eq!(read(&with_plain(&key, &me, &bytes), &key, &me), Err(Flaw::Damaged));
    }
}
