//! Groggy time's one page: what time it is, who is there, the ride, and how long it stays still.

use super::letters;
use crate::app::Room;
use crate::error::Failure;
use crate::prep::ride::{Person, say::ride_view};
use crate::prep::{self, RideState};
use crate::private::Private;
use crate::session::{self, Session, State};
use crate::support::qr;
use crate::vault::api::Nothing;
use serde::Serialize;

/// All that groggy time shows.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct GroggyPage {
    /// "It is 12:40."
    pub time: String,
    /// "It stays quiet here until 15:10.": nothing outside groggy time.
    pub until: Option<String>,
    /// The infusion that was tapped over, for a tap that was a slip.
    pub over: Option<String>,
    /// Who drives home.
    pub ride: Option<GroggyRide>,
    /// Letters from the lock screen that could not be read, in a sentence.
    pub unread: Option<String>,
}

/// Who drives home.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct GroggyRide {
    /// The infusion.
    pub session_id: String,
    /// Who.
    pub driver: GroggyPerson,
    /// How it stands, in a word or two.
    pub standing: String,
    /// When and where in one line.
    #[cfg_attr(test, ts(as = "Option<String>"))]
    pub pick_up: Option<Private<String>>,
    /// They said yes, and may be on the way.
    pub confirmed: bool,
    /// Who else could drive, when somebody is named.
    pub backup: Option<GroggyPerson>,
}

/// Someone to ring.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct GroggyPerson {
    /// Who.
    #[cfg_attr(test, ts(as = "String"))]
    pub who: Private<String>,
    /// Their phone number as given; may be empty.
    #[cfg_attr(test, ts(as = "String"))]
    pub phone: Private<String>,
    /// The number as a code that a phone's camera dials, as SVG path data.
    pub qr: Option<String>,
    /// The code's side in units.
    pub qr_size: Option<u32>,
}

/// `groggy.read`
///
/// # Errors
/// `Locked`.
pub fn read(room: &Room, _ask: Nothing) -> Result<GroggyPage, Failure> {
    let words = room.app.words();
    let sessions = session::table::all(room.db)?;
    let now = session::groggy::api::now(room)?;
    let of = now.as_ref().map(|now| now.session.clone());
    let session = sessions.iter().find(|one| Some(&one.id) == of.as_ref());
    let until = now.map(|now| {
        let until = now.until.seen_in(room.now.zone());
        let time = words.time(&until);
        if until.day() == room.now.day() {
            words.say("groggy-until", &[("time", &time)])
        } else {
            words.say("groggy-until-tomorrow", &[("time", &time)])
        }
    });
    let unread = letters::unread(room, Nothing {})?.note;
    Ok(GroggyPage {
        time: words.say("groggy-time", &[("time", &words.time(room.now))]),
        until,
        over: session
            .filter(|session| session.state == State::Over)
            .map(|session| session.id.to_string()),
        ride: session
            .map(|session| ride(room, session))
            .transpose()?
            .flatten(),
        unread,
    })
}

fn ride(room: &Room, session: &Session) -> Result<Option<GroggyRide>, Failure> {
    let kept = prep::ride::table::of(room.db, &session.id)?;
    let kept = kept.filter(|ride| ride.state(&session.starts) != RideState::None);
    Ok(kept.map(|ride| {
        let view = ride_view(room, session, Some(&ride));
        GroggyRide {
            session_id: view.session_id,
            standing: view.sentence,
            pick_up: view.pick_up_text,
            confirmed: view.state == RideState::Confirmed,
            backup: (!ride.backup.is_nobody()).then(|| person(ride.backup)),
            driver: person(ride.driver),
        }
    }))
}

fn person(person: Person) -> GroggyPerson {
    let number = qr::dialled(person.phone.expose());
    let code = number.and_then(|number| qr::draw(&format!("tel:{number}")));
    GroggyPerson {
        qr_size: code.as_ref().map(|code| code.size),
        qr: code.map(|code| code.path),
        who: person.who,
        phone: person.phone,
    }
}
