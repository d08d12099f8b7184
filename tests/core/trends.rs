//! Trends: what is said, that gaps stay gaps, that days are local days, and the copies that are kept.

use crate::desk::Desk;
use afterglow::checkins::scales;
use afterglow::moment::Moment;
use afterglow::random::Id;
use afterglow::session::{Session, State, number};
use afterglow::trends::aligned::{REACH_DAYS, TrendsSide};
use afterglow::trends::wire::TrendsPage;
use afterglow::trends::{self, Facts, Total, baseline::Baseline};
use afterglow::words::Words;
use chrono::{NaiveDate, TimeDelta};
use proptest::prelude::*;
use serde_json::{Value, json};
use std::fmt::Write as _;
use std::sync::{Arc, Mutex};

const ZONE: &str = "America/New_York";

fn at(text: &str) -> Moment {
    Moment::parse(text, ZONE.parse().unwrap()).unwrap()
}

fn noon(day: &str) -> Moment {
    at(&format!("{day}T12:00:00-05:00"))
}

fn session(starts: Moment, booster: bool) -> Session {
    Session {
        id: Id::new(&starts, [u8::from(booster); 10]),
        state: State::Over,
        booster,
        starts,
        minutes: 40,
        ended: Some(starts.plus(TimeDelta::minutes(40))),
        number: 0,
        noted_late: false,
    }
}

/// A mood: when, and how, from -3 to 3.
type Mood = (Moment, i32);

#[derive(Debug, Default, Clone)]
struct Course {
    sessions: Vec<Session>,
    moods: Vec<Mood>,
    totals: Vec<Total>,
}

impl Course {
    /// One event a line: what, when, how much.
    fn read(text: &str) -> Self {
        let mut course = Self::default();
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            let words: Vec<&str> = line.split(' ').collect();
            match words[..] {
                ["infusion", starts] => course.sessions.push(session(at(starts), false)),
                ["booster", starts] => course.sessions.push(session(at(starts), true)),
                ["mood", day, valence] => {
                    course.moods.push((noon(day), valence.parse().unwrap()));
                }
                [scale, day, total] => course.total(scale, noon(day), total.parse().unwrap()),
                _ => panic!("{line}"),
            }
        }
        course
    }

    /// A total of a measure that this build has.
    fn total(&mut self, scale: &str, begun: Moment, total: u32) {
        if let Some(scale) = scales::find(scale) {
            self.totals.push(Total {
                scale,
                begun,
                total,
            });
        }
    }

    /// What is known at `now`.
    fn facts(&self, now: &Moment) -> Facts {
        let mut sessions: Vec<Session> = self.sessions.clone();
        for one in &mut sessions {
            if one.end() > *now {
                (one.state, one.ended) = (State::Planned, None);
            }
        }
        sessions.sort_by_key(|one| one.starts);
        number(&mut sessions);
        Facts::until(
            sessions,
            self.moods.iter().copied(),
            self.totals.clone(),
            now,
        )
    }

    fn page(&self, now: &Moment) -> TrendsPage {
        trends::page(&Words::english(), &self.facts(now))
    }
}

fn sample() -> Course {
    Course::read(include_str!("../fixtures/trends-course.txt"))
}

#[test]
fn the_sample_course_is_said_in_these_sentences() {
    let mut text = String::new();
    for day in [
        "2026-11-02",
        "2026-11-08",
        "2026-11-09",
        "2026-11-10",
        "2026-11-11",
        "2026-11-15",
        "2026-11-20",
        "2026-11-24",
        "2026-11-28",
        "2026-12-10",
        "2026-12-17",
        "2026-12-18",
        "2026-12-20",
        "2026-12-26",
        "2027-02-20",
    ] {
        writeln!(text, "{day}").unwrap();
        let now = at(&format!("{day}T20:00:00-05:00"));
        for sentence in sample().page(&now).sentences {
            writeln!(text, "  {sentence}").unwrap();
        }
    }
    golden("trends-sentences.txt", &text);
}

