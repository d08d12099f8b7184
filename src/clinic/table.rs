//! The clinic's sheets, rules and contact in the vault.

use super::{Amount, Anchor, Contact, Rule, RuleKind, Sheet, sort_sheets};
use crate::moment::Moment;
use crate::private::Private;
use crate::random::Id;
use chrono::{NaiveTime, Timelike};
use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ToSql, ToSqlOutput, ValueRef};
use rusqlite::{Connection, OptionalExtension, Row, named_params};

impl RuleKind {
    fn name(self) -> &'static str {
        match self {
            Self::NoFasting => "noFasting",
            Self::NoHeavyMeal => "noHeavyMeal",
            Self::NoSolids => "noSolids",
            Self::NoLightMeal => "noLightMeal",
            Self::ClearLiquidsUntil => "clearLiquidsUntil",
            Self::ArriveEarly => "arriveEarly",
            Self::CheckInEarly => "checkInEarly",
            Self::RideBothWays => "rideBothWays",
            Self::AdultInside => "adultInside",
            Self::RideShareAccepted => "rideShareAccepted",
            Self::RideShareRefused => "rideShareRefused",
            Self::CallAbove => "callAbove",
            Self::Observation => "observation",
            Self::NoDriving => "noDriving",
            Self::NoMachinery => "noMachinery",
            Self::NoSigning => "noSigning",
            Self::NoAlcohol => "noAlcohol",
            Self::MedicineAdvice => "medicineAdvice",
        }
    }
}

impl FromSql for RuleKind {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        let name = value.as_str()?;
        let found = Self::ALL.into_iter().find(|kind| kind.name() == name);
        found.ok_or(FromSqlError::InvalidType)
    }
}

impl ToSql for RuleKind {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(self.name().into())
    }
}

impl Anchor {
    fn name(self) -> &'static str {
        match self {
            Self::Infusion => "infusion",
            Self::Arrival => "arrival",
            Self::CheckIn => "checkIn",
            Self::End => "end",
        }
    }
}

impl FromSql for Anchor {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        let all = [Self::Infusion, Self::Arrival, Self::CheckIn, Self::End];
        let name = value.as_str()?;
        let found = all.into_iter().find(|anchor| anchor.name() == name);
        found.ok_or(FromSqlError::InvalidType)
    }
}

fn amount(row: &Row<'_>) -> rusqlite::Result<Amount> {
    let kind: String = row.get("amount")?;
    Ok(match kind.as_str() {
        "minutes" => Amount::Minutes(row.get("minutes")?),
        "clock" => {
            let minutes: u32 = row.get("minutes")?;
            let time = NaiveTime::from_num_seconds_from_midnight_opt(minutes * 60, 0);
            Amount::Clock(time.unwrap_or_default())
        }
        "nextDay" => Amount::NextDay,
        "pressure" => Amount::Pressure {
            systolic: row.get("systolic")?,
            diastolic: row.get("diastolic")?,
        },
        _ => Amount::Plain,
    })
}

/// All sheets, the one received last first.
///
/// # Errors
/// The store's.
pub fn sheets(db: &Connection) -> rusqlite::Result<Vec<Sheet>> {
    let mut sheets = db
        .prepare_cached(
            "SELECT id, words, given_by, received_day, at_ms, zone FROM clinic_sheet WHERE gone_ms IS NULL",
        )?
        .query_map([], |row| {
            let zone: String = row.get("zone")?;
            let day: String = row.get("received_day")?;
            Ok(Sheet {
                id: row.get("id")?,
                words: row.get("words")?,
                given_by: row.get("given_by")?,
                received_day: day.parse().unwrap_or_default(),
                at: Moment::stored(row.get("at_ms")?, &zone),
            })
        })?
        .collect::<rusqlite::Result<Vec<_>>>()?;
    sort_sheets(&mut sheets);
    Ok(sheets)
}

/// All rules of all sheets.
///
/// # Errors
/// The store's.
pub fn rules(db: &Connection) -> rusqlite::Result<Vec<Rule>> {
    db.prepare_cached(
        "SELECT id, sheet_id, kind, amount, minutes, systolic, diastolic, anchor, sentence
         FROM clinic_rule WHERE gone_ms IS NULL ORDER BY id",
    )?
    .query_map([], |row| {
        Ok(Rule {
            id: row.get("id")?,
            sheet_id: row.get("sheet_id")?,
            kind: row.get("kind")?,
            amount: amount(row)?,
            anchor: row.get("anchor")?,
            sentence: row.get("sentence")?,
        })
    })?
    .collect()
}

/// Whom to ring, once given.
///
/// # Errors
/// The store's.
pub fn contact(db: &Connection) -> rusqlite::Result<Option<Contact>> {
    db.prepare_cached(
        "SELECT name, phone FROM clinic_contact WHERE gone_ms IS NULL ORDER BY id LIMIT 1",
    )?
    .query_row([], |row| {
        Ok(Contact {
            name: row.get("name")?,
            phone: row.get("phone")?,
        })
    })
    .optional()
}

