//! Voice notes: recorded a second at a time, kept whatever happens, played, deleted, put back.

use crate::desk::Desk;
use crate::microphone::{Bench, RATE, record, until};
use afterglow::journal::voice::{codec, ogg, unpack, whole};
use afterglow::sound::NoDevice;
use afterglow::transaction::with_room;
use serde_json::{Value, json};

fn desk() -> (Desk, Bench) {
    let desk = Desk::new("2026-11-09T14:00:00-05:00", "America/New_York");
    let bench = Bench::on(&desk);
    (desk, bench)
}

fn lines(desk: &Desk) -> Vec<Value> {
    let list = desk.call("journal.list", json!({}));
    list["lines"].as_array().unwrap().clone()
}

/// Its parts and the frames in them.
fn parts(desk: &Desk, id: &str) -> Vec<u32> {
    with_room(&desk.app, |room| {
        let mut all = room.db.prepare(
            "SELECT packets, frames FROM journal_voice_part WHERE entry_id = ?1 ORDER BY number",
        )?;
        let rows = all.query_map([id], |row| {
            Ok((row.get::<_, Vec<u8>>(0)?, row.get::<_, u32>(1)?))
        })?;
        let rows: Vec<(Vec<u8>, u32)> = rows.collect::<Result<_, _>>()?;
        Ok(rows
            .into_iter()
            .map(|(packets, frames)| {
                let found = unpack(&packets).unwrap();
                assert!(found.iter().all(|one| codec::is_frame(one)));
                assert_eq!(found.len() as u32, frames);
                frames
            })
            .collect())
    })
    .unwrap()
}

#[test]
fn what_is_spoken_is_a_fragment_of_that_moment() {
    let (desk, bench) = desk();
    let plan = json!({"starts": [{"day": "2026-11-09", "time": "10:30"}], "minutes": 40});
    let course = desk.call("course.plan", plan);
    let session = course["infusions"][0]["id"].clone();
    desk.call("session.over", json!({"id": session}));
    let begun = desk.call("voice.begin", json!({}));
    assert_eq!(
        (&begun["phase"], &begun["id"]),
        (&json!("recording"), &Value::Null)
    );
    bench.speak(415);
    let state = until(&desk, |state| state["keptMs"] == 41_000);
    assert_eq!(
        (&state["time"], &state["length"]),
        (&json!("0:41"), &json!("41 s"))
    );
    assert!(state["level"].as_u64().unwrap() > 50);
    desk.at("2026-11-09T14:01:00-05:00");
    let done = desk.call("voice.finish", json!({}));
    assert_eq!(
        (&done["phase"], &done["keptMs"], &done["note"]),
        (&json!("ended"), &json!(41_500), &Value::Null)
    );
    assert!(!bench.is_open());
    let line = &lines(&desk)[0];
    assert_eq!(line["id"], done["id"]);
    assert_eq!(
        (&line["kind"], &line["time"]),
        (&json!("fragment"), &json!("14:00"))
    );
    assert_eq!(
        (&line["first"], &line["voice"]["ms"]),
        (&json!("Voice note, 41 s"), &json!(41_500))
    );
    assert!(
        line["group"]
            .as_str()
            .unwrap()
            .starts_with("After infusion 1")
    );
    let leaf = desk.call("journal.read", json!({"id": done["id"]}));
    assert_eq!(
        (&leaf["entry"]["words"], &leaf["entry"]["voice"]["length"]),
        (&json!(""), &json!("41 s"))
    );
    // Nothing in it can be changed; an entry can stand beside it, and it has tags like any other.
    let ask = json!({"id": done["id"], "words": "x", "kind": "fragment"});
    assert_eq!(desk.fail("journal.draft", ask).0, "refused");
    let beside = desk.call(
        "journal.draft",
        json!({"besideId": done["id"], "words": "later", "kind": "entry"}),
    );
    desk.call("journal.keep", json!({"id": beside["id"]}));
    desk.call(
        "journal.setTags",
        json!({"id": done["id"], "tags": ["spoken"]}),
    );
    let leaf = desk.call("journal.read", json!({"id": done["id"]}));
    assert_eq!(
        (&leaf["later"][0]["words"], &leaf["entry"]["tags"]),
        (&json!("later"), &json!(["spoken"]))
    );
    let found = desk.call("journal.search", json!({"question": "", "tag": "spoken"}));
    assert_eq!(found["texts"][0]["passage"][0]["text"], "Voice note, 41 s");
}

