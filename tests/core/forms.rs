//! Forms at the edges: an earlier day, midnight, a clock set back, two windows, an unknown measure.

use crate::desk::Desk;
use chrono::{Days, NaiveDate};
use serde_json::{Value, json};

fn desk() -> Desk {
    Desk::new("2026-11-17T20:00:00-05:00", "America/New_York")
}

fn begin(desk: &Desk, scale: &str) -> Value {
    desk.call("checkins.begin", json!({ "scale": scale }))
}

fn begin_for(desk: &Desk, scale: &str, day: &str) -> Value {
    desk.call("checkins.begin", json!({"scale": scale, "day": day}))
}

fn answer(desk: &Desk, form: &Value, item: u32, choice: u32) -> Value {
    desk.call(
        "checkins.answer",
        json!({"formId": form["id"], "item": item, "choice": choice}),
    )
}

fn list(desk: &Desk) -> Value {
    desk.call("checkins.list", json!({}))["forms"].take()
}

#[test]
fn an_earlier_day_is_marked_with_both_days() {
    let desk = desk();
    let form = begin_for(&desk, "gad7", "2026-11-10");
    assert_eq!(form["entered"], "For Tue 10 Nov, entered Tue 17 Nov.");
    let place = "Question 1 of 7. Looking back over the last 2 weeks, 27 October to 10 November.";
    assert_eq!(form["items"][0]["position"], place);
    answer(&desk, &form, 1, 3);
    // Gone on with for that day; for today another one is begun.
    assert_eq!(begin_for(&desk, "gad7", "2026-11-10")["id"], form["id"]);
    assert_ne!(begin_for(&desk, "gad7", "2026-11-09")["id"], form["id"]);
    let today = begin(&desk, "gad7");
    assert_ne!(today["id"], form["id"]);
    assert!(today["entered"].is_null());
    answer(&desk, &today, 1, 0);
    desk.call("checkins.finish", json!({"formId": form["id"]}));
    desk.call("checkins.finish", json!({"formId": today["id"]}));
    let list = list(&desk);
    assert_eq!(list[0]["day"], "Tue 17 Nov");
    assert_eq!(list[1]["day"], "Tue 10 Nov");
    assert_eq!(list[1]["begunOn"], "2026-11-10");
    assert_eq!(list[1]["entered"], "For Tue 10 Nov, entered Tue 17 Nov.");
    // The day itself is no earlier day, and an overlap is told for the day it is of.
    assert!(begin_for(&desk, "phq2", "2026-11-17")["entered"].is_null());
    let near = begin_for(&desk, "gad7", "2026-11-15");
    assert!(near["explain"].as_str().unwrap().contains("Tue 10 Nov"));
    assert!(begin_for(&desk, "gad7", "2026-11-01")["explain"].is_null());
}

#[test]
fn ten_years_of_forms_are_listed_in_stretches_newest_first() {
    let desk = desk();
    let mut begun = Vec::new();
    for n in 0..60 {
        let day = NaiveDate::from_ymd_opt(2020, 1, 1).unwrap() + Days::new(14 * n);
        let form = begin_for(&desk, "phq2", &day.to_string());
        answer(&desk, &form, 1, 1);
        begun.insert(0, form["id"].clone());
        // Opened, and left without an answer.
        begin_for(&desk, "gad2", &day.to_string());
    }
    let ask = |ask| desk.call("checkins.list", ask);
    for (stretches, count, earlier) in [(0, 24, true), (1, 24, true), (2, 48, true), (3, 60, false)]
    {
        let list = ask(json!({ "stretches": stretches }));
        let ids = list["forms"].as_array().unwrap().iter();
        let ids: Vec<_> = ids.map(|form| form["id"].clone()).collect();
        assert_eq!(ids, begun[..count], "{stretches}");
        assert_eq!(list["earlier"], earlier, "{stretches}");
        assert_eq!(
            list["forms"][0]["result"]["line"],
            "Not finished: 1 of 2 questions answered."
        );
    }
    assert_eq!(ask(json!({})), ask(json!({"stretches": 1})));
    assert_eq!(ask(json!({"stretches": u32::MAX}))["earlier"], false);
}

