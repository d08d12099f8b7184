//! Check-ins: exact wording, scoring, Help now at the answer, the schedule, moods.

use crate::desk::Desk;
use afterglow::checkins::scales::{self, phq9};
use afterglow::checkins::{Answer, Form, Score, score, withheld};
use afterglow::moment::Moment;
use afterglow::random::Id;
use serde_json::{Value, json};

const NOW: &str = "2026-11-17T20:00:00-05:00";
const ZONE: &str = "America/New_York";

fn desk() -> Desk {
    Desk::new(NOW, ZONE)
}

fn begin(desk: &Desk) -> Value {
    desk.call("checkins.begin", json!({"scale": "phq9"}))
}

fn answer(desk: &Desk, form: &Value, item: u32, choice: Option<u32>) -> Value {
    desk.call(
        "checkins.answer",
        json!({"formId": form["id"], "item": item, "choice": choice}),
    )
}

fn finish(desk: &Desk, form: &Value) -> Value {
    desk.call("checkins.finish", json!({"formId": form["id"]}))
}

fn a_form(choices: &[Option<u32>]) -> Form {
    let now = Moment::parse(NOW, ZONE.parse().unwrap()).unwrap();
    let answers = choices.iter().zip(1..);
    Form {
        id: Id::new(&now, [1; 10]),
        revision: 1,
        scale: phq9::ID.to_owned(),
        begun: now,
        entered: None,
        finished: None,
        total: None,
        answers: answers
            .map(|(choice, item)| Answer {
                item,
                choice: *choice,
                first_choice: *choice,
            })
            .collect(),
    }
}

#[test]
fn one_blank_is_enough_for_no_total_and_difficulty_never_counts() {
    let scale = &phq9::PHQ9;
    for blank in 0..9 {
        let mut choices = vec![Some(3); 10];
        choices[blank] = None;
        let expected = Score::NotScored { answered: 8, of: 9 };
        assert_eq!(score(scale, &a_form(&choices)), expected);
    }
    assert_eq!(score(scale, &a_form(&[Some(1); 9])), Score::Total(9));
    assert_eq!(score(scale, &a_form(&[Some(1); 10])), Score::Total(9));
    let none = Score::NotScored { answered: 0, of: 9 };
    assert_eq!(score(scale, &a_form(&[])), none);
}

#[test]
fn a_form_is_answered_one_question_at_a_time_and_scored_at_its_end() {
    let desk = desk();
    let form = begin(&desk);
    let place = "Question 1 of 9. Looking back over the last 2 weeks, 3 to 17 November.";
    assert_eq!(form["items"][0]["position"], place);
    assert_eq!(form["nextItem"], 1);
    assert!(form["result"].is_null() && form["explain"].is_null());
    for (item, choice) in (1..).zip([2, 2, 1, 2, 1, 1, 1, 1, 0]) {
        let after = answer(&desk, &form, item, Some(choice));
        assert_eq!(after["helpNow"], false);
        assert_eq!(after["form"]["nextItem"], item + 1);
        assert!(after["form"]["result"].is_null(), "no score before the end");
    }
    let done = finish(&desk, &form);
    assert_eq!(done["result"]["total"], 11);
    assert_eq!(done["result"]["line"], "11 of 27");
    assert_eq!(done["result"]["range"], "Score range: moderate, 10 to 14.");
    let list = desk.call("checkins.list", json!({}))["forms"].clone();
    assert_eq!(list[0]["day"], "Tue 17 Nov");
    assert_eq!(list[0]["result"]["total"], 11);
    assert_eq!(
        finish(&desk, &form),
        done,
        "finishing twice changes nothing"
    );
    let (code, message) = desk.fail(
        "checkins.answer",
        json!({"formId": form["id"], "item": 1, "choice": 0}),
    );
    assert_eq!(code, "conflict");
    assert!(message.contains("stays as it is"), "{message}");
}

#[test]
fn a_blank_leaves_the_form_unscored_with_the_count() {
    let desk = desk();
    let form = begin(&desk);
    for item in 1..=9 {
        answer(&desk, &form, item, (item != 6).then_some(1));
    }
    let done = finish(&desk, &form);
    assert!(done["result"]["total"].is_null() && done["result"]["range"].is_null());
    assert_eq!(
        done["result"]["line"],
        "Not scored: 8 of 9 questions answered."
    );
}

#[test]
fn help_opens_at_the_answer_to_item_9_before_any_score() {
    let desk = desk();
    let form = begin(&desk);
    for choice in 1..=3 {
        let after = answer(&desk, &form, 9, Some(choice));
        assert_eq!(after["helpNow"], true, "with nothing else answered");
        assert!(after["form"]["result"].is_null());
    }
    for choice in [Some(0), None] {
        let after = answer(&desk, &form, 9, choice);
        assert_eq!(after["helpNow"], false);
        assert_eq!(after["form"]["helpNow"], false);
    }
    for item in (1..=8).chain([10]) {
        assert_eq!(answer(&desk, &form, item, Some(3))["helpNow"], false);
    }
}

