//! The commands of the mood line.

use super::{PROPOSED_DAYS, Span, detail, table};
use crate::app::Room;
use crate::checkins::mood::table::moods as noted;
use crate::error::Failure;
use crate::random::Id;
use crate::share::{Error, Kind, table as share};
use crate::vault::api::Nothing;
use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};

/// Other days.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ShareSetMoods {
    /// The first day.
    #[cfg_attr(test, ts(as = "String"))]
    pub first: NaiveDate,
    /// The last day, at most today.
    #[cfg_attr(test, ts(as = "String"))]
    pub last: NaiveDate,
}

/// The days whose moods may go.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct ShareMoods {
    /// For `share.tick`; none while these days are only proposed: `share.setMoods` chooses them.
    #[cfg_attr(test, ts(as = "Option<String>"))]
    pub id: Option<Id>,
    /// The first day.
    #[cfg_attr(test, ts(as = "String"))]
    pub first: NaiveDate,
    /// The last day.
    #[cfg_attr(test, ts(as = "String"))]
    pub last: NaiveDate,
    /// The last day there can be.
    #[cfg_attr(test, ts(as = "String"))]
    pub today: NaiveDate,
    /// "3 to 17 November: 12 moods on 9 days"
    pub detail: String,
    /// They are ticked.
    pub ticked: bool,
    /// There is any mood at all.
    pub any: bool,
}

/// `share.moods`
///
/// # Errors
/// The store's.
pub fn moods(room: &Room, _ask: Nothing) -> Result<ShareMoods, Failure> {
    let today = room.now.day();
    let span = table::chosen(room.db)?.unwrap_or_else(|| proposed(today));
    let (words, all) = (room.app.words(), noted(room.db)?);
    let frozen = span.frozen(&all, words);
    let ticked = match &span.id {
        Some(id) => share::is_ticked(room.db, Kind::Moods, id)?,
        None => false,
    };
    Ok(ShareMoods {
        detail: detail(&frozen, words, today),
        id: span.id,
        first: span.first,
        last: span.last,
        today,
        ticked,
        any: !all.is_empty(),
    })
}

/// `share.setMoods`: chooses days. Choosing ticks nothing.
///
/// # Errors
/// `Invalid` with field `first`, the store's.
pub fn set_moods(room: &Room, ask: ShareSetMoods) -> Result<ShareMoods, Failure> {
    if ask.first > ask.last || ask.last > room.now.day() {
        return Err(Error::NoSpan.into());
    }
    let known = table::chosen(room.db)?;
    let same = known
        .as_ref()
        .is_some_and(|known| (known.first, known.last) == (ask.first, ask.last));
    if !same {
        let (id, revision) = match known {
            Some(known) => (known.id, known.revision.saturating_add(1)),
            None => (Some(room.app.new_id(room.now)?), 1),
        };
        let span = Span {
            id,
            revision,
            first: ask.first,
            last: ask.last,
        };
        table::put(room.db, &span)?;
    }
    moods(room, Nothing {})
}

fn proposed(today: NaiveDate) -> Span {
    Span {
        id: None,
        revision: 0,
        first: today
            .checked_sub_days(Days::new(PROPOSED_DAYS))
            .unwrap_or(today),
        last: today,
    }
}
