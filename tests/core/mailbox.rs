//! A drop in a folder: the whole story, and what sync clients, drives and disks do to it.

use afterglow::error::Coded;
use afterglow::private::Private;
use afterglow::random::Id;
use afterglow::share::mailbox::{
    self, Errand, Fault, Folder, Object, Outcome, Place, PlaceError, Probe, Work,
};
use afterglow::words::Words;
use std::path::Path;
use std::sync::atomic::{AtomicU32, Ordering};

pub const MONTH: &str = "p/abcdefghijklmnopqrstuvwxyz/2026-11";
pub const AGE: &str =
    "p/abcdefghijklmnopqrstuvwxyz/2026-11/abcdefgh-0000000001-0123456789abcdef.age";
pub const SIGNED: &str =
    "p/abcdefghijklmnopqrstuvwxyz/2026-11/abcdefgh-0000000001-0123456789abcdef.age.minisig";

/// One at a time, as the hosts do it; no two errands have the same id.
pub fn run(place: &Place, marker: Option<&str>, work: Work) -> Outcome {
    static COUNT: AtomicU32 = AtomicU32::new(0);
    let count = COUNT.fetch_add(1, Ordering::Relaxed);
    let errand = Errand {
        id: Id::from(format!("{count}").as_str()),
        place: place.clone(),
        marker: marker.map(str::to_owned),
        work,
    };
    block_on(mailbox::run(errand))
}

pub fn block_on<T>(future: impl Future<Output = T>) -> T {
    let runtime = tokio::runtime::Builder::new_current_thread();
    runtime_of(runtime).block_on(future)
}

fn runtime_of(mut builder: tokio::runtime::Builder) -> tokio::runtime::Runtime {
    builder.enable_all().build().unwrap()
}

pub fn pair(bytes: &[u8]) -> Work {
    let object = |name: &str, bytes: &[u8]| Object {
        name: name.into(),
        bytes: bytes.to_vec(),
    };
    Work::Publish {
        objects: vec![object(AGE, bytes), object(SIGNED, b"signed")],
    }
}

pub fn list(folders: &[&str]) -> Work {
    Work::List {
        folders: folders.iter().map(|&folder| folder.to_owned()).collect(),
    }
}

pub fn fetch(names: &[&str], most: u64) -> Work {
    Work::Fetch {
        names: names.iter().map(|&name| name.to_owned()).collect(),
        most,
    }
}

fn delete(names: &[&str]) -> Work {
    Work::Delete {
        names: names.iter().map(|&name| name.to_owned()).collect(),
    }
}

struct Drop {
    folder: tempfile::TempDir,
    place: Place,
    marker: String,
}

fn drop_in_a_folder() -> Drop {
    let folder = tempfile::tempdir().unwrap();
    let place = Place::Folder {
        path: folder.path().to_owned(),
    };
    let Outcome::Probed(probe) = run(&place, None, Work::Probe) else {
        panic!("no probe");
    };
    Drop {
        folder,
        place,
        marker: probe.marker,
    }
}

impl Drop {
    fn run(&self, work: Work) -> Outcome {
        run(&self.place, Some(&self.marker), work)
    }

    fn at(&self, name: &str) -> std::path::PathBuf {
        self.folder.path().join(mailbox::ROOT).join(name)
    }
}

#[test]
fn whoever_connects_first_makes_the_marker_and_the_other_finds_it() {
    let drop = drop_in_a_folder();
    assert_eq!(drop.marker.len(), 26);
    let wanted = Probe {
        marker: drop.marker.clone(),
        made: false,
        keeps: true,
        lists: true,
        removes: true,
    };
    assert_eq!(
        run(&drop.place, None, Work::Probe),
        Outcome::Probed(wanted.clone())
    );
    assert_eq!(drop.run(Work::Probe), Outcome::Probed(wanted));
    assert_eq!(std::fs::read_dir(drop.at("tmp")).unwrap().count(), 0);
}

