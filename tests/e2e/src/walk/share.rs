//! Ticks, the exact page, a sealed file for the therapist's key, opened with Debian's programs.

use super::entrance::PASSPHRASE;
use crate::stage::Stage;
use crate::tally::Outcome;
use crate::window::Window;
use std::path::Path;
use std::process::Command;

pub async fn seal(stage: &Stage, w: &Window) -> Outcome {
    let key = stage.file("key.txt");
    let made = run(Command::new("age-keygen").arg("-o").arg(&key), "age-keygen")?;
    drop(made);
    let text = std::fs::read_to_string(&key).map_err(|error| error.to_string())?;
    let recipient = text
        .lines()
        .find_map(|line| line.strip_prefix("# public key: "))
        .ok_or("no public key")?;
    w.go("share").await?;
    w.press("Seal a file for a key instead").await?;
    w.fill("Their name", "Dr Okafor").await?;
    w.fill("Their key", recipient).await?;
    w.press("Add this key").await?;
    w.sees("Share with Dr Okafor").await?;
    for words in ["water, light, slow", "I noticed the kettle", "PHQ-9"] {
        w.tick(words).await?;
    }
    w.press("The total alone").await?;
    w.press("Look at what goes").await?;
    w.sees("Its total goes alone").await?;
    w.look("share").await?;
    w.press("Seal and save 3 items").await?;
    w.fill("Your passphrase, once more", PASSPHRASE).await?;
    w.press("Seal and save").await?;
    w.sees("Saved, and noted below.").await?;
    w.sees("packet.zip.age").await
}

pub async fn open(stage: &Stage) -> Outcome {
    let zip = stage.file("packet.zip");
    run(
        Command::new("age")
            .args(["--decrypt", "--identity"])
            .arg(stage.file("key.txt"))
            .arg("--output")
            .arg(&zip)
            .arg(stage.file("packet.zip.age")),
        "age",
    )?;
    let listed = run(Command::new("unzip").arg("-l").arg(&zip), "unzip")?;
    for member in [
        "README.txt",
        "report.pdf",
        "bundle.fhir.json",
        "entries.json",
    ] {
        has(&listed, member)?;
    }
    let folder = stage.file("opened");
    run(
        Command::new("unzip")
            .arg("-q")
            .arg(&zip)
            .arg("-d")
            .arg(&folder),
        "unzip",
    )?;
    run(
        Command::new("qpdf")
            .arg("--check")
            .arg(folder.join("report.pdf")),
        "qpdf",
    )?;
    let report = run(
        Command::new("pdftotext")
            .arg(folder.join("report.pdf"))
            .arg("-"),
        "pdftotext",
    )?;
    for words in ["water, light, slow", "I noticed the kettle", "PHQ-9"] {
        has(&report, words)?;
    }
    let entries = read(&folder.join("entries.json"))?;
    has(&entries, "water, light, slow")?;
    if entries.contains("better off dead") || report.contains("better off dead") {
        return Err("question 9 was withheld, but its words went".into());
    }
    has(&read(&folder.join("README.txt"))?, "report.pdf")
}

pub async fn everything_is_there(w: &Window) -> Outcome {
    w.go("journal").await?;
    w.sees("water, light, slow").await?;
    w.sees("I noticed the kettle").await?;
    w.go("checkins").await?;
    w.sees("9 of 27").await?;
    w.look("check-ins").await?;
    w.go("course").await?;
    w.sees("Fri 18 Dec, 10:30").await?;
    w.go("share").await?;
    w.sees("packet.zip.age").await
}

fn run(command: &mut Command, name: &str) -> Result<String, String> {
    let output = command
        .output()
        .map_err(|error| format!("{name}: {error}"))?;
    if output.status.success() {
        Ok(String::from_utf8_lossy(&output.stdout).into_owned())
    } else {
        Err(format!(
            "{name}: {}",
            String::from_utf8_lossy(&output.stderr)
        ))
    }
}

fn read(path: &Path) -> Result<String, String> {
    std::fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))
}

fn has(text: &str, words: &str) -> Outcome {
    // A line may break anywhere in a report.
    let flat = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    if flat(text).contains(words) {
        Ok(())
    } else {
        Err(format!("“{words}” is not in it: {text}"))
    }
}
