//! The commands of the mood line.

use super::{PROPOSED_DAYS, Span, detail, table};
use crate::app::Room;
use crate::checkins::mood::table::moods as noted;
use crate::error::Failure;
use crate::random::Id;
use crate::session::times::read_past_date;
use crate::share::{Error, Kind, table as share};
use crate::vault::api::Nothing;
use crate::words::Words;
use chrono::{Datelike, Days, NaiveDate};
use serde::{Deserialize, Serialize};

/// Other days.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ShareSetMoods {
    /// The first day, as one types a day; without a year it is the last one.
    pub first: String,
    /// The last day, at most today.
    pub last: String,
}

/// The days whose moods may go.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct ShareMoods {
    /// For `share.tick`; none while these days are only proposed: `share.setMoods` chooses them.
    #[cfg_attr(test, ts(as = "Option<String>"))]
    pub id: Option<Id>,
    /// The first day, as it may be typed: "Tue 3 Nov 2026".
    pub first: String,
    /// The last day.
    pub last: String,
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
        first: typed(words, span.first),
        last: typed(words, span.last),
        ticked,
        any: !all.is_empty(),
    })
}

/// `share.setMoods`: chooses days. Choosing ticks nothing.
///
/// # Errors
/// `Invalid` with field `first` or `last`, the store's.
pub fn set_moods(room: &Room, ask: ShareSetMoods) -> Result<ShareMoods, Failure> {
    let today = room.now.day();
    let first = read_past_date(&ask.first, today).map_err(|_| Error::NoFirst)?;
    let last = read_past_date(&ask.last, today).map_err(|_| Error::NoLast)?;
    if first > last || last > today {
        return Err(Error::NoSpan.into());
    }
    let known = table::chosen(room.db)?;
    let same = known
        .as_ref()
        .is_some_and(|known| (known.first, known.last) == (first, last));
    if !same {
        let (id, revision) = match known {
            Some(known) => (known.id, known.revision.saturating_add(1)),
            None => (Some(room.app.new_id(room.now)?), 1),
        };
        let span = Span {
            id,
            revision,
            first,
            last,
        };
        table::put(room.db, &span)?;
    }
    moods(room, Nothing {})
}

fn typed(words: &Words, day: NaiveDate) -> String {
    format!("{} {}", words.day_short(day), day.year())
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