/// Keeps a sheet beside those that are there.
///
/// # Errors
/// The store's.
pub fn insert_sheet(db: &Connection, sheet: &Sheet) -> rusqlite::Result<()> {
    db.prepare_cached(
        "INSERT INTO clinic_sheet (id, revision, words, given_by, received_day, at_ms, zone)
         VALUES (:id, 1, :words, :given_by, :received_day, :at_ms, :zone)",
    )?
    .execute(named_params! {
        ":id": sheet.id, ":words": sheet.words, ":given_by": sheet.given_by,
        ":received_day": sheet.received_day.to_string(),
        ":at_ms": sheet.at.ms(), ":zone": sheet.at.zone_name(),
    })
    .map(drop)
}

/// Keeps a rule; a rule of the same kind from the same sheet gives way to it, of a kind that a sheet
/// may have several of only the one with the same sentence.
///
/// # Errors
/// The store's.
pub fn set_rule(db: &Connection, rule: &Rule, now: &Moment) -> rusqlite::Result<()> {
    db.prepare_cached("UPDATE clinic_rule SET gone_ms = :now, revision = revision + 1
         WHERE sheet_id = :sheet AND kind = :kind AND gone_ms IS NULL AND (NOT :many OR sentence = :sentence)")?.execute(named_params! {
            ":now": now.ms(), ":sheet": rule.sheet_id, ":kind": rule.kind,
            ":many": rule.kind.is_many(), ":sentence": rule.sentence,
        })?;
    let (amount, minutes, pressure) = match rule.amount {
        Amount::Plain => ("plain", None, None),
        Amount::Minutes(minutes) => ("minutes", Some(minutes), None),
        Amount::Clock(time) => ("clock", Some(time.num_seconds_from_midnight() / 60), None),
        Amount::NextDay => ("nextDay", None, None),
        Amount::Pressure {
            systolic,
            diastolic,
        } => ("pressure", None, Some((systolic, diastolic))),
    };
    db.prepare_cached("INSERT INTO clinic_rule (id, revision, sheet_id, kind, amount, minutes, systolic, diastolic, anchor, sentence, at_ms, zone)
         VALUES (:id, 1, :sheet, :kind, :amount, :minutes, :systolic, :diastolic, :anchor, :sentence, :at_ms, :zone)")?.execute(named_params! {
            ":id": rule.id, ":sheet": rule.sheet_id, ":kind": rule.kind, ":amount": amount,
            ":minutes": minutes, ":systolic": pressure.map(|both| both.0),
            ":diastolic": pressure.map(|both| both.1), ":anchor": rule.anchor.name(),
            ":sentence": rule.sentence, ":at_ms": now.ms(), ":zone": now.zone_name(),
        })
    .map(drop)
}

/// The kinds and sentences of a sheet's suggestions that the patient left.
///
/// # Errors
/// The store's.
pub fn left(db: &Connection, sheet: &Id) -> rusqlite::Result<Vec<(RuleKind, String)>> {
    db.prepare_cached("SELECT kind, sentence FROM clinic_left WHERE sheet_id = :sheet")?
        .query_map(named_params! { ":sheet": sheet }, |row| {
            Ok((row.get("kind")?, row.get("sentence")?))
        })?
        .collect()
}

/// Leaves a suggestion, or takes that back.
///
/// # Errors
/// The store's.
pub fn leave(
    db: &Connection,
    sheet: &Id,
    (kind, sentence): (RuleKind, &Private<String>),
    left: bool,
    now: &Moment,
) -> rusqlite::Result<()> {
    let found = named_params! { ":sheet": sheet, ":kind": kind, ":sentence": sentence };
    db.prepare_cached(
        "DELETE FROM clinic_left WHERE sheet_id = :sheet AND kind = :kind AND sentence = :sentence",
    )?
    .execute(found)?;
    if left {
        db.prepare_cached("INSERT INTO clinic_left (sheet_id, kind, sentence, at_ms) VALUES (:sheet, :kind, :sentence, :now)")?.execute(named_params! { ":sheet": sheet, ":kind": kind, ":sentence": sentence, ":now": now.ms() })?;
    }
    Ok(())
}

/// Takes a rule away; false when there is none.
///
/// # Errors
/// The store's.
pub fn remove_rule(db: &Connection, id: &Id, now: &Moment) -> rusqlite::Result<bool> {
    db.prepare_cached("UPDATE clinic_rule SET gone_ms = :now, revision = revision + 1 WHERE id = :id AND gone_ms IS NULL")?.execute(named_params! { ":now": now.ms(), ":id": id })
    .map(|changed| changed > 0)
}

/// Keeps whom to ring in place of the one before, or takes that away.
///
/// # Errors
/// The store's.
pub fn set_contact(
    db: &Connection,
    id: &Id,
    contact: Option<&Contact>,
    now: &Moment,
) -> rusqlite::Result<()> {
    db.prepare_cached(
        "UPDATE clinic_contact SET gone_ms = :now, revision = revision + 1 WHERE gone_ms IS NULL",
    )?
    .execute(named_params! { ":now": now.ms() })?;
    if let Some(contact) = contact {
        db.prepare_cached(
            "INSERT INTO clinic_contact (id, revision, name, phone) VALUES (:id, 1, :name, :phone)",
        )?
        .execute(named_params! { ":id": id, ":name": contact.name, ":phone": contact.phone })?;
    }
    Ok(())
}