#[test]
fn what_is_published_is_there_once_however_often_it_is_sent() {
    let drop = drop_in_a_folder();
    for _ in 0..3 {
        assert_eq!(drop.run(pair(b"sealed")), Outcome::Published);
    }
    let folder = Folder {
        path: MONTH.into(),
        folders: Vec::new(),
        objects: vec![(AGE.into(), 6), (SIGNED.into(), 6)],
    };
    assert_eq!(drop.run(list(&[MONTH])), Outcome::Listed(vec![folder]));
    let got = drop.run(fetch(&[AGE, SIGNED, "p/none.age"], 100));
    let wanted = vec![
        (AGE.into(), Ok(b"sealed".to_vec())),
        (SIGNED.into(), Ok(b"signed".to_vec())),
        ("p/none.age".into(), Err(Fault::Gone)),
    ];
    assert_eq!(got, Outcome::Fetched(wanted));
}

#[test]
fn another_object_under_the_name_is_a_fork_and_stays_as_it_is() {
    let drop = drop_in_a_folder();
    assert_eq!(drop.run(pair(b"sealed")), Outcome::Published);
    let fork = Outcome::Fork { name: AGE.into() };
    assert_eq!(drop.run(pair(b"other!")), fork);
    assert_eq!(drop.run(pair(b"other, and more")), fork.clone());
    assert_eq!(drop.run(pair(b"seal")), fork);
    assert_eq!(std::fs::read(drop.at(AGE)).unwrap(), b"sealed");
}

#[test]
fn a_half_object_and_one_whose_bytes_are_held_back_are_put_there_anew() {
    let drop = drop_in_a_folder();
    for half in [&b""[..], b"sea"] {
        std::fs::create_dir_all(drop.at(MONTH)).unwrap();
        std::fs::write(drop.at(AGE), half).unwrap();
        assert_eq!(drop.run(pair(b"sealed")), Outcome::Published);
        assert_eq!(std::fs::read(drop.at(AGE)).unwrap(), b"sealed");
    }
}

#[test]
fn nothing_is_believed_and_nothing_done_in_another_place() {
    let drop = drop_in_a_folder();
    let other = "b".repeat(26);
    let works = || {
        [
            pair(b"x"),
            list(&["p"]),
            fetch(&[AGE], 9),
            delete(&[AGE]),
            Work::Probe,
        ]
    };
    for work in works() {
        let outcome = run(&drop.place, Some(&other), work);
        assert_eq!(outcome, Outcome::Failed(Fault::NotTheDrop));
    }
    for work in works().into_iter().take(4) {
        assert_eq!(
            run(&drop.place, None, work),
            Outcome::Failed(Fault::NotTheDrop)
        );
    }
    assert!(!drop.at("p").exists());
}

#[test]
fn an_emptied_drop_is_another_place_and_a_vanished_folder_is_gone() {
    let drop = drop_in_a_folder();
    assert_eq!(drop.run(pair(b"sealed")), Outcome::Published);
    std::fs::remove_dir_all(drop.folder.path().join(mailbox::ROOT)).unwrap();
    assert_eq!(drop.run(list(&[MONTH])), Outcome::Failed(Fault::NotTheDrop));
    assert_eq!(
        drop.run(pair(b"sealed")),
        Outcome::Failed(Fault::NotTheDrop)
    );
    std::fs::remove_dir_all(drop.folder.path()).unwrap();
    assert_eq!(drop.run(list(&[MONTH])), Outcome::Failed(Fault::Gone));
    assert_eq!(
        run(&drop.place, None, Work::Probe),
        Outcome::Failed(Fault::Gone)
    );
    assert!(
        !drop.folder.path().exists(),
        "a folder is never made where one was"
    );
}