#[test]
fn beginning_goes_on_with_the_form_of_today_and_with_none_of_an_earlier_day() {
    let desk = desk();
    let open = || desk.call("checkins.list", json!({}))["open"].clone();
    answer(&desk, &begin_for(&desk, "phq9", "2026-11-10"), 1, 1);
    begin(&desk, "gad7");
    assert_eq!(
        open(),
        json!([]),
        "another day's, and one without an answer"
    );
    let form = begin(&desk, "phq9");
    answer(&desk, &form, 1, 1);
    assert_eq!(open(), json!(["phq9"]));
    desk.at("2026-11-17T23:59:00-05:00");
    assert_eq!(open(), json!(["phq9"]));
    assert_eq!(begin(&desk, "phq9")["id"], form["id"]);
    desk.at("2026-11-18T00:01:00-05:00");
    assert_eq!(open(), json!([]));
    assert_ne!(begin(&desk, "phq9")["id"], form["id"]);
    desk.at("2026-11-17T20:00:00-05:00");
    desk.call("checkins.finish", json!({"formId": form["id"]}));
    assert_eq!(open(), json!([]));
}

#[test]
fn days_that_cannot_be_are_refused() {
    let desk = desk();
    for day in ["2026-11-18", "9999-12-31", "1926-11-17", "0001-01-01"] {
        let ask = json!({"scale": "phq9", "day": day});
        let refusal = desk.refuse("checkins.begin", ask);
        assert_eq!(refusal.field.as_deref(), Some("day"), "{day}");
        assert!(refusal.message.contains("Nothing was changed"));
    }
    let ask = json!({"scale": "phq9", "day": "17.11.2026"});
    assert_eq!(desk.fail("checkins.begin", ask).0, "invalid");
    assert_eq!(list(&desk), json!([]));
}

#[test]
fn noon_of_an_earlier_day_is_found_in_every_zone_and_across_every_change() {
    use afterglow::moment::Moment;
    for zone in chrono_tz::TZ_VARIANTS {
        let now = Moment::parse("2026-11-17T20:00:00-05:00", zone).unwrap();
        for back in (1..800).step_by(5) {
            let day = now.day() - chrono::Days::new(back);
            let noon = afterglow::checkins::earlier(day, &now).unwrap().unwrap();
            assert_eq!(noon.day(), day, "{zone}");
        }
    }
}

#[test]
fn an_evening_goes_on_past_midnight() {
    let desk = desk();
    desk.at("2026-11-17T23:50:00-05:00");
    let form = begin(&desk, "phq9");
    answer(&desk, &form, 1, 1);
    desk.at("2026-11-18T00:10:00-05:00");
    assert_eq!(begin(&desk, "phq9")["id"], form["id"]);
    assert_eq!(list(&desk)[0]["goesOn"], true);
    desk.at("2026-11-18T03:51:00-05:00");
    assert_ne!(begin(&desk, "phq9")["id"], form["id"]);
}

#[test]
fn a_clock_set_back_between_two_answers_loses_and_invents_nothing() {
    let desk = desk();
    let form = begin(&desk, "phq2");
    answer(&desk, &form, 1, 2);
    for earlier in [
        "2026-11-17T19:00:00-05:00",
        "2026-11-16T08:00:00-05:00",
        "1999-01-01T00:00:00Z",
    ] {
        desk.at(earlier);
        let after = answer(&desk, &form, 2, 3);
        assert_eq!(
            after["form"]["nextItem"], 2,
            "the last one, with every answer given"
        );
        assert_eq!(after["form"]["items"][0]["choice"], 2);
        assert!(after["form"]["explain"].is_null());
    }
    let done = desk.call("checkins.finish", json!({"formId": form["id"]}));
    assert_eq!(done["result"]["line"], "5 of 6");
    assert_eq!(done["day"], "Tue 17 Nov 2026");
    assert_eq!(list(&desk).as_array().unwrap().len(), 1);
    desk.call("today.read", json!({}));
    desk.call("checkins.due", json!({}));
}

