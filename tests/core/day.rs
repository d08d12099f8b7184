//! The day: where one is, one tap a step, corrected and taken back; readings and who took them.

use crate::desk::Desk;
use afterglow::checkins::{Mood, table as checkins};
use afterglow::moment::Moment;
use afterglow::random::Id;
use afterglow::session::day::{
    ClinicTimes, Step, Tap, check_tap, here, of_today, on_the_day, planned,
};
use afterglow::session::plan::Error;
use afterglow::session::route::{Phases, Route};
use afterglow::session::{Session, State};
use afterglow::today::horizon::{draw, reach};
use afterglow::today::notes::Note;
use afterglow::trends::baseline;
use chrono::{NaiveTime, TimeDelta};
use chrono_tz::Tz;
use proptest::prelude::*;
use serde_json::{Value, json};

const ZONE: &str = "America/New_York";

fn desk() -> (Desk, String) {
    let desk = Desk::new("2026-11-18T18:40:00-05:00", ZONE);
    let starts = json!([{"day": "2026-11-19", "time": "10:30"}]);
    let phases = json!({"route": "iv", "travel": 25, "checkIn": 30, "watched": 30, "settles": 60});
    let plan = json!({"starts": starts, "minutes": 40, "phases": phases});
    let view = desk.call("course.plan", plan);
    let id = view["infusions"][0]["id"].as_str().unwrap().to_owned();
    (desk, id)
}

fn tap(desk: &Desk, id: &str, step: &str) -> Value {
    desk.call("day.tap", json!({"id": id, "step": step}))
}

fn rows(day: &Value) -> Vec<String> {
    let row = |step: &Value| {
        let text = |key: &str| step[key].as_str().unwrap().to_owned();
        let real = if step["real"] == true { "!" } else { "" };
        format!("{} {}{real} {}", text("kind"), text("time"), text("state"))
    };
    day["steps"].as_array().unwrap().iter().map(row).collect()
}

fn field(desk: &Desk, name: &str, ask: Value) -> String {
    let refusal = desk.refuse(name, ask);
    let code = serde_json::to_value(refusal.code).unwrap();
    let field = refusal.field.unwrap_or_default();
    format!("{} {field}", code.as_str().unwrap())
}

#[test]
fn a_whole_day_one_tap_a_step() {
    let (desk, id) = desk();
    let day = desk.call("day.read", json!({}));
    assert_eq!(rows(&day)[0], "leave 09:35 ahead");
    assert_eq!(day["headline"], "Infusion 1 is on Thu 19 Nov");
    desk.at("2026-11-19T08:00:00-05:00");
    let day = desk.call("day.read", json!({}));
    assert_eq!(
        rows(&day),
        [
            "leave 09:35 here",
            "arrive 10:00 ahead",
            "vitals 10:00 ahead",
            "infusion 10:30 ahead",
            "watched 11:10 ahead",
            "ride 11:40 ahead",
            "home 12:05 ahead"
        ]
    );
    assert_eq!(day["then"]["label"], "Then, at 10:00");
    for (now, step) in [
        ("09:31", "leave"),
        ("10:02", "arrive"),
        ("10:20", "vitals"),
        ("10:41", "begin"),
    ] {
        desk.at(&format!("2026-11-19T{now}:00-05:00"));
        tap(&desk, &id, step);
    }
    let day = desk.call("day.read", json!({"id": id}));
    assert_eq!(day["headline"], "Now: Infusion 1");
    assert_eq!(
        day["steps"][4]["body"],
        "For about 30 min after it is over. It has mostly worn off by about 11:41."
    );
    assert_eq!(
        rows(&day),
        [
            "leave 09:31! done",
            "arrive 10:02! done",
            "vitals 10:20! done",
            "infusion 10:41! here",
            "watched 11:21 ahead",
            "ride 11:51 ahead",
            "home 12:16 ahead"
        ]
    );
    desk.at("2026-11-19T11:25:00-05:00");
    let day = tap(&desk, &id, "end");
    assert_eq!(day["over"], true);
    assert_eq!(rows(&day)[4], "watched 11:25! here");
    assert_eq!(rows(&day)[5], "ride 11:55 ahead");
    let course = desk.call("course.read", json!({}));
    assert_eq!(
        course["infusions"][0]["ended"],
        "2026-11-19T11:25:00.000-05:00"
    );
    // Whoever taps no more is not said to be there for ever.
    desk.at("2026-11-19T15:26:00-05:00");
    let day = desk.call("day.read", json!({"id": id}));
    assert_eq!(day["headline"], "Infusion 1, Thu 19 Nov");
    assert_eq!(rows(&day)[5], "ride 11:55 untold");
    for (now, step) in [("11:58", "free"), ("12:03", "ride"), ("12:31", "home")] {
        desk.at(&format!("2026-11-19T{now}:00-05:00"));
        tap(&desk, &id, step);
    }
    let day = desk.call("day.read", json!({"id": id}));
    assert_eq!(day["headline"], "Home since 12:31");
    assert!(rows(&day).iter().all(|row| row.ends_with("! done")));
}

