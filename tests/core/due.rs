//! The schedule of check-ins: counted from the infusions, never closer than a week, never made up for.

use crate::desk::Desk;
use afterglow::checkins::due::plan::{MoodScale, Rest, Schedule};
use afterglow::checkins::due::{Answered, Course, Offer, Why, offers};
use afterglow::moment::Moment;
use chrono::TimeDelta;
use proptest::prelude::*;
use serde_json::{Value, json};
use std::collections::BTreeMap;

const NOW: &str = "2026-11-17T20:00:00-05:00";
const ZONE: &str = "America/New_York";

/// Hours from now.
fn at(hours: i64) -> Moment {
    let now = Moment::parse(NOW, ZONE.parse().unwrap()).unwrap();
    now.plus(TimeDelta::hours(hours))
}

/// Days from now, in hours.
const fn d(days: i64) -> i64 {
    days * 24
}

fn answered(forms: &[(&str, i64)]) -> Vec<Answered> {
    let each = forms.iter().map(|(scale, hours)| Answered {
        scale: (*scale).to_owned(),
        begun: at(*hours),
    });
    each.collect()
}

fn course(first: Option<i64>, last_end: Option<i64>, next: Option<i64>) -> Course {
    Course {
        first_start: first.map(at),
        last_end: last_end.map(at),
        next_start: next.map(at),
    }
}

/// Measure, why, from and until in hours from now.
fn planned(course: Course, forms: &[(&str, i64)]) -> Vec<(&'static str, Why, i64, Option<i64>)> {
    let hours = |moment: &Moment| at(0).minutes_until(moment) / 60;
    offers(&Schedule::default(), &course, &answered(forms), &at(0))
        .iter()
        .map(|o| (o.scale, o.why, hours(&o.from), o.until.as_ref().map(hours)))
        .collect()
}

#[test]
fn nothing_is_offered_without_an_infusion() {
    assert_eq!(planned(Course::default(), &[]), []);
    let long_ago = [("phq9", d(-400)), ("gad7", d(-400))];
    assert_eq!(planned(Course::default(), &long_ago), []);
}

#[test]
fn the_first_ones_come_in_the_week_before_infusion_1() {
    let ahead = course(Some(d(20)), None, Some(d(20)));
    let expected = [
        ("phq9", Why::Baseline, d(13), Some(d(20))),
        ("gad7", Why::Baseline, d(13), Some(d(20))),
    ];
    assert_eq!(planned(ahead, &[]), expected);
    // Answered within that week, they are not asked again; answered before, a week lies between.
    let near = course(Some(d(3)), None, Some(d(3)));
    let done = [("phq9", d(-1)), ("gad7", d(-4))];
    let expected = [
        ("phq2", Why::Before, d(2), Some(d(3))),
        ("gad2", Why::Before, d(2), Some(d(3))),
    ];
    assert_eq!(planned(near, &done), expected);
    let done = [("phq9", d(-6)), ("gad7", d(-3))];
    let before = planned(near, &done);
    assert_eq!(before[0], ("phq9", Why::Baseline, d(1), Some(d(3))));
    assert_eq!(before[1], ("gad2", Why::Before, d(2), Some(d(3))));
}

#[test]
fn between_infusions_the_short_ones_are_asked_the_day_before_each() {
    let course = course(Some(d(-4)), Some(d(-2)), Some(d(1)));
    let baseline = [("phq9", d(-5)), ("gad7", d(-5))];
    let rhythm = d(-5) + d(14);
    assert_eq!(
        planned(course, &baseline),
        [
            ("phq9", Why::Rhythm, rhythm, None),
            ("gad7", Why::Rhythm, rhythm, None),
            ("phq2", Why::Before, 0, Some(d(1))),
            ("gad2", Why::Before, 0, Some(d(1))),
        ]
    );
    let with_phq4 = [("phq9", d(-5)), ("gad7", d(-5)), ("phq4", 0)];
    assert_eq!(
        planned(course, &with_phq4).len(),
        2,
        "PHQ-4 is both of them"
    );
    let with_earlier = [
        ("phq9", d(-5)),
        ("gad7", d(-5)),
        ("phq2", d(-3)),
        ("gad2", d(-3)),
    ];
    assert_eq!(
        planned(course, &with_earlier).len(),
        4,
        "those were before the last infusion"
    );
}

