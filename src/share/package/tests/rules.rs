//! What is sealed is what is read, by those it is for, within the rules of its kind.

use super::*;
use crate::share::trial::cases;
use proptest::prelude::*;

#[test]
fn what_was_sealed_is_what_is_read() {
    let pair = Pair::new();
    let sealed = pair.seal(pair.data(&["water, light", "slow"])).unwrap();
    let opened = pair.open(&sealed).unwrap();
    let names: Vec<&str> = opened.files.iter().map(|(path, _)| path.as_str()).collect();
    let picture = format!("att/{}", Sha256::of(b"a picture"));
    assert_eq!(
        names,
        ["README.txt", "report.pdf", "entries.json", &picture]
    );
    assert_eq!(opened.file("README.txt").unwrap(), b"how to open this");
    assert_eq!(opened.manifest.items.len(), 2);
    assert_eq!(
        opened.manifest.created.to_rfc3339(),
        "2026-11-26T18:00:00+01:00"
    );
    assert_eq!(sealed.sha256, Sha256::of(&sealed.bytes));
    assert_eq!(sealed.name.month.to_string(), "2026-11");
    assert!(
        sealed
            .signature
            .contains("trusted comment: ag-share/1 outer a4dqobyha4dqobyha4dqobyha4 ")
    );
    assert_eq!(format!("{opened:?}"), "…");
    assert!(!format!("{:?}", opened.manifest).contains("These entries"));
}

#[test]
fn only_those_it_is_for_open_it() {
    let (pair, other) = (Pair::new(), Pair::new());
    let sealed = pair.seal(pair.data(&["water"])).unwrap();
    let read = |device: &SigningKey, me: &Identity| {
        let public = device.public();
        open(&sealed.name, &sealed.bytes, &sealed.signature, &public, me).err()
    };
    assert_eq!(read(&pair.device, &pair.therapist), None);
    assert_eq!(read(&pair.device, &pair.own), None);
    assert_eq!(read(&pair.device, &other.therapist), Some(Flaw::NotForMe));
    assert_eq!(read(&other.device, &pair.therapist), Some(Flaw::Junk));
    assert_eq!(read(&pair.root, &pair.therapist), Some(Flaw::Junk));
}

#[test]
fn every_kind_keeps_its_rules() {
    let pair = Pair::new();
    for kind in [Kind::Withdraw, Kind::Rotate, Kind::Void, Kind::End] {
        let sealed = pair.seal(pair.draft(kind, 1)).unwrap();
        assert_eq!(pair.open(&sealed).unwrap().manifest.kind, kind);
        let with_words = Draft {
            files: pair.data(&["x"]).files,
            ..pair.draft(kind, 1)
        };
        assert_eq!(pair.seal(with_words).err(), Some(Error::Draft), "{kind:?}");
    }
    let bad = [
        pair.draft(Kind::Data, 0),
        pair.draft(Kind::Hello, 0),
        Draft {
            prev: Sha256::ZERO,
            ..pair.draft(Kind::End, 1)
        },
        Draft {
            items: Vec::new(),
            ..pair.data(&["x"])
        },
        Draft {
            items: pair.data(&["y"]).items,
            ..pair.data(&["x"])
        },
        Draft {
            items: pair.data(&["x", "y"]).items,
            ..pair.data(&["x"])
        },
        Draft {
            items: pair.data(&["x"]).items,
            ..pair.data(&["x", "y"])
        },
        Draft {
            items: pair.data(&["x"]).items,
            ..pair.draft(Kind::Withdraw, 1)
        },
        Draft {
            files: vec![("../up".into(), vec![1])],
            ..pair.data(&["x"])
        },
        Draft {
            files: vec![("att/cat.png".into(), vec![1])],
            ..pair.data(&["x"])
        },
        Draft {
            files: vec![(format!("att/{}", Sha256::of(b"cat")), vec![1])],
            ..pair.data(&["x"])
        },
        Draft {
            files: vec![("report.pdf".into(), vec![1]); 2],
            ..pair.draft(Kind::Data, 1)
        },
        Draft {
            files: vec![(".pad".into(), vec![1])],
            ..pair.draft(Kind::Data, 1)
        },
        Draft {
            files: vec![("manifest.json".into(), vec![1])],
            ..pair.draft(Kind::Data, 1)
        },
    ];
    for (at, draft) in bad.into_iter().enumerate() {
        assert_eq!(pair.seal(draft).err(), Some(Error::Draft), "{at}");
    }
}

