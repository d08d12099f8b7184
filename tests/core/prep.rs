//! Getting ready: fasting in elapsed hours, a ride that holds for one time, a list that fills itself with nothing.

use crate::desk::Desk;
use afterglow::clinic::{Amount, Anchor, Rule, RuleKind, Sheet};
use afterglow::moment::{Moment, Wall};
use afterglow::prep::{fasting, fraction};
use afterglow::private::Private;
use afterglow::random::Id;
use afterglow::session::{Session, State};
use chrono::{NaiveDate, NaiveTime, TimeDelta};
use chrono_tz::Tz;
use proptest::prelude::*;
use serde_json::{Value, json};

const SHEET: &str = include_str!("../fixtures/clinic-sheets/2-eight-and-two.txt");

/// The evening before infusion 4 of the sample course.
fn desk() -> (Desk, String) {
    let desk = Desk::new("2026-11-18T18:40:00-05:00", "America/New_York");
    let view = desk.call(
        "course.plan",
        json!({"starts": [{"day": "2026-11-19", "time": "10:30"}], "minutes": 40}),
    );
    let id = view["next"].as_str().unwrap().to_owned();
    (desk, id)
}

fn with_rules(desk: &Desk) {
    let ask = json!({"words": SHEET, "givenBy": "", "receivedDay": "2026-11-12"});
    let sheet = desk.call("clinic.addSheet", ask)["sheets"][0]["id"].clone();
    for (kind, minutes, line) in [
        ("noSolids", 480, 1),
        ("clearLiquidsUntil", 120, 2),
        ("adultInside", 0, 4),
        ("noDriving", 1440, 5),
    ] {
        let sentence = SHEET.lines().nth(line).unwrap();
        desk.rule(&sheet, kind, minutes, sentence);
    }
}

fn prep(desk: &Desk) -> Value {
    desk.call("prep.read", json!({}))
}

#[test]
fn without_a_confirmed_rule_no_time_is_shown() {
    let (desk, _) = desk();
    desk.call(
        "clinic.addSheet",
        json!({"words": SHEET, "givenBy": "", "receivedDay": "2026-11-12"}),
    );
    assert_eq!(prep(&desk)["fasting"], json!([]));
    assert_eq!(prep(&desk)["arriveBy"], Value::Null);
    assert_eq!(prep(&desk)["items"], json!([]));
}

#[test]
fn eight_and_two_hours_before_half_past_ten() {
    let (desk, _) = desk();
    with_rules(&desk);
    let view = prep(&desk);
    let lines = view["fasting"].as_array().unwrap();
    assert_eq!(lines.len(), 2);
    assert_eq!(lines[0]["name"], "Solid food");
    assert_eq!(lines[0]["untilText"], "02:30");
    assert_eq!(lines[0]["leftText"], "7 h 50 min left");
    assert_eq!(
        lines[0]["sentence"],
        "- Nothing to eat for 8 hours before your infusion."
    );
    assert_eq!(lines[0]["source"], "From your clinic’s sheet, 12 Nov.");
    assert!((lines[0]["fraction"].as_f64().unwrap() - 470.0 / 950.0).abs() < 1e-9);
    assert_eq!(lines[1]["untilText"], "08:30");
    assert_eq!(lines[1]["minutesLeft"], 830);
    desk.at("2026-11-19T02:40:00-05:00");
    let line = &prep(&desk)["fasting"][0];
    assert_eq!(line["minutesLeft"], -10);
    assert_eq!(line["leftText"], "ended 10 min ago");
    assert_eq!(line["fraction"], 0.0);
    desk.at("2026-11-19T10:30:00-05:00");
    assert_eq!(prep(&desk)["fasting"], json!([]));
}

#[test]
fn the_day_is_named_when_it_is_another_one() {
    let (desk, id) = desk();
    with_rules(&desk);
    desk.call(
        "course.move",
        json!({"id": id, "starts": {"day": "2026-11-20", "time": "07:00"}}),
    );
    assert_eq!(prep(&desk)["fasting"][0]["untilText"], "Thu 23:00");
    desk.travel("Asia/Tokyo");
    assert_eq!(prep(&desk)["fasting"][1]["untilText"], "05:00");
}