/// The committed file is what is said; written anew when the environment says so.
fn golden(name: &str, text: &str) {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/golden")
        .join(name);
    if std::env::var_os("BLESS").is_some() {
        std::fs::write(&path, text).unwrap();
    }
    assert_eq!(text, std::fs::read_to_string(path).unwrap());
}

#[test]
fn the_measure_is_said_alike_when_it_rises_and_when_it_falls() {
    let said = |before: Option<u32>, last: Option<u32>| {
        let mut course = Course::default();
        course
            .sessions
            .push(session(at("2026-11-09T10:30:00-05:00"), false));
        if let Some(total) = before {
            course.total("phq9", noon("2026-11-07"), total);
        }
        if let Some(total) = last {
            course.total("phq9", noon("2026-11-21"), total);
        }
        course.page(&noon("2026-11-22")).sentences[0].clone()
    };
    for (before, last, expected) in [
        (
            Some(19),
            Some(9),
            "Since infusion 1, PHQ-9 went from 19 to 9.",
        ),
        (
            Some(9),
            Some(19),
            "Since infusion 1, PHQ-9 went from 9 to 19.",
        ),
        (
            Some(0),
            Some(27),
            "Since infusion 1, PHQ-9 went from 0 to 27.",
        ),
        (
            Some(12),
            Some(12),
            "PHQ-9 was 12 before infusion 1, and 12 the last time.",
        ),
        (Some(19), None, "PHQ-9 was 19 before infusion 1."),
        (
            None,
            Some(9),
            "The last PHQ-9 was 9. There is none from before infusion 1 to compare it with.",
        ),
    ] {
        assert_eq!(said(before, last), expected);
    }
}

/// Boosters of 20 days each, `above` of 12 recorded days above the baseline of 0.
fn boosters(above: &[u32], passed: i64) -> TrendsPage {
    let mut course = Course::default();
    let first = at("2026-01-05T10:30:00-05:00");
    course.sessions.push(session(first, false));
    for day in 1..=4 {
        course.moods.push((first.plus(TimeDelta::days(-day)), 0));
    }
    let mut start = first;
    for (place, above) in (0..).zip(above) {
        if place > 0 {
            start = start.plus(TimeDelta::days(20));
            course.sessions.push(session(start, true));
        }
        for day in 1..=12 {
            let valence = if day <= *above { 2 } else { -1 };
            course
                .moods
                .push((start.plus(TimeDelta::days(day.into())), valence));
        }
    }
    course.page(&start.plus(TimeDelta::days(passed)))
}

#[test]
fn what_followed_the_last_infusions_is_said_with_what_was_recorded() {
    for (above, passed, expected) in [
        (
            &[9][..],
            60,
            "Infusion 1 was followed by 9 days above your own baseline, out of 12 recorded.",
        ),
        (
            &[1, 9],
            60,
            "The last two infusions were each followed by 1 to 9 days above your own baseline, out of 12 recorded.",
        ),
        (
            &[5, 9, 10, 12],
            60,
            "The last three infusions were each followed by 9 to 12 days above your own baseline, out of 12 recorded.",
        ),
        (
            &[12, 12, 3, 3, 3],
            60,
            "The last three infusions were each followed by 3 days above your own baseline, out of 12 recorded.",
        ),
        (
            &[12, 2, 1, 0],
            60,
            "The last three infusions were each followed by 0 to 2 days above your own baseline, out of 12 recorded.",
        ),
        (
            &[9, 10, 12, 4],
            13,
            "The three infusions before the last were each followed by 9 to 12 days above your own baseline, out of 12 recorded.",
        ),
        (
            &[9, 4],
            13,
            "Infusion 1 was followed by 9 days above your own baseline, out of 12 recorded.",
        ),
    ] {
        let said = boosters(above, passed).sentences;
        assert_eq!(said[0], expected, "{above:?} {passed}: {said:?}");
    }
    let running = boosters(&[9, 4], 13).sentences;
    assert_eq!(
        running[1],
        "Since booster 1, 4 of 12 recorded days were above your own baseline."
    );
}

