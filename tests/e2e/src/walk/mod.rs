//! The eight steps of one cycle, in order; each needs the ones before it.

mod entrance;

use crate::session::Session;
use crate::stage::Stage;
use crate::tally::Tally;

/// Walks until a step fails; what follows a failed step would say nothing.
pub async fn walk(stage: &Stage, tally: &mut Tally) {
    let session = match Session::start(stage).await {
        Ok(session) => session,
        Err(why) => return tally.failed("the window opens", &why),
    };
    macro_rules! step {
        ($name:literal, $step:expr) => {
            let outcome = $step.await;
            tally.note($name, &outcome);
            if outcome.is_err() {
                let _ = session.kill().await;
                return;
            }
        };
    }
    let w = &session.window;
    step!(
        "first run: what this is, a passphrase, the spare key",
        entrance::first_run(w)
    );
    step!(
        "settings and Help now by F1",
        entrance::settings_and_help(w)
    );
    step!(
        "lock, Help now while locked, a wrong passphrase, unlock",
        entrance::lock(w)
    );
    let outcome = session.close().await;
    tally.note("the window closes", &outcome);
}
