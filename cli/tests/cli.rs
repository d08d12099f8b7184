//! The command line as scripts use it: the real binary on a temporary home folder.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::disallowed_methods
)]

use serde_json::Value;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};

struct Place(tempfile::TempDir);

impl Place {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        // One newline at the end is an editor's habit, not part of the passphrase.
        std::fs::write(folder.path().join("pass"), "it stays with me, always\n").unwrap();
        Self(folder)
    }

    fn home(&self) -> std::path::PathBuf {
        self.0.path().join("home")
    }

    fn command(&self, words: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_afterglow-cli"));
        command
            .env_clear()
            .arg("--home")
            .arg(self.home())
            .arg("--passphrase-file")
            .arg(self.0.path().join("pass"))
            .args(words);
        command
    }

    fn run(&self, words: &[&str]) -> Output {
        self.command(words).output().unwrap()
    }
}

fn json(output: &Output) -> Value {
    serde_json::from_slice(&output.stdout).unwrap_or_else(|error| {
        panic!(
            "{error}: {:?} {:?}",
            output.stdout,
            String::from_utf8_lossy(&output.stderr)
        )
    })
}

#[test]
fn a_vault_is_made_once_and_looked_at() {
    let place = Place::new();
    let made = place.run(&["init"]);
    assert!(made.status.success());
    assert_eq!(json(&made)["recoveryCode"].as_array().unwrap().len(), 7);
    let again = place.run(&["init"]);
    assert_eq!(again.status.code(), Some(1));
    assert_eq!(json(&again)["code"], "exists");
    let looked = json(&place.run(&["doctor"]));
    assert_eq!(looked["vault"], "locked");
    assert_eq!(looked["sound"], true);
}

#[test]
fn every_command_is_listed_with_what_it_needs() {
    let place = Place::new();
    let listed = json(&place.run(&["commands"]));
    let start = listed
        .as_array()
        .unwrap()
        .iter()
        .find(|c| c["name"] == "start.read")
        .unwrap();
    assert_eq!(start["needs"], "nothing");
    assert_eq!(start["groggy"], true);
    assert_eq!(start["topics"], serde_json::json!([]));
}

#[test]
fn a_refusal_is_json_and_exit_one_and_a_wrong_call_is_exit_two() {
    let place = Place::new();
    let refused = place.run(&["call", "vault.recoveryLater"]);
    assert_eq!(refused.status.code(), Some(1));
    assert_eq!(json(&refused)["code"], "no_vault");
    let unknown = place.run(&["call", "no.such", "{}"]);
    assert_eq!(json(&unknown)["code"], "not_found");
    assert_eq!(place.run(&["dance"]).status.code(), Some(2));
    assert_eq!(
        place
            .run(&["call", "start.read", "{not json"])
            .status
            .code(),
        Some(2)
    );
}

