//! Moods of one tap: kept at once, with what is noted beside them, taken back, from the lock screen too.

use crate::desk::Desk;
use serde_json::{Value, json};
use std::time::{Duration, Instant};

const ZONE: &str = "America/New_York";
const PASS: &str = "seven quiet words for a test of moods";

fn desk() -> Desk {
    Desk::new("2026-11-17T20:00:00-05:00", ZONE)
}

fn with_passphrase() -> Desk {
    let desk = Desk::empty("2026-11-12T09:00:00-05:00", ZONE);
    let ask = json!({"passphrase": PASS, "region": "US", "theme": "dusk"});
    desk.call("vault.create", ask);
    desk
}

fn tap(desk: &Desk, valence: i32) -> Value {
    desk.call("checkins.mood", json!({"valence": valence}))
}

fn moods(desk: &Desk) -> Value {
    desk.call("checkins.moods", json!({}))
}

#[test]
fn moods_are_kept_several_a_day() {
    let desk = desk();
    tap(&desk, -2);
    desk.at("2026-11-17T21:30:00-05:00");
    tap(&desk, 1);
    let moods = moods(&desk);
    assert_eq!(moods["choices"].as_array().unwrap().len(), 7);
    assert_eq!(moods["last"]["words"], "Fairly good");
    assert_eq!(moods["last"]["when"], "Tue 17 Nov, 21:30");
    let day = &moods["days"][0];
    assert_eq!(day["moods"][1]["valence"], -2);
    assert_eq!(day["line"], "2 noted, from Low to Fairly good");
    assert!(day["more"].is_null());
}

#[test]
fn the_lowest_mood_opens_help_now_and_no_other_does() {
    let desk = desk();
    for valence in -3..=3 {
        assert_eq!(tap(&desk, valence)["helpNow"], valence == -3);
    }
    let choices = moods(&desk)["choices"].clone();
    let opening = choices.as_array().unwrap().iter();
    let opening: Vec<_> = opening.filter(|one| one["opensHelp"] == true).collect();
    assert_eq!(opening.len(), 1);
    assert_eq!(opening[0]["words"], "Very low");
}

#[test]
fn what_is_noted_beside_a_mood_is_optional_and_can_be_taken_away() {
    let desk = desk();
    let id = tap(&desk, 0)["id"].clone();
    let put = |axis: &str, level: Value| {
        desk.call(
            "checkins.beside",
            json!({"id": id, "axis": axis, "level": level}),
        )
    };
    for axis in ["energy", "anxiety", "sleep", "unreal", "pain"] {
        for level in 0..=4 {
            put(axis, json!(level));
        }
    }
    put("sleep", json!(0));
    let all = put("pain", Value::Null)["beside"].clone();
    let words: Vec<_> = all
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["words"].as_str().unwrap())
        .collect();
    assert_eq!(
        words,
        [
            "Energy: Plenty",
            "Anxiety: Very anxious",
            "Last night’s sleep: Hardly any",
            "Feeling unreal: Very"
        ]
    );
    assert_eq!(moods(&desk)["last"]["beside"], all);
    for axis in moods(&desk)["axes"].as_array().unwrap() {
        let mut levels: Vec<_> = axis["levels"].as_array().unwrap().clone();
        levels.dedup();
        assert_eq!(levels.len(), 5, "{axis}");
    }
    let wrong = |ask| desk.refuse("checkins.beside", ask);
    let five = wrong(json!({"id": id, "axis": "energy", "level": 5}));
    assert_eq!(five.field.as_deref(), Some("level"));
    for ask in [
        json!({"id": id, "axis": "energy"}),
        json!({"id": id, "axis": "energy", "level": -1}),
        json!({"id": id, "axis": "appetite", "level": 1}),
    ] {
        assert_eq!(desk.fail("checkins.beside", ask).0, "invalid");
    }
    let nobody = json!({"id": "nobody", "axis": "energy", "level": 1});
    assert_eq!(desk.fail("checkins.beside", nobody).0, "not_found");
}

#[test]
fn a_tap_is_taken_back_and_put_back() {
    let desk = desk();
    let id = tap(&desk, 2)["id"].clone();
    let ask = json!({ "id": id });
    desk.call("checkins.removeMood", ask.clone());
    assert!(moods(&desk)["last"].is_null());
    assert_eq!(desk.fail("checkins.removeMood", ask.clone()).0, "not_found");
    desk.call("checkins.restoreMood", ask.clone());
    assert_eq!(moods(&desk)["last"]["valence"], 2);
    assert_eq!(desk.fail("checkins.restoreMood", ask).0, "not_found");
}

