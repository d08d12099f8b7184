//! A reminder due now, shown by the real daemon, in words that say nothing, while the vault is locked.

use super::entrance;
use crate::stage::Stage;
use crate::tally::Outcome;
use crate::window::Window;
use std::time::Duration;
use tokio::time::sleep;

const NOTE: &str = "You have a time to keep.";

pub async fn while_locked(stage: &Stage, w: &Window) -> Outcome {
    let before = stage.notifications().matches(NOTE).count();
    w.press("Lock").await?;
    w.sees("Afterglow is locked").await?;
    // The solids stop in the quiet hours, so they are told at 20:30 the evening before.
    stage.set_clock("2026-11-08T20:31:00-05:00")?;
    for _ in 0..60 {
        sleep(Duration::from_millis(500)).await;
        let shown = stage.notifications();
        if shown.matches(NOTE).count() > before {
            return says_nothing(&shown);
        }
    }
    Err("no note within 30 s".into())
}

fn says_nothing(shown: &str) -> Outcome {
    let low = shown.to_lowercase();
    for word in [
        "ketamine",
        "infusion",
        "afterglow",
        "clinic",
        "solid",
        "phq",
    ] {
        if low.contains(word) {
            return Err(format!("the note says “{word}”: {shown}"));
        }
    }
    Ok(())
}

/// Unlocks after the note.
pub async fn unlock(w: &Window) -> Outcome {
    entrance::unlock(w).await
}
