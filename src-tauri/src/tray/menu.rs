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
/// The end of the program.
pub const QUIT: &str = "quit";
const MOOD: &str = "mood:";

/// What the icon shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct View {
    /// The name that the patient chose.
    pub name: String,
    /// What comes next, when something does.
    pub next: Option<String>,
    /// There is a journal that a mood can be kept in.
    pub journal: bool,
    /// When a mood was kept from here today.
    pub kept: Option<String>,
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
    let say = |name| words.say(name, &[]);
    let mut menu = MenuBuilder::new(shell);
    if let Some(next) = &view.next {
        // Greyed it would be hard to read; chosen, it leads to where there is more about it.
        menu = menu.text(NEXT, plain(next)).separator();
    }
    if view.journal {
        let mut moods = SubmenuBuilder::new(shell, say(key!("checkins-mood-title")));
        for (valence, name) in MOODS {
            moods = moods.text(format!("{MOOD}{valence}"), words.say(name, &[]));
        }
        menu = menu.item(&moods.build()?);
        if let Some(time) = &view.kept {
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