#[test]
fn without_three_days_before_infusion_1_no_day_is_above_and_it_says_why() {
    let mut course = sample();
    course.moods.retain(|(at, _)| *at > noon("2026-11-06"));
    let page = course.page(&noon("2026-11-20"));
    assert_eq!(page.mood.baseline, None);
    assert!(page.aligned.is_empty() && page.mood.above.iter().all(Option::is_none));
    let why = "2 days are recorded in the week before infusion 1. A baseline takes three, so there is none, and no day is called above or below.";
    assert!(
        page.sentences.contains(&why.to_owned()),
        "{:?}",
        page.sentences
    );
    assert_eq!(page.mood.line, why);
    assert!(
        !serde_json::to_string(&page.sentences)
            .unwrap()
            .contains("above your own")
    );
    // A booster alone has no week before a course.
    for one in &mut course.sessions {
        one.booster = true;
    }
    let facts = course.facts(&noon("2026-11-20"));
    assert_eq!(
        Baseline::of(&facts.sessions, &facts.moods),
        Baseline::NoInfusion
    );
}

#[test]
fn how_it_is_worked_out_names_the_patients_own_numbers() {
    let said = |now: &str| {
        let how = sample().page(&noon(now)).how;
        how.into_iter()
            .flat_map(|part| part.lines)
            .collect::<Vec<_>>()
            .join("\n")
    };
    let middle = said("2026-11-29");
    for line in [
        "Yours is \u{2212}2, from 7 recorded days of Mon 2 Nov to Sun 8 Nov.",
        "Yours was 19 on Sat 7 Nov, so response begins at 9. The last one is 9, on Sat 28 Nov. That is response, and not remission.",
        "Remission: a PHQ-9 total below 5.",
    ] {
        assert!(middle.contains(line), "{line}\n{middle}");
    }
    assert!(
        said("2026-12-27")
            .contains("The last one is 12, on Sat 26 Dec. That is neither of the two.")
    );
}

#[test]
fn each_measure_stands_over_the_two_weeks_it_asks_about() {
    let page = sample().page(&noon("2026-12-27"));
    let phq9 = page
        .measures
        .iter()
        .find(|measure| measure.id == "phq9")
        .unwrap();
    assert_eq!(page.first.to_string(), "2026-10-24");
    let steps: Vec<_> = phq9
        .steps
        .iter()
        .map(|s| (s.from, s.day, s.total))
        .collect();
    assert_eq!(
        steps,
        [
            (0, 14, 19),
            (7, 21, 15),
            (14, 28, 11),
            (21, 35, 9),
            (35, 49, 8),
            (49, 63, 12)
        ]
    );
    assert_eq!(
        phq9.steps[0].range.as_deref(),
        Some("Score range: moderately severe, 15 to 19.")
    );
    let bands: Vec<_> = phq9
        .bands
        .iter()
        .map(|b| (b.from, b.to, b.name.as_str()))
        .collect();
    assert_eq!(
        bands,
        [
            (0, 4, "minimal"),
            (5, 9, "mild"),
            (10, 14, "moderate"),
            (15, 19, "moderately severe"),
            (20, 27, "severe")
        ]
    );
    // Where response and remission begin: at 9, half of 19 or less, and at 4.
    let marks: Vec<f64> = phq9.marks.iter().map(|mark| mark.at).collect();
    assert_eq!(marks, [9.5, 4.5]);
    for measure in &page.measures {
        assert!(
            measure.bands.iter().all(|band| !band.name.is_empty()),
            "{}",
            measure.id
        );
    }
}

