//! A slip in the fasting, and what goes along to a visit.

use crate::desk::Desk;
use serde_json::{Value, json};

fn desk() -> (Desk, Value) {
    let desk = Desk::new("2026-11-18T18:40:00-05:00", "America/New_York");
    let starts =
        json!([{"day": "2026-11-19", "time": "10:30"}, {"day": "2026-11-23", "time": "10:30"}]);
    let view = desk.call("course.plan", json!({"starts": starts, "minutes": 40}));
    let id = view["next"].clone();
    (desk, id)
}

fn refused(desk: &Desk, name: &str, ask: Value) -> String {
    let refusal = desk.refuse(name, ask);
    let code = serde_json::to_value(refusal.code).unwrap();
    format!(
        "{} {}",
        code.as_str().unwrap(),
        refusal.field.unwrap_or_default()
    )
}

#[test]
fn a_slip_is_noted_with_its_time_and_whom_to_tell() {
    let (desk, id) = desk();
    desk.call(
        "clinic.setContact",
        json!({"name": "Harbor Street Clinic", "phone": "(617) 555-0100"}),
    );
    desk.at("2026-11-19T08:40:00-05:00");
    let note = |words: &str, time: &str| json!({"sessionId": id, "words": words, "time": time});
    let view = desk.call("prep.noteSlip", note("coffee with milk", "08:10"));
    assert_eq!(view["slips"][0]["time"], "08:10");
    assert_eq!(view["clinic"]["phone"], "(617) 555-0100");
    // A time that has not come yet today was yesterday's; none is now.
    let view = desk.call("prep.noteSlip", note("toast", "23:50"));
    assert_eq!(view["slips"][0]["time"], "Wed 23:50");
    let view = desk.call("prep.noteSlip", note("a sip", ""));
    assert_eq!(view["slips"][2]["time"], "08:40");
    for (words, time, why) in [
        (" ", "08:10", "invalid words"),
        ("tea", "soon", "invalid time"),
        ("tea", "25:00", "invalid time"),
        (&"x".repeat(501), "", "too_large words"),
    ] {
        assert_eq!(refused(&desk, "prep.noteSlip", note(words, time)), why);
    }
    let slip = view["slips"][2]["id"].clone();
    let gone = |gone: bool| json!({"id": slip, "gone": gone});
    assert_eq!(
        desk.call("prep.removeSlip", gone(true))["slips"]
            .as_array()
            .unwrap()
            .len(),
        2
    );
    assert_eq!(
        desk.call("prep.removeSlip", gone(false))["slips"]
            .as_array()
            .unwrap()
            .len(),
        3
    );
    assert_eq!(
        refused(
            &desk,
            "prep.removeSlip",
            json!({"id": "nobody", "gone": true})
        ),
        "not_found "
    );
}

#[test]
fn what_is_counted_from_an_unknown_arrival_is_asked_about() {
    let (desk, _) = desk();
    let words = "Nothing to eat for 8 hours before arrival.";
    let sheet = json!({"words": words, "givenBy": "", "receivedDay": "2026-11-12"});
    let sheet = desk.call("clinic.addSheet", sheet)["sheets"][0]["id"].clone();
    let eight = json!({"kind": "minutes", "minutes": 480});
    let rule = json!({"sheetId": sheet, "kind": "noSolids", "amount": eight, "anchor": "arrival", "sentence": words});
    desk.call("clinic.setRule", rule);
    let view = desk.call("prep.read", json!({}));
    assert_eq!(view["fasting"], json!([]));
    assert_eq!(
        view["unclear"][0]["text"],
        "No solid food for 8 hours before you arrive"
    );
    desk.rule(&sheet, "arriveEarly", 30, "");
    let view = desk.call("prep.read", json!({}));
    assert_eq!(
        (&view["unclear"], &view["fasting"][0]["untilText"]),
        (&json!([]), &json!("02:00"))
    );
}

#[test]
fn an_intention_and_a_playlist_belong_to_one_visit() {
    let (desk, id) = desk();
    let ask = json!({"sessionId": id, "intention": "to stay with the quiet", "playlist": "https://example.org/slow"});
    let view = desk.call("visit.setAlong", ask);
    assert_eq!(view["intention"], "to stay with the quiet");
    desk.at("2026-11-20T09:00:00-05:00");
    assert_eq!(desk.call("visit.read", json!({}))["intention"], "");
    let first = desk.call("visit.read", json!({"sessionId": id}));
    assert_eq!(first["playlist"], "https://example.org/slow");
    let long = json!({"sessionId": id, "intention": "x".repeat(2_001), "playlist": ""});
    assert_eq!(
        refused(&desk, "visit.setAlong", long),
        "too_large intention"
    );
}

#[test]
fn a_question_goes_from_visit_to_visit_until_it_is_answered() {
    let (desk, _) = desk();
    desk.call("visit.ask", json!({"words": "How long will I be watched?"}));
    desk.call("visit.ask", json!({"words": "May Dana wait inside?"}));
    assert_eq!(
        refused(&desk, "visit.ask", json!({"words": " "})),
        "invalid words"
    );
    desk.at("2026-11-19T10:20:00-05:00");
    let view = desk.call("visit.read", json!({}));
    let question = view["open"][0]["id"].clone();
    let view = desk.call(
        "visit.answer",
        json!({"id": question, "answer": "Half an hour."}),
    );
    assert_eq!(view["answered"][0]["answer"], "Half an hour.");
    assert_eq!(view["answered"][0]["at"], "Thu 19 Nov, 10:30");
    desk.at("2026-11-23T09:00:00-05:00");
    let view = desk.call("visit.read", json!({}));
    assert_eq!(view["open"].as_array().unwrap().len(), 1);
    assert_eq!(view["answered"].as_array().unwrap().len(), 1);
    // An answer taken back is an open question again.
    let view = desk.call("visit.answer", json!({"id": question, "answer": ""}));
    assert_eq!(view["open"].as_array().unwrap().len(), 2);
    let view = desk.call(
        "visit.removeQuestion",
        json!({"id": question, "gone": true}),
    );
    assert_eq!(view["open"].as_array().unwrap().len(), 1);
    let view = desk.call(
        "visit.removeQuestion",
        json!({"id": question, "gone": false}),
    );
    assert_eq!(view["open"].as_array().unwrap().len(), 2);
    assert_eq!(
        refused(
            &desk,
            "visit.answer",
            json!({"id": "nobody", "answer": "x"})
        ),
        "not_found "
    );
}
