//! Tags, favourites, narrowing down and the calendar.

use crate::desk::Desk;
use crate::window::course;
use serde_json::{Value, json};

fn desk() -> Desk {
    let desk = Desk::new("2026-11-10T09:00:00-05:00", "America/New_York");
    course(&desk, 1);
    desk
}

fn entry(desk: &Desk, words: &str) -> String {
    let saved = desk.call("journal.draft", json!({"words": words, "kind": "entry"}));
    let id = saved["id"].as_str().unwrap().to_owned();
    desk.call("journal.keep", json!({"id": id}));
    id
}

fn found(desk: &Desk, mut wanted: Value) -> Vec<String> {
    if wanted.get("question").is_none() {
        wanted["question"] = json!("");
    }
    let found = desk.call("journal.search", wanted);
    let texts = found["texts"].as_array().unwrap().iter();
    texts
        .map(|text| text["id"].as_str().unwrap().to_owned())
        .collect()
}

#[test]
fn tags_and_favourites_are_kept_and_found_by() {
    let desk = desk();
    let tea = entry(&desk, "tea by the window");
    let rain = entry(&desk, "rain on the window");
    desk.call(
        "journal.setTags",
        json!({"id": tea, "tags": ["#Sleep", "Café", "sleep"]}),
    );
    desk.call("journal.setTags", json!({"id": rain, "tags": ["cafe"]}));
    desk.call("journal.favour", json!({"id": rain, "on": true}));
    let leaf = desk.call("journal.read", json!({"id": tea}));
    assert_eq!(leaf["entry"]["tags"], json!(["Sleep", "Café"]));
    let tags = desk.call("journal.tags", json!({}));
    assert_eq!(tags[0]["count"], 2);
    assert_eq!(tags[1], json!({"tag": "Sleep", "count": 1}));
    assert_eq!(
        found(&desk, json!({"tag": "CAFE"})),
        [rain.clone(), tea.clone()]
    );
    assert_eq!(
        found(&desk, json!({"tag": "sleep", "question": "window"})),
        std::slice::from_ref(&tea)
    );
    assert_eq!(
        found(&desk, json!({"favourite": true})),
        std::slice::from_ref(&rain)
    );
    // What is deleted is not found, nor counted; put back it is again.
    desk.call("journal.remove", json!({"id": rain}));
    assert!(found(&desk, json!({"favourite": true})).is_empty());
    assert_eq!(desk.call("journal.tags", json!({}))[0]["count"], 1);
    desk.call("journal.restore", json!({"id": rain}));
    assert_eq!(found(&desk, json!({"favourite": true})), [rain]);
}

#[test]
fn a_fragment_that_never_changes_can_still_be_marked() {
    let desk = desk();
    let saved = desk.call(
        "journal.draft",
        json!({"words": "snow", "kind": "fragment"}),
    );
    desk.call("journal.keep", json!({"id": saved["id"]}));
    let before = desk.call("journal.read", json!({"id": saved["id"]}));
    desk.call(
        "journal.setTags",
        json!({"id": saved["id"], "tags": ["quiet"]}),
    );
    let after = desk.call("journal.read", json!({"id": saved["id"]}));
    assert_eq!(before["entry"]["words"], after["entry"]["words"]);
    assert_eq!(before["entry"]["revision"], after["entry"]["revision"]);
}

#[test]
fn too_many_and_too_long_tags_change_nothing() {
    let desk = desk();
    let id = entry(&desk, "tea");
    desk.call("journal.setTags", json!({"id": id, "tags": ["one"]}));
    let many: Vec<String> = (0..21).map(|at| format!("tag {at}")).collect();
    for tags in [json!(many), json!(["水".repeat(41)])] {
        let refusal = desk.refuse("journal.setTags", json!({"id": id, "tags": tags}));
        assert_eq!(refusal.field.as_deref(), Some("tags"));
    }
    let leaf = desk.call("journal.read", json!({"id": id}));
    assert_eq!(leaf["entry"]["tags"], json!(["one"]));
    assert_eq!(
        desk.fail("journal.favour", json!({"id": "gone", "on": true}))
            .0,
        "not_found"
    );
}

#[test]
fn what_is_found_is_narrowed_by_infusion_mood_and_standing() {
    let desk = desk();
    let after = entry(&desk, "after the infusion");
    desk.call("checkins.mood", json!({"valence": -2}));
    desk.at("2026-11-30T09:00:00-05:00");
    let later = entry(&desk, "weeks later");
    desk.call("checkins.mood", json!({"valence": 2}));
    let course = desk.call("course.read", json!({}));
    let first = &course["infusions"][0]["id"];
    assert_eq!(
        found(&desk, json!({"sessionId": first})),
        std::slice::from_ref(&after)
    );
    assert_eq!(
        found(&desk, json!({"mood": "low"})),
        std::slice::from_ref(&after)
    );
    assert_eq!(
        found(&desk, json!({"mood": "high"})),
        std::slice::from_ref(&later)
    );
    assert!(found(&desk, json!({"mood": "middle"})).is_empty());
    let among = |only: bool| json!({"among": {"ids": [after], "only": only}});
    assert_eq!(found(&desk, among(true)), std::slice::from_ref(&after));
    assert_eq!(found(&desk, among(false)), std::slice::from_ref(&later));
    let all = json!({"sessionId": first, "mood": "low", "question": "infus", "from": "2026-11-10", "to": "2026-11-10"});
    assert_eq!(found(&desk, all), std::slice::from_ref(&after));
    assert!(found(&desk, json!({})).is_empty());
    // Days are typed as people write them, and said as they were read.
    let typed = json!({"question": "", "from": "Nov 10", "to": "10 November 2026"});
    let answer = desk.call("journal.search", typed);
    assert_eq!(answer["count"], "1 entry, Tue 10 Nov");
    assert_eq!(answer["texts"][0]["id"], after);
    for field in ["from", "to"] {
        let mut ask = json!({"question": "infus"});
        ask[field] = json!("3/4/2026");
        let refusal = desk.refuse("journal.search", ask);
        assert_eq!(refusal.field.as_deref(), Some(field));
    }
}

#[test]
fn the_calendar_counts_entries_where_they_were_written() {
    let desk = desk();
    entry(&desk, "one");
    // Late on the 14th in New York is the 15th in Tokyo: it stays where it was written.
    desk.at("2026-11-14T23:30:00-05:00");
    entry(&desk, "two");
    desk.travel("Asia/Tokyo");
    let month = desk.call("journal.month", json!({}));
    assert_eq!(month["title"], "November 2026");
    assert_eq!(
        (&month["before"], &month["after"]),
        (&json!("2026-10-01"), &Value::Null)
    );
    let day = |number: u64| {
        let weeks = month["weeks"].as_array().unwrap().iter();
        let mut days = weeks.flat_map(|week| week.as_array().unwrap());
        days.find(|day| day["number"] == number).unwrap().clone()
    };
    assert_eq!(day(14)["label"], "Saturday 14 November, 1 entry");
    assert_eq!(
        (&day(15)["count"], &day(15)["today"]),
        (&json!(0), &json!(true))
    );
    assert_eq!(day(9)["label"], "Monday 9 November, infusion, no entry");
    let october = desk.call("journal.month", json!({"day": "2026-10-05"}));
    assert_eq!(october["after"], "2026-11-01");
}
