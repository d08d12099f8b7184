//! The course: a series before it is kept, phases, moves of many; whatever is asked, nothing is lost or doubled.

use crate::desk::Desk;
use proptest::prelude::*;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};

const ZONE: &str = "America/New_York";

fn desk() -> Desk {
    Desk::new("2026-11-07T09:00:00-05:00", ZONE)
}

fn wall(day: &str, time: &str) -> Value {
    json!({"day": day, "time": time})
}

fn series(desk: &Desk, except: &Value) -> Value {
    desk.call("course.series", ask(except))
}

fn ask(except: &Value) -> Value {
    json!({
        "first": "9 Nov", "weekdays": [1, 4], "time": "10.30 am", "count": 6, "minutes": 40,
        "except": except
    })
}

fn whens(view: &Value) -> Vec<&str> {
    let lines = view["lines"].as_array().unwrap();
    lines
        .iter()
        .map(|line| line["when"].as_str().unwrap())
        .collect()
}

fn field(desk: &Desk, name: &str, ask: Value) -> String {
    let refusal = desk.refuse(name, ask);
    let code = serde_json::to_value(refusal.code).unwrap();
    let field = refusal.field.unwrap_or_default();
    format!("{} {field}", code.as_str().unwrap())
}

#[test]
fn six_twice_a_week_are_seen_before_they_are_kept() {
    let desk = desk();
    let except = json!([{"day": "2026-11-26"}, {"day": "2026-11-23", "time": "2 pm"}]);
    let view = series(&desk, &except);
    assert_eq!(
        whens(&view),
        [
            "Mon 9 Nov, 10:30",
            "Thu 12 Nov, 10:30",
            "Mon 16 Nov, 10:30",
            "Thu 19 Nov, 10:30",
            "Mon 23 Nov, 14:00",
            "Thu 26 Nov, 10:30",
            "Mon 30 Nov, 10:30"
        ]
    );
    assert_eq!(view["lines"][5]["leftOut"], true);
    assert_eq!(view["lines"][4]["otherTime"], true);
    assert_eq!(view["sentence"], "6 infusions, Mon 9 Nov to Mon 30 Nov");
    assert_eq!(desk.call("course.read", json!({}))["of"], 0);
    let phases = json!({"route": "nasal", "travel": 25, "checkIn": 30, "watched": 120});
    let plan = json!({"starts": view["walls"], "minutes": 15, "phases": phases});
    let course = desk.call("course.plan", plan);
    assert_eq!(course["of"], 6);
    assert_eq!(course["infusions"][5]["when"], "Mon 30 Nov, 10:30");
    assert_eq!(course["infusions"][5]["phases"]["watched"], 120.0);
    assert_eq!(course["infusions"][0]["routeText"], "Nasal spray");
    // The same series again stands on what is planned, line by line.
    let again = series(&desk, &except);
    assert!(again["lines"][0]["problem"].is_string());
    assert!(again["lines"][5]["problem"].is_null());
    let again = json!({"starts": again["walls"], "minutes": 40});
    assert_eq!(field(&desk, "course.plan", again), "exists starts-0");
    assert_eq!(desk.call("course.read", json!({}))["of"], 6);
}

#[test]
fn what_is_no_series_is_refused_by_field() {
    let desk = desk();
    for (key, value, why) in [
        ("first", json!("some day"), "invalid first"),
        ("first", json!("03/04/2026"), "invalid first"),
        ("weekdays", json!([]), "invalid weekdays"),
        ("weekdays", json!([0]), "invalid weekdays"),
        ("time", json!("noonish"), "invalid time"),
        ("time", json!("25:00"), "invalid time"),
        ("count", json!(0), "invalid count"),
        ("count", json!(61), "invalid count"),
        ("count", json!(2.5), "invalid count"),
        ("minutes", json!(-1), "invalid minutes"),
    ] {
        let mut ask = ask(&json!([]));
        ask[key] = value;
        assert_eq!(field(&desk, "course.series", ask), why);
    }
}

