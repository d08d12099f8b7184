//! Reminders in the vault: what was shown, missed and put away; and the facts that the plan is made of.

use super::{Checkin, Facts, Infusion};
use crate::clinic::RuleKind;
use crate::moment::Moment;
use crate::prep;
use crate::session::{Session, State};
use crate::{checkins, clinic};
use rusqlite::{Connection, named_params};
use std::collections::HashMap;

/// What became of a nudge.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Noted {
    /// Its time came and no note was shown so far.
    pub missed: bool,
    /// It was put away inside Afterglow.
    pub seen: bool,
}

/// What became of every nudge whose time came, by id.
///
/// # Errors
/// The store's.
pub fn noted(db: &Connection) -> rusqlite::Result<HashMap<String, Noted>> {
    db.prepare_cached("SELECT id, missed, seen_ms FROM reminders_shown")?
        .query_map([], |row| {
            let noted = Noted {
                missed: row.get("missed")?,
                seen: row.get::<_, Option<i64>>("seen_ms")?.is_some(),
            };
            Ok((row.get("id")?, noted))
        })?
        .collect()
}

/// Notes that a nudge's time came, and whether it was shown. Once shown it stays shown.
///
/// # Errors
/// The store's.
pub fn note(
    db: &Connection,
    id: &str,
    due_ms: i64,
    missed: bool,
    now: &Moment,
) -> rusqlite::Result<()> {
    db.execute(
        "INSERT INTO reminders_shown (id, due_ms, noted_ms, missed) VALUES (:id, :due, :now, :missed)
         ON CONFLICT (id) DO UPDATE SET missed = excluded.missed, noted_ms = excluded.noted_ms
         WHERE excluded.missed < reminders_shown.missed",
        named_params! { ":id": id, ":due": due_ms, ":now": now.ms(), ":missed": missed },
    )
    .map(drop)
}

/// Puts a nudge away; false when its time has not come.
///
/// # Errors
/// The store's.
pub fn put_away(db: &Connection, id: &str, now: &Moment) -> rusqlite::Result<bool> {
    db.execute(
        "UPDATE reminders_shown SET seen_ms = :now WHERE id = :id",
        named_params! { ":id": id, ":now": now.ms() },
    )
    .map(|changed| changed > 0)
}

/// The facts as they stand, without the salt.
///
/// # Errors
/// The store's.
pub fn facts(db: &Connection, sessions: &[Session], now: &Moment) -> rusqlite::Result<Facts> {
    let (rules, sheets) = (clinic::table::rules(db)?, clinic::table::sheets(db)?);
    let ahead = |one: &&Session| one.state == State::Planned && one.starts > *now;
    let infusions = sessions.iter().filter(ahead).map(|session| {
        let fasting = prep::fasting(session, &rules, &sheets, now);
        let until = |kind| {
            fasting
                .iter()
                .find(|one| one.kind == kind)
                .map(|one| one.until)
        };
        let ride = prep::ride::table::of(db, &session.id)?;
        Ok(Infusion {
            id: session.id.clone(),
            starts: session.starts,
            booster: session.booster,
            solids_until: until(RuleKind::NoSolids),
            liquids_until: until(RuleKind::ClearLiquidsUntil),
            ride_confirmed: ride.is_some_and(|ride| ride.state(&session.starts).is_settled()),
        })
    });
    Ok(Facts {
        paused_until: None,
        infusions: infusions.collect::<rusqlite::Result<_>>()?,
        checkin: checkins::due::table::note_at(db, sessions, now)?
            .map(|offered| Checkin { offered }),
        salt: String::new(),
    })
}
