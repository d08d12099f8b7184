//! Does what the network is asked to do, one errand after the other, as the window does it.

use afterglow::app::App;
use afterglow::errands;
use afterglow::share::mailbox;
use std::sync::Arc;
use std::time::Duration;

/// How long it waits when nothing is to be done: a walk does not want to.
const PAUSE: Duration = Duration::from_millis(200);

/// Begins, on a thread of its own, and goes on until the process ends.
pub fn run(app: &Arc<App>) -> Result<(), String> {
    let app = Arc::clone(app);
    let mut runtime = tokio::runtime::Builder::new_current_thread();
    let runtime = runtime.enable_all().build();
    let runtime = runtime.map_err(|error| error.to_string())?;
    std::thread::spawn(move || {
        loop {
            match errands::next(&app) {
                Some(errand) => {
                    let id = errand.id.clone();
                    let outcome = runtime.block_on(mailbox::run(errand));
                    errands::done(&app, &id, outcome);
                }
                None => app.clock().pause(PAUSE),
            }
        }
    });
    Ok(())
}