#[test]
fn a_second_is_kept_when_it_is_over_and_a_pause_keeps_the_rest() {
    let (desk, bench) = desk();
    desk.call("voice.begin", json!({}));
    bench.speak(9);
    let state = until(&desk, |state| state["level"].as_u64() > Some(0));
    assert_eq!(state["keptMs"], 0);
    bench.speak(1);
    until(&desk, |state| state["keptMs"] == 1_000);
    bench.speak(3);
    let paused = desk.call("voice.pause", json!({}));
    assert_eq!(
        (&paused["phase"], &paused["keptMs"], &paused["level"]),
        (&json!("paused"), &json!(1_300), &json!(0))
    );
    assert!(!bench.is_open(), "while it waits, nothing listens");
    bench.speak(50);
    desk.call("voice.pause", json!({}));
    let on = desk.call("voice.resume", json!({}));
    assert_eq!(on["phase"], "recording");
    bench.speak(20);
    let done = desk.call("voice.finish", json!({}));
    assert_eq!(done["keptMs"], 3_300);
    assert_eq!(parts(&desk, done["id"].as_str().unwrap()), [50, 15, 50, 50]);
    assert_eq!(desk.fail("voice.finish", json!({})).0, "conflict");
    assert_eq!(desk.fail("voice.pause", json!({})).0, "conflict");
    assert_eq!(desk.fail("voice.resume", json!({})).0, "conflict");
}

#[test]
fn it_ends_after_fifteen_minutes() {
    let (desk, bench) = desk();
    desk.call("voice.begin", json!({}));
    let silence = vec![0.0; RATE as usize];
    for second in 0..905 {
        bench.sound(RATE, 1, &silence);
        if second == 800 {
            let state = until(&desk, |state| state["keptMs"].as_u64() >= Some(780_500));
            let note = state["note"].as_str().unwrap();
            assert!(note.ends_with("left. Then it is kept and ends."), "{note}");
        }
    }
    let ended = until(&desk, |state| state["phase"] == "ended");
    assert_eq!(
        (&ended["keptMs"], &ended["time"]),
        (&json!(900_000), &json!("15:00"))
    );
    let note = ended["note"].as_str().unwrap();
    assert!(note.starts_with("Fifteen minutes are full."), "{note}");
    assert_eq!(parts(&desk, ended["id"].as_str().unwrap()), [50; 900]);
}

/// Noise is what is hardest to make small.
#[test]
fn a_minute_of_noise_takes_its_part_of_four_megabytes() {
    let (desk, bench) = desk();
    let mut random = fastrand::Rng::with_seed(7);
    let noise: Vec<f32> = (0..RATE).map(|_| random.f32() * 2.0 - 1.0).collect();
    desk.call("voice.begin", json!({}));
    let seconds = if std::env::var_os("AFTERGLOW_LONG").is_some() {
        900
    } else {
        60
    };
    for _ in 0..seconds {
        bench.sound(RATE, 1, &noise);
    }
    until(&desk, |state| state["keptMs"] == seconds * 1_000);
    if seconds < 900 {
        desk.call("voice.finish", json!({}));
    }
    let bytes: i64 = with_room(&desk.app, |room| {
        let sql = "SELECT sum(length(packets)) FROM journal_voice_part";
        Ok(room.db.query_row(sql, [], |row| row.get(0))?)
    })
    .unwrap();
    println!("{seconds} s of noise take {bytes} bytes");
    assert!(bytes <= i64::from(seconds) * 4_000_000 / 900, "{bytes}");
}

