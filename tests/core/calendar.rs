//! The calendar for a phone: what is in it, that an update replaces and a cancelled infusion cancels,
//! and that others read it: here one parser, in `tests/calendar` another two.

use crate::desk::Desk;
use icalendar::parser::{read_calendar, unfold};
use serde_json::{Value, json};
use std::path::Path;
use std::time::Duration;

const NOW: &str = "2027-03-01T12:00:00-05:00";
const ZONE: &str = "America/New_York";

/// A desk whose dialog answers with `name` in its own folder.
fn desk(name: &str) -> Desk {
    let desk = Desk::new(NOW, ZONE);
    let path = desk.folder.path().join(name);
    desk.app.set_picker(Box::new(move |_| Some(path.clone())));
    desk
}

/// Two infusions, before and after the clocks go forward on 14 March 2027.
fn planned(desk: &Desk) -> Value {
    let start = |day: &str| json!({"day": day, "time": "10:30"});
    let starts = json!([start("2027-03-12"), start("2027-03-15")]);
    desk.call("course.plan", json!({"starts": starts, "minutes": 40}))
}

fn save(desk: &Desk, ask: Value) -> Value {
    let id = desk.call("reminders.saveCalendar", ask)["id"].clone();
    for _ in 0..400 {
        let jobs = desk.call("jobs.list", json!({}));
        let job = jobs.as_array().unwrap().iter().find(|job| job["id"] == id);
        let end = &job.unwrap()["end"];
        if !end.is_null() {
            return end.clone();
        }
        std::thread::sleep(Duration::from_millis(10));
    }
    panic!("the job never ended");
}

fn text(desk: &Desk, name: &str) -> String {
    std::fs::read_to_string(desk.folder.path().join(name)).unwrap()
}

/// The events of a file as an independent parser reads them: uid, sequence, start, status.
fn events(text: &str) -> Vec<(String, u32, String, String)> {
    let unfolded = unfold(text);
    let calendar = read_calendar(&unfolded).unwrap();
    let mut found: Vec<_> = calendar
        .components
        .iter()
        .filter(|one| one.name == "VEVENT")
        .map(|one| {
            let value = |name: &str| one.find_prop(name).unwrap().val.to_string();
            let sequence = value("SEQUENCE").parse().unwrap();
            (value("UID"), sequence, value("DTSTART"), value("STATUS"))
        })
        .collect();
    found.sort_by(|a, b| (&a.2, &a.0).cmp(&(&b.2, &b.0)));
    found
}

#[test]
fn a_file_has_the_wall_times_on_both_sides_of_a_change_and_tells_nothing() {
    let desk = desk("calendar.ics");
    planned(&desk);
    desk.call("reminders.set", json!({"sender": "Tea, with; Ada\\Bo"}));
    assert_eq!(save(&desk, json!({"form": "file"}))["kind"], "finished");
    let text = text(&desk, "calendar.ics");
    let starts: Vec<_> = events(&text).into_iter().map(|one| one.2).collect();
    assert_eq!(starts, ["20270312T103000", "20270315T103000"]);
    assert!(text.contains("DTSTART;TZID=America/New_York:20270312T103000\r\n"));
    assert!(text.contains("SUMMARY:Tea\\, with\\; Ada\\\\Bo\r\n"));
    // The change on 14 March at 02:00, an hour forward.
    let change =
        "BEGIN:DAYLIGHT\r\nDTSTART:20270314T020000\r\nTZOFFSETFROM:-0500\r\nTZOFFSETTO:-0400\r\n";
    assert!(text.contains(change), "{text}");
    // The alarm is at 20:30 the evening before, also across the change.
    assert!(text.contains("TRIGGER:-PT840M"), "{text}");
    let low = text.to_lowercase();
    for word in [
        "ketamine",
        "infusion",
        "clinic",
        "afterglow",
        "therap",
        "mood",
        "ride",
    ] {
        assert!(!low.contains(word), "{word}");
    }
    assert!(text.split("\r\n").all(|line| line.len() <= 75));
}

#[test]
fn an_update_rises_and_a_cancelled_infusion_cancels() {
    let desk = desk("calendar.ics");
    let course = planned(&desk);
    save(&desk, json!({"form": "file"}));
    let first = events(&text(&desk, "calendar.ics"));
    assert!(first.iter().all(|one| one.1 == 0 && one.3 == "CONFIRMED"));
    // Nothing has changed: nothing rises.
    save(&desk, json!({}));
    assert_eq!(events(&text(&desk, "calendar.ics")), first);
    let (a, b) = (&course["infusions"][0]["id"], &course["infusions"][1]["id"]);
    let later = json!({"day": "2027-03-13", "time": "09:00"});
    desk.call("course.move", json!({"id": a, "starts": later}));
    desk.call("course.cancel", json!({"id": b}));
    let view = desk.call("reminders.calendar", json!({}));
    assert!(view["changed"].is_string());
    save(&desk, json!({}));
    let now = events(&text(&desk, "calendar.ics"));
    let expected = [
        (
            first[0].0.clone(),
            1,
            "20270313T090000".to_owned(),
            "CONFIRMED".to_owned(),
        ),
        (
            first[1].0.clone(),
            1,
            "20270315T103000".to_owned(),
            "CANCELLED".to_owned(),
        ),
    ];
    assert_eq!(now, expected);
    // It comes back under the same name.
    desk.call("course.restore", json!({"id": b}));
    save(&desk, json!({}));
    let back = &events(&text(&desk, "calendar.ics"))[1];
    assert_eq!((back.1, back.3.as_str()), (2, "CONFIRMED"));
}

