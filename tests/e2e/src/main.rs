//! Lives one whole cycle of treatment in the real window, as a person would: the binary that people
//! get, a real display, a real notification daemon, only the calendar simulated.

// A test drives real processes and waits for them by the clock on the wall.
#![allow(clippy::disallowed_methods)]

mod session;
mod sound;
mod stage;
mod tally;
mod voice;
mod walk;
mod window;

use stage::Stage;
use std::process::ExitCode;
use tally::Tally;

/// Set for the run that is already inside its own D-Bus session.
const INSIDE: &str = "AFTERGLOW_E2E_INSIDE";

fn main() -> ExitCode {
    if std::env::var_os(INSIDE).is_none() {
        return stage::enter(INSIDE);
    }
    let mut tally = Tally::default();
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build();
    match (runtime, Stage::set()) {
        (Ok(runtime), Ok(stage)) => runtime.block_on(async {
            // One part alone, while one works on it.
            if std::env::args().nth(1).as_deref() != Some("voice") {
                walk::walk(&stage, &mut tally).await;
            }
            stage.begin_anew();
            voice::walk(&stage, &mut tally).await;
        }),
        (Err(error), _) => tally.failed("the runtime", &error.to_string()),
        (_, Err(why)) => tally.failed("the stage", &why),
    }
    tally.close()
}
