//! Notes where the system itself brings the program to the front when one is chosen.

use super::{Inner, Note, lock};
use notify_rust::{Notification, NotificationHandle};
use std::collections::VecDeque;

/// How many handles are kept.
const CAP: usize = 4;

/// The notes on show.
pub type Kept = VecDeque<NotificationHandle>;

/// Shows a note and keeps its handle.
pub fn show(inner: &Inner, note: &Note) {
    let Ok(handle) = toast(note).show() else {
        inner.not_shown(note);
        return;
    };
    inner.shown(note);
    let mut kept = lock(&inner.kept);
    kept.truncate(CAP - 1);
    kept.push_front(handle);
}

/// Shows a note that nobody waits for; false when nothing showed it.
pub fn show_once(note: &Note) -> bool {
    toast(note).show().is_ok()
}

fn toast(note: &Note) -> Notification {
    let mut toast = Notification::new();
    toast.appname(&note.sender).summary(&note.words);
    toast
}
