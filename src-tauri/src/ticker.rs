//! Looks at the clock again and again, and shows what is due as a note of the desktop.

use crate::toast::Toasts;
use afterglow::api::dispatch;
use afterglow::app::App;
use serde_json::{Value, json};
use std::sync::Arc;
use std::time::Duration;
use tauri::AppHandle;

/// Between two looks. Short, because a sleep stands still while the machine sleeps: after waking up
/// it goes on with what is left of it. A simulated clock leaps, and a test waits for what follows.
const TICK: Duration = Duration::from_secs(if cfg!(feature = "simulated-clock") {
    1
} else {
    20
});

/// Starts ticking on a thread of its own, for as long as the process lives.
pub fn start(app: &Arc<App>, shell: &AppHandle) {
    let app = Arc::clone(app);
    let mut toasts = Toasts::new(shell.clone());
    std::thread::spawn(move || {
        loop {
            tick(&app, &mut toasts);
            app.clock().pause(TICK);
        }
    });
}

/// One look. What cannot be shown stays due and is tried again; what was shown is marked at once,
/// after showing it, since a note seen twice costs less than a ride nobody was reminded of.
fn tick(app: &App, toasts: &mut Toasts) {
    // Another process on this home folder reminds by itself.
    if app.hold().is_err() {
        return;
    }
    let Ok(due) = dispatch(app, "reminders.due", json!({})) else {
        return;
    };
    let text = |name| {
        due.answer
            .get(name)
            .and_then(Value::as_str)
            .unwrap_or_default()
    };
    let ids = due.answer.get("ids").cloned().unwrap_or_default();
    let none = ids.as_array().is_none_or(Vec::is_empty);
    if !none && toasts.show(text("sender"), text("note")) {
        let _ = dispatch(app, "reminders.shown", json!({ "ids": ids }));
    }
}