#[test]
fn more_than_a_reader_takes_is_not_sealed() {
    let pair = Pair::new();
    let words = vec!["x"; MOST_ITEMS + 1];
    assert!(pair.seal(pair.data(&words[1..])).is_ok());
    assert_eq!(pair.seal(pair.data(&words)).err(), Some(Error::Draft));
    let long = "x".repeat(16 * 1024 * 1024);
    assert_eq!(pair.seal(pair.data(&[&long])).err(), Some(Error::TooLarge));
    let huge = Draft {
        files: vec![("report.pdf".into(), vec![0; MOST_PLAIN])],
        ..pair.draft(Kind::Data, 1)
    };
    assert_eq!(pair.seal(huge).err(), Some(Error::TooLarge));
}

#[test]
fn taking_back_names_entries_and_carries_nothing() {
    let pair = Pair::new();
    let items = vec![Item {
        entry: id(1),
        rev: 2,
        op: Op::Withdraw,
        sha256: Sha256::ZERO,
    }];
    let draft = Draft {
        items: items.clone(),
        voids: vec![(3, Sha256::of(b"gone"))],
        ..pair.draft(Kind::Withdraw, 6)
    };
    let opened = pair.open(&pair.seal(draft).unwrap()).unwrap();
    assert_eq!(opened.manifest.items, items);
    assert_eq!(opened.files.len(), 1);
}

/// The length of what was written and the number of readers show only as classes. age adds a
/// stanza of random length to every header; it says nothing.
#[test]
fn a_length_tells_little() {
    let pair = Pair::new();
    let length = |words: &str| pair.seal(pair.data(&[words])).unwrap().bytes.len();
    let near = |one: usize, other: usize| assert!(one.abs_diff(other) < 512, "{one} {other}");
    near(length("a"), length(&"a".repeat(9000)));
    near(length(&"a".repeat(20_000)), length(&"b".repeat(24_000)));
    let stanzas = |keys: usize| {
        let keys: Vec<String> = (0..keys)
            .map(|_| Identity::generate().to_public().to_string())
            .collect();
        let to = Audience::new(&keys, pair.own.clone()).unwrap();
        let sealed = seal(pair.data(&["a"]), &pair.device, &to, b"").unwrap();
        let lines = sealed.bytes.split(|b| *b == b'\n');
        lines.filter(|line| line.starts_with(b"-> X25519 ")).count()
    };
    assert_eq!([1, 2, 3, 5, 6].map(stanzas), [3, 3, 6, 6, 9]);
}

proptest! {
    #![proptest_config(cases(24))]

    /// P1: sealed and opened, any text is the same.
    #[test]
    fn sealing_and_opening_changes_nothing(words in prop::collection::vec("\\PC{0,200}", 0..12), readme in "\\PC{0,80}") {
        let pair = Pair::new();
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        let draft = pair.data(&words);
        let (items, entries) = (draft.items.clone(), draft.files[0].1.clone());
        let sealed = seal(draft, &pair.device, &pair.audience(), readme.as_bytes()).unwrap();
        let opened = pair.open(&sealed).unwrap();
        prop_assert_eq!(&opened.manifest.items, &items);
        prop_assert_eq!(opened.file("entries.json").unwrap(), &entries[..]);
        prop_assert_eq!(opened.file("README.txt").unwrap(), readme.as_bytes());
    }
}
