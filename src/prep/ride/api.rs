//! Commands of the ride: how it stands, where and when, who else, and who stays.

use super::say::ride_view;
use super::{Person, PickUp, Ride, RideState, pick_up_at, table};
use crate::app::Room;
use crate::clinic::{LINE_LIMIT, check_phone};
use crate::error::Failure;
use crate::prep::api::of_id;
use crate::prep::{Error, check_length};
use crate::private::Private;
use crate::random::Id;
use crate::session::times::read_clock;
use crate::session::{self, Session, State};
use crate::vault::api::Nothing;
use serde::{Deserialize, Serialize};

/// The ride of one infusion.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct PrepRide {
    /// The infusion.
    pub session_id: String,
    /// How it stands for the infusion's start.
    pub state: RideState,
    /// The same in words.
    pub sentence: String,
    /// Who drives; may be empty.
    #[cfg_attr(test, ts(as = "String"))]
    pub who: Private<String>,
    /// Their phone number; may be empty.
    #[cfg_attr(test, ts(as = "String"))]
    pub phone: Private<String>,
    /// Who else could drive; may be empty.
    pub backup: RidePerson,
    /// The adult who stays afterwards; may be empty.
    pub stays: RidePerson,
    /// Where the pick-up is; may be empty.
    #[cfg_attr(test, ts(as = "String"))]
    pub place: Private<String>,
    /// When the pick-up is, `HH:MM` in the infusion's zone; empty: not known.
    pub pick_up: String,
    /// When and where in one line; nothing while neither is known.
    #[cfg_attr(test, ts(as = "Option<String>"))]
    pub pick_up_text: Option<Private<String>>,
    /// They were asked about another time: the infusion was moved since.
    pub moved: bool,
    /// Its day has come: they can be on the way.
    pub may_leave: bool,
    /// When it was said, in words.
    pub said: Option<String>,
    /// A message to send them.
    #[cfg_attr(test, ts(as = "String"))]
    pub message: Private<String>,
}

/// Someone and how they are reached.
#[derive(Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct RidePerson {
    /// Who, at most 200 characters; may be empty.
    #[cfg_attr(test, ts(as = "String"))]
    pub who: Private<String>,
    /// Their phone number, at most 200 characters; may be empty.
    #[cfg_attr(test, ts(as = "String"))]
    pub phone: Private<String>,
}

/// How the ride stands.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SetRide {
    /// The infusion.
    #[cfg_attr(test, ts(as = "String"))]
    pub session_id: Id,
    /// How it stands for the start as it is now.
    pub state: RideState,
    /// Who drives, at most 200 characters.
    #[cfg_attr(test, ts(as = "String"))]
    pub who: Private<String>,
    /// Their phone number, at most 200 characters.
    #[cfg_attr(test, ts(as = "String"))]
    pub phone: Private<String>,
}

/// What else is agreed about the ride.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SetRideDetails {
    /// The infusion.
    #[cfg_attr(test, ts(as = "String"))]
    pub session_id: Id,
    /// When, as a time on the clock after the infusion's start; empty: not known.
    pub pick_up: String,
    /// Where, at most 200 characters.
    #[cfg_attr(test, ts(as = "String"))]
    pub place: Private<String>,
    /// The adult who stays afterwards.
    pub stays: RidePerson,
    /// Who drives when the driver cannot.
    pub backup: RidePerson,
}

/// Whose ride.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct WhichRide {
    /// The infusion.
    #[cfg_attr(test, ts(as = "String"))]
    pub session_id: Id,
}

/// `prep.rides`: the rides of all infusions that are not over.
///
/// # Errors
/// `Locked`.
pub fn rides(room: &Room, _ask: Nothing) -> Result<Vec<PrepRide>, Failure> {
    session::table::all(room.db)?
        .iter()
        .filter(|session| session.state == State::Planned)
        .map(|session| {
            let ride = table::of(room.db, &session.id)?;
            Ok(ride_view(room, session, ride.as_ref()))
        })
        .collect()
}

/// `ride.set`: somebody was asked, said yes, is on the way, or nobody is.
///
/// # Errors
/// `NotFound`, `TooLarge` with field `who`, `Invalid` or `TooLarge` with field `phone`.
pub fn set(room: &Room, ask: SetRide) -> Result<PrepRide, Failure> {
    let driver = person("who", "phone", ask.who, ask.phone)?;
    change(room, &ask.session_id, |session, ride| {
        let ride = Ride { driver, ..ride };
        Ok(ride.said(ask.state, &session.starts, room.now))
    })
}

/// `ride.details`: where and when, who stays, who else could drive. How the ride stands is as before.
///
/// # Errors
/// `NotFound`; `Invalid` or `TooLarge` with field `pickUp`, `place`, `staysWho`, `staysPhone`,
/// `backupWho` or `backupPhone`.
pub fn details(room: &Room, ask: SetRideDetails) -> Result<PrepRide, Failure> {
    check_length("place", &ask.place, LINE_LIMIT)?;
    let stays = person("staysWho", "staysPhone", ask.stays.who, ask.stays.phone)?;
    let backup = person("backupWho", "backupPhone", ask.backup.who, ask.backup.phone)?;
    change(room, &ask.session_id, |session, ride| {
        let pick_up = match ask.pick_up.trim() {
            "" => None,
            text => {
                let time = read_clock(text).ok_or(Error::PickUpClock)?;
                Some(PickUp {
                    at: pick_up_at(time, &session.starts)?,
                    for_start: session.starts,
                })
            }
        };
        Ok(Ride {
            place: ask.place,
            pick_up,
            stays,
            backup,
            ..ride
        })
    })
}

/// `ride.swap`: the backup drives, and has yet to be asked.
///
/// # Errors
/// `NotFound`, `Invalid` with field `backupWho` when nobody else is named.
pub fn swap(room: &Room, ask: WhichRide) -> Result<PrepRide, Failure> {
    change(room, &ask.session_id, |session, ride| {
        ride.swapped(&session.starts, room.now)
    })
}

fn change(
    room: &Room,
    id: &Id,
    how: impl FnOnce(&Session, Ride) -> Result<Ride, Error>,
) -> Result<PrepRide, Failure> {
    let sessions = session::table::all(room.db)?;
    let session = of_id(&sessions, id)?;
    let before = table::of(room.db, id)?;
    let before = before.unwrap_or_else(|| Ride::unsaid(&session.starts, room.now));
    let ride = how(session, before)?;
    table::set(room.db, id, &ride)?;
    Ok(ride_view(room, session, Some(&ride)))
}

fn person(
    name: &'static str,
    number: &'static str,
    who: Private<String>,
    phone: Private<String>,
) -> Result<Person, Failure> {
    check_length(name, &who, LINE_LIMIT)?;
    check_phone(phone.expose()).map_err(|wrong| {
        let mut failure = Failure::from(wrong);
        failure.field = Some(number.to_owned());
        failure
    })?;
    Ok(Person { who, phone })
}
