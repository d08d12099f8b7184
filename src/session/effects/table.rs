//! What was noted of after-effects, in the vault.

use super::Grade;
use crate::moment::Moment;
use crate::random::Id;
use rusqlite::{Connection, named_params};

/// One noted after-effect.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Noted {
    /// Which, by its id in the checklist.
    pub effect: String,
    /// How strong.
    pub grade: Grade,
    /// When it began.
    pub start: Option<Moment>,
    /// When it ended.
    pub end: Option<Moment>,
}

/// All that is noted after an infusion; what was taken back is left out.
///
/// # Errors
/// The store's.
pub fn noted(db: &Connection, session: &Id) -> rusqlite::Result<Vec<Noted>> {
    let mut find = db.prepare_cached(
        "SELECT effect, grade, start_ms, end_ms, zone FROM session_effect
         WHERE session_id = :session AND grade IS NOT NULL ORDER BY effect",
    )?;
    let rows = find.query_map(named_params! { ":session": session }, |row| {
        let (grade, zone): (String, String) = (row.get("grade")?, row.get("zone")?);
        let (start, end): (Option<i64>, Option<i64>) = (row.get("start_ms")?, row.get("end_ms")?);
        let at = |ms: Option<i64>| ms.map(|ms| Moment::stored(ms, &zone));
        Ok(Noted {
            effect: row.get("effect")?,
            grade: Grade::of(&grade).unwrap_or(Grade::None),
            start: at(start),
            end: at(end),
        })
    })?;
    rows.collect()
}

/// Keeps how it was in place of what was noted before; without a grade it is taken back.
///
/// # Errors
/// The store's.
pub fn set(
    db: &Connection,
    session: &Id,
    effect: &str,
    grade: Option<Grade>,
    times: [Option<&Moment>; 2],
    now: &Moment,
) -> rusqlite::Result<()> {
    let [start, end] = times;
    db.prepare_cached("INSERT INTO session_effect (session_id, effect, revision, grade, start_ms, end_ms, noted_ms, zone)
         VALUES (:session, :effect, 1, :grade, :start, :end, :now, :zone)
         ON CONFLICT (session_id, effect) DO UPDATE SET grade = :grade, start_ms = :start,
             end_ms = :end, noted_ms = :now, zone = :zone, revision = revision + 1")?.execute(named_params! {
            ":session": session, ":effect": effect, ":grade": grade.map(Grade::code),
            ":start": start.map(Moment::ms), ":end": end.map(Moment::ms),
            ":now": now.ms(), ":zone": now.zone_name(),
        })
    .map(drop)
}
