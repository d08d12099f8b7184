//! What waits after an infusion: never shorter than the floor, in any zone, whatever a rule says.

use crate::desk::Desk;
use afterglow::clinic::rule::Amount;
use afterglow::moment::Moment;
use afterglow::random::Id;
use afterglow::session::aftercare::{Kind, floor, is_a_night, is_over, until};
use afterglow::session::{Session, State};
use chrono::{NaiveTime, TimeDelta};
use chrono_tz::TZ_VARIANTS;
use proptest::prelude::*;
use serde_json::{Value, json};

const ZONE: &str = "America/New_York";

fn at(text: &str) -> Moment {
    Moment::parse(text, ZONE.parse().unwrap()).unwrap()
}

/// An infusion of 12 November, 10:30 to 11:10; nothing said about its end yet.
fn begun() -> (Desk, String) {
    let desk = Desk::new("2026-11-11T09:00:00-05:00", ZONE);
    let plan = json!({"starts": [{"day": "2026-11-12", "time": "10:30"}], "minutes": 40});
    let id = desk.call("course.plan", plan)["next"]
        .as_str()
        .unwrap()
        .to_owned();
    desk.at("2026-11-12T11:10:00-05:00");
    (desk, id)
}

fn ended() -> (Desk, String) {
    let (desk, id) = begun();
    desk.call("session.over", json!({"id": id}));
    (desk, id)
}

fn read(desk: &Desk) -> Value {
    desk.call("after.read", json!({}))
}

fn wait(view: &Value, kind: &str) -> Value {
    let waits = view["waits"].as_array().unwrap();
    waits
        .iter()
        .find(|one| one["kind"] == kind)
        .unwrap()
        .clone()
}

fn with_rule(desk: &Desk, kind: &str, minutes: u32) {
    let sheet = json!({"words": "No driving.", "givenBy": "", "receivedDay": "2026-11-12"});
    let sheet = desk.call("clinic.addSheet", sheet)["sheets"][0]["id"].clone();
    desk.rule(&sheet, kind, minutes, "No driving.");
}

#[test]
fn nothing_waits_before_an_infusion_has_begun() {
    let desk = Desk::new("2026-11-11T09:00:00-05:00", ZONE);
    assert!(read(&desk).is_null());
    let plan = json!({"starts": [{"day": "2026-11-12", "time": "10:30"}], "minutes": 40});
    desk.call("course.plan", plan);
    assert!(read(&desk).is_null());
}

#[test]
fn without_a_rule_the_floor_holds() {
    let (desk, _) = ended();
    let view = read(&desk);
    for kind in ["driving", "machinery", "signing", "alcohol"] {
        let one = wait(&view, kind);
        assert_eq!(one["until"], "2026-11-13T11:10:00.000-05:00", "{kind}");
        assert_eq!(one["over"], false);
    }
    assert_eq!(
        wait(&view, "alone")["until"],
        "2026-11-13T00:00:00.000-05:00"
    );
    assert_eq!(view["onToday"], true);
}

#[test]
fn driving_waits_for_both_the_hours_and_the_sleep() {
    let (desk, id) = ended();
    // The hours alone do not do.
    desk.at("2026-11-13T11:10:00-05:00");
    assert_eq!(wait(&read(&desk), "driving")["over"], false);
    assert_eq!(wait(&read(&desk), "signing")["over"], true);
    // Nor does the sleep alone.
    desk.at("2026-11-13T07:00:00-05:00");
    let view = desk.call("after.slept", json!({"id": id, "slept": true}));
    assert_eq!(view["slept"], true);
    assert_eq!(wait(&view, "driving")["over"], false);
    desk.at("2026-11-13T11:09:59-05:00");
    assert_eq!(wait(&read(&desk), "driving")["over"], false);
    desk.at("2026-11-13T11:10:00-05:00");
    assert_eq!(wait(&read(&desk), "driving")["over"], true);
    assert_eq!(read(&desk)["onToday"], false);
    // Taken back, it waits again.
    let view = desk.call("after.slept", json!({"id": id, "slept": false}));
    assert_eq!(wait(&view, "driving")["over"], false);
    assert_eq!(wait(&view, "machinery")["over"], false);
}

#[test]
fn a_nap_on_the_day_is_no_night() {
    let (desk, id) = ended();
    desk.at("2026-11-12T18:00:00-05:00");
    assert_eq!(read(&desk)["canSay"], false);
    let refusal = desk.refuse("after.slept", json!({"id": id, "slept": true}));
    assert_eq!(refusal.field.as_deref(), Some("slept"));
}

