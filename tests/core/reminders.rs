//! Reminders: each kind's times, nothing at night, nothing twice, and all of it with the vault locked.

use crate::desk::Desk;
use crate::nudges::{self, NY, one};
use afterglow::moment::Moment;
use afterglow::random::Id;
use afterglow::reminders::facts::{Checkin, Facts, Infusion};
use afterglow::reminders::kinds::Kind;
use afterglow::reminders::{Nudge, Preferences, Quiet};
use afterglow::session::table::insert_planned;
use afterglow::transaction::with_room;
use chrono::TimeDelta;
use chrono_tz::TZ_VARIANTS;
use proptest::prelude::*;
use serde_json::{Value, json};
use std::collections::BTreeSet;

const NOW: &str = "2026-11-10T12:00:00-05:00";

fn is_quiet(at: &Moment) -> bool {
    Quiet::default().holds(at)
}

fn plan(facts: &Facts, now: &Moment) -> Vec<Nudge> {
    afterglow::reminders::plan(facts, &Preferences::default(), now)
}

fn at(text: &str) -> Moment {
    Moment::parse(text, NY).unwrap()
}

fn infusion(starts: &str) -> Infusion {
    nudges::infusion(at(starts))
}

fn facts(infusion: Infusion) -> Facts {
    Facts {
        infusions: vec![infusion],
        salt: "salt".into(),
        ..Facts::default()
    }
}

/// Kind, due and until of a plan made at [`NOW`], as `MM-DDTHH:MM`.
fn times(facts: &Facts) -> Vec<(Kind, String, String)> {
    nudges::times(&plan(facts, &at(NOW)), "%m-%dT%H:%M")
}

#[test]
fn solid_food_is_told_at_its_time_or_once_the_evening_before() {
    let cases = [
        // infusion, stop, due, until
        ("12T18:00", "12T10:00", "11-12T10:00", "11-12T18:00"),
        ("12T10:30", "12T02:30", "11-11T20:30", "11-12T02:30"),
        ("12T16:59", "12T08:59", "11-11T20:30", "11-12T08:59"),
        ("12T17:00", "12T09:00", "11-12T09:00", "11-12T17:00"),
        ("13T05:00", "12T21:00", "11-12T20:30", "11-12T21:00"),
        ("13T04:59", "12T20:59", "11-12T20:59", "11-13T04:59"),
    ];
    for (starts, stop, due, until) in cases {
        let facts = facts(Infusion {
            solids_until: Some(at(&format!("2026-11-{stop}:00-05:00"))),
            ..infusion(&format!("2026-11-{starts}:00-05:00"))
        });
        assert_eq!(times(&facts), one(Kind::StopSolids, due, until), "{stop}");
    }
}

#[test]
fn clear_liquids_are_told_like_solids() {
    let late = Infusion {
        liquids_until: Some(at("2026-11-12T12:00:00-05:00")),
        ..infusion("2026-11-12T14:00:00-05:00")
    };
    let told = one(Kind::StopLiquids, "11-12T12:00", "11-12T14:00");
    assert_eq!(times(&facts(late)), told);
    let early = Infusion {
        liquids_until: Some(at("2026-11-12T08:30:00-05:00")),
        ..infusion("2026-11-12T10:30:00-05:00")
    };
    let told = one(Kind::StopLiquids, "11-11T20:30", "11-12T08:30");
    assert_eq!(times(&facts(early)), told);
}

#[test]
fn an_unconfirmed_ride_is_told_twice_and_a_confirmed_one_never() {
    let asked = |starts| {
        facts(Infusion {
            ride_confirmed: false,
            ..infusion(starts)
        })
    };
    let twice = |first: &str, second: &str, starts: &str| {
        vec![
            (Kind::RideNotConfirmed, first.into(), second.into()),
            (Kind::RideNotConfirmed, second.into(), starts.into()),
        ]
    };
    assert_eq!(
        times(&asked("2026-11-14T10:30:00-05:00")),
        twice("11-12T10:30", "11-13T10:30", "11-14T10:30")
    );
    assert_eq!(
        times(&asked("2026-11-14T07:00:00-05:00")),
        twice("11-12T09:00", "11-13T09:00", "11-14T07:00")
    );
    assert_eq!(
        times(&asked("2026-11-14T22:00:00-05:00")),
        twice("11-12T20:30", "11-13T20:30", "11-14T22:00")
    );
    assert!(times(&facts(infusion("2026-11-14T10:30:00-05:00"))).is_empty());
}

