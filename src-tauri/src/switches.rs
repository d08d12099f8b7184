//! What the person may switch on outside the journal: the icon, starting at login, the system's timer.
//! All are off until they are wanted.

use crate::{closing, login, panel, timer, tray};
use afterglow::api::{Refusal, dispatch, refusal};
use afterglow::app::{App, Topic};
use afterglow::error::{Code, Failure};
use afterglow::key;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use std::sync::Arc;
use tauri::async_runtime::spawn_blocking;
use tauri::{AppHandle, State};

/// How they stand.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Switches {
    /// Closing the window leaves the icon.
    background: bool,
    /// This desktop has a place for the icon.
    panel: bool,
    /// It starts at login, without a window.
    login: bool,
    /// The system's timer looks while nothing runs; nothing: this system has none for that.
    timer: Option<bool>,
    /// Starting at login does what a timer does elsewhere.
    login_reminds: bool,
}

/// One that is switched.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Switch {
    /// The icon.
    Background,
    /// Starting at login.
    Login,
    /// The system's timer.
    Timer,
}

/// How the switches stand.
#[tauri::command]
pub async fn host_switches(
    app: State<'_, Arc<App>>,
    shell: AppHandle,
) -> Result<Switches, Refusal> {
    let core = Arc::clone(&app);
    waiting(&app, move || Ok(read(&core, &shell))).await
}

/// Switches one.
#[tauri::command]
pub async fn host_switch(
    app: State<'_, Arc<App>>,
    shell: AppHandle,
    switch: Switch,
    on: bool,
) -> Result<Switches, Refusal> {
    let core = Arc::clone(&app);
    waiting(&app, move || {
        allowed(&core)?;
        set(&core, &shell, switch, on)?;
        core.tell(&[Topic::Settings]);
        tray::refresh(&core, &shell);
        Ok(read(&core, &shell))
    })
    .await
}

/// The system may take its time; the window does not stand still.
async fn waiting<T: Send + 'static>(
    app: &App,
    work: impl FnOnce() -> Result<T, Failure> + Send + 'static,
) -> Result<T, Refusal> {
    let done = spawn_blocking(work).await;
    done.unwrap_or(Err(Failure::of(Code::Unexpected)))
        .map_err(|failure| refusal(app, &failure))
}

/// As every other setting: of an open journal, and not in groggy time.
fn allowed(app: &App) -> Result<(), Failure> {
    if app.vault().is_none() {
        return Err(Failure::of(Code::Locked));
    }
    let start = dispatch(app, "start.read", json!({})).map_err(|why| Failure::of(why.code))?;
    if start.answer.get("groggy").is_some_and(Value::is_object) {
        return Err(Failure::of(Code::Groggy));
    }
    Ok(())
}

fn read(app: &App, shell: &AppHandle) -> Switches {
    Switches {
        background: closing::stays(app),
        panel: panel::has_a_place(),
        login: login::stands(shell),
        timer: timer::stands(),
        login_reminds: cfg!(not(target_os = "linux")),
    }
}

/// Whoever starts at login is to be found by the icon: the one brings the other, and goes with it.
fn set(app: &App, shell: &AppHandle, switch: Switch, on: bool) -> Result<(), Failure> {
    match switch {
        Switch::Background => {
            if !on {
                login::set(shell, false).map_err(|_| not_set())?;
            }
            background(app, on)
        }
        Switch::Login => {
            if on {
                background(app, true)?;
            }
            login::set(shell, on).map_err(|_| not_set())
        }
        Switch::Timer => {
            let done = if on {
                timer::set(app.home())
            } else {
                timer::remove()
            };
            done.map_err(|_| not_set())
        }
    }
}

fn background(app: &App, on: bool) -> Result<(), Failure> {
    app.change_outside(|outside| outside.background = on)?;
    Ok(())
}

fn not_set() -> Failure {
    Failure::saying(Code::Unexpected, key!("host-not-set"))
}
