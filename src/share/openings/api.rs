//! The commands of the log of openings, and the noting of one.

use super::table;
use crate::app::{App, Room};
use crate::error::Failure;
use crate::moment::Moment;
use crate::transaction::room_at;
use crate::vault::api::Nothing;
use serde::Serialize;
use std::sync::atomic::{AtomicBool, Ordering};

/// How many are shown.
const SHOWN: u32 = 60;

/// When the vault was opened.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct ShareOpenings {
    /// Newest first; the first is the opening that lasts.
    pub openings: Vec<ShareOpening>,
    /// When it was opened before, in a sentence; none the first time.
    pub before: Option<String>,
}

/// One opening.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct ShareOpening {
    /// When.
    #[cfg_attr(test, ts(as = "String"))]
    pub at: Moment,
    /// "Thu 12 Nov, 20:14"
    pub when: String,
}

/// Noted once while the vault is open; forgotten when it is locked.
#[derive(Default)]
struct Noted(AtomicBool);

/// Notes that the vault was opened, once for each opening.
///
/// # Errors
/// `Locked`, the store's.
pub(crate) fn note(app: &App, now: &Moment) -> Result<(), Failure> {
    let noted = app.kept::<Noted>();
    if !noted.0.load(Ordering::Relaxed) {
        room_at(app, now, |room| Ok(table::insert(room.db, now)?))?;
        noted.0.store(true, Ordering::Relaxed);
    }
    Ok(())
}

/// `share.openings`
///
/// # Errors
/// The store's.
pub fn read(room: &Room, _ask: Nothing) -> Result<ShareOpenings, Failure> {
    let words = room.app.words();
    let openings: Vec<ShareOpening> = table::last(room.db, SHOWN)?
        .into_iter()
        .map(|at| {
            let day = words.day_seen_from(at.day(), room.now.day());
            ShareOpening {
                when: format!("{day}, {}", words.time(&at)),
                at,
            }
        })
        .collect();
    let before = openings.get(1).map(|opening| &opening.when);
    Ok(ShareOpenings {
        before: before.map(|when| words.say("share-opened-before", &[("when", when)])),
        openings,
    })
}
