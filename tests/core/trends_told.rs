//! Told scores in Trends: apart, with who told them, and in nothing that is worked out of own answers.

use crate::desk::Desk;
use serde_json::{Value, json};

const ZONE: &str = "America/New_York";

fn tell(desk: &Desk, measure: &str, total: u32, day: &str, by: &str) -> Value {
    let ask = json!({"measure": measure, "total": total, "day": day, "by": by});
    desk.call("checkins.addTold", ask)
}

/// The page without what was told.
fn own(mut page: Value) -> Value {
    page.as_object_mut().unwrap().remove("told").unwrap();
    page
}

#[test]
fn a_told_score_stands_apart_and_changes_nothing_that_is_worked_out() {
    let desk = Desk::new("2026-11-23T12:00:00-05:00", ZONE);
    afterglow::demo::api::fill(&desk.app, 1, 1, None).unwrap();
    let before = desk.call("trends.read", json!({}));
    assert_eq!(before["told"], json!([]));
    // A PHQ-9 that would be a remission, one that would be a new total before infusion 1.
    tell(&desk, "phq 9", 0, "2026-11-22", "Dr Okafor");
    tell(
        &desk,
        "PHQ-9",
        27,
        before["first"].as_str().unwrap(),
        "my clinic",
    );
    tell(&desk, "GAD-7", 21, "2026-11-23", "Dr Okafor");
    let after = desk.call("trends.read", json!({}));
    assert_eq!(own(after.clone()), own(before));
    let told = after["told"].as_array().unwrap();
    let names: Vec<_> = told.iter().map(|one| one["measure"].clone()).collect();
    assert_eq!(
        names,
        ["PHQ-9", "GAD-7"],
        "in the order they were first told"
    );
    assert_eq!(
        told[0]["marks"],
        json!([
            {"day": 0, "total": 27, "line": "27 of 27", "by": "Told by my clinic"},
            {"day": after["today"].as_u64().unwrap() - 1, "total": 0, "line": "0 of 27", "by": "Told by Dr Okafor"},
        ])
    );
}

#[test]
fn only_told_scores_are_something_to_show_and_spellings_of_a_name_are_one() {
    let desk = Desk::new("2026-11-23T12:00:00-05:00", ZONE);
    tell(&desk, "Clinic’s Own", 40, "2026-11-20", "my clinic");
    let gone = tell(&desk, "ISI", 9, "2026-11-01", "my clinic");
    tell(&desk, "clinics own", 30, "2026-11-10", "Dr Okafor");
    desk.call("checkins.removeTold", json!({"id": gone["id"]}));
    let page = desk.call("trends.read", json!({}));
    assert_eq!(
        (&page["empty"], &page["sentences"]),
        (&Value::Null, &json!([]))
    );
    assert_eq!(
        (&page["first"], &page["today"]),
        (&json!("2026-11-10"), &json!(13))
    );
    let told = page["told"].as_array().unwrap();
    assert_eq!(told.len(), 1, "{told:?}");
    let marks = told[0]["marks"].as_array().unwrap().iter();
    let lines: Vec<_> = marks.map(|mark| (&mark["day"], &mark["line"])).collect();
    assert_eq!(
        lines,
        [(&json!(0), &json!("30")), (&json!(10), &json!("40"))]
    );
    assert!(
        page["mood"]["values"]
            .as_array()
            .unwrap()
            .iter()
            .all(Value::is_null)
    );
    assert_eq!(page["measures"], json!([]));
}

#[test]
fn a_told_score_of_tomorrow_waits() {
    let desk = Desk::new("2026-11-23T12:00:00-05:00", ZONE);
    tell(&desk, "ISI", 9, "2026-11-23", "my clinic");
    // The clock is set back.
    desk.at("2026-11-22T12:00:00-05:00");
    let page = desk.call("trends.read", json!({}));
    assert_eq!(page["told"], json!([]));
    assert!(page["empty"].is_string());
}
