//! Longer-term questions: when they are due, answered in rounds, kept, never scored.

use crate::desk::Desk;
use afterglow::moment::Moment;
use afterglow::random::Id;
use afterglow::session::longer::{Due, MONTH_DAYS, due};
use afterglow::session::{Session, State};
use chrono::TimeDelta;
use chrono_tz::TZ_VARIANTS;
use proptest::prelude::*;
use serde_json::{Value, json};

fn at(text: &str) -> Moment {
    Moment::parse(text, chrono_tz::America::New_York).unwrap()
}

fn session(starts: Moment, state: State, booster: bool) -> Session {
    Session {
        id: Id::new(&starts, [3; 10]),
        state,
        booster,
        starts,
        minutes: 40,
        ended: None,
        number: 1,
        noted_late: false,
    }
}

#[test]
fn a_month_after_the_last_round_or_before_a_booster() {
    let first = session(at("2026-09-01T10:00:00-04:00"), State::Over, false);
    let booster = session(at("2026-11-20T10:00:00-05:00"), State::Planned, true);
    let course = vec![first.clone()];
    let both = vec![first, booster];
    let cases = [
        (
            "nothing took place",
            vec![],
            None,
            "2026-11-01T10:00:00-04:00",
            None,
        ),
        (
            "within the first month",
            course.clone(),
            None,
            "2026-09-20T10:00:00-04:00",
            None,
        ),
        (
            "a month after the first",
            course.clone(),
            None,
            "2026-10-02T10:00:00-04:00",
            Some(Due::Month),
        ),
        (
            "a round within the month",
            course.clone(),
            Some("2026-09-25T10:00:00-04:00"),
            "2026-10-10T10:00:00-04:00",
            None,
        ),
        (
            "a round before the first infusion does not count as one after it",
            course,
            Some("2026-08-20T10:00:00-04:00"),
            "2026-09-25T10:00:00-04:00",
            None,
        ),
        (
            "a round since the last infusion serves the booster",
            both.clone(),
            Some("2026-10-25T10:00:00-04:00"),
            "2026-11-14T10:00:00-05:00",
            None,
        ),
        (
            "a booster in a week",
            both.clone(),
            None,
            "2026-11-13T23:00:00-05:00",
            Some(Due::Booster),
        ),
        (
            "a booster in nine days",
            both,
            None,
            "2026-11-11T10:00:00-05:00",
            Some(Due::Month),
        ),
    ];
    for (name, sessions, finished, now, expected) in cases {
        let finished = finished.map(at);
        assert_eq!(
            due(&sessions, finished.as_ref(), &at(now)),
            expected,
            "{name}"
        );
    }
}

proptest! {
    #[test]
    fn after_a_round_a_month_is_quiet_unless_another_infusion_comes_between(
        zone in 0..TZ_VARIANTS.len(),
        days in 0_i64..400,
        gap in 0_i64..(MONTH_DAYS * 24),
    ) {
        let zone = TZ_VARIANTS[zone];
        let starts = at("2026-01-10T10:00:00-05:00").seen_in(zone);
        let sessions = [
            session(starts, State::Over, false),
            session(starts.plus(TimeDelta::days(days + 40)), State::Planned, true),
        ];
        let finished = starts.plus(TimeDelta::days(days + 1));
        let now = finished.plus(TimeDelta::hours(gap));
        prop_assert_eq!(due(&sessions, Some(&finished), &now), None);
        let later = finished.plus(TimeDelta::days(MONTH_DAYS));
        prop_assert_eq!(due(&sessions, Some(&finished), &later), Some(Due::Month));
    }
}

/// Two months after an infusion.
fn desk() -> Desk {
    let desk = Desk::new("2026-09-01T09:00:00-04:00", "America/New_York");
    let plan = json!({"starts": [{"day": "2026-09-01", "time": "10:00"}], "minutes": 40});
    let id = desk.call("course.plan", plan)["next"].clone();
    desk.at("2026-09-01T10:40:00-04:00");
    desk.call("session.over", json!({"id": id}));
    desk.at("2026-11-01T10:00:00-05:00");
    desk
}

