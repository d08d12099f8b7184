//! Today: which step comes next, what the top is about, and a horizon that is always drawable.

use afterglow::moment::Moment;
use afterglow::random::Id;
use afterglow::session::{Session, State};
use afterglow::today::horizon::{self, Span};
use afterglow::today::notes::{self, Note};
use afterglow::today::{Facts, Step, View, step, view};
use chrono::TimeDelta;
use chrono_tz::America::New_York;
use proptest::prelude::*;
use std::collections::BTreeSet;

fn at(text: &str) -> Moment {
    Moment::parse(text, New_York).unwrap()
}

fn session(start: &str, over: bool) -> Session {
    made(at(start), over, false)
}

fn made(starts: Moment, over: bool, booster: bool) -> Session {
    Session {
        id: Id::new(&starts, [1; 10]),
        state: if over { State::Over } else { State::Planned },
        booster,
        starts,
        minutes: 40,
        ended: over.then(|| starts.plus(TimeDelta::minutes(55))),
        number: 1,
        noted_late: false,
    }
}

/// The sample course; the first `over` infusions have been.
fn course(over: usize) -> Vec<Session> {
    let starts = [
        "2026-11-09T10:30:00-05:00",
        "2026-11-12T10:30:00-05:00",
        "2026-11-16T10:30:00-05:00",
        "2026-11-19T10:30:00-05:00",
        "2026-11-23T10:30:00-05:00",
        "2026-11-27T09:00:00-05:00",
    ];
    (1u32..)
        .zip(starts)
        .map(|(number, start)| Session {
            number,
            ..session(start, number as usize <= over)
        })
        .collect()
}

fn name(step: Step) -> &'static str {
    match step {
        Step::Plan => "plan",
        Step::Ride(_) => "ride",
        Step::Day(_) => "day",
        Step::Over(_) => "over",
        Step::Unsaid(_) => "unsaid",
        Step::Write(_) => "write",
        Step::CheckIn => "checkin",
        Step::Booster => "booster",
        Step::Rest => "rest",
        Step::Journal => "journal",
    }
}

#[test]
fn one_step_comes_next() {
    let table = [
        // over, now, ride confirmed, fragment kept, check-in due, expected
        (
            0,
            "2026-11-02T09:00:00-05:00",
            false,
            false,
            true,
            "checkin",
        ),
        (0, "2026-11-08T09:00:00-05:00", false, false, false, "ride"),
        (
            0,
            "2026-11-08T09:00:00-05:00",
            true,
            false,
            false,
            "journal",
        ),
        (0, "2026-11-09T08:00:00-05:00", false, false, false, "ride"),
        (0, "2026-11-09T08:00:00-05:00", true, false, true, "day"),
        (0, "2026-11-09T11:25:00-05:00", true, false, false, "over"),
        (1, "2026-11-09T12:00:00-05:00", false, false, false, "write"),
        (1, "2026-11-09T12:00:00-05:00", false, true, true, "rest"),
        (1, "2026-11-09T18:00:00-05:00", false, true, true, "checkin"),
        (1, "2026-11-10T18:00:00-05:00", false, true, false, "ride"),
        (3, "2026-11-18T18:40:00-05:00", false, false, false, "ride"),
        (3, "2026-11-18T18:40:00-05:00", true, false, false, "write"),
        (3, "2026-11-18T18:40:00-05:00", true, true, false, "journal"),
        (3, "2026-11-20T09:00:00-05:00", false, true, false, "unsaid"),
        (6, "2026-11-28T09:00:00-05:00", false, true, true, "checkin"),
        (
            6,
            "2026-11-28T09:00:00-05:00",
            false,
            true,
            false,
            "booster",
        ),
        (
            6,
            "2027-02-01T09:00:00-05:00",
            false,
            false,
            false,
            "booster",
        ),
    ];
    for (over, now, ride_confirmed, fragment_kept, checkin_due, expected) in table {
        let (sessions, now) = (course(over), at(now));
        let facts = Facts {
            sessions: &sessions,
            ride_confirmed,
            fragment_kept,
            checkin_due,
            now: &now,
        };
        assert_eq!(name(step(&facts)), expected, "{over} over, at {now:?}");
    }
    let now = at("2026-11-02T09:00:00-05:00");
    let facts = Facts {
        sessions: &[],
        ride_confirmed: false,
        fragment_kept: false,
        checkin_due: false,
        now: &now,
    };
    assert_eq!(name(step(&facts)), "plan");
}