#[test]
fn a_week_after_the_last_infusion_then_every_two_weeks() {
    let over = course(Some(d(-12)), Some(d(-1)), None);
    let baseline = [("phq9", d(-13)), ("gad7", d(-13))];
    let expected = [
        ("phq9", Why::After, d(6), None),
        ("gad7", Why::After, d(6), None),
    ];
    // Fourteen days are over tomorrow: it rather waits for the week after the infusion.
    assert_eq!(planned(over, &baseline), expected);
    let long_over = course(Some(d(-40)), Some(d(-30)), None);
    let after = [("phq9", d(-10)), ("gad7", d(-20))];
    let expected = [
        ("phq9", Why::Rhythm, d(4), None),
        ("gad7", Why::Rhythm, d(-6), None),
    ];
    assert_eq!(planned(long_over, &after), expected);
    // Nobody answered in the weeks after: it is offered, once, as it would have been.
    let never = planned(long_over, &[]);
    assert_eq!(never[0], ("phq9", Why::After, d(-23), None));
    // The next infusion comes first: the week after counts from that one.
    let weekly = course(Some(d(-9)), Some(d(-2)), Some(d(5)));
    assert!(
        planned(weekly, &[])
            .iter()
            .all(|offer| offer.1 == Why::Before)
    );
}

#[test]
fn the_long_one_asked_or_just_answered_spares_the_short_one() {
    let course = course(Some(d(-30)), Some(d(-25)), Some(20));
    let both_due = planned(course, &[("phq9", d(-20)), ("gad7", d(-20))]);
    let scales: Vec<_> = both_due.iter().map(|offer| offer.0).collect();
    assert_eq!(scales, ["phq9", "gad7"]);
    let just = planned(course, &[("phq9", d(-1)), ("gad7", d(-3))]);
    let due: Vec<_> = just.iter().filter(|o| o.2 <= 0).map(|o| o.0).collect();
    assert_eq!(due, ["gad2"]);
}

#[test]
fn ten_years_of_gaps_are_one_offer_and_no_word_about_them() {
    let desk = with_course(&["2026-11-09T10:30"]);
    let id = desk.call("course.read", json!({}))["infusions"][0]["id"].clone();
    desk.at("2026-11-09T11:10:00-05:00");
    desk.call("session.over", json!({"id": id}));
    desk.at("2036-11-17T20:00:00-05:00");
    let due = desk.call("checkins.due", json!({}));
    assert_eq!(due["names"], "PHQ-9 and GAD-7");
    assert_eq!(due["offers"].as_array().unwrap().len(), 2);
    for word in ["missed", "overdue", "years", "ago", "since"] {
        assert!(!due.to_string().to_lowercase().contains(word), "{due}");
    }
}

#[test]
fn a_form_from_a_wrong_clock_does_not_hold_the_schedule_up_for_years() {
    let over = course(Some(d(-30)), Some(d(-20)), None);
    let ahead = planned(over, &[("phq9", d(365)), ("gad7", d(2))]);
    assert_eq!(ahead[0], ("phq9", Why::After, d(-13), None));
    assert!(
        ahead[1].2 >= d(9),
        "an hour set back still counts: {ahead:?}"
    );
}

#[test]
fn what_the_patient_set_is_what_is_offered() {
    let over = course(Some(d(-40)), Some(d(-30)), Some(d(1)));
    let none = Schedule {
        anxiety: false,
        after_days: None,
        every_days: None,
        before_each: false,
        ..Schedule::default()
    };
    assert_eq!(offers(&none, &over, &[], &at(0)), []);
    let eight = Schedule {
        mood: MoodScale::Phq8,
        every_days: Some(21),
        before_each: false,
        ..Schedule::default()
    };
    let forms = answered(&[("phq9", d(-19)), ("gad7", d(-19))]);
    let over = course(Some(d(-40)), Some(d(-30)), None);
    let found = offers(&eight, &over, &forms, &at(0));
    assert_eq!(found[0].scale, "phq8");
    assert_eq!(
        found[0].from,
        at(d(2)),
        "a PHQ-9 and a PHQ-8 are never within a week"
    );
    for days in [0, 6, 57, 10_000] {
        let wrong = Schedule {
            every_days: Some(days),
            ..Schedule::default()
        };
        assert!(wrong.check().is_err(), "{days}");
    }
}

