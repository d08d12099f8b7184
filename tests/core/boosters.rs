//! The maintenance plan: dates that were set, said back when they are near, never computed.

use crate::desk::Desk;
use serde_json::{Value, json};

const NOW: &str = "2026-12-01T09:00:00-05:00";
const ZONE: &str = "America/New_York";

fn set(desk: &Desk, day: &str, note: &str) -> Value {
    let ask = json!({"starts": {"day": day, "time": "10:30"}, "note": note});
    desk.call("boosters.set", ask)
}

#[test]
fn a_date_is_a_planned_booster_with_its_note() {
    let desk = Desk::new(NOW, ZONE);
    assert_eq!(desk.call("boosters.read", json!({}))["dates"], json!([]));
    let dates = set(&desk, "2026-12-18", "Dr Okafor, second floor");
    assert_eq!(dates["dates"][0]["when"], "Fri 18 Dec, 10:30");
    assert_eq!(dates["dates"][0]["note"], "Dr Okafor, second floor");
    assert!(dates["near"].is_null());
    set(&desk, "2027-03-12", "");
    let dates = set(&desk, "2027-01-15", "");
    let when = dates["dates"].as_array().unwrap().iter();
    let when: Vec<_> = when.map(|d| d["when"].as_str().unwrap()).collect();
    assert_eq!(
        when,
        [
            "Fri 18 Dec, 10:30",
            "Fri 15 Jan 2027, 10:30",
            "Fri 12 Mar 2027, 10:30"
        ]
    );
    let course = desk.call("course.read", json!({}));
    assert!(course.to_string().contains("\"booster\":true"));
}

#[test]
fn the_date_is_said_within_seven_days_and_not_before_or_after() {
    let desk = Desk::new(NOW, ZONE);
    set(&desk, "2027-01-12", "");
    for (now, near) in [
        ("2027-01-04T23:59:00-05:00", false),
        ("2027-01-05T00:00:00-05:00", true),
        ("2027-01-12T10:31:00-05:00", true),
        ("2027-01-13T10:00:00-05:00", false),
    ] {
        desk.at(now);
        let said = &desk.call("boosters.read", json!({}))["near"];
        let sentence = "The date you and your clinic set is near: Tue 12 Jan.";
        assert_eq!(
            *said,
            if near { json!(sentence) } else { json!(null) },
            "{now}"
        );
    }
}

#[test]
fn moving_and_cancelling_are_the_course_s_and_the_note_stays() {
    let desk = Desk::new(NOW, ZONE);
    let dates = set(&desk, "2026-12-18", "bring the blanket");
    let id = &dates["dates"][0]["id"];
    let starts = json!({"day": "2026-12-21", "time": "09:00"});
    desk.call("course.move", json!({"id": id, "starts": starts}));
    let dates = desk.call("boosters.read", json!({}));
    assert_eq!(dates["dates"][0]["when"], "Mon 21 Dec, 09:00");
    assert_eq!(dates["dates"][0]["note"], "bring the blanket");
    desk.call("course.cancel", json!({"id": id}));
    assert_eq!(desk.call("boosters.read", json!({}))["dates"], json!([]));
}

#[test]
fn what_the_course_refuses_is_refused_and_changes_nothing() {
    let desk = Desk::new(NOW, ZONE);
    set(&desk, "2026-12-18", "");
    let before = desk.call("boosters.read", json!({}));
    for (starts, code, field) in [
        (
            json!({"day": "2026-12-18", "time": "10:30"}),
            "exists",
            Some("starts"),
        ),
        (
            json!({"day": "2026-12-18", "time": "10:45"}),
            "invalid",
            Some("starts"),
        ),
        (
            json!({"day": "2999-12-18", "time": "10:30"}),
            "invalid",
            Some("starts"),
        ),
        (
            json!({"day": "2026-12-40", "time": "10:30"}),
            "invalid",
            None,
        ),
        (
            json!({"day": "2026-12-19", "time": "10:30", "zone": "Mars/Base"}),
            "invalid",
            Some("starts"),
        ),
    ] {
        let refusal = desk.refuse("boosters.set", json!({"starts": starts}));
        assert_eq!(serde_json::to_value(refusal.code).unwrap(), code);
        assert_eq!(refusal.field.as_deref(), field);
    }
    let long = "a".repeat(2_001);
    let ask = json!({"starts": {"day": "2026-12-19", "time": "10:30"}, "note": long});
    let refusal = desk.refuse("boosters.set", ask);
    assert_eq!(refusal.field.as_deref(), Some("note"));
    assert_eq!(desk.call("boosters.read", json!({})), before);
}