#[test]
fn a_tap_stays_until_it_is_corrected_or_taken_back() {
    let (desk, id) = desk();
    desk.at("2026-11-19T10:05:00-05:00");
    tap(&desk, &id, "arrive");
    desk.at("2026-11-19T10:09:00-05:00");
    let day = tap(&desk, &id, "arrive");
    assert_eq!(day["steps"][1]["taps"][0]["told"], "Arrived 10:05");
    assert_eq!(rows(&day)[0], "leave 09:35 untold");
    let ask = |step: &str, time: &str| json!({"id": id, "step": step, "time": time});
    let day = desk.call("day.tap", ask("arrive", "9.58"));
    assert_eq!(day["steps"][1]["time"], "09:58");
    desk.call("day.tap", ask("leave", "09:20"));
    for (step, time, why) in [
        ("leave", "10:01", "invalid time"),
        ("arrive", "09:10", "invalid time"),
        ("vitals", "10:10", "invalid time"),
        ("vitals", "in a bit", "invalid time"),
        ("end", "10:08", "invalid time"),
        // Not of yesterday: a time that has not come yet.
        ("vitals", "11:40", "invalid time"),
    ] {
        assert_eq!(
            field(&desk, "day.tap", ask(step, time)),
            why,
            "{step} {time}"
        );
    }
    let day = desk.call("day.untap", json!({"id": id, "step": "arrive"}));
    assert_eq!(rows(&day)[1], "arrive 10:00 here");
    assert_eq!(rows(&day)[0], "leave 09:20! done");
}

#[test]
fn the_end_of_the_day_is_the_infusions_own() {
    let (desk, id) = desk();
    desk.at("2026-11-19T11:20:00-05:00");
    let ask = |step: &str, time: &str| json!({"id": id, "step": step, "time": time});
    desk.call("day.tap", ask("begin", "10:20"));
    // It began before its planned start, and its end may lie between the two.
    desk.call("day.tap", ask("end", "10:25"));
    assert_eq!(field(&desk, "day.tap", ask("end", "10:15")), "invalid time");
    let over = json!({"id": id, "ended": {"day": "2026-11-19", "time": "10:19"}});
    assert_eq!(field(&desk, "session.over", over), "invalid ended");
    desk.call("day.tap", ask("end", "11:05"));
    let course = desk.call("course.read", json!({}));
    assert_eq!(course["infusions"][0]["stateText"], "Over, ended 11:05");
    let day = desk.call("day.untap", json!({"id": id, "step": "end"}));
    assert_eq!(day["over"], false);
    assert_eq!(
        desk.call("course.read", json!({}))["infusions"][0]["state"],
        "begun"
    );
}

