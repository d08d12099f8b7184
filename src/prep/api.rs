//! The command of getting ready: what there is for the next infusion.

use super::ride::{self, api::PrepRide};
use super::show::{Shelf, offers, view};
use super::slip::{self, api::PrepSlip};
use super::{Error, table};
use crate::app::Room;
use crate::clinic::api::ClinicContact;
use crate::clinic::{self, RuleKind};
use crate::error::Failure;
use crate::moment::Moment;
use crate::private::Private;
use crate::random::Id;
use crate::session::{self, Session};
use serde::{Deserialize, Serialize};

/// Which infusion.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ReadPrep {
    /// Absent: the next one.
    #[cfg_attr(test, ts(as = "Option<String>", optional))]
    pub session_id: Option<Id>,
}

/// What there is to prepare for one infusion.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct PrepView {
    /// The infusion.
    pub session_id: String,
    /// Its start.
    #[cfg_attr(test, ts(as = "String"))]
    pub starts: Moment,
    /// Its start, `HH:MM` in its zone.
    pub starts_text: String,
    /// The fasting clock; empty without a confirmed rule, and once the infusion has begun.
    pub fasting: Vec<FastingLine>,
    /// Confirmed rules about food and drink whose time can't be told yet, and what is missing.
    pub unclear: Vec<RuleNote>,
    /// What the clinic's sheet still waits for, as a sentence: to be put in, or to be confirmed.
    pub sheet_waits: Option<String>,
    /// What was eaten or drunk after its time.
    pub slips: Vec<PrepSlip>,
    /// Whom to ring.
    pub clinic: Option<ClinicContact>,
    /// When the clinic wants the patient there, `HH:MM`.
    pub arrive_by: Option<String>,
    /// The ride.
    pub ride: PrepRide,
    /// What the clinic's sheet says about the ride.
    pub ride_rules: Vec<RuleNote>,
    /// The checklist.
    pub items: Vec<PrepItem>,
    /// What may be added to it by one tap.
    pub offers: Vec<PrepOffer>,
}

/// One line of the fasting clock.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct FastingLine {
    /// What it is about.
    pub kind: RuleKind,
    /// Its name.
    pub name: String,
    /// Until when.
    #[cfg_attr(test, ts(as = "String"))]
    pub until: Moment,
    /// Until when, `HH:MM` in the infusion's zone; with the weekday when it is not the infusion's day.
    pub until_text: String,
    /// Elapsed minutes left; negative: since.
    pub minutes_left: i32,
    /// The same in words.
    pub left_text: String,
    /// The part of the time until the infusion in which it still runs, 0 to 1.
    pub fraction: f64,
    /// The sheet's own sentence; may be empty.
    #[cfg_attr(test, ts(as = "String"))]
    pub sentence: Private<String>,
    /// Where it comes from, with its date.
    pub source: String,
}

/// A sentence of the sheet and where it comes from.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct RuleNote {
    /// The rule in our words.
    pub text: String,
    /// The sheet's own sentence; may be empty.
    #[cfg_attr(test, ts(as = "String"))]
    pub sentence: Private<String>,
    /// Where it comes from, with its date.
    pub source: String,
}

/// A line of the checklist.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct PrepItem {
    /// Its id.
    pub id: String,
    /// Its words.
    #[cfg_attr(test, ts(as = "String"))]
    pub words: Private<String>,
    /// Ticked.
    pub done: bool,
}

/// Where an offer comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub enum OfferFrom {
    /// A confirmed rule of the clinic's.
    Rule,
    /// The patient's own earlier lists.
    Earlier,
    /// What people bring (clinical 1.6).
    Bring,
}

/// What may be added by one tap; never added by itself.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct PrepOffer {
    /// Its words.
    #[cfg_attr(test, ts(as = "String"))]
    pub words: Private<String>,
    /// Where it comes from.
    pub from: OfferFrom,
}

/// `prep.read`: nothing when no infusion lies ahead.
///
/// # Errors
/// `NotFound` for a given infusion.
pub fn read(room: &Room, ask: ReadPrep) -> Result<Option<PrepView>, Failure> {
    let sessions = session::table::all(room.db)?;
    let session = match &ask.session_id {
        Some(id) => Some(of_id(&sessions, id)?),
        None => session::next(&sessions, room.now),
    };
    let Some(session) = session else {
        return Ok(None);
    };
    let shelf = Shelf {
        rules: clinic::table::rules(room.db)?,
        sheets: clinic::table::sheets(room.db)?,
        ride: ride::table::of(room.db, &session.id)?,
        items: table::items(room.db, &session.id)?,
        earlier: table::earlier_items(room.db, &session.id)?,
        slips: slip::table::of(room.db, &session.id)?,
        contact: clinic::table::contact(room.db)?,
    };
    Ok(Some(PrepView {
        offers: offers(room, &shelf),
        sheet_waits: sheet_waits(room)?,
        ..view(room, session, &shelf)
    }))
}

fn sheet_waits(room: &Room) -> Result<Option<String>, Failure> {
    let words = room.app.words();
    Ok(match clinic::suggest::waiting(room)? {
        None => Some(words.say("prep-sheet-none", &[])),
        Some(0) => None,
        Some(count) => Some(words.say("prep-sheet-waits", &[("count", &count.to_string())])),
    })
}

/// The infusion with this id.
pub(super) fn of_id<'a>(sessions: &'a [Session], id: &Id) -> Result<&'a Session, Error> {
    sessions
        .iter()
        .find(|session| session.id == *id)
        .ok_or(Error::Missing)
}
