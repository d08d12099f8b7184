//! The day, the fragment that stays as written, the draft that survives, the entry beside it.

use super::reminder;
use crate::refusals;
use crate::stage::Stage;
use crate::tally::Outcome;
use crate::window::Window;
use std::time::Duration;
use tokio::time::sleep;

const BESIDE: &str = "I noticed the kettle before I noticed the dread.";
const DRAFT: &str = "the walk home was quiet";

pub async fn day(stage: &Stage, w: &Window) -> Outcome {
    stage.set_clock("2026-11-09T11:05:00-05:00")?;
    reminder::unlock(w).await?;
    w.go("today").await?;
    w.press("It's over").await?;
    w.sees("Rest.").await?;
    refusals::all(w).await?;
    stage.set_clock("2026-11-09T14:00:00-05:00")?;
    w.press("Three words").await?;
    w.write("water, light, slow").await?;
    w.sees("Draft saved").await?;
    w.press("Keep this").await?;
    w.sees("Kept.").await?;
    w.press("Back").await?;
    w.look("groggy").await?;
    w.press("Leave the quiet hours").await?;
    w.fill("Or type “leave”", "leave").await?;
    w.press("Leave the quiet hours").await?;
    w.sees("2 hours after infusion 1 of 6").await?;
    w.look("today").await?;
    w.sees("water, light, slow").await
}

pub async fn draft(w: &Window) -> Outcome {
    w.go("journal").await?;
    w.press("Write").await?;
    w.write(DRAFT).await?;
    // The last second may be missing; this is older.
    sleep(Duration::from_millis(1100)).await;
    w.write(" and").await
}

pub async fn draft_is_there(w: &Window) -> Outcome {
    w.go("journal").await?;
    w.sees(DRAFT).await?;
    w.sees("water, light, slow").await
}

pub async fn beside(stage: &Stage, w: &Window) -> Outcome {
    stage.set_clock("2026-11-10T15:00:00-05:00")?;
    w.go("today").await?;
    w.go("journal").await?;
    w.press("water, light, slow").await?;
    w.press("Write beside it").await?;
    w.write(BESIDE).await?;
    w.sees("Draft saved").await?;
    w.press("Keep this").await?;
    w.sees("Change it").await?;
    w.look("journal").await
}