#[test]
fn a_time_that_the_clocks_skip_or_repeat_says_what_it_means() {
    let desk = desk();
    let mut spring = ask(&json!([]));
    spring["first"] = json!("2027-03-14");
    spring["weekdays"] = json!([7]);
    spring["time"] = json!("02:30");
    spring["count"] = json!(1);
    let view = desk.call("course.series", spring.clone());
    assert_eq!(view["lines"][0]["time"], "03:00");
    let note = view["lines"][0]["note"].as_str().unwrap();
    assert!(note.contains("skipped. It is 03:00"), "{note}");
    spring["first"] = json!("2027-11-07");
    spring["time"] = json!("01:30");
    let view = desk.call("course.series", spring);
    let note = view["lines"][0]["note"].as_str().unwrap();
    assert!(note.contains("comes twice"), "{note}");
    let course = desk.call(
        "course.plan",
        json!({"starts": view["walls"], "minutes": 40}),
    );
    assert_eq!(
        course["infusions"][0]["starts"],
        "2027-11-07T01:30:00.000-04:00"
    );
    let read = desk.call("course.readTimes", json!({"text": "2027-03-14 02:10"}));
    assert!(read["lines"][0]["note"].is_string());
}

#[test]
fn an_unknown_zone_is_refused_by_its_name() {
    let desk = desk();
    let mut start = wall("2026-11-19", "10:30");
    start["zone"] = json!("Mars/Olympus_Mons");
    let refusal = desk.refuse("course.plan", json!({"starts": [start], "minutes": 40}));
    assert_eq!(refusal.field.as_deref(), Some("starts-0"));
    assert!(refusal.message.contains("time zone"));
    let view = desk.call(
        "course.plan",
        json!({"starts": [wall("2026-11-19", "10:30")], "minutes": 40}),
    );
    let ask = json!({"id": view["infusions"][0]["id"], "starts": start});
    assert_eq!(field(&desk, "course.move", ask), "invalid starts");
}

#[test]
fn the_rest_of_a_series_moves_together_and_comes_back_exactly() {
    let desk = desk();
    let view = series(&desk, &json!([]));
    let before = desk.call(
        "course.plan",
        json!({"starts": view["walls"], "minutes": 40}),
    );
    desk.call(
        "boosters.set",
        json!({"starts": wall("2026-12-18", "09:00"), "note": ""}),
    );
    let ids: Vec<&Value> = (0..6).map(|n| &before["infusions"][n]["id"]).collect();
    let ask = json!({"id": ids[2], "starts": wall("2026-11-18", "14:00"), "later": true});
    let moved = desk.call("course.move", ask);
    let whens: Vec<&str> = (0..7)
        .map(|n| moved["infusions"][n]["when"].as_str().unwrap())
        .collect();
    assert_eq!(
        whens,
        [
            "Mon 9 Nov, 10:30",
            "Thu 12 Nov, 10:30",
            "Wed 18 Nov, 14:00",
            "Sat 21 Nov, 10:30",
            "Wed 25 Nov, 10:30",
            "Sat 28 Nov, 10:30",
            "Fri 18 Dec, 09:00"
        ]
    );
    let back: Vec<Value> = (2..6)
        .map(|n| json!({"id": ids[n], "starts": before["infusions"][n]["wall"]}))
        .collect();
    let back = desk.call("course.moveAll", json!({"moves": back}));
    for n in 0..6 {
        assert_eq!(
            back["infusions"][n]["starts"],
            before["infusions"][n]["starts"]
        );
    }
    let twice = json!([
        {"id": ids[2], "starts": wall("2026-11-18", "14:00")},
        {"id": ids[2], "starts": wall("2026-11-20", "14:00")}
    ]);
    let ask = json!({"moves": twice});
    assert_eq!(field(&desk, "course.moveAll", ask), "invalid starts");
}

