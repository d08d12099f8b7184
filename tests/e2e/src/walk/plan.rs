//! The clinic's sheet, the rules from it, the course, and Today the evening before.

use crate::stage::{Stage, root};
use crate::tally::Outcome;
use crate::window::Window;
use std::fs;

fn fixture(name: &str) -> Result<String, String> {
    fs::read_to_string(root().join("tests/fixtures").join(name))
        .map_err(|error| format!("{name}: {error}"))
}

pub async fn sheet(w: &Window) -> Outcome {
    w.go("course").await?;
    w.sees("Your course").await?;
    w.fill(
        "The sheet, in their words",
        fixture("clinic-sheets/2-eight-and-two.txt")?.trim_end(),
    )
    .await?;
    w.fill("Received on", "2026-11-05").await?;
    w.press("Keep this sheet").await?;
    w.sees("Pick a line to take a rule from it.").await?;
    let rules = [
        ("Nothing to eat for 8 hours", "noSolids", "8"),
        (
            "You may have sips of clear fluids",
            "clearLiquidsUntil",
            "2",
        ),
        ("An adult must pick you up", "adultInside", ""),
        ("No driving, machinery", "noDriving", "24"),
    ];
    for (many, (line, kind, hours)) in rules.into_iter().enumerate() {
        w.press(line).await?;
        w.choose("What the rule is about", kind).await?;
        if !hours.is_empty() {
            w.fill("How long", hours).await?;
        }
        w.press("Keep this rule").await?;
        w.buttons("Remove", many + 1).await?;
    }
    Ok(())
}

/// The times of the course's table, as a person copies the column.
fn times() -> Result<Vec<String>, String> {
    Ok(fixture("course.md")?
        .lines()
        .filter(|line| line.starts_with("| ") && line.contains("2026-"))
        .filter_map(|line| line.split('|').nth(2))
        .map(|cell| cell.trim().to_owned())
        .collect())
}

pub async fn course(w: &Window) -> Outcome {
    w.fill("Dates and times, one on each line", &times()?.join("\n"))
        .await?;
    w.press("Plan 6 infusions").await?;
    w.sees("6 infusions are planned.").await?;
    w.look("course").await
}

pub async fn evening(stage: &Stage, w: &Window) -> Outcome {
    stage.set_clock("2026-11-08T18:40:00-05:00")?;
    w.go("today").await?;
    w.sees("Infusion 1 is Monday at 10:30").await?;
    w.sees("15 h 50 min").await?;
    w.sees("02:30").await?;
    w.sees("08:30").await?;
    w.fill("Who takes you home", "Dana").await?;
    w.fill("Their phone number", "(617) 555-0142").await?;
    w.press("I asked them").await?;
    w.sees("Not confirmed").await?;
    w.press("Eye mask").await?;
    w.tick("Eye mask").await?;
    w.look("today-before").await
}
