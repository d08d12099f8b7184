//! Groggy time: when it is, and that nothing is sent, deleted or decided in it.

use crate::desk::Desk;
use afterglow::api::COMMANDS;
use afterglow::moment::Moment;
use afterglow::random::Id;
use afterglow::session::groggy::{Length, Said, Word, current, times};
use afterglow::session::{Session, State};
use chrono::{NaiveTime, TimeDelta};
use proptest::prelude::*;
use serde_json::{Value, json};

const STARTS: &str = "2026-11-12T10:30:00-05:00";
const ZONE: &str = "America/New_York";

/// An infusion from 10:30 to 11:10, planned the day before; the clock stands at its start.
fn desk() -> (Desk, String) {
    let desk = Desk::new("2026-11-11T09:00:00-05:00", ZONE);
    let plan = json!({"starts": [{"day": "2026-11-12", "time": "10:30"}], "minutes": 40});
    let id = desk.call("course.plan", plan)["next"]
        .as_str()
        .unwrap()
        .to_owned();
    desk.at(STARTS);
    (desk, id)
}

fn is_on(desk: &Desk) -> bool {
    let inside = !desk.call("groggy.read", json!({}))["until"].is_null();
    // What lies outside says the same, for the lock screen.
    let start = desk.call("start.read", json!({}));
    assert_eq!(!start["groggy"].is_null(), inside);
    inside
}

fn made(starts: Moment, state: State, noted_late: bool) -> Session {
    Session {
        id: Id::new(&starts, [5; 10]),
        state,
        booster: false,
        starts,
        minutes: 40,
        ended: None,
        number: 1,
        noted_late,
    }
}

