//! Commands of groggy time: how long it lasts, whether the infusion took place, leaving it early.

use super::{Error, Groggy, Length, Said, Word, current, table, times};
use crate::app::Room;
use crate::error::{Code, Failure};
use crate::moment::Moment;
use crate::random::Id;
use crate::session::{self, Session, State, WAIT_HOURS, day, is_unsaid};
use crate::vault::api::{Done, Nothing};
use crate::vault::{fact, keep_fact};
use chrono::TimeDelta;
use serde::{Deserialize, Serialize};

const LENGTH: &str = "groggy_length";

/// How long it lasts.
#[derive(Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct GroggyLength {
    /// As the patient set it; 4 hours until then.
    pub length: Length,
}

/// A word about the groggy time that it is.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct GroggySay {
    /// What.
    pub said: Said,
}

/// All groggy times, as the vault stands now.
///
/// # Errors
/// The store's.
pub fn all(room: &Room, sessions: &[Session]) -> Result<Vec<Groggy>, Failure> {
    let words = table::words(room.db)?;
    let begun = begun(room, sessions)?;
    Ok(times(sessions, set_length(room)?, &words, &begun, room.now))
}

/// The real begins of infusions whose end was not tapped yet.
fn begun(room: &Room, sessions: &[Session]) -> Result<Vec<(Id, Moment)>, Failure> {
    let open = |one: &&Session| one.state == State::Planned && !is_unsaid(one, room.now);
    let today = sessions
        .iter()
        .filter(|one| one.starts <= room.now.plus(TimeDelta::hours(WAIT_HOURS)))
        .filter(open);
    let mut found = Vec::new();
    for session in today {
        let taps = day::table::taps(room.db, session)?;
        if let Some(begin) = day::tapped(&taps, day::Step::Begin) {
            found.push((session.id.clone(), begin));
        }
    }
    Ok(found)
}

/// The groggy time that it is now.
///
/// # Errors
/// The store's.
pub fn now(room: &Room) -> Result<Option<Groggy>, Failure> {
    let sessions = session::table::all(room.db)?;
    Ok(current(&all(room, &sessions)?, room.now))
}

fn set_length(room: &Room) -> Result<Length, Failure> {
    let kept = fact(room.db, LENGTH)?;
    let read = kept.and_then(|kept| serde_json::from_str::<Length>(&kept).ok());
    Ok(read.unwrap_or_default())
}

/// `groggy.length`
///
/// # Errors
/// `Locked`.
pub fn length(room: &Room, _ask: Nothing) -> Result<GroggyLength, Failure> {
    Ok(GroggyLength {
        length: set_length(room)?,
    })
}

/// `groggy.setLength`: beforehand only.
///
/// # Errors
/// `Invalid` with field `hours`, `Groggy` in groggy time.
pub fn set(room: &Room, ask: GroggyLength) -> Result<GroggyLength, Failure> {
    let length = ask.length.check()?;
    let kept = serde_json::to_string(&length).map_err(|_| Failure::of(Code::Unexpected))?;
    keep_fact(room.db, LENGTH, &kept)?;
    Ok(GroggyLength { length })
}

/// `groggy.say`: it took place, it did not, or it is left early; logged.
///
/// # Errors
/// `Conflict` outside groggy time.
pub fn say(room: &Room, ask: GroggySay) -> Result<Done, Failure> {
    let now = now(room)?.ok_or(Error::NotNow)?;
    let id = room.app.new_id(room.now)?;
    keep(room, &id, &now.session, ask.said)?;
    Ok(Done {})
}

/// Keeps a word about an infusion under an id; nothing when the infusion is not here.
///
/// # Errors
/// The store's.
pub fn keep(room: &Room, id: &Id, session: &Id, said: Said) -> Result<(), Failure> {
    let sessions = session::table::all(room.db)?;
    if let Some(found) = sessions.iter().find(|one| one.id == *session) {
        let word = Word {
            session: found.id.clone(),
            for_start: found.starts,
            said,
        };
        table::log(room.db, id, &word, room.now)?;
    }
    Ok(())
}