#[test]
fn two_windows_of_one_vault_answer_one_form() {
    let desk = desk();
    let ids: Vec<String> = std::thread::scope(|scope| {
        let begun: Vec<_> = (0..8)
            .map(|_| scope.spawn(|| begin(&desk, "phq9")["id"].as_str().unwrap().to_owned()))
            .collect();
        begun.into_iter().map(|one| one.join().unwrap()).collect()
    });
    assert!(ids.iter().all(|id| *id == ids[0]), "{ids:?}");
    let form = begin(&desk, "phq9");
    std::thread::scope(|scope| {
        for item in 1..=9 {
            let (desk, form) = (&desk, &form);
            scope.spawn(move || answer(desk, form, item, 1));
        }
    });
    // One window finishes; the other is told, and its answer changes nothing.
    let done = desk.call("checkins.finish", json!({"formId": form["id"]}));
    assert_eq!(done["result"]["line"], "9 of 27");
    let late = json!({"formId": form["id"], "item": 9, "choice": 3});
    assert_eq!(desk.fail("checkins.answer", late).0, "conflict");
    let still = desk.call("checkins.form", json!({"id": form["id"]}));
    assert_eq!(still["result"]["line"], "9 of 27");
}

#[test]
fn a_form_of_a_measure_that_is_not_here_is_still_listed() {
    let desk = desk();
    let form = begin(&desk, "phq9");
    answer(&desk, &form, 1, 1);
    desk.call("checkins.finish", json!({"formId": form["id"]}));
    afterglow::transaction::with_room(&desk.app, |room| {
        let set = "UPDATE checkins_form SET scale = 'phq42', total = 3";
        Ok(room.db.execute(set, []).map(drop)?)
    })
    .unwrap();
    let list = list(&desk);
    assert_eq!(list[0]["name"], "phq42");
    assert_eq!(list[0]["done"], false, "there is nothing to open");
    assert!(
        list[0]["result"]["line"]
            .as_str()
            .unwrap()
            .ends_with("What you answered is kept.")
    );
    assert_eq!(
        desk.fail("checkins.form", json!({"id": form["id"]})).0,
        "invalid"
    );
    desk.call("today.read", json!({}));
    desk.call("share.choices", json!({}));
}

#[test]
fn phq4_tells_its_two_halves() {
    let desk = desk();
    let form = begin(&desk, "phq4");
    for (item, choice) in [(1, 3), (2, 1), (3, 0), (4, 2)] {
        answer(&desk, &form, item, choice);
    }
    let done = desk.call("checkins.finish", json!({"formId": form["id"]}));
    assert_eq!(done["result"]["line"], "6 of 12");
    assert_eq!(done["result"]["range"], "Score range: 6 to 8.");
    assert_eq!(
        done["result"]["parts"],
        json!([
            "GAD-2 within it: 4 of 6. Score range: at or above the form’s mark of 3, 3 to 6.",
            "PHQ-2 within it: 2 of 6. Score range: below the form’s mark of 3, 0 to 2."
        ])
    );
}

#[test]
fn only_item_9_of_phq9_opens_help_now() {
    let desk = desk();
    for scale in ["phq9", "phq8", "phq2", "gad7", "gad2", "phq4"] {
        let form = begin(&desk, scale);
        for item in form["items"].as_array().unwrap() {
            let number = u32::try_from(item["number"].as_u64().unwrap()).unwrap();
            let critical = scale == "phq9" && number == 9;
            for option in item["options"].as_array().unwrap() {
                let value = u32::try_from(option["value"].as_u64().unwrap()).unwrap();
                let opens = critical && value > 0;
                assert_eq!(option["opensHelp"], opens, "{scale} {number} {value}");
                let after = answer(&desk, &form, number, value);
                assert_eq!(after["helpNow"], opens, "{scale} {number} {value}");
                assert!(after["form"]["result"].is_null(), "before any score");
            }
        }
    }
}
