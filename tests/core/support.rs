//! Help now: every region has someone to reach, locked, offline, on first run.

use crate::desk::Desk;
use afterglow::support::{Kind, lines, qr};
use serde_json::{Value, json};
use std::collections::HashSet;

const NOW: &str = "2026-11-24T03:10:00-05:00";
const ZONE: &str = "America/New_York";

fn shown(desk: &Desk, region: &str) -> Value {
    desk.call("settings.change", json!({"region": region}));
    desk.call("support.lines", json!({}))
}

#[test]
fn on_first_run_there_is_a_way_to_someone_and_every_region_to_choose() {
    let desk = Desk::empty(NOW, ZONE);
    let page = desk.call("support.lines", json!({}));
    assert_eq!(page["region"], "other");
    assert_eq!(page["lines"][0]["number"], "findahelpline.com");
    assert_eq!(page["comparedOn"], "2026-11-23");
    assert_eq!(
        page["compared"],
        "Compared with public sources on 23 November 2026."
    );
    let codes = page["regions"].as_array().unwrap().iter();
    let codes: Vec<_> = codes.map(|r| r["code"].as_str().unwrap()).collect();
    assert_eq!(codes, ["us", "ca", "gb", "ie", "au", "de", "eu", "other"]);
    assert_eq!(page["regions"][0]["summary"], "988, 911");
}

#[test]
fn it_works_with_the_vault_locked_and_after_a_start() {
    let desk = Desk::new(NOW, ZONE);
    shown(&desk, "us");
    desk.call("vault.lock", json!({}));
    let page = desk.restart().call("support.lines", json!({}));
    assert_eq!(page["region"], "us");
    assert_eq!(page["lines"][0]["number"], "988");
    assert_eq!(page["lines"][0]["dial"], "tel:988");
    assert_eq!(page["lines"][1]["number"], "911");
}

/// The numbers of clinical 7.1 with decisions 7 and 10, written out a second time.
#[test]
fn every_region_has_the_numbers_of_its_source() {
    let desk = Desk::empty(NOW, ZONE);
    for (region, numbers) in [
        (
            "us",
            vec!["988", "911", "988", "741741", "988lifeline.org/chat"],
        ),
        ("ca", vec!["9-8-8", "911", "9-8-8"]),
        ("gb", vec!["116 123", "111", "999", "85258"]),
        ("ie", vec!["116 123", "112"]),
        (
            "au",
            vec![
                "13 11 14",
                "000",
                "0477 13 11 14",
                "lifeline.org.au/crisis-chat",
            ],
        ),
        (
            "de",
            vec![
                "0800 111 0 111",
                "0800 111 0 222",
                "112",
                "telefonseelsorge.de",
            ],
        ),
        ("eu", vec!["findahelpline.com", "112"]),
        ("other", vec!["findahelpline.com"]),
        ("zz", vec!["findahelpline.com"]),
    ] {
        let page = shown(&desk, region);
        let found = page["lines"].as_array().unwrap().iter();
        let found: Vec<_> = found.map(|l| l["number"].as_str().unwrap()).collect();
        assert_eq!(found, numbers, "{region}");
    }
}

#[test]
fn every_line_says_what_it_is_how_and_whence() {
    let desk = Desk::empty(NOW, ZONE);
    let mut ids = HashSet::new();
    for region in lines::REGIONS {
        for (line, shown) in region
            .lines
            .iter()
            .zip(shown(&desk, region.code)["lines"].as_array().unwrap())
        {
            assert!(
                ids.insert(line.id) || line.id == "findahelpline",
                "{}",
                line.id
            );
            assert!(line.source.starts_with("clinical 7.1"), "{}", line.id);
            assert_eq!(line.verified_on, "", "nobody has checked {}", line.id);
            assert!(!shown["name"].as_str().unwrap().is_empty());
            assert!(!shown["how"].as_str().unwrap().starts_with("support-"));
            assert_eq!(shown["dial"].is_null(), line.kind == Kind::Web);
        }
    }
}

/// What the number says in digits is what its target dials.
#[test]
fn targets_dial_the_number_that_is_shown() {
    for line in lines::REGIONS.iter().flat_map(|region| region.lines) {
        let (scheme, rest) = line.target.split_once(':').unwrap();
        match line.kind {
            Kind::Web => assert_eq!(line.target, format!("https://{}", line.number)),
            Kind::Text => assert_eq!(scheme, "sms"),
            Kind::Crisis | Kind::Emergency => assert_eq!(scheme, "tel"),
        }
        if line.kind != Kind::Web {
            let digits: String = line.number.chars().filter(char::is_ascii_digit).collect();
            assert_eq!(rest.split('?').next().unwrap(), digits);
        }
    }
}

#[test]
fn codes_have_their_three_corners_inside_a_quiet_zone() {
    for line in lines::REGIONS.iter().flat_map(|region| region.lines) {
        let code = qr::of(line.target).unwrap();
        let far = code.size - 4 - 7;
        for (x, y) in [(4, 4), (far, 4), (4, far)] {
            for step in 0..7 {
                assert!(code.path.contains(&format!("M{} {y}h1v1h-1z", x + step)));
                assert!(code.path.contains(&format!("M{x} {}h1v1h-1z", y + step)));
            }
        }
        assert!(!code.path.contains("M3 "));
        assert!(!code.path.contains(" 3h"));
    }
}