#[test]
fn a_check_in_is_told_at_ten_or_when_it_is_first_offered() {
    let cases = [
        ("13T06:00", "11-13T10:00", "11-20T10:00"),
        ("13T10:00", "11-13T10:00", "11-20T10:00"),
        ("13T11:25", "11-13T11:25", "11-20T11:25"),
        ("13T22:00", "11-14T10:00", "11-21T10:00"),
    ];
    for (offered, due, until) in cases {
        let facts = Facts {
            checkin: Some(Checkin {
                offered: at(&format!("2026-11-{offered}:00-05:00")),
            }),
            salt: "salt".into(),
            ..Facts::default()
        };
        assert_eq!(times(&facts), one(Kind::CheckinDue, due, until));
    }
}

#[test]
fn a_booster_is_told_a_week_before_at_ten() {
    let booster = Infusion {
        booster: true,
        ..infusion("2027-01-12T10:30:00-05:00")
    };
    let told = one(Kind::BoosterNear, "01-05T10:00", "01-12T10:30");
    assert_eq!(times(&facts(booster)), told);
}

#[test]
fn an_infusion_that_has_begun_is_not_reminded_of() {
    let past = Infusion {
        ride_confirmed: false,
        booster: true,
        ..infusion("2026-11-10T11:59:00-05:00")
    };
    assert!(times(&facts(past)).is_empty());
}

/// Puts an infusion in and lets what lies outside be brought up to date.
fn planned(desk: &Desk, starts: &str, booster: bool) {
    with_room(&desk.app, |room| {
        let id = room.app.new_id(room.now)?;
        let starts = Moment::parse(starts, room.now.zone())?;
        Ok(insert_planned(room.db, &id, &starts, 40, booster, false)?)
    })
    .unwrap();
    settled(desk);
}

fn settled(desk: &Desk) {
    desk.call("vault.recoveryLater", json!({}));
}

fn due(desk: &Desk) -> Vec<Value> {
    let due = desk.call("reminders.due", json!({}));
    assert_eq!(due["sender"], "Calendar");
    due["ids"].as_array().unwrap().clone()
}

fn waiting(desk: &Desk) -> Vec<(String, bool)> {
    let notes = desk.call("reminders.list", json!({}))["notes"].clone();
    let notes = notes.as_array().unwrap().iter();
    notes
        .map(|note| {
            (
                note["words"].as_str().unwrap().to_owned(),
                note["missed"] == true,
            )
        })
        .collect()
}

const RIDE: &str = "The ride for Sat 14 Nov, 10:30 is not confirmed yet.";
const CHECKIN: &str = "A check-in, when you’re ready.";

#[test]
fn a_locked_vault_still_reminds_and_a_restart_repeats_nothing() {
    let desk = Desk::new(NOW, "America/New_York");
    planned(&desk, "2026-11-14T10:30:00-05:00", false);
    desk.call("vault.lock", json!({}));
    desk.at("2026-11-12T10:29:59-05:00");
    assert!(due(&desk).is_empty());
    desk.at("2026-11-12T10:30:00-05:00");
    let ids = due(&desk);
    assert_eq!(ids.len(), 1);
    let told = ids[0].as_str().unwrap();
    let outside = std::fs::read_to_string(desk.folder.path().join("outside.json")).unwrap();
    assert!(outside.contains(told) && !outside.contains("ride"));
    desk.call("reminders.shown", json!({ "ids": ids }));
    assert!(due(&desk).is_empty());
    let desk = desk.restart();
    assert!(due(&desk).is_empty());
    desk.at("2026-11-12T10:29:00-05:00");
    assert!(due(&desk).is_empty());
    desk.at("2026-11-12T10:31:00-05:00");
    assert!(due(&desk).is_empty());
    assert_eq!(desk.fail("reminders.list", json!({})).0, "locked");
}

#[test]
fn shown_and_missed_notes_wait_inside_until_they_are_put_away() {
    let desk = Desk::new(NOW, "America/New_York");
    planned(&desk, "2026-11-14T10:30:00-05:00", false);
    assert!(waiting(&desk).is_empty());
    desk.at("2026-11-12T10:30:00-05:00");
    desk.call("reminders.shown", json!({ "ids": due(&desk) }));
    assert_eq!(waiting(&desk), [(RIDE.to_owned(), false)]);
    // The second ride note and the check-in come while Afterglow is closed.
    desk.at("2026-11-14T00:30:00-05:00");
    assert!(due(&desk).is_empty());
    settled(&desk);
    let missed = [(RIDE.to_owned(), true), (CHECKIN.to_owned(), true)];
    assert_eq!(waiting(&desk), missed);
    let notes = desk.call("reminders.list", json!({}))["notes"].clone();
    let ids: Vec<&Value> = notes.as_array().unwrap().iter().map(|n| &n["id"]).collect();
    desk.call("reminders.putAway", json!({ "ids": ids }));
    assert!(waiting(&desk).is_empty());
    desk.at("2026-11-14T09:30:00-05:00");
    assert!(due(&desk).is_empty());
}

