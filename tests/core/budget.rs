//! The budget: one prompt a day, three on an infusion's, ever fewer while none is answered. Times to
//! keep are outside it.

use crate::desk::Desk;
use crate::outbox::{keep, paired_at};
use afterglow::moment::Moment;
use afterglow::random::Id;
use afterglow::reminders::facts::{Checkin, Facts, Past, SmallAction, Unreceived};
use afterglow::reminders::kinds::Kind;
use afterglow::reminders::{Nudge, Preferences, is_stale, plan};
use chrono::{Days, NaiveDate, TimeDelta};
use chrono_tz::{TZ_VARIANTS, Tz};
use proptest::prelude::*;
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// In 60 days in which no prompt is answered at most so many come, whatever there is to tell of.
const BOUND: usize = 16;

/// A small action on a day of a life: the simplest thing that can be told of every day.
fn action(day: NaiveDate, number: u8) -> SmallAction {
    let birth = Moment::parse("2026-11-01T00:00:00Z", Tz::UTC).unwrap();
    SmallAction {
        id: Id::new(&birth, [number; 10]),
        day,
        time: None,
    }
}

/// Something sent then, to somebody whom nothing reaches.
fn unreceived(sent: Moment, number: u8) -> Unreceived {
    Unreceived {
        id: Id::new(&sent, [number; 10]),
        sent,
        since: sent,
    }
}

struct Life {
    facts: Facts,
    now: Moment,
}

impl Life {
    fn new(start: &str, zone: Tz) -> Self {
        Self {
            facts: Facts::default(),
            now: Moment::parse(start, zone).unwrap(),
        }
    }

    fn day(&self, ahead: u64) -> NaiveDate {
        self.now.day().checked_add_days(Days::new(ahead)).unwrap()
    }

    fn plan(&self) -> Vec<Nudge> {
        plan(&self.facts, &Preferences::default(), &self.now)
    }

    /// Shows what is due until a later moment, plans anew every six hours, and answers what `answers` says.
    fn live(&mut self, days: i64, answers: impl Fn(usize) -> bool) -> Vec<NaiveDate> {
        let mut told = Vec::new();
        let mut planned: Vec<Nudge> = Vec::new();
        for _ in 0..days * 4 {
            let came = planned.iter().filter(|one| one.due <= self.now);
            self.facts.came.extend(came.map(|one| one.id.clone()));
            let seen = |one: &Nudge, past: &[Past]| past.iter().any(|old| old.id == one.id);
            planned = self.plan();
            let due = planned.iter().filter(|one| {
                let now = one.due <= self.now && !is_stale(&one.due, &self.now);
                one.kind.is_prompt() && now && !seen(one, &self.facts.past)
            });
            for one in due.cloned().collect::<Vec<_>>() {
                told.push(self.now.day());
                self.facts.past.push(Past {
                    id: one.id,
                    shown: self.now,
                    answered: answers(told.len()),
                });
            }
            self.now = self.now.plus(TimeDelta::hours(6));
        }
        told
    }
}

fn every_day(life: &mut Life, a_day: u8) {
    for ahead in 0..60 {
        for number in 0..a_day {
            let number = u8::try_from(ahead).unwrap().wrapping_mul(4) + number;
            let day = life.day(ahead);
            life.facts.actions.push(action(day, number));
        }
    }
}

fn since(life: &str, told: &[NaiveDate]) -> Vec<i64> {
    let first: NaiveDate = life.parse().unwrap();
    told.iter().map(|day| (*day - first).num_days()).collect()
}

#[test]
fn what_nobody_answers_comes_ever_more_rarely() {
    let mut life = Life::new("2026-11-01T00:00:00Z", Tz::UTC);
    every_day(&mut life, 3);
    let told = life.live(60, |_| false);
    let days = [0, 1, 2, 3, 5, 7, 11, 15, 19, 27, 35, 43, 59];
    assert_eq!(since("2026-11-01", &told), days);
    assert!(told.len() <= BOUND);
}

#[test]
fn what_is_answered_comes_once_a_day() {
    let mut life = Life::new("2026-11-01T00:00:00Z", Tz::UTC);
    every_day(&mut life, 3);
    assert_eq!(life.live(60, |_| true).len(), 60);
}

