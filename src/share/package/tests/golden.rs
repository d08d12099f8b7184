//! Golden files: what this version wrote stays readable for every later one, byte for byte where
//! nothing is random. Deleted ones are written anew, all of them at once.

use super::damage::zip;
use super::*;
use crate::share::canonical;
use crate::share::card::{self, Card};
use crate::share::names::ObjectName;
use crate::share::receipt::{Receipt, Reject, open_receipt, seal_receipt};
use crate::share::{safety, zip as archive};
use data_encoding::BASE64;
use std::path::PathBuf;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicBool, Ordering};

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/golden/share")
}

/// A golden file was missing and was written.
static WRITTEN: AtomicBool = AtomicBool::new(false);

fn none_is_new() {
    let written = WRITTEN.load(Ordering::Relaxed);
    assert!(
        !written,
        "golden files were written: look at them, then run this again"
    );
}

fn kept(name: &str, made: impl FnOnce() -> Vec<u8>) -> Vec<u8> {
    let path = folder().join(name);
    if !path.exists() {
        WRITTEN.store(true, Ordering::Relaxed);
        std::fs::create_dir_all(folder()).unwrap();
        std::fs::write(&path, made()).unwrap();
    }
    std::fs::read(path).unwrap()
}

fn text(name: &str, made: impl FnOnce() -> String) -> String {
    String::from_utf8(kept(name, || made().into_bytes())).unwrap()
}

/// The keys of the golden files, and nothing else's.
fn keys() -> Pair {
    // Once for all tests, so that one set is made.
    static MADE: OnceLock<String> = OnceLock::new();
    let lines = MADE.get_or_init(|| text("keys.txt", made_keys));
    let lines: Vec<&str> = lines.lines().collect();
    let key = |text: &str| {
        let bytes = BASE64.decode(text.as_bytes()).unwrap();
        SigningKey::from_secret(&Private::new(bytes)).unwrap()
    };
    Pair {
        root: key(lines[1]),
        device: key(lines[2]),
        own: lines[3].parse().unwrap(),
        therapist: lines[4].parse().unwrap(),
        ..Pair::new()
    }
}

fn made_keys() -> String {
    use age::secrecy::ExposeSecret;
    let pair = Pair::new();
    let secret = |key: &SigningKey| BASE64.encode(key.secret().expose());
    [
        "For tests only: everybody has these keys.".to_owned(),
        secret(&pair.root),
        secret(&pair.device),
        pair.own.to_string().expose_secret().to_owned(),
        pair.therapist.to_string().expose_secret().to_owned(),
        String::new(),
    ]
    .join("\n")
}

fn golden_card(keys: &Pair) -> Card {
    Card {
        name: "Dr. Ada Ionescu".into(),
        sign: keys.root.public(),
        to: vec![keys.therapist.to_public().to_string()],
        hint: Some(card::Hint::Folder),
        issued: now().local().to_utc(),
        expires: now().plus(chrono::TimeDelta::days(365)).local().to_utc(),
        serial: 1,
    }
}

#[test]
fn the_card_stays_readable() {
    let keys = keys();
    let expected = golden_card(&keys);
    let bytes = kept("card.agcard", || {
        card::write(&expected, &keys.root).unwrap()
    });
    assert_eq!(card::read(&bytes, &now()).unwrap(), expected);
    let again = card::write(&expected, &keys.root).unwrap();
    let line = |bytes: &[u8]| bytes.split(|b| *b == b'\n').next().unwrap().to_vec();
    assert_eq!(line(&again), line(&bytes));
    let print = card::fingerprint(&expected);
    let words = safety::words(&print, &keys.device.public());
    let digits = safety::digits(&print, &keys.device.public());
    let told = format!("{print}\n{}\n{digits}\n", words.join(" "));
    assert_eq!(text("safety.txt", || told.clone()), told);
    none_is_new();
}

/// P6: the same draft and the same signature give the same ZIP, byte for byte.
#[test]
fn the_package_stays_readable_and_its_bytes_the_same() {
    let keys = keys();
    let words = ["water, light", "Was ich sagen möchte: 語"];
    let name = text("package.name", || {
        let sealed = keys.seal(keys.data(&words)).unwrap();
        kept("package.age", || sealed.bytes.clone());
        kept("package.age.minisig", || sealed.signature.clone().into());
        kept("package.zip", || zip(&keys, &sealed));
        sealed.name.to_string()
    });
    let read = |name: &str| std::fs::read(folder().join(name)).unwrap();
    let sealed = Sealed {
        name: name.parse::<ObjectName>().unwrap(),
        bytes: read("package.age"),
        signature: String::from_utf8(read("package.age.minisig")).unwrap(),
        sha256: Sha256::of(&read("package.age")),
    };
    let opened = keys.open(&sealed).unwrap();
    let golden = read("package.zip");
    assert_eq!(zip(&keys, &sealed), golden);
    let members = unzip::read(&golden).unwrap();
    assert_eq!(archive::write(&members).unwrap(), golden);
    let again = keys.open(&keys.seal(keys.data(&words)).unwrap()).unwrap();
    assert_eq!(again.manifest, opened.manifest);
    assert_eq!(again.files, opened.files);
    let told = canonical::write(&again.manifest).unwrap();
    assert_eq!(members[1], ("manifest.json", told.as_slice()));
    let told = String::from_utf8(told).unwrap();
    assert_eq!(text("manifest.json", || told.clone()), told);
    none_is_new();
}

#[test]
fn the_receipt_stays_readable() {
    let keys = keys();
    let package = "p/a4dqobyha4dqobyha4dqobyha4/2026-11/beeqscij-0000000004-2d711642b726b044.age";
    let expected = Receipt {
        pair: keys.pair.clone(),
        ther: DeviceId::new([2; 5]),
        seq: 1,
        prev: Sha256::of(b"before"),
        heads: vec![(keys.dev.clone(), 5, Sha256::of(b"head"))],
        holes: vec![(keys.dev.clone(), 3)],
        rejects: vec![Reject {
            name: package.parse().unwrap(),
            code: Flaw::Misbound,
        }],
        stored_at: now().local().fixed_offset(),
        exported: true,
        withdrawn: vec![id(1)],
        card: None,
    };
    let name = text("receipt.name", || {
        let to = keys.own.to_public();
        let sealed = seal_receipt(&expected, &keys.root, &to).unwrap();
        kept("receipt.age", || sealed.bytes.clone());
        kept("receipt.age.minisig", || sealed.signature.clone().into());
        sealed.name.to_string()
    });
    let read = |name: &str| std::fs::read(folder().join(name)).unwrap();
    let signature = String::from_utf8(read("receipt.age.minisig")).unwrap();
    let bytes = read("receipt.age");
    let (name, key) = (name.parse().unwrap(), keys.root.public());
    let opened = open_receipt(&name, &bytes, &signature, &key, &keys.own).unwrap();
    assert_eq!(opened, expected);
    let plain = envelope::unwrap(&bytes, &keys.own, 10_000).unwrap();
    let told = String::from_utf8(plain.expose().clone()).unwrap();
    assert_eq!(text("receipt.json", || told.clone()), told);
    none_is_new();
}
