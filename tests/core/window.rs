//! The window after an infusion as Today and the journal tell it.

use crate::desk::Desk;
use afterglow::moment::Moment;
use afterglow::session::table::insert_planned;
use afterglow::transaction::with_room;
use serde_json::{Value, json};

/// The sample course; the first `over` infusions ended 55 minutes after their start.
pub fn course(desk: &Desk, over: u32) {
    let starts = [
        "2026-11-09T10:30:00-05:00",
        "2026-11-12T10:30:00-05:00",
        "2026-11-16T10:30:00-05:00",
        "2026-11-19T10:30:00-05:00",
        "2026-11-23T10:30:00-05:00",
        "2026-11-27T09:00:00-05:00",
    ];
    with_room(&desk.app, |room| {
        for start in starts {
            let at = Moment::parse(start, room.now.zone()).unwrap();
            insert_planned(room.db, &room.app.new_id(&at)?, &at, 40, false, false)?;
        }
        room.db.execute(
            "UPDATE session SET state = 'over', ended_ms = starts_ms + 55 * 60000, ended_zone = zone
             WHERE id IN (SELECT id FROM session ORDER BY starts_ms LIMIT ?1)",
            [over],
        )?;
        Ok(())
    })
    .unwrap();
}

fn today(desk: &Desk, now: &str) -> Value {
    desk.at(now);
    // As the ticker has it planned anew.
    desk.call("reminders.shown", json!({ "ids": [] }));
    desk.call("today.read", json!({}))
}

#[test]
fn today_counts_the_hours_after_and_the_time_until() {
    let desk = Desk::new("2026-11-02T09:00:00-05:00", "America/New_York");
    assert_eq!(desk.call("today.read", json!({}))["next"]["kind"], "plan");
    course(&desk, 3);
    let tuesday = today(&desk, "2026-11-17T18:25:00-05:00");
    assert_eq!(
        tuesday["hero"]["headline"],
        "31 hours after infusion 3 of 6"
    );
    assert_eq!(tuesday["hero"]["count"], Value::Null);
    assert_eq!(tuesday["hero"]["date"], "Tuesday 17 November, 18:25");
    let clock = desk.call("today.clock", json!({}));
    assert_eq!(clock["now"], "Tuesday 17 November, 18:25");
    assert_eq!(tuesday["questions"].as_array().unwrap().len(), 4);
    let wednesday = today(&desk, "2026-11-18T18:40:00-05:00");
    assert_eq!(wednesday["hero"]["date"], "Wednesday 18 November, 18:40");
    assert_eq!(
        wednesday["hero"]["headline"],
        "Infusion 4 is Thursday at 10:30"
    );
    assert_eq!(wednesday["hero"]["count"]["value"], "15 h 50 min");
    let horizon = &wednesday["horizon"];
    assert_eq!(horizon["suns"][1]["state"], "next");
    assert_eq!(horizon["suns"][1]["day"], "Thu 19 Nov, 10:30");
    let label = horizon["label"].as_str().unwrap();
    assert!(label.starts_with("Horizon from infusion 3, Monday 16 November, to infusion 4"));
    let thursday = today(&desk, "2026-11-19T11:25:00-05:00");
    assert_eq!(thursday["hero"]["headline"], "Infusion 4 was set for 10:30");
    assert_eq!(thursday["next"]["kind"], "over");
    assert_eq!(thursday["next"]["title"], "Is infusion 4 over?");
}

#[test]
fn while_no_time_is_near_none_is_named_and_the_page_may_rest() {
    let desk = Desk::new("2026-11-01T09:00:00-05:00", "America/New_York");
    let calm = |at: &str| {
        let page = today(&desk, at);
        let start = desk.call("start.read", json!({}));
        (page["hero"]["date"].clone(), start["calm"].clone())
    };
    let nothing = calm("2026-11-01T09:00:00-05:00");
    assert_eq!(nothing, (json!("Sunday 1 November"), json!(true)));
    course(&desk, 4);
    // The day after an infusion, and the two before the next.
    for near in [
        ("2026-11-19T18:25:00-05:00", "Thursday 19 November, 18:25"),
        ("2026-11-21T10:31:00-05:00", "Saturday 21 November, 10:31"),
        ("2026-11-23T10:31:00-05:00", "Monday 23 November, 10:31"),
    ] {
        assert_eq!(calm(near.0), (json!(near.1), json!(false)));
    }
    let between = calm("2026-11-20T18:25:00-05:00");
    assert_eq!(between, (json!("Friday 20 November"), json!(true)));
    desk.call("vault.lock", json!({}));
    assert_eq!(desk.call("start.read", json!({}))["calm"], false);
}

#[test]
fn what_is_written_goes_to_the_infusion_before_it() {
    let desk = Desk::new("2026-11-17T18:25:00-05:00", "America/New_York");
    course(&desk, 3);
    let draft = json!({"kind": "fragment", "words": "quiet. wide."});
    let saved = desk.call("journal.draft", draft);
    let kept = desk.call("journal.keep", json!({"id": saved["id"]}));
    assert_eq!(kept["after"], "31 hours after infusion 3 of 6");
    let page = desk.call("journal.list", json!({}));
    assert_eq!(page["lines"][0]["group"], "After infusion 3, Mon 16 Nov");
    let today = desk.call("today.read", json!({}));
    assert_eq!(today["kept"]["first"], "quiet. wide.");
    assert_eq!(today["kept"]["title"], "Kept from Tuesday");
    assert_ne!(today["next"]["kind"], "write");

    desk.at("2026-12-25T09:00:00-05:00");
    let draft = json!({"kind": "fragment", "words": "later"});
    desk.call(
        "journal.keep",
        json!({"id": desk.call("journal.draft", draft)["id"]}),
    );
    let page = desk.call("journal.list", json!({}));
    assert_eq!(page["lines"][0]["group"], "December 2026");
    assert_eq!(page["lines"][0]["sessionId"], Value::Null);
}