#[test]
fn one_answer_brings_the_usual_rate_back() {
    let mut life = Life::new("2026-11-01T00:00:00Z", Tz::UTC);
    every_day(&mut life, 1);
    let told = life.live(20, |count| count == 6);
    let days = since("2026-11-01", &told);
    // The sixth comes on the seventh day and is answered.
    assert_eq!(days[..9], [0, 1, 2, 3, 5, 7, 8, 9, 10]);
}

#[test]
fn an_infusion_day_takes_three() {
    let mut life = Life::new("2026-11-01T00:00:00Z", Tz::UTC);
    every_day(&mut life, 4);
    life.facts.days = vec![life.day(1)];
    let told = life.live(3, |_| true);
    assert_eq!(since("2026-11-01", &told), [0, 1, 1, 1, 2]);
}

#[test]
fn days_with_small_actions_crowd_out_no_check_in() {
    let mut life = Life::new("2026-11-01T00:00:00Z", Tz::UTC);
    for ahead in 0..4_u8 {
        life.facts
            .actions
            .push(action(life.day(u64::from(ahead)), ahead));
    }
    life.facts.checkin = Some(Checkin { offered: life.now });
    life.facts.received_since = Moment::parse("2026-10-01T12:00:00Z", Tz::UTC).ok();
    let kinds = |life: &Life| life.plan().iter().map(|one| one.kind).collect::<Vec<_>>();
    let ahead = kinds(&life);
    assert!(ahead.contains(&Kind::CheckinDue), "{ahead:?}");
    let told = life.live(8, |_| true);
    assert_eq!(since("2026-11-01", &told), [0, 1, 2, 3, 4, 5]);
}

#[test]
fn what_a_plan_had_no_room_for_comes_after_it_and_not_before_now() {
    let mut life = Life::new("2026-11-01T00:00:00Z", Tz::UTC);
    every_day(&mut life, 1);
    // Nobody was there to answer, so that the third of November and later days were left free; a month
    // of sharing is over on the sixth.
    life.facts.received_since = Moment::parse("2026-10-06T12:00:00Z", Tz::UTC).ok();
    let ahead = life.plan();
    let sharing = |plan: &[Nudge]| {
        let mut found = plan.iter().filter(|one| one.kind == Kind::PeopleReceive);
        found.next().map(|one| one.due)
    };
    assert!(
        sharing(&ahead).is_none(),
        "there was room for it: {ahead:?}"
    );
    life.facts.actions.clear();
    life.now = Moment::parse("2026-11-09T12:00:00Z", Tz::UTC).unwrap();
    let due = sharing(&life.plan()).unwrap();
    assert_eq!(due.day(), life.day(1), "the next morning");
}

#[test]
fn the_plan_ahead_counts_on_no_answer() {
    let mut life = Life::new("2026-11-01T00:00:00Z", Tz::UTC);
    every_day(&mut life, 2);
    let ahead = life.plan();
    // A locked Afterglow tells what was planned when it was locked.
    assert!(ahead.len() <= BOUND, "{}", ahead.len());
    let told = life.live(60, |_| false);
    let days: Vec<_> = ahead.iter().map(|one| one.due.day()).collect();
    assert_eq!(days, told);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    #[test]
    fn sixty_ignored_days_stay_under_the_bound(
        zone in 0..TZ_VARIANTS.len(),
        start in 0i64..525_600,
        a_day in prop::collection::vec(0u8..4, 60),
        infusions in prop::collection::vec(0u64..60, 0..20),
        sent in prop::collection::vec(0i64..60, 0..20),
    ) {
        let zone = TZ_VARIANTS[zone];
        let first = Moment::parse("2026-11-01T00:00:00Z", zone).unwrap();
        let mut life = Life { facts: Facts::default(), now: first.plus(TimeDelta::minutes(start)) };
        life.facts.days = infusions.iter().map(|ahead| life.day(*ahead)).collect();
        for (ahead, count) in a_day.iter().enumerate() {
            for number in 0..*count {
                let number = u8::try_from(ahead).unwrap() * 4 + number;
                let day = life.day(u64::try_from(ahead).unwrap());
                life.facts.actions.push(action(day, number));
            }
        }
        for (number, ahead) in (0_u8..).zip(sent) {
            life.facts.unreceived.push(unreceived(life.now.plus(TimeDelta::days(ahead)), number));
        }
        life.facts.received_since = Some(life.now);
        let infusions = life.facts.days.clone();
        let told = life.live(60, |_| false);
        prop_assert!(told.len() <= BOUND, "{}", told.len());
        let mut days: BTreeMap<NaiveDate, usize> = BTreeMap::new();
        for day in told {
            *days.entry(day).or_default() += 1;
        }
        for (day, count) in days {
            let most = if infusions.contains(&day) { 3 } else { 1 };
            prop_assert!(count <= most, "{} on {}", count, day);
        }
    }
}

