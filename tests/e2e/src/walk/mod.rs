//! The eight steps of one cycle, in order; each needs the ones before it.

mod checkin;
pub mod entrance;
mod plan;
mod reminder;
mod share;
mod write;

use crate::session::Session;
use crate::stage::Stage;
use crate::tally::Tally;

/// Walks until a step fails; what follows a failed step would say nothing.
pub async fn walk(stage: &Stage, tally: &mut Tally) {
    let mut session = match Session::start(stage).await {
        Ok(session) => session,
        Err(why) => return tally.failed("the window opens", &why),
    };
    macro_rules! step {
        ($name:literal, $step:expr) => {
            let outcome = $step.await;
            tally.note($name, &outcome);
            if outcome.is_err() {
                session.window.picture("failed").await.ok();
                let _ = session.kill().await;
                return;
            }
        };
    }
    /// Ends the session by `$end`, starts another and unlocks it.
    macro_rules! restart {
        ($name:literal, $end:ident) => {
            let outcome = session.$end().await;
            tally.note($name, &outcome);
            session = match Session::start(stage).await {
                Ok(session) => session,
                Err(why) => return tally.failed("the window opens again", &why),
            };
            step!("unlocked after that", entrance::unlock(&session.window));
        };
    }
    step!(
        "first run: what this is, a passphrase, the spare key",
        entrance::first_run(&session.window)
    );
    step!(
        "settings, and Help now by F1",
        entrance::settings_and_help(&session.window)
    );
    step!(
        "lock, Help now while locked, a wrong passphrase",
        entrance::lock(&session.window)
    );
    step!(
        "1: the clinic's sheet and four rules from it",
        plan::sheet(&session.window)
    );
    step!(
        "1: six infusions from the pasted course",
        plan::course(&session.window)
    );
    step!(
        "2: Today, the evening before",
        plan::evening(stage, &session.window)
    );
    step!(
        "6: a note on the desktop, with the vault locked",
        reminder::while_locked(stage, &session.window)
    );
    step!(
        "3: one tap says it is over, three words are kept",
        write::day(stage, &session.window)
    );
    step!("3: a draft is being typed", write::draft(&session.window));
    restart!("the plug is pulled while typing", kill);
    step!(
        "3: the draft is there, but for the last second",
        write::draft_is_there(&session.window)
    );
    step!(
        "3: the next day, a longer entry beside it",
        write::beside(stage, &session.window)
    );
    step!(
        "4: a PHQ-9 by keys, Help now at question 9",
        checkin::phq9(&session.window)
    );
    step!(
        "5: the first booster's date",
        checkin::booster(&session.window)
    );
    step!(
        "7: ticks, the exact page, sealed for a key",
        share::seal(stage, &session.window)
    );
    step!("7: opened by age, unzip and pdftotext", share::open(stage));
    restart!("8: closed and started again", close);
    step!(
        "8: everything is there",
        share::everything_is_there(&session.window)
    );
    let outcome = session.close().await;
    tally.note("the window closes", &outcome);
}
