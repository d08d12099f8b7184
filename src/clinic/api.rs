//! Commands of the clinic's sheet: add, read, the rules taken from it, whom to ring.

use super::say::{choice, day, source, text};
use super::{
    Contact, Error, LINE_LIMIT, Rule, RuleKind, SHEET_LIMIT, Sheet, check_length, check_minutes,
    check_sheet, in_force, table,
};
use crate::app::Room;
use crate::error::Failure;
use crate::private::Private;
use crate::random::Id;
use crate::vault::api::Nothing;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// A sheet to keep.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct AddSheet {
    /// Its words, at most 200,000 characters; kept as they are.
    #[cfg_attr(test, ts(as = "String"))]
    pub words: Private<String>,
    /// Who handed it over; may be empty.
    #[cfg_attr(test, ts(as = "String"))]
    pub given_by: Private<String>,
    /// The day it was received, `YYYY-MM-DD`, from 2000 to today.
    pub received_day: String,
}

/// A rule taken from a sheet; one of the same kind from this sheet gives way to it.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SetRule {
    /// The sheet.
    #[cfg_attr(test, ts(as = "String"))]
    pub sheet_id: Id,
    /// What it is about.
    pub kind: RuleKind,
    /// Minutes, 0 to 4,320; 0 for kinds without a time.
    pub minutes: f64,
    /// The sheet's own sentence; may be empty.
    #[cfg_attr(test, ts(as = "String"))]
    pub sentence: Private<String>,
}

/// A rule to take away.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct RemoveRule {
    /// Which.
    #[cfg_attr(test, ts(as = "String"))]
    pub id: Id,
}

/// Whom to ring.
#[derive(Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ClinicContact {
    /// A name, at most 200 characters.
    #[cfg_attr(test, ts(as = "String"))]
    pub name: Private<String>,
    /// A phone number as given, at most 200 characters.
    #[cfg_attr(test, ts(as = "String"))]
    pub phone: Private<String>,
}

/// All that is known of the clinic.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct ClinicView {
    /// The sheets, the one received last first.
    pub sheets: Vec<ClinicSheet>,
    /// The rules in force, in the order of the day.
    pub rules: Vec<ClinicRule>,
    /// Whom to ring.
    pub contact: Option<ClinicContact>,
    /// The kinds a rule may have.
    pub kinds: Vec<RuleChoice>,
    /// Today, `YYYY-MM-DD`.
    #[cfg_attr(test, ts(as = "String"))]
    pub today: NaiveDate,
}

/// A kind of rule to choose.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct RuleChoice {
    /// The kind.
    pub kind: RuleKind,
    /// Its name.
    pub name: String,
    /// Does a length of time belong to it?
    pub timed: bool,
}

/// A sheet, word for word.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct ClinicSheet {
    /// Its id.
    pub id: String,
    /// Its words.
    #[cfg_attr(test, ts(as = "String"))]
    pub words: Private<String>,
    /// Who handed it over.
    #[cfg_attr(test, ts(as = "String"))]
    pub given_by: Private<String>,
    /// The day it was received.
    #[cfg_attr(test, ts(as = "String"))]
    pub received_day: NaiveDate,
    /// That day in words.
    pub received: String,
}

/// A rule in force.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct ClinicRule {
    /// Its id.
    pub id: String,
    /// The sheet it comes from.
    pub sheet_id: String,
    /// What it is about.
    pub kind: RuleKind,
    /// Minutes before or after.
    pub minutes: u32,
    /// The rule in our words.
    pub text: String,
    /// The sheet's own sentence; may be empty.
    #[cfg_attr(test, ts(as = "String"))]
    pub sentence: Private<String>,
    /// Where it comes from, with its date.
    pub source: String,
    /// A newer sheet is here that this was not taken from.
    pub older: bool,
}

