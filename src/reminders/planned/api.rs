//! Planning with the open vault: what was noted outside comes in, what a locked Afterglow must know goes out.

use super::{carry, outside};
use crate::app::{App, Room};
use crate::error::Failure;
use crate::moment::Moment;
use crate::reminders::facts::Facts;
use crate::reminders::facts::api::gather;
use crate::reminders::kinds::Place;
use crate::reminders::settings::api::{Wanted, wanted};
use crate::reminders::{Nudge, calendar, plan, table};
use crate::session::{self, Session};
use crate::transaction::room_at;
use crate::vault::outside::GroggyTime;
use crate::vault::{fact, keep_fact, letterbox};
use chrono::NaiveDate;
use chrono_tz::Tz;
use std::sync::{Mutex, PoisonError};

/// How many groggy times are known outside the vault at most.
const GROGGY_OUTSIDE: usize = 16;

/// For which zone and local day the plan was made last.
#[derive(Debug, Default)]
struct MadeFor(Mutex<Option<(Tz, NaiveDate)>>);

impl MadeFor {
    fn is(&self, now: &Moment) -> bool {
        let made = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        *made == Some((now.zone(), now.day()))
    }

    fn set(&self, now: &Moment) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some((now.zone(), now.day()));
    }
}

/// All nudges as they are planned now.
///
/// # Errors
/// The store's.
pub fn planned(room: &Room) -> Result<Vec<Nudge>, Failure> {
    let sessions = session::table::all(room.db)?;
    made(room, &sessions, &wanted(room)?)
}

fn made(room: &Room, sessions: &[Session], wanted: &Wanted) -> Result<Vec<Nudge>, Failure> {
    let facts = facts(room, sessions)?;
    Ok(plan(&facts, &wanted.preferences, room.now))
}

/// The facts of all rooms, under the vault's salt.
///
/// # Errors
/// The store's.
pub fn facts(room: &Room, sessions: &[Session]) -> Result<Facts, Failure> {
    Ok(Facts {
        salt: salt(room)?,
        ..gather(room, sessions)?
    })
}

/// Brings up to date what a locked Afterglow must know: the next due times, and until when the
/// screen stays dark. What was shown, missed or done meanwhile is noted in the vault.
///
/// # Errors
/// The store's, the file system's.
pub fn settle(room: &Room) -> Result<(), Failure> {
    let known = room.app.outside().due;
    for due in &known {
        table::note(room.db, due, room.now)?;
    }
    let sessions = session::table::all(room.db)?;
    let wanted = wanted(room)?;
    let plan = made(room, &sessions, &wanted)?;
    let mut next = outside(&plan, &known, &table::noted(room.db)?, room.now);
    let quiet = groggy(room, &sessions)?;
    let letter_key = letterbox::public_key(room.db)?;
    let dark = session::dark_until(&sessions, room.now).map_or(0, |until| until.ms());
    room.app.change_outside(|outside| {
        carry(&mut next, &outside.due);
        outside.due = next;
        outside.sender = wanted.sender;
        outside.quiet = Some(wanted.preferences.quiet.hours());
        outside.dusk_until_ms = dark;
        outside.groggy = quiet;
        outside.letter_key = letter_key;
    })?;
    room.app.kept::<MadeFor>().set(room.now);
    calendar::api::keep_up(room)?;
    Ok(())
}

/// Plans anew when the last plan of an open vault was made in another zone or on another day. What
/// can't be done now is done with the next change.
pub fn settled_for(app: &App, now: &Moment) {
    let open = app.vault().is_some();
    if open && !app.kept::<MadeFor>().is(now) {
        let _ = room_at(app, now, settle);
    }
}

/// The open words for some ids, when the vault is open and the patient chose them.
#[must_use]
pub fn open_words(app: &App, now: &Moment, ids: &[String]) -> Option<String> {
    let said = room_at(app, now, |room| {
        if !wanted(room)?.open {
            return Ok(Vec::new());
        }
        let nudges = planned(room)?.into_iter();
        let due = nudges.filter(|nudge| ids.contains(&nudge.id));
        Ok(due.map(|nudge| nudge.open_words(app.words())).collect())
    });
    said.ok()
        .map(|lines: Vec<String>| lines.join("\n"))
        .filter(|words| !words.is_empty())
}

/// Where some ids lead, when the vault is open and all of them lead to one place.
#[must_use]
pub fn place_of(app: &App, now: &Moment, ids: &[String]) -> Option<Place> {
    let places = room_at(app, now, |room| {
        let nudges = planned(room)?.into_iter();
        let meant = nudges.filter(|nudge| ids.contains(&nudge.id));
        Ok(meant.map(|nudge| nudge.kind.place()).collect::<Vec<_>>())
    });
    let places = places.ok()?;
    let first = *places.first()?;
    places.iter().all(|one| *one == first).then_some(first)?
}

/// The groggy times that a locked Afterglow has to keep: this one and the next.
fn groggy(room: &Room, sessions: &[Session]) -> Result<Vec<GroggyTime>, Failure> {
    let mut times = session::groggy::api::all(room, sessions)?;
    times.retain(|one| *room.now < one.until);
    times.sort_by_key(|one| one.from);
    times.truncate(GROGGY_OUTSIDE);
    let known = times.into_iter().map(|one| GroggyTime {
        from_ms: one.from.ms(),
        until_ms: one.until.ms(),
        sure: one.sure,
        id: one.session,
    });
    Ok(known.collect())
}

/// The vault's salt for opaque ids; made when it is first needed.
fn salt(room: &Room) -> Result<String, Failure> {
    const NAME: &str = "reminders_salt";
    if let Some(kept) = fact(room.db, NAME)? {
        return Ok(kept);
    }
    let mut grains = [0_u8; 32];
    room.app.random(&mut grains)?;
    let salt: String = grains.iter().map(|grain| format!("{grain:02x}")).collect();
    keep_fact(room.db, NAME, &salt)?;
    Ok(salt)
}