#[test]
fn one_day_three_days_and_ten_years_of_gaps() {
    let empty = Course::default().page(&noon("2026-11-20"));
    assert!(empty.empty.is_some() && empty.sentences.is_empty() && empty.spans.len() == 1);
    let mut course = Course::default();
    course.moods.push((noon("2026-11-20"), 2));
    let one = course.page(&noon("2026-11-20"));
    assert_eq!(one.sentences, ["1 day is recorded: Fri 20 Nov."]);
    assert_eq!((one.mood.values.len(), one.mood.gaps.len()), (1, 0));
    course.moods.push((noon("2026-11-18"), 2));
    let three = course.page(&noon("2026-11-20"));
    assert_eq!(
        three.sentences,
        ["2 days are recorded, from Wed 18 Nov to Fri 20 Nov."]
    );
    assert_eq!(three.mood.values, [Some(2.0), None, Some(2.0)]);
    course.moods.push((noon("2016-11-20"), -3));
    let ten = course.page(&noon("2026-11-20"));
    assert_eq!(ten.mood.values.len(), 3653);
    assert_eq!(ten.mood.values.iter().flatten().count(), 3);
    assert_eq!(ten.mood.gaps.len(), 2);
    // Thousands of moods in one day are that one day's mean.
    for _ in 0..5_000 {
        course.moods.push((noon("2026-11-19"), 1));
    }
    assert_eq!(
        course.page(&noon("2026-11-20")).mood.values[3651],
        Some(1.0)
    );
}

#[test]
fn what_lies_after_now_is_not_there() {
    let now = noon("2026-11-18");
    let page = sample().page(&now);
    assert_eq!(page.mood.values.len(), page.today as usize + 1);
    assert_eq!(page.infusions.len(), 3);
    assert_eq!(page.measures[0].steps.len(), 2);
    assert_eq!(
        page.aligned
            .iter()
            .map(|row| row.days.len())
            .collect::<Vec<_>>(),
        [1, 3, 2]
    );
    let mut ahead = sample();
    ahead.moods.push((at("2026-11-18T12:00:01-05:00"), 3));
    assert_eq!(json!(ahead.page(&now)), json!(page));
}

prop_compose! {
    fn any_course(now: i64)(
        moods in prop::collection::vec((-400i64..3, 0u32..86_400, -3i32..=3, 0..chrono_tz::TZ_VARIANTS.len()), 0..150),
        sessions in prop::collection::vec((-300i64..3, any::<bool>()), 0..12),
        totals in prop::collection::vec((-400i64..3, 0u32..=27), 0..12),
    ) -> Course {
        let day = 86_400_000;
        let moment = |days: i64, seconds: u32, zone: usize| {
            Moment::from_ms(now + days * day + i64::from(seconds) * 1000, chrono_tz::TZ_VARIANTS[zone])
        };
        let mut course = Course::default();
        for (days, seconds, valence, zone) in moods {
            course.moods.push((moment(days, seconds, zone), valence));
        }
        for (days, booster) in sessions {
            course.sessions.push(session(moment(days, 36_000, 0), booster));
        }
        for (days, total) in totals {
            course.total("phq9", moment(days, 40_000, 0), total);
        }
        course
    }
}