fn say(desk: &Desk, question: &str, said: &str) -> Value {
    desk.call("longer.answer", json!({"question": question, "said": said}))
}

#[test]
fn a_round_is_answered_kept_and_never_changes() {
    let desk = desk();
    let read = desk.call("longer.read", json!({}));
    assert!(read["due"].as_str().unwrap().contains("month"));
    assert_eq!(desk.call("today.read", json!({}))["longer"], read["due"]);
    let wrong = json!({"question": "bladderBlood", "said": "yes"});
    assert_eq!(desk.fail("longer.answer", wrong.clone()).0, "not_found");
    desk.call("longer.begin", json!({}));
    // Twice begun is one round.
    assert_eq!(desk.call("longer.begin", json!({}))["open"], true);
    assert_eq!(desk.fail("longer.finish", json!({})).0, "invalid");
    assert_eq!(say(&desk, "wantMore", "yes")["card"]["call"], "talk");
    let urgent = desk.call("longer.answer", wrong);
    assert_eq!(urgent["card"]["call"], "urgent");
    // Corrected, and resumed.
    assert_eq!(say(&desk, "bladderBlood", "no")["card"]["call"], "talk");
    say(&desk, "thinking", "skip");
    let open = desk.call("longer.read", json!({}));
    let said = |id: &str| {
        let all = open["questions"].as_array().unwrap();
        all.iter().find(|one| one["id"] == id).unwrap()["said"].clone()
    };
    assert_eq!(
        (said("bladderBlood"), said("wantMore")),
        (json!("no"), json!("yes"))
    );
    let kept = desk.call("longer.finish", json!({}));
    assert_eq!((&kept["open"], &kept["due"]), (&json!(false), &Value::Null));
    assert_eq!(
        kept["past"][0]["yes"],
        json!(["Needing more for the same effect"])
    );
    assert_eq!(kept["past"][0]["leftOut"], "10 questions left out");
    // Its card stays for a day; an answer now has no round to go to.
    assert_eq!(kept["card"]["call"], "talk");
    let late = json!({"question": "wantMore", "said": "no"});
    assert_eq!(desk.fail("longer.answer", late).0, "not_found");
    desk.at("2026-11-02T11:00:00-05:00");
    let later = desk.call("longer.read", json!({}));
    assert!(later["card"].is_null());
    assert_eq!(later["past"].as_array().unwrap().len(), 1);
}

#[test]
fn a_round_begun_by_mistake_leaves_nothing() {
    let desk = desk();
    desk.call("longer.begin", json!({}));
    say(&desk, "wantMore", "yes");
    let left = desk.call("longer.leave", json!({}));
    assert_eq!((&left["open"], &left["past"]), (&json!(false), &json!([])));
    assert!(left["due"].is_string() && left["card"].is_null());
    assert_eq!(desk.fail("longer.leave", json!({})).0, "not_found");
    // The next one starts blank.
    let again = desk.call("longer.begin", json!({}));
    let all = again["questions"].as_array().unwrap();
    assert!(all.iter().all(|one| one["said"].is_null()));
    assert_eq!(
        desk.fail("longer.answer", json!({"question": "liver", "said": "yes"}))
            .0,
        "not_found"
    );
}

#[test]
fn nothing_is_asked_in_the_quiet_hours() {
    let desk = desk();
    desk.call("longer.begin", json!({}));
    let plan = json!({"starts": [{"day": "2026-11-02", "time": "10:00"}], "minutes": 40});
    let id = desk.call("course.plan", plan)["next"].clone();
    desk.at("2026-11-02T10:40:00-05:00");
    desk.call("session.over", json!({"id": id}));
    assert_eq!(
        desk.fail(
            "longer.answer",
            json!({"question": "thinking", "said": "no"})
        )
        .0,
        "groggy"
    );
    assert_eq!(desk.fail("longer.begin", json!({})).0, "groggy");
    // What was open waits.
    desk.at("2026-11-03T10:00:00-05:00");
    assert_eq!(desk.call("longer.read", json!({}))["open"], true);
}