#[test]
fn many_requests_take_one_unlock() {
    let place = Place::new();
    assert!(place.run(&["init"]).status.success());
    let mut child = place
        .command(&["call", "--lines"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let asks = "{\"name\": \"start.read\"}\n{\"name\": \"no.such\"}\n\n{\"name\": \"vault.recoveryLater\", \"request\": {}}\n";
    child
        .stdin
        .take()
        .unwrap()
        .write_all(asks.as_bytes())
        .unwrap();
    let output = child.wait_with_output().unwrap();
    let answers: Vec<Value> = String::from_utf8(output.stdout)
        .unwrap()
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    assert_eq!(answers.len(), 3);
    assert_eq!(answers[0]["answer"]["vault"], "open");
    assert_eq!(answers[1]["error"]["code"], "not_found");
    assert!(answers[2]["answer"]["until"].is_string());
}

#[test]
fn an_invented_life_goes_into_an_empty_vault_and_out_as_files() {
    let place = Place::new();
    assert!(place.run(&["init"]).status.success());
    let demo = ["demo", "--years", "1", "--seed", "7"];
    assert!(json(&place.run(&demo))["events"].as_u64().unwrap() > 300);
    let again = place.run(&demo);
    assert_eq!(again.status.code(), Some(1));
    assert_eq!(json(&again)["code"], "exists");
    let file = |name: &str| place.0.path().join(name);
    for format in ["json", "fhir", "markdown", "csv", "pdf"] {
        let out = file(format);
        let told = place.run(&["export", format, "--out", out.to_str().unwrap()]);
        assert_eq!(json(&told)["bytes"], std::fs::metadata(&out).unwrap().len());
        assert!(!told.stderr.is_empty(), "a plain file comes with a warning");
    }
    let identity = age::x25519::Identity::generate();
    let key = identity.to_public().to_string();
    // A bare name is a file in the folder one is in.
    let mut here = place.command(&["export", "csv", "--out", "here.csv"]);
    let told = here.current_dir(place.0.path()).output().unwrap();
    assert!(told.status.success() && file("here.csv").is_file());
    let packet = file("packet.age");
    let words = ["export", "packet", "--recipient", &key, "--out"];
    let told = place.run(&[&words[..], &[packet.to_str().unwrap()]].concat());
    assert!(told.status.success());
    let zip = age::decrypt(&identity, &std::fs::read(&packet).unwrap()).unwrap();
    assert!(zip.starts_with(b"PK"));
    assert_eq!(place.run(&["export", "packet"]).status.code(), Some(2));
}

#[test]
fn a_home_that_is_a_file_is_refused_with_a_sentence() {
    let place = Place::new();
    std::fs::write(place.home(), "not a folder").unwrap();
    let refused = place.run(&["init"]);
    assert_eq!(refused.status.code(), Some(1));
    assert!(!json(&refused)["message"].as_str().unwrap().is_empty());
    assert!(Path::new(&place.home()).is_file());
}

#[cfg(feature = "simulated-clock")]
#[test]
fn the_simulated_clock_is_handed_in() {
    let place = Place::new();
    assert!(place.run(&["init"]).status.success());
    let put_off = place.run(&[
        "--now",
        "2026-11-12T09:00:00-05:00",
        "--zone",
        "America/New_York",
        "call",
        "vault.recoveryLater",
    ]);
    assert_eq!(json(&put_off)["until"], "2026-11-19");
}

#[test]
fn in_the_quiet_hours_what_can_not_be_undone_is_refused_here_too() {
    let place = Place::new();
    assert!(place.run(&["init"]).status.success());
    let call = |name: &str, ask: Value| place.run(&["call", name, &ask.to_string()]);
    let began = chrono::Utc::now() - chrono::TimeDelta::hours(1);
    let starts = serde_json::json!({
        "day": began.format("%Y-%m-%d").to_string(),
        "time": began.format("%H:%M").to_string(),
        "zone": "UTC",
    });
    let plan = serde_json::json!({"starts": [starts], "minutes": 40});
    let planned = json(&call("course.plan", plan));
    let id = planned["infusions"][0]["id"].clone();
    assert!(id.is_string(), "{planned}");
    let over = call("session.over", serde_json::json!({"id": id}));
    assert!(over.status.success(), "{}", json(&over));
    let listed = json(&place.run(&["commands"]));
    let lines: String = listed
        .as_array()
        .unwrap()
        .iter()
        .filter(|command| command["groggy"] == false)
        .map(|command| format!("{{\"name\": {}}}\n", command["name"]))
        .collect();
    let mut child = place
        .command(&["call", "--lines"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut typed = child.stdin.take().unwrap();
    typed.write_all(lines.as_bytes()).unwrap();
    drop(typed);
    let output = String::from_utf8(child.wait_with_output().unwrap().stdout).unwrap();
    let answers: Vec<Value> = output
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    assert_eq!(answers.len(), lines.lines().count());
    assert!(answers.len() > 10);
    for (answer, line) in answers.iter().zip(lines.lines()) {
        assert_eq!(answer["error"]["code"], "groggy", "{line}: {answer}");
    }
    let held = json(&call("share.hold", serde_json::json!({"on": true})));
    assert_eq!(held["on"], true);
}

#[test]
fn a_journal_comes_in_goes_out_and_comes_back_the_same() {
    let (home, away) = (Place::new(), Place::new());
    assert!(home.run(&["init"]).status.success() && away.run(&["init"]).status.success());
    let fixture = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/fixtures/journals/jrnl.txt");
    let came = json(&home.run(&["import", fixture.to_str().unwrap()]));
    assert_eq!(came["came"], 6);
    assert_eq!(came["left"], serde_json::json!([]));
    let out = |place: &Place, name: &str| {
        let path = place.0.path().join(name);
        let words = ["export", "journal", "--out", path.to_str().unwrap()];
        let done = place.run(&words);
        assert_eq!(json(&done)["texts"], 6);
        assert!(String::from_utf8_lossy(&done.stderr).contains("not sealed"));
        path
    };
    let first = out(&home, "first.zip");
    assert_eq!(
        json(&away.run(&["import", first.to_str().unwrap()]))["came"],
        6
    );
    let second = out(&away, "second.zip");
    assert_eq!(
        std::fs::read(&first).unwrap(),
        std::fs::read(second).unwrap()
    );
    let folder = home.0.path().join("folder");
    let words = [
        "export",
        "journal-folder",
        "--out",
        folder.to_str().unwrap(),
    ];
    assert_eq!(json(&home.run(&words))["texts"], 6);
    assert!(folder.join("2026/2026-11-09 14.05.md").exists());
}

#[test]
fn with_nobody_to_send_to_nothing_is_carried() {
    let place = Place::new();
    assert!(place.run(&["init"]).status.success());
    let told = json(&place.run(&["sync"]));
    assert_eq!(told, serde_json::json!({ "done": 0, "failed": [] }));
}

#[test]
fn a_practice_takes_its_key_and_its_packages_along() {
    let place = Place::new();
    let made = r#"{"passphrase": "it stays with me, always", "region": "", "theme": "dusk", "kind": "practice"}"#;
    assert!(place.run(&["call", "vault.create", made]).status.success());
    let key = place.0.path().join("your-key.txt");
    let asked = ["practice", "key", "--out", key.to_str().unwrap()];
    let early = place.run(&asked);
    assert_eq!(json(&early)["code"], "not_found");
    let begin = r#"{"name": "Dr Okafor", "recovery": false}"#;
    let begun = place.run(&["call", "practice.begin", begin]);
    assert!(begun.status.success());
    let saved = place.run(&asked);
    assert!(saved.status.success());
    let warned = String::from_utf8_lossy(&saved.stderr).into_owned();
    assert!(warned.contains("can read it all"), "{warned}");
    let text = std::fs::read_to_string(&key).unwrap();
    assert_eq!(text.matches("AGE-SECRET-KEY-1").count(), 1);
    let out = place.0.path().join("packages");
    let packages = place.run(&["practice", "packages", "--out", out.to_str().unwrap()]);
    assert_eq!(json(&packages)["packages"], 0);
    assert_eq!(place.run(&["practice", "key"]).status.code(), Some(2));
    let what = place.run(&["practice", "nothing", "--out", "x"]);
    assert_eq!(what.status.code(), Some(2));
}
