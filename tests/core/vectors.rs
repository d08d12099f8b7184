//! The CCTV vectors of age (C2SP) through our own way of opening. They lie in the sources of the
//! crate, in the version that is built in.

use afterglow::share::names::Sha256;
use afterglow::share::package::{Flaw, envelope};
use age::x25519::Identity;
use std::collections::BTreeMap;
use std::io::Read;
use std::path::PathBuf;
use std::process::Command;

/// Where cargo keeps the sources of the age that is built in.
fn folder() -> Option<PathBuf> {
    let told = Command::new(env!("CARGO"))
        .args(["metadata", "--format-version", "1", "--offline"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .ok()?;
    let told: serde_json::Value = serde_json::from_slice(&told.stdout).ok()?;
    let packages = told["packages"].as_array()?;
    let age = packages.iter().find(|package| package["name"] == "age")?;
    let manifest = PathBuf::from(age["manifest_path"].as_str()?);
    Some(manifest.parent()?.join("tests/testdata/testkit"))
}

/// The crate still reads stanzas of the first age, which had no short last line. Whoever writes
/// such a header has sealed it, too: its sum of sums holds.
const LEGACY: [&str; 2] = ["stanza_missing_body", "stanza_missing_final_line"];

struct Vector {
    expect: String,
    payload: Option<String>,
    identities: Vec<Identity>,
    passphrase: bool,
    armored: bool,
    file: Vec<u8>,
}

fn read(bytes: &[u8]) -> Vector {
    let at = bytes.windows(2).position(|two| two == b"\n\n").unwrap();
    let head = std::str::from_utf8(&bytes[..at]).unwrap();
    let mut file = bytes[at + 2..].to_vec();
    let lines: Vec<(&str, &str)> = head.lines().filter_map(|l| l.split_once(": ")).collect();
    let all = |key: &str| -> Vec<&str> {
        let found = lines.iter().filter(|(name, _)| *name == key);
        found.map(|(_, value)| *value).collect()
    };
    if all("compressed") == ["zlib"] {
        let mut plain = Vec::new();
        flate2::read::ZlibDecoder::new(&file[..])
            .read_to_end(&mut plain)
            .unwrap();
        file = plain;
    }
    Vector {
        expect: all("expect")[0].to_owned(),
        payload: all("payload").first().map(|sum| (*sum).to_owned()),
        identities: all("identity")
            .iter()
            .filter_map(|key| key.parse().ok())
            .collect(),
        passphrase: !all("passphrase").is_empty(),
        armored: !all("armored").is_empty(),
        file,
    }
}

/// What opens must be exactly what the vector says, and what must not open does not. Armour and
/// passphrases are refused, as our packages have neither.
#[test]
fn the_age_vectors_pass_through_our_own_opening() {
    let folder = folder().expect("cargo says where the sources of age are");
    let mut counts: BTreeMap<String, u32> = BTreeMap::new();
    let mut names: Vec<PathBuf> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    names.sort();
    for path in names {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let vector = read(&std::fs::read(&path).unwrap());
        let me = vector.identities.first().cloned();
        let me = me.unwrap_or_else(Identity::generate);
        let opened = envelope::unwrap(&vector.file, &me, 64 * 1024 * 1024);
        let sum = opened
            .as_ref()
            .ok()
            .map(|plain| Sha256::of(plain.expose()).to_string());
        let ours = !vector.armored && !vector.passphrase && vector.identities.len() == 1;
        match vector.expect.as_str() {
            "success" if ours => assert_eq!(sum, vector.payload, "{name}"),
            "header failure" if LEGACY.contains(&name.as_str()) => {
                assert!(opened.is_ok(), "{name}");
            }
            "success" | "armor failure" | "header failure" | "HMAC failure" | "payload failure" => {
                assert!(opened.is_err(), "{name}");
            }
            "no match" => {
                let expected = if ours { Flaw::NotForMe } else { Flaw::Damaged };
                let other = opened.err();
                assert!(
                    other == Some(expected) || !ours && other.is_some(),
                    "{name}: {other:?}"
                );
            }
            other => panic!("{name}: {other}"),
        }
        *counts
            .entry(format!("{} {ours}", vector.expect))
            .or_default() += 1;
    }
    println!("{counts:?}");
    assert_eq!(counts.values().sum::<u32>(), 123);
    assert!(counts["success true"] >= 12, "{counts:?}");
    assert!(counts["payload failure true"] >= 15, "{counts:?}");
}
