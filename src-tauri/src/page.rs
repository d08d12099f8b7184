//! The one window: what it may load, when it shows, how it is found again, and how it prints.

use crate::{closing, host};
use afterglow::api::{Refusal, refusal};
use afterglow::app::App;
use afterglow::error::{Code, Failure};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::Arc;
use tauri::plugin::TauriPlugin;
use tauri::webview::{NewWindowResponse, PageLoadEvent};
use tauri::{
    AppHandle, Emitter, Manager, State, Url, WebviewUrl, WebviewWindow, WebviewWindowBuilder, Wry,
};

const LABEL: &str = "main";
/// The event that leads the page to a place; it carries the place's name.
const GO: &str = "go";

/// Makes the window as `tauri.conf.json` describes it, at a place of the page's own naming. It shows
/// once the page stands, so that the first thing seen is dark and never a white flash.
pub fn open(shell: &AppHandle, place: Option<&str>) -> tauri::Result<()> {
    let config = shell.config();
    let found = config.app.windows.iter().find(|one| one.label == LABEL);
    let mut config = found.ok_or(tauri::Error::WindowNotFound)?.clone();
    if let Some(place) = place {
        config.url = WebviewUrl::App(format!("index.html#/{place}").into());
    }
    let builder = WebviewWindowBuilder::from_config(shell, &config)?
        .on_navigation(is_ours)
        .on_new_window(|_, _| NewWindowResponse::Deny)
        .on_download(|_, _| false)
        .on_page_load(|window, load| {
            if load.event() == PageLoadEvent::Finished {
                let _ = window.show();
            }
        });
    let window = scratch::keep_out_of_home(builder).build()?;
    closing::watch(&window);
    Ok(())
}

/// Nothing but the app's own pages loads in the window.
fn is_ours(url: &Url) -> bool {
    match url.scheme() {
        "tauri" => url.host_str() == Some("localhost"),
        // The same pages, as WebView2 names them.
        "http" => cfg!(windows) && url.host_str() == Some("tauri.localhost"),
        _ => false,
    }
}

/// A second start shows the window that is there. Homes named by the environment each have a
/// window of their own; the core's lock keeps two processes off one home in any case.
pub fn single_instance() -> TauriPlugin<Wry> {
    let mut builder = tauri_plugin_single_instance::Builder::new().callback(|shell, words, _| {
        // Started by the login while it runs already: nobody asked to see it.
        if !words.iter().any(|word| word == host::HIDDEN) {
            show(shell);
        }
    });
    if let Some(home) = host::chosen_home() {
        let mut hasher = DefaultHasher::new();
        home.hash(&mut hasher);
        builder = builder.dbus_id(format!("app.afterglow.home{:x}", hasher.finish()));
    }
    builder.build()
}

/// Brings the window to the front, or makes it anew.
pub fn show(shell: &AppHandle) {
    show_at(shell, None);
}

/// The same, at a place of the page.
pub fn show_at(shell: &AppHandle, place: Option<&'static str>) {
    let inner = shell.clone();
    let _ = shell.run_on_main_thread(move || match window(&inner) {
        Some(window) => {
            let _ = window.unminimize();
            let _ = window.show();
            let _ = window.set_focus();
            if let Some(place) = place {
                let _ = window.emit(GO, place);
            }
        }
        None => {
            let _ = open(&inner, place);
        }
    });
}

/// The window, when there is one.
pub fn window(shell: &AppHandle) -> Option<WebviewWindow> {
    shell.get_webview_window(LABEL)
}

/// Prints what the window shows, by the system's dialog.
#[tauri::command]
pub fn print_page(window: WebviewWindow, app: State<'_, Arc<App>>) -> Result<(), Refusal> {
    window
        .print()
        .map_err(|_| refusal(&app, &Failure::of(Code::Unexpected)))
}

/// Takes away what the window left outside the home folder.
pub fn clean_up() {
    scratch::remove();
}

/// Where the webview keeps what it must keep for a while, and in which mode it runs.
///
/// Builds that people get run it incognito; WebKitGTK then still makes a folder for a few empty
/// files and salts, which goes to memory where the system offers that, and is removed at exit.
/// WebKitWebDriver cannot drive an incognito window ("failed to create a new browsing context"),
/// so builds for tests leave that out and differ in nothing else; that nothing is left behind is
/// tested on a build without this feature.
mod scratch {
    use crate::host::passing_folder;
    use std::fs;
    use std::path::{Path, PathBuf};
    use tauri::{AppHandle, WebviewWindowBuilder, Wry};

    type Builder<'a> = WebviewWindowBuilder<'a, Wry, AppHandle>;

    const NAME: &str = "afterglow-view-";

    fn folder() -> PathBuf {
        passing_folder().join(format!("{NAME}{}", std::process::id()))
    }

    pub fn keep_out_of_home(builder: Builder<'_>) -> Builder<'_> {
        remove_left_behind();
        let incognito = !cfg!(feature = "simulated-clock");
        builder.incognito(incognito).data_directory(folder())
    }

    pub fn remove() {
        let _ = fs::remove_dir_all(folder());
    }

    /// A killed process could not tidy up after itself.
    fn remove_left_behind() {
        for entry in fs::read_dir(passing_folder())
            .into_iter()
            .flatten()
            .flatten()
        {
            let name = entry.file_name();
            let process = name.to_str().and_then(|name| name.strip_prefix(NAME));
            let gone = |process| !Path::new("/proc").join(process).exists();
            if cfg!(target_os = "linux") && process.is_some_and(gone) {
                let _ = fs::remove_dir_all(entry.path());
            }
        }
    }
}