#[test]
fn the_top_is_about_what_is_nearest() {
    let table = [
        (0, "2026-11-02T09:00:00-05:00", "before"),
        (0, "2026-11-09T10:30:00-05:00", "on"),
        (0, "2026-11-09T22:31:00-05:00", "before"),
        (1, "2026-11-09T14:00:00-05:00", "window"),
        (3, "2026-11-17T18:25:00-05:00", "window"),
        (3, "2026-11-18T18:40:00-05:00", "before"),
        (5, "2026-11-26T12:00:00-05:00", "before"),
        (6, "2026-12-05T12:00:00-05:00", "window"),
        (6, "2027-01-05T12:00:00-05:00", "long"),
    ];
    for (over, now, expected) in table {
        let (sessions, now) = (course(over), at(now));
        let found = match view(&sessions, &now) {
            View::Before(_) => "before",
            View::On(_) => "on",
            View::Window(_) => "window",
            View::Long(_) => "long",
            View::Nothing => "nothing",
        };
        assert_eq!(found, expected, "{over} over, at {now:?}");
    }
}

#[test]
fn the_horizon_runs_from_the_last_infusion_to_the_next() {
    let now = at("2026-11-18T18:40:00-05:00");
    let sessions = course(3);
    let drawn = horizon::draw(&sessions, &[], &now);
    assert_eq!(drawn.span, Span::Between);
    let numbers: Vec<u32> = drawn.suns.iter().map(|sun| sun.session.number).collect();
    assert_eq!(numbers, [3, 4]);
    let ahead: Vec<bool> = drawn.suns[0].glow.iter().map(|ink| ink.2).collect();
    assert_eq!(ahead, [false, false, false, true]);
    assert_eq!(drawn.wait_until, Some(drawn.suns[1].at));
    assert!(drawn.mood.is_empty() && drawn.baseline.is_none());
}

#[test]
fn most_minutes_move_nothing_on_the_horizon() {
    for (start, over, span) in [
        ("2026-11-05T08:00:00-05:00", 0, Span::Until),
        ("2026-11-17T08:00:00-05:00", 3, Span::Between),
        ("2026-12-04T08:00:00-05:00", 6, Span::Since),
        ("2027-01-20T08:00:00-05:00", 6, Span::Weeks),
    ] {
        let (sessions, start) = (course(over), at(start));
        let mut pictures = BTreeSet::new();
        for minute in 0..240 {
            let now = start.plus(TimeDelta::minutes(minute));
            let drawn = horizon::draw(&sessions, &[], &now);
            assert_eq!(drawn.span, span);
            let suns = drawn.suns.iter().map(|sun| sun.at);
            let places: Vec<u64> = suns.chain([drawn.now]).map(f64::to_bits).collect();
            pictures.insert(places);
        }
        // A minute of a line of three days is a fifth of a pixel.
        assert!(
            pictures.len() <= 80,
            "{span:?}: {} pictures",
            pictures.len()
        );
    }
}

#[test]
fn the_baseline_is_the_week_before_infusion_1_or_nothing() {
    let now = at("2026-11-18T18:40:00-05:00");
    let sessions = course(3);
    let note = |text: &str, valence| Note {
        at: at(text),
        valence,
    };
    let mut given = vec![
        note("2026-11-01T09:00:00-05:00", 3),
        note("2026-11-04T09:00:00-05:00", -2),
        note("2026-11-05T09:00:00-05:00", -1),
        note("2026-11-05T19:00:00-05:00", -2),
        note("2026-11-17T09:00:00-05:00", 1),
    ];
    assert_eq!(notes::baseline(&sessions, &given, &now), None);
    assert!(horizon::draw(&sessions, &given, &now).mood.is_empty());
    given.push(note("2026-11-06T09:00:00-05:00", -1));
    assert_eq!(notes::baseline(&sessions, &given, &now), Some(-1.5));
    let drawn = horizon::draw(&sessions, &given, &now);
    assert_eq!(drawn.mood.len(), 1);
    assert!((drawn.mood[0][0].1 - 2.5 / 4.5).abs() < 1e-9);
    // The infusion's own day had no note; today is not over.
    assert_eq!(drawn.gaps.len(), 1);
    assert_eq!(drawn.gaps[0].0, drawn.suns[0].at);
}

