//! The icon in the panel, read and used by a scripted panel, with the vault locked all the time.

use super::delivery::says_nothing;
use super::ground::{Ground, text, until};
use super::panel::Panel;
use super::screen::{WINDOW, close_window_of, window_of};
use super::words::PASSPHRASE;
use crate::session::Session;
use crate::tally::Outcome;
use std::path::Path;
use std::process::Command;

/// The name that the patient chose, the next thing, a mood, Help now, the window, the end.
pub fn everything_is_in_its_menu(home: &Path) -> Outcome {
    let ground = Ground::on(home)?;
    ground.change_outside("sender", "Calendar & Co".into())?;
    let panel = Panel::start(&ground.bus, true)?;
    let mut app = ground.start(&[])?;
    let icon = panel.icon()?;
    if icon.word("Title")? != "Calendar & Co" || !icon.has_a_picture() {
        return Err(format!("it is called {:?}", icon.word("Title")));
    }
    let menu = icon.menu()?;
    says_nothing(&format!("{:?} {menu:?}", icon.word("Id")))?;
    let next = menu.first().ok_or("an empty menu")?;
    if !next.label.starts_with("Next") || !next.enabled {
        return Err(format!("the next thing: {menu:?}"));
    }
    // What is next moves with the clock.
    let (times, before) = (ground.due_times(), next.label.clone());
    let last = times.last().ok_or("nothing is planned")?;
    ground.set_clock(&text(*last - 60_000))?;
    until("the next thing is another", 15, || {
        icon.menu().is_ok_and(|menu| menu[0].label != before)
    })?;
    icon.choose("A little low")?;
    icon.waits_for("Kept at")?;
    let letterbox = std::fs::read(ground.home().join("letterbox")).unwrap_or_default();
    if !letterbox
        .windows(16)
        .any(|part| part == b"age-encryption.o")
    {
        return Err("no sealed letter was left".into());
    }
    if window_of(app.id()) {
        return Err("a window came by itself".into());
    }
    icon.choose("Help now")?;
    until("a window for Help now", WINDOW, || window_of(app.id()))?;
    icon.choose("Quit")?;
    until("the end", 15, || !app.is_running())?;
    drop(app);
    let moods = ground.call(&text(*last), "checkins.moods")?;
    moods
        .contains("A little low")
        .then_some(())
        .ok_or(format!("in the journal: {moods}"))
}

/// A panel that comes after the program, and one that goes and comes back.
pub fn a_panel_may_come_late(home: &Path) -> Outcome {
    let ground = Ground::on(home)?;
    let _app = ground.start(&[])?;
    std::thread::sleep(std::time::Duration::from_secs(2));
    let panel = Panel::start(&ground.bus, true)?;
    panel.icon()?.menu()?;
    drop(panel);
    std::thread::sleep(std::time::Duration::from_secs(1));
    let panel = Panel::start(&ground.bus, true)?;
    panel.icon()?.menu().map(drop)
}

/// Closing leaves the icon: the window goes at once, then the page with all it knows, and the journal
/// is locked; the icon brings the window back.
pub fn closing_leaves_the_icon(home: &Path) -> Outcome {
    let ground = Ground::on(home)?;
    ground.change_outside("background", true.into())?;
    let panel = Panel::start(&ground.bus, true)?;
    let mut app = ground.run(&[], &[])?;
    until("the window", WINDOW, || window_of(app.id()))?;
    let icon = panel.icon()?;
    close_window_of(app.id())?;
    until("the window goes", 5, || !window_of(app.id()))?;
    until("the page goes", 10, || pages_of(app.id()) == 0)?;
    if !app.is_running() {
        return Err("all of it was gone".into());
    }
    icon.choose("Open")?;
    until("the window is back", WINDOW, || window_of(app.id()))?;
    close_window_of(app.id())?;
    until("the window goes", 5, || !window_of(app.id()))?;
    icon.click()?;
    until("a click brings the window", WINDOW, || window_of(app.id()))?;
    // A second start finds the one that runs.
    close_window_of(app.id())?;
    until("the window goes again", 5, || !window_of(app.id()))?;
    let mut second = ground.run(&[], &[])?;
    until("the window is back again", WINDOW, || window_of(app.id()))?;
    until("the second start ends", 15, || !second.is_running())?;
    // By the login it would not even show.
    close_window_of(app.id())?;
    until("the window goes once more", 5, || !window_of(app.id()))?;
    let mut hidden = ground.run(&["--hidden"], &[])?;
    until("the hidden start ends", 15, || !hidden.is_running())?;
    if window_of(app.id()) {
        return Err("a hidden start showed the window".into());
    }
    Ok(())
}

/// Of a practice: the window and the end; open, looking and locking too. Nothing of moods or times.
pub fn a_practice_has_words_of_its_own(home: &Path) -> Outcome {
    let ground = Ground::on(home)?;
    ground.becomes_a_practice()?;
    let panel = Panel::start(&ground.bus, true)?;
    let mut app = ground.start(&[])?;
    let icon = panel.icon()?;
    if icon.word("Title")? != "Reader" || !icon.has_a_picture() {
        return Err(format!("it is called {:?}", icon.word("Title")));
    }
    let labels = || -> Result<Vec<String>, String> {
        let menu = icon.menu()?;
        Ok(menu.into_iter().map(|line| line.label).collect())
    };
    let locked = labels()?;
    says_nothing(&format!("{:?} {locked:?}", icon.word("Id")))?;
    if locked != ["Open", "Quit"] {
        return Err(format!("locked: {locked:?}"));
    }
    icon.choose("Open")?;
    until("the window", WINDOW, || window_of(app.id()))?;
    icon.choose("Quit")?;
    until("the end", 15, || !app.is_running())
}

/// Once the reader is open, its icon looks for packages and locks it.
pub async fn a_practice_locks_from_it(home: &Path) -> Outcome {
    let ground = Ground::on(home)?;
    ground.becomes_a_practice()?;
    ground.change_outside("background", true.into())?;
    let panel = Panel::start(&ground.bus, true)?;
    let session = Session::start_with(&ground.surroundings()).await?;
    let done = locks(&session, &panel).await;
    let killed = session.kill().await;
    done.and(killed)
}

async fn locks(session: &Session, panel: &Panel) -> Outcome {
    let w = &session.window;
    w.fill("Passphrase", PASSPHRASE).await?;
    w.press("Unlock").await?;
    w.sees("Name on the card").await?;
    let icon = panel.icon()?;
    icon.waits_for("Lock")?;
    let menu = icon.menu()?;
    let labels: Vec<&str> = menu.iter().map(|line| line.label.as_str()).collect();
    if labels != ["Open", "Look for new packages", "Lock", "Quit"] {
        return Err(format!("open: {labels:?}"));
    }
    says_nothing(&format!("{labels:?}"))?;
    icon.choose("Look for new packages")?;
    icon.choose("Lock")?;
    w.sees("Unlock").await?;
    until("the menu knows it", 15, || icon.line("Lock").is_err())
}

/// How many processes draw a page for it.
pub fn pages_of(id: u32) -> usize {
    let parent = id.to_string();
    let found = Command::new("pgrep")
        .args(["-P", &parent, "WebKitWebProces"])
        .output();
    found.map_or(0, |output| {
        String::from_utf8_lossy(&output.stdout).lines().count()
    })
}
