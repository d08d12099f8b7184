//! Notes over the session bus, as the desktops of Linux show them.

use super::{DONE, Inner, LATER, Note, lock};
use crate::page;
use afterglow::api::dispatch;
use async_channel::{Receiver, Sender, bounded};
use async_io::{Timer, block_on};
use futures_lite::future::or;
use notify_rust::{Notification, NotificationHandle, NotificationResponse};
use serde_json::json;
use std::cell::RefCell;
use std::collections::VecDeque;
use std::time::Duration;

/// How long a desktop may take to answer.
const ANSWER: Duration = Duration::from_secs(10);
/// How long an answer of the person is waited for.
const WAIT: Duration = Duration::from_secs(12 * 60 * 60);
/// How many notes are waited for, the newest: some desktops never say that a note went away.
const CAP: usize = 4;

/// One for each note that is waited for; dropping it ends the wait.
pub type Kept = VecDeque<Sender<()>>;

/// Shows a note, and waits for what is chosen on it.
pub fn show(inner: &Inner, note: &Note) {
    let Some((handle, answers)) = block_on(or(sent(note), too_late())) else {
        inner.not_shown(note);
        return;
    };
    inner.shown(note);
    // GNOME takes a note away when its sender's connection goes, so the handle is kept as long.
    let chosen = block_on(answer(&handle, &keep(inner)));
    if let Some(chosen) = chosen.filter(|_| answers) {
        answered(inner, note, &chosen);
        // Some desktops leave it standing.
        block_on(or(gone(&handle), too_late()));
    }
}

fn answered(inner: &Inner, note: &Note, chosen: &str) {
    match chosen {
        DONE | LATER => {
            let ask = json!({ "ids": note.ids, "act": chosen });
            let _ = dispatch(&inner.app, "reminders.act", ask);
        }
        _ => page::show_at(&inner.shell, place(inner, note)),
    }
}

/// The page that tells more of it, where the open journal knows one.
fn place(inner: &Inner, note: &Note) -> Option<&'static str> {
    let ask = json!({ "ids": note.ids });
    let place = dispatch(&inner.app, "reminders.place", ask).ok()?.answer;
    (place.get("place")? == "share").then_some("share")
}

/// Shows a note that nobody waits for; false when nothing on this desktop showed it.
pub fn show_once(note: &Note) -> bool {
    let plain = Note {
        actions: Vec::new(),
        ..note.clone()
    };
    block_on(or(sent(&plain), too_late())).is_some()
}

async fn gone(handle: &NotificationHandle) -> Option<()> {
    handle.close_async().await;
    Some(())
}

async fn too_late<T>() -> Option<T> {
    Timer::after(ANSWER).await;
    None
}

/// No icon: it would tell. Actions only where they are understood; that is asked each time, since
/// the desktop's part that shows notes may be another by now.
async fn sent(note: &Note) -> Option<(NotificationHandle, bool)> {
    let answers = !note.actions.is_empty() && takes_actions().await;
    let mut toast = Notification::new();
    toast.appname(&note.sender).summary(&note.words);
    if answers {
        toast.action("default", &note.words);
        for (name, words) in &note.actions {
            toast.action(name, words);
        }
    }
    let handle = toast.show_async().await.ok()?;
    Some((handle, answers))
}

async fn takes_actions() -> bool {
    capabilities()
        .await
        .is_ok_and(|all| all.iter().any(|one| one == "actions"))
}

async fn capabilities() -> zbus::Result<Vec<String>> {
    const NAME: &str = "org.freedesktop.Notifications";
    let bus = zbus::Connection::session().await?;
    let path = "/org/freedesktop/Notifications";
    let reply = bus.call_method(Some(NAME), path, Some(NAME), "GetCapabilities", &());
    reply.await?.body().deserialize()
}

/// Makes room among what is waited for: the oldest is waited for no longer.
fn keep(inner: &Inner) -> Receiver<()> {
    let (sender, ended) = bounded(1);
    let mut kept = lock(&inner.kept);
    kept.retain(|one| !one.is_closed());
    kept.truncate(CAP - 1);
    kept.push_front(sender);
    ended
}

/// The action that the person chose; nothing when the note went away, or was waited for too long.
async fn answer(handle: &NotificationHandle, ended: &Receiver<()>) -> Option<String> {
    let chosen = RefCell::new(None);
    let waited = handle.wait_for_action_async(|response: &NotificationResponse| {
        *chosen.borrow_mut() = match response {
            NotificationResponse::Default => Some("default".to_owned()),
            NotificationResponse::Action(name) => Some(name.clone()),
            _ => None,
        };
    });
    let over = async {
        let crowded_out = async {
            let _ = ended.recv().await;
        };
        let long = async {
            Timer::after(WAIT).await;
        };
        or(crowded_out, long).await;
    };
    or(waited, over).await;
    chosen.into_inner()
}
