//! `--remind-due`: shows what is due and ends. For a timer of the system, while no window runs.
//!
//! Reads only what lies outside the vault, says only neutral words, marks what it showed there, and
//! is silent while another process has the home folder, which then reminds by itself.

use crate::host;
use crate::toast::{Note, show_once};
use afterglow::api::dispatch;
use serde_json::json;

/// Looks once.
pub fn once() {
    let Some(data) = host::data_folder() else {
        return;
    };
    let app = host::open(data);
    // A home where nothing was ever planned is left as it is.
    if app.outside().due.is_empty() || app.hold().is_err() {
        return;
    }
    let Ok(due) = dispatch(&app, "reminders.oneshot", json!({})) else {
        return;
    };
    let note = Note::read(&due.answer);
    if !note.ids.is_empty() && show_once(&note) {
        let _ = dispatch(&app, "reminders.shown", json!({ "ids": note.ids }));
    }
}
