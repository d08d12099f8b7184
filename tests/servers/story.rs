//! The story: connect, publish, read, be wrong, be cut off, lose the marker.

use afterglow::random::Id;
use afterglow::share::mailbox::{self, Errand, Fault, Object, Outcome, Place, Probe, Work};
use std::path::Path;
use std::sync::atomic::{AtomicU32, Ordering};

const PAIR: &str = "p/abcdefghijklmnopqrstuvwxyz";
const MONTH: &str = "p/abcdefghijklmnopqrstuvwxyz/2026-11";

pub fn run(place: &Place, marker: Option<&str>, work: Work) -> Outcome {
    static COUNT: AtomicU32 = AtomicU32::new(0);
    let count = COUNT.fetch_add(1, Ordering::Relaxed);
    let errand = Errand {
        id: Id::from(format!("{} {count}", std::process::id()).as_str()),
        place: place.clone(),
        marker: marker.map(str::to_owned),
        work,
    };
    let mut runtime = tokio::runtime::Builder::new_current_thread();
    runtime
        .enable_all()
        .build()
        .unwrap()
        .block_on(mailbox::run(errand))
}

fn name(seq: u32) -> String {
    format!("{MONTH}/abcdefgh-{seq:010}-0123456789abcdef.age")
}

fn publish(seq: u32, bytes: &[u8]) -> Work {
    let object = |name: String, bytes: &[u8]| Object {
        name,
        bytes: bytes.to_vec(),
    };
    Work::Publish {
        objects: vec![
            object(name(seq), bytes),
            object(format!("{}.minisig", name(seq)), b"signed"),
        ],
    }
}

fn list(folder: &str) -> Work {
    Work::List {
        folders: vec![folder.into()],
    }
}

fn connect(place: &Place) -> Probe {
    let Outcome::Probed(first) = run(place, None, Work::Probe) else {
        panic!("{:?}", run(place, None, Work::Probe));
    };
    assert!(
        first.made && first.keeps && first.lists && first.removes,
        "{first:?}"
    );
    let Outcome::Probed(again) = run(place, None, Work::Probe) else {
        panic!("no second probe");
    };
    assert_eq!((&again.marker, again.made), (&first.marker, false));
    first
}

/// Tells the story at a new place; `disk` is where its files are, when a test can get at them.
pub fn tell(place: &Place, disk: Option<&Path>) {
    let marker = connect(place).marker;
    let there = |work| run(place, Some(&marker), work);
    publishing(&there);
    reading(&there);
    another_place(place);
    if let Some(disk) = disk {
        halves(&there, &disk.join(mailbox::ROOT));
    }
    removing(&there);
    if let Some(disk) = disk {
        std::fs::remove_file(disk.join(mailbox::ROOT).join("drop-id")).unwrap();
        let all = there(list(PAIR));
        assert_eq!(all, Outcome::Failed(Fault::NotTheDrop));
        assert_eq!(there(publish(9, b"x")), Outcome::Failed(Fault::NotTheDrop));
    }
}

fn publishing(there: &impl Fn(Work) -> Outcome) {
    for _ in 0..2 {
        assert_eq!(there(publish(1, b"sealed")), Outcome::Published);
    }
    let fork = Outcome::Fork { name: name(1) };
    assert_eq!(there(publish(1, b"other!")), fork);
    assert_eq!(there(publish(1, b"other and more")), fork);
    let large: Vec<u8> = (0..9_000_000_u32).map(|at| (at % 251) as u8).collect();
    assert_eq!(there(publish(2, &large)), Outcome::Published);
    assert_eq!(there(publish(2, &large)), Outcome::Published);
    let work = Work::Fetch {
        names: vec![name(2)],
        most: 10_000_000,
    };
    let got = there(work);
    assert!(
        got == Outcome::Fetched(vec![(name(2), Ok(large))]),
        "not the same large object"
    );
}

fn reading(there: &impl Fn(Work) -> Outcome) {
    let Outcome::Listed(folders) = there(Work::List {
        folders: vec![
            "p".into(),
            PAIR.into(),
            MONTH.into(),
            "r".into(),
            "tmp".into(),
        ],
    }) else {
        panic!("not listed");
    };
    assert_eq!(folders[0].folders, [PAIR]);
    assert_eq!(folders[1].folders, [MONTH]);
    let mut objects = folders[2].objects.clone();
    objects.sort();
    let signed = |seq| (format!("{}.minisig", name(seq)), 6);
    let wanted = vec![(name(1), 6), signed(1), (name(2), 9_000_000), signed(2)];
    assert_eq!(objects, wanted);
    assert!(folders[3].folders.is_empty() && folders[3].objects.is_empty());
    assert!(
        folders[4].objects.is_empty(),
        "nothing temporary is left: {:?}",
        folders[4]
    );
    let none = format!("{MONTH}/none.age");
    let got = there(Work::Fetch {
        names: vec![name(1), none.clone(), name(2)],
        most: 100,
    });
    let wanted = vec![
        (name(1), Ok(b"sealed".to_vec())),
        (none, Err(Fault::Gone)),
        (name(2), Err(Fault::TooLarge)),
    ];
    assert_eq!(got, Outcome::Fetched(wanted));
}

fn another_place(place: &Place) {
    let other = "b".repeat(26);
    for work in [
        Work::Probe,
        list(PAIR),
        publish(3, b"x"),
        publish(1, b"sealed"),
    ] {
        let outcome = run(place, Some(&other), work);
        assert_eq!(outcome, Outcome::Failed(Fault::NotTheDrop));
    }
}

/// What some servers and every sync client show: the beginning of a file under its last name.
fn halves(there: &impl Fn(Work) -> Outcome, root: &Path) {
    for half in [&b""[..], b"sea"] {
        std::fs::write(root.join(name(4)), half).unwrap();
        assert_eq!(there(publish(4, b"sealed")), Outcome::Published);
        assert_eq!(std::fs::read(root.join(name(4))).unwrap(), b"sealed");
    }
    let copy = name(4).replace(".age", " (conflicted copy #1 50%).age");
    std::fs::write(root.join(&copy), b"?").unwrap();
    let Outcome::Listed(folders) = there(list(MONTH)) else {
        panic!("a conflict copy hides everything");
    };
    assert!(
        folders[0].objects.iter().any(|(found, _)| *found == copy),
        "{folders:?}"
    );
    std::fs::remove_file(root.join(copy)).unwrap();
    let names = vec![name(4), format!("{}.minisig", name(4))];
    assert_eq!(there(Work::Delete { names }), Outcome::Deleted);
}

fn removing(there: &impl Fn(Work) -> Outcome) {
    let names: Vec<String> = [1, 2]
        .into_iter()
        .flat_map(|seq| [name(seq), format!("{}.minisig", name(seq))])
        .collect();
    for _ in 0..2 {
        let names = names.clone();
        assert_eq!(there(Work::Delete { names }), Outcome::Deleted);
    }
    let Outcome::Listed(folders) = there(list(MONTH)) else {
        panic!("not listed");
    };
    assert!(folders[0].objects.is_empty(), "{folders:?}");
}
