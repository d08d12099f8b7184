//! First run, settings, Help now, the lock.

use crate::tally::Outcome;
use crate::window::Window;

/// The passphrase of the walk.
pub const PASSPHRASE: &str = "it stays with me, always";
const F1: &str = "\u{e031}";
const ESCAPE: &str = "\u{e00c}";

pub async fn first_run(w: &Window) -> Outcome {
    w.sees("This stays with you").await?;
    w.look("first-run").await?;
    w.choose("Help numbers for", "us").await?;
    w.press("Continue").await?;
    w.sees("A passphrase for every day").await?;
    w.fill("New passphrase", PASSPHRASE).await?;
    w.fill("Once more", PASSPHRASE).await?;
    w.press("Make my journal").await?;
    w.sees("Your spare key").await?;
    w.look("spare-key").await?;
    let groups = w.texts(".key-code .num").await?;
    w.sees("Type three groups from the paper").await?;
    for label in w.texts("form label").await? {
        let number: usize = label
            .trim_start_matches("Group ")
            .parse()
            .map_err(|_| label.clone())?;
        let group = groups.get(number - 1).ok_or("no such group")?;
        w.fill(&label, group).await?;
    }
    w.press("I have it on paper").await?;
    w.sees("Check-ins").await
}

pub async fn settings_and_help(w: &Window) -> Outcome {
    w.press("Settings").await?;
    w.sees("You have a spare key on paper.").await?;
    w.press("Paper").await?;
    w.sees("Saved.").await?;
    w.look("settings-paper").await?;
    w.press("Dusk").await?;
    w.key(F1).await?;
    w.sees("988").await?;
    w.sees("This app does not alert anyone.").await?;
    w.look("help-now").await?;
    w.key(ESCAPE).await?;
    w.sees("Text size").await
}

pub async fn lock(w: &Window) -> Outcome {
    w.press("Lock now").await?;
    w.sees("Afterglow is locked").await?;
    w.look("lock").await?;
    w.press("Three words").await?;
    w.write("left without the passphrase").await?;
    w.press("Keep this").await?;
    w.sees("It is in your journal once you unlock.").await?;
    w.press("Back").await?;
    w.key(F1).await?;
    w.sees("988").await?;
    w.press("Back to where I was").await?;
    w.fill("Passphrase", "not this one at all").await?;
    w.press("Unlock").await?;
    w.sees("That does not open it.").await?;
    unlock(w).await?;
    w.go("journal").await?;
    w.sees("left without the passphrase").await
}

pub async fn unlock(w: &Window) -> Outcome {
    w.fill("Passphrase", PASSPHRASE).await?;
    w.press("Unlock").await?;
    w.sees("Check-ins").await
}
