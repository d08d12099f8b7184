//! The rule in the vault; there is one at most.

use super::{OwnRule, Side};
use crate::checkins::mood::Axis;
use crate::moment::Moment;
use chrono::NaiveDate;
use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ToSql, ToSqlOutput, ValueRef};
use rusqlite::{Connection, OptionalExtension, named_params};

/// Stands for the moods themselves.
const MOOD: &str = "mood";

impl FromSql for Side {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        match value.as_str()? {
            "below" => Ok(Self::Below),
            "above" => Ok(Self::Above),
            _ => Err(FromSqlError::InvalidType),
        }
    }
}

impl ToSql for Side {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(match self {
            Self::Below => "below",
            Self::Above => "above",
        }
        .into())
    }
}

/// The rule, if there is one.
///
/// # Errors
/// The store's.
pub fn rule(db: &Connection) -> rusqlite::Result<Option<OwnRule>> {
    db.prepare_cached(
        "SELECT id, what, side, level, days, note, with_whom, away_day, at_ms, zone
         FROM boosters_rule WHERE gone_ms IS NULL ORDER BY at_ms DESC, id DESC LIMIT 1",
    )?
    .query_row([], |row| {
        let zone: String = row.get("zone")?;
        let away: Option<String> = row.get("away_day")?;
        let what: String = row.get("what")?;
        Ok(OwnRule {
            id: row.get("id")?,
            axis: Axis::ALL.into_iter().find(|axis| axis.key() == what),
            side: row.get("side")?,
            level: row.get("level")?,
            days: row.get("days")?,
            note: row.get("note")?,
            with: row.get("with_whom")?,
            away: away.and_then(|day| day.parse().ok()),
            at: Moment::stored(row.get("at_ms")?, &zone),
        })
    })
    .optional()
}

/// Keeps a rule in the place of the one before.
///
/// # Errors
/// The store's.
pub fn set(db: &Connection, rule: &OwnRule) -> rusqlite::Result<()> {
    remove(db, &rule.at)?;
    db.prepare_cached("INSERT INTO boosters_rule
         (id, revision, what, side, level, days, note, with_whom, at_ms, zone)
         VALUES (:id, 1, :what, :side, :level, :days, :note, :with, :at, :zone)")?.execute(named_params! {
            ":id": rule.id, ":what": rule.axis.map_or(MOOD, Axis::key), ":side": rule.side, ":level": rule.level, ":days": rule.days,
            ":note": rule.note, ":with": rule.with, ":at": rule.at.ms(),
            ":zone": rule.at.zone_name(),
        })
    .map(drop)
}

/// Takes the rule away; false when there was none.
///
/// # Errors
/// The store's.
pub fn remove(db: &Connection, now: &Moment) -> rusqlite::Result<bool> {
    let changed = db.prepare_cached("UPDATE boosters_rule SET gone_ms = :now, revision = revision + 1 WHERE gone_ms IS NULL")?.execute(named_params! { ":now": now.ms() })?;
    Ok(changed > 0)
}

/// Puts the rule that was taken away last back; false when there was none, or there is one.
///
/// # Errors
/// The store's.
pub fn restore(db: &Connection) -> rusqlite::Result<bool> {
    let changed = db
        .prepare_cached(
            "UPDATE boosters_rule SET gone_ms = NULL, revision = revision + 1
         WHERE id = (SELECT id FROM boosters_rule WHERE gone_ms IS NOT NULL
                     ORDER BY gone_ms DESC, at_ms DESC, id DESC LIMIT 1)
           AND NOT EXISTS (SELECT 1 FROM boosters_rule WHERE gone_ms IS NULL)",
        )?
        .execute([])?;
    Ok(changed > 0)
}

/// Remembers that the message about a stretch of days was put away.
///
/// # Errors
/// The store's.
pub fn put_away(db: &Connection, since: NaiveDate) -> rusqlite::Result<()> {
    db.prepare_cached(
        "UPDATE boosters_rule SET away_day = :day, revision = revision + 1 WHERE gone_ms IS NULL",
    )?
    .execute(named_params! { ":day": since.to_string() })
    .map(drop)
}
