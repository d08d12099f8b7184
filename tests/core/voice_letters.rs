//! Voice notes from the lock screen: sealed second by second, taken in exactly once.

use crate::desk::Desk;
use crate::microphone::{Bench, until};
use afterglow::journal::voice::codec::Encoder;
use afterglow::journal::voice::pack;
use afterglow::journal::voice::sealed::letter;
use afterglow::journal::voice::table::{Note, Part};
use afterglow::private::Private;
use afterglow::transaction::with_room;
use afterglow::vault::tape::Tape;
use serde_json::{Value, json};
use std::fs;
use std::path::PathBuf;

const PASS: &str = "seven quiet words for a test of voices";

fn locked() -> (Desk, Bench) {
    let desk = Desk::empty("2026-11-12T09:00:00-05:00", "America/New_York");
    let bench = Bench::on(&desk);
    let ask = json!({"passphrase": PASS, "region": "US", "theme": "dusk"});
    desk.call("vault.create", ask);
    desk.call("vault.lock", json!({}));
    (desk, bench)
}

fn tape(desk: &Desk, number: u32) -> PathBuf {
    desk.folder.path().join(format!("letterbox.voice-{number}"))
}

fn speak(desk: &Desk, bench: &Bench, tenths: u32) {
    desk.call("voice.begin", json!({}));
    bench.speak(tenths);
    let done = desk.call("voice.finish", json!({}));
    assert_eq!(
        (&done["id"], &done["keptMs"]),
        (&Value::Null, &json!(tenths * 100))
    );
}

fn unlock(desk: &Desk) -> Vec<Value> {
    desk.call("vault.unlock", json!({"passphrase": PASS}));
    let list = desk.call("journal.list", json!({}));
    list["lines"].as_array().unwrap().clone()
}

fn lengths(lines: &[Value]) -> Vec<u64> {
    lines
        .iter()
        .map(|line| line["voice"]["ms"].as_u64().unwrap())
        .collect()
}

#[test]
fn what_is_spoken_on_the_lock_screen_is_in_the_journal_after_unlocking() {
    let (desk, bench) = locked();
    desk.at("2026-11-12T13:05:00-05:00");
    speak(&desk, &bench, 34);
    desk.at("2026-11-12T13:10:00-05:00");
    speak(&desk, &bench, 12);
    let bytes = fs::read(tape(&desk, 1)).unwrap();
    assert!(
        !bytes.windows(4).any(|four| four == b"atMs"),
        "it is sealed"
    );
    assert!(tape(&desk, 2).exists());
    assert_eq!(
        desk.fail("voice.play", json!({"id": "x", "fromMs": 0})).0,
        "locked"
    );
    desk.at("2026-11-12T18:00:00-05:00");
    let lines = unlock(&desk);
    assert_eq!(lengths(&lines), [1_200, 3_400]);
    assert_eq!(
        (&lines[1]["time"], &lines[1]["kind"]),
        (&json!("13:05"), &json!("fragment"))
    );
    assert!(!tape(&desk, 1).exists() && !tape(&desk, 2).exists());
    desk.call("voice.play", json!({"id": lines[1]["id"], "fromMs": 0}));
    assert!(bench.play_out(48_000).len() > 150_000);
    // Taken out it stays out.
    desk.call("journal.remove", json!({"id": lines[0]["id"]}));
    desk.call("vault.lock", json!({}));
    assert_eq!(lengths(&unlock(&desk)), [3_400]);
}

#[test]
fn a_kill_between_taking_in_and_letting_go_doubles_nothing() {
    let (desk, bench) = locked();
    speak(&desk, &bench, 25);
    let bytes = fs::read(tape(&desk, 1)).unwrap();
    let lines = unlock(&desk);
    assert_eq!(lengths(&lines), [2_500]);
    desk.call("vault.lock", json!({}));
    fs::write(tape(&desk, 1), &bytes).unwrap();
    assert_eq!(lengths(&unlock(&desk)), [2_500]);
    // Deleted for good meanwhile, it does not come back.
    desk.call("journal.remove", json!({"id": lines[0]["id"]}));
    desk.call("journal.clear", json!({"id": lines[0]["id"]}));
    desk.call("vault.lock", json!({}));
    fs::write(tape(&desk, 1), &bytes).unwrap();
    assert_eq!(unlock(&desk).len(), 0);
    assert_eq!(desk.call("journal.bin", json!({}))["texts"], json!([]));
}

#[test]
fn a_torn_end_loses_only_itself() {
    let (desk, bench) = locked();
    speak(&desk, &bench, 30);
    let bytes = fs::read(tape(&desk, 1)).unwrap();
    fs::write(tape(&desk, 1), &bytes[..bytes.len() - 100]).unwrap();
    assert_eq!(lengths(&unlock(&desk)), [2_000]);
    assert_eq!(desk.call("letters.unread", json!({}))["note"], Value::Null);
    assert!(!tape(&desk, 1).exists());
}

#[test]
fn a_damaged_second_is_told_and_the_others_are_heard() {
    let (desk, bench) = locked();
    speak(&desk, &bench, 30);
    let mut bytes = fs::read(tape(&desk, 1)).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 0x40;
    fs::write(tape(&desk, 1), &bytes).unwrap();
    assert_eq!(lengths(&unlock(&desk)), [2_000]);
    let note = desk.call("letters.unread", json!({}))["note"].clone();
    assert!(note.as_str().unwrap().starts_with("Something left"));
    let aside = desk.folder.path().join("letterbox.unread-1");
    assert_eq!(fs::read(aside).unwrap(), bytes);
}

