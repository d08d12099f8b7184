//! The schedule in the vault, and what of the course and of the forms it looks at.

use super::plan::{Rest, Schedule};
use super::{Answered, Course, Offer, offers};
use crate::moment::Moment;
use crate::session::{self, Session, State};
use crate::vault::{fact, keep_fact};
use rusqlite::Connection;

const SCHEDULE: &str = "checkins_schedule";
const REST: &str = "checkins_rest";

/// The schedule as it was set; until then the one that is suggested.
///
/// # Errors
/// The store's.
pub fn schedule(db: &Connection) -> rusqlite::Result<Schedule> {
    let kept = fact(db, SCHEDULE)?;
    let read = kept.and_then(|kept| serde_json::from_str::<Schedule>(&kept).ok());
    Ok(read.and_then(|read| read.check().ok()).unwrap_or_default())
}

/// Keeps a schedule.
///
/// # Errors
/// The store's.
pub fn keep_schedule(db: &Connection, schedule: &Schedule) -> rusqlite::Result<()> {
    keep(db, SCHEDULE, schedule)
}

/// Whether it rests.
///
/// # Errors
/// The store's.
pub fn rest(db: &Connection) -> rusqlite::Result<Rest> {
    let kept = fact(db, REST)?;
    let read = kept.and_then(|kept| serde_json::from_str(&kept).ok());
    Ok(read.unwrap_or_default())
}

/// Keeps whether it rests.
///
/// # Errors
/// The store's.
pub fn keep_rest(db: &Connection, rest: Rest) -> rusqlite::Result<()> {
    keep(db, REST, &rest)
}

fn keep(db: &Connection, name: &str, value: &impl serde::Serialize) -> rusqlite::Result<()> {
    // What is made of numbers and words always becomes JSON.
    let text = serde_json::to_string(value).unwrap_or_default();
    keep_fact(db, name, &text)
}

/// The finished forms.
///
/// # Errors
/// The store's.
pub fn answered(db: &Connection) -> rusqlite::Result<Vec<Answered>> {
    db.prepare_cached(
        "SELECT scale, begun_ms, zone FROM checkins_form
         WHERE gone_ms IS NULL AND finished_ms IS NOT NULL",
    )?
    .query_map([], |row| {
        Ok(Answered {
            scale: row.get(0)?,
            begun: Moment::stored(row.get(1)?, row.get_ref(2)?.as_str()?),
        })
    })?
    .collect()
}

/// What of the course counts.
#[must_use]
pub fn course(sessions: &[Session], now: &Moment) -> Course {
    let there = sessions
        .iter()
        .filter(|one| one.state != State::Cancelled && !session::is_unsaid(one, now));
    Course {
        first_start: there.map(|one| one.starts).min_by_key(Moment::ms),
        last_end: session::last_over(sessions, now).map(Session::end),
        next_start: session::next(sessions, now).map(|one| one.starts),
    }
}

/// What the schedule offers next of each kind; nothing while it rests.
///
/// # Errors
/// The store's.
pub fn next(db: &Connection, sessions: &[Session], now: &Moment) -> rusqlite::Result<Vec<Offer>> {
    let rest = rest(db)?;
    let all = offers(&schedule(db)?, &course(sessions, now), &answered(db)?, now);
    let rested = all.into_iter().filter_map(|offer| {
        let from = rest.delays(offer.from)?;
        let stands = offer.until.is_none_or(|until| from < until);
        stands.then_some(Offer { from, ..offer })
    });
    Ok(rested.collect())
}

/// What it offers now.
///
/// # Errors
/// The store's.
pub fn now(db: &Connection, sessions: &[Session], now: &Moment) -> rusqlite::Result<Vec<Offer>> {
    let mut all = next(db, sessions, now)?;
    all.retain(|offer| offer.is_due(now));
    Ok(all)
}

/// When the next note about a check-in helps; it may lie in the past.
///
/// # Errors
/// The store's.
pub fn note_at(
    db: &Connection,
    sessions: &[Session],
    now: &Moment,
) -> rusqlite::Result<Option<Moment>> {
    let all = next(db, sessions, now)?;
    Ok(all.iter().map(Offer::note_at).min())
}