#[test]
fn a_microphone_pulled_out_keeps_what_was_said() {
    let (desk, bench) = desk();
    desk.call("voice.begin", json!({}));
    bench.speak(24);
    bench.pull();
    let ended = until(&desk, |state| state["phase"] == "ended");
    assert_eq!(
        (&ended["keptMs"], &lines(&desk)[0]["voice"]["ms"]),
        (&json!(2_400), &json!(2_400))
    );
    assert_eq!(
        ended["note"],
        "The microphone is gone. What you said until then is kept: 2 s."
    );
    // One that falls silent without a word is gone as well.
    desk.call("voice.begin", json!({}));
    bench.speak(10);
    let ended = until(&desk, |state| state["phase"] == "ended");
    assert_eq!(ended["keptMs"], 1_000);
}

#[test]
fn without_a_microphone_it_says_so_and_nothing_is_begun() {
    let (desk, bench) = desk();
    for (why, code, says) in [
        (
            NoDevice::Missing,
            "unreachable",
            "There is no microphone on this computer.",
        ),
        (
            NoDevice::Refused,
            "refused",
            "This computer does not let Afterglow",
        ),
        (
            NoDevice::Broken,
            "unreachable",
            "The microphone does not answer.",
        ),
    ] {
        bench.break_with(Some(why));
        let (found, message) = desk.fail("voice.begin", json!({}));
        assert_eq!(found, code);
        assert!(message.starts_with(says), "{message}");
    }
    assert_eq!(desk.call("voice.state", json!({}))["phase"], "idle");
    assert_eq!(lines(&desk).len(), 0);
    let none = Desk::new("2026-11-09T14:00:00-05:00", "America/New_York");
    assert_eq!(none.fail("voice.begin", json!({})).0, "unreachable");
    // Paused, and then the microphone is gone: it still waits, and can be ended.
    bench.break_with(None);
    desk.call("voice.begin", json!({}));
    bench.speak(12);
    desk.call("voice.pause", json!({}));
    bench.break_with(Some(NoDevice::Missing));
    assert_eq!(desk.fail("voice.resume", json!({})).0, "unreachable");
    assert_eq!(desk.call("voice.state", json!({}))["phase"], "paused");
    assert_eq!(desk.call("voice.finish", json!({}))["keptMs"], 1_200);
}

#[test]
fn nothing_heard_is_nothing_kept() {
    let (desk, bench) = desk();
    desk.call("voice.begin", json!({}));
    assert_eq!(desk.fail("voice.begin", json!({})).0, "conflict");
    let done = desk.call("voice.finish", json!({}));
    assert_eq!(
        (&done["id"], &done["note"]),
        (
            &Value::Null,
            &json!("Nothing was heard, so nothing was kept.")
        )
    );
    assert_eq!(lines(&desk).len(), 0);
    // Silence is heard, and told.
    desk.call("voice.begin", json!({}));
    bench.sound(RATE, 1, &vec![0.0; 6 * RATE as usize]);
    let state = until(&desk, |state| state["keptMs"] == 6_000);
    assert!(
        state["note"]
            .as_str()
            .unwrap()
            .starts_with("Almost nothing is heard.")
    );
    desk.call("voice.finish", json!({}));
}

#[test]
fn a_lock_by_force_closes_and_keeps_it_first() {
    let desk = Desk::empty("2026-11-12T09:00:00-05:00", "America/New_York");
    let bench = Bench::on(&desk);
    let pass = json!({"passphrase": "seven quiet words for a test of voices", "region": "US", "theme": "dusk"});
    desk.call("vault.create", pass.clone());
    desk.call("voice.begin", json!({}));
    bench.speak(17);
    desk.call("vault.lock", json!({}));
    assert!(!bench.is_open());
    let state = desk.call("voice.state", json!({}));
    assert_eq!(
        (&state["phase"], &state["keptMs"], &state["id"]),
        (&json!("ended"), &json!(1_700), &Value::Null)
    );
    assert!(
        state["note"]
            .as_str()
            .unwrap()
            .starts_with("Afterglow was locked.")
    );
    desk.call("vault.unlock", json!({"passphrase": pass["passphrase"]}));
    assert_eq!(lines(&desk)[0]["voice"]["ms"], 1_700);
}

