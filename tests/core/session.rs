//! Infusions: planned in any order, numbered, moved, cancelled, ended and taken back; the impossible refused.

use crate::desk::Desk;
use afterglow::moment::Moment;
use afterglow::random::Id;
use afterglow::session::times::{Unread, read_line};
use afterglow::session::{Session, State, dark_until, last_over, next, number};
use chrono::{NaiveDate, TimeDelta};
use chrono_tz::America::New_York;
use serde_json::{Value, json};

const ZONE: &str = "America/New_York";

fn desk() -> Desk {
    Desk::new("2026-11-12T09:00:00-05:00", ZONE)
}

fn wall(text: &str) -> Value {
    let (day, time) = text.split_once(' ').unwrap();
    json!({"day": day, "time": time})
}

fn plan(desk: &Desk, starts: &[&str]) -> Value {
    let starts: Vec<Value> = starts.iter().map(|start| wall(start)).collect();
    desk.call("course.plan", json!({"starts": starts, "minutes": 40}))
}

fn id(course: &Value, place: usize) -> String {
    course["infusions"][place]["id"]
        .as_str()
        .unwrap()
        .to_owned()
}

fn field(desk: &Desk, name: &str, ask: Value) -> String {
    let refusal = desk.refuse(name, ask);
    format!(
        "{} {}",
        serde_json::to_value(refusal.code)
            .unwrap()
            .as_str()
            .unwrap(),
        refusal.field.unwrap_or_default()
    )
}

fn at(text: &str) -> Moment {
    Moment::parse(text, New_York).unwrap()
}

fn session(starts: &str, state: State, booster: bool) -> Session {
    let starts = at(starts);
    Session {
        id: Id::new(&starts, [1; 10]),
        state,
        booster,
        starts,
        minutes: 40,
        ended: None,
        number: 0,
        noted_late: false,
    }
}

#[test]
fn the_sample_course_is_read_from_its_table_and_planned() {
    let desk = desk();
    let course = include_str!("../fixtures/course.md");
    let table: String = course
        .lines()
        .filter(|line| line.starts_with('|'))
        .map(|line| format!("{line}\n"))
        .collect();
    let read = desk.call("course.readTimes", json!({"text": table}));
    assert_eq!(read["walls"].as_array().unwrap().len(), 6);
    assert_eq!(read["lines"].as_array().unwrap().len(), 8);
    assert!(read["lines"][0]["problem"].is_string());
    assert_eq!(read["lines"][5]["when"], "Thu 19 Nov, 10:30");
    let view = desk.call(
        "course.plan",
        json!({"starts": read["walls"], "minutes": 40}),
    );
    assert_eq!(view["of"], 6);
    assert_eq!(
        view["infusions"][5]["starts"],
        "2026-11-27T09:00:00.000-05:00"
    );
    assert_eq!(view["infusions"][0]["notedLate"], true);
    assert_eq!(view["infusions"][0]["state"], "unsaid");
    assert_eq!(view["infusions"][1]["isNext"], true);
    assert_eq!(view["infusions"][2]["label"], "Infusion 3 of 6");
    assert_eq!(view["sentence"], "0 of 6 done, the next is today");
}

#[test]
fn dates_out_of_order_are_sorted() {
    let desk = desk();
    let view = plan(
        &desk,
        &["2026-11-27 09:00", "2026-11-16 10:30", "2026-11-19 10:30"],
    );
    let starts: Vec<_> = (0..3)
        .map(|n| view["infusions"][n]["when"].clone())
        .collect();
    assert_eq!(
        starts,
        [
            "Mon 16 Nov, 10:30",
            "Thu 19 Nov, 10:30",
            "Fri 27 Nov, 09:00"
        ]
    );
    let view = plan(&desk, &["2026-11-14 10:30"]);
    assert_eq!(view["infusions"][0]["label"], "Infusion 1 of 4");
}

