//! ZIPs as an attacker makes them: each is refused for what it is.

use super::damage::with_zip;
use super::forge::{Member, archive, member};
use super::*;
use crate::share::zip;

/// Files as one archive with the padding made to fit.
pub fn filled(files: &[(&str, Vec<u8>)]) -> Vec<u8> {
    let mut files: Vec<(&str, Vec<u8>)> = files.to_vec();
    files.last_mut().unwrap().1 = Vec::new();
    let bare = zip::write(&borrowed(&files)).unwrap().len();
    files.last_mut().unwrap().1 = vec![0; pad::class(bare) - bare];
    zip::write(&borrowed(&files)).unwrap()
}

fn borrowed<'a>(files: &'a [(&'a str, Vec<u8>)]) -> Vec<(&'a str, &'a [u8])> {
    files
        .iter()
        .map(|(name, bytes)| (*name, bytes.as_slice()))
        .collect()
}

#[test]
fn a_plain_archive_is_read() {
    let members = [member("README.txt", b"hello"), member(".pad", b"")];
    let by_hand = archive(&members, b"", b"");
    let expected: Vec<(&str, &[u8])> = vec![("README.txt", b"hello"), (".pad", b"")];
    assert_eq!(unzip::read(&by_hand).unwrap(), expected);
    let by_crate = zip::write(&expected).unwrap();
    assert_eq!(unzip::read(&by_crate).unwrap(), expected);
    assert_eq!(by_crate.len(), by_hand.len());
    let named = Member {
        flags: 0x0800,
        ..member("README.txt", b"hello")
    };
    assert!(unzip::read(&archive(&[named], b"", b"")).is_ok());
}

#[test]
fn everything_else_is_not() {
    let good = || member("README.txt", b"hello");
    let second = member("report.pdf", b"%PDF");
    let one = |member: Member| archive(&[member], b"", b"");
    let table: Vec<(&str, Vec<u8>)> = vec![
        ("nothing", Vec::new()),
        (
            "deflated",
            one(Member {
                method: 8,
                ..good()
            }),
        ),
        ("encrypted", one(Member { flags: 1, ..good() })),
        ("lengths after the data", one(Member { flags: 8, ..good() })),
        (
            "strong encryption",
            one(Member {
                flags: 0x40,
                ..good()
            }),
        ),
        (
            "masked directory",
            one(Member {
                flags: 0x2000,
                ..good()
            }),
        ),
        (
            "zip64",
            one(Member {
                size: Some(u32::MAX),
                packed: Some(u32::MAX),
                ..good()
            }),
        ),
        (
            "a bomb",
            one(Member {
                size: Some(1 << 30),
                ..good()
            }),
        ),
        (
            "a short size",
            one(Member {
                size: Some(3),
                packed: Some(3),
                ..good()
            }),
        ),
        (
            "another sum",
            one(Member {
                crc: Some(1),
                ..good()
            }),
        ),
        (
            "a link",
            one(Member {
                mode: 0o120_777 << 16,
                ..good()
            }),
        ),
        (
            "a folder",
            one(Member {
                mode: 0x10,
                ..good()
            }),
        ),
        (
            "an extra field",
            one(Member {
                extra: vec![1, 0, 0, 0],
                ..good()
            }),
        ),
        (
            "two names",
            one(Member {
                named_inside: Some(b"README.tx2".to_vec()),
                ..good()
            }),
        ),
        (
            "a name that is no text",
            one(Member {
                name: vec![0xff; 10],
                ..good()
            }),
        ),
        (
            "overlapping",
            archive(
                &[
                    good(),
                    Member {
                        offset: Some(0),
                        ..second.clone()
                    },
                ],
                b"",
                b"",
            ),
        ),
        (
            "out of reach",
            one(Member {
                offset: Some(9_999_999),
                ..good()
            }),
        ),
        ("a gap", archive(&[good(), second.clone()], b"hidden", b"")),
        ("a comment", archive(&[good()], b"", b"hidden")),
        (
            "something before",
            [b"hidden".as_slice(), &one(good())].concat(),
        ),
        (
            "something after",
            [one(good()).as_slice(), b"hidden"].concat(),
        ),
        ("two archives", [one(good()), one(second.clone())].concat()),
    ];
    for (what, bytes) in table {
        assert_eq!(unzip::read(&bytes).err(), Some(Flaw::Damaged), "{what}");
    }
    let mut turned = archive(&[good(), second.clone()], b"", b"");
    let first = archive(&[good()], b"", b"").len() - 22 - 56;
    let start = first + 30 + 10 + 4;
    turned[start..start + 112].rotate_left(56);
    assert_eq!(
        unzip::read(&turned).err(),
        Some(Flaw::Damaged),
        "turned round"
    );
    let many: Vec<Member> = (0..301).map(|_| good()).collect();
    assert_eq!(
        unzip::read(&archive(&many, b"", b"")).err(),
        Some(Flaw::TooLarge)
    );
}

#[test]
fn every_end_cut_off_is_noticed() {
    let whole = archive(
        &[member("README.txt", b"hello"), member(".pad", b"\0\0")],
        b"",
        b"",
    );
    for end in 0..whole.len() {
        assert_eq!(
            unzip::read(&whole[..end]).err(),
            Some(Flaw::Damaged),
            "{end}"
        );
    }
}

#[test]
fn names_that_climb_hide_or_come_twice_are_refused() {
    let sum = Sha256::of(b"x").to_string();
    let shout = sum.to_uppercase();
    for name in [
        "",
        "/",
        "..",
        "../README.txt",
        "/README.txt",
        "./README.txt",
        "README.TXT",
        "readme.txt",
        "README.txt/",
        "README.txt\0",
        "README.txt ",
        "a\\b",
        "C:README.txt",
        "CON",
        "att",
        "att/",
        "att/..",
        "att/../README.txt",
        "att/x",
        &format!("att/{sum}/x"),
        &format!("att//{sum}"),
        &format!("att/{shout}"),
        &format!("ATT/{sum}"),
        "report.pdf.exe",
        "R\u{415}ADME.txt",
        ".PAD",
    ] {
        assert_eq!(members::place(name), None, "{name}");
    }
    assert!(
        members::in_order(
            ["README.txt", "manifest.json", &format!("att/{sum}"), ".pad"].into_iter()
        )
        .is_ok()
    );
    for names in [
        ["README.txt", "README.txt"],
        ["manifest.json", "README.txt"],
        [".pad", "report.pdf"],
    ] {
        assert_eq!(members::in_order(names.into_iter()), Err(Flaw::Damaged));
    }
}

/// Whole packages of a hostile device, signed as they should be, with an archive that is not.
#[test]
fn a_hostile_device_gets_no_further_with_its_signature() {
    let pair = Pair::new();
    let good = pair.seal(pair.data(&["x"])).unwrap();
    let zip = damage::zip(&pair, &good);
    let files: Vec<(&str, Vec<u8>)> = unzip::read(&zip)
        .unwrap()
        .into_iter()
        .map(|(name, bytes)| (name, bytes.to_vec()))
        .collect();
    let told = |files: &[(&str, Vec<u8>)]| pair.open(&with_zip(&pair, &filled(files))).err();
    assert_eq!(told(&files), None);
    let mut more = files.clone();
    more.insert(5, ("bundle.fhir.json", b"{}".to_vec()));
    more.sort_by_key(|(name, _)| members::place(name).unwrap().0);
    assert_eq!(told(&more), Some(Flaw::Damaged));
    for gone in 0..files.len() {
        let mut fewer = files.clone();
        fewer.remove(gone);
        // Without the last one the next to last is emptied as if it were the padding.
        assert_eq!(told(&fewer), Some(Flaw::Damaged), "{gone}");
    }
    let mut changed = files.clone();
    changed[0].1 = b"another".to_vec();
    assert_eq!(told(&changed), Some(Flaw::Damaged));
    let mut carrying = unzip::read(&zip).unwrap();
    let mut padding = carrying.last().unwrap().1.to_vec();
    padding[7] = 1;
    carrying.last_mut().unwrap().1 = &padding;
    let carrying = zip::write(&carrying).unwrap();
    assert_eq!(
        pair.open(&with_zip(&pair, &carrying)).err(),
        Some(Flaw::Damaged)
    );
    let short = unzip::read(&zip).unwrap();
    let (last, rest) = short.split_last().unwrap();
    let odd: Vec<(&str, &[u8])> = rest
        .iter()
        .copied()
        .chain([(last.0, &last.1[1..])])
        .collect();
    let odd = zip::write(&odd).unwrap();
    assert_eq!(pair.open(&with_zip(&pair, &odd)).err(), Some(Flaw::Damaged));
}