#[test]
fn a_folder_has_a_file_for_each_event_and_follows_by_itself() {
    let desk = desk("shared");
    let course = planned(&desk);
    let refused = desk.fail("reminders.followCalendar", json!({"on": true}));
    assert_eq!(refused.0, "not_found");
    save(&desk, json!({"form": "folder"}));
    desk.call("reminders.followCalendar", json!({"on": true}));
    let all = |folder: &Path| {
        let files = std::fs::read_dir(folder)
            .unwrap()
            .map(|file| file.unwrap().path());
        let mut all: Vec<_> = files
            .flat_map(|file| events(&std::fs::read_to_string(file).unwrap()))
            .collect();
        all.sort_by(|a, b| a.2.cmp(&b.2));
        all
    };
    let folder = desk.folder.path().join("shared");
    let before = all(&folder);
    assert_eq!(before.len(), 2);
    desk.call("course.cancel", json!({"id": course["infusions"][1]["id"]}));
    let after = all(&folder);
    assert_eq!(after[0], before[0]);
    assert_eq!((after[1].1, after[1].3.as_str()), (1, "CANCELLED"));
}

#[test]
fn a_place_that_is_gone_is_said_and_nothing_is_lost() {
    let desk = desk("calendar.ics");
    let course = planned(&desk);
    save(&desk, json!({"form": "file"}));
    desk.call("reminders.followCalendar", json!({"on": true}));
    let path = desk.folder.path().join("calendar.ics");
    std::fs::remove_file(&path).unwrap();
    std::fs::create_dir(&path).unwrap();
    desk.call("course.cancel", json!({"id": course["infusions"][1]["id"]}));
    let changed = desk.call("reminders.calendar", json!({}))["changed"].clone();
    assert!(
        changed.as_str().unwrap().starts_with("The last change"),
        "{changed}"
    );
    let end = save(&desk, json!({}));
    assert_eq!(end["kind"], "failed");
    std::fs::remove_dir(&path).unwrap();
    save(&desk, json!({}));
    assert!(desk.call("reminders.calendar", json!({}))["changed"].is_null());
}

#[test]
fn with_nothing_ahead_there_is_nothing_to_save() {
    let desk = desk("calendar.ics");
    let view = desk.call("reminders.calendar", json!({}));
    assert_eq!(view["any"], false);
    assert_eq!(
        desk.fail("reminders.saveCalendar", json!({})).0,
        "not_found"
    );
}

#[test]
fn times_to_keep_are_in_it_with_their_alarms() {
    let desk = desk("calendar.ics");
    planned(&desk);
    let sentence = "Nothing to eat for 8 hours, clear liquids until 2 hours before.";
    let sheet = json!({"words": sentence, "givenBy": "", "receivedDay": "2027-03-01"});
    let sheet = desk.call("clinic.addSheet", sheet)["sheets"][0]["id"].clone();
    desk.rule(&sheet, "noSolids", 480, sentence);
    desk.call(
        "therapy.set",
        json!({"at": {"day": "2027-03-16", "time": "16:00"}}),
    );
    save(&desk, json!({"form": "file"}));
    let text = text(&desk, "calendar.ics");
    let starts: Vec<_> = events(&text).into_iter().map(|one| one.2).collect();
    let expected = [
        "20270312T023000",
        "20270312T103000",
        "20270315T023000",
        "20270315T103000",
        "20270316T160000",
    ];
    assert_eq!(starts, expected);
    // 20:30 is six hours before 02:30, and an appointment is told an hour before.
    assert!(text.contains("TRIGGER:-PT360M") && text.contains("TRIGGER:-PT60M"));
}

/// The file that the Python parsers read; written anew with `BLESS=1`.
#[test]
fn the_golden_file_is_what_is_written() {
    let desk = desk("calendar.ics");
    let course = planned(&desk);
    save(&desk, json!({"form": "file"}));
    desk.call("course.cancel", json!({"id": course["infusions"][1]["id"]}));
    save(&desk, json!({}));
    let text = text(&desk, "calendar.ics");
    // The names are random, and as long as each other.
    let mut steady = String::new();
    for (place, line) in text.lines().enumerate() {
        let line = if line.starts_with("UID:") {
            format!("UID:event-{place}")
        } else {
            line.to_owned()
        };
        steady.push_str(&line);
        steady.push_str("\r\n");
    }
    let golden = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/calendar.ics");
    if std::env::var_os("BLESS").is_some() {
        std::fs::write(&golden, &steady).unwrap();
    }
    assert_eq!(std::fs::read_to_string(&golden).unwrap(), steady);
}