#[test]
fn what_cannot_be_planned_is_refused_and_nothing_is_kept() {
    let desk = desk();
    plan(&desk, &["2026-11-16 10:30"]);
    let ask = |starts: &[&str], minutes: Value| {
        let starts: Vec<Value> = starts.iter().map(|start| wall(start)).collect();
        json!({"starts": starts, "minutes": minutes})
    };
    for (starts, minutes, why) in [
        (&["2026-11-16 10:30"][..], json!(40), "exists starts-0"),
        (
            &["2026-11-19 10:30", "2026-11-16 11:09"],
            json!(40),
            "invalid starts-1",
        ),
        (&["2026-11-16 09:51"], json!(40), "invalid starts-0"),
        (
            &["2026-11-19 10:30", "2026-11-19 10:30"],
            json!(40),
            "exists starts-1",
        ),
        (&["1999-12-31 10:30"], json!(40), "invalid starts-0"),
        (&["2037-11-19 10:30"], json!(40), "invalid starts-0"),
        (&["2026-11-19 10:30"], json!(4321), "invalid minutes"),
        (&["2026-11-19 10:30"], json!(-1), "invalid minutes"),
        (&["2026-11-19 10:30"], json!(1.5), "invalid minutes"),
        (&["2026-11-19 10:30"], json!(1e300), "invalid minutes"),
        (&[], json!(40), "invalid starts"),
    ] {
        assert_eq!(
            field(&desk, "course.plan", ask(starts, minutes)),
            why,
            "{starts:?}"
        );
    }
    assert_eq!(desk.call("course.read", json!({}))["of"], 1);
    plan(&desk, &["2026-11-16 11:10"]);
    plan(&desk, &["2026-11-16 09:50"]);
}

#[test]
fn one_is_moved_cancelled_and_brought_back() {
    let desk = desk();
    let view = plan(&desk, &["2026-11-16 10:30", "2026-11-19 10:30"]);
    let first = id(&view, 0);
    let was = view["infusions"][0]["wall"].clone();
    let view = desk.call(
        "course.move",
        json!({"id": first, "starts": wall("2026-11-20 08:00")}),
    );
    assert_eq!(id(&view, 1), first);
    assert_eq!(view["infusions"][1]["number"], 2);
    let view = desk.call("course.move", json!({"id": first, "starts": was}));
    assert_eq!(view["infusions"][0]["when"], "Mon 16 Nov, 10:30");
    let ask = json!({"id": first, "starts": wall("2026-11-19 10:30")});
    assert_eq!(field(&desk, "course.move", ask), "exists starts");
    let view = desk.call("course.cancel", json!({"id": first}));
    assert_eq!(view["of"], 1);
    assert_eq!(
        field(&desk, "course.cancel", json!({"id": first})),
        "conflict "
    );
    plan(&desk, &["2026-11-16 10:00"]);
    assert_eq!(
        field(&desk, "course.restore", json!({"id": first})),
        "invalid starts"
    );
    let view = desk.call("course.read", json!({}));
    desk.call("course.cancel", json!({"id": id(&view, 0)}));
    assert_eq!(desk.call("course.restore", json!({"id": first}))["of"], 2);
    assert_eq!(
        field(&desk, "course.cancel", json!({"id": "nobody"})),
        "not_found "
    );
}

#[test]
fn a_booster_has_its_own_number() {
    let mut all = vec![
        session("2026-11-09T10:30:00-05:00", State::Over, false),
        session("2026-11-12T10:30:00-05:00", State::Cancelled, false),
        session("2026-11-16T10:30:00-05:00", State::Planned, false),
        session("2026-12-18T10:30:00-05:00", State::Planned, true),
        session("2027-01-15T10:30:00-05:00", State::Planned, true),
    ];
    number(&mut all);
    let numbers: Vec<u32> = all.iter().map(|session| session.number).collect();
    assert_eq!(numbers, [1, 0, 2, 1, 2]);
}

