//! Pictures: taken in by bytes or by the dialog, kept with their texts, in the bin and back, never shared.

use crate::desk::Desk;
use afterglow::api;
use image::{DynamicImage, ImageFormat, RgbImage};
use serde_json::{Value, json};
use std::io::Cursor;
use std::path::PathBuf;

fn desk() -> Desk {
    Desk::new("2026-11-09T14:00:00-05:00", "America/New_York")
}

fn jpeg(shade: u8) -> Vec<u8> {
    let picture = RgbImage::from_pixel(40, 30, image::Rgb([shade, 80, 120]));
    let mut bytes = Cursor::new(Vec::new());
    DynamicImage::from(picture)
        .write_to(&mut bytes, ImageFormat::Jpeg)
        .unwrap();
    bytes.into_inner()
}

fn put(desk: &Desk, entry: &str, bytes: &[u8]) -> Value {
    api::put(&desk.app, "journal.picture", entry, bytes)
        .unwrap_or_else(|refusal| panic!("{refusal:?}"))
        .answer
}

fn refused(desk: &Desk, entry: &str, bytes: &[u8]) -> (String, String) {
    let refusal = api::put(&desk.app, "journal.picture", entry, bytes).unwrap_err();
    let code = serde_json::to_value(refusal.code).unwrap();
    (code.as_str().unwrap().to_owned(), refusal.message)
}

fn draft(desk: &Desk, kind: &str, words: &str) -> String {
    let saved = desk.call("journal.draft", json!({"kind": kind, "words": words}));
    saved["id"].as_str().unwrap().to_owned()
}

fn rows(desk: &Desk, table: &str) -> u32 {
    let vault = desk.app.vault();
    let db = &vault.as_ref().unwrap().db;
    let sql = format!("SELECT count(*) FROM {table}");
    db.query_row(&sql, [], |row| row.get(0)).unwrap()
}

fn id(value: &Value) -> String {
    value.as_str().unwrap().to_owned()
}

#[test]
fn one_picture_is_a_fragment_of_its_own_and_words_stand_beside_it() {
    let desk = desk();
    let entry = id(&put(&desk, "", &jpeg(200))["entryId"]);
    let line = desk.call("journal.list", json!({}))["lines"][0].clone();
    assert_eq!(
        (&line["kind"], &line["first"]),
        (&json!("fragment"), &json!(""))
    );
    assert_eq!(line["pictures"], 1);
    let picture = desk.call("journal.read", json!({"id": entry}))["entry"]["pictures"][0].clone();
    assert_eq!(
        (&picture["width"], &picture["height"]),
        (&json!(40), &json!(30))
    );
    assert_eq!(picture["id"], line["picture"]);
    let whole = api::blob(
        &desk.app,
        "journal.picture",
        picture["id"].as_str().unwrap(),
    )
    .unwrap();
    assert!(image::load_from_memory(&whole).is_ok());
    let small = api::blob(
        &desk.app,
        "journal.smallPicture",
        picture["id"].as_str().unwrap(),
    );
    assert!(image::load_from_memory(&small.unwrap()).is_ok());

    let beside = json!({"words": "The window.", "kind": "entry", "besideId": entry});
    let beside = desk.call("journal.draft", beside)["id"].clone();
    desk.call("journal.keep", json!({"id": beside}));
    let leaf = desk.call("journal.read", json!({"id": entry}));
    assert_eq!(leaf["later"][0]["words"], "The window.");
    // As it came it stays: nothing added, nothing taken out.
    assert_eq!(refused(&desk, &entry, &jpeg(3)).0, "refused");
    assert_eq!(
        desk.fail("journal.removePicture", json!({"id": picture["id"]}))
            .0,
        "refused"
    );
}

#[test]
fn a_draft_with_a_picture_is_something_to_keep_and_is_found_again() {
    let desk = desk();
    let entry = draft(&desk, "entry", "");
    assert_eq!(desk.fail("journal.keep", json!({"id": entry})).0, "invalid");
    put(&desk, &entry, &jpeg(1));
    put(&desk, &entry, &jpeg(2));
    let open = desk.call("journal.drafts", json!({}));
    assert_eq!(open[0]["pictures"].as_array().unwrap().len(), 2);
    desk.call("journal.keep", json!({"id": entry}));
    // A kept entry may still change.
    put(&desk, &entry, &jpeg(3));
    let pictures = desk.call("journal.pictures", json!({"id": entry}));
    assert_eq!(pictures.as_array().unwrap().len(), 3);
    let last = &pictures[2]["id"];
    desk.call(
        "journal.describePicture",
        json!({"id": last, "alt": "The sea at dusk, שקיעה"}),
    );
    for question in ["dusk", "שקיעה"] {
        let found = desk.call("journal.search", json!({"question": question}));
        assert_eq!(found["texts"][0]["id"], entry.as_str(), "{question}");
        let passage = found["texts"][0]["passage"].as_array().unwrap().clone();
        assert!(passage.iter().any(|piece| piece["hit"] == true));
    }
    assert_eq!(
        desk.call("journal.list", json!({}))["lines"][0]["first"],
        "The sea at dusk, שקיעה"
    );
    let (code, _) = desk.fail(
        "journal.describePicture",
        json!({"id": last, "alt": "x".repeat(1_001)}),
    );
    assert_eq!(code, "too_large");
}

