//! How the two come together: a card, a hello, eight words that are typed.

use super::side::card;
use super::{Both, KEPT, SENT};
use crate::tally::Outcome;
use crate::walk::entrance::PASSPHRASE;
use crate::window::Window;

impl Both<'_> {
    pub async fn therapist_sets_up(&self) -> Outcome {
        let w = self.practice.window();
        w.sees("This stays with you").await?;
        w.press("I am a therapist").await?;
        w.sees("For your practice").await?;
        passphrase(w, "Make my reader").await?;
        w.sees("Your name for patients").await?;
        w.fill("Name on the card", "Dr Ruth Okafor").await?;
        w.press("Make keys and card").await?;
        w.sees("Your key for the paper").await?;
        w.press("I have it on paper").await?;
        w.sees("Your card").await?;
        let _ = std::fs::remove_file(card(self.stage));
        w.press("Save as file").await?;
        w.sees("Saved as okafor.agcard.").await?;
        w.press("Continue").await?;
        w.sees("Where patients’ packages wait").await?;
        self.place.tell(w).await?;
        w.sees("This place works.").await?;
        w.press("Go to the reader").await?;
        w.sees("Nobody is paired with you yet.").await
    }

    pub async fn patient_writes(&self) -> Outcome {
        let w = self.patient.window();
        w.sees("This stays with you").await?;
        passphrase(w, "Make my journal").await?;
        w.sees("Check-ins").await?;
        for text in [KEPT, SENT] {
            w.go("journal").await?;
            w.press("Write").await?;
            w.write(text).await?;
            w.sees("Draft saved on this computer").await?;
            w.press("Keep this").await?;
            w.sees(text).await?;
        }
        Ok(())
    }

    pub async fn hello(&self) -> Outcome {
        let w = self.patient.window();
        w.go("share/add").await?;
        w.press("Choose a file or a picture").await?;
        w.sees("This card says it is from Dr Ruth Okafor").await?;
        self.place.tell(w).await?;
        w.sees("This place works.").await?;
        w.fill("Their name", "Dr Okafor").await?;
        w.fill("What you are called there", "Mara E.").await?;
        w.fill("Your passphrase, once more", PASSPHRASE).await?;
        w.press("Send the hello").await?;
        w.sees("Dr Okafor receives nothing yet.").await?;
        w.sees("Sealed in its place.").await
    }

    /// Read out from one window, typed into the other.
    pub async fn words(&self) -> Outcome {
        let there = self.practice.window();
        let waits = "Words for pairing, 1 waits";
        self.practice.press_until("Look now", "1 waits").await?;
        there.press(waits).await?;
        there.press("Show the words").await?;
        there.sees("Words for Mara E.").await?;
        let words = there.texts(".keywords span").await?;
        if words.len() != 8 {
            return Err(format!("not eight words: {words:?}"));
        }
        let w = self.patient.window();
        w.fill("Word 1 of 8", &words.join(" ")).await?;
        w.sees("8 of 8 words fit so far.").await?;
        w.choose("How did they read them to you?", "video").await?;
        w.fill("Your passphrase, once more", PASSPHRASE).await?;
        w.press("These are their words").await?;
        w.sees("You typed what Dr Okafor read to you on a video call")
            .await?;
        there.press("These are the words I read out").await?;
        there.sees("No entry was shared.").await
    }
}

/// From the first page to the end of the spare key, which comes later.
async fn passphrase(w: &Window, make: &str) -> Outcome {
    w.choose("Help numbers for", "us").await?;
    w.press("Continue").await?;
    w.sees("A passphrase for every day").await?;
    w.fill("New passphrase", PASSPHRASE).await?;
    w.fill("Once more", PASSPHRASE).await?;
    w.press(make).await?;
    w.sees("Your spare key").await?;
    w.press("Do this later").await
}