#[test]
fn what_was_tapped_belongs_to_the_time_it_was_lived_under() {
    let (desk, id) = desk();
    desk.at("2026-11-19T09:31:00-05:00");
    tap(&desk, &id, "leave");
    let before = desk.call("day.read", json!({"id": id}));
    let next_week = json!({"id": id, "starts": {"day": "2026-11-26", "time": "10:30"}});
    desk.call("course.move", next_week);
    let moved = desk.call("day.read", json!({"id": id}));
    assert_eq!(moved["open"], false);
    assert!(moved["steps"][0]["taps"][0]["time"].is_null());
    assert_eq!(
        field(&desk, "day.tap", json!({"id": id, "step": "leave"})),
        "conflict "
    );
    let back = json!({"id": id, "starts": {"day": "2026-11-19", "time": "10:30"}});
    desk.call("course.move", back);
    assert_eq!(desk.call("day.read", json!({"id": id})), before);
    desk.call("course.cancel", json!({"id": id}));
    assert_eq!(field(&desk, "day.read", json!({"id": id})), "not_found ");
    assert_eq!(
        field(&desk, "day.tap", json!({"id": id, "step": "arrive"})),
        "conflict "
    );
    desk.call("course.restore", json!({"id": id}));
    assert_eq!(desk.call("day.read", json!({"id": id})), before);
}

#[test]
fn readings_say_who_took_them_and_can_be_taken_back() {
    let (desk, id) = desk();
    desk.at("2026-11-19T10:22:00-05:00");
    let own = json!({
        "sessionId": id, "systolic": 131, "diastolic": 84, "source": "own", "time": "8:05"
    });
    desk.call("session.addVital", own);
    let told =
        json!({"sessionId": id, "systolic": 128, "diastolic": 82, "pulse": 74, "oxygen": 98});
    desk.call("session.addVital", told);
    let day = desk.call("day.read", json!({"id": id}));
    assert_eq!(day["vitals"][0]["sourceText"], "Your own device, 08:05");
    assert_eq!(
        day["vitals"][1]["sourceText"],
        "Told to you by staff, 10:22"
    );
    let mine = day["vitals"][0]["id"].clone();
    let bad = json!({"sessionId": id, "pulse": 70, "time": "soon"});
    assert_eq!(field(&desk, "session.addVital", bad), "invalid time");
    let mad = json!({"sessionId": id, "systolic": 900});
    assert_eq!(field(&desk, "session.addVital", mad), "invalid systolic");
    desk.call("session.removeVital", json!({"id": mine}));
    let day = desk.call("day.read", json!({"id": id}));
    assert_eq!(day["vitals"].as_array().unwrap().len(), 1);
    assert_eq!(
        field(&desk, "session.removeVital", json!({"id": mine})),
        "not_found "
    );
    desk.call("session.restoreVital", json!({"id": mine}));
    let day = desk.call("day.read", json!({"id": id}));
    assert_eq!(day["vitals"][0]["systolic"], 131);
    tap(&desk, &id, "begin");
    desk.at("2026-11-19T11:10:00-05:00");
    tap(&desk, &id, "end");
    assert_eq!(
        field(&desk, "session.removeVital", json!({"id": mine})),
        "groggy "
    );
}

#[test]
fn without_lengths_and_rules_no_time_is_made_up() {
    let desk = Desk::new("2026-11-19T08:00:00-05:00", ZONE);
    assert!(desk.call("day.read", json!({})).is_null());
    let starts = json!([{"day": "2026-11-19", "time": "10:30"}]);
    desk.call("course.plan", json!({"starts": starts, "minutes": 40}));
    let day = desk.call("day.read", json!({}));
    assert_eq!(
        rows(&day),
        [
            "leave  here",
            "arrive  ahead",
            "vitals  ahead",
            "infusion 10:30 ahead",
            "watched 11:10 ahead",
            "ride  ahead",
            "home  ahead"
        ]
    );
    assert_eq!(desk.call("today.read", json!({}))["day"], day["sessionId"]);
    desk.at("2026-11-20T11:00:00-05:00");
    assert!(desk.call("today.read", json!({}))["day"].is_null());
}

