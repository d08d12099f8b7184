//! The icon in the panel: the next thing, a mood of one tap, Help now, the window, the end.
//!
//! Everything is in its menu, since some panels of Linux tell of no clicks. The window need not be there,
//! nor the vault open.

mod menu;

use crate::toast::Toasts;
use crate::{closing, page, panel};
use afterglow::api::dispatch;
use afterglow::app::App;
use afterglow::moment::Moment;
use menu::{Lines, View};
use serde_json::{Value, json};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use tauri::tray::{MouseButton, TrayIcon, TrayIconBuilder, TrayIconEvent};
use tauri::{AppHandle, Manager};

/// Its name towards the desktop, which says nothing.
const ID: &str = "notes";

/// What the icon shows, and the mood that was last tapped on it.
#[derive(Default)]
pub struct Tray {
    shown: Mutex<Option<View>>,
    kept: Mutex<Option<Moment>>,
}

/// Brings the icon up to date: there when it is wanted and has a place, and telling what is next.
pub fn refresh(app: &App, shell: &AppHandle) {
    let tray = shell.state::<Tray>();
    let is_there = is_there(shell);
    if !closing::stays(app) {
        if is_there {
            let inner = shell.clone();
            let _ = shell.run_on_main_thread(move || drop(inner.remove_tray_by_id(ID)));
        }
        return;
    }
    let view = view(app, &tray);
    let known = tray.shown.lock().unwrap_or_else(PoisonError::into_inner);
    if is_there && known.as_ref() == Some(&view) {
        return;
    }
    drop(known);
    // Asked with a time-out before, since placing an icon waits for the panel without one.
    if is_there || panel::has_a_place() {
        let inner = shell.clone();
        let _ = shell.run_on_main_thread(move || {
            let placed = place(&inner, &view).is_ok();
            let tray = inner.state::<Tray>();
            let mut known = tray.shown.lock().unwrap_or_else(PoisonError::into_inner);
            *known = placed.then_some(view);
        });
    }
}

/// Is the icon there, or does it come within two seconds?
pub fn stands(app: &App, shell: &AppHandle) -> bool {
    refresh(app, shell);
    (0..20).any(|_| {
        is_there(shell) || {
            app.clock().pause(Duration::from_millis(100));
            false
        }
    })
}

fn is_there(shell: &AppHandle) -> bool {
    shell.tray_by_id(ID).is_some()
}

fn view(app: &App, tray: &Tray) -> View {
    let next = dispatch(app, "reminders.next", json!({}));
    let next = next.map(|next| next.answer).unwrap_or_default();
    let start = dispatch(app, "start.read", json!({}));
    let start = start.map(|start| start.answer).unwrap_or_default();
    let text = |name| next.get(name).and_then(Value::as_str).map(str::to_owned);
    let kept = *tray.kept.lock().unwrap_or_else(PoisonError::into_inner);
    let now = app.clock().now();
    let vault = start.get("vault");
    if start.get("kind").is_some_and(|kind| kind == "practice") {
        return View {
            name: app.words().say("host-tray-reader", &[]),
            lines: Lines::Practice {
                open: vault.is_some_and(|vault| vault == "open"),
            },
        };
    }
    View {
        name: text("sender").unwrap_or_default(),
        lines: Lines::Patient {
            next: text("words"),
            journal: vault.is_some_and(|vault| vault != "none"),
            kept: kept
                .filter(|at| at.day() == now.day())
                .map(|at| app.words().time(&at.seen_in(now.zone()))),
        },
    }
}

fn place(shell: &AppHandle, view: &View) -> tauri::Result<()> {
    let menu = menu::draw(shell, shell.state::<Arc<App>>().words(), view)?;
    if let Some(icon) = shell.tray_by_id(ID) {
        icon.set_menu(Some(menu))?;
        icon.set_title(Some(&view.name))?;
        return icon.set_tooltip(Some(&view.name));
    }
    let mut builder = TrayIconBuilder::with_id(ID)
        .menu(&menu)
        .on_tray_icon_event(clicked)
        .title(&view.name)
        .tooltip(&view.name);
    if let Some(icon) = shell.default_window_icon() {
        builder = builder.icon(icon.clone());
    }
    builder.build(shell).map(drop)
}

/// Panels of Linux that tell of a click show no menu for it: the window comes. Elsewhere the menu does.
fn clicked(icon: &TrayIcon, event: TrayIconEvent) {
    let left = MouseButton::Left;
    if cfg!(target_os = "linux")
        && matches!(event, TrayIconEvent::Click { button, .. } if button == left)
    {
        page::show(icon.app_handle());
    }
}

/// Does what was chosen in the menu. Listened to once, however often the icon comes and goes.
pub fn listen(shell: &AppHandle) {
    shell.on_menu_event(|shell, event| chosen(shell, event.id().as_ref()));
}

fn chosen(shell: &AppHandle, name: &str) {
    match name {
        menu::HELP => page::show_at(shell, Some("help")),
        menu::OPEN | menu::NEXT => page::show(shell),
        menu::LOOK => ask(shell, "practice.look"),
        menu::LOCK => ask(shell, "vault.lock"),
        menu::QUIT => shell.exit(0),
        mood => {
            if let Some(valence) = menu::valence(mood) {
                let shell = shell.clone();
                // Writing waits for the disk; the menu does not.
                std::thread::spawn(move || keep_mood(&shell, valence));
            }
        }
    }
}

/// Asks the core, away from the menu: it may wait for the disk.
fn ask(shell: &AppHandle, command: &'static str) {
    let app = Arc::clone(&shell.state::<Arc<App>>());
    std::thread::spawn(move || {
        let _ = dispatch(&app, command, json!({}));
    });
}

/// Into the open journal, or, locked, through the letterbox. That it was kept stands in the menu;
/// that it was not is said at once.
fn keep_mood(shell: &AppHandle, valence: i32) {
    let app = shell.state::<Arc<App>>();
    let ask = json!({ "valence": valence });
    let is_open = app.vault().is_some();
    let name = if is_open {
        "checkins.mood"
    } else {
        "letters.mood"
    };
    match dispatch(&app, name, ask) {
        Ok(_) => {
            let tray = shell.state::<Tray>();
            let mut kept = tray.kept.lock().unwrap_or_else(PoisonError::into_inner);
            *kept = Some(app.clock().now());
        }
        Err(_) => {
            let next = dispatch(&app, "reminders.due", json!({}));
            let sender = next
                .ok()
                .and_then(|next| Some(next.answer.get("sender")?.as_str()?.to_owned()));
            let words = app.words().say("host-tray-not-kept", &[]);
            shell
                .state::<Toasts>()
                .say(sender.unwrap_or_default(), words);
        }
    }
    refresh(&app, shell);
}
