//! What was ticked goes, once, though the plug is pulled; its receipt comes back; it is taken back.

use super::{Both, KEPT};
use crate::tally::Outcome;
use crate::walk::entrance;
use std::time::Duration;
use tokio::time::sleep;

impl Both<'_> {
    pub async fn sends_and_the_plug_is_pulled(&mut self) -> Outcome {
        let w = self.patient.window();
        w.go("share").await?;
        w.tick("I noticed the kettle").await?;
        w.sees("Look at it first.").await?;
        w.press("Look at what goes").await?;
        w.press("Seal and send 1 item").await?;
        // Somewhere between sealing and the last upload.
        sleep(Duration::from_millis(150)).await;
        self.patient.killed().await?;
        let w = self.patient.window();
        entrance::unlock(w).await?;
        w.go("share").await?;
        if w.text().await?.contains("None of it was sent") {
            return Err("what was sealed is gone".into());
        }
        w.sees("Sealed in its place. Dr Okafor’s side has not fetched it yet.")
            .await
    }

    pub async fn comes_in_once(&self) -> Outcome {
        self.stage.set_clock("2026-11-21T18:30:00-05:00")?;
        let w = self.practice.window();
        w.go("today").await?;
        self.practice.press_until("Look now", "new").await?;
        w.press("Mara E.").await?;
        w.sees("I noticed the kettle").await?;
        let said = w.text().await?;
        if said.matches("I noticed the kettle").count() != 1 {
            return Err(format!("not once: {said}"));
        }
        if said.contains(KEPT) {
            return Err("what was not ticked is there".into());
        }
        w.sees("No news says nothing either way.").await
    }

    pub async fn receipt_comes_back(&self) -> Outcome {
        // Receipts are looked for every quarter of an hour.
        self.stage.set_clock("2026-11-21T18:50:00-05:00")?;
        let w = self.patient.window();
        w.sees("Stored on their side").await?;
        w.sees("It does not say that anyone has read it.").await
    }

    pub async fn taken_back(&self) -> Outcome {
        let w = self.patient.window();
        w.press("What was in it").await?;
        w.press("Take back").await?;
        w.press("Take it back from Dr Okafor").await?;
        w.sees("Dr Okafor’s side is told to remove it.").await?;
        self.stage.set_clock("2026-11-21T19:10:00-05:00")?;
        let there = self.practice.window();
        there.go("today").await?;
        self.practice.press_until("Look now", "new").await?;
        there.press("Mara E.").await?;
        there.sees("Withdrawn by the patient").await?;
        if there.text().await?.contains("To be looked at") {
            return Err(format!("it is called odd: {}", there.text().await?));
        }
        if there.text().await?.contains("kettle") {
            return Err("what was taken back is still there".into());
        }
        self.stage.set_clock("2026-11-21T19:30:00-05:00")?;
        w.sees("Removed on their side").await
    }
}
