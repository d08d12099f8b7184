//! The commands of told totals.

use super::wire::{CheckinAddTold, CheckinKnown, CheckinTold, CheckinToldList, CheckinWhichTold};
use super::{Known, Told, check, line, measures, table};
use crate::app::Room;
use crate::checkins::Error;
use crate::error::Failure;
use crate::private::Private;
use crate::random::Id;
use crate::vault::api::{Done, Nothing};

/// `checkins.told`
///
/// # Errors
/// The store's.
pub fn list(room: &Room, _ask: Nothing) -> Result<CheckinToldList, Failure> {
    let words = room.app.words();
    let all = table::all(room.db)?;
    Ok(CheckinToldList {
        told: all.into_iter().map(|told| shown(room, told)).collect(),
        measures: measures(words)
            .into_iter()
            .map(|known| CheckinKnown {
                range: range(room, &known),
                name: known.name,
            })
            .collect(),
        today: room.now.day(),
    })
}

/// `checkins.addTold`
///
/// # Errors
/// `Invalid` with field `measure`, `total`, `day` or `by`.
pub fn add(room: &Room, ask: CheckinAddTold) -> Result<CheckinTold, Failure> {
    let checked = check(room.app.words(), &ask, room.now)?;
    let told = Told {
        id: room.app.new_id(room.now)?,
        revision: 1,
        measure: Private::new(checked.measure),
        total: checked.total,
        day: checked.day,
        by: Private::new(checked.by),
        at: *room.now,
    };
    table::insert(room.db, &told)?;
    Ok(shown(room, told))
}

/// `checkins.removeTold`
///
/// # Errors
/// `NotFound`, `Groggy` in groggy time.
pub fn remove(room: &Room, ask: CheckinWhichTold) -> Result<Done, Failure> {
    set_gone(room, &ask.id, true)
}

/// `checkins.restoreTold`
///
/// # Errors
/// `NotFound`.
pub fn restore(room: &Room, ask: CheckinWhichTold) -> Result<Done, Failure> {
    set_gone(room, &ask.id, false)
}

fn set_gone(room: &Room, id: &Id, gone: bool) -> Result<Done, Failure> {
    if table::set_gone(room.db, id, gone, room.now)? {
        Ok(Done {})
    } else {
        Err(Error::ToldGone.into())
    }
}

fn shown(room: &Room, told: Told) -> CheckinTold {
    let words = room.app.words();
    let by = words.say("checkins-told-by", &[("who", told.by.expose())]);
    CheckinTold {
        line: line(words, told.measure.expose(), told.total),
        day: words.day_seen_from(told.day, room.now.day()),
        by: Private::new(by),
        id: told.id,
        measure: told.measure,
    }
}

fn range(room: &Room, known: &Known) -> String {
    let (most, step) = (known.most.to_string(), known.step.to_string());
    let args = [
        ("name", known.name.as_str()),
        ("most", &most),
        ("step", &step),
    ];
    if known.step > 1 {
        room.app.words().say("checkins-told-range-steps", &args)
    } else {
        room.app.words().say("checkins-told-range", &args)
    }
}