#[test]
fn a_ride_confirmed_for_another_time_is_not_confirmed() {
    let (desk, id) = desk();
    assert_eq!(prep(&desk)["ride"]["state"], "none");
    let ask = |state: &str| json!({"sessionId": id, "state": state, "who": "Dana", "phone": "(617) 555-0142"});
    assert_eq!(
        desk.call("ride.set", ask("asked"))["sentence"],
        "Asked, not confirmed"
    );
    assert_eq!(
        desk.call("ride.set", ask("confirmed"))["state"],
        "confirmed"
    );
    desk.call(
        "course.move",
        json!({"id": id, "starts": {"day": "2026-11-20", "time": "07:00"}}),
    );
    let ride = prep(&desk)["ride"].clone();
    assert_eq!(
        (&ride["state"], &ride["moved"], &ride["who"]),
        (&json!("none"), &json!(true), &json!("Dana"))
    );
    desk.call(
        "course.move",
        json!({"id": id, "starts": {"day": "2026-11-19", "time": "10:30"}}),
    );
    assert_eq!(desk.call("ride.all", json!({}))[0]["state"], "confirmed");
    let mut long = ask("asked");
    long["who"] = json!("x".repeat(201));
    assert_eq!(desk.refuse("ride.set", long).field.as_deref(), Some("who"));
}

#[test]
fn the_list_is_offered_things_and_adds_none_by_itself() {
    let (desk, id) = desk();
    with_rules(&desk);
    let view = prep(&desk);
    assert_eq!(view["items"], json!([]));
    assert_eq!(
        view["offers"][0],
        json!({"words": "An adult inside the clinic", "from": "rule"})
    );
    assert_eq!(
        view["rideRules"][0]["text"],
        "An adult comes inside the clinic"
    );
    let add = |words: &str| json!({"sessionId": id, "words": words});
    let item = desk.call("prep.addItem", add("Eye mask"))["id"].clone();
    desk.call("prep.addItem", add("“Slow water” 🎧"));
    assert_eq!(desk.fail("prep.addItem", add(" eye MASK")).0, "exists");
    assert_eq!(desk.fail("prep.addItem", add(" ")).0, "invalid");
    assert_eq!(
        desk.fail("prep.addItem", add(&"x".repeat(2001))).0,
        "too_large"
    );
    desk.call("prep.tick", json!({"id": item, "done": true}));
    let view = prep(&desk);
    assert_eq!(view["items"][0]["done"], true);
    assert!(
        view["offers"]
            .as_array()
            .unwrap()
            .iter()
            .all(|offer| offer["words"] != "Eye mask")
    );

    // The next infusion starts with an empty list and is offered the patient's own words.
    desk.call(
        "course.plan",
        json!({"starts": [{"day": "2026-11-23", "time": "10:30"}], "minutes": 40}),
    );
    desk.at("2026-11-19T11:20:00-05:00");
    desk.call("session.over", json!({"id": id}));
    let view = prep(&desk);
    assert_eq!(view["items"], json!([]));
    assert_eq!(
        view["offers"][2],
        json!({"words": "“Slow water” 🎧", "from": "earlier"})
    );
    desk.call("prep.tick", json!({"id": item, "done": false}));
    assert_eq!(
        desk.fail("prep.removeItem", json!({"id": item})).0,
        "groggy"
    );
    desk.at("2026-11-20T11:20:00-05:00");
    desk.call("prep.removeItem", json!({"id": item}));
    assert_eq!(
        desk.fail("prep.tick", json!({"id": item, "done": true})).0,
        "not_found"
    );
}

#[test]
fn with_no_infusion_ahead_there_is_nothing_to_prepare() {
    let (desk, id) = desk();
    desk.call("course.cancel", json!({"id": id}));
    assert_eq!(prep(&desk), Value::Null);
    assert_eq!(
        desk.fail("prep.read", json!({"sessionId": "nobody"})).0,
        "not_found"
    );
}