#[test]
fn the_clinics_own_times_and_limit_come_first() {
    let (desk, id) = desk();
    let words = "Arrive 20 minutes early. We watch you for 45 minutes. Ring us above 160/100.";
    let sheet = json!({"words": words, "givenBy": "", "receivedDay": "2026-11-12"});
    let sheet = desk.call("clinic.addSheet", sheet)["sheets"][0]["id"].clone();
    desk.rule(&sheet, "arriveEarly", 20, "Arrive 20 minutes early.");
    desk.call(
        "clinic.setRule",
        json!({
            "sheetId": sheet, "kind": "observation", "anchor": "end", "sentence": "",
            "amount": {"kind": "minutes", "minutes": 45}
        }),
    );
    desk.call(
        "clinic.setRule",
        json!({
            "sheetId": sheet, "kind": "callAbove", "anchor": "infusion",
            "sentence": "Ring us above 160/100.",
            "amount": {"kind": "pressure", "systolic": 160, "diastolic": 100}
        }),
    );
    desk.at("2026-11-19T10:20:00-05:00");
    let day = desk.call("day.read", json!({"id": id}));
    assert_eq!(rows(&day)[1], "arrive 10:10 untold");
    assert_eq!(rows(&day)[5], "ride 11:55 ahead");
    assert_eq!(day["limit"]["sentence"], "Ring us above 160/100.");
    assert_eq!(day["limit"]["source"], "From your clinic’s sheet, 12 Nov.");
    let read = |systolic: u32, diastolic: u32| {
        let later = desk.now().plus(TimeDelta::minutes(1));
        desk.at(&later.rfc3339());
        let ask = json!({"sessionId": id, "systolic": systolic, "diastolic": diastolic});
        desk.call("session.addVital", ask);
        desk.call("day.read", json!({"id": id}))["limit"]["above"].clone()
    };
    assert_eq!(read(160, 100), false);
    assert_eq!(read(150, 101), true);
    assert_eq!(read(128, 82), false);
}

#[test]
fn a_lozenge_at_home_has_no_way_there() {
    let desk = Desk::new("2026-11-19T08:00:00-05:00", ZONE);
    let starts = json!([{"day": "2026-11-19", "time": "10:30"}]);
    let plan = json!({"starts": starts, "minutes": 15, "phases": {"route": "lozenge"}});
    desk.call("course.plan", plan);
    let day = desk.call("day.read", json!({}));
    let kinds: Vec<&Value> = day["steps"]
        .as_array()
        .unwrap()
        .iter()
        .map(|s| &s["kind"])
        .collect();
    assert_eq!(kinds, ["vitals", "infusion", "watched"]);
}

#[test]
fn the_spray_is_watched_from_its_start_and_the_drip_from_its_end() {
    let at = moment("2026-11-19T10:30:00-05:00");
    let session = session(at, State::Planned);
    for (route, hour) in [(Route::Nasal, "12:30"), (Route::Iv, "13:10")] {
        let phases = Phases {
            route,
            watched: Some(120),
            ..Phases::default()
        };
        let free = planned(Step::Free, &session, &phases, &ClinicTimes::default(), &[]).unwrap();
        assert_eq!(free.local().format("%H:%M").to_string(), hour);
    }
}

#[test]
fn a_time_in_the_hour_that_comes_twice_is_the_one_that_fits() {
    // 2026-11-01: 01:30 comes twice in New York.
    let session = session(moment("2026-11-01T00:30:00-04:00"), State::Planned);
    let time = NaiveTime::from_hms_opt(1, 30, 0).unwrap();
    let now = moment("2026-11-01T05:00:00-05:00");
    let begin = Tap {
        step: Step::Begin,
        at: moment("2026-11-01T01:10:00-05:00"),
    };
    let fits = |taps: &[Tap], at: &Moment| check_tap(Step::End, at, &session, taps, &now).is_ok();
    let first = on_the_day(time, &session, &session.starts, |at| fits(&[], at));
    assert_eq!(first.rfc3339(), "2026-11-01T01:30:00.000-04:00");
    let second = on_the_day(time, &session, &session.starts, |at| fits(&[begin], at));
    assert_eq!(second.rfc3339(), "2026-11-01T01:30:00.000-05:00");
}