#[test]
fn a_clock_set_back_while_recording_changes_nothing() {
    let (desk, bench) = desk();
    desk.call("voice.begin", json!({}));
    bench.speak(12);
    until(&desk, |state| state["keptMs"] == 1_000);
    desk.at("2019-01-01T00:00:00-05:00");
    bench.speak(12);
    let done = desk.call("voice.finish", json!({}));
    assert_eq!(parts(&desk, done["id"].as_str().unwrap()), [50, 50, 20]);
    desk.at("2026-11-09T15:00:00-05:00");
    assert_eq!(lines(&desk)[0]["time"], "14:00");
}

#[test]
fn a_full_store_keeps_what_fits_and_says_so() {
    let (desk, bench) = desk();
    desk.call("voice.begin", json!({}));
    bench.speak(30);
    until(&desk, |state| state["keptMs"] == 3_000);
    // As a full disk does: not one page more.
    desk.app
        .vault()
        .as_ref()
        .unwrap()
        .db
        .pragma_update(None, "max_page_count", 1)
        .unwrap();
    bench.speak(600);
    let ended = until(&desk, |state| state["phase"] == "ended");
    assert!(
        ended["note"]
            .as_str()
            .unwrap()
            .starts_with("The disk is full."),
        "{ended}"
    );
    desk.app
        .vault()
        .as_ref()
        .unwrap()
        .db
        .pragma_update(None, "max_page_count", 1_000_000)
        .unwrap();
    let kept = ended["keptMs"].as_u64().unwrap();
    assert!((3_000..60_000).contains(&kept));
    assert_eq!(lines(&desk)[0]["voice"]["ms"], kept);
}

#[test]
fn deleted_it_waits_in_the_bin_and_comes_back_whole() {
    let (desk, bench) = desk();
    let id = record(&desk, &bench, 33);
    let before = with_room(&desk.app, |room| {
        let id = serde_json::from_value(json!(id)).unwrap();
        whole::table::read(room.db, &id)
    });
    desk.call("journal.remove", json!({"id": id}));
    assert_eq!(lines(&desk).len(), 0);
    assert_eq!(
        desk.fail("voice.play", json!({"id": id, "fromMs": 0})).0,
        "not_found"
    );
    let bin = desk.call("journal.bin", json!({}));
    assert_eq!(bin["texts"][0]["first"], "Voice note, 3 s");
    desk.call("journal.restore", json!({"id": id}));
    let after = with_room(&desk.app, |room| {
        let id = serde_json::from_value(json!(id)).unwrap();
        whole::table::read(room.db, &id)
    });
    let bytes =
        |found: Result<Option<whole::Recording>, _>| found.unwrap().unwrap().bytes.expose().clone();
    assert_eq!(bytes(before), bytes(after));
    desk.call("journal.remove", json!({"id": id}));
    desk.call("journal.clear", json!({"id": id}));
    assert_eq!(parts(&desk, &id), [0_u32; 0]);
    assert_eq!(desk.call("journal.bin", json!({}))["texts"], json!([]));
    assert_eq!(
        desk.fail("journal.restore", json!({"id": id})).0,
        "not_found"
    );
}

