//! The ride in words: how it stands, the pick-up in one line, and the message to whoever drives.

use super::api::{PrepRide, RidePerson};
use super::{Person, Ride, RideState};
use crate::app::Room;
use crate::moment::Moment;
use crate::private::Private;
use crate::session::Session;
use crate::session::course::when;

/// The ride of one infusion in words.
#[must_use]
pub fn ride_view(room: &Room, session: &Session, ride: Option<&Ride>) -> PrepRide {
    let unsaid = Ride::unsaid(&session.starts, room.now);
    let ride = ride.unwrap_or(&unsaid);
    let state = ride.state(&session.starts);
    let moved = ride.is_moved(&session.starts);
    let pick_up = ride.pick_up(&session.starts);
    PrepRide {
        session_id: session.id.to_string(),
        state,
        sentence: sentence(room, state, moved),
        who: ride.driver.who.clone(),
        phone: ride.driver.phone.clone(),
        backup: person(&ride.backup),
        stays: person(&ride.stays),
        place: ride.place.clone(),
        pick_up: pick_up.map_or_else(String::new, |at| room.app.words().time(&at)),
        pick_up_text: pick_up_line(room, session, ride),
        moved,
        may_leave: room.now.seen_in(session.starts.zone()).day() >= session.starts.day(),
        said: (state != RideState::None)
            .then(|| when(&ride.at.seen_in(session.starts.zone()), room.now)),
        message: message(room, session, ride),
    }
}

fn sentence(room: &Room, state: RideState, moved: bool) -> String {
    let words = room.app.words();
    match state {
        RideState::None if moved => words.say("prep-ride-moved", &[]),
        RideState::None => words.say("prep-ride-none", &[]),
        RideState::Asked => words.say("prep-ride-asked", &[]),
        RideState::Confirmed => words.say("prep-ride-confirmed", &[]),
        RideState::OnTheWay => words.say("ride-on-the-way", &[]),
    }
}

fn person(person: &Person) -> RidePerson {
    RidePerson {
        who: person.who.clone(),
        phone: person.phone.clone(),
    }
}

/// "12:30, at the main door"; nothing while neither is known.
#[must_use]
pub fn pick_up_line(room: &Room, session: &Session, ride: &Ride) -> Option<Private<String>> {
    let words = room.app.words();
    let place = ride.place.expose().trim();
    let time = |at: &Moment| words.time(&at.seen_in(session.starts.zone()));
    let line = match (ride.pick_up(&session.starts), place) {
        (None, "") => return None,
        (None, place) => place.to_owned(),
        (Some(at), "") => time(&at),
        (Some(at), place) => words.say(
            "ride-time-and-place",
            &[("time", &time(&at)), ("place", place)],
        ),
    };
    Some(Private::new(line))
}

fn message(room: &Room, session: &Session, ride: &Ride) -> Private<String> {
    let words = room.app.words();
    let starts = when(&session.starts, room.now);
    Private::new(match pick_up_line(room, session, ride) {
        None => words.say("prep-ride-message", &[("when", &starts)]),
        Some(line) => words.say(
            "ride-message-pick-up",
            &[("when", &starts), ("pickUp", line.expose())],
        ),
    })
}
