//! Afterglow's window: starts the core on the home folder, shows the page, and carries calls between them.
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

mod blob;
mod call;
mod closing;
mod context;
mod dialogs;
mod host;
mod leap;
mod login;
mod network;
mod page;
mod panel;
mod remind;
mod resume;
mod sound;
mod switches;
mod ticker;
mod timer;
mod toast;
mod topics;
mod tray;

use afterglow::app::App;
use std::sync::Arc;
use tauri::{AppHandle, Manager, RunEvent};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    if host::is_told(host::REMIND_DUE) {
        remind::once();
        return Ok(());
    }
    host::prepare_webkit();
    let builder = tauri::Builder::default()
        // First, so that a second start ends before it touches anything.
        .plugin(page::single_instance())
        .plugin(tauri_plugin_dialog::init())
        .plugin(
            tauri_plugin_autostart::Builder::new()
                .arg(host::HIDDEN)
                .build(),
        )
        .manage(closing::Asking::default())
        .manage(tray::Tray::default())
        .invoke_handler(tauri::generate_handler![
            call::call,
            blob::blob,
            blob::put,
            page::print_page,
            closing::host_close,
            switches::host_switches,
            switches::host_switch
        ])
        .setup(|shell| Ok(set_up(shell.handle())?));
    builder
        .build(context::built_in())?
        .run(|shell, event| match event {
            // The last window closed by itself; who chose the end says so.
            RunEvent::ExitRequested {
                code: None, api, ..
            } if closing::stays(&shell.state::<Arc<App>>()) => {
                api.prevent_exit();
            }
            RunEvent::Exit => {
                shell.state::<Arc<App>>().lock_vault();
                page::clean_up();
            }
            _ => {}
        });
    Ok(())
}

fn set_up(shell: &AppHandle) -> tauri::Result<()> {
    let app = host::open(shell.path().data_dir()?);
    topics::forward(&app, shell);
    dialogs::offer(&app, shell);
    sound::offer(&app);
    tray::listen(shell);
    let toasts = toast::Toasts::new(&app, shell);
    shell.manage(toasts.clone());
    shell.manage(Arc::clone(&app));
    let waker = ticker::start(&app, shell, toasts);
    resume::listen(&app, waker);
    network::start(&app);
    timer::freshen(app.home());
    login::freshen(shell);
    // Without the icon nothing would show that it runs.
    if host::is_told(host::HIDDEN) && closing::stays(&app) {
        return Ok(());
    }
    page::open(shell, None)
}