#[test]
fn phases_change_for_what_lies_ahead_only() {
    let desk = desk();
    let view = series(&desk, &json!([]));
    let course = desk.call(
        "course.plan",
        json!({"starts": view["walls"], "minutes": 40}),
    );
    let ids: Vec<&Value> = (0..6).map(|n| &course["infusions"][n]["id"]).collect();
    desk.at("2026-11-09T11:20:00-05:00");
    desk.call("session.over", json!({"id": ids[0]}));
    desk.at("2026-11-12T10:35:00-05:00");
    desk.call("day.tap", json!({"id": ids[1], "step": "begin"}));
    let ask = |id: &Value| {
        json!({
            "id": id, "minutes": 50, "later": true,
            "phases": {"route": "im", "watched": 60}
        })
    };
    for id in &ids[..2] {
        assert_eq!(field(&desk, "course.setPhases", ask(id)), "conflict ");
    }
    let after = desk.call("course.setPhases", ask(ids[2]));
    let routes: Vec<&Value> = (0..6)
        .map(|n| &after["infusions"][n]["phases"]["route"])
        .collect();
    assert_eq!(routes, ["iv", "iv", "im", "im", "im", "im"]);
    let minutes: Vec<&Value> = (0..6).map(|n| &after["infusions"][n]["minutes"]).collect();
    assert_eq!(minutes, [40, 40, 50, 50, 50, 50]);
    let mut bad = ask(ids[2]);
    bad["phases"]["watched"] = json!(1441);
    assert_eq!(field(&desk, "course.setPhases", bad), "invalid watched");
    // What is planned next is given like the last one.
    let one = json!({"starts": [wall("2026-12-20", "10:30")], "minutes": 40});
    let after = desk.call("course.plan", one);
    assert_eq!(after["infusions"][6]["phases"]["route"], "im");
}

#[test]
fn what_has_begun_or_is_over_is_no_plan_any_more() {
    let desk = desk();
    let starts = json!([wall("2026-11-07", "09:30")]);
    let view = desk.call("course.plan", json!({"starts": starts, "minutes": 40}));
    let id = &view["infusions"][0]["id"];
    desk.at("2026-11-07T09:35:00-05:00");
    desk.call("day.tap", json!({"id": id, "step": "begin"}));
    let ask = json!({"id": id, "starts": wall("2026-11-09", "09:30")});
    assert_eq!(field(&desk, "course.move", ask.clone()), "conflict ");
    assert_eq!(
        field(&desk, "course.cancel", json!({"id": id})),
        "conflict "
    );
    desk.call("day.untap", json!({"id": id, "step": "begin"}));
    let view = desk.call("course.move", ask);
    assert_eq!(view["infusions"][0]["when"], "Mon 9 Nov, 09:30");
}

#[test]
fn one_moved_into_the_past_is_noted_afterwards_and_can_be_told() {
    let desk = desk();
    let starts = json!([wall("2026-11-09", "10:30"), wall("2026-11-12", "10:30")]);
    let view = desk.call("course.plan", json!({"starts": starts, "minutes": 40}));
    let id = view["infusions"][1]["id"].clone();
    let ask = json!({"id": id, "starts": wall("2026-11-04", "10:30")});
    let view = desk.call("course.move", ask);
    assert_eq!(view["infusions"][0]["id"], id);
    assert_eq!(view["infusions"][0]["notedLate"], true);
    assert_eq!(view["infusions"][0]["state"], "unsaid");
    let early = json!({"id": id, "ended": wall("2026-11-04", "10:00")});
    assert_eq!(field(&desk, "session.over", early), "invalid ended");
    let ended = view["infusions"][0]["plannedEnd"].clone();
    let view = desk.call("session.over", json!({"id": id, "ended": ended}));
    assert_eq!(view["infusions"][0]["state"], "over");
    let day = desk.call("day.read", json!({"id": id}));
    assert_eq!(day["headline"], "Infusion 1, Wed 4 Nov");
    let far = json!({"id": view["infusions"][1]["id"], "starts": wall("1999-12-31", "10:30")});
    assert_eq!(field(&desk, "course.move", far), "invalid starts");
}