#[test]
fn thousands_of_moods_in_one_day_are_listed_in_a_moment() {
    let desk = desk();
    afterglow::transaction::with_room(&desk.app, |room| {
        for second in 0..8_000 {
            let at = room.now.plus(chrono::TimeDelta::seconds(-second));
            let id = room.app.new_id(room.now)?;
            let valence = i32::try_from(second % 7).unwrap() - 3;
            afterglow::checkins::mood::api::take(room, id, valence, at)?;
        }
        Ok(())
    })
    .unwrap();
    let begun = Instant::now();
    let answer = moods(&desk);
    let took = begun.elapsed();
    println!(
        "8,000 moods of a day listed in {took:?}, {} bytes",
        answer.to_string().len()
    );
    assert!(took < Duration::from_secs(2), "{took:?}");
    let day = &answer["days"][0];
    assert_eq!(day["line"], "8000 noted, from Very low to Very good");
    assert_eq!(day["moods"].as_array().unwrap().len(), 12);
    assert_eq!(day["more"], "And 7988 earlier that day.");
    let begun = Instant::now();
    let today = desk.call("today.read", json!({}));
    println!(
        "Today with them in {:?}, {} bytes",
        begun.elapsed(),
        today.to_string().len()
    );
}

#[test]
fn a_mood_from_the_lock_screen_is_there_after_unlocking_with_its_own_time() {
    let desk = with_passphrase();
    desk.call("vault.lock", json!({}));
    assert_eq!(
        desk.call("letters.moods", json!({}))[0]["words"],
        "Very low"
    );
    desk.at("2026-11-12T13:05:00-05:00");
    let kept = desk.call("letters.mood", json!({"valence": -3}));
    assert_eq!(kept["helpNow"], true);
    assert_eq!(
        kept["kept"],
        "Kept. It is with your check-ins once you unlock."
    );
    let slip = desk.call("letters.mood", json!({"valence": 3}));
    assert_eq!(slip["helpNow"], false);
    desk.call("letters.moodBack", json!({"id": slip["id"]}));
    let bytes = std::fs::read(desk.folder.path().join("letterbox")).unwrap();
    assert!(!bytes.windows(7).any(|seven| seven == b"valence"));
    desk.at("2026-11-12T18:00:00-05:00");
    desk.call("vault.unlock", json!({"passphrase": PASS}));
    let moods = moods(&desk);
    assert_eq!(moods["days"][0]["moods"].as_array().unwrap().len(), 1);
    assert_eq!(moods["last"]["when"], "Thu 12 Nov, 13:05");
    assert_eq!(moods["last"]["valence"], -3);
}

#[test]
fn the_same_command_notes_at_once_while_the_vault_is_open() {
    let desk = with_passphrase();
    let kept = desk.call("letters.mood", json!({"valence": 1}));
    assert_eq!(kept["kept"], "Kept.");
    assert_eq!(moods(&desk)["last"]["id"], kept["id"]);
    assert!(!desk.folder.path().join("letterbox").exists());
    desk.call("letters.moodBack", json!({"id": kept["id"]}));
    assert!(moods(&desk)["last"].is_null());
}

#[test]
fn it_may_be_left_in_the_quiet_hours_and_says_what_is_wrong_otherwise() {
    let desk = with_passphrase();
    let plan = json!({"starts": [{"day": "2026-11-12", "time": "10:30"}], "minutes": 40});
    desk.call("course.plan", plan);
    desk.at("2026-11-12T11:40:00-05:00");
    desk.call("vault.lock", json!({}));
    assert_eq!(
        desk.call("letters.mood", json!({"valence": -3}))["helpNow"],
        true
    );
    assert_eq!(
        desk.fail("letters.mood", json!({"valence": 4})).0,
        "invalid"
    );
    let back = json!({"id": "nobody"});
    assert_eq!(desk.fail("letters.moodBack", back).0, "groggy");
    let none = Desk::empty("2026-11-12T09:00:00-05:00", ZONE);
    assert_eq!(
        none.fail("letters.mood", json!({"valence": 1})).0,
        "no_vault"
    );
}

#[test]
fn a_forged_letter_stops_no_other() {
    let desk = with_passphrase();
    desk.call("vault.lock", json!({}));
    let outside = desk.app.outside();
    let forged = json!({
        "id": "0199aaaa-0000-7000-8000-000000000000", "atMs": 1, "zone": "UTC",
        "what": {"mood": {"valence": 99}},
    });
    let bytes = serde_json::to_vec(&forged).unwrap();
    afterglow::vault::letterbox::leave(desk.folder.path(), &outside.letter_key, &bytes).unwrap();
    desk.call("letters.mood", json!({"valence": 2}));
    desk.call("vault.unlock", json!({"passphrase": PASS}));
    assert_eq!(moods(&desk)["last"]["valence"], 2);
    let note = desk.call("letters.unread", json!({}))["note"].clone();
    assert!(note.as_str().unwrap().starts_with("Something left"));
}
