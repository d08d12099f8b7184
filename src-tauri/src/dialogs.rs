//! Asks where to save a file, by the system's own dialog, opened from here so that no path comes from the page.

use crate::host;
use afterglow::app::App;
use std::path::PathBuf;
use std::sync::Arc;
use tauri::{AppHandle, Manager};
use tauri_plugin_dialog::{DialogExt, FilePath};

/// Hands the core its dialog.
pub fn offer(app: &Arc<App>, shell: &AppHandle) {
    let shell = shell.clone();
    app.set_picker(Box::new(move |suggested| {
        host::picked().or_else(|| ask(&shell, suggested))
    }));
}

/// Waits for the person; commands run on threads that may wait.
fn ask(shell: &AppHandle, suggested: &str) -> Option<PathBuf> {
    let mut dialog = shell.dialog().file().set_file_name(suggested);
    if let Some(window) = shell.get_webview_window("main") {
        dialog = dialog.set_parent(&window);
    }
    dialog.blocking_save_file().and_then(|path| match path {
        FilePath::Path(path) => Some(path),
        FilePath::Url(_) => None,
    })
}
