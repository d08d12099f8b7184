//! The commands of what waits inside: what was shown or went by, and putting it away.

use super::delivery::api::RemindersIds;
use super::kinds::{Kind, Place};
use super::planned::api::{place_of, planned};
use super::quiet::end_of_next_day;
use super::table;
use crate::app::{App, Room};
use crate::error::Failure;
use crate::moment::Moment;
use crate::vault::api::{Done, Nothing};
use serde::Serialize;

/// What was shown or missed and not yet put away, while it still matters.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct RemindersWaiting {
    /// The notes, by the time they were due.
    pub notes: Vec<ReminderNote>,
}

/// One note in the open wording.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct ReminderNote {
    /// Opaque id.
    pub id: String,
    /// What it is about.
    pub kind: Kind,
    /// The sentence.
    pub words: String,
    /// Where there is more about it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub place: Option<Place>,
    /// When it was due, RFC 3339.
    #[cfg_attr(test, ts(as = "String"))]
    pub due: Moment,
    /// Its time came and no note was shown.
    pub missed: bool,
}

/// `reminders.list`: for one card inside, in the open wording. What was put off waits for its hour.
///
/// # Errors
/// `Locked`, the store's.
pub fn list(room: &Room, _ask: Nothing) -> Result<RemindersWaiting, Failure> {
    let noted = table::noted(room.db)?;
    let words = room.app.words();
    let waiting = planned(room)?.into_iter().filter_map(|nudge| {
        let known = noted.get(&nudge.id)?;
        let put_off = known.later_ms.is_some_and(|later| room.now.ms() < later);
        let waits = nudge.due <= *room.now && !known.seen && !put_off;
        waits.then(|| ReminderNote {
            words: nudge.open_words(words),
            id: nudge.id,
            kind: nudge.kind,
            place: nudge.kind.place(),
            due: nudge.due,
            missed: known.shown_ms.is_none(),
        })
    });
    Ok(RemindersWaiting {
        notes: waiting.collect(),
    })
}

/// Where notes lead that are opened.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct RemindersPlace {
    /// The page; absent: wherever one was.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub place: Option<Place>,
}

/// `reminders.place`: where notes of the desktop lead when they are opened. A locked vault does not
/// know; then the page tells it once it is open.
///
/// # Errors
/// None.
pub fn place(app: &App, now: &Moment, ask: RemindersIds) -> Result<RemindersPlace, Failure> {
    Ok(RemindersPlace {
        place: place_of(app, now, &ask.ids),
    })
}

/// `reminders.putAway`: dismissed is dismissed.
///
/// # Errors
/// `Locked`, the store's.
pub fn put_away(room: &Room, ask: RemindersIds) -> Result<Done, Failure> {
    for id in &ask.ids {
        table::put_away(room.db, id, room.now)?;
    }
    Ok(Done {})
}

/// `reminders.opened`: somebody looks at Afterglow. Prompts shown today or yesterday count as answered.
///
/// # Errors
/// `Locked`, the store's.
pub fn opened(room: &Room, _ask: Nothing) -> Result<Done, Failure> {
    let past = table::past(room.db, room.now)?.into_iter();
    let open = past.filter(|one| !one.answered && *room.now < end_of_next_day(&one.shown));
    for one in open {
        table::answered(room.db, &one.id)?;
    }
    Ok(Done {})
}
