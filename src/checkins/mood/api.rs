//! The commands of moods: one tap is a whole entry.

use super::wire::{CheckinBeside, CheckinMood, CheckinMoods, CheckinTap, CheckinWhichMood};
use super::{Beside, LEVELS, Mood, by_day, check, shown, table};
use crate::app::Room;
use crate::checkins::Error;
use crate::error::Failure;
use crate::moment::Moment;
use crate::random::Id;
use crate::vault::api::{Done, Nothing};

/// How many days back moods are listed.
const LISTED_DAYS: i64 = 14;

/// `checkins.mood`: notes one; several a day are as welcome as none.
///
/// # Errors
/// `Invalid` with field `valence`.
pub fn tap(room: &Room, ask: CheckinTap) -> Result<CheckinMood, Failure> {
    let id = room.app.new_id(room.now)?;
    let mood = take(room, id, ask.valence, *room.now)?;
    Ok(shown::mood(room.app.words(), &mood, room.now))
}

/// Notes a mood of a moment under an id; a second time it changes nothing.
///
/// # Errors
/// `Invalid` with field `valence`.
pub fn take(room: &Room, id: Id, valence: i32, at: Moment) -> Result<Mood, Failure> {
    check(valence)?;
    let mood = Mood {
        id,
        at,
        valence,
        beside: Beside::default(),
    };
    table::insert(room.db, &mood)?;
    Ok(mood)
}

/// `checkins.beside`: notes energy, anxiety, sleep, feeling unreal or pain beside a mood.
///
/// # Errors
/// `NotFound`, `Invalid` with field `level`.
pub fn beside(room: &Room, ask: CheckinBeside) -> Result<CheckinMood, Failure> {
    if ask.level.is_some_and(|level| !LEVELS.contains(&level)) {
        return Err(Error::NoSuchLevel.into());
    }
    table::find(room.db, &ask.id)?.ok_or(Error::MoodGone)?;
    table::set_beside(room.db, &ask.id, ask.axis, ask.level)?;
    let mood = table::find(room.db, &ask.id)?.ok_or(Error::MoodGone)?;
    Ok(shown::mood(room.app.words(), &mood, room.now))
}

/// `checkins.removeMood`: takes one out; `checkins.restoreMood` puts it back.
///
/// # Errors
/// `NotFound`, `Groggy` in groggy time.
pub fn remove(room: &Room, ask: CheckinWhichMood) -> Result<Done, Failure> {
    set_gone(room, &ask.id, true)
}

/// `checkins.restoreMood`
///
/// # Errors
/// `NotFound`.
pub fn restore(room: &Room, ask: CheckinWhichMood) -> Result<Done, Failure> {
    set_gone(room, &ask.id, false)
}

fn set_gone(room: &Room, id: &Id, gone: bool) -> Result<Done, Failure> {
    if table::set_gone(room.db, id, gone, room.now)? {
        Ok(Done {})
    } else {
        Err(Error::MoodGone.into())
    }
}

/// `checkins.moods`: those there are to tap, and those of the last two weeks by day, newest first.
///
/// # Errors
/// The store's.
pub fn moods(room: &Room, _ask: Nothing) -> Result<CheckinMoods, Failure> {
    let from = room.now.plus(chrono::TimeDelta::days(-LISTED_DAYS));
    let words = room.app.words();
    let recent = table::since(room.db, &from)?;
    Ok(CheckinMoods {
        choices: shown::choices(words),
        axes: shown::axes(words),
        last: recent.first().map(|one| shown::mood(words, one, room.now)),
        days: by_day(&recent)
            .iter()
            .map(|day| shown::day(words, day, room.now))
            .collect(),
    })
}
