//! Looks at the clock again and again, and shows what is due as a note of the desktop.

use crate::leap::Look;
use crate::toast::{Note, Toasts};
use crate::{host, tray};
use afterglow::api::dispatch;
use afterglow::app::{App, Topic};
use serde_json::{Value, json};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::time::Duration;
use tauri::AppHandle;

/// Asks for a look before its time.
#[derive(Clone)]
pub struct Waker(SyncSender<()>);

impl Waker {
    /// Looks now. Asked several times at once, it looks once.
    pub fn wake(&self) {
        let _ = self.0.try_send(());
    }
}

/// A waker, and what it wakes.
pub fn waker() -> (Waker, Receiver<()>) {
    let (sender, wakes) = sync_channel(1);
    (Waker(sender), wakes)
}

/// Starts ticking on a thread of its own, for as long as the process lives.
pub fn start(app: &Arc<App>, shell: &AppHandle, toasts: Toasts) -> Waker {
    let (waker, wakes) = waker();
    // What was planned, confirmed or put away moves the next thing.
    let woken = waker.clone();
    app.listen(move |topics| {
        if topics.iter().any(concerns) {
            woken.wake();
        }
    });
    let (app, shell) = (Arc::clone(app), shell.clone());
    std::thread::spawn(move || tick(&app, &shell, &toasts, &wakes));
    waker
}

fn concerns(topic: &Topic) -> bool {
    use Topic::{Boosters, Checkins, Course, Prep, Reminders, Settings, Share, Vault};
    matches!(
        topic,
        Vault | Settings | Course | Prep | Checkins | Boosters | Share | Reminders
    )
}

fn tick(app: &App, shell: &AppHandle, toasts: &Toasts, wakes: &Receiver<()>) {
    let mut last = Look::at(app.clock());
    loop {
        let now = Look::at(app.clock());
        if now.leapt_since(&last) {
            plan_anew(app);
        }
        last = now;
        tray::refresh(app, shell);
        let due = show_due(app, toasts);
        let _ = wakes.recv_timeout(until_next(app, due));
    }
}

/// The machine slept, or its clock or zone was changed: what was planned by them is planned again,
/// and the page asks anew.
fn plan_anew(app: &App) {
    let _ = dispatch(app, "reminders.shown", json!({ "ids": [] }));
    app.tell(&[Topic::Course, Topic::Prep]);
}

/// True when something is due. What cannot be shown stays due and is tried again at the next look.
fn show_due(app: &App, toasts: &Toasts) -> bool {
    // Another process on this home folder reminds by itself.
    if app.hold().is_err() {
        return false;
    }
    let Ok(due) = dispatch(app, "reminders.due", json!({})) else {
        return false;
    };
    let note = Note::read(&due.answer);
    let is_due = !note.ids.is_empty();
    toasts.offer(note);
    is_due
}

/// Until the next thing, at most a minute; a whole one while something is due, since that it was
/// shown ends the wait. A wait stands still while the machine sleeps: waking up ends it
/// (`resume.rs`), and where nothing tells of that it goes on with what is left of it.
fn until_next(app: &App, is_due: bool) -> Duration {
    let next = dispatch(app, "reminders.next", json!({})).ok();
    let wait = next.and_then(|next| next.answer.get("lookS").and_then(Value::as_u64));
    let wait = wait.filter(|_| !is_due).unwrap_or(60);
    let wait = Duration::from_secs(wait.clamp(1, 60));
    host::tick().map_or(wait, |tick| wait.min(tick))
}