#[test]
fn foreign_bytes_are_put_aside_whole() {
    let (desk, _) = locked();
    fs::write(tape(&desk, 3), [7_u8; 40_000]).unwrap();
    assert_eq!(unlock(&desk).len(), 0);
    let aside = desk.folder.path().join("letterbox.unread-1");
    assert_eq!(fs::read(aside).unwrap(), [7_u8; 40_000]);
}

#[test]
fn fifteen_minutes_fit_and_letters_go_on_as_before() {
    let (desk, _) = locked();
    desk.call("letters.leave", json!({"words": "before"}));
    // The largest frames there are: noise.
    let mut random = fastrand::Rng::with_seed(3);
    let mut encoder = Encoder::new().unwrap();
    let frames: Vec<Vec<u8>> = (0..50)
        .map(|_| {
            let noise: Vec<f32> = (0..960).map(|_| random.f32() * 2.0 - 1.0).collect();
            encoder.packet(&noise).unwrap()
        })
        .collect();
    let note = Note {
        id: desk.app.new_id(&desk.now()).unwrap(),
        at: desk.now(),
        session: None,
        asked: None,
    };
    let key = desk.app.outside().letter_key;
    let mut tape = Tape::begin(desk.folder.path(), &key).unwrap();
    for number in 0..901 {
        let packets = pack(frames.iter().map(Vec::as_slice)).unwrap();
        let part = Part {
            number,
            packets: Private::new(packets),
            frames: 50,
        };
        tape.put(letter(&note, &part).unwrap().expose()).unwrap();
    }
    desk.call("letters.leave", json!({"words": "after"}));
    let lines = unlock(&desk);
    assert_eq!(lines.len(), 3);
    let spoken = lines.iter().find(|line| !line["voice"].is_null()).unwrap();
    assert_eq!(spoken["voice"]["ms"], 900_000);
    let parts = with_room(&desk.app, |room| {
        let sql = "SELECT count(*), sum(frames) FROM journal_voice_part";
        Ok(room
            .db
            .query_row(sql, [], |row| Ok((row.get(0)?, row.get(1)?)))?)
    });
    assert_eq!(parts.unwrap(), (900, 45_000), "nothing uncounted is there");
    // What was over fifteen minutes is told, and kept where it lay.
    assert!(desk.call("letters.unread", json!({}))["note"].is_string());
}

#[test]
fn unlocked_while_speaking_it_goes_on_and_is_taken_in_at_its_end() {
    let (desk, bench) = locked();
    desk.call("voice.begin", json!({}));
    bench.speak(12);
    until(&desk, |state| state["keptMs"] == 1_000);
    assert_eq!(unlock(&desk).len(), 0);
    bench.speak(12);
    let done = desk.call("voice.finish", json!({}));
    assert_eq!(done["keptMs"], 2_400);
    let list = desk.call("journal.list", json!({}));
    assert_eq!(list["lines"][0]["voice"]["ms"], 2_400);
    assert_eq!(list["lines"][0]["id"], done["id"]);
}

#[test]
fn on_a_full_disk_it_waits_and_comes_whole_another_time() {
    let (desk, bench) = locked();
    desk.call("voice.begin", json!({}));
    assert_eq!(unlock(&desk).len(), 0);
    // Room for a row, none for the sound.
    let pages = |most: &str| {
        let set = format!("PRAGMA max_page_count = {most}");
        with_room(&desk.app, |room| {
            Ok(room.db.query_row(&set, [], |row| row.get::<_, u32>(0))?)
        })
        .unwrap()
    };
    let now = with_room(&desk.app, |room| {
        Ok(room
            .db
            .query_row("PRAGMA page_count", [], |row| row.get::<_, u32>(0))?)
    });
    pages(&(now.unwrap() + 1).to_string());
    bench.speak(80);
    assert_eq!(desk.call("voice.finish", json!({}))["keptMs"], 8_000);
    assert!(tape(&desk, 1).exists(), "it still waits");
    assert_eq!(desk.call("letters.unread", json!({}))["note"], Value::Null);
    pages("1000000");
    desk.call("vault.lock", json!({}));
    assert_eq!(lengths(&unlock(&desk)), [8_000]);
    assert!(!tape(&desk, 1).exists());
}

#[test]
fn a_process_that_ends_closes_it_first_and_without_a_vault_nothing_is_begun() {
    let (desk, bench) = locked();
    desk.call("voice.begin", json!({}));
    bench.speak(15);
    desk.app.lock_vault();
    let desk = desk.restart();
    bench.put_on(&desk);
    assert_eq!(lengths(&unlock(&desk)), [1_500]);
    let none = Desk::empty("2026-11-12T09:00:00-05:00", "America/New_York");
    Bench::on(&none);
    assert_eq!(none.fail("voice.begin", json!({})).0, "no_vault");
    assert_eq!(
        fs::read_dir(none.folder.path())
            .unwrap()
            .filter(|entry| {
                entry
                    .as_ref()
                    .unwrap()
                    .file_name()
                    .to_string_lossy()
                    .starts_with("letterbox")
            })
            .count(),
        0
    );
}

#[test]
fn a_microphone_that_is_missing_leaves_no_empty_file() {
    let (desk, bench) = locked();
    bench.break_with(Some(afterglow::sound::NoDevice::Broken));
    assert_eq!(desk.fail("voice.begin", json!({})).0, "unreachable");
    assert!(!tape(&desk, 1).exists());
    // Begun and ended without a sound: nothing either.
    bench.break_with(None);
    desk.call("voice.begin", json!({}));
    desk.call("voice.finish", json!({}));
    assert_eq!(unlock(&desk).len(), 0);
    assert!(!tape(&desk, 1).exists());
}
