//! What closing the window means: the end, or, where the person chose that, staying on as an icon.

use crate::{page, panel, tray};
use afterglow::api::dispatch;
use afterglow::app::App;
use serde_json::json;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;
use tauri::{AppHandle, Emitter, Manager, State, WebviewWindow, WindowEvent};

/// The event that asks the page whether to quit.
const ASK: &str = "closing";
/// What was just typed is on its way to the journal; after that the page is let go of.
const LAST_WORDS: Duration = Duration::from_millis(1500);

/// Set while the page asks: whoever closes a second time means it, and a page that is stuck can
/// be left.
#[derive(Default)]
pub struct Asking(AtomicBool);

/// Does the program stay when its window is closed?
pub fn stays(app: &App) -> bool {
    app.outside().background
}

/// Watches for the window being closed.
pub fn watch(window: &WebviewWindow) {
    let shell = window.app_handle().clone();
    window.on_window_event(move |event| {
        if let WindowEvent::CloseRequested { api, .. } = event {
            let app = Arc::clone(&shell.state::<Arc<App>>());
            if !stays(&app) {
                return;
            }
            api.prevent_close();
            if shell.state::<Asking>().0.load(Ordering::Relaxed) {
                shell.exit(0);
            } else {
                let shell = shell.clone();
                // The desktop is asked first, and may take its time.
                std::thread::spawn(move || close(&app, &shell));
            }
        }
    });
}

fn close(app: &Arc<App>, shell: &AppHandle) {
    if panel::has_a_place() && tray::stands(app, shell) {
        put_away(app, shell);
    } else if let Some(window) = page::window(shell) {
        shell.state::<Asking>().0.store(true, Ordering::Relaxed);
        let _ = window.emit(ASK, ());
    }
}

/// The window goes at once. A moment later the page goes too, with all it knows, and the journal
/// is locked, unless it was asked for again.
fn put_away(app: &App, shell: &AppHandle) {
    let Some(window) = page::window(shell) else {
        return;
    };
    let _ = window.hide();
    app.clock().pause(LAST_WORDS);
    if !window.is_visible().unwrap_or(true) {
        let _ = window.destroy();
        let _ = dispatch(app, "vault.lock", json!({}));
    }
}

/// What the person answered: the end, or the window out of the way.
#[tauri::command]
pub fn host_close(shell: AppHandle, asking: State<'_, Asking>, quit: bool) {
    asking.0.store(false, Ordering::Relaxed);
    if quit {
        shell.exit(0);
    } else if let Some(window) = page::window(&shell) {
        let _ = window.minimize();
    }
}