#[test]
fn a_picture_waits_thirty_days_in_the_bin_and_comes_back_to_its_place() {
    let desk = desk();
    let entry = draft(&desk, "entry", "Three of them.");
    for shade in 1..4 {
        put(&desk, &entry, &jpeg(shade));
    }
    desk.call("journal.keep", json!({"id": entry}));
    let before = desk.call("journal.pictures", json!({"id": entry}));
    let middle = &before[1]["id"];
    desk.call("journal.removePicture", json!({"id": middle}));
    assert_eq!(
        desk.fail("journal.removePicture", json!({"id": middle})).0,
        "not_found"
    );
    let bin = desk.call("journal.bin", json!({}));
    assert_eq!(bin["pictures"][0]["until"], "Wed 9 Dec");
    assert_eq!(bin["pictures"][0]["entryId"], entry.as_str());
    desk.call("journal.restorePicture", json!({"id": middle}));
    desk.call("journal.restorePicture", json!({"id": middle}));
    assert_eq!(desk.call("journal.pictures", json!({"id": entry})), before);

    desk.call("journal.removePicture", json!({"id": middle}));
    for day in ["2026-12-10T09:00:00-05:00", "2026-12-12T09:00:00-05:00"] {
        desk.at(day);
        let look = afterglow::journal::bin::api::look_through;
        afterglow::transaction::with_room(&desk.app, look).unwrap();
    }
    assert_eq!(desk.call("journal.bin", json!({}))["pictures"], json!([]));
    assert_eq!(rows(&desk, "journal_picture_bytes"), 2);
    assert_eq!(
        desk.fail("journal.restorePicture", json!({"id": middle})).0,
        "not_found"
    );
}

#[test]
fn a_text_takes_its_pictures_to_the_bin_and_back_and_for_good() {
    let desk = desk();
    let entry = id(&put(&desk, "", &jpeg(7))["entryId"]);
    desk.call("journal.remove", json!({"id": entry}));
    let bin = desk.call("journal.bin", json!({}));
    assert_eq!(bin["texts"][0]["pictures"].as_array().unwrap().len(), 1);
    assert_eq!(bin["pictures"], json!([]));
    desk.call("journal.restore", json!({"id": entry}));
    assert_eq!(
        desk.call("journal.list", json!({}))["lines"][0]["pictures"],
        1
    );
    desk.call("journal.remove", json!({"id": entry}));
    desk.call("journal.clear", json!({"id": entry}));
    assert_eq!(rows(&desk, "journal_picture_bytes"), 0);
    assert_eq!(
        desk.fail("journal.restore", json!({"id": entry})).0,
        "not_found"
    );
}

#[test]
fn what_is_refused_leaves_the_vault_as_it_was() {
    let desk = desk();
    let entry = draft(&desk, "entry", "Mine.");
    let mut cut = jpeg(9);
    cut.truncate(cut.len() / 2);
    for (bytes, code, says) in [
        (Vec::new(), "invalid", "empty"),
        (vec![0xFF; 21 * 1024 * 1024], "too_large", "20 MB"),
        (b"\0\0\0\x18ftypheic".to_vec(), "invalid", "HEIC"),
        (b"hello".to_vec(), "invalid", "JPEG or PNG"),
        (cut, "invalid", "cut short"),
    ] {
        for target in ["", &entry] {
            let (is, sentence) = refused(&desk, target, &bytes);
            assert_eq!(is, code);
            assert!(sentence.contains(says) && sentence.contains("Nothing was changed"));
        }
    }
    let nowhere = "018f0000-0000-7000-8000-000000000000";
    assert_eq!(refused(&desk, nowhere, &jpeg(1)).0, "not_found");
    assert_eq!(rows(&desk, "journal_picture"), 0);
    assert_eq!(rows(&desk, "journal_entry"), 1);
    desk.app.lock_vault();
    assert_eq!(refused(&desk, "", &jpeg(1)).0, "locked");
}

