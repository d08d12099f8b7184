//! A practice leaves with what is its own: its key and the packages as files, opened by stock programs
//! as the package's own README says, with exactly these files.

use crate::desk::Desk;
use crate::practice::{Both, NOW, ZONE, end};
use crate::stock::{here, readme, typed};
use afterglow::practice::leave::folder_of;
use afterglow::practice::pairs;
use afterglow::share::names::PairId;
use afterglow::transaction::with_room;
use serde_json::{Value, json};
use std::fs;
use std::path::{Path, PathBuf};

const PASSPHRASE: &str = "gentle river of copper light";

/// Paired, with one thing sent and taken in; the practice's vault has a passphrase.
fn received() -> Both {
    let practice = Desk::empty(NOW, ZONE);
    let ask =
        json!({"passphrase": PASSPHRASE, "region": "us", "theme": "dusk", "kind": "practice"});
    practice.call("vault.create", ask);
    let mut both = Both::met_at(Desk::new(NOW, ZONE), practice).accepted();
    both.tick("water, light, slow");
    both.send();
    both
}

/// The dialog answers a place of this name.
fn picks(desk: &Desk, path: &Path) {
    let path = path.to_owned();
    desk.app.set_picker(Box::new(move |_| Some(path.clone())));
}

fn saved(desk: &Desk, name: &str, ask: Value) -> Value {
    end(desk, &desk.call(name, ask))
}

/// The newest line of the patient's page that has files.
fn line(both: &Both) -> Value {
    let page = both.page();
    let lines = page["lines"].as_array().unwrap().iter();
    let found = lines
        .into_iter()
        .find(|line| line["files"] == true)
        .unwrap();
    json!({"pairId": both.pair.to_string(), "dev": found["dev"], "seq": found["seq"]})
}

#[test]
fn g6_with_the_files_that_were_saved_the_readme_is_followed_word_for_word() {
    if !here(&["age", "minisign", "unzip"]) {
        return;
    }
    let both = received();
    let folder = both.practice.folder.path().join("taken along");
    picks(&both.practice, &folder);
    let packet = saved(&both.practice, "practice.saveSealed", line(&both));
    assert_eq!(packet["answer"]["file"], "taken along", "{packet}");
    picks(&both.practice, &folder.join("your-key.txt"));
    let ask = json!({ "passphrase": PASSPHRASE });
    let key = saved(&both.practice, "practice.saveKey", ask);
    assert_eq!(key["answer"]["file"], "your-key.txt", "{key}");
    assert_eq!(
        names(&folder),
        [
            "packet.age",
            "packet.age.minisig",
            "patient.pub",
            "your-key.txt"
        ]
    );
    let (_, lines) = readme();
    assert_eq!(lines.len(), 4);
    for line in &lines {
        typed(&folder, line);
    }
    let read = |name: &str| fs::read_to_string(folder.join(name)).unwrap();
    assert!(read("entries.json").contains("water, light, slow"));
    assert!(
        lines
            .iter()
            .all(|line| read("README.txt").contains(line.as_str()))
    );
    assert!(
        fs::read(folder.join("report.pdf"))
            .unwrap()
            .starts_with(b"%PDF")
    );
}

#[test]
fn the_key_is_saved_by_the_passphrase_alone_and_for_nobody_else_to_read() {
    let both = received();
    let desk = &both.practice;
    let file = desk.folder.path().join("your-key.txt");
    picks(desk, &file);
    for wrong in ["", "another one than this"] {
        let told = saved(desk, "practice.saveKey", json!({ "passphrase": wrong }));
        assert_eq!(told["code"], "wrong_passphrase", "{told}");
        assert_eq!(told["field"], "passphrase");
        assert!(!file.exists());
    }
    let ask = json!({ "passphrase": PASSPHRASE });
    desk.app.set_picker(Box::new(|name| {
        assert_eq!(name, "your-key.txt");
        None
    }));
    let told = saved(desk, "practice.saveKey", ask.clone());
    assert_eq!((&told["code"], file.exists()), (&json!("cancelled"), false));
    picks(desk, &file);
    saved(desk, "practice.saveKey", ask);
    let text = fs::read_to_string(&file).unwrap();
    assert!(text.starts_with("# This key opens everything"), "{text}");
    assert_eq!(text.matches("AGE-SECRET-KEY-1").count(), 1);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        assert_eq!(
            fs::metadata(&file).unwrap().permissions().mode() & 0o777,
            0o600
        );
    }
    let new = Desk::practice(NOW, ZONE);
    let ask = json!({ "passphrase": PASSPHRASE });
    assert_eq!(new.fail("practice.saveKey", ask).0, "not_found");
}

