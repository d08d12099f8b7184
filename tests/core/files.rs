//! In and out: foreign journals come in whole or are named, ours comes back to the byte, nothing is half there.

use crate::desk::Desk;
use crate::microphone::{Bench, record};
use afterglow::journal::files::{archive, bring, out};
use serde_json::{Value, json};
use std::io::{Cursor, Write};
use std::path::{Path, PathBuf};
use std::time::Duration;

const NOW: &str = "2026-12-01T14:00:00-05:00";
const ZONE: &str = "America/New_York";

fn desk() -> Desk {
    Desk::new(NOW, ZONE)
}

fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/fixtures/journals")
        .join(name)
}

/// How a job ended.
fn end(desk: &Desk, started: &Value) -> Value {
    let id = started["jobId"].as_str().unwrap();
    for _ in 0..6_000 {
        let jobs = desk.call("jobs.list", json!({}));
        let job = jobs.as_array().unwrap().iter().find(|job| job["id"] == id);
        let end = job.map_or(Value::Null, |job| job["end"].clone());
        if !end.is_null() {
            return end;
        }
        std::thread::sleep(Duration::from_millis(10));
    }
    panic!("the job did not end");
}

/// Looks at a file or folder; what would come.
fn look(desk: &Desk, path: &Path) -> Value {
    let chosen = path.to_owned();
    desk.app.set_opener(Box::new(move |_| vec![chosen.clone()]));
    let chosen = path.to_owned();
    desk.app
        .set_folder_picker(Box::new(move || Some(chosen.clone())));
    let from = if path.is_dir() { "folder" } else { "file" };
    let ended = end(desk, &desk.call("journal.look", json!({"from": from})));
    assert_eq!(ended["kind"], "finished", "{ended}");
    desk.call("journal.arrival", json!({}))
}

fn bring_in(desk: &Desk, path: &Path) -> u64 {
    let seen = look(desk, path);
    let ended = end(desk, &desk.call("journal.bring", json!({"id": seen["id"]})));
    assert_eq!(ended["kind"], "finished", "{ended}");
    assert_eq!(desk.call("journal.arrival", json!({})), Value::Null);
    ended["answer"]["came"].as_u64().unwrap()
}

fn write(desk: &Desk, name: &str, bytes: &[u8]) -> PathBuf {
    let path = desk.folder.path().join(name);
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    std::fs::write(&path, bytes).unwrap();
    path
}

fn take_out(desk: &Desk, name: &str, form: out::Form) -> PathBuf {
    let path = desk.folder.path().join(name);
    out::write(&desk.app, form, &path, &mut |_, _| Ok(())).unwrap();
    path
}

/// The words of everything in the journal, the newest first.
fn texts(desk: &Desk) -> Vec<Value> {
    let page = desk.call("journal.list", json!({}));
    let lines = page["lines"].as_array().unwrap();
    lines
        .iter()
        .map(|line| desk.call("journal.read", json!({"id": line["id"]}))["entry"].clone())
        .collect()
}

fn left(seen: &Value) -> Vec<(String, String)> {
    let left = seen["left"].as_array().unwrap();
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    left.iter()
        .map(|one| (text(&one["what"]), text(&one["why"])))
        .collect()
}