#[test]
fn a_blank_day_parts_the_line() {
    let now = at("2026-11-19T09:00:00-05:00");
    let sessions = course(2);
    let noted = [4, 5, 6, 13, 14, 16, 18];
    let notes: Vec<Note> = noted
        .iter()
        .map(|day| Note {
            at: at(&format!("2026-11-{day:02}T20:00:00-05:00")),
            valence: 1,
        })
        .collect();
    let drawn = horizon::draw(&sessions, &notes, &now);
    let parts: Vec<usize> = drawn.mood.iter().map(Vec::len).collect();
    assert_eq!(parts, [2, 1, 1]);
    assert_eq!(drawn.gaps.len(), 3);
}

const YEAR_MS: i64 = 365 * 86_400_000;

prop_compose! {
    fn any_session(now: i64)(
        away in -12 * YEAR_MS..2 * YEAR_MS, over: bool, booster: bool,
        minutes in 0i64..4320, zone in 0..chrono_tz::TZ_VARIANTS.len(),
    ) -> Session {
        let starts = Moment::from_ms(now + away, chrono_tz::TZ_VARIANTS[zone]);
        let mut session = made(starts, over, booster);
        session.ended = over.then(|| starts.plus(TimeDelta::minutes(minutes)));
        session
    }
}

proptest! {
    #[test]
    fn every_course_at_every_moment_can_be_drawn(
        sessions in prop::collection::vec(any_session(1_800_000_000_000), 0..40),
        near in prop::collection::vec((-200i64..200, any::<bool>()), 0..5),
        notes in prop::collection::vec((-30 * 86_400_000i64..86_400_000, -3i32..=3), 0..60),
        zone in 0..chrono_tz::TZ_VARIANTS.len(),
    ) {
        let now = Moment::from_ms(1_800_000_000_000, chrono_tz::TZ_VARIANTS[zone]);
        let mut sessions = sessions;
        sessions.extend(near.iter().map(|(hours, over)| {
            made(now.plus(TimeDelta::hours(*hours)), *over, false)
        }));
        sessions.sort_by_key(|one| one.starts.ms());
        let notes: Vec<Note> = notes
            .iter()
            .map(|(away, valence)| Note {
                at: Moment::from_ms(now.ms() + away, now.zone()),
                valence: *valence,
            })
            .collect();
        let drawn = horizon::draw(&sessions, &notes, &now);
        let mut places = vec![drawn.now];
        places.extend(drawn.wait_until);
        places.extend(drawn.ticks.iter().map(|tick| tick.0));
        places.extend(drawn.gaps.iter().flat_map(|gap| [gap.0, gap.1]));
        places.extend(drawn.suns.iter().map(|sun| sun.at));
        places.extend(drawn.suns.iter().flat_map(|sun| sun.glow.iter().map(|ink| ink.1)));
        places.extend(drawn.mood.iter().flatten().map(|point| point.0));
        for place in places {
            prop_assert!((0.0..=1.0).contains(&place));
        }
        for point in drawn.mood.iter().flatten() {
            prop_assert!((-1.0..=1.0).contains(&point.1));
        }
        prop_assert!(drawn.ticks.len() <= 10 && drawn.ticks.is_sorted_by(|a, b| a.0 < b.0));
        prop_assert!(drawn.gaps.iter().all(|gap| gap.0 <= gap.1));
        prop_assert!(drawn.gaps.is_sorted_by(|a, b| a.1 <= b.0));
        prop_assert!(drawn.mood.iter().flatten().is_sorted_by(|a, b| a.0 <= b.0));
        prop_assert!(drawn.suns.is_sorted_by(|a, b| a.at <= b.at));
    }
}
