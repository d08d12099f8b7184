//! Notes of the desktop: shown, kept alive, and opening the window when they are chosen.

use crate::page;
use notify_rust::{Notification, NotificationHandle};
use std::collections::VecDeque;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use tauri::AppHandle;

/// How many notes are kept alive, and how many are waited for, at most.
const CAP: usize = 4;

/// The notes that are on show.
pub struct Toasts {
    shell: AppHandle,
    kept: VecDeque<NotificationHandle>,
    waiting: Arc<AtomicUsize>,
}

impl Toasts {
    /// None so far.
    pub fn new(shell: AppHandle) -> Self {
        Self {
            shell,
            kept: VecDeque::new(),
            waiting: Arc::default(),
        }
    }

    /// Shows a note; false when nothing on this desktop shows notes. No icon: it would tell.
    pub fn show(&mut self, sender: &str, note: &str) -> bool {
        let answers = self.waiting.load(Ordering::Relaxed) < CAP && takes_actions();
        let mut toast = Notification::new();
        toast.appname(sender).summary(note);
        if answers {
            toast.action("default", note);
        }
        let Ok(handle) = toast.show() else {
            return false;
        };
        if answers {
            self.wait(handle);
        } else {
            self.keep(handle);
        }
        true
    }

    /// GNOME takes a note away when its sender's connection goes, so the handle is kept.
    fn keep(&mut self, handle: NotificationHandle) {
        self.kept.truncate(CAP - 1);
        self.kept.push_front(handle);
    }

    /// Opens the window when the note is chosen. Some desktops never say that a note went away, so
    /// each wait has a thread, and there are few.
    #[cfg(target_os = "linux")]
    fn wait(&self, handle: NotificationHandle) {
        let (shell, waiting) = (self.shell.clone(), Arc::clone(&self.waiting));
        waiting.fetch_add(1, Ordering::Relaxed);
        std::thread::spawn(move || {
            handle.wait_for_action(|chosen| {
                if chosen == "default" {
                    page::show(&shell);
                }
            });
            waiting.fetch_sub(1, Ordering::Relaxed);
        });
    }

    /// Elsewhere the system itself brings the program to the front.
    #[cfg(not(target_os = "linux"))]
    fn wait(&mut self, handle: NotificationHandle) {
        self.keep(handle);
    }
}

#[cfg(target_os = "linux")]
fn takes_actions() -> bool {
    notify_rust::get_capabilities().is_ok_and(|all| all.iter().any(|one| one == "actions"))
}

#[cfg(not(target_os = "linux"))]
fn takes_actions() -> bool {
    false
}