/// All ids that are due, shown at once.
fn shown(desk: &Desk) -> Vec<Value> {
    let due = desk.call("reminders.due", json!({}));
    let ids = due["ids"].as_array().unwrap().clone();
    if !ids.is_empty() {
        desk.call("reminders.shown", json!({ "ids": ids }));
    }
    ids
}

/// A course of six infusions, appointments every week, a booster, something sent every week that nobody
/// fetches; nobody ever answers.
#[test]
fn sixty_days_of_a_whole_course_stay_under_the_bound() {
    for locked in [false, true] {
        let mut story = paired_at("2026-11-01T12:00:00-05:00");
        story.queue(&[keep(&story.desk, "water, light, slow")]);
        story.serve();
        let desk = &story.desk;
        let days = ["09", "11", "13", "16", "18", "20"];
        let starts: Vec<_> = days
            .iter()
            .map(|day| json!({"day": format!("2026-11-{day}"), "time": "10:30"}))
            .collect();
        desk.call("course.plan", json!({"starts": starts, "minutes": 40}));
        let booster = json!({"starts": {"day": "2026-12-18", "time": "10:30"}, "note": ""});
        desk.call("boosters.set", booster);
        for day in ["2026-11-12", "2026-11-19", "2026-11-26"] {
            desk.call("therapy.set", json!({"at": {"day": day, "time": "16:00"}}));
        }
        if locked {
            desk.call("vault.lock", json!({}));
        }
        let (mut prompts, mut timed) = (0, 0);
        for hour in 0..60 * 24 {
            if !locked && hour % (7 * 24) == 100 {
                story.queue(&[keep(&story.desk, "green, then blue")]);
                story.serve();
            }
            let desk = &story.desk;
            let known = desk.app.outside().due;
            for id in shown(desk) {
                let due = known.iter().find(|one| id == one.id.as_str());
                if due.is_some_and(|one| one.timed) {
                    timed += 1;
                } else {
                    prompts += 1;
                }
            }
            desk.at(&desk.now().plus(TimeDelta::hours(1)).rfc3339());
        }
        assert!(prompts <= BOUND, "{prompts}");
        // Two of the ride for each infusion, one for each appointment.
        assert_eq!(timed, 2 * 7 + 3, "locked: {locked}");
    }
}

#[test]
fn opening_afterglow_by_the_end_of_the_next_day_is_an_answer() {
    for (opened, answered) in [
        ("2026-11-14T23:59:00-05:00", true),
        ("2026-11-15T00:00:00-05:00", false),
    ] {
        let desk = Desk::new("2026-11-10T12:00:00-05:00", "America/New_York");
        let start = json!({"day": "2026-11-14", "time": "10:30"});
        desk.call("course.plan", json!({"starts": [start], "minutes": 40}));
        desk.at("2026-11-13T10:30:00-05:00");
        assert_eq!(shown(&desk).len(), 2);
        desk.at(opened);
        desk.call("reminders.opened", json!({}));
        let sql = "SELECT answered FROM reminders_shown WHERE timed = 0";
        let vault = desk.app.vault();
        let db = &vault.as_ref().unwrap().db;
        let kept: bool = db.query_row(sql, [], |row| row.get(0)).unwrap();
        assert_eq!(kept, answered, "{opened}");
    }
}