fn zip(members: &[(&str, &[u8])]) -> Vec<u8> {
    let mut archive = archive::Writer::new(Cursor::new(Vec::new()));
    for (name, bytes) in members {
        archive.add(name, bytes).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

fn typed(desk: &Desk, ask: Value) -> String {
    desk.call("journal.draft", ask)["id"]
        .as_str()
        .unwrap()
        .to_owned()
}

fn kept(desk: &Desk, ask: Value) -> String {
    let id = typed(desk, ask);
    desk.call("journal.keep", json!({"id": id}));
    id
}

fn picture(format: image::ImageFormat) -> Vec<u8> {
    let drawn = image::RgbImage::from_fn(40, 30, |x, y| image::Rgb([x as u8, y as u8, 90]));
    let mut bytes = Cursor::new(Vec::new());
    image::DynamicImage::from(drawn)
        .write_to(&mut bytes, format)
        .unwrap();
    bytes.into_inner()
}

fn put(desk: &Desk, entry: &str, bytes: &[u8]) -> String {
    let taken = afterglow::api::put(&desk.app, "journal.picture", entry, bytes).unwrap();
    taken.answer["entryId"].as_str().unwrap().to_owned()
}

/// A journal with everything a journal can have.
fn lived(desk: &Desk) {
    let raw = kept(
        desk,
        json!({"kind": "fragment", "words": "water, light, slow"}),
    );
    desk.at("2026-12-01T14:20:00-05:00");
    let beside = kept(
        desk,
        json!({"kind": "entry", "words": "The kettle.\r\n", "besideId": raw}),
    );
    desk.at("2026-12-02T09:00:00-05:00");
    desk.call(
        "journal.draft",
        json!({"id": beside, "kind": "entry", "words": "The old kettle."}),
    );
    desk.call("journal.keep", json!({"id": beside}));
    desk.call(
        "journal.draft",
        json!({"id": beside, "kind": "entry", "words": "The old kettle, again"}),
    );
    desk.call(
        "journal.setTags",
        json!({"id": raw, "tags": ["Café am Ufer", "a, b", "\"quoted\"", "水"]}),
    );
    desk.call("journal.favour", json!({"id": raw, "on": true}));
    put(desk, &beside, &picture(image::ImageFormat::Png));
    put(desk, &beside, &picture(image::ImageFormat::Jpeg));
    let pictures = desk.call("journal.pictures", json!({"id": beside}));
    let said = "The kettle, from \"above\"";
    desk.call(
        "journal.describePicture",
        json!({"id": pictures[0]["id"], "alt": said}),
    );
    desk.travel("Asia/Kolkata");
    kept(
        desk,
        json!({"kind": "entry", "words": "---\nnot: above\n---\n\n水の音。 مَرْحَبًا 👩🏽‍🚀\n\n", "asked": "window-ask-tonight"}),
    );
    desk.at("2026-12-02T19:31:00+05:30");
    typed(desk, json!({"kind": "entry", "words": "A draft"}));
    desk.at("2026-12-02T19:31:30+05:30");
    let gone = kept(desk, json!({"kind": "fragment", "words": "to the bin"}));
    desk.at("2026-12-02T19:31:45+05:30");
    put(desk, "", &picture(image::ImageFormat::Jpeg));
    desk.at("2026-12-02T19:32:00+05:30");
    kept(
        desk,
        json!({"kind": "entry", "words": "beside what is gone", "besideId": gone}),
    );
    desk.call("journal.remove", json!({"id": gone}));
    desk.travel(ZONE);
}

#[test]
fn what_jrnl_wrote_comes_in_whole_and_once() {
    let desk = desk();
    let seen = look(&desk, &fixture("jrnl.txt"));
    assert_eq!((&seen["new"], &seen["left"]), (&json!(6), &json!([])));
    assert_eq!(seen["sources"], json!(["jrnl"]));
    assert_eq!(seen["span"], "Mon 9 Nov to Sun 14 Mar 2027");
    assert!(texts(&desk).is_empty(), "looking writes nothing");
    assert_eq!(bring_in(&desk, &fixture("jrnl.txt")), 6);
    let found = texts(&desk);
    let skipped = &found[0];
    assert_eq!(skipped["at"], "2027-03-14T03:00:00.000-04:00");
    let starred = &found[1];
    assert_eq!(starred["favourite"], true);
    assert_eq!(
        starred["words"],
        "Starred at the end\nbody with a line that looks like [2026-11-01 10:00] a header in the middle\n[not a date] at the start of a line"
    );
    assert_eq!(
        found[3]["words"],
        "Café am Ufer, Müdigkeit.\n水の音。 مَرْحَبًا 👩🏽‍🚀 @évening"
    );
    assert_eq!(found[3]["tags"], json!(["évening"]));
    assert_eq!(
        found[5]["words"],
        "Home. The ceiling was water @infusion. Slept two hours afterwards.\nA second line with [brackets] in it.\n\nAnd a new paragraph."
    );
    // The same journal as JSON is the same journal.
    let seen = look(&desk, &fixture("jrnl.json"));
    assert_eq!(
        (&seen["new"], &seen["here"], &seen["left"]),
        (&json!(0), &json!(6), &json!([]))
    );
    assert_eq!(bring_in(&desk, &fixture("jrnl.txt")), 0);
    assert_eq!(texts(&desk).len(), 6);
    let found = desk.call("journal.search", json!({"question": "kettle"}));
    assert_eq!(found["texts"].as_array().unwrap().len(), 1);
}

#[test]
fn jrnl_as_json_and_with_twelve_hours_comes_in_whole() {
    let desk = desk();
    assert_eq!(bring_in(&desk, &fixture("jrnl.json")), 6);
    assert_eq!(bring_in(&desk, &fixture("jrnl-twelve-hours.txt")), 2);
    let late = texts(&desk)
        .into_iter()
        .find(|text| text["favourite"] == true && text["time"] == "21:15");
    assert_eq!(
        late.unwrap()["words"],
        "Late\nThe kettle first, then the dread."
    );
}

#[test]
fn day_one_comes_in_from_its_zip_and_what_does_not_is_named() {
    let desk = desk();
    let journal = std::fs::read(fixture("day-one/Journal.json")).unwrap();
    let drawn = picture(image::ImageFormat::Jpeg);
    let photo = (
        "photos/0e2d16db35b89f9880ee5b3441659d54.jpeg",
        drawn.as_slice(),
    );
    let mac = ("__MACOSX/._Journal.json", &b"\0\x05\x16"[..]);
    let path = write(
        &desk,
        "day-one.zip",
        &zip(&[("Journal.json", &journal), photo, mac]),
    );
    let seen = look(&desk, &path);
    assert_eq!(
        (&seen["new"], &seen["sources"]),
        (&json!(3), &json!(["dayOne"]))
    );
    assert_eq!(
        left(&seen),
        [
            (
                "Journal.json, entry 4, 9999-12-31T23:59:59Z".to_owned(),
                "Its date lies before 1900 or after 2199.".to_owned()
            ),
            (
                "Journal.json, entry 5, 2026-11-12T14:00:00Z".to_owned(),
                "There are no words in it.".to_owned()
            ),
        ]
    );
    assert_eq!(bring_in(&desk, &path), 3);
    let found = texts(&desk);
    assert_eq!(
        found[0]["words"],
        "Only rich text, as some versions write it."
    );
    assert_eq!(found[1]["at"], "2026-11-11T07:15:00.000+09:00");
    assert_eq!(
        found[2]["words"],
        "# Home.\n\nThe ceiling was water. Not the dread first (the kettle first)!"
    );
    assert_eq!(found[2]["tags"], json!(["infusion", "Café am Ufer"]));
    let pictures = found[2]["pictures"].as_array().unwrap();
    assert_eq!(pictures.len(), 1);
    let id = pictures[0]["id"].as_str().unwrap();
    let kept = afterglow::api::blob(&desk.app, "journal.picture", id).unwrap();
    assert_eq!(image::load_from_memory(&kept).unwrap().width(), 40);
    assert_eq!(found[2]["favourite"], true);
    assert_eq!(bring_in(&desk, &path), 0);
}

#[test]
fn a_picture_that_cannot_come_is_named_and_its_words_come() {
    let desk = desk();
    let entry = |uuid: &str, text: &str, sum: &str| json!({"uuid": uuid, "creationDate": "2026-11-09T19:05:00Z", "text": text, "photos": [{"md5": sum.repeat(32), "type": "jpeg"}]});
    let entries = [
        entry("A", "words", "a"),
        entry("B", "more words", "b"),
        entry("C", "", "c"),
        entry("D", "", "d"),
    ];
    let journal = json!({"entries": entries}).to_string();
    let drawn = picture(image::ImageFormat::Jpeg);
    let (a, d) = (
        "photos/".to_owned() + &"a".repeat(32),
        "photos/".to_owned() + &"d".repeat(32),
    );
    let (a, d) = (a + ".jpeg", d + ".png");
    let members: [(&str, &[u8]); 3] = [
        ("Journal.json", journal.as_bytes()),
        (&a, b"\xFF\xD8\xFF none"),
        (&d, &drawn),
    ];
    let path = write(&desk, "day-one.zip", &zip(&members));
    assert_eq!(look(&desk, &path)["pictures"], 4);
    let seen = desk.call("journal.arrival", json!({}));
    let ended = end(
        &desk,
        &desk.call("journal.bring", json!({"id": seen["id"]})),
    );
    assert_eq!(
        (
            &ended["answer"]["came"],
            ended["answer"]["left"].as_array().unwrap().len()
        ),
        (&json!(3), 3)
    );
    let found = texts(&desk);
    assert_eq!(found.len(), 3);
    let bare = found.iter().find(|text| text["words"] == "").unwrap();
    assert_eq!(bare["pictures"].as_array().unwrap().len(), 1);
}

#[test]
fn pictures_of_a_folder_come_only_from_inside_it() {
    let desk = desk();
    let drawn = picture(image::ImageFormat::Png);
    let outside = write(&desk, "outside.png", &drawn);
    write(&desk, "vault/img/sea.png", &drawn);
    write(&desk, "vault/a/2026-11-09.md", b"The sea ![](../img/sea.png) and ![[img/sea.png]] and ![](../../outside.png) and ![](link.png) and ![](https://example.org/x.png)");
    #[cfg(unix)]
    std::os::unix::fs::symlink(&outside, desk.folder.path().join("vault/a/link.png")).unwrap();
    let folder = desk.folder.path().join("vault");
    assert_eq!(bring_in(&desk, &folder), 1);
    assert_eq!(texts(&desk)[0]["pictures"].as_array().unwrap().len(), 1);
}

#[test]
fn a_folder_of_markdown_comes_in_links_and_other_things_do_not() {
    let desk = desk();
    write(&desk, "vault/2026-11-09 Rain.md", b"It rained.");
    write(
        &desk,
        "vault/2026/11/10.md",
        b"---\ntags:\n  - sleep\n---\nIt stopped.",
    );
    write(
        &desk,
        "vault/latin.txt",
        b"---\ndate: 2026-11-11\n---\nM\xFCdigkeit",
    );
    write(&desk, "vault/picture.md", b"\x89PNG\r\n\x1a\n\0\0\0");
    write(&desk, "vault/.obsidian/workspace.md", b"not a diary");
    write(&desk, "vault/image.png", b"\x89PNG");
    let secret = write(&desk, "elsewhere.md", b"not in the folder");
    let folder = desk.folder.path().join("vault");
    #[cfg(unix)]
    std::os::unix::fs::symlink(&secret, folder.join("link.md")).unwrap();
    let seen = look(&desk, &folder);
    assert_eq!(seen["new"], 3, "{seen}");
    let named: Vec<String> = left(&seen).into_iter().map(|(what, _)| what).collect();
    assert_eq!(named, ["link.md", "picture.md"]);
    assert!(
        seen["told"]
            .as_array()
            .unwrap()
            .iter()
            .any(|told| told.as_str().unwrap().contains("older encoding"))
    );
    assert_eq!(bring_in(&desk, &folder), 3);
    assert_eq!(texts(&desk)[0]["words"], "Müdigkeit");
    assert_eq!(texts(&desk)[1]["tags"], json!(["sleep"]));
}

#[test]
fn our_own_file_comes_back_to_the_byte() {
    let home = desk();
    lived(&home);
    let first = std::fs::read(take_out(&home, "first.zip", out::Form::Json)).unwrap();
    let away = desk();
    let path = write(&away, "first.zip", &first);
    let seen = look(&away, &path);
    assert_eq!(
        (&seen["new"], &seen["left"], &seen["told"]),
        (&json!(6), &json!([]), &json!([]))
    );
    assert_eq!(bring_in(&away, &path), 6);
    let second = std::fs::read(take_out(&away, "second.zip", out::Form::Json)).unwrap();
    assert!(first == second, "what went out is not what came in");
    assert_eq!(alone(texts(&home)), texts(&away));
    assert_eq!(
        home.call("journal.drafts", json!({})),
        away.call("journal.drafts", json!({}))
    );
    // In the journal it came from, nothing of it is new.
    let path = write(&home, "first.zip", &first);
    let seen = look(&home, &path);
    assert_eq!((&seen["new"], &seen["here"]), (&json!(0), &json!(6)));
    let text = String::from_utf8_lossy(&first);
    assert!(text.contains("The old kettle, again") && !text.contains("to the bin"));
}

#[test]
fn our_own_folder_comes_back_and_reads_well() {
    let home = desk();
    lived(&home);
    let folder = take_out(&home, "first", out::Form::Markdown);
    let golden = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/journal-folder.txt");
    if std::env::var_os("BLESS").is_some() {
        std::fs::write(&golden, shown(&folder)).unwrap();
    }
    assert_eq!(shown(&folder), std::fs::read_to_string(golden).unwrap());
    let away = desk();
    assert_eq!(bring_in(&away, &folder), 6);
    let again = take_out(&away, "second", out::Form::Markdown);
    assert_eq!(shown(&folder), shown(&again));
    for (home, away) in alone(texts(&home)).iter().zip(texts(&away)) {
        for name in [
            "id",
            "words",
            "tags",
            "at",
            "favourite",
            "asked",
            "besideId",
            "revision",
        ] {
            assert_eq!(home[name], away[name], "{name}");
        }
    }
}

/// What stood beside a text in the bin stands alone in a file.
fn alone(mut texts: Vec<Value>) -> Vec<Value> {
    for text in &mut texts {
        if text["words"] == "beside what is gone" {
            text["besideId"] = Value::Null;
        }
    }
    texts
}

/// Every file of a folder, by name; ids are numbered, since they are new each time.
fn shown(folder: &Path) -> String {
    let files = walkdir::WalkDir::new(folder).sort_by_file_name();
    let mut all: Vec<String> = files
        .into_iter()
        .flatten()
        .filter(|file| file.file_type().is_file())
        .map(|file| {
            let name = file.path().strip_prefix(folder).unwrap();
            let words = std::fs::read_to_string(file.path());
            let words = words.unwrap_or_else(|_| String::from("(a picture)\n"));
            format!("==> {}\n{words}", name.to_string_lossy().replace('\\', "/"))
        })
        .collect();
    let id = regex::Regex::new("[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f-]{21}").unwrap();
    let mut ids: Vec<String> = Vec::new();
    for found in all.iter().flat_map(|file| id.find_iter(file)) {
        if !ids.iter().any(|known| known == found.as_str()) {
            ids.push(found.as_str().to_owned());
        }
    }
    for (number, id) in ids.iter().enumerate() {
        for file in &mut all {
            *file = file.replace(id, &format!("<id {}>", number + 1));
        }
    }
    // Ids of one millisecond come in any order, and files are named by them.
    all.sort();
    all.concat()
}

#[test]
fn what_lies_in_the_bin_comes_back_and_other_words_stay() {
    let desk = desk();
    let one = kept(&desk, json!({"kind": "entry", "words": "one"}));
    let two = kept(&desk, json!({"kind": "entry", "words": "two"}));
    let three = kept(&desk, json!({"kind": "entry", "words": "three"}));
    let path = take_out(&desk, "all.zip", out::Form::Json);
    desk.call("journal.remove", json!({"id": one}));
    desk.call("journal.remove", json!({"id": three}));
    desk.call("journal.clear", json!({"id": three}));
    desk.call(
        "journal.draft",
        json!({"id": two, "kind": "entry", "words": "two, changed"}),
    );
    desk.call("journal.keep", json!({"id": two}));
    let seen = look(&desk, &path);
    assert_eq!(
        (&seen["new"], &seen["back"], &seen["here"]),
        (&json!(1), &json!(1), &json!(0))
    );
    assert!(left(&seen)[0].1.contains("Yours stay"));
    assert_eq!(bring_in(&desk, &path), 2);
    let words: Vec<Value> = texts(&desk)
        .iter()
        .map(|text| text["words"].clone())
        .collect();
    assert!(
        words.contains(&json!("one"))
            && words.contains(&json!("two, changed"))
            && words.contains(&json!("three"))
    );
}

#[test]
fn an_import_is_taken_out_again_but_for_what_was_changed() {
    let desk = desk();
    bring_in(&desk, &fixture("jrnl.txt"));
    let listed = desk.call("journal.imports", json!({}));
    assert_eq!(
        (&listed[0]["name"], &listed[0]["came"], &listed[0]["there"]),
        (&json!("jrnl.txt"), &json!(6), &json!(6))
    );
    let id = texts(&desk)[5]["id"].clone();
    desk.at("2026-12-01T15:00:00-05:00");
    desk.call(
        "journal.draft",
        json!({"id": id, "kind": "entry", "words": "mine now"}),
    );
    desk.call("journal.keep", json!({"id": id}));
    let ended = end(
        &desk,
        &desk.call("journal.takeOutAgain", json!({"id": listed[0]["id"]})),
    );
    assert_eq!(ended["answer"]["went"], 5);
    assert_eq!(texts(&desk).len(), 1);
    assert_eq!(
        desk.call("journal.bin", json!({}))["texts"]
            .as_array()
            .unwrap()
            .len(),
        5
    );
    assert_eq!(desk.call("journal.imports", json!({}))[0]["there"], 0);
    assert_eq!(
        desk.call("journal.search", json!({"question": "kettle"}))["texts"],
        json!([])
    );
    // Brought in once more, they come back out of the bin.
    assert_eq!(bring_in(&desk, &fixture("jrnl.txt")), 5);
    assert_eq!(texts(&desk).len(), 6);
}

#[test]
fn a_file_is_what_its_name_says_in_capitals_and_in_an_archive_too() {
    let jrnl = std::fs::read(fixture("jrnl.txt")).unwrap();
    let json = std::fs::read(fixture("jrnl.json")).unwrap();
    let members: [(&str, &[u8]); 2] = [
        ("Old.TXT", &jrnl),
        ("2026-11-09 Rain.MD", b"[2026-11-09 14:05] stays one\n"),
    ];
    let desk = desk();
    let path = write(&desk, "both.zip", &zip(&members));
    assert_eq!(look(&desk, &path)["new"], 7);
    for (name, bytes) in members.iter().chain(&[("Journal.JSON", json.as_slice())]) {
        write(&desk, &format!("folder/{name}"), bytes);
    }
    let seen = look(&desk, &desk.folder.path().join("folder"));
    assert_eq!(seen["sources"], json!(["jrnl", "markdown"]));
    // Both files of jrnl's tell of the same entries.
    assert_eq!(seen["new"], 7, "{seen}");
}

#[test]
fn what_got_a_picture_since_stays_when_an_import_is_taken_out_again_or_breaks_off() {
    let desk = desk();
    bring_in(&desk, &fixture("jrnl.txt"));
    let id = texts(&desk)[5]["id"].as_str().unwrap().to_owned();
    put(&desk, &id, &picture(image::ImageFormat::Png));
    let listed = desk.call("journal.imports", json!({}));
    assert_eq!(
        (&listed[0]["came"], &listed[0]["there"]),
        (&json!(6), &json!(5))
    );
    let ask = json!({"id": listed[0]["id"]});
    let ended = end(&desk, &desk.call("journal.takeOutAgain", ask));
    assert_eq!(ended["answer"]["went"], 5);
    assert_eq!(texts(&desk)[0]["pictures"].as_array().unwrap().len(), 1);
    // And while it is still coming: what is broken off takes no picture along.
    let arrival = arrival(&desk, &long(500));
    let mut mine = None;
    let stopped = bring::take(&desk.app, &arrival, &mut |done, _| {
        if done >= 200 {
            return Err(afterglow::error::Failure::of(
                afterglow::error::Code::Cancelled,
            ));
        }
        if done >= 100 {
            let came = texts(&desk).into_iter().find(|text| text["id"] != id);
            let came = came.unwrap()["id"].as_str().unwrap().to_owned();
            put(&desk, &came, &picture(image::ImageFormat::Png));
            mine = Some(came);
        }
        Ok(())
    });
    assert!(stopped.is_err());
    let ids: Vec<Value> = texts(&desk).iter().map(|text| text["id"].clone()).collect();
    assert_eq!(ids, [json!(id), json!(mine.unwrap())]);
}

/// A jrnl journal of so many entries.
fn long(many: usize) -> String {
    let mut text = String::new();
    for number in 0..many {
        let (day, hour) = (1 + number % 28, number / 28 % 24);
        let (month, minute) = (1 + number / 672 % 12, number / 8064 % 60);
        text.push_str(&format!("[2025-{month:02}-{day:02} {hour:02}:{minute:02}] Entry {number}\nThe kettle came first, the dread came late, and the rain went on outside the window for the whole of the afternoon.\n\n"));
    }
    text
}

fn arrival(desk: &Desk, text: &str) -> bring::Arrival {
    let path = write(desk, "long.txt", text.as_bytes());
    bring::look(&desk.app, &path, &desk.now(), &mut |_, _| Ok(())).unwrap()
}

#[test]
fn stopped_anywhere_it_leaves_nothing() {
    let desk = desk();
    let mine = kept(&desk, json!({"kind": "entry", "words": "mine"}));
    let arrival = arrival(&desk, &long(500));
    for stop in [1, 2, 4, 6] {
        let mut ticks = 0;
        let why = bring::take(&desk.app, &arrival, &mut |_, _| {
            ticks += 1;
            if ticks == stop {
                return Err(afterglow::error::Failure::of(
                    afterglow::error::Code::Cancelled,
                ));
            }
            Ok(())
        });
        assert_eq!(why.unwrap_err().code, afterglow::error::Code::Cancelled);
        assert_eq!(texts(&desk).len(), 1, "stopped at {stop}");
        assert_eq!(desk.call("journal.imports", json!({})), json!([]));
        assert_eq!(desk.call("journal.bin", json!({}))["texts"], json!([]));
    }
    assert_eq!(
        desk.call("journal.search", json!({"question": "kettle"}))["texts"],
        json!([])
    );
    desk.call("journal.read", json!({"id": mine}));
    assert_eq!(
        bring::take(&desk.app, &arrival, &mut |_, _| Ok(()))
            .unwrap()
            .texts,
        500
    );
}

#[test]
fn locked_or_killed_in_the_middle_it_is_gone_at_the_next_opening() {
    let desk = Desk::empty(NOW, ZONE);
    let passphrase = "seven quiet words are enough here today";
    desk.call(
        "vault.create",
        json!({"passphrase": passphrase, "region": "", "theme": "dusk"}),
    );
    let arrival = arrival(&desk, &long(500));
    let mut ticks = 0;
    let why = bring::take(&desk.app, &arrival, &mut |_, _| {
        ticks += 1;
        if ticks == 4 {
            desk.app.lock_vault();
        }
        Ok(())
    });
    assert_eq!(why.unwrap_err().code, afterglow::error::Code::Locked);
    desk.call("vault.unlock", json!({"passphrase": passphrase}));
    assert!(texts(&desk).is_empty());
    assert_eq!(desk.call("journal.imports", json!({})), json!([]));
}

#[test]
fn writing_goes_on_while_it_comes_in() {
    let desk = desk();
    let arrival = arrival(&desk, &long(320));
    let mut written = Vec::new();
    bring::take(&desk.app, &arrival, &mut |done, _| {
        // Between two batches whoever waits gets the vault.
        written.push(kept(
            &desk,
            json!({"kind": "fragment", "words": format!("while {done}")}),
        ));
        Ok(())
    })
    .unwrap();
    assert_eq!(written.len(), 5);
}

#[test]
fn nothing_goes_in_or_out_in_groggy_time() {
    let desk = Desk::new("2026-11-09T07:00:00-05:00", ZONE);
    let path = fixture("jrnl.txt");
    let seen = look(&desk, &path);
    let starts = json!({"day": "2026-11-09", "time": "08:00"});
    let plan = json!({"starts": [starts], "minutes": 40});
    let id = desk.call("course.plan", plan)["next"].clone();
    desk.at("2026-11-09T09:00:00-05:00");
    desk.call("session.over", json!({"id": id}));
    for (name, ask) in [
        ("journal.look", json!({"from": "file"})),
        ("journal.bring", json!({"id": seen["id"]})),
        ("journal.takeOut", json!({"form": "json"})),
        ("journal.takeOutAgain", json!({"id": seen["id"]})),
    ] {
        assert_eq!(desk.fail(name, ask).0, "groggy", "{name}");
    }
    // Nor by a way that is no command.
    let arrival = arrival(&desk, &long(1));
    let came = bring::take(&desk.app, &arrival, &mut |_, _| Ok(()));
    assert_eq!(came.unwrap_err().code, afterglow::error::Code::Groggy);
    let path = desk.folder.path().join("out.zip");
    let out = out::write(&desk.app, out::Form::Json, &path, &mut |_, _| Ok(()));
    assert_eq!(out.unwrap_err().code, afterglow::error::Code::Groggy);
    assert!(!path.exists());
}

#[test]
fn hostile_files_bring_what_they_can_and_harm_nothing() {
    let desk = desk();
    let jrnl = std::fs::read(fixture("jrnl.txt")).unwrap();
    let journal = std::fs::read(fixture("day-one/Journal.json")).unwrap();
    let slip = zip(&[
        ("../../evil.json", &journal),
        ("/etc/evil.json", &journal),
        ("fine.json", b"[]"),
    ]);
    let bomb = {
        let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
        archive
            .start_file("Journal.json", zip::write::SimpleFileOptions::default())
            .unwrap();
        let blanks = vec![b' '; 1024 * 1024];
        for _ in 0..64 {
            archive.write_all(&blanks).unwrap();
        }
        archive.finish().unwrap().into_inner()
    };
    let whole = zip(&[("Journal.json", &journal)]);
    let nested = format!("[{}", "[".repeat(200_000));
    let cases: Vec<(&str, Vec<u8>, u64, &str)> = vec![
        ("slip.zip", slip, 0, "leads out of the archive"),
        ("bomb.zip", bomb, 0, "unpacks to far more"),
        ("cut.zip", whole[..whole.len() / 2].to_vec(), 0, "damaged"),
        (
            "empty.zip",
            b"PK\x05\x06\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0".to_vec(),
            0,
            "",
        ),
        (
            "cut.json",
            journal[..journal.len() * 2 / 3].to_vec(),
            1,
            "ends in the middle",
        ),
        ("nested.json", nested.into_bytes(), 0, "damaged"),
        (
            "wrong.json",
            b"{\"entries\": [{\"a\": 1}, 7, null]}".to_vec(),
            0,
            "not written as",
        ),
        (
            "program",
            [b"\x7fELF\x02\x01\x01", &[0; 64][..]].concat(),
            0,
            "not text",
        ),
        (
            "utf16.txt",
            [
                &b"\xFF\xFE"[..],
                &String::from_utf8(jrnl.clone())
                    .unwrap()
                    .encode_utf16()
                    .flat_map(u16::to_le_bytes)
                    .collect::<Vec<_>>(),
            ]
            .concat(),
            6,
            "",
        ),
        (
            "line.txt",
            [&b"[2026-11-09 14:05] "[..], &vec![b'x'; 3_000_000]].concat(),
            0,
            "longer than one entry",
        ),
        (
            "headers.txt",
            b"[2026-11-09 14:05]\n".repeat(5_000),
            0,
            "no words",
        ),
        (
            "early.txt",
            b"[0001-01-01 00:00] long ago\n[9999-12-31 23:59] far away\n[2026-11-09 14:05] now\n"
                .to_vec(),
            1,
            "before 1900",
        ),
    ];
    for (name, bytes, new, why) in cases {
        let path = write(&desk, name, &bytes);
        let chosen = path.clone();
        desk.app.set_opener(Box::new(move |_| vec![chosen.clone()]));
        let ended = end(&desk, &desk.call("journal.look", json!({"from": "file"})));
        if ended["kind"] == "failed" {
            assert_eq!(
                (name, ended["code"].as_str()),
                ("empty.zip", Some("invalid"))
            );
            continue;
        }
        let seen = desk.call("journal.arrival", json!({}));
        assert_eq!(seen["new"], new, "{name}: {seen}");
        let reasons: Vec<String> = left(&seen).into_iter().map(|(_, why)| why).collect();
        assert!(
            why.is_empty() == reasons.is_empty() && reasons.iter().any(|one| one.contains(why))
                || why.is_empty(),
            "{name}: {reasons:?}"
        );
        assert_eq!(bring_in(&desk, &path), new, "{name}");
        let listed = desk.call("journal.imports", json!({}));
        for one in listed.as_array().unwrap() {
            let ask = json!({"id": one["id"]});
            end(&desk, &desk.call("journal.takeOutAgain", ask));
        }
    }
    assert!(texts(&desk).is_empty());
}

#[test]
fn a_place_that_cannot_be_written_to_leaves_nothing() {
    let desk = desk();
    lived(&desk);
    let wanted = desk.folder.path().join("there");
    std::fs::create_dir(&wanted).unwrap();
    for (form, path) in [
        (out::Form::Markdown, wanted.clone()),
        (out::Form::Markdown, PathBuf::from("/proc/journal")),
        (out::Form::Json, PathBuf::from("/nowhere/at/all.zip")),
    ] {
        assert!(out::write(&desk.app, form, &path, &mut |_, _| Ok(())).is_err());
    }
    let stopped = out::write(
        &desk.app,
        out::Form::Markdown,
        &desk.folder.path().join("new"),
        &mut |done, _| {
            if done == 2 {
                return Err(afterglow::error::Failure::of(
                    afterglow::error::Code::Cancelled,
                ));
            }
            Ok(())
        },
    );
    assert!(stopped.is_err());
    let names: Vec<_> = std::fs::read_dir(desk.folder.path())
        .unwrap()
        .flatten()
        .map(|entry| entry.file_name())
        .collect();
    assert!(
        names
            .iter()
            .all(|name| !name.to_string_lossy().contains("new")),
        "{names:?}"
    );
    assert_eq!(
        out::free(desk.folder.path(), "there"),
        desk.folder.path().join("there 2")
    );
}

#[test]
#[ignore = "measures; run it by name"]
fn ten_thousand_entries_are_brought_in() {
    let desk = desk();
    let text = long(10_000);
    let began = std::time::Instant::now();
    let arrival = arrival(&desk, &text);
    let looked = began.elapsed();
    assert_eq!(arrival.new, 10_000);
    let mut longest = Duration::ZERO;
    let mut last = std::time::Instant::now();
    bring::take(&desk.app, &arrival, &mut |_, _| {
        longest = longest.max(last.elapsed());
        last = std::time::Instant::now();
        Ok(())
    })
    .unwrap();
    println!(
        "looked {looked:?}, all {:?}, longest batch {longest:?}",
        began.elapsed()
    );
}

#[test]
fn voice_notes_go_along_and_come_back_to_the_byte() {
    let home = desk();
    let bench = Bench::on(&home);
    let spoken = record(&home, &bench, 34);
    kept(&home, json!({"kind": "entry", "words": "and some words"}));
    let first = take_out(&home, "first.zip", out::Form::Json);
    let away = desk();
    let path = write(&away, "first.zip", &std::fs::read(&first).unwrap());
    let seen = look(&away, &path);
    assert_eq!((&seen["voices"], &seen["pictures"]), (&json!(1), &json!(0)));
    assert_eq!(bring_in(&away, &path), 2);
    assert_eq!(
        look(&away, &path)["voices"],
        0,
        "what is here comes no more"
    );
    let second = take_out(&away, "second.zip", out::Form::Json);
    assert!(
        std::fs::read(&first).unwrap() == std::fs::read(&second).unwrap(),
        "what went out is not what came in"
    );
    assert_eq!(texts(&home), texts(&away));
    // As a folder too, and taken out again nothing of it stays.
    let folder = take_out(&home, "folder", out::Form::Markdown);
    let sound = std::fs::read(folder.join(format!("attachments/{spoken}.opus"))).unwrap();
    assert!(sound.starts_with(b"OggS"));
    let third = desk();
    assert_eq!(bring_in(&third, &folder), 2);
    let again = take_out(&third, "again", out::Form::Markdown);
    assert_eq!(shown(&folder), shown(&again));
    assert_eq!(
        std::fs::read(again.join(format!("attachments/{spoken}.opus"))).unwrap(),
        sound
    );
    // A recording that is none is named, and nothing empty comes in its place.
    std::fs::write(folder.join(format!("attachments/{spoken}.opus")), b"OggS").unwrap();
    let fourth = desk();
    assert_eq!(bring_in(&fourth, &folder), 1);
}