/// Something a person does, with numbers that pick which one.
#[derive(Debug, Clone)]
enum Act {
    Plan(i64, u32),
    Move(usize, i64, u32, bool),
    Cancel(usize),
    Restore(usize),
    Over(usize),
    Tap(usize, usize),
    Untap(usize, usize),
    Item(usize),
    Ride(usize),
    Vital(usize),
    Wait(i64),
}

fn act() -> impl Strategy<Value = Act> {
    prop_oneof![
        (0i64..30, 8u32..16).prop_map(|(d, h)| Act::Plan(d, h)),
        (0usize..8, -4i64..8, 8u32..16, any::<bool>())
            .prop_map(|(n, d, h, l)| Act::Move(n, d, h, l)),
        (0usize..8).prop_map(Act::Cancel),
        (0usize..4).prop_map(Act::Restore),
        (0usize..8).prop_map(Act::Over),
        (0usize..8, 0usize..8).prop_map(|(n, s)| Act::Tap(n, s)),
        (0usize..8, 0usize..8).prop_map(|(n, s)| Act::Untap(n, s)),
        (0usize..8).prop_map(Act::Item),
        (0usize..8).prop_map(Act::Ride),
        (0usize..8).prop_map(Act::Vital),
        (1i64..80).prop_map(Act::Wait),
    ]
}

const STEPS: [&str; 8] = [
    "leave", "arrive", "vitals", "begin", "end", "free", "ride", "home",
];

/// A life at the desk, and what was told to it.
struct Told {
    desk: Desk,
    planned: BTreeSet<String>,
    cancelled: Vec<String>,
    over: BTreeMap<String, Value>,
}

impl Told {
    fn course(&self) -> Value {
        self.desk.call("course.read", json!({}))
    }

    fn pick(&self, n: usize) -> Option<Value> {
        let course = self.course();
        let all = course["infusions"].as_array().unwrap();
        (!all.is_empty()).then(|| all[n % all.len()].clone())
    }

    /// Asks; a refusal is fine, it must only change nothing.
    fn ask(&self, name: &str, ask: Value) -> Option<Value> {
        afterglow::api::dispatch(&self.desk.app, name, ask)
            .ok()
            .map(|reply| reply.answer)
    }

    fn day(&self, from: &str, days: i64, hour: u32) -> Value {
        let day: chrono::NaiveDate = from.parse().unwrap();
        let day = day + chrono::TimeDelta::days(days);
        json!({"day": day.to_string(), "time": format!("{hour:02}:30")})
    }

    fn act(&mut self, act: &Act) {
        match act {
            Act::Plan(days, hour) => {
                let start = self.day("2026-11-07", *days, *hour);
                self.ask("course.plan", json!({"starts": [start], "minutes": 40}));
            }
            Act::Wait(hours) => {
                let now = self.desk.now().plus(chrono::TimeDelta::hours(*hours));
                self.desk.at(&now.rfc3339());
            }
            Act::Restore(n) if !self.cancelled.is_empty() => {
                let id = self.cancelled[n % self.cancelled.len()].clone();
                if self.ask("course.restore", json!({"id": id})).is_some() {
                    self.cancelled.retain(|one| *one != id);
                }
            }
            Act::Restore(_) => {}
            Act::Move(n, ..)
            | Act::Cancel(n)
            | Act::Over(n)
            | Act::Tap(n, _)
            | Act::Untap(n, _)
            | Act::Item(n)
            | Act::Ride(n)
            | Act::Vital(n) => {
                if let Some(one) = self.pick(*n) {
                    self.act_on(act, &one);
                }
            }
        }
    }

