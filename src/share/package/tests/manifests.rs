//! Manifests that a hostile device writes and signs: one form, the rules kept, the right word.

use super::damage::{with_zip, zip};
use super::*;

/// A manifest changed by `change`, signed again by the device itself.
fn rewritten(pair: &Pair, change: impl Fn(&str) -> String) -> Option<Flaw> {
    let comment = format!("ag-share/1 inner {} {} 5", pair.pair, pair.dev);
    signed(pair, &comment, change)
}

fn signed(pair: &Pair, comment: &str, change: impl Fn(&str) -> String) -> Option<Flaw> {
    let good = pair.seal(pair.data(&["x"])).unwrap();
    let zip = zip(pair, &good);
    let mut files: Vec<(&str, Vec<u8>)> = unzip::read(&zip)
        .unwrap()
        .into_iter()
        .map(|(name, bytes)| (name, bytes.to_vec()))
        .collect();
    let told = change(std::str::from_utf8(&files[1].1).unwrap());
    files[2].1 = sign::sign(&pair.device, told.as_bytes(), comment)
        .unwrap()
        .into_bytes();
    files[1].1 = told.into_bytes();
    pair.open(&with_zip(pair, &archives::filled(&files))).err()
}

#[test]
fn a_manifest_has_one_form_and_keeps_its_rules() {
    let pair = Pair::new();
    let with = |from: &str, to: &str| {
        rewritten(&pair, |text| {
            assert!(text.contains(from), "{from} in {text}");
            text.replacen(from, to, 1)
        })
    };
    assert_eq!(with("", ""), None);
    let damaged = [
        ("{\"acks\"", "{ \"acks\""),
        ("\"acks\":[", "\"acks\":[],\"acks\":["),
        ("\"kind\":\"data\"", "\"kind\":\"rumour\""),
        ("\"kind\":\"data\"", "\"kind\":\"hello\""),
        ("\"kind\":\"data\"", "\"kind\":\"withdraw\""),
        ("\"rev\":1", "\"rev\":-1"),
        ("\"rev\":1", "\"rev\":1.5"),
        ("\"op\":\"put\"", "\"op\":\"withdraw\""),
        ("\"v\":1,", "\"v\":0,"),
        ("\"size\":8}", "\"size\":9}"),
        ("report.pdf", "report.exe"),
        ("2026-11-26T18:00:00+01:00", "yesterday"),
    ];
    for (from, to) in damaged {
        assert_eq!(with(from, to), Some(Flaw::Damaged), "{to}");
    }
    assert_eq!(
        with("\"min_reader\":1", "\"min_reader\":2"),
        Some(Flaw::Newer)
    );
    assert_eq!(with("\"suite\":1", "\"suite\":2"), Some(Flaw::Newer));
    assert_eq!(with("\"seq\":5", "\"seq\":6"), Some(Flaw::Misbound));
    // A later version may say more, as long as this one may read it.
    assert_eq!(with("\"v\":1,", "\"v\":2,\"vl\":[1],"), None);
    let many = format!("\"items\":[{}", "{\"entry\":\"x\",\"op\":\"withdraw\",\"rev\":1,\"sha256\":\"0000000000000000000000000000000000000000000000000000000000000000\"},".repeat(201));
    assert_eq!(with("\"items\":[", &many), Some(Flaw::TooLarge));
    assert_eq!(with(id(0).as_str(), "x"), Some(Flaw::Damaged));
}

/// The signature inside is over a manifest of this very step, and says so.
#[test]
fn another_word_than_the_inner_one_is_misbound() {
    let pair = Pair::new();
    let with = |comment: &str| signed(&pair, comment, str::to_owned);
    let (id, dev) = (&pair.pair, &pair.dev);
    assert_eq!(with(&format!("ag-share/1 inner {id} {dev} 5")), None);
    for comment in [
        String::new(),
        "ag-share/1 card".into(),
        format!("ag-share/1 inner {id} {dev} 6"),
        format!("ag-share/1 outer {id} {dev} 5"),
        format!("ag-share/2 inner {id} {dev} 5"),
    ] {
        assert_eq!(with(&comment), Some(Flaw::Misbound), "{comment}");
    }
}
