//! What the network is asked to do next, and what came of it: the one thing a host's runtime needs to know.

use crate::app::{App, Topic};
use crate::practice;
use crate::random::Id;
use crate::settle::settle;
use crate::share::courier;
use crate::share::mailbox::{Errand, Outcome};
use crate::vault::Kind;

/// The next errand; none when nothing is to be done now, or may be done. It never waits for anything
/// out there. What could not be looked at now is looked at the next time.
#[must_use]
pub fn next(app: &App) -> Option<Errand> {
    let next = match kind(app)? {
        Kind::Patient => courier::next::next(app),
        Kind::Practice => practice::courier::next::next(app),
    };
    next.ok().flatten()
}

/// Notes what came of an errand. What could not be noted is found again: the place knows it too.
pub fn done(app: &App, id: &Id, outcome: Outcome) {
    match kind(app) {
        Some(Kind::Patient) => {
            let _ = courier::done::done(app, id, outcome);
            // What got to its place, or was stored, moves what is to be reminded of.
            settle(app, &app.clock().now(), &[Topic::Share]);
            app.tell(&[Topic::Reminders]);
        }
        Some(Kind::Practice) => {
            let _ = practice::courier::done::done(app, id, outcome);
        }
        None => {}
    }
}

fn kind(app: &App) -> Option<Kind> {
    app.vault().as_ref().map(crate::vault::Vault::kind)
}