    fn act_on(&mut self, act: &Act, one: &Value) {
        let id = one["id"].clone();
        match act {
            Act::Move(_, days, hour, later) => {
                let from = one["wall"]["day"].as_str().unwrap();
                let start = self.day(from, *days, *hour);
                let ask = json!({"id": id, "starts": start, "later": later});
                self.ask("course.move", ask);
            }
            Act::Cancel(_) => {
                if self.ask("course.cancel", json!({"id": id})).is_some() {
                    self.cancelled.push(id.as_str().unwrap().to_owned());
                }
            }
            Act::Over(_) => {
                self.ask("session.over", json!({"id": id}));
            }
            Act::Tap(_, step) => {
                self.ask("day.tap", json!({"id": id, "step": STEPS[*step]}));
            }
            // An end may be taken back, then it is no longer done.
            Act::Untap(_, step) => {
                let undone = self.ask("day.untap", json!({"id": id, "step": STEPS[*step]}));
                if undone.is_some() {
                    self.over.remove(id.as_str().unwrap());
                }
            }
            Act::Item(_) => {
                let words = format!("blanket {}", self.desk.now().ms());
                self.ask("prep.addItem", json!({"sessionId": id, "words": words}));
            }
            Act::Ride(_) => {
                let ask =
                    json!({"sessionId": id, "state": "confirmed", "who": "Dana", "phone": ""});
                self.ask("ride.set", ask);
            }
            Act::Vital(_) => {
                self.ask("session.addVital", json!({"sessionId": id, "pulse": 70}));
            }
            Act::Plan(..) | Act::Restore(_) | Act::Wait(_) => unreachable!(),
        }
    }

    /// The day of one that is over, without what the time of looking changes.
    fn done(&self, one: &Value) -> Value {
        let day = self.desk.call("day.read", json!({"id": one["id"]}));
        let steps: Vec<Value> = day["steps"]
            .as_array()
            .unwrap()
            .iter()
            .map(|step| {
                let taps = step["taps"].as_array().unwrap();
                json!(
                    taps.iter()
                        .map(|tap| tap["time"].clone())
                        .collect::<Vec<_>>()
                )
            })
            .collect();
        json!({"starts": one["starts"], "ended": one["ended"], "steps": steps})
    }

    fn look(&mut self, act: &Act) {
        let course = self.course();
        let all = course["infusions"].as_array().unwrap();
        let ids: BTreeSet<String> = all
            .iter()
            .map(|one| one["id"].as_str().unwrap().to_owned())
            .collect();
        assert_eq!(ids.len(), all.len(), "an id twice");
        // Nothing planned is ever lost: it is there or it was cancelled.
        self.planned.extend(ids.iter().cloned());
        let there: BTreeSet<String> = ids.iter().chain(&self.cancelled).cloned().collect();
        assert_eq!(there, self.planned, "after {act:?}");
        for pair in all.windows(2) {
            let (a, b) = (&pair[0], &pair[1]);
            assert!(
                a["starts"].as_str() < b["starts"].as_str(),
                "two at a time after {act:?}"
            );
        }
        for one in all.iter().filter(|one| one["state"] == "over") {
            let id = one["id"].as_str().unwrap().to_owned();
            let now = self.done(one);
            let tapped = matches!(act, Act::Tap(..) | Act::Over(_));
            let was = self.over.insert(id, now.clone());
            assert!(
                tapped || was.is_none_or(|was| was == now),
                "changed by {act:?}"
            );
        }
        // Reminders concern infusions that are there, each once.
        let due = self.desk.call("reminders.due", json!({})).to_string();
        for gone in &self.cancelled {
            assert!(!due.contains(gone.as_str()), "reminds of a cancelled one");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]
    #[test]
    fn whatever_is_asked_nothing_done_changes_and_nothing_is_lost_or_doubled(
        acts in proptest::collection::vec(act(), 5..40),
    ) {
        let mut told = Told {
            desk: desk(), planned: BTreeSet::new(), cancelled: Vec::new(), over: BTreeMap::new(),
        };
        for act in &acts {
            told.act(act);
            told.look(act);
        }
        // Brought back where its time is free, everything that hung on it is there again.
        for id in told.cancelled.clone() {
            told.ask("course.restore", json!({"id": id}));
        }
    }
}
