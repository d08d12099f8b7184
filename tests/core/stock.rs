//! Without our software: stock `age`, `minisign` and `unzip` open what we write, following the
//! package's own README word for word, and we read what they write.

use afterglow::moment::Moment;
use afterglow::private::Private;
use afterglow::random::Id;
use afterglow::share::card::{self, Card};
use afterglow::share::names::{DeviceId, PairId, Sha256};
use afterglow::share::package::{self, Audience, Draft, Item, Kind, Op, Sealed, envelope};
use afterglow::share::receipt::{Receipt, seal_receipt};
use afterglow::share::sign::{self, SigningKey};
use afterglow::words::Words;
use age::secrecy::ExposeSecret;
use age::x25519::Identity;
use chrono_tz::Tz;
use serde_json::json;
use std::path::Path;
use std::process::Command;

const WORDS: &str = "water, light, slow";

/// Are the programs here? `cargo xtask test` installs them and then insists.
pub fn here(programs: &[&str]) -> bool {
    let missing = programs.iter().find(|name| {
        let found = Command::new("sh")
            .args(["-c", &format!("command -v {name}")])
            .output();
        !found.is_ok_and(|found| found.status.success())
    });
    let Some(name) = missing else {
        return true;
    };
    assert!(
        std::env::var_os("AFTERGLOW_STOCK").is_none(),
        "{name} is missing"
    );
    println!("{name} is not on this system, so nothing is compared with it.");
    false
}

/// Runs one line as a person would type it.
pub fn typed(folder: &Path, line: &str) -> String {
    let done = Command::new("sh")
        .args(["-c", line])
        .current_dir(folder)
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&done.stderr);
    assert!(done.status.success(), "{line}: {said}");
    String::from_utf8(done.stdout).unwrap()
}

fn fails(folder: &Path, line: &str) {
    let done = Command::new("sh")
        .args(["-c", line])
        .current_dir(folder)
        .output()
        .unwrap();
    assert!(!done.status.success(), "{line} went through");
}

fn secret(key: &Identity) -> String {
    format!("{}\n", key.to_string().expose_secret())
}

fn now() -> Moment {
    Moment::parse("2026-11-26T18:00:00+01:00", Tz::Europe__Berlin).unwrap()
}

struct Pair {
    device: SigningKey,
    own: Identity,
    therapist: Identity,
}

impl Pair {
    fn new() -> Self {
        Self {
            device: SigningKey::generate().unwrap(),
            own: Identity::generate(),
            therapist: Identity::generate(),
        }
    }

    fn package(&self, readme: &str) -> Sealed {
        let entry = Id::new(&now(), [1; 10]);
        let element = json!({ "id": entry, "revision": 1, "words": WORDS });
        let draft = Draft {
            pair: PairId::new([7; 16]),
            dev: DeviceId::new([9; 5]),
            seq: 1,
            prev: Sha256::of(b"hello"),
            heads: Vec::new(),
            kind: Kind::Data,
            created: now(),
            consent: None,
            items: vec![Item {
                entry,
                rev: 1,
                op: Op::Put,
                sha256: package::item_sum(&element).unwrap(),
            }],
            voids: Vec::new(),
            acks: Vec::new(),
            files: vec![
                ("report.pdf".into(), b"%PDF-1.7\n".to_vec()),
                (
                    "entries.json".into(),
                    json!({ "entries": [element] }).to_string().into(),
                ),
                (
                    format!("att/{}", Sha256::of(b"a picture")),
                    b"a picture".to_vec(),
                ),
            ],
        };
        let card = [self.therapist.to_public().to_string()];
        let to = Audience::new(&card, self.own.clone()).unwrap();
        package::seal(draft, &self.device, &to, readme.as_bytes()).unwrap()
    }
}

/// What the README says about opening, and the lines it gives to be typed.
pub fn readme() -> (String, Vec<String>) {
    let words = Words::english();
    let text = format!(
        "{}\n\n{}\n",
        words.say("share-readme-open", &[]),
        words.say("share-readme-check", &[])
    );
    let lines = text.lines().filter_map(|line| line.strip_prefix("    "));
    let lines: Vec<String> = lines.map(str::to_owned).collect();
    (text, lines)
}

#[test]
fn g6_the_readme_is_followed_word_for_word_and_all_is_read() {
    if !here(&["age", "minisign", "unzip"]) {
        return;
    }
    let (pair, home) = (Pair::new(), tempfile::tempdir().unwrap());
    let folder = home.path();
    let (text, lines) = readme();
    assert_eq!(lines.len(), 4, "{text}");
    let sealed = pair.package(&text);
    let put = |name: &str, bytes: &[u8]| std::fs::write(folder.join(name), bytes).unwrap();
    put("packet.age", &sealed.bytes);
    put("packet.age.minisig", sealed.signature.as_bytes());
    put("patient.pub", pair.device.public().file().as_bytes());
    put("your-key.txt", secret(&pair.therapist).as_bytes());
    for line in &lines {
        typed(folder, line);
    }
    let read = |name: &str| std::fs::read_to_string(folder.join(name)).unwrap();
    assert_eq!(read("README.txt"), text);
    assert_eq!(read("report.pdf"), "%PDF-1.7\n");
    assert!(read("entries.json").contains(WORDS));
    let picture = format!("att/{}", Sha256::of(b"a picture"));
    assert_eq!(read(&picture), "a picture");
    assert!(typed(folder, "unzip -t packet.zip").contains("No errors detected"));
    let listed = typed(folder, "unzip -Z -1 packet.zip");
    let names: Vec<&str> = listed.lines().collect();
    let expected = [
        "README.txt",
        "manifest.json",
        "manifest.json.minisig",
        "report.pdf",
        "entries.json",
        &picture,
        ".pad",
    ];
    assert_eq!(names, expected);
    // The same lines notice that something else was put in its place.
    put("packet.age", &pair.package(&text).bytes);
    fails(folder, "minisign -V -m packet.age -p patient.pub");
    put("manifest.json", b"{}");
    fails(folder, "minisign -V -m manifest.json -p patient.pub");
}