#[test]
fn one_tap_says_it_is_over_and_one_takes_it_back() {
    let desk = desk();
    let view = plan(&desk, &["2026-11-12 10:30", "2026-11-16 10:30"]);
    let first = id(&view, 0);
    assert_eq!(
        field(&desk, "session.over", json!({"id": first})),
        "invalid ended"
    );
    desk.at("2026-11-12T11:25:00-05:00");
    for (ended, why) in [
        ("2026-11-12 10:29", "invalid ended"),
        ("2026-11-12 11:26", "invalid ended"),
    ] {
        let ask = json!({"id": first, "ended": wall(ended)});
        assert_eq!(field(&desk, "session.over", ask), why);
    }
    assert_eq!(
        desk.call("course.read", json!({}))["infusions"][0]["state"],
        "begun"
    );
    let view = desk.call("session.over", json!({"id": first}));
    assert_eq!(
        view["infusions"][0]["ended"],
        "2026-11-12T11:25:00.000-05:00"
    );
    assert_eq!(view["infusions"][0]["stateText"], "Over, ended 11:25");
    assert_eq!(view["sentence"], "1 of 2 done, the next is in 4 days");
    desk.at("2026-11-12T11:40:00-05:00");
    let again = desk.call("session.over", json!({"id": first}));
    assert_eq!(
        again["infusions"][0]["ended"],
        view["infusions"][0]["ended"]
    );
    assert_eq!(
        field(&desk, "course.cancel", json!({"id": first})),
        "groggy "
    );
    let view = desk.call("session.reopen", json!({"id": first}));
    assert_eq!(view["infusions"][0]["state"], "begun");
    desk.call(
        "session.over",
        json!({"id": first, "ended": wall("2026-11-12 11:10")}),
    );
    desk.at("2026-11-13T11:41:00-05:00");
    assert_eq!(
        field(&desk, "session.reopen", json!({"id": first})),
        "invalid "
    );
    assert_eq!(
        field(
            &desk,
            "course.move",
            json!({"id": first, "starts": wall("2026-11-20 08:00")})
        ),
        "conflict "
    );
}

#[test]
fn an_infusion_of_last_week_ends_when_it_was_planned_to() {
    let desk = desk();
    let view = plan(&desk, &["2026-11-02 10:30"]);
    let ask = json!({"id": id(&view, 0)});
    assert_eq!(field(&desk, "session.over", ask), "invalid ended");
    let ended = view["infusions"][0]["plannedEnd"].clone();
    let view = desk.call("session.over", json!({"id": id(&view, 0), "ended": ended}));
    assert_eq!(
        view["infusions"][0]["ended"],
        "2026-11-02T11:10:00.000-05:00"
    );
    assert_eq!(view["sentence"], "1 of 1 done");
}

#[test]
fn readings_are_kept_and_the_impossible_is_refused_by_field() {
    let desk = desk();
    let view = plan(&desk, &["2026-11-12 08:30"]);
    let first = id(&view, 0);
    let good =
        json!({"sessionId": first, "systolic": 128, "diastolic": 82, "pulse": 74, "oxygen": 98});
    let view = desk.call("session.addVital", good);
    assert_eq!(view["infusions"][0]["vitals"][0]["systolic"], 128);
    assert_eq!(view["infusions"][0]["vitals"][0]["time"], "09:00");
    for (ask, why) in [
        (json!({"systolic": 301}), "invalid systolic"),
        (json!({"systolic": 39}), "invalid systolic"),
        (
            json!({"systolic": 80, "diastolic": 80}),
            "invalid diastolic",
        ),
        (json!({"diastolic": 19}), "invalid diastolic"),
        (json!({"pulse": 1}), "invalid pulse"),
        (json!({"pulse": 70.5}), "invalid pulse"),
        (json!({"oxygen": 101}), "invalid oxygen"),
        (json!({"oxygen": 49}), "invalid oxygen"),
        (json!({}), "invalid systolic"),
        (
            json!({"pulse": 70, "at": wall("2026-11-12 09:01")}),
            "invalid at",
        ),
        (
            json!({"pulse": 70, "at": wall("1999-11-12 09:01")}),
            "invalid at",
        ),
    ] {
        let mut ask = ask;
        ask["sessionId"] = json!(first);
        assert_eq!(field(&desk, "session.addVital", ask), why);
    }
    let one = json!({"sessionId": first, "pulse": 70, "at": wall("2026-11-12 08:45")});
    let view = desk.call("session.addVital", one);
    assert_eq!(view["infusions"][0]["vitals"][0]["time"], "08:45");
}