#[test]
fn it_lasts_from_the_end_for_the_time_that_was_set() {
    let at = |text: &str| Moment::parse(text, ZONE.parse().unwrap()).unwrap();
    let end = at("2026-11-12T11:10:00-05:00");
    for (length, until) in [
        (Length::default(), "2026-11-12T15:10:00-05:00"),
        (Length::Hours { hours: 9 }, "2026-11-12T20:10:00-05:00"),
        (Length::Morning, "2026-11-13T08:00:00-05:00"),
        // Nothing makes it shorter than four hours.
        (Length::Hours { hours: 0 }, "2026-11-12T15:10:00-05:00"),
    ] {
        assert_eq!(length.until(&end), at(until), "{length:?}");
    }
    let starts = at(STARTS);
    let now = starts.plus(TimeDelta::minutes(90));
    for (state, late, said, on) in [
        (State::Planned, false, None, Some(false)),
        (State::Planned, false, Some(Said::TookPlace), Some(true)),
        (State::Planned, false, Some(Said::NotTaken), None),
        (State::Planned, false, Some(Said::Left), None),
        (State::Planned, true, None, None),
        (State::Over, true, None, Some(true)),
        (State::Over, false, Some(Said::NotTaken), Some(true)),
        (State::Over, false, Some(Said::Left), None),
        (State::Cancelled, false, None, None),
    ] {
        let session = made(starts, state, late);
        let word = said.map(|said| Word {
            session: session.id.clone(),
            for_start: starts,
            said,
        });
        let words: Vec<_> = word.into_iter().collect();
        let found = current(
            &times(&[session], Length::default(), &words, &[], &now),
            &now,
        );
        assert_eq!(found.map(|one| one.sure), on, "{state:?} {late} {said:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]
    #[test]
    fn in_every_zone_it_is_at_least_four_hours_and_morning_is_morning(
        zone in 0..chrono_tz::TZ_VARIANTS.len(), ms in 1_700_000_000_000i64..2_000_000_000_000, hours in 0u32..=24,
    ) {
        let end = Moment::from_ms(ms, chrono_tz::TZ_VARIANTS[zone]);
        let until = Length::Hours { hours }.until(&end);
        prop_assert_eq!(end.minutes_until(&until), i64::from(hours.max(4)) * 60);
        let morning = Length::Morning.until(&end);
        prop_assert!(end.minutes_until(&morning) >= 240);
        prop_assert!(end.minutes_until(&morning) <= 36 * 60);
        let eight = NaiveTime::from_hms_opt(8, 0, 0).unwrap();
        prop_assert!(morning.local().time() >= eight || end.minutes_until(&morning) == 240);
    }
}

#[test]
fn it_begins_by_itself_at_the_planned_end_and_ends_by_itself() {
    let (desk, _) = desk();
    for (time, on) in [
        ("11:09", false),
        ("11:10", true),
        ("15:09", true),
        ("15:10", false),
    ] {
        desk.at(&format!("2026-11-12T{time}:00-05:00"));
        assert_eq!(is_on(&desk), on, "{time}");
    }
    desk.at("2026-11-12T11:30:00-05:00");
    assert_eq!(desk.call("start.read", json!({}))["groggy"]["asks"], true);
    desk.call("groggy.say", json!({"said": "tookPlace"}));
    assert_eq!(desk.call("start.read", json!({}))["groggy"]["asks"], false);
}

#[test]
fn it_counts_from_the_tap_and_the_tap_can_be_a_slip() {
    let (desk, id) = desk();
    desk.at("2026-11-12T11:25:00-05:00");
    desk.call("session.over", json!({"id": id}));
    let page = desk.call("groggy.read", json!({}));
    assert_eq!(page["until"], "It stays quiet here until 15:25.");
    assert_eq!(page["over"], id);
    desk.call("session.reopen", json!({"id": id}));
    assert_eq!(desk.call("groggy.read", json!({}))["over"], Value::Null);
}

#[test]
fn no_ends_it_and_leaving_early_is_logged_for_this_infusion_only() {
    let (first, _) = desk();
    first.at("2026-11-12T12:00:00-05:00");
    first.call("groggy.say", json!({"said": "notTaken"}));
    assert!(!is_on(&first));
    let (desk, id) = desk();
    desk.at("2026-11-12T12:00:00-05:00");
    desk.call("groggy.say", json!({"said": "left"}));
    assert!(!is_on(&desk));
    assert_eq!(
        desk.fail("groggy.say", json!({"said": "left"})).0,
        "conflict"
    );
    let logged: u32 = desk
        .app
        .vault()
        .as_ref()
        .unwrap()
        .db
        .query_row(
            "SELECT count(*) FROM session_groggy WHERE said = 'left'",
            [],
            |row| row.get(0),
        )
        .unwrap();
    assert_eq!(logged, 1);
    // Moved, nothing is said about the new time yet.
    let to = json!({"day": "2026-11-13", "time": "10:30"});
    desk.call("course.move", json!({"id": id, "starts": to}));
    desk.at("2026-11-13T12:00:00-05:00");
    assert!(is_on(&desk));
}

#[test]
fn its_length_is_set_beforehand_only() {
    let (desk, _) = desk();
    let set = |hours: u32| json!({"length": {"kind": "hours", "hours": hours}});
    for hours in [0, 3, 25] {
        let refusal = desk.refuse("groggy.setLength", set(hours));
        assert_eq!(refusal.field.as_deref(), Some("hours"));
    }
    assert_eq!(desk.call("groggy.setLength", set(8)), set(8));
    desk.at("2026-11-12T19:09:00-05:00");
    assert!(is_on(&desk));
    assert_eq!(desk.fail("groggy.setLength", set(4)).0, "groggy");
    desk.at("2026-11-12T19:10:00-05:00");
    assert!(!is_on(&desk));
}

/// Whatever was asked, well formed or not, from an open vault or a locked one.
#[test]
fn every_command_marked_refused_is_refused_and_the_others_are_not() {
    let (desk, id) = desk();
    desk.at("2026-11-12T11:25:00-05:00");
    desk.call("session.over", json!({"id": id}));
    let refused: Vec<_> = COMMANDS
        .iter()
        .filter(|one| !one.groggy)
        .map(|one| one.name)
        .collect();
    for name in [
        "journal.remove",
        "prep.removeItem",
        "share.save",
        "share.addRecipient",
        "share.tick",
        "vault.newRecoveryCode",
        "checkins.begin",
        "checkins.answer",
        "groggy.setLength",
    ] {
        assert!(refused.contains(&name), "{name} has to be refused");
    }
    for name in &refused {
        for ask in [json!({}), json!({"id": id}), json!(null), json!([1])] {
            assert_eq!(desk.fail(name, ask).0, "groggy", "{name}");
        }
    }
    for command in COMMANDS
        .iter()
        .filter(|one| one.groggy && one.topics.is_empty())
    {
        if let Err(refusal) = afterglow::api::dispatch(&desk.app, command.name, json!({})) {
            let code = serde_json::to_value(refusal.code).unwrap();
            assert_ne!(code, "groggy", "{}", command.name);
        }
    }
    for (name, ask) in [
        ("settings.change", json!({"textSize": "larger"})),
        ("checkins.mood", json!({"valence": 2})),
        (
            "journal.draft",
            json!({"kind": "fragment", "words": "warm, far, slow"}),
        ),
    ] {
        let outcome = afterglow::api::dispatch(&desk.app, name, ask);
        assert!(outcome.is_ok(), "{name}: {outcome:?}");
    }
    desk.app.lock_vault();
    assert_eq!(desk.fail("vault.newRecoveryCode", json!({})).0, "groggy");
}
