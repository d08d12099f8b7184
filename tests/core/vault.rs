//! First run, unlock, lock, and every kind of damage.

use crate::desk::{Desk, open};
use afterglow::api::{COMMANDS, Needs};
use afterglow::vault::Kind;
use serde_json::json;
use std::fs;

const NOW: &str = "2026-11-12T09:00:00-05:00";
const ZONE: &str = "America/New_York";
const PASS: &str = "it stays with me, always";
const AT_ONCE: &str = "AFTERGLOW_TEST_AT_ONCE";

fn made() -> Desk {
    let desk = Desk::empty(NOW, ZONE);
    desk.call(
        "vault.create",
        json!({"passphrase": PASS, "region": "us", "theme": "dusk"}),
    );
    desk
}

fn trouble(desk: &Desk) -> String {
    desk.call("start.read", json!({}))["trouble"]["code"]
        .as_str()
        .unwrap_or("none")
        .to_owned()
}

#[test]
fn a_vault_is_made_locked_and_opened_again() {
    let desk = made();
    assert_eq!(desk.call("start.read", json!({}))["vault"], "open");
    desk.call("vault.lock", json!({}));
    assert_eq!(desk.call("start.read", json!({}))["vault"], "locked");
    assert_eq!(desk.fail("vault.recoveryLater", json!({})).0, "locked");
    let desk = desk.restart();
    assert_eq!(desk.call("start.read", json!({}))["region"], "us");
    desk.call("vault.unlock", json!({"passphrase": PASS}));
    assert_eq!(desk.call("start.read", json!({}))["vault"], "open");
}

#[test]
fn wrong_passphrases_wait_longer_each_time_and_change_nothing() {
    let desk = made();
    desk.call("vault.lock", json!({}));
    for _ in 0..3 {
        let (code, _) = desk.fail(
            "vault.unlock",
            json!({"passphrase": "something else entirely"}),
        );
        assert_eq!(code, "wrong_passphrase");
    }
    desk.call("vault.unlock", json!({"passphrase": PASS}));
    let waited: Vec<u64> = desk
        .clock
        .waited
        .lock()
        .unwrap()
        .iter()
        .map(|d| d.as_secs())
        .collect();
    assert_eq!(waited, [0, 1, 2, 4]);
}

#[test]
fn the_recovery_code_opens_and_sets_a_new_passphrase() {
    let desk = Desk::empty(NOW, ZONE);
    let made = desk.call(
        "vault.create",
        json!({"passphrase": PASS, "region": "us", "theme": "dusk"}),
    );
    let groups: Vec<&str> = made["recoveryCode"]
        .as_array()
        .unwrap()
        .iter()
        .map(|g| g.as_str().unwrap())
        .collect();
    assert_eq!(groups.len(), 7);
    let asked = desk.call("vault.recoveryAsk", json!({}))["groups"].clone();
    let typed: Vec<_> = asked.as_array().unwrap().iter()
        .map(|n| json!({"group": n, "text": groups[n.as_u64().unwrap() as usize - 1].to_lowercase()})).collect();
    let wrong = desk.refuse(
        "vault.recoveryConfirm",
        json!({"groups": [{"group": 2, "text": "0000"}]}),
    );
    assert_eq!(wrong.field.as_deref(), Some("group-2"));
    desk.call("vault.recoveryConfirm", json!({"groups": typed}));
    assert_eq!(desk.call("start.read", json!({}))["recoveryDone"], true);
    desk.call("vault.lock", json!({}));
    let code = groups.join("-");
    desk.call(
        "vault.recover",
        json!({"code": code, "passphrase": "a whole new passphrase"}),
    );
    desk.call("vault.lock", json!({}));
    assert_eq!(
        desk.fail("vault.unlock", json!({"passphrase": PASS})).0,
        "wrong_passphrase"
    );
    desk.call(
        "vault.unlock",
        json!({"passphrase": "a whole new passphrase"}),
    );
}