#[test]
fn a_marker_that_is_no_marker_is_not_believed_and_one_held_back_is_waited_for() {
    let drop = drop_in_a_folder();
    for (text, fault) in [
        (String::new(), Fault::Busy { after_s: None }),
        ("A".repeat(26), Fault::NotTheDrop),
        ("a".repeat(25), Fault::NotTheDrop),
        ("a".repeat(1000), Fault::NotTheDrop),
    ] {
        std::fs::write(drop.at("drop-id"), text).unwrap();
        assert_eq!(drop.run(list(&["p"])), Outcome::Failed(fault));
        assert_eq!(run(&drop.place, None, Work::Probe), Outcome::Failed(fault));
    }
    std::fs::write(drop.at("drop-id"), [0xff; 26]).unwrap();
    assert_eq!(drop.run(list(&["p"])), Outcome::Failed(Fault::NotTheDrop));
}

#[test]
fn conflict_copies_and_strange_names_are_listed_and_hide_nothing() {
    let drop = drop_in_a_folder();
    assert_eq!(drop.run(pair(b"sealed")), Outcome::Published);
    let base = format!("{AGE}.minisig").replace(".minisig", "");
    let strange = [
        format!("{base}.sync-conflict-20261126-120000-ABCDEFG.age"),
        base.replace(".age", " (1).age"),
        base.replace(".age", " (Anna\u{2019}s conflicted copy 2026-11-26).age"),
        base.replace(".age", "#1%20.age"),
        base.replace(".age", "e\u{301}.age"),
        base.replace(".age", "\u{1}\n.age"),
        format!("{MONTH}/.~lock.x#"),
        format!("{MONTH}/{}", "x".repeat(250)),
    ];
    for name in &strange {
        std::fs::write(drop.at(name), b"?").unwrap();
    }
    #[cfg(unix)]
    {
        use std::os::unix::ffi::OsStrExt;
        let raw = std::ffi::OsStr::from_bytes(b"no text \xff\xfe");
        std::fs::write(drop.at(MONTH).join(raw), b"?").unwrap();
        std::os::unix::fs::symlink("/etc/hostname", drop.at(&format!("{MONTH}/link.age"))).unwrap();
        std::os::unix::fs::symlink("/nowhere", drop.at(&format!("{MONTH}/broken"))).unwrap();
    }
    let Outcome::Listed(folders) = drop.run(list(&[MONTH])) else {
        panic!("not listed");
    };
    let names: Vec<&str> = folders[0]
        .objects
        .iter()
        .map(|(name, _)| name.as_str())
        .collect();
    assert!(names.contains(&AGE) && names.contains(&SIGNED));
    for name in &strange {
        assert!(names.contains(&name.as_str()), "{name:?}");
    }
    assert_eq!(names.len(), 2 + strange.len(), "links are passed over");
}

#[test]
fn folders_are_named_as_they_are_asked_for_and_missing_ones_are_empty() {
    let drop = drop_in_a_folder();
    assert_eq!(drop.run(pair(b"sealed")), Outcome::Published);
    let Outcome::Listed(folders) = drop.run(list(&["p", "p/abcdefghijklmnopqrstuvwxyz", "r"]))
    else {
        panic!("not listed");
    };
    assert_eq!(folders[0].folders, ["p/abcdefghijklmnopqrstuvwxyz"]);
    assert_eq!(folders[1].folders, [MONTH]);
    assert_eq!((folders[2].folders.len(), folders[2].objects.len()), (0, 0));
}

#[test]
fn what_is_larger_than_asked_for_is_not_read() {
    let drop = drop_in_a_folder();
    assert_eq!(drop.run(pair(b"sealed")), Outcome::Published);
    let got = drop.run(fetch(&[AGE, SIGNED], 5));
    let wanted = [AGE, SIGNED].map(|name| (name.into(), Err(Fault::TooLarge)));
    assert_eq!(got, Outcome::Fetched(wanted.into()));
}