#[test]
fn dates_every_few_weeks_leave_out_what_is_left_out_and_are_kept_at_once() {
    let desk = Desk::new(NOW, ZONE);
    let series = desk.call(
        "course.series",
        json!({"first": "2026-12-18", "weekdays": [], "every": 4, "time": "10:30", "count": 3,
               "minutes": 40, "except": [{"day": "2027-01-15"}]}),
    );
    let days: Vec<_> = series["walls"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| &one["day"])
        .collect();
    assert_eq!(days, ["2026-12-18", "2027-02-12", "2027-03-12"]);
    let ask = json!({"starts": series["walls"], "note": "", "bookDays": 14});
    let dates = desk.call("boosters.setAll", ask.clone());
    let booking: Vec<_> = dates["dates"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| &one["booking"])
        .collect();
    let expected = [
        "To be booked by Fri 4 Dec.",
        "To be booked by Fri 29 Jan 2027.",
        "To be booked by Fri 26 Feb 2027.",
    ];
    assert_eq!(booking, expected);
    // The same again is refused as a whole.
    let refusal = desk.refuse("boosters.setAll", ask);
    assert_eq!(refusal.field.as_deref(), Some("starts"));
    assert_eq!(desk.call("boosters.read", json!({})), dates);
    for every in [0, 53] {
        let ask = json!({"first": "2026-12-18", "weekdays": [5], "every": every, "time": "10:30",
                         "count": 3, "minutes": 40, "except": []});
        assert_eq!(
            desk.refuse("course.series", ask).field.as_deref(),
            Some("every")
        );
    }
    for starts in [
        json!([]),
        json!(vec![json!({"day": "2028-01-01", "time": "10:30"}); 61]),
    ] {
        let refusal = desk.refuse("boosters.setAll", json!({"starts": starts, "note": ""}));
        assert_eq!(refusal.field.as_deref(), Some("starts"));
    }
}

#[test]
fn a_date_to_book_reminds_until_it_is_booked() {
    let desk = Desk::new(NOW, ZONE);
    let id = set(&desk, "2026-12-18", "")["dates"][0]["id"].clone();
    let ahead = || desk.call("reminders.ahead", json!({})).to_string();
    let dates = desk.call(
        "boosters.book",
        json!({"id": id, "by": "4 Dec", "booked": false}),
    );
    assert_eq!(dates["dates"][0]["bookBy"], "2026-12-04");
    assert!(ahead().contains("Fri 4 Dec is the day you set for booking"));
    let dates = desk.call(
        "boosters.book",
        json!({"id": id, "by": "4 Dec", "booked": true}),
    );
    assert_eq!(dates["dates"][0]["booking"], "Booked.");
    assert!(!ahead().contains("booking"));
    for by in ["19 Dec 2026", "someday"] {
        let refusal = desk.refuse(
            "boosters.book",
            json!({"id": id, "by": by, "booked": false}),
        );
        assert_eq!(refusal.field.as_deref(), Some("bookBy"), "{by}");
    }
    let gone = json!({"id": "no such", "by": "", "booked": false});
    assert_eq!(desk.fail("boosters.book", gone).0, "not_found");
}

fn moods(desk: &Desk, days: std::ops::RangeInclusive<u32>, valence: i32) {
    for day in days {
        desk.at(&format!("2026-12-{day:02}T18:00:00-05:00"));
        desk.call("checkins.mood", json!({ "valence": valence }));
    }
}