#[test]
fn all_are_taken_along_but_those_of_which_something_was_withdrawn() {
    let mut both = received();
    let gone = both.tick("green, then blue");
    both.send();
    let withdraw = json!({"itemId": gone, "pairId": both.pair.to_string()});
    both.patient.call("share.withdraw", withdraw);
    both.serve();
    let folder = both.practice.folder.path().join("all");
    picks(&both.practice, &folder);
    let told = saved(&both.practice, "practice.saveAll", json!({}));
    let patients = names(&folder);
    assert_eq!(patients.len(), 1);
    assert!(patients[0].starts_with("Mara-"), "{patients:?}");
    let packages = names(&folder.join(&patients[0]));
    // The hello, the first packet, and that something was withdrawn; not what was.
    assert_eq!(
        (packages.len(), &told["answer"]["packages"]),
        (3, &json!(3))
    );
    for package in &packages {
        assert!(package.starts_with("2026-11-2"), "{package}");
        let inside = names(&folder.join(&patients[0]).join(package));
        assert_eq!(inside, ["packet.age", "packet.age.minisig", "patient.pub"]);
    }
    // From here on a record outside may hold it.
    assert!(exported(&both));
    let again = saved(&both.practice, "practice.saveAll", json!({}));
    assert_eq!(again["code"], "exists");
}

fn exported(both: &Both) -> bool {
    let found = with_room(&both.practice.app, |room| {
        Ok(pairs::table::find(room.db, &both.pair)?)
    });
    found.unwrap().unwrap().exported
}

#[test]
fn another_patients_key_is_never_written_over() {
    let both = received();
    let folder = both.practice.folder.path().join("mine");
    fs::create_dir(&folder).unwrap();
    fs::write(folder.join("patient.pub"), "somebody else's").unwrap();
    picks(&both.practice, &folder);
    let told = saved(&both.practice, "practice.saveSealed", line(&both));
    assert_eq!(told["code"], "exists");
    assert_eq!(names(&folder), ["patient.pub"]);
    assert_eq!(
        fs::read_to_string(folder.join("patient.pub")).unwrap(),
        "somebody else's"
    );
    assert!(!exported(&both));
    let stray = json!({"pairId": both.pair.to_string(), "dev": "aaaaaaaa", "seq": 9});
    assert_eq!(
        both.practice.fail("practice.saveSealed", stray).0,
        "not_found"
    );
}

#[test]
fn a_name_makes_a_folder_wherever_it_lies() {
    let pair = PairId::new([7; 16]);
    for (name, begins) in [
        ("Mara E.", "Mara-E-"),
        ("../../etc", "etc-"),
        ("a/b\\c:d", "a-b-c-d-"),
        ("Ánna 安娜", "Ánna-安娜-"),
        ("…", "-"),
        ("CON", "CON-"),
    ] {
        let folder = folder_of(name, &pair);
        assert!(folder.starts_with(begins), "{folder}");
        assert!(!folder.contains(['/', '\\', ':', '.']), "{folder}");
        assert_eq!(
            folder.chars().rev().take_while(|one| *one != '-').count(),
            8
        );
    }
    assert!(folder_of(&"x".repeat(500), &pair).chars().count() < 60);
}

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap();
    let mut names: Vec<String> = entries
        .map(|one| {
            PathBuf::from(one.unwrap().file_name())
                .display()
                .to_string()
        })
        .collect();
    names.sort();
    names
}
