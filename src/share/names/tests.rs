//! Names are read in one spelling only.

use super::*;
use crate::share::trial::cases;
use chrono::TimeZone;
use proptest::prelude::*;

fn name() -> ObjectName {
    ObjectName {
        side: Side::Package,
        pair: PairId::new([7; 16]),
        month: Month::of(&Utc.with_ymd_and_hms(2026, 11, 26, 17, 0, 0).unwrap()),
        device: DeviceId::new([9; 5]),
        seq: 42,
        h16: Sha256::of(b"x").short(),
    }
}

#[test]
fn a_name_is_neutral_and_short() {
    let text = name().to_string();
    assert_eq!(
        text,
        "p/a4dqobyha4dqobyha4dqobyha4/2026-11/beeqscij-0000000042-2d711642b726b044.age"
    );
    assert!(text.rsplit('/').next().unwrap().len() + ".minisig".len() <= 64);
    assert_eq!(text.parse::<ObjectName>(), Ok(name()));
    assert_eq!(Listed::read(&text), Listed::Object(name()));
    assert_eq!(
        Listed::read(&name().signature_name()),
        Listed::Signature(name())
    );
}

#[test]
fn nothing_else_is_a_name() {
    let good = name().to_string();
    for bad in [
        String::new(),
        good.to_uppercase(),
        format!("/{good}"),
        format!("./{good}"),
        format!("{good}/"),
        format!("x/{good}"),
        good.replace("p/", "q/"),
        good.replace("/2026", "//2026"),
        good.replace("2026-11", ".."),
        good.replace("2026-11", "2026-13"),
        good.replace("2026-11", "2026-00"),
        good.replace("2026-11", "2026-1"),
        good.replace("2026-11", "+026-11"),
        good.replace("0000000042", "42"),
        good.replace("0000000042", "00000000042"),
        good.replace("0000000042", "4294967296"),
        good.replace("0000000042", "-000000042"),
        good.replace("byha4/", "byha5/"),
        good.replace("byha4/", "byha/"),
        good.replace("2d71", "2D71"),
        good.replace(".age", ".AGE"),
        good.replace(".age", ""),
        good.replace(".age", ".age.age"),
        good.replace('-', "\u{2010}"),
        format!("{good}\0"),
        format!("{good} "),
        good.replace('/', "\\"),
    ] {
        assert_eq!(bad.parse::<ObjectName>(), Err(NotAName), "{bad}");
        assert_eq!(Listed::read(&bad), Listed::Foreign, "{bad}");
    }
}

#[test]
fn copies_of_programs_that_carry_folders_are_told_apart() {
    let good = name().to_string();
    for copy in [
        good.replace(".age", ".sync-conflict-20261126-101010-ABCDEFG.age"),
        good.replace(".age", " (conflicted copy 2026-11-26 101010).age"),
        good.replace(".age", " (Ann's conflicted copy 2026-11-26).age"),
        good.replace(".age", " (1).age"),
        good.replace(".age", " (12).age.minisig"),
        format!("{good}.part"),
        format!("{good}.minisig.tmp"),
        good.replace("beeq", ".syncthing.beeq"),
        good.replace("beeq", ".~beeq"),
    ] {
        assert_eq!(Listed::read(&copy), Listed::Conflict, "{copy}");
    }
    assert_eq!(Listed::read("desktop.ini"), Listed::Foreign);
    assert_eq!(Listed::read("drop-id"), Listed::Foreign);
}

#[test]
fn sums_are_told_in_hexadecimal() {
    let sum = Sha256::of(b"abc");
    let text = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    assert_eq!(sum.to_string(), text);
    assert_eq!(sum, Sha256::of_parts(&[b"a", b"bc"]));
    assert_eq!(serde_json::to_string(&sum).unwrap(), format!("\"{text}\""));
    assert_eq!(
        serde_json::from_str::<Sha256>(&format!("\"{text}\"")).unwrap(),
        sum
    );
    assert!(text.to_uppercase().parse::<Sha256>().is_err());
    assert!(text.get(2..).unwrap().parse::<Sha256>().is_err());
    assert!(text.starts_with(&sum.short().to_string()));
    assert_eq!(Sha256::ZERO.to_string(), "0".repeat(64));
}

proptest! {
    #![proptest_config(cases(256))]

    /// P11, for names: read(write(x)) = x.
    #[test]
    fn every_name_is_read_back(
        pair in any::<[u8; 16]>(), device in any::<[u8; 5]>(), seq in any::<u32>(),
        ms in -60_000_000_000_000i64..250_000_000_000_000, receipt in any::<bool>(), bytes in any::<[u8; 4]>(),
    ) {
        let name = ObjectName {
            side: if receipt { Side::Receipt } else { Side::Package },
            pair: PairId::new(pair),
            month: Month::of(&DateTime::from_timestamp_millis(ms).unwrap()),
            device: DeviceId::new(device),
            seq,
            h16: Sha256::of(&bytes).short(),
        };
        prop_assert_eq!(name.to_string().parse::<ObjectName>(), Ok(name.clone()));
        prop_assert_eq!(Listed::read(&name.signature_name()), Listed::Signature(name));
    }

    #[test]
    fn no_text_is_a_panic(text in "\\PC*", path in "[pr]/[a-z2-7]{25,27}/[0-9-]{6,8}/[a-z0-9.-]{0,60}") {
        let _ = Listed::read(&text);
        if let Listed::Object(name) = Listed::read(&path) {
            prop_assert_eq!(name.to_string(), path);
        }
    }
}