#[test]
fn a_time_gone_by_before_the_planning_is_not_told_at_once() {
    let desk = Desk::new("2026-11-12T12:00:00-05:00", "America/New_York");
    planned(&desk, "2026-11-14T10:30:00-05:00", false);
    assert!(due(&desk).is_empty());
    desk.at("2026-11-13T10:30:00-05:00");
    assert_eq!(due(&desk).len(), 2);
    // Of the two notes about the ride the first lay before the planning.
    let told = [(RIDE.to_owned(), true), (CHECKIN.to_owned(), true)];
    assert_eq!(waiting(&desk), told);
}

#[test]
fn what_the_night_held_back_comes_in_the_morning() {
    let desk = Desk::new(NOW, "America/New_York");
    planned(&desk, "2026-11-14T20:59:00-05:00", false);
    desk.at("2026-11-12T21:00:00-05:00");
    assert!(due(&desk).is_empty());
    desk.at("2026-11-13T08:58:00-05:00");
    assert!(due(&desk).is_empty());
    desk.travel("America/Halifax");
    assert_eq!(due(&desk).len(), 1);
}

#[test]
fn a_journal_line_plans_nothing() {
    let desk = Desk::new(NOW, "America/New_York");
    with_room(&desk.app, |room| {
        let id = room.app.new_id(room.now)?;
        let starts = room.now.plus(TimeDelta::days(4));
        Ok(insert_planned(room.db, &id, &starts, 40, false, false)?)
    })
    .unwrap();
    desk.call(
        "journal.draft",
        json!({"words": "a line", "kind": "fragment"}),
    );
    assert!(desk.app.outside().due.is_empty());
    settled(&desk);
    assert!(!desk.app.outside().due.is_empty());
}

/// What is known outside, as wall times in New York.
fn known(desk: &Desk) -> Vec<String> {
    let due = desk.app.outside().due.into_iter();
    due.map(|one| {
        let at = Moment::from_ms(one.at_ms, NY).local();
        at.format("%m-%dT%H:%M").to_string()
    })
    .collect()
}

#[test]
fn every_change_of_the_course_reaches_what_is_known_outside() {
    let desk = Desk::new(NOW, "America/New_York");
    let plan = json!({"starts": [{"day": "2026-11-14", "time": "10:30"}], "minutes": 40});
    let course = desk.call("course.plan", plan);
    let id = course["infusions"][0]["id"].clone();
    let (ride, second, evening) = ("11-12T10:30", "11-13T10:30", "11-13T20:30");
    // Four hours after the planned end a few words may be left.
    let rested = "11-14T15:10";
    assert_eq!(known(&desk), [ride, second, second, rested]);
    let sentence = "Nothing to eat for 8 hours, clear liquids until 2 hours before.";
    let sheet = json!({"words": sentence, "givenBy": "", "receivedDay": "2026-11-10"});
    let sheet = desk.call("clinic.addSheet", sheet)["sheets"][0]["id"].clone();
    for (kind, minutes) in [("noSolids", 480), ("clearLiquidsUntil", 120)] {
        desk.rule(&sheet, kind, minutes, sentence);
    }
    assert_eq!(
        known(&desk),
        [ride, second, second, evening, evening, rested]
    );
    let sure = json!({"sessionId": id, "state": "confirmed", "who": "Dana", "phone": ""});
    desk.call("ride.set", sure);
    assert_eq!(known(&desk), [second, evening, evening, rested]);
    let booster = json!({"starts": {"day": "2027-01-12", "time": "10:30"}, "note": ""});
    desk.call("boosters.set", booster);
    assert!(known(&desk).contains(&"01-05T10:00".to_owned()));
    desk.at("2026-11-14T11:15:00-05:00");
    desk.call(
        "session.over",
        json!({"id": id, "ended": {"day": "2026-11-14", "time": "11:15"}}),
    );
    let dark = at("2026-11-15T11:15:00-05:00").ms();
    assert_eq!(desk.app.outside().dusk_until_ms, dark);
}

/// Any infusion within the next months, with any rules, seen from any zone.
fn any_facts() -> impl Strategy<Value = (Facts, Moment)> {
    let span = 0..TZ_VARIANTS.len();
    let times = (0i64..525_600, 0i64..4_320, 0i64..4_320);
    (span, times, any::<bool>(), 0i64..14_400).prop_map(|(zone, times, booster, ahead)| {
        let (minute, solids, liquids) = times;
        let zone = TZ_VARIANTS[zone];
        let start = Moment::parse("2026-11-01T00:00:00Z", zone).unwrap();
        let starts = start.plus(TimeDelta::minutes(minute));
        let before = |minutes: i64| Some(starts.plus(TimeDelta::minutes(-minutes)));
        let facts = Facts {
            infusions: vec![Infusion {
                id: Id::new(&start, [3; 10]),
                starts,
                minutes: 40,
                booster,
                heavy_until: before(solids),
                solids_until: before(solids),
                light_until: before(liquids),
                liquids_until: before(liquids),
                leave: before(liquids / 8),
                rested: Some(starts.plus(TimeDelta::minutes(280))),
                ride_confirmed: false,
            }],
            checkin: Some(Checkin {
                offered: starts.plus(TimeDelta::minutes(-1_440)),
            }),
            salt: "salt".into(),
            ..Facts::default()
        };
        (facts, starts.plus(TimeDelta::minutes(-ahead)))
    })
}