proptest! {
    #[test]
    fn gaps_are_never_zero_and_a_day_is_the_local_day_it_was_lived_on(
        course in any_course(1_800_000_000_000), zone in 0..chrono_tz::TZ_VARIANTS.len(),
    ) {
        let now = Moment::from_ms(1_800_000_000_000, chrono_tz::TZ_VARIANTS[zone]);
        let page = course.page(&now);
        let past: Vec<&Mood> = course.moods.iter().filter(|(at, _)| *at <= now).collect();
        let of = |day: NaiveDate| -> Vec<i32> {
            past.iter().filter(|(at, _)| at.local().date_naive() == day).map(|(_, valence)| *valence).collect()
        };
        for (count, value) in page.mood.values.iter().enumerate() {
            let day = page.first + TimeDelta::days(count as i64);
            let moods = of(day);
            prop_assert_eq!(value.is_none(), moods.is_empty());
            if let Some(value) = value {
                let mean = f64::from(moods.iter().sum::<i32>()) / moods.len() as f64;
                prop_assert!((value - mean).abs() <= 0.005_001);
            }
            let gap = page.mood.gaps.iter().any(|gap| (gap.from..gap.to).contains(&(count as u32)));
            prop_assert!(!(gap && value.is_some()));
        }
        // Someone east of here may have lived a day that has not begun here: it waits until then.
        let drawn = past.iter().filter(|(at, _)| at.day() <= now.day()).map(|(at, _)| at.day());
        let mut days: Vec<_> = drawn.collect();
        days.sort();
        days.dedup();
        prop_assert_eq!(page.mood.values.iter().flatten().count(), days.len());
    }

    #[test]
    fn the_order_of_entry_never_matters(course in any_course(1_800_000_000_000), by in 1usize..50) {
        let now = Moment::from_ms(1_800_000_000_000, chrono_tz::Europe::Berlin);
        let mut other = course.clone();
        other.moods.reverse();
        other.totals.reverse();
        let turn = by % other.moods.len().max(1);
        other.moods.rotate_left(turn);
        prop_assert_eq!(json!(course.page(&now)), json!(other.page(&now)));
    }

    #[test]
    fn days_above_never_exceed_the_recorded_ones(course in any_course(1_800_000_000_000)) {
        let now = Moment::from_ms(1_800_000_000_000, chrono_tz::Asia::Kolkata);
        let page = course.page(&now);
        for row in &page.aligned {
            let of = |side| row.days.iter().filter(|one| **one == side).count();
            prop_assert_eq!(row.above as usize, of(TrendsSide::Above));
            prop_assert_eq!((row.above + row.below + row.missing) as usize, row.days.len());
            prop_assert!(row.days.len() <= REACH_DAYS as usize);
            prop_assert!(row.next.is_none_or(|next| row.days.len() < next.max(1) as usize));
        }
        prop_assert!(page.sentences.len() <= 3);
        prop_assert!(page.spans.iter().all(|span| span.from < span.to && span.to <= page.today + 1));
        prop_assert!((page.span as usize) < page.spans.len());
        let svg = trends::chart::picture(&page, &Words::english(), (0, page.today + 1), "");
        let drawn = svg.split(" d=\"").skip(1).all(|rest| {
            let d = rest.split('"').next().unwrap();
            d.chars().all(|c| "MLHVAChva0123456789.- Z".contains(c))
        });
        prop_assert!(drawn, "a place that is no number");
    }
}

/// A desk whose dialog answers with this file.
fn picking(desk: &Desk) -> Arc<Mutex<String>> {
    let asked = Arc::new(Mutex::new(String::new()));
    let (folder, told) = (desk.folder.path().to_owned(), Arc::clone(&asked));
    desk.app.set_picker(Box::new(move |name| {
        *told.lock().unwrap() = name.to_owned();
        Some(folder.join("kept"))
    }));
    asked
}

fn saved(desk: &Desk, format: &str) -> (Value, String) {
    let page = desk.call("trends.read", json!({}));
    let ask = json!({"format": format, "from": page["first"], "to": "2026-11-23"});
    let id = desk.call("trends.save", ask)["id"].clone();
    for _ in 0..600 {
        let jobs = desk.call("jobs.list", json!({}));
        let job = jobs
            .as_array()
            .unwrap()
            .iter()
            .find(|job| job["id"] == id)
            .unwrap()
            .clone();
        if !job["end"].is_null() {
            let bytes =
                std::fs::read_to_string(desk.folder.path().join("kept")).unwrap_or_default();
            return (job["end"].clone(), bytes);
        }
        std::thread::sleep(std::time::Duration::from_millis(50));
    }
    panic!("the job did not end");
}