#[test]
fn notes_come_the_day_before_an_infusion_and_else_when_it_begins() {
    let offer = |why, from: i64, until: Option<i64>| Offer {
        scale: "phq9",
        why,
        from: at(from),
        until: until.map(at),
    };
    assert_eq!(offer(Why::Baseline, 0, Some(d(5))).note_at(), at(d(4)));
    assert_eq!(
        offer(Why::Baseline, d(4) + 5, Some(d(5))).note_at(),
        at(d(4) + 5)
    );
    assert_eq!(offer(Why::Before, 0, Some(24)).note_at(), at(0));
    assert_eq!(offer(Why::After, d(3), Some(d(5))).note_at(), at(d(3)));
    assert_eq!(offer(Why::Rhythm, d(3), None).note_at(), at(d(3)));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]
    #[test]
    fn no_long_one_is_ever_offered_within_seven_days_of_another(
        forms in prop::collection::vec((0..3usize, -4000i64..160), 0..8),
        first in prop::option::of(-3000i64..600), last in prop::option::of(-2500i64..0),
        next in prop::option::of(1i64..900), after in prop::option::of(7u32..=56),
        every in prop::option::of(7u32..=56), eight in any::<bool>(), base in any::<bool>(),
    ) {
        let schedule = Schedule {
            mood: if eight { MoodScale::Phq8 } else { MoodScale::Phq9 },
            after_days: after, every_days: every, baseline: base, ..Schedule::default()
        };
        let names = ["phq9", "phq8", "gad7"];
        let forms: Vec<(&str, i64)> = forms.iter().map(|(n, h)| (names[*n], *h)).collect();
        let found = offers(&schedule, &course(first, last, next), &answered(&forms), &at(0));
        let week = 7 * 24 * 60;
        for offer in &found {
            prop_assert!(offer.until.is_none_or(|until| offer.from < until));
            let kin: &[&str] = match offer.scale {
                "gad7" => &["gad7"],
                "phq9" | "phq8" => &["phq9", "phq8"],
                _ => continue,
            };
            for (scale, hours) in forms.iter().filter(|(scale, _)| kin.contains(scale)) {
                let apart = at(*hours).minutes_until(&offer.from.max(at(0)));
                prop_assert!(apart.abs() >= week, "{scale} {hours} {offer:?}");
            }
        }
        let scales: Vec<_> = found.iter().map(|offer| offer.scale).collect();
        let mut once = scales.clone();
        once.sort_unstable();
        once.dedup();
        prop_assert_eq!(once.len(), scales.len());
    }

    /// In every zone and across every change of the clocks: a day at a time through a whole course
    /// with moved infusions, answering whatever is offered.
    #[test]
    fn lived_day_by_day_in_any_zone_a_week_always_lies_between(
        zone in 0..chrono_tz::TZ_VARIANTS.len(), begin in 0i64..3650,
        gaps in prop::collection::vec(1i64..30, 1..7), moves in prop::collection::vec(-2i64..3, 7),
        skips in prop::collection::vec(any::<bool>(), 120),
    ) {
        let zone = chrono_tz::TZ_VARIANTS[zone];
        let start = Moment::from_ms(1_600_000_000_000 + begin * 86_400_000, zone);
        let mut starts = Vec::new();
        let mut day = 10;
        for (gap, moved) in gaps.iter().zip(&moves) {
            starts.push(start.plus(TimeDelta::days(day)).plus(TimeDelta::hours(*moved)));
            day += gap;
        }
        let mut forms: Vec<Answered> = Vec::new();
        let mut last: BTreeMap<&str, Moment> = BTreeMap::new();
        for (step, skip) in (0..120).zip(&skips) {
            let now = start.plus(TimeDelta::hours(step * 12));
            let over = |one: &&Moment| one.plus(TimeDelta::minutes(40)) <= now;
            let course = Course {
                first_start: starts.first().copied(),
                last_end: starts.iter().filter(over).max().map(|one| one.plus(TimeDelta::minutes(40))),
                next_start: starts.iter().filter(|one| **one > now).min().copied(),
            };
            for offer in offers(&Schedule::default(), &course, &forms, &now) {
                if !offer.is_due(&now) || *skip {
                    continue;
                }
                if ["phq9", "gad7"].contains(&offer.scale)
                    && let Some(before) = last.insert(offer.scale, now)
                {
                    prop_assert!(before.minutes_until(&now) >= 7 * 24 * 60);
                }
                forms.push(Answered { scale: offer.scale.to_owned(), begun: now });
            }
        }
    }
}

fn with_course(starts: &[&str]) -> Desk {
    let desk = Desk::new("2026-11-05T09:00:00-05:00", ZONE);
    let starts: Vec<Value> = starts
        .iter()
        .map(|start| {
            let (day, time) = start.split_once('T').unwrap();
            json!({"day": day, "time": time})
        })
        .collect();
    desk.call("course.plan", json!({"starts": starts, "minutes": 40}));
    desk
}

fn finish(desk: &Desk, scale: &str) {
    let form = desk.call("checkins.begin", json!({ "scale": scale }));
    desk.call("checkins.finish", json!({ "formId": form["id"] }));
}

fn due(desk: &Desk) -> Value {
    desk.call("checkins.due", json!({}))
}