fn ids(plan: &[Nudge]) -> BTreeSet<&str> {
    plan.iter().map(|nudge| nudge.id.as_str()).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]
    #[test]
    fn a_plan_is_sorted_sleeps_at_night_and_names_each_thing_once((facts, now) in any_facts()) {
        let plan = plan(&facts, &now);
        prop_assert!(plan.is_sorted_by_key(|nudge| nudge.due));
        prop_assert!(plan.iter().all(|nudge| !is_quiet(&nudge.due)));
        prop_assert!(plan.iter().all(|nudge| nudge.due < nudge.until && now < nudge.until));
        prop_assert_eq!(ids(&plan).len(), plan.len());
    }

    #[test]
    fn ids_stay_with_time_and_travel((facts, now) in any_facts(), zone in 0..TZ_VARIANTS.len()) {
        let early = now.plus(TimeDelta::days(-30));
        let (all, later) = (plan(&facts, &early), plan(&facts, &now));
        prop_assert!(ids(&later).is_subset(&ids(&all)));
        let elsewhere = plan(&facts, &early.seen_in(TZ_VARIANTS[zone]));
        let other_days = |kind| elsewhere.iter().filter(move |nudge| nudge.kind == kind).map(|n| &n.id);
        for kind in [Kind::RideNotConfirmed, Kind::BoosterNear, Kind::CheckinDue] {
            prop_assert!(other_days(kind).all(|id| ids(&all).contains(id.as_str())));
        }
        let salted = Facts { salt: "other".into(), ..facts };
        prop_assert!(ids(&plan(&salted, &early)).is_disjoint(&ids(&all)));
    }
}

/// A step of a life with the program: minutes the clock moves (also back), where to, and whether
/// something is changed, locked or started anew meanwhile.
type Life = Vec<(i64, usize, u8)>;

fn lived(minute: i64, booster: bool, life: Life) -> Result<(), TestCaseError> {
    let mut desk = Desk::new("2027-03-01T00:00:00Z", "UTC");
    let start = desk.now();
    planned(
        &desk,
        &start.plus(TimeDelta::minutes(minute)).rfc3339(),
        booster,
    );
    let mut told = BTreeSet::new();
    for (minutes, zone, what) in life {
        let now = desk.now().plus(TimeDelta::minutes(minutes)).rfc3339();
        desk.at(&now);
        desk.travel(TZ_VARIANTS[zone].name());
        match what {
            0 if desk.app.vault().is_some() => settled(&desk),
            1 => drop(desk.call("vault.lock", json!({}))),
            2 => desk = desk.restart(),
            _ => {}
        }
        for id in due(&desk) {
            prop_assert!(!is_quiet(&desk.now()), "told at night");
            desk.call("reminders.shown", json!({ "ids": [id] }));
            prop_assert!(told.insert(id.to_string()), "told twice");
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]
    #[test]
    fn no_clock_no_journey_and_no_restart_tells_twice_or_at_night(
        minute in 0i64..40_000,
        booster in any::<bool>(),
        life in prop::collection::vec((-3_000i64..4_000, 0..TZ_VARIANTS.len(), 0u8..12), 60),
    ) {
        lived(minute, booster, life)?;
    }
}

#[test]
fn a_pause_is_one_tap_also_in_the_quiet_hours() {
    let desk = Desk::new(NOW, "America/New_York");
    assert_eq!(desk.call("reminders.paused", json!({}))["on"], false);
    let paused = desk.call("reminders.pause", json!({"days": 7}));
    assert_eq!(paused["on"], true);
    assert!(
        paused["sentence"]
            .as_str()
            .unwrap()
            .contains("Tuesday 17 November, 12:00")
    );
    let wrong = desk.refuse("reminders.pause", json!({"days": 400}));
    assert_eq!(wrong.field.as_deref(), Some("days"));
    assert_eq!(
        desk.call("reminders.pause", json!({"days": 0}))["on"],
        false
    );
    desk.call("reminders.pause", json!({"days": 3}));
    desk.at("2026-11-13T12:00:00-05:00");
    assert_eq!(desk.call("reminders.paused", json!({}))["on"], false);
}
