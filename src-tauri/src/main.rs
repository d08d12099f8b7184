//! Afterglow's window: starts the core on the home folder, shows the page, and carries calls between them.
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

mod blob;
mod call;
mod context;
mod dialogs;
mod host;
mod page;
mod sound;
mod ticker;
mod toast;
mod topics;

use afterglow::app::App;
use std::sync::Arc;
use tauri::{Manager, RunEvent};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    host::prepare_webkit();
    let builder = tauri::Builder::default()
        // First, so that a second start ends before it touches anything.
        .plugin(page::single_instance())
        .plugin(tauri_plugin_dialog::init())
        .invoke_handler(tauri::generate_handler![
            call::call,
            blob::blob,
            page::print_page
        ])
        .setup(|shell| {
            let app = host::open(shell.path().data_dir()?);
            topics::forward(&app, shell.handle());
            dialogs::offer(&app, shell.handle());
            sound::offer(&app);
            ticker::start(&app, shell.handle());
            shell.manage(app);
            page::open(shell.handle())?;
            Ok(())
        });
    builder.build(context::built_in())?.run(|shell, event| {
        if let RunEvent::Exit = event {
            shell.state::<Arc<App>>().lock_vault();
            page::clean_up();
        }
    });
    Ok(())
}