#[test]
fn a_correction_keeps_what_was_chosen_first_and_sends_it_nowhere() {
    let desk = desk();
    let form = begin(&desk);
    answer(&desk, &form, 9, Some(2));
    answer(&desk, &form, 9, Some(0));
    answer(&desk, &form, 3, None);
    let after = answer(&desk, &form, 3, Some(1));
    assert!(!after.to_string().contains("first"));
    let kept = afterglow::transaction::with_room(&desk.app, |room| {
        Ok(afterglow::checkins::table::forms(room.db)?)
    });
    let kept = &kept.unwrap()[0];
    let nine = kept.answer(9).unwrap();
    assert_eq!((nine.choice, nine.first_choice), (Some(0), Some(2)));
    let three = kept.answer(3).unwrap();
    assert_eq!((three.choice, three.first_choice), (Some(1), None));
}

#[test]
fn an_open_form_goes_on_after_a_start_and_only_on_its_day() {
    let desk = desk();
    let form = begin(&desk);
    answer(&desk, &form, 1, Some(1));
    answer(&desk, &form, 2, None);
    let again = begin(&desk);
    assert_eq!(again["id"], form["id"]);
    assert_eq!(again["nextItem"], 3);
    assert_eq!(again["items"][1]["seen"], true);
    desk.at("2026-11-18T00:03:00-05:00");
    answer(&desk, &form, 3, Some(1));
    let list = desk.call("checkins.list", json!({}))["forms"].clone();
    assert_eq!(list[0]["goesOn"], false);
    assert_eq!(
        list[0]["result"]["line"],
        "Not finished: 2 of 9 questions answered."
    );
    assert_ne!(begin(&desk)["id"], form["id"]);
}

#[test]
fn another_within_two_weeks_is_explained_and_not_forbidden() {
    let desk = desk();
    let form = begin(&desk);
    finish(&desk, &form);
    desk.at("2026-12-01T19:59:00-05:00");
    let second = begin(&desk);
    assert_ne!(second["id"], form["id"]);
    let why = second["explain"].as_str().unwrap();
    assert!(why.contains("Tue 17 Nov") && why.contains("the last 2 weeks"));
    finish(&desk, &second);
    desk.at("2026-12-15T19:59:00-05:00");
    assert!(begin(&desk)["explain"].is_null());
}

#[test]
fn what_is_impossible_is_refused_with_its_field() {
    let desk = desk();
    let form = begin(&desk);
    for (item, choice, field) in [
        (0, json!(1), "item"),
        (11, json!(1), "item"),
        (1, json!(4), "choice"),
    ] {
        let ask = json!({"formId": form["id"], "item": item, "choice": choice});
        let refusal = desk.refuse("checkins.answer", ask);
        assert_eq!(refusal.field.as_deref(), Some(field));
    }
    for ask in [
        json!({"formId": form["id"], "item": 1}),
        json!({"formId": form["id"], "item": 1, "choice": -1}),
        json!({"formId": form["id"], "item": 1, "choice": "3"}),
    ] {
        assert_eq!(desk.fail("checkins.answer", ask).0, "invalid");
    }
    let ask = json!({"formId": "nobody", "item": 1, "choice": 1});
    assert_eq!(desk.fail("checkins.answer", ask).0, "not_found");
    assert_eq!(
        desk.fail("checkins.form", json!({"id": "nobody"})).0,
        "not_found"
    );
    assert_eq!(
        desk.fail("checkins.begin", json!({"scale": "who5"})).0,
        "invalid"
    );
    for valence in [-4, 4, i64::from(i32::MAX)] {
        assert_eq!(
            desk.fail("checkins.mood", json!({"valence": valence})).0,
            "invalid"
        );
    }
    assert_eq!(desk.call("checkins.moods", json!({}))["days"], json!([]));
}

#[test]
fn a_withheld_item_9_leaves_the_total_alone() {
    let mut one = a_form(&[Some(1); 10]);
    let mut other = a_form(&[
        Some(1),
        Some(1),
        Some(2),
        Some(2),
        Some(1),
        Some(1),
        Some(1),
        Some(0),
        Some(0),
    ]);
    one.total = Some(9);
    other.total = Some(9);
    assert_eq!(withheld(&one), withheld(&other));
}

#[test]
fn scales_say_what_they_are() {
    let list = desk().call("checkins.scales", json!({}));
    assert_eq!(list.as_array().unwrap().len(), scales::SCALES.len());
    assert_eq!(list[0]["about"], "9 questions about the last 2 weeks.");
}