#[test]
fn today_and_check_ins_say_what_is_due_and_begin_with_the_first() {
    let desk = with_course(&["2026-11-09T10:30", "2026-11-12T10:30"]);
    let now = due(&desk);
    assert_eq!(now["names"], "PHQ-9 and GAD-7");
    let about = "Before your first infusion, as something to compare with. \
                 PHQ-9 and GAD-7: 16 questions about the last 2 weeks.";
    assert_eq!(now["about"], about);
    let next = desk.call("today.read", json!({}))["next"].clone();
    assert_eq!(next["kind"], "checkin");
    assert_eq!(next["scale"], "phq9");
    assert!(
        next["body"]
            .as_str()
            .unwrap()
            .starts_with("PHQ-9 and GAD-7: 16 questions")
    );
    finish(&desk, "phq9");
    assert_eq!(due(&desk)["names"], "GAD-7");
    assert_eq!(desk.call("today.read", json!({}))["next"]["scale"], "gad7");
    finish(&desk, "gad7");
    let now = due(&desk);
    assert_eq!(now["names"], "");
    assert_eq!(
        now["later"],
        "Nothing is asked now. PHQ-2 and GAD-2 from Sun 8 Nov on."
    );
    assert_ne!(
        desk.call("today.read", json!({}))["next"]["kind"],
        "checkin"
    );
    // The first infusion moves: so does what is before it.
    let id = desk.call("course.read", json!({}))["infusions"][0]["id"].clone();
    let starts = json!({"day": "2026-11-11", "time": "08:00"});
    desk.call("course.move", json!({"id": id, "starts": starts}));
    assert_eq!(
        due(&desk)["later"],
        "Nothing is asked now. PHQ-2 and GAD-2 from Tue 10 Nov on."
    );
}

#[test]
fn a_form_left_half_way_is_still_offered_and_gone_on_with() {
    let desk = with_course(&["2026-11-09T10:30"]);
    let form = desk.call("checkins.begin", json!({"scale": "phq9"}));
    let answer = json!({"formId": form["id"], "item": 1, "choice": 1});
    desk.call("checkins.answer", answer);
    assert_eq!(due(&desk)["offers"][0]["scale"], "phq9");
    let again = desk.call("checkins.begin", json!({"scale": "phq9"}));
    assert_eq!(again["id"], form["id"]);
}

#[test]
fn the_schedule_is_edited_rests_and_makes_nothing_up_for() {
    let desk = with_course(&["2026-11-09T10:30"]);
    let plan = desk.call("checkins.schedule", json!({}));
    assert_eq!(plan["schedule"]["everyDays"], 14);
    assert_eq!(plan["days"], json!([7, 10, 14, 21, 28, 42, 56]));
    let mut schedule = plan["schedule"].clone();
    schedule["everyDays"] = json!(6);
    let refusal = desk.refuse("checkins.setSchedule", schedule.clone());
    assert_eq!(refusal.field.as_deref(), Some("everyDays"));
    schedule["everyDays"] = json!(30);
    schedule["mood"] = json!("phq8");
    let plan = desk.call("checkins.setSchedule", schedule);
    assert_eq!(plan["days"], json!([7, 10, 14, 21, 28, 30, 42, 56]));
    assert_eq!(due(&desk)["names"], "PHQ-8 and GAD-7");

    let rests = desk.call("checkins.rest", json!({"rest": "twoWeeks"}));
    assert_eq!(rests["rests"], "The schedule rests until Thu 19 Nov.");
    assert_eq!(due(&desk)["names"], "");
    assert_eq!(due(&desk)["later"], "The schedule rests until Thu 19 Nov.");
    assert_ne!(
        desk.call("today.read", json!({}))["next"]["kind"],
        "checkin"
    );
    desk.at("2026-11-19T09:01:00-05:00");
    assert_eq!(
        due(&desk)["offers"],
        json!([]),
        "the infusion was never marked over"
    );
    desk.call("checkins.rest", json!({"rest": "open"}));
    assert_eq!(
        due(&desk)["later"],
        "The schedule rests until you go on with it."
    );
    let plan = desk.call("checkins.rest", json!({"rest": "no"}));
    assert!(plan["rests"].is_null());
    assert_eq!(Rest::Open.delays(desk.now()), None);
}

#[test]
fn in_the_quiet_hours_a_schedule_is_not_changed_but_may_rest() {
    let desk = with_course(&["2026-11-09T10:30"]);
    desk.at("2026-11-09T11:30:00-05:00");
    let schedule = desk.call("checkins.schedule", json!({}))["schedule"].clone();
    assert_eq!(desk.fail("checkins.setSchedule", schedule).0, "groggy");
    desk.call("checkins.rest", json!({"rest": "fourWeeks"}));
    for scale in ["phq9", "phq8", "phq2", "gad7", "gad2", "phq4"] {
        assert_eq!(
            desk.fail("checkins.begin", json!({"scale": scale})).0,
            "groggy"
        );
    }
}
