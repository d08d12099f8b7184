//! Notes of the desktop: shown without anything waiting for them, kept alive, and answered.

#[cfg(target_os = "linux")]
mod desktop;
#[cfg(not(target_os = "linux"))]
mod elsewhere;

#[cfg(target_os = "linux")]
pub use desktop::show_once;
#[cfg(target_os = "linux")]
use desktop::{Kept, show};
#[cfg(not(target_os = "linux"))]
pub use elsewhere::show_once;
#[cfg(not(target_os = "linux"))]
use elsewhere::{Kept, show};

use afterglow::api::dispatch;
use afterglow::app::App;
use serde_json::{Value, json};
use std::collections::HashSet;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use tauri::AppHandle;

/// What is shown, as the core says it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Note {
    /// Opaque ids of what it tells; none: it tells nothing that the core keeps.
    pub ids: Vec<String>,
    /// Who it seems to come from.
    pub sender: String,
    /// The one line.
    pub words: String,
    /// What can be done with it: a name and its words, in their order.
    pub actions: Vec<(&'static str, String)>,
}

impl Note {
    /// Reads the answer of `reminders.due`.
    pub fn read(answer: &Value) -> Self {
        let text = |value: Option<&Value>| {
            let text = value.and_then(Value::as_str);
            text.unwrap_or_default().to_owned()
        };
        let ids = answer.get("ids").and_then(Value::as_array);
        let action = |name: &str| answer.get("actions").and_then(|all| all.get(name));
        Self {
            ids: ids.into_iter().flatten().map(|id| text(Some(id))).collect(),
            sender: text(answer.get("sender")),
            words: text(answer.get("note")),
            actions: [DONE, LATER, OPEN]
                .into_iter()
                .filter(|name| action(name).is_some())
                .map(|name| (name, text(action(name))))
                .collect(),
        }
    }
}

/// Put away for good.
const DONE: &str = "done";
/// Comes again in an hour.
const LATER: &str = "later";
/// Shows the window; so does choosing the note itself.
const OPEN: &str = "open";

/// The notes that are on show.
#[derive(Clone)]
pub struct Toasts(Arc<Inner>);

struct Inner {
    app: Arc<App>,
    shell: AppHandle,
    /// Being shown or shown by this process: not shown again, even where that could not be kept.
    told: Mutex<HashSet<String>>,
    kept: Mutex<Kept>,
}

impl Toasts {
    /// None so far.
    pub fn new(app: &Arc<App>, shell: &AppHandle) -> Self {
        Self(Arc::new(Inner {
            app: Arc::clone(app),
            shell: shell.clone(),
            told: Mutex::default(),
            kept: Mutex::default(),
        }))
    }

    /// Shows of all that is due what is not told yet, on a thread of its own: a desktop that does
    /// not answer holds up nothing. Shown, it is marked in the core at once, after showing it, since
    /// a note seen twice costs less than a ride nobody was reminded of.
    pub fn offer(&self, mut note: Note) {
        let mut told = lock(&self.0.told);
        // What is due no more may come due again: it was put off.
        told.retain(|id| note.ids.contains(id));
        note.ids.retain(|id| !told.contains(id));
        if note.ids.is_empty() {
            return;
        }
        told.extend(note.ids.iter().cloned());
        drop(told);
        self.run(note);
    }

    /// Says something that the core does not keep.
    pub fn say(&self, sender: String, words: String) {
        self.run(Note {
            sender,
            words,
            ..Note::default()
        });
    }

    fn run(&self, note: Note) {
        let inner = Arc::clone(&self.0);
        std::thread::spawn(move || show(&inner, &note));
    }
}

impl Inner {
    /// It is on show.
    fn shown(&self, note: &Note) {
        if !note.ids.is_empty() {
            let _ = dispatch(&self.app, "reminders.shown", json!({ "ids": note.ids }));
        }
    }

    /// Nothing on this desktop showed it: it is tried again.
    fn not_shown(&self, note: &Note) {
        lock(&self.told).retain(|id| !note.ids.contains(id));
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_note_is_read_with_the_actions_that_the_core_names() {
        let answer = json!({"ids": ["a", "b"], "sender": "Calendar", "note": "One thing.",
            "actions": {"done": "Done", "later": "In an hour", "open": "Open"}});
        let note = Note::read(&answer);
        assert_eq!(note.ids, ["a", "b"]);
        assert_eq!(
            (note.sender.as_str(), note.words.as_str()),
            ("Calendar", "One thing.")
        );
        let names: Vec<_> = note.actions.iter().map(|(name, _)| *name).collect();
        assert_eq!(names, [DONE, LATER, OPEN]);
        assert_eq!(Note::read(&json!({})), Note::default());
    }
}