#[test]
fn chosen_by_the_dialog_what_can_be_taken_is_and_the_rest_is_named() {
    let desk = desk();
    let file = |name: &str, bytes: &[u8]| -> PathBuf {
        let path = desk.folder.path().join(name);
        std::fs::write(&path, bytes).unwrap();
        path
    };
    let chosen = vec![
        file("sea.jpg", &jpeg(1)),
        file("phone.jpg", b"\0\0\0\x18ftypheic"),
        file("sky.png", &jpeg(2)),
        desk.folder.path().to_owned(),
    ];
    desk.app.set_opener(Box::new(move |_| chosen.clone()));
    let ended = pick(&desk, json!({}));
    let answer = &ended["answer"];
    assert_eq!(answer["taken"], 2, "{ended}");
    let left = answer["left"].as_array().unwrap();
    assert_eq!(left[0]["name"], "phone.jpg");
    assert!(left[0]["why"].as_str().unwrap().contains("HEIC"));
    assert_eq!(left.len(), 2);
    // By its bytes, whatever its name says.
    let pictures = desk.call("journal.pictures", json!({"id": answer["entryId"]}));
    assert_eq!(
        (&pictures[0]["kind"], &pictures[1]["kind"]),
        (&json!("jpeg"), &json!("jpeg"))
    );
    desk.app.set_opener(Box::new(|_| Vec::new()));
    assert_eq!(pick(&desk, json!({}))["code"], "cancelled");
    assert_eq!(rows(&desk, "journal_entry"), 1);
}

#[test]
fn beyond_twenty_at_once_each_is_named() {
    let desk = desk();
    let paths: Vec<_> = (0..22)
        .map(|number| {
            let path = desk.folder.path().join(format!("{number:02}.jpg"));
            std::fs::write(&path, jpeg(number)).unwrap();
            path
        })
        .collect();
    desk.app.set_opener(Box::new(move |_| paths.clone()));
    let answer = pick(&desk, json!({}))["answer"].clone();
    assert_eq!(answer["taken"], 20);
    let left: Vec<&str> = answer["left"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["name"].as_str().unwrap())
        .collect();
    assert_eq!(left, ["20.jpg", "21.jpg"]);
    assert!(
        answer["left"][0]["why"]
            .as_str()
            .unwrap()
            .contains("next ones")
    );
}

fn pick(desk: &Desk, ask: Value) -> Value {
    let job = desk.call("journal.pickPictures", ask)["jobId"].clone();
    loop {
        let jobs = desk.call("jobs.list", json!({}));
        let mine = jobs.as_array().unwrap().iter().find(|one| one["id"] == job);
        if let Some(end) = mine.map(|one| &one["end"]).filter(|end| !end.is_null()) {
            return end.clone();
        }
        std::thread::sleep(std::time::Duration::from_millis(5));
    }
}

#[test]
fn pictures_stay_here_when_their_words_go() {
    let desk = desk();
    let bare = id(&put(&desk, "", &jpeg(5))["entryId"]);
    let worded = draft(&desk, "entry", "The window.");
    put(&desk, &worded, &jpeg(6));
    desk.call("journal.keep", json!({"id": worded}));
    let tick = |id: &str| json!({"kind": "entry", "id": id, "on": true});
    // Without its picture ticked as well there is nothing of it that could go.
    desk.call("share.tick", tick(&bare));
    assert_eq!(desk.call("share.choices", json!({}))["ticked"], 0);
    desk.call("share.tick", tick(&worded));
    afterglow::transaction::with_room(&desk.app, |room| {
        use afterglow::share::{Item9, freeze};
        let chosen = freeze::Chosen::ticked(room.db)?;
        let to = afterglow::private::Private::from("Dr Okafor");
        let packet = freeze::freeze(room, room.now, Some(&to), chosen, Item9::Withhold)?;
        assert_eq!(packet.entries.len(), 1);
        assert!(packet.entries[0].attachments.is_empty());
        assert!(packet.not_in.iter().any(|line| line.contains("pictures")));
        Ok(())
    })
    .unwrap();
}

#[test]
fn in_the_quiet_hours_a_picture_is_taken_in_and_none_goes() {
    let desk = desk();
    let plan = json!({"starts": [{"day": "2026-11-10", "time": "10:00"}], "minutes": 40});
    let infusion = desk.call("course.plan", plan)["next"].clone();
    desk.at("2026-11-10T10:40:00-05:00");
    desk.call("session.over", json!({"id": infusion}));
    let entry = draft(&desk, "entry", "");
    put(&desk, &entry, &jpeg(1));
    let picture = desk.call("journal.pictures", json!({"id": entry}))[0]["id"].clone();
    assert_eq!(
        desk.fail("journal.removePicture", json!({"id": picture})).0,
        "groggy"
    );
    let leaf = desk.call(
        "journal.read",
        json!({"id": id(&put(&desk, "", &jpeg(2))["entryId"])}),
    );
    assert_eq!(leaf["entry"]["sessionId"], infusion);
}
