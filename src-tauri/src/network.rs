//! Carries what the core wants carried, one errand after the other, and never holds the core meanwhile.

use crate::host;
use crate::ticker::waker;
use afterglow::app::{App, Topic};
use afterglow::errands;
use afterglow::share::mailbox;
use std::sync::Arc;
use std::sync::mpsc::Receiver;
use std::time::Duration;

/// Between two looks when nothing asks for one sooner. What is tried again waits longer than this.
const LOOK: Duration = Duration::from_secs(60);

/// Starts on a thread of its own, for as long as the process lives. It may end at any moment: what
/// was under way is found again, by the same name and with the same bytes.
pub fn start(app: &Arc<App>) {
    let (waker, wakes) = waker();
    app.listen(move |topics| {
        if topics.iter().any(concerns) {
            waker.wake();
        }
    });
    let app = Arc::clone(app);
    std::thread::spawn(move || work(&app, &wakes));
}

/// Unlocked, sent, confirmed, accepted, held back no longer, no longer groggy.
fn concerns(topic: &Topic) -> bool {
    use Topic::{Course, Practice, Settings, Share, Vault};
    matches!(topic, Vault | Settings | Course | Share | Practice)
}

fn work(app: &App, wakes: &Receiver<()>) {
    loop {
        while let Some(errand) = errands::next(app) {
            let id = errand.id.clone();
            let outcome = tauri::async_runtime::block_on(mailbox::run(errand));
            errands::done(app, &id, outcome);
        }
        let wait = host::tick().map_or(LOOK, |tick| LOOK.min(tick));
        let _ = wakes.recv_timeout(wait);
    }
}