#[test]
fn it_is_played_from_any_place_at_any_rate() {
    let (desk, bench) = desk();
    let id = record(&desk, &bench, 60);
    let begun = desk.call("voice.play", json!({"id": id, "fromMs": 0}));
    assert_eq!(
        (&begun["playing"], &begun["said"]),
        (&json!(true), &json!("0 s of 6 s"))
    );
    let mut heard = Vec::new();
    assert!(bench.play_some(48_000, 48_000, &mut heard));
    let now = desk.call("voice.playing", json!({}));
    assert_eq!(
        (&now["ms"], &now["time"], &now["id"]),
        (&json!(1_000), &json!("0:01"), &json!(id))
    );
    assert_eq!(desk.call("voice.stop", json!({}))["playing"], false);
    for (from, rate, seconds) in [
        (0, 48_000, 6.0),
        (4_000, 44_100, 2.0),
        (5_980, 16_000, 0.02),
        (60_000, 48_000, 6.0),
    ] {
        desk.call("voice.play", json!({"id": id, "fromMs": from}));
        let heard = bench.play_out(rate);
        let found = heard.len() as f32 / rate as f32;
        assert!((found - seconds).abs() < 0.4, "{from} at {rate}: {found}");
        let loud = heard.iter().map(|one| one * one).sum::<f32>() / heard.len() as f32;
        assert!(from == 5_980 || (0.04..0.12).contains(&loud), "{loud}");
        let now = desk.call("voice.playing", json!({}));
        assert_eq!(
            (&now["playing"], &now["ms"]),
            (&json!(false), &json!(6_000))
        );
    }
    // A loudspeaker that goes away stops it where it is.
    desk.call("voice.play", json!({"id": id, "fromMs": 2_000}));
    assert!(bench.play_some(48_000, 24_000, &mut Vec::new()));
    bench.let_go();
    let now = desk.call("voice.playing", json!({}));
    assert_eq!(
        (&now["playing"], &now["ms"]),
        (&json!(false), &json!(2_500))
    );
    bench.break_with(Some(NoDevice::Broken));
    let (code, message) = desk.fail("voice.play", json!({"id": id, "fromMs": 0}));
    assert_eq!(code, "unreachable");
    assert!(message.contains("The recording is safe."));
    bench.break_with(None);
    desk.call("voice.begin", json!({}));
    assert_eq!(
        desk.fail("voice.play", json!({"id": id, "fromMs": 0})).0,
        "conflict"
    );
    desk.call("voice.finish", json!({}));
}

#[test]
fn a_whole_recording_goes_out_as_a_file_and_comes_back_to_the_byte() {
    let (desk, bench) = desk();
    let id = record(&desk, &bench, 123);
    let other = desk.call(
        "journal.draft",
        json!({"words": "from elsewhere", "kind": "fragment"}),
    )["id"]
        .clone();
    desk.call("journal.keep", json!({"id": other}));
    with_room(&desk.app, |room| {
        let id = serde_json::from_value(json!(id)).unwrap();
        let other = serde_json::from_value(other.clone()).unwrap();
        assert!(whole::table::read(room.db, &other)?.is_none());
        let out = whole::table::read(room.db, &id)?.unwrap();
        assert_eq!((out.ms, out.mime), (12_300, "audio/ogg; codecs=opus"));
        assert_eq!(ogg::unwrap(out.bytes.expose()).unwrap().len(), 615);
        assert!(whole::table::put(room.db, &other, b"no sound").is_err());
        assert_eq!(
            whole::table::put(room.db, &other, out.bytes.expose())?,
            12_300
        );
        let again = whole::table::read(room.db, &other)?.unwrap();
        assert_eq!(again.bytes.expose(), out.bytes.expose());
        Ok(())
    })
    .unwrap();
    assert_eq!(
        parts(&desk, other.as_str().unwrap()),
        [[50; 12].as_slice(), &[15]].concat()
    );
}

#[test]
fn a_voice_note_goes_nowhere_until_it_is_ticked_itself() {
    let (desk, bench) = desk();
    let id = record(&desk, &bench, 20);
    let choices = desk.call("share.choices", json!({}));
    assert_eq!(
        (&choices["items"][0]["id"], &choices["ticked"]),
        (&json!(id), &json!(0))
    );
    assert_eq!(choices["items"][0]["ticked"], false);
    let ask = json!({"kind": "entry", "id": id, "on": true});
    desk.call("share.tick", ask);
    assert_eq!(desk.call("share.choices", json!({}))["ticked"], 1);
}

#[test]
fn in_the_quiet_hours_one_can_record_and_not_delete() {
    let (desk, bench) = desk();
    desk.at("2026-11-09T09:00:00-05:00");
    let plan = json!({"starts": [{"day": "2026-11-09", "time": "12:30"}], "minutes": 40});
    desk.call("course.plan", plan);
    desk.at("2026-11-09T14:00:00-05:00");
    let id = record(&desk, &bench, 20);
    assert_eq!(desk.fail("journal.remove", json!({"id": id})).0, "groggy");
    desk.call("voice.play", json!({"id": id, "fromMs": 0}));
    assert_eq!(lines(&desk).len(), 1);
}
