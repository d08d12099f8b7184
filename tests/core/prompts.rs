//! Questions of the window: skipped without a trace, never twice by themselves; layers when it is time.

use crate::desk::Desk;
use crate::window::course;
use serde_json::{Value, json};

const ZONE: &str = "America/New_York";

fn desk() -> Desk {
    let desk = Desk::new("2026-11-16T12:30:00-05:00", ZONE);
    course(&desk, 3);
    desk
}

fn today(desk: &Desk) -> Value {
    desk.call("today.read", json!({}))
}

fn keys(questions: &Value) -> Vec<String> {
    let questions = questions.as_array().unwrap().iter();
    questions
        .map(|one| one["key"].as_str().unwrap().to_owned())
        .collect()
}

fn keep(desk: &Desk, ask: Value) -> String {
    let saved = desk.call("journal.draft", ask);
    let id = saved["id"].as_str().unwrap().to_owned();
    desk.call("journal.keep", json!({"id": id}));
    id
}

#[test]
fn a_question_answered_or_put_away_does_not_come_again_by_itself() {
    let desk = desk();
    desk.at("2026-11-17T18:25:00-05:00");
    let first = today(&desk);
    let all = keys(&first["questions"]);
    assert_eq!(all.len(), 4);
    assert!(keys(&first["pastQuestions"]).is_empty());
    let answered = keep(
        &desk,
        json!({"kind": "fragment", "words": "the kettle", "asked": all[0]}),
    );
    desk.call(
        "window.putAway",
        json!({"sessionId": first["after"], "key": all[2]}),
    );
    desk.call(
        "window.putAway",
        json!({"sessionId": first["after"], "key": all[2]}),
    );
    let second = today(&desk);
    assert_eq!(keys(&second["questions"]), [all[1].clone(), all[3].clone()]);
    assert_eq!(
        keys(&second["pastQuestions"]),
        [all[0].clone(), all[2].clone()]
    );
    let leaf = desk.call("journal.read", json!({"id": answered}));
    assert_eq!(
        leaf["entry"]["asked"]["text"],
        first["questions"][0]["text"]
    );
    // Deleting the answer does not bring the question back.
    desk.call("journal.remove", json!({"id": answered}));
    assert_eq!(keys(&today(&desk)["questions"]).len(), 2);
}

#[test]
fn the_next_window_asks_anew() {
    let desk = desk();
    desk.at("2026-11-17T18:25:00-05:00");
    let page = today(&desk);
    for key in keys(&page["questions"]) {
        desk.call(
            "window.putAway",
            json!({"sessionId": page["after"], "key": key}),
        );
    }
    assert!(keys(&today(&desk)["questions"]).is_empty());
    desk.at("2026-11-19T11:30:00-05:00");
    desk.call("session.over", json!({"id": page_next(&desk)}));
    desk.at("2026-11-20T18:25:00-05:00");
    assert_eq!(keys(&today(&desk)["questions"]).len(), 4);
}

fn page_next(desk: &Desk) -> Value {
    let course = desk.call("course.read", json!({}));
    let infusions = course["infusions"].as_array().unwrap();
    let next = infusions.iter().find(|one| one["number"] == 4).unwrap();
    next["id"].clone()
}

#[test]
fn a_layer_is_offered_after_a_day_and_after_three_and_once_each() {
    let desk = desk();
    let fragment = keep(&desk, json!({"kind": "fragment", "words": "quiet. wide."}));
    assert_eq!(today(&desk)["layer"], Value::Null);
    desk.at("2026-11-17T11:30:00-05:00");
    let offer = today(&desk)["layer"].clone();
    assert_eq!(offer["kept"]["id"], fragment.as_str());
    keep(
        &desk,
        json!({"kind": "entry", "words": "like snow", "besideId": fragment}),
    );
    assert_eq!(today(&desk)["layer"], Value::Null);
    // Without the next infusion the third day comes: cancel it.
    desk.call("course.cancel", json!({"id": page_next(&desk)}));
    desk.at("2026-11-19T11:30:00-05:00");
    let page = today(&desk);
    assert_eq!(page["layer"]["key"], "window-layer-three-days");
    desk.call(
        "window.putAway",
        json!({"sessionId": page["after"], "key": page["layer"]["key"]}),
    );
    assert_eq!(today(&desk)["layer"], Value::Null);
}

#[test]
fn what_is_no_question_is_refused() {
    let desk = desk();
    let page = today(&desk);
    let bad = json!({"sessionId": page["after"], "key": "today-keep"});
    assert_eq!(desk.fail("window.putAway", bad).0, "not_found");
    let nowhere =
        json!({"sessionId": "01933b6e-0000-7000-8000-000000000000", "key": "window-ask-body"});
    assert_eq!(desk.fail("window.putAway", nowhere).0, "not_found");
    let draft = json!({"kind": "fragment", "words": "x", "asked": "no-such-question"});
    assert_eq!(desk.fail("journal.draft", draft).0, "not_found");
}

#[test]
fn the_page_about_the_window_tells_the_phases_and_where_one_is() {
    let desk = desk();
    desk.at("2026-11-17T18:25:00-05:00");
    let page = desk.call("window.read", json!({}));
    assert_eq!(page["now"], "31 hours after infusion 3 of 6");
    assert_eq!(
        page["also"],
        json!([
            "5 days after infusion 2 of 6",
            "8 days after infusion 1 of 6"
        ])
    );
    let now: Vec<bool> = page["phases"]
        .as_array()
        .unwrap()
        .iter()
        .map(|phase| phase["isNow"].as_bool().unwrap())
        .collect();
    assert_eq!(now, [false, false, true, false, false]);
    assert_eq!(page["phases"][0]["dates"], "Mon 16 Nov, 11:25 to 15:25");
    assert_eq!(page["phases"][3]["glow"], 0);
    let nothing = Desk::new("2026-11-16T12:30:00-05:00", ZONE);
    let page = nothing.call("window.read", json!({}));
    assert_eq!(
        (&page["now"], &page["phases"][0]["dates"]),
        (&Value::Null, &Value::Null)
    );
}
