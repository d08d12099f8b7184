//! Closing to the icon while one types: the last word is kept, the page is gone, the journal locked.

use super::ground::{Ground, PLANNED, until};
use super::panel::Panel;
use super::screen::{WINDOW, close_window_of};
use crate::session::Session;
use crate::tally::Outcome;
use std::path::Path;

/// What the course's passphrase is, for whoever types it.
pub const PASSPHRASE: &str = "six quiet words, kept close";
const WORDS: &str = "the very last word";

pub async fn closing_keeps_the_last_word(home: &Path) -> Outcome {
    let ground = Ground::on(home)?;
    ground.change_outside("background", true.into())?;
    let panel = Panel::start(&ground.bus, true)?;
    let session = Session::start_with(&ground.surroundings()).await?;
    let typed = types_and_closes(&session, &panel).await;
    // Nothing but the page is asked to end.
    let killed = session.kill().await;
    typed.and(killed)?;
    let drafts = ground.call(PLANNED, "journal.drafts")?;
    drafts
        .contains(WORDS)
        .then_some(())
        .ok_or(format!("drafts: {drafts}"))
}

async fn types_and_closes(session: &Session, panel: &Panel) -> Outcome {
    let w = &session.window;
    w.fill("Passphrase", PASSPHRASE).await?;
    w.press("Unlock").await?;
    w.sees("Check-ins").await?;
    w.go("journal").await?;
    w.press("Write").await?;
    w.write(WORDS).await?;
    let id = session.program().ok_or("it does not run")?;
    close_window_of(id)?;
    until("the page goes", 15, || super::icon::pages_of(id) == 0)?;
    panel.icon()?.choose("Open")?;
    until("the window is back", WINDOW, || {
        super::screen::window_of(id)
    })
}
