//! The commands of the schedule.

use super::plan::{Rest, Schedule};
use super::wire::{CheckinDue, CheckinOffer, CheckinPlan, CheckinRest, CheckinRestFor};
use super::{say, table};
use crate::app::Room;
use crate::error::Failure;
use crate::session;
use crate::vault::api::Nothing;
use chrono::TimeDelta;

/// `checkins.due`: what is offered now, never what was.
///
/// # Errors
/// The store's.
pub fn due(room: &Room, _ask: Nothing) -> Result<CheckinDue, Failure> {
    let sessions = session::table::all(room.db)?;
    let offers = table::now(room.db, &sessions, room.now)?;
    let schedule = table::schedule(room.db)?;
    let words = room.app.words();
    Ok(CheckinDue {
        names: say::names(words, &offers),
        about: say::about(words, &offers, &schedule),
        later: later(room)?,
        today: room.now.day(),
        offers: offers
            .iter()
            .map(|offer| CheckinOffer {
                scale: offer.scale,
                name: say::name(words, offer.scale),
            })
            .collect(),
    })
}

/// `checkins.schedule`
///
/// # Errors
/// The store's.
pub fn read(room: &Room, _ask: Nothing) -> Result<CheckinPlan, Failure> {
    let (rest, schedule) = (table::rest(room.db)?, table::schedule(room.db)?);
    Ok(CheckinPlan {
        schedule,
        days: schedule.days(),
        rests: say::rests(room.app.words(), rest, room.now),
        later: later(room)?,
    })
}

/// `checkins.setSchedule`
///
/// # Errors
/// `Invalid` with field `afterDays` or `everyDays`.
pub fn set(room: &Room, ask: Schedule) -> Result<CheckinPlan, Failure> {
    table::keep_schedule(room.db, &ask.check()?)?;
    read(room, Nothing {})
}

/// `checkins.rest`: nothing is offered for a while, and nothing is made up for afterwards.
///
/// # Errors
/// The store's.
pub fn rest(room: &Room, ask: CheckinRest) -> Result<CheckinPlan, Failure> {
    let weeks = |weeks| Rest::Until(room.now.plus(TimeDelta::weeks(weeks)).ms());
    let rest = match ask.rest {
        CheckinRestFor::No => Rest::No,
        CheckinRestFor::TwoWeeks => weeks(2),
        CheckinRestFor::FourWeeks => weeks(4),
        CheckinRestFor::Open => Rest::Open,
    };
    table::keep_rest(room.db, rest)?;
    read(room, Nothing {})
}

/// "PHQ-9 and GAD-7 come next, from Tue 24 Nov on."
fn later(room: &Room) -> Result<String, Failure> {
    let sessions = session::table::all(room.db)?;
    let offers = table::next(room.db, &sessions, room.now)?;
    let rest = table::rest(room.db)?;
    Ok(say::later(room.app.words(), &offers, rest, room.now))
}