/// `clinic.read`
///
/// # Errors
/// `Locked`.
pub fn read(room: &Room, _ask: Nothing) -> Result<ClinicView, Failure> {
    let sheets = table::sheets(room.db)?;
    let rules = table::rules(room.db)?;
    let newest = sheets.first().map(|sheet| sheet.id.clone());
    let rules = in_force(&rules, &sheets)
        .into_iter()
        .map(|(rule, sheet)| ClinicRule {
            id: rule.id.to_string(),
            sheet_id: sheet.id.to_string(),
            kind: rule.kind,
            minutes: rule.minutes,
            text: text(room, rule.kind, rule.minutes),
            sentence: rule.sentence.clone(),
            source: source(room, sheet.received_day),
            older: newest.as_ref() != Some(&sheet.id),
        })
        .collect();
    let contact = table::contact(room.db)?;
    Ok(ClinicView {
        rules,
        kinds: RuleKind::ALL.map(|kind| choice(room, kind)).into(),
        today: room.now.day(),
        contact: contact.map(|Contact { name, phone }| ClinicContact { name, phone }),
        sheets: sheets.into_iter().map(|sheet| show(room, sheet)).collect(),
    })
}

fn show(room: &Room, sheet: Sheet) -> ClinicSheet {
    ClinicSheet {
        id: sheet.id.to_string(),
        received: day(room, sheet.received_day),
        words: sheet.words,
        given_by: sheet.given_by,
        received_day: sheet.received_day,
    }
}

/// `clinic.addSheet`: beside those that are there.
///
/// # Errors
/// `TooLarge` with field `words` or `givenBy`, `Invalid` with field `words` or `receivedDay`.
pub fn add_sheet(room: &Room, ask: AddSheet) -> Result<ClinicView, Failure> {
    let received_day = ask.received_day.trim().parse().map_err(|_| Error::Day)?;
    check_sheet(ask.words.expose(), received_day, room.now.day())?;
    check_length("givenBy", ask.given_by.expose(), LINE_LIMIT)?;
    let sheet = Sheet {
        id: room.app.new_id(room.now)?,
        words: ask.words,
        given_by: ask.given_by,
        received_day,
        at: *room.now,
    };
    table::insert_sheet(room.db, &sheet)?;
    read(room, Nothing {})
}

/// `clinic.setRule`
///
/// # Errors
/// `Invalid` with field `minutes`, `TooLarge` with field `sentence`, `NotFound` for the sheet.
pub fn set_rule(room: &Room, ask: SetRule) -> Result<ClinicView, Failure> {
    let minutes = check_minutes(ask.kind, ask.minutes)?;
    check_length("sentence", ask.sentence.expose(), SHEET_LIMIT)?;
    let sheets = table::sheets(room.db)?;
    if !sheets.iter().any(|sheet| sheet.id == ask.sheet_id) {
        return Err(Error::Missing.into());
    }
    let rule = Rule {
        id: room.app.new_id(room.now)?,
        sheet_id: ask.sheet_id,
        kind: ask.kind,
        minutes,
        sentence: ask.sentence,
    };
    table::set_rule(room.db, &rule, room.now)?;
    read(room, Nothing {})
}

/// `clinic.removeRule`
///
/// # Errors
/// `NotFound`.
pub fn remove_rule(room: &Room, ask: RemoveRule) -> Result<ClinicView, Failure> {
    if table::remove_rule(room.db, &ask.id, room.now)? {
        read(room, Nothing {})
    } else {
        Err(Error::Missing.into())
    }
}

/// `clinic.setContact`: in place of the one before; both empty takes it away.
///
/// # Errors
/// `TooLarge` with field `name` or `phone`.
pub fn set_contact(room: &Room, ask: ClinicContact) -> Result<ClinicView, Failure> {
    check_length("name", ask.name.expose(), LINE_LIMIT)?;
    check_length("phone", ask.phone.expose(), LINE_LIMIT)?;
    let empty = [&ask.name, &ask.phone]
        .iter()
        .all(|text| text.expose().trim().is_empty());
    let contact = Contact {
        name: ask.name,
        phone: ask.phone,
    };
    let id = room.app.new_id(room.now)?;
    table::set_contact(room.db, &id, Some(&contact).filter(|_| !empty), room.now)?;
    read(room, Nothing {})
}
