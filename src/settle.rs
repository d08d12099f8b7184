//! What follows a change: what lies outside the vault is brought up to date, letters are taken in.

use crate::app::{App, Topic};
use crate::error::Failure;
use crate::moment::Moment;
use crate::transaction::room_at;
use crate::vault::Kind;
use crate::{journal, reminders, share, support, today, vault};

/// After a change: what a locked Afterglow must know is brought up to date outside the vault. What
/// the journal saves with every pause of the typing concerns no reminder and passes by. A practice has
/// nothing of the kind.
///
/// The command itself is done by now: when the file outside cannot be written, the next change
/// brings it up to date.
pub(crate) fn settle(app: &App, now: &Moment, topics: &[Topic]) {
    use Topic::{Boosters, Checkins, Course, Prep, Reminders, Share, Support, Today, Vault};
    if app
        .vault()
        .as_ref()
        .is_some_and(|open| open.kind() == Kind::Practice)
    {
        return;
    }
    let concerned = |topic| {
        matches!(
            topic,
            &Vault | &Course | &Prep | &Checkins | &Boosters | &Share | &Reminders | &Today
        )
    };
    if topics.contains(&Vault) && app.vault().is_some() {
        let _ = share::openings::api::note(app, now);
        // What stays undone here is done before anything is sent.
        let _ = share::epoch::look(app, now);
    }
    if topics.contains(&Vault) {
        let _ = take_letters(app, now);
        // Not in time today, it is looked through at the next opening.
        let _ = room_at(app, now, journal::bin::api::look_through);
        // The same for what a kill or a lock broke off while it came in.
        let _ = journal::files::undo::sweep(app);
    }
    if topics.contains(&Vault) || topics.contains(&Support) {
        let _ = room_at(app, now, support::api::settle);
    }
    if topics.iter().any(concerned) {
        let _ = room_at(app, now, reminders::planned::api::settle);
    }
}

/// What was left on the lock screen goes into the vault; only then does the letterbox let go of it.
fn take_letters(app: &App, now: &Moment) -> Result<(), Failure> {
    let taken = room_at(app, now, today::letters::take)?;
    vault::letterbox::clear(app.home(), taken)?;
    let unread = journal::voice::api::take(app, now)?;
    if unread > 0 {
        room_at(app, now, |room| today::letters::also_unread(room, unread))?;
    }
    Ok(())
}