#[test]
fn a_copy_is_a_picture_and_a_table_that_agree_with_what_is_shown() {
    let desk = Desk::new("2026-11-23T12:00:00-05:00", ZONE);
    afterglow::demo::api::fill(&desk.app, 1, 3, None).unwrap();
    let odd = "=SUM(<b>) & Co";
    // One after the other, as they are typed: of one day, they stand as they came.
    let told = [("MADRS-S", "Dr Okafor", "00"), (odd, "my clinic", "30")];
    for (measure, by, second) in told {
        desk.at(&format!("2026-11-23T12:00:{second}-05:00"));
        let told = json!({"measure": measure, "total": 22, "day": "2026-11-16", "by": by});
        desk.call("checkins.addTold", told);
    }
    let asked = picking(&desk);
    let page = desk.call("trends.read", json!({}));

    let (end, svg) = saved(&desk, "svg");
    assert_eq!(end["kind"], "finished", "{end}");
    assert_eq!(*asked.lock().unwrap(), "trends-2026-11-23.svg");
    assert!(svg.starts_with("<?xml") && svg.trim_end().ends_with("</svg>"));
    for sentence in page["sentences"].as_array().unwrap() {
        assert!(svg.contains(&sentence.as_str().unwrap().replace('"', "&quot;")));
    }
    assert!(!svg.contains("<script") && !svg.contains("href"));
    assert!(svg.contains(">Mon 16 Nov 2026: 22 of 54. Told by Dr Okafor.<"));
    assert!(svg.contains(">=SUM(&lt;b&gt;) &amp; Co<"));

    let (_, table) = saved(&desk, "csv");
    assert_eq!(*asked.lock().unwrap(), "trends-2026-11-23.csv");
    let mut rows = csv::Reader::from_reader(table.as_bytes());
    let rows: Vec<csv::StringRecord> = rows.records().map(Result::unwrap).collect();
    let told: Vec<Vec<&str>> = rows
        .iter()
        .filter(|row| &row[0] == "told")
        .map(|row| row.iter().skip(1).collect())
        .collect();
    let day = "2026-11-16";
    let harmless = format!("'{odd}");
    assert_eq!(
        told,
        [
            [day, day, "MADRS-S", "22", "Told by Dr Okafor"],
            [day, day, harmless.as_str(), "22", "Told by my clinic"],
        ]
    );
    let moods: Vec<Option<f64>> = rows
        .iter()
        .filter(|row| &row[0] == "mood")
        .map(|row| row[4].parse().ok())
        .collect();
    let shown: Vec<Option<f64>> = serde_json::from_value(page["mood"]["values"].clone()).unwrap();
    assert_eq!(moods, shown);
    for line in table.lines() {
        assert!(!line.starts_with(['=', '+', '-', '@']), "{line}");
    }
}

#[test]
fn no_copy_is_made_in_the_quiet_hours_nor_of_days_the_wrong_way_round() {
    let desk = Desk::new("2026-11-09T10:00:00-05:00", ZONE);
    let turned = json!({"format": "svg", "from": "2026-11-09", "to": "2026-11-08"});
    assert_eq!(
        desk.refuse("trends.save", turned).field.as_deref(),
        Some("from")
    );
    let start = json!({"day": "2026-11-09", "time": "10:30"});
    let course = desk.call("course.plan", json!({"starts": [start], "minutes": 40}));
    desk.at("2026-11-09T11:10:00-05:00");
    desk.call("session.over", json!({"id": course["next"]}));
    desk.at("2026-11-09T12:00:00-05:00");
    let ask = json!({"format": "csv", "from": "2026-11-09", "to": "2026-11-09"});
    assert_eq!(desk.fail("trends.save", ask).0, "groggy");
    assert_eq!(
        desk.call("trends.read", json!({}))["infusions"][0]["name"],
        "Infusion 1"
    );
}