fn made(zone: Tz, day: NaiveDate, minute: u32, rule: Amount) -> (Session, Rule, Sheet) {
    let time = NaiveTime::from_hms_opt(minute / 60, minute % 60, 0).unwrap();
    let starts = Wall {
        day,
        time,
        zone: None,
    }
    .resolve(zone)
    .unwrap();
    let id = Id::new(&starts, [3; 10]);
    let session = Session {
        id: id.clone(),
        state: State::Planned,
        booster: false,
        starts,
        minutes: 40,
        ended: None,
        number: 1,
        noted_late: false,
    };
    let rule = Rule {
        id: id.clone(),
        sheet_id: id.clone(),
        kind: RuleKind::NoSolids,
        amount: rule,
        anchor: Anchor::Infusion,
        sentence: Private::default(),
    };
    let sheet = Sheet {
        id,
        words: Private::default(),
        given_by: Private::default(),
        received_day: day,
        at: starts,
    };
    (session, rule, sheet)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]
    #[test]
    fn hours_of_fasting_are_elapsed_hours_in_every_zone(
        zone in 0..chrono_tz::TZ_VARIANTS.len(), days in 9_000i64..30_000, minute in 0u32..1440,
        rule in 0u32..=4320, before in 0i64..10_000,
    ) {
        let zone = chrono_tz::TZ_VARIANTS[zone];
        let day = NaiveDate::from_ymd_opt(1970, 1, 1).unwrap() + TimeDelta::days(days);
        let minutes = rule;
        let (session, rule, sheet) = made(zone, day, minute, Amount::Minutes(rule));
        let now = session.starts.plus(-TimeDelta::minutes(before));
        let lines = fasting(&session, std::slice::from_ref(&rule), &[sheet], &now);
        let line = &lines[0];
        prop_assert_eq!(line.until.minutes_until(&session.starts), i64::from(minutes));
        prop_assert_eq!(line.minutes_left, before - i64::from(minutes));
        prop_assert_eq!(line.until.zone(), zone);
        let part = fraction(line, &session, &now);
        prop_assert!((0.0..=1.0).contains(&part));
        prop_assert_eq!(part > 0.0, line.minutes_left > 0);
    }

    /// "Nothing after ten in the evening": the last such time before, on the clocks there.
    #[test]
    fn a_time_on_the_clock_is_the_last_one_before_in_every_zone(
        zone in 0..chrono_tz::TZ_VARIANTS.len(), days in 9_000i64..30_000, minute in 0u32..1440, at in 0u32..1440,
    ) {
        let zone = chrono_tz::TZ_VARIANTS[zone];
        let day = NaiveDate::from_ymd_opt(1970, 1, 1).unwrap() + TimeDelta::days(days);
        let time = NaiveTime::from_hms_opt(at / 60, at % 60, 0).unwrap();
        let (session, rule, sheet) = made(zone, day, minute, Amount::Clock(time));
        let lines = fasting(&session, &[rule], &[sheet], &session.starts);
        let until = lines[0].until;
        prop_assert!(until <= session.starts);
        prop_assert!(until.minutes_until(&session.starts) <= 50 * 60);
        let shown = until.local().time();
        // In the hour that summer time skips there is no such time: then the first moment after it.
        let skipped = Wall { day: until.day(), time, zone: None }.resolve(zone).unwrap();
        prop_assert!(shown == time || skipped == until);
    }
}

#[test]
fn the_nights_when_clocks_change_in_every_zone() {
    for zone in chrono_tz::TZ_VARIANTS {
        for day in 0..400 {
            let noon = Moment::from_ms((20_500 + day) * 86_400_000 + 43_200_000, zone);
            let next = noon.plus(TimeDelta::days(1));
            if noon.local().naive_local() + TimeDelta::days(1) == next.local().naive_local() {
                continue;
            }
            let (session, rule, sheet) = made(zone, next.day(), 630, Amount::Minutes(480));
            let lines = fasting(&session, &[rule], &[sheet], &noon);
            assert_eq!(
                lines[0].until.ms() + 8 * 3_600_000,
                session.starts.ms(),
                "{zone}"
            );
        }
    }
}

#[test]
fn a_sheet_that_is_missing_or_unread_is_told_before_the_infusion() {
    let (desk, _) = desk();
    let waits = || prep(&desk)["sheetWaits"].clone();
    assert!(waits().as_str().unwrap().contains("not in yet"));
    let words = "Nothing to eat for 8 hours before your infusion.";
    let sheet = json!({"words": words, "givenBy": "", "receivedDay": "2026-11-12"});
    let id = desk.call("clinic.addSheet", sheet)["sheets"][0]["id"].clone();
    assert!(waits().as_str().unwrap().contains("1 line"));
    let open = desk.call("clinic.suggestions", json!({"sheetId": id}))["open"][0].clone();
    let leave =
        json!({"sheetId": id, "kind": open["kind"], "sentence": open["sentence"], "left": true});
    desk.call("clinic.leaveSuggestion", leave);
    assert!(waits().is_null());
}
