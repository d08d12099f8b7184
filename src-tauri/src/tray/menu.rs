//! The menu behind the icon, in words that say nothing of health.

use afterglow::key;
use afterglow::words::Words;
use tauri::menu::{Menu, MenuBuilder, MenuItemBuilder, SubmenuBuilder};
use tauri::{AppHandle, Wry};

/// Help now.
pub const HELP: &str = "help";
/// The window.
pub const OPEN: &str = "open";
/// What comes next.
pub const NEXT: &str = "next";
/// A practice looks for new packages.
pub const LOOK: &str = "look";
/// A practice's reader is locked.
pub const LOCK: &str = "lock";
/// The end of the program.
pub const QUIT: &str = "quit";
const MOOD: &str = "mood:";

/// What the icon shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct View {
    /// The name that the patient chose; of a practice, the reader's.
    pub name: String,
    /// What stands in its menu.
    pub lines: Lines,
}

/// What stands in the menu beside the window and the end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Lines {
    /// A patient's.
    Patient {
        /// What comes next, when something does.
        next: Option<String>,
        /// There is a journal that a mood can be kept in.
        journal: bool,
        /// When a mood was kept from here today.
        kept: Option<String>,
    },
    /// A practice's: nothing of moods, nothing of times.
    Practice {
        /// The reader is not locked.
        open: bool,
    },
}

/// The seven moods, the lowest first, as the check-in names them.
const MOODS: [(i32, &str); 7] = [
    (-3, key!("checkins-mood-very-low")),
    (-2, key!("checkins-mood-low")),
    (-1, key!("checkins-mood-a-little-low")),
    (0, key!("checkins-mood-in-between")),
    (1, key!("checkins-mood-fairly-good")),
    (2, key!("checkins-mood-good")),
    (3, key!("checkins-mood-very-good")),
];

/// Draws it.
pub fn draw(shell: &AppHandle, words: &Words, view: &View) -> tauri::Result<Menu<Wry>> {
    match &view.lines {
        Lines::Patient {
            next,
            journal,
            kept,
        } => patients(shell, words, next.as_ref(), *journal, kept.as_ref()),
        Lines::Practice { open } => practices(shell, words, *open),
    }
}

fn practices(shell: &AppHandle, words: &Words, open: bool) -> tauri::Result<Menu<Wry>> {
    let say = |name| words.say(name, &[]);
    let mut menu = MenuBuilder::new(shell).text(OPEN, say(key!("host-tray-open")));
    if open {
        menu = menu
            .text(LOOK, say(key!("host-tray-look")))
            .text(LOCK, say(key!("host-tray-lock")));
    }
    menu.separator()
        .text(QUIT, say(key!("host-tray-quit")))
        .build()
}

fn patients(
    shell: &AppHandle,
    words: &Words,
    next: Option<&String>,
    journal: bool,
    kept: Option<&String>,
) -> tauri::Result<Menu<Wry>> {
    let say = |name| words.say(name, &[]);
    let mut menu = MenuBuilder::new(shell);
    if let Some(next) = next {
        // Greyed it would be hard to read; chosen, it leads to where there is more about it.
        menu = menu.text(NEXT, plain(next)).separator();
    }
    if journal {
        let mut moods = SubmenuBuilder::new(shell, say(key!("checkins-mood-title")));
        for (valence, name) in MOODS {
            moods = moods.text(format!("{MOOD}{valence}"), words.say(name, &[]));
        }
        menu = menu.item(&moods.build()?);
        if let Some(time) = kept {
            let kept = words.say("host-tray-kept", &[("time", time)]);
            let line = MenuItemBuilder::new(kept).enabled(false).build(shell)?;
            menu = menu.item(&line);
        }
        menu = menu.separator();
    }
    menu.text(HELP, say(key!("app-help-now")))
        .text(OPEN, say(key!("host-tray-open")))
        .separator()
        .text(QUIT, say(key!("host-tray-quit")))
        .build()
}

/// The mood that a line of the menu stands for.
pub fn valence(name: &str) -> Option<i32> {
    let valence = name.strip_prefix(MOOD)?.parse().ok()?;
    MOODS
        .iter()
        .any(|(one, _)| *one == valence)
        .then_some(valence)
}

/// A menu reads `&` as the mark of a key.
fn plain(text: &str) -> String {
    text.replace('&', "&&")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_moods_that_there_are_can_be_chosen() {
        assert_eq!(valence("mood:-3"), Some(-3));
        assert_eq!(valence("mood:3"), Some(3));
        for name in ["mood:4", "mood:", "mood:x", "help", ""] {
            assert_eq!(valence(name), None, "{name}");
        }
    }
}