#[test]
fn minisign_and_we_check_each_others_signatures() {
    if !here(&["minisign"]) {
        return;
    }
    let home = tempfile::tempdir().unwrap();
    let folder = home.path();
    std::fs::write(folder.join("words"), WORDS).unwrap();
    typed(folder, "minisign -G -W -p their.pub -s their.key");
    typed(
        folder,
        "minisign -S -s their.key -m words -t 'told by them'",
    );
    let read = |name: &str| std::fs::read_to_string(folder.join(name)).unwrap();
    let public = read("their.pub").lines().nth(1).unwrap().parse().unwrap();
    let signature = read("words.minisig");
    let told = sign::verify(&public, WORDS.as_bytes(), &signature).unwrap();
    assert_eq!(told, "told by them");
    assert!(sign::verify(&public, b"other", &signature).is_err());
    // The older form, which signs the whole and not its sum, is not taken.
    typed(
        folder,
        "minisign -S -l -s their.key -m words -x old.minisig",
    );
    assert!(sign::verify(&public, WORDS.as_bytes(), &read("old.minisig")).is_err());
    // Their key signs for us, and theirs checks it.
    let key = read("their.key").lines().nth(1).unwrap().to_owned();
    let key = data_encoding::BASE64.decode(key.as_bytes()).unwrap();
    let key = SigningKey::from_secret(&Private::new(key)).unwrap();
    assert_eq!(key.public(), public);
    let ours = sign::sign(&key, WORDS.as_bytes(), "told by us").unwrap();
    std::fs::write(folder.join("words.minisig"), ours).unwrap();
    let said = typed(folder, "minisign -V -Q -m words -p their.pub");
    assert_eq!(said.trim(), "told by us");
    std::fs::write(folder.join("words"), "other").unwrap();
    fails(folder, "minisign -V -m words -p their.pub");
}

#[test]
fn age_and_we_open_what_the_other_sealed() {
    if !here(&["age", "age-keygen"]) {
        return;
    }
    let home = tempfile::tempdir().unwrap();
    let folder = home.path();
    typed(folder, "age-keygen -o key.txt 2> public.txt");
    let text = std::fs::read_to_string(folder.join("key.txt")).unwrap();
    let me: Identity = text.lines().last().unwrap().parse().unwrap();
    let sealed = envelope::wrap(WORDS.as_bytes(), &[me.to_public()]).unwrap();
    std::fs::write(folder.join("ours.age"), sealed).unwrap();
    assert_eq!(typed(folder, "age -d -i key.txt ours.age"), WORDS);
    std::fs::write(folder.join("words"), WORDS).unwrap();
    typed(folder, "age -e -i key.txt -o theirs.age words");
    let theirs = std::fs::read(folder.join("theirs.age")).unwrap();
    let plain = envelope::unwrap(&theirs, &me, 100).unwrap();
    assert_eq!(plain.expose(), WORDS.as_bytes());
    typed(folder, "age -a -e -i key.txt -o theirs.asc words");
    let armoured = std::fs::read(folder.join("theirs.asc")).unwrap();
    assert!(envelope::unwrap(&armoured, &me, 100).is_err());
}

#[test]
fn cards_and_receipts_need_no_software_of_ours() {
    if !here(&["age", "minisign"]) {
        return;
    }
    let (pair, home) = (Pair::new(), tempfile::tempdir().unwrap());
    let folder = home.path();
    let key = SigningKey::generate().unwrap();
    let made = card::write(
        &Card {
            name: "Dr. Ada Ionescu".into(),
            sign: key.public(),
            to: vec![pair.therapist.to_public().to_string()],
            hint: None,
            issued: now().local().to_utc(),
            expires: now().local().to_utc(),
            serial: 1,
        },
        &key,
    );
    let put = |name: &str, bytes: &[u8]| std::fs::write(folder.join(name), bytes).unwrap();
    put("their.agcard", &made.unwrap());
    put("their.pub", key.public().file().as_bytes());
    typed(folder, "printf %s \"$(head -n 1 their.agcard)\" > card");
    typed(folder, "tail -n 4 their.agcard > card.minisig");
    typed(folder, "minisign -V -m card -p their.pub");
    let receipt = Receipt {
        pair: PairId::new([7; 16]),
        ther: DeviceId::new([2; 5]),
        seq: 0,
        prev: Sha256::ZERO,
        heads: Vec::new(),
        holes: Vec::new(),
        rejects: Vec::new(),
        stored_at: now().local().fixed_offset(),
        exported: false,
        withdrawn: Vec::new(),
        card: None,
    };
    let sealed = seal_receipt(&receipt, &key, &pair.own.to_public()).unwrap();
    put("receipt.age", &sealed.bytes);
    put("receipt.age.minisig", sealed.signature.as_bytes());
    put("key.txt", secret(&pair.own).as_bytes());
    typed(folder, "minisign -V -m receipt.age -p their.pub");
    let text = typed(folder, "age -d -i key.txt receipt.age");
    assert!(text.contains("\"stored_at\":\"2026-11-26T18:00:00+01:00\""));
}