#[test]
fn dark_hours_run_from_the_end() {
    let over = session("2026-11-12T10:30:00-05:00", State::Over, false);
    let all = [
        over,
        session("2026-11-16T10:30:00-05:00", State::Planned, false),
    ];
    let end = all[0].end();
    for (minutes, dark) in [(-1, false), (0, true), (1439, true), (1440, false)] {
        let now = end.plus(TimeDelta::minutes(minutes));
        assert_eq!(dark_until(&all, &now).is_some(), dark, "{minutes}");
    }
    assert!(last_over(&all, &end.plus(TimeDelta::minutes(-1))).is_none());
    let late = at("2026-11-16T22:29:00-05:00");
    assert_eq!(next(&all, &late).map(|s| s.starts), Some(all[1].starts));
    assert!(next(&all, &late.plus(TimeDelta::minutes(1))).is_none());
}

fn read(line: &str) -> Result<String, Unread> {
    let today = NaiveDate::from_ymd_opt(2026, 11, 20).unwrap();
    read_line(line, today).map(|wall| format!("{} {}", wall.day, wall.time.format("%H:%M")))
}

#[test]
fn reads_what_is_certain() {
    for (line, meant) in [
        ("Mon 2026-11-09 10:30", "2026-11-09 10:30"),
        ("2026-11-09 10:30", "2026-11-09 10:30"),
        ("2026-11-09T10:30", "2026-11-09 10:30"),
        (
            "| 4 | Thu 2026-11-19 10:30 | asked, not confirmed at 18:40 | |",
            "2026-11-19 10:30",
        ),
        ("| 2026-11-19 10:30 | asked Sat |", "2026-11-19 10:30"),
        ("2026-11-19\t10:30\tasked", "2026-11-19 10:30"),
        ("10:30 on 9 November 2026", "2026-11-09 10:30"),
        ("Monday, November 9th, 2026 at 2:30 pm", "2026-11-09 14:30"),
        ("9.11.2026 9:00", "2026-11-09 09:00"),
        ("23/11/2026 9am", "2026-11-23 09:00"),
        ("11/23/2026 12:15 a.m.", "2026-11-23 00:15"),
        ("Mon 23 November 10:30", "2026-11-23 10:30"),
        ("Fri 8 Jan 10:30", "2027-01-08 10:30"),
        ("9 Nov 10.30am", "2026-11-09 10:30"),
        (
            "\u{200b}2026\u{2013}11\u{2013}09  10:30",
            "2026-11-09 10:30",
        ),
    ] {
        assert_eq!(read(line).as_deref(), Ok(meant), "{line}");
    }
}

#[test]
fn leaves_what_is_not() {
    for (line, why) in [
        ("infusion starts", Unread::NoDate),
        ("|---|---|", Unread::NoDate),
        ("2026-11-09", Unread::NoTime),
        ("2026-11-31 10:30", Unread::Impossible),
        ("2026-11-09 25:30", Unread::Impossible),
        ("2026-11-09 13:00 pm", Unread::Impossible),
        ("03/04/2026 10:30", Unread::Ambiguous),
        ("Tue 2026-11-09 10:30", Unread::Weekday),
        ("30 Feb 10:30", Unread::Impossible),
        ("☀️ 輸液 ١٢", Unread::NoDate),
    ] {
        assert_eq!(read(line), Err(why), "{line}");
    }
}

proptest::proptest! {
    #[test]
    fn nothing_breaks_it(line in "\\PC{0,80}") {
        let _ = read(&line);
    }
}