#[test]
fn ones_own_rule_shows_own_words_and_own_numbers_and_nothing_without_it() {
    let desk = Desk::new(NOW, ZONE);
    let read = || desk.call("boosters.rule", json!({}));
    moods(&desk, 1..=7, -2);
    assert!(read()["rule"].is_null() && read()["message"].is_null());
    let ask = json!({"side": "below", "level": -10, "days": 3, "note": "ring Dr Okafor's office",
                     "with": "Dr Okafor"});
    let set = desk.call("boosters.setRule", ask);
    let sentence =
        "When your weekly average of mood is below −1.0 (A little low) for 3 days in a row.";
    assert_eq!(set["rule"]["sentence"], sentence);
    // Averages below it from the 3rd on: on the 7th that is five days.
    let numbers = "Your weekly average of mood is −2.0. It has been below −1.0 (A little low) since Thu 3 Dec.";
    let message =
        json!({"numbers": numbers, "note": "ring Dr Okafor's office", "with": "Dr Okafor"});
    assert_eq!(set["message"], message);
    let away = desk.call("boosters.putRuleAway", json!({}));
    assert!(away["message"].is_null());
    desk.at("2026-12-08T09:00:00-05:00");
    assert!(read()["message"].is_null());
    // It leaves the level and comes back: then it is said again.
    moods(&desk, 8..=14, 3);
    assert!(read()["message"].is_null());
    moods(&desk, 15..=24, -3);
    assert!(read()["message"].is_object());
    assert!(desk.call("boosters.removeRule", json!({}))["message"].is_null());
    assert_eq!(desk.fail("boosters.removeRule", json!({})).0, "not_found");
    assert!(desk.call("boosters.restoreRule", json!({}))["message"].is_object());
    assert_eq!(desk.fail("boosters.restoreRule", json!({})).0, "not_found");
}

#[test]
fn ones_own_rule_may_be_about_what_was_noted_beside_moods() {
    let desk = Desk::new(NOW, ZONE);
    let ask = json!({"axis": "sleep", "side": "below", "level": 15, "days": 2, "note": "ring"});
    let set = desk.call("boosters.setRule", ask);
    let level = "1.5 (between Poor and So-so)";
    let sentence =
        format!("When your weekly average of sleep is below {level} for 2 days in a row.");
    assert_eq!(set["rule"]["sentence"], sentence);
    assert_eq!(set["rule"]["axis"], "sleep");
    // Moods alone, and what else is noted beside them, say nothing of sleep.
    moods(&desk, 1..=5, -3);
    let night = |day: u32, axis: &str| {
        desk.at(&format!("2026-12-{day:02}T18:00:00-05:00"));
        let mood = desk.call("checkins.mood", json!({"valence": 3}));
        let ask = json!({"id": mood["id"], "axis": axis, "level": 1});
        desk.call("checkins.beside", ask);
    };
    for day in 6..=8 {
        night(day, "energy");
    }
    assert!(desk.call("boosters.rule", json!({}))["message"].is_null());
    // Three nights make a week, the fourth the second day.
    for day in 9..=12 {
        night(day, "sleep");
    }
    let numbers =
        format!("Your weekly average of sleep is 1.0. It has been below {level} since Fri 11 Dec.");
    let read = desk.call("boosters.rule", json!({}));
    assert_eq!(read["message"]["numbers"], numbers);
    desk.call("vault.lock", json!({}));
    desk.at("2026-12-13T10:00:00-05:00");
    let due = desk.call("reminders.due", json!({}));
    assert_eq!(due["ids"].as_array().unwrap().len(), 1);
}

#[test]
fn ones_own_rule_reminds_the_next_morning_in_words_that_say_nothing() {
    let desk = Desk::new(NOW, ZONE);
    let ask = json!({"side": "below", "level": -10, "days": 1, "note": "ring", "with": ""});
    desk.call("boosters.setRule", ask);
    moods(&desk, 1..=3, -2);
    desk.call("vault.lock", json!({}));
    desk.at("2026-12-04T10:00:00-05:00");
    let due = desk.call("reminders.due", json!({}));
    assert_eq!(due["ids"].as_array().unwrap().len(), 1);
    assert_eq!(due["note"], "You have a note waiting.");
}

#[test]
fn a_rule_that_is_none_is_refused() {
    let desk = Desk::new(NOW, ZONE);
    for (axis, level, days, note, field) in [
        (json!(null), -31, 3, "ring", "level"),
        (json!("pain"), -10, 3, "ring", "level"),
        (json!(null), -10, 0, "ring", "days"),
        (json!(null), -10, 29, "ring", "days"),
        (json!(null), -10, 3, "  ", "note"),
    ] {
        let ask =
            json!({"axis": axis, "side": "below", "level": level, "days": days, "note": note});
        let refusal = desk.refuse("boosters.setRule", ask);
        assert_eq!(refusal.field.as_deref(), Some(field));
    }
    assert!(desk.call("boosters.rule", json!({}))["rule"].is_null());
}
