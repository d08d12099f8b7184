//! The day in the vault: the real times of its steps, and the readings.

use super::{Step, Tap, VitalSource};
use crate::moment::Moment;
use crate::random::Id;
use crate::session::Session;
use crate::session::plan::Reading;
use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ToSql, ToSqlOutput, ValueRef};
use rusqlite::{Connection, OptionalExtension, named_params};

impl FromSql for Step {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        let name = value.as_str()?;
        let found = Self::ALL.into_iter().find(|step| step.name() == name);
        found.ok_or(FromSqlError::InvalidType)
    }
}

impl ToSql for Step {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(self.name().into())
    }
}

impl FromSql for VitalSource {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        match value.as_str()? {
            "clinic" => Ok(Self::Clinic),
            "own" => Ok(Self::Own),
            _ => Err(FromSqlError::InvalidType),
        }
    }
}

impl ToSql for VitalSource {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(match self {
            Self::Clinic => "clinic",
            Self::Own => "own",
        }
        .into())
    }
}

/// The steps that were tapped under an infusion's present start, with its end once it is over; in
/// the order of the day.
///
/// # Errors
/// The store's.
pub fn taps(db: &Connection, session: &Session) -> rusqlite::Result<Vec<Tap>> {
    let mut taps = db
        .prepare_cached(
            "SELECT step, at_ms, zone FROM session_step
             WHERE session_id = :session AND for_start_ms = :start AND at_ms IS NOT NULL",
        )?
        .query_map(
            named_params! { ":session": session.id, ":start": session.starts.ms() },
            |row| {
                let zone: String = row.get("zone")?;
                Ok(Tap {
                    step: row.get("step")?,
                    at: Moment::stored(row.get("at_ms")?, &zone),
                })
            },
        )?
        .collect::<rusqlite::Result<Vec<_>>>()?;
    taps.extend(session.ended.map(|at| Tap {
        step: Step::End,
        at,
    }));
    taps.sort_by_key(|tap| tap.step);
    Ok(taps)
}

/// Notes the real time of a step, or takes it back. The end is the infusion's own.
///
/// # Errors
/// The store's.
pub fn set_tap(
    db: &Connection,
    session: &Session,
    step: Step,
    at: Option<&Moment>,
) -> rusqlite::Result<()> {
    db.prepare_cached(
        "INSERT INTO session_step (session_id, for_start_ms, step, revision, at_ms, zone)
         VALUES (:session, :start, :step, 1, :at_ms, :zone)
         ON CONFLICT (session_id, for_start_ms, step) DO UPDATE
         SET revision = revision + 1, at_ms = excluded.at_ms, zone = excluded.zone",
    )?
    .execute(named_params! {
        ":session": session.id, ":start": session.starts.ms(), ":step": step,
        ":at_ms": at.map(Moment::ms), ":zone": at.unwrap_or(&session.starts).zone_name(),
    })
    .map(drop)
}

/// A reading as it lies in the vault.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// Its id.
    pub id: Id,
    /// When it was taken.
    pub at: Moment,
    /// Its numbers.
    pub reading: Reading,
    /// Who took it.
    pub source: VitalSource,
}

/// The readings of one infusion, in order.
///
/// # Errors
/// The store's.
pub fn vitals(db: &Connection, session_id: &Id) -> rusqlite::Result<Vec<Kept>> {
    db.prepare_cached(
        "SELECT id, at_ms, zone, systolic, diastolic, pulse, oxygen, source FROM session_vital
         WHERE session_id = :session AND gone_ms IS NULL ORDER BY at_ms, id",
    )?
    .query_map(named_params! { ":session": session_id }, |row| {
        let zone: String = row.get("zone")?;
        Ok(Kept {
            id: row.get("id")?,
            at: Moment::stored(row.get("at_ms")?, &zone),
            reading: Reading {
                systolic: row.get("systolic")?,
                diastolic: row.get("diastolic")?,
                pulse: row.get("pulse")?,
                oxygen: row.get("oxygen")?,
            },
            source: row.get("source")?,
        })
    })?
    .collect()
}

/// Keeps a reading of one infusion.
///
/// # Errors
/// The store's.
pub fn insert_vital(db: &Connection, session_id: &Id, kept: &Kept) -> rusqlite::Result<()> {
    db.prepare_cached("INSERT INTO session_vital
         (id, revision, session_id, at_ms, zone, systolic, diastolic, pulse, oxygen, source)
         VALUES (:id, 1, :session, :at_ms, :zone, :systolic, :diastolic, :pulse, :oxygen, :source)")?.execute(named_params! {
            ":id": kept.id, ":session": session_id, ":at_ms": kept.at.ms(), ":zone": kept.at.zone_name(),
            ":systolic": kept.reading.systolic, ":diastolic": kept.reading.diastolic,
            ":pulse": kept.reading.pulse, ":oxygen": kept.reading.oxygen, ":source": kept.source,
        })
    .map(drop)
}

/// Takes a reading away (`gone`), or brings it back; answers whose it is, or nothing when there was
/// nothing to do.
///
/// # Errors
/// The store's.
pub fn set_vital_gone(
    db: &Connection,
    id: &Id,
    gone: Option<&Moment>,
) -> rusqlite::Result<Option<Id>> {
    db.prepare_cached(
        "UPDATE session_vital SET gone_ms = :gone, revision = revision + 1
         WHERE id = :id AND (gone_ms IS NULL) = (:gone IS NOT NULL) RETURNING session_id",
    )?
    .query_row(
        named_params! { ":id": id, ":gone": gone.map(Moment::ms) },
        |row| row.get(0),
    )
    .optional()
}
