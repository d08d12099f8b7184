//! Tells the page which topics were touched, whoever touched them: a command, a job, a reminder.

use afterglow::app::App;
use std::sync::Arc;
use tauri::{AppHandle, Emitter};

/// The event's name on the page's side; it carries the list of topics.
const EVENT: &str = "topics";

/// Forwards what the core tells.
pub fn forward(app: &Arc<App>, shell: &AppHandle) {
    let shell = shell.clone();
    app.listen(move |topics| {
        let _ = shell.emit(EVENT, topics);
    });
}
