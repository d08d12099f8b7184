//! Asks where to save and what to open, by the system's own dialogs, opened from here so that no path comes from the page.

use crate::host;
use afterglow::app::App;
use afterglow::dialogs::Wanted;
use std::path::PathBuf;
use std::sync::Arc;
use tauri::{AppHandle, Manager, Wry};
use tauri_plugin_dialog::{DialogExt, FileDialogBuilder, FilePath};

/// Hands the core its dialogs.
pub fn offer(app: &Arc<App>, shell: &AppHandle) {
    let saving = shell.clone();
    app.set_picker(Box::new(move |suggested| {
        host::picked().or_else(|| save(&saving, suggested))
    }));
    let opening = shell.clone();
    app.set_opener(Box::new(move |wanted| match host::opened() {
        Some(path) => vec![path],
        None => open(&opening, wanted),
    }));
    let choosing = shell.clone();
    app.set_folder_picker(Box::new(move || {
        host::folder().or_else(|| dialog(&choosing).blocking_pick_folder().and_then(path))
    }));
}

/// Waits for the person; commands run on threads that may wait.
fn save(shell: &AppHandle, suggested: &str) -> Option<PathBuf> {
    let chosen = dialog(shell).set_file_name(suggested).blocking_save_file();
    chosen.and_then(path)
}

fn open(shell: &AppHandle, wanted: &Wanted) -> Vec<PathBuf> {
    let dialog = dialog(shell).add_filter(&wanted.name, wanted.endings);
    let chosen = if wanted.many {
        dialog.blocking_pick_files().unwrap_or_default()
    } else {
        dialog.blocking_pick_file().into_iter().collect()
    };
    chosen.into_iter().filter_map(path).collect()
}

fn dialog(shell: &AppHandle) -> FileDialogBuilder<Wry> {
    let dialog = shell.dialog().file();
    match shell.get_webview_window("main") {
        Some(window) => dialog.set_parent(&window),
        None => dialog,
    }
}

fn path(chosen: FilePath) -> Option<PathBuf> {
    match chosen {
        FilePath::Path(path) => Some(path),
        FilePath::Url(_) => None,
    }
}
