//! The facts of Trends, read from the rooms above. It has no tables of its own.

use super::{Facts, Total};
use crate::checkins::scales;
use crate::moment::Moment;
use crate::{checkins, session};
use rusqlite::Connection;

/// All that Trends is worked out from at this moment.
///
/// # Errors
/// The store's.
pub fn facts(db: &Connection, now: &Moment) -> rusqlite::Result<Facts> {
    let totals = checkins::table::totals(db)?
        .into_iter()
        .filter_map(|(scale, begun, total)| {
            Some(Total {
                scale: scales::find(&scale)?,
                begun,
                total,
            })
        })
        .collect();
    let (sessions, moods) = (session::table::all(db)?, checkins::table::valences(db)?);
    let told = checkins::told::table::all(db)?;
    Ok(Facts::until(sessions, moods, totals, now).beside(told))
}