#[test]
fn today_is_the_day_in_the_infusions_own_zone() {
    let all = [session(moment("2026-11-19T22:30:00-05:00"), State::Planned)];
    let berlin: Tz = "Europe/Berlin".parse().unwrap();
    let evening = moment("2026-11-19T20:00:00-05:00").seen_in(berlin);
    assert!(of_today(&all, &evening).is_some());
    let past_midnight = moment("2026-11-20T00:10:00-05:00").seen_in(berlin);
    assert!(of_today(&all, &past_midnight).is_none());
}

#[test]
fn today_reads_no_more_notes_than_it_draws_and_draws_the_same() {
    let desk = Desk::new("2026-11-23T12:00:00-05:00", ZONE);
    afterglow::demo::api::fill(&desk.app, 3, 7, None).unwrap();
    let drawn = afterglow::transaction::with_room(&desk.app, |room| {
        let sessions = afterglow::session::table::all(room.db)?;
        let spans = [reach(&sessions, room.now), baseline::reach(&sessions)];
        let all = checkins::moods(room.db)?;
        let few = checkins::moods_within(room.db, spans)?;
        let draw = |moods: &[Mood]| {
            let note = |mood: &Mood| Note {
                at: mood.at,
                valence: mood.valence,
            };
            let notes: Vec<Note> = moods.iter().map(note).collect();
            let drawn = draw(&sessions, &notes, room.now);
            (drawn.mood, drawn.gaps, drawn.baseline)
        };
        assert!(few.len() * 4 < all.len(), "{} of {}", few.len(), all.len());
        Ok((draw(&all), draw(&few)))
    });
    let (all, few) = drawn.unwrap();
    assert_eq!(all, few);
}

fn moment(text: &str) -> Moment {
    Moment::parse(text, ZONE.parse().unwrap()).unwrap()
}

fn session(starts: Moment, state: State) -> Session {
    Session {
        id: Id::new(&starts, [1; 10]),
        state,
        booster: false,
        starts,
        minutes: 40,
        ended: None,
        number: 1,
        noted_late: false,
    }
}

proptest! {
    #[test]
    fn in_every_zone_a_time_of_the_day_lies_on_that_day_or_just_after_a_gap(
        zone in 0..chrono_tz::TZ_VARIANTS.len(), day in 0i64..3650, minute in 0u32..1440,
    ) {
        let zone = chrono_tz::TZ_VARIANTS[zone];
        let noon = 1_577_880_000_000 + day * 86_400_000;
        let session = session(Moment::from_ms(noon, zone), State::Planned);
        let time = NaiveTime::from_hms_opt(minute / 60, minute % 60, 0).unwrap();
        let at = on_the_day(time, &session, &session.starts, |at| {
            at.day() == session.starts.day()
        });
        let local = at.local().naive_local();
        let asked = session.starts.day().and_time(time);
        prop_assert!(local >= asked && local - asked <= TimeDelta::hours(26), "{local} {asked}");
    }

    #[test]
    fn steps_stay_in_their_order_whatever_is_tapped(
        taps in proptest::collection::vec((0usize..8, -480i64..600), 0..30),
    ) {
        let session = session(moment("2026-11-19T10:30:00-05:00"), State::Planned);
        let now = moment("2026-11-19T18:00:00-05:00");
        let mut kept: Vec<Tap> = Vec::new();
        for (step, minutes) in taps {
            let (step, at) = (Step::ALL[step], session.starts.plus(TimeDelta::minutes(minutes)));
            match check_tap(step, &at, &session, &kept, &now) {
                Ok(()) => {
                    kept.retain(|tap| tap.step != step);
                    kept.push(Tap { step, at });
                    kept.sort_by_key(|tap| tap.step);
                }
                Err(Error::StepAhead) => prop_assert!(at > now),
                Err(why) => prop_assert_eq!(why, Error::StepOrder),
            }
            prop_assert!(kept.windows(2).all(|pair| pair[0].at <= pair[1].at));
            let at = here(&Step::ALL, &kept, |_| None, &now);
            let last = kept.last().map(|tap| tap.step);
            prop_assert!(last != Some(Step::Home) || at.is_none());
            prop_assert!(at.is_none() || last.is_none() || at > last);
        }
    }
}