#[test]
fn a_file_whose_bytes_are_held_back_is_not_there_yet_and_hides_no_other() {
    let drop = drop_in_a_folder();
    assert_eq!(drop.run(pair(b"sealed")), Outcome::Published);
    std::fs::write(drop.at(AGE), b"").unwrap();
    let wanted = vec![
        (AGE.into(), Err(Fault::Busy { after_s: None })),
        (SIGNED.into(), Ok(b"signed".to_vec())),
    ];
    assert_eq!(drop.run(fetch(&[AGE, SIGNED], 9)), Outcome::Fetched(wanted));
}

#[test]
fn removing_is_done_once_and_again() {
    let drop = drop_in_a_folder();
    assert_eq!(drop.run(pair(b"sealed")), Outcome::Published);
    for _ in 0..2 {
        assert_eq!(drop.run(delete(&[AGE, SIGNED])), Outcome::Deleted);
        assert!(!drop.at(AGE).exists() && !drop.at(SIGNED).exists());
    }
}

#[test]
fn names_that_mean_something_else_somewhere_are_never_used() {
    let drop = drop_in_a_folder();
    let outside = drop.folder.path().join("mine.txt");
    std::fs::write(&outside, b"mine").unwrap();
    for name in [
        "../mine.txt",
        "p/../../mine.txt",
        "/mine.txt",
        "P/x",
        "p//x",
        ".x",
        "p/a b",
        "",
    ] {
        for work in [fetch(&[name], 9), delete(&[name])] {
            let outcome = drop.run(work);
            let fetched = Outcome::Fetched(vec![(name.into(), Err(Fault::Unexpected))]);
            assert!(
                outcome == Outcome::Failed(Fault::Unexpected) || outcome == fetched,
                "{name:?}: {outcome:?}"
            );
        }
    }
    assert_eq!(std::fs::read(outside).unwrap(), b"mine");
}

#[test]
#[cfg(unix)]
fn a_folder_that_may_not_be_written_refuses_and_keeps_what_is_there() {
    use std::os::unix::fs::PermissionsExt;
    let drop = drop_in_a_folder();
    assert_eq!(drop.run(pair(b"sealed")), Outcome::Published);
    // Nobody forbids root anything; there a file that stands where a folder is wanted has to do.
    std::fs::write(drop.at("r"), b"").unwrap();
    let object = Object {
        name: "r/x.age".into(),
        bytes: b"x".to_vec(),
    };
    let outcome = drop.run(Work::Publish {
        objects: vec![object],
    });
    assert!(matches!(outcome, Outcome::Failed(_)), "{outcome:?}");
    let closed = std::fs::Permissions::from_mode(0o555);
    std::fs::set_permissions(drop.at(MONTH), closed).unwrap();
    let name = format!("{MONTH}/new.age");
    let object = Object {
        name: name.clone(),
        bytes: b"x".to_vec(),
    };
    let outcome = drop.run(Work::Publish {
        objects: vec![object],
    });
    let is_root = drop.at(&name).exists();
    let wanted = if is_root {
        Outcome::Published
    } else {
        Outcome::Failed(Fault::Refused)
    };
    assert_eq!(outcome, wanted);
    std::fs::set_permissions(drop.at(MONTH), std::fs::Permissions::from_mode(0o755)).unwrap();
    assert_eq!(std::fs::read(drop.at(AGE)).unwrap(), b"sealed");
}

