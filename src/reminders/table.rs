//! Reminders in the vault: what was shown, missed and put away; and the facts that the plan is made of.

use super::{Checkin, Facts, Infusion};
use crate::checkins::due::{Course, offered_from};
use crate::clinic::RuleKind;
use crate::moment::Moment;
use crate::prep;
use crate::session::{self, Session, State};
use crate::vault::outside::Due;
use crate::{checkins, clinic};
use rusqlite::{Connection, named_params};
use std::collections::HashMap;

/// What became of a nudge.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Noted {
    /// When it was shown last; none: its time came and no note was shown so far.
    pub shown_ms: Option<i64>,
    /// It comes again then.
    pub later_ms: Option<i64>,
    /// It was put off at least once.
    pub put_off: bool,
    /// It was done, or put away inside Afterglow.
    pub seen: bool,
}

/// What became of every nudge whose time came, by id.
///
/// # Errors
/// The store's.
pub fn noted(db: &Connection) -> rusqlite::Result<HashMap<String, Noted>> {
    db.prepare_cached("SELECT id, shown_ms, later_ms, put_off, seen_ms FROM reminders_shown")?
        .query_map([], |row| {
            let noted = Noted {
                shown_ms: row.get("shown_ms")?,
                later_ms: row.get("later_ms")?,
                put_off: row.get("put_off")?,
                seen: row.get::<_, Option<i64>>("seen_ms")?.is_some(),
            };
            Ok((row.get("id")?, noted))
        })?
        .collect()
}

/// Notes what became of a nudge whose time came. Once shown it stays shown, once done it stays done.
///
/// # Errors
/// The store's.
pub fn note(db: &Connection, due: &Due, now: &Moment) -> rusqlite::Result<()> {
    if due.shown_ms.is_none() && !due.done && now.ms() < due.at_ms {
        return Ok(());
    }
    db.execute(
        "INSERT INTO reminders_shown
         (id, due_ms, noted_ms, timed, shown_ms, later_ms, put_off, seen_ms)
         VALUES (:id, :due, :now, :timed, :shown, :later, :put_off, :seen)
         ON CONFLICT (id) DO UPDATE SET
         noted_ms = excluded.noted_ms, shown_ms = coalesce(excluded.shown_ms, shown_ms),
         later_ms = excluded.later_ms, put_off = max(excluded.put_off, put_off),
         seen_ms = coalesce(seen_ms, excluded.seen_ms)",
        named_params! {
            ":id": due.id, ":due": due.at_ms, ":now": now.ms(), ":timed": due.timed,
            ":shown": due.shown_ms, ":later": due.later_ms, ":put_off": due.put_off,
            ":seen": due.done.then(|| now.ms()),
        },
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
        infusions: infusions.collect::<rusqlite::Result<_>>()?,
        checkin: checkin(db, sessions, now)?,
        salt: String::new(),
    })
}

/// The next check-in. Before any was begun the schedule offers one at once; the note about that
/// first one comes the day before the infusion, since a note that comes while planning helps nobody.
fn checkin(
    db: &Connection,
    sessions: &[Session],
    now: &Moment,
) -> rusqlite::Result<Option<Checkin>> {
    let forms = checkins::table::forms(db)?;
    let course = Course {
        last_end: session::last_over(sessions, now).map(Session::end),
        next_start: session::next(sessions, now).map(|one| one.starts),
    };
    let offered = if forms.iter().all(|form| form.answers.is_empty()) {
        let day = chrono::TimeDelta::days(1);
        let before = course.next_start.map(|at| at.plus(-day));
        before.or(course.last_end.map(|at| at.plus(day)))
    } else {
        offered_from(&forms, &course, now)
    };
    Ok(offered.map(|offered| Checkin { offered }))
}