#[test]
fn the_recovery_step_can_be_put_off_for_seven_days_once() {
    let desk = made();
    assert_eq!(
        desk.call("vault.recoveryLater", json!({}))["until"],
        "2026-11-19"
    );
    desk.at("2026-11-15T09:00:00-05:00");
    assert_eq!(
        desk.call("vault.recoveryLater", json!({}))["until"],
        "2026-11-19"
    );
    let note = || desk.call("start.read", json!({}))["recoveryNote"].clone();
    assert_eq!(
        note(),
        "Your spare key is not on paper yet. You have until Thursday 19 November."
    );
    desk.at("2026-11-20T09:00:00-05:00");
    assert_eq!(note(), "Your spare key is not on paper yet.");
}

#[test]
fn a_second_process_is_refused() {
    let desk = made();
    let second = crate::desk::open(desk.folder.path(), &desk.clock);
    let answer = afterglow::api::dispatch(&second, "start.read", json!({}))
        .unwrap()
        .answer;
    assert_eq!(answer["trouble"]["code"], "in_use");
    let refused = afterglow::api::dispatch(&second, "vault.unlock", json!({"passphrase": PASS}));
    assert_eq!(refused.unwrap_err().code, afterglow::error::Code::InUse);
}

#[test]
fn a_plain_an_empty_and_a_missing_store_each_have_their_page() {
    let desk = made();
    desk.call("vault.lock", json!({}));
    let store = desk.folder.path().join("vault.db");
    let whole = fs::read(&store).unwrap();
    fs::write(&store, b"SQLite format 3\0 and more").unwrap();
    assert_eq!(trouble(&desk), "plain");
    fs::write(&store, b"").unwrap();
    assert_eq!(trouble(&desk), "empty");
    fs::remove_file(&store).unwrap();
    assert_eq!(trouble(&desk), "damaged");
    assert_eq!(
        desk.fail(
            "vault.create",
            json!({"passphrase": PASS, "region": "us", "theme": "dusk"})
        )
        .0,
        "exists"
    );
    fs::write(&store, whole).unwrap();
    desk.call("vault.unlock", json!({"passphrase": PASS}));
}

#[test]
fn one_damaged_header_copy_is_mended_and_two_are_named() {
    let desk = made();
    desk.call("vault.lock", json!({}));
    let first = desk.folder.path().join("vault.hdr");
    let second = desk.folder.path().join("vault.hdr2");
    let good = fs::read(&first).unwrap();
    fs::write(&first, &good[..good.len() / 2]).unwrap();
    desk.call("vault.unlock", json!({"passphrase": PASS}));
    assert_eq!(fs::read(&first).unwrap(), good);
    desk.call("vault.lock", json!({}));
    fs::write(&first, b"").unwrap();
    fs::write(&second, b"nonsense").unwrap();
    assert_eq!(trouble(&desk), "damaged");
    assert_eq!(
        desk.fail("vault.unlock", json!({"passphrase": PASS})).0,
        "damaged"
    );
}

#[test]
fn no_flipped_byte_of_the_header_opens_or_changes_the_vault() {
    use afterglow::vault::{Cost, FLOOR, Grains, Header, Key, Kind, RecoveryCode, Unchecked};
    let key = Key::new([3; 32]);
    let mut header = Header::new(Kind::Patient, "one".into());
    let grains = || Grains {
        salt: [1; 16],
        nonce: [2; 24],
    };
    let code = RecoveryCode::new([9; 26]);
    header.set_recovery(&code, &key, grains()).unwrap();
    header
        .set_passphrase(PASS, Cost { ..FLOOR }, &key, grains())
        .unwrap();
    let good = header.seal(&key).unwrap();
    for at in 0..good.len() {
        for bit in [1_u8, 128] {
            let mut bytes = good.clone();
            bytes[at] ^= bit;
            let opened = Unchecked::read(&bytes).and_then(|copy| {
                let key = copy.open_by_code(&code)?;
                copy.check(&key)
            });
            assert!(opened.is_err(), "byte {at} flipped by {bit} went unnoticed");
        }
        assert!(Unchecked::read(&good[..at]).is_err(), "cut at {at}");
    }
    let copy = Unchecked::read(&good).unwrap();
    assert_eq!(*copy.open_by_code(&code).unwrap(), *key);
}

