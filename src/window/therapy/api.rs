//! Commands of the therapy appointment.

use super::{Appointment, LONGEST, STAYS, table};
use crate::app::Room;
use crate::error::{Code, Failure};
use crate::moment::Wall;
use crate::private::Private;
use crate::random::Id;
use crate::vault::api::Nothing;
use crate::window::plan::api::WhichAction;
use serde::{Deserialize, Serialize};

/// The next appointment.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct TherapyNext {
    /// Its id.
    #[cfg_attr(test, ts(as = "String"))]
    pub id: Id,
    /// "Wed 18 Nov, 16:00"
    pub when: String,
    /// With whom, where or how; may be empty.
    #[cfg_attr(test, ts(as = "String"))]
    pub about: Private<String>,
}

/// An appointment to put in.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SetTherapy {
    /// When it starts.
    pub at: Wall,
    /// With whom, where or how, at most 300 characters; may be empty.
    #[serde(default)]
    #[cfg_attr(test, ts(as = "String"))]
    pub about: Private<String>,
}

/// `therapy.read`
///
/// # Errors
/// SQLite's.
pub fn read(room: &Room, _ask: Nothing) -> Result<Option<TherapyNext>, Failure> {
    let words = room.app.words();
    let next = table::next(room.db, &room.now.plus(-STAYS))?;
    Ok(next.map(|next| {
        let at = next.at.seen_in(room.now.zone());
        let day = words.day_seen_from(at.day(), room.now.day());
        TherapyNext {
            when: words.say(
                "window-plan-when",
                &[("day", &day), ("time", &words.time(&at))],
            ),
            id: next.id,
            about: next.about,
        }
    }))
}

/// `therapy.set`
///
/// # Errors
/// `Invalid` for a time that is past or is none, `TooLarge` for an endless line.
pub fn set(room: &Room, ask: SetTherapy) -> Result<Option<TherapyNext>, Failure> {
    let blame = |field: &str, failure: Failure| Failure {
        field: Some(field.to_owned()),
        ..failure
    };
    let at = ask.at.resolve(room.now.zone());
    let at = at.map_err(|error| blame("at", error.into()))?;
    if at.ms() <= room.now.ms() {
        return Err(blame(
            "at",
            Failure::saying(Code::Invalid, crate::key!("window-therapy-past")),
        ));
    }
    if ask.about.expose().chars().nth(LONGEST).is_some() {
        return Err(blame("about", Failure::of(Code::TooLarge)));
    }
    let one = Appointment {
        id: room.app.new_id(room.now)?,
        at,
        about: ask.about,
    };
    table::insert(room.db, &one)?;
    read(room, Nothing {})
}

/// `therapy.remove`
///
/// # Errors
/// `Groggy` in groggy time, `NotFound`.
pub fn remove(room: &Room, ask: WhichAction) -> Result<Option<TherapyNext>, Failure> {
    set_gone(room, &ask.id, true)
}

/// `therapy.restore`
///
/// # Errors
/// `NotFound`.
pub fn restore(room: &Room, ask: WhichAction) -> Result<Option<TherapyNext>, Failure> {
    set_gone(room, &ask.id, false)
}

fn set_gone(room: &Room, id: &Id, gone: bool) -> Result<Option<TherapyNext>, Failure> {
    if !table::set_gone(room.db, id, gone)? {
        return Err(Failure::of(Code::NotFound));
    }
    read(room, Nothing {})
}