#[test]
fn a_clinic_makes_it_stricter_and_never_looser() {
    for (minutes, until) in [
        (12 * 60, "2026-11-13T11:10:00.000-05:00"),
        (48 * 60, "2026-11-14T11:10:00.000-05:00"),
    ] {
        let (desk, id) = begun();
        desk.at("2026-11-12T09:00:00-05:00");
        with_rule(&desk, "noDriving", minutes);
        desk.at("2026-11-12T11:10:00-05:00");
        desk.call("session.over", json!({"id": id}));
        let driving = wait(&read(&desk), "driving");
        assert_eq!(driving["until"], until);
        assert_eq!(driving["sentence"], "No driving.");
        let clinics = driving["source"].as_str().unwrap().contains("sheet");
        assert_eq!(clinics, minutes > 24 * 60);
    }
}

#[test]
fn while_no_end_is_known_nothing_stops_waiting() {
    let (desk, id) = begun();
    desk.at("2026-11-15T11:10:00-05:00");
    let view = read(&desk);
    assert!(
        view["waits"]
            .as_array()
            .unwrap()
            .iter()
            .all(|one| one["over"] == false)
    );
    desk.refuse("after.slept", json!({"id": id, "slept": true}));
}

#[test]
fn an_infusion_that_did_not_take_place_makes_nothing_wait() {
    let (desk, _) = begun();
    desk.at("2026-11-12T11:20:00-05:00");
    desk.call("groggy.say", json!({"said": "notTaken"}));
    assert!(read(&desk).is_null());
}

#[test]
fn a_flight_does_not_shorten_the_hours() {
    let (desk, id) = ended();
    desk.at("2026-11-12T18:00:00-05:00");
    desk.travel("Asia/Tokyo");
    // It is the 13th there, and still the 12th where the infusion was.
    desk.refuse("after.slept", json!({"id": id, "slept": true}));
    assert_eq!(
        wait(&read(&desk), "driving")["until"],
        "2026-11-14T01:10:00.000+09:00"
    );
}

fn amounts() -> impl Strategy<Value = Option<Amount>> {
    prop_oneof![
        Just(None),
        Just(Some(Amount::NextDay)),
        Just(Some(Amount::Plain)),
        Just(Some(Amount::Clock(NaiveTime::MIN))),
        (0u32..=4320).prop_map(|minutes| Some(Amount::Minutes(minutes))),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Every zone in each case: an instant of the years 2000 to 2040, so both changes of the year.
    #[test]
    fn no_rule_in_any_zone_comes_under_the_floor(
        ms in 946_684_800_000i64..2_208_988_800_000,
        amount in amounts(),
    ) {
        for zone in TZ_VARIANTS {
            let end = Moment::from_ms(ms, zone);
            for kind in Kind::ALL {
                let until = until(kind, &end, amount);
                prop_assert!(until >= floor(kind, &end), "{zone} {kind:?}");
                prop_assert!(until.day() > end.day(), "{zone} {kind:?}");
                if kind != Kind::Alone {
                    prop_assert!(until >= end.plus(TimeDelta::hours(24)), "{zone} {kind:?}");
                }
                if let Some(Amount::Minutes(minutes)) = amount {
                    prop_assert!(until >= end.plus(TimeDelta::minutes(minutes.into())));
                }
            }
        }
    }

    #[test]
    fn driving_is_never_over_without_hours_and_sleep(
        minutes in 0i64..6000,
        amount in amounts(),
        slept in any::<bool>(),
    ) {
        let starts = at("2026-11-12T10:30:00-05:00");
        let end = starts.plus(TimeDelta::minutes(40));
        let session = Session {
            id: Id::new(&starts, [5; 10]),
            state: State::Over,
            booster: false,
            starts,
            minutes: 40,
            ended: Some(end),
            number: 1,
            noted_late: false,
        };
        let now = end.plus(TimeDelta::minutes(minutes));
        let until = until(Kind::Driving, &end, amount);
        if is_over(Kind::Driving, &session, &until, slept, &now) {
            prop_assert!(slept && minutes >= 24 * 60);
        }
    }
}

#[test]
fn the_day_the_clocks_change_is_counted_in_elapsed_hours_and_reaches_the_next_day() {
    // 1 November 2026 has 25 hours in New York: 24 hours after 00:10 it is still the same day.
    let end = at("2026-11-01T00:10:00-04:00");
    assert_eq!(
        until(Kind::Driving, &end, None),
        at("2026-11-02T00:00:00-05:00")
    );
    // 8 March 2026 has 23.
    let end = at("2026-03-07T12:00:00-05:00");
    assert_eq!(
        until(Kind::Driving, &end, None),
        at("2026-03-08T13:00:00-04:00")
    );
    assert!(!is_a_night(&end, &at("2026-03-07T23:59:00-05:00")));
    assert!(is_a_night(&end, &at("2026-03-08T07:00:00-04:00")));
}
