//! A PHQ-9 by keys, Help now at question 9, and the booster's date.

use crate::tally::Outcome;
use crate::window::Window;

const ENTER: &str = "\u{e007}";

pub async fn phq9(w: &Window) -> Outcome {
    w.go("checkins").await?;
    w.press("Begin PHQ-9").await?;
    for number in 1..=8 {
        w.sees(&format!("Question {number} of 9.")).await?;
        w.key("2").await?;
        if number == 3 {
            w.look("check-in").await?;
        }
        w.key(ENTER).await?;
    }
    w.sees("Question 9 of 9.").await?;
    w.key("2").await?;
    w.sees("This page is here because of your last answer")
        .await?;
    w.look("help-now-answer").await?;
    w.press("Back to where I was").await?;
    w.sees("Question 9 of 9.").await?;
    w.press("Next").await?;
    w.sees("One more, which is not part of the score.").await?;
    w.press("Leave blank").await?;
    w.press("Finish").await?;
    w.sees("9 of 27").await?;
    w.sees("Score range: mild, 5 to 9.").await?;
    w.look("check-in-result").await
}

pub async fn booster(w: &Window) -> Outcome {
    w.go("course").await?;
    w.fill("The date you and your clinic set", "Fri 18 Dec 10:30")
        .await?;
    w.press("Set the date").await?;
    w.sees("Fri 18 Dec, 10:30").await?;
    w.look("course-booster").await
}