#[test]
fn addresses_are_looked_at_before_anything_is_tried() {
    let dav = |url: &str| Place::WebDav {
        url: url.into(),
        user: "u".into(),
        password: Private::from("p"),
    };
    for (url, wanted) in [
        ("https://cloud.example/remote.php/dav/files/me/Drop", Ok(())),
        ("http://127.0.0.1:8080/x", Ok(())),
        ("http://localhost/x", Ok(())),
        ("http://[::1]:1/", Ok(())),
        ("http://192.168.1.5/", Err(PlaceError::Plain("url"))),
        (
            "http://127.0.0.1.evil.example/",
            Err(PlaceError::Plain("url")),
        ),
        ("http://localhost.example/", Err(PlaceError::Plain("url"))),
        ("ftp://cloud.example/", Err(PlaceError::Address("url"))),
        ("file:///etc", Err(PlaceError::Address("url"))),
        (
            "https://me:secret@cloud.example/",
            Err(PlaceError::Address("url")),
        ),
        (
            "https://cloud.example/?x=1",
            Err(PlaceError::Address("url")),
        ),
        ("cloud.example", Err(PlaceError::Address("url"))),
        ("", Err(PlaceError::Address("url"))),
    ] {
        assert_eq!(dav(url).check(), wanted, "{url}");
    }
    let s3 = |key: &str, prefix: &str| Place::S3 {
        endpoint: "https://s3.example".into(),
        bucket: "drop".into(),
        region: "eu".into(),
        key: key.into(),
        secret: Private::from("s"),
        prefix: prefix.into(),
    };
    assert_eq!(s3("k", "").check(), Ok(()));
    assert_eq!(s3("k", "a/b").check(), Ok(()));
    assert_eq!(s3("k", "a/../b").check(), Err(PlaceError::Prefix));
    assert_eq!(s3("", "").check(), Err(PlaceError::Empty("key")));
    let relative = Place::Folder {
        path: Path::new("here").to_owned(),
    };
    assert_eq!(relative.check(), Err(PlaceError::Path));
    let plain = dav("http://192.168.1.5/");
    assert_eq!(
        run(&plain, None, Work::Probe),
        Outcome::Failed(Fault::Unexpected)
    );
}

#[test]
fn a_place_is_written_down_and_read_again_and_its_secrets_are_never_printed() {
    let place = Place::S3 {
        endpoint: "https://s3.example".into(),
        bucket: "drop".into(),
        region: "eu".into(),
        key: "key".into(),
        secret: Private::from("hush"),
        prefix: String::new(),
    };
    let text = serde_json::to_string(&place).unwrap();
    assert_eq!(serde_json::from_str::<Place>(&text).unwrap(), place);
    assert!(!format!("{place:?}").contains("hush"));
    let fault = Fault::Busy { after_s: Some(30) };
    let text = serde_json::to_string(&fault).unwrap();
    assert_eq!(text, r#"{"fault":"busy","afterS":30}"#);
    assert_eq!(serde_json::from_str::<Fault>(&text).unwrap(), fault);
}

#[test]
fn every_probe_and_every_fault_is_told_in_words() {
    let words = Words::english();
    for bits in 0..16_u8 {
        let on = |bit: u8| bits & bit != 0;
        let probe = Probe {
            marker: String::new(),
            made: on(1),
            keeps: on(2),
            lists: on(4),
            removes: on(8),
        };
        let told = probe.sentences();
        let good = on(2) && on(4) && on(8);
        assert_eq!(told.contains(&"mailbox-probe-good"), good);
        assert!(told.len() >= 2);
        assert!(told.iter().all(|key| words.say(key, &[]) != *key));
    }
    for fault in [
        Fault::Unreachable,
        Fault::Full,
        Fault::NotTheDrop,
        Fault::Untrusted,
    ] {
        assert_ne!(words.say(fault.sentence(), &[]), fault.sentence());
    }
}

#[test]
fn what_uploads_left_behind_is_swept_after_a_week_and_nothing_younger() {
    let drop = drop_in_a_folder();
    let old = std::time::SystemTime::now() - std::time::Duration::from_secs(8 * 86_400);
    for (name, at) in [("old", Some(old)), ("young", None)] {
        let file = std::fs::File::create(drop.at("tmp").join(name)).unwrap();
        if let Some(at) = at {
            file.set_modified(at).unwrap();
        }
    }
    let Outcome::Probed(_) = drop.run(Work::Probe) else {
        panic!("no probe");
    };
    assert!(!drop.at("tmp/old").exists());
    assert!(drop.at("tmp/young").exists());
}