#[test]
fn a_newer_vault_is_refused_and_untouched() {
    let desk = Desk::new(NOW, ZONE);
    desk.app
        .vault()
        .as_ref()
        .unwrap()
        .db
        .pragma_update(None, "user_version", 99)
        .unwrap();
    let second = desk.app.second_connection();
    assert_eq!(second.unwrap_err().code, afterglow::error::Code::NewerVault);
}

#[test]
fn weak_passphrases_are_refused_with_the_field() {
    let desk = Desk::empty(NOW, ZONE);
    let refusal = desk.refuse(
        "vault.create",
        json!({"passphrase": "short", "region": "us", "theme": "dusk"}),
    );
    assert_eq!(refusal.field.as_deref(), Some("passphrase"));
    assert_eq!(
        fs::read_dir(desk.folder.path())
            .unwrap()
            .filter(|e| e
                .as_ref()
                .unwrap()
                .file_name()
                .to_str()
                .unwrap()
                .contains("vault.db"))
            .count(),
        0
    );
}

#[test]
fn a_suggested_passphrase_has_seven_words() {
    let desk = Desk::empty(NOW, ZONE);
    let words = desk.call("vault.suggest", json!({}))["passphrase"]
        .as_str()
        .unwrap()
        .to_owned();
    assert_eq!(words.split(' ').count(), 7);
}

/// A process that only reminds may mark what it showed between another's start and its first look.
#[test]
fn what_lies_outside_is_read_again_once_the_home_is_taken() {
    let desk = Desk::empty(NOW, ZONE);
    let other = open(desk.folder.path(), &desk.clock);
    other.hold().unwrap();
    other
        .change_outside(|outside| outside.region = "ie".into())
        .unwrap();
    assert!(desk.app.hold().is_err());
    drop(other);
    desk.app.hold().unwrap();
    assert_eq!(desk.app.outside().region, "ie");
}

#[test]
fn a_practice_has_a_vault_of_its_own_and_says_so_while_locked() {
    let desk = Desk::empty(NOW, ZONE);
    assert_eq!(desk.call("start.read", json!({}))["kind"], json!(null));
    let ask = json!({"kind": "practice", "passphrase": PASS, "region": "ie", "theme": "dusk"});
    desk.call("vault.create", ask);
    assert_eq!(desk.call("start.read", json!({}))["kind"], "practice");
    desk.call("vault.lock", json!({}));
    assert_eq!(desk.call("start.read", json!({}))["kind"], "practice");
    desk.call("vault.unlock", json!({"passphrase": PASS}));
    assert_eq!(desk.fail("today.read", json!({})).0, "refused");
}

/// Whatever is asked, well formed or not: nothing of a patient runs in a practice, and the other way round.
#[test]
fn no_command_runs_in_the_other_kind_of_vault() {
    for (desk, other) in [
        (Desk::practice(NOW, ZONE), Needs::Vault),
        (Desk::new(NOW, ZONE), Needs::Practice),
    ] {
        for command in COMMANDS.iter().filter(|one| one.needs == other) {
            let (code, _) = desk.fail(command.name, json!({}));
            assert!(
                ["refused", "invalid"].contains(&code.as_str()),
                "{}: {code}",
                command.name
            );
        }
    }
}

/// Not a test of its own: a fresh process in which many threads open their first store at once.
#[test]
#[ignore = "started by the other"]
fn opens_many_at_once() {
    if std::env::var(AT_ONCE).is_err() {
        return;
    }
    let start = std::sync::Barrier::new(8);
    std::thread::scope(|threads| {
        for _ in 0..8 {
            threads.spawn(|| {
                let desk = Desk::empty(NOW, ZONE);
                start.wait();
                desk.app.create_raw(Kind::Patient, [7; 32]).unwrap();
            });
        }
    });
}

#[test]
fn the_first_openings_of_a_process_may_come_at_once() {
    for _ in 0..8 {
        let done = std::process::Command::new(std::env::current_exe().unwrap())
            .args(["vault::opens_many_at_once", "--exact", "--include-ignored"])
            .env(AT_ONCE, "1")
            .output()
            .unwrap();
        let said = String::from_utf8_lossy(&done.stdout);
        assert!(done.status.success(), "{said}");
    }
}
