//! Lives one whole cycle of treatment in the real window, as a person would: the binary that people
//! get, a real display, a real notification daemon, only the calendar simulated. Then what goes on
//! outside the window, on desktops of all kinds.

// A test drives real processes and waits for them by the clock on the wall.
#![allow(clippy::disallowed_methods)]

mod hosts;
mod judge;
mod refusals;
#[allow(dead_code, clippy::unwrap_used, clippy::panic)]
#[path = "../../servers/servers.rs"]
mod servers;
mod session;
mod sound;
mod stage;
mod tally;
mod together;
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
    // One part alone, while one works on it.
    let only = std::env::args().nth(1);
    let wanted = |part| only.as_deref().is_none_or(|only| only == part);
    // What takes long comes when it is asked for.
    let long = only.is_some() || std::env::var_os("AFTERGLOW_LONG").is_some();
    match (runtime, Stage::set()) {
        (Ok(runtime), Ok(stage)) => {
            if wanted("walk") {
                runtime.block_on(walk::walk(&stage, &mut tally));
            }
            if wanted("voice") {
                stage.begin_anew();
                runtime.block_on(voice::walk(&stage, &mut tally));
            }
            if wanted("together") {
                runtime.block_on(together::walk(&stage, long, &mut tally));
            }
            if wanted("network") {
                hosts::network(&runtime, &mut tally);
            }
            if wanted("hosts") {
                hosts::scenes(&runtime, &mut tally);
            }
            if long && wanted("kinds") {
                hosts::kinds(&mut tally);
            }
            if long && wanted("idle") {
                hosts::idle(&mut tally);
            }
        }
        (Err(error), _) => tally.failed("the runtime", &error.to_string()),
        (_, Err(why)) => tally.failed("the stage", &why),
    }
    tally.close()
}
