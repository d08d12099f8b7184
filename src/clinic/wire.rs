//! What the commands of the clinic's sheet are asked and answer.

use super::presets::Preset;
use super::rule::{MINUTES_LIMIT, Measure};
use super::{Amount, Anchor, Error, RuleKind};
use crate::private::Private;
use crate::random::Id;
use chrono::{NaiveDate, NaiveTime};
use serde::{Deserialize, Serialize, Serializer};

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

/// How much, as given and as shown.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(tag = "kind", rename_all = "camelCase", deny_unknown_fields)]
pub enum RuleAmount {
    /// Nothing to measure.
    Plain,
    /// A length of time.
    Minutes {
        /// Whole minutes, 0 to 4,320.
        #[serde(serialize_with = "whole")]
        minutes: f64,
    },
    /// The last such time on the clock before.
    Clock {
        /// `HH:MM`.
        time: String,
    },
    /// Until the next day.
    NextDay,
    /// A blood pressure, mmHg.
    Pressure {
        /// 60 to 260.
        systolic: u32,
        /// 30 to 160, below the systolic.
        diastolic: u32,
    },
}

fn whole<S: Serializer>(minutes: &f64, out: S) -> Result<S::Ok, S::Error> {
    match (0..=MINUTES_LIMIT).find(|whole| f64::from(*whole) == *minutes) {
        Some(whole) => out.serialize_u32(whole),
        None => out.serialize_f64(*minutes),
    }
}

impl RuleAmount {
    pub(super) fn read(&self) -> Result<Amount, Error> {
        Ok(match self {
            Self::Plain => Amount::Plain,
            Self::Minutes { minutes } => Amount::Minutes(
                (0..=MINUTES_LIMIT)
                    .find(|whole| f64::from(*whole) == *minutes)
                    .ok_or(Error::Minutes)?,
            ),
            Self::Clock { time } => Amount::Clock(
                NaiveTime::parse_from_str(time.trim(), "%H:%M").map_err(|_| Error::Clock)?,
            ),
            Self::NextDay => Amount::NextDay,
            Self::Pressure {
                systolic,
                diastolic,
            } => Amount::Pressure {
                systolic: *systolic,
                diastolic: *diastolic,
            },
        })
    }
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
    /// How much, as the kind has it.
    pub amount: RuleAmount,
    /// Counted from when, as the kind may.
    pub anchor: Anchor,
    /// The sheet's own sentence; may be empty, but for medicine advice.
    #[cfg_attr(test, ts(as = "String"))]
    pub sentence: Private<String>,
}

/// A named set of rules that the patient compared with the sheet.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ConfirmPreset {
    /// The sheet.
    #[cfg_attr(test, ts(as = "String"))]
    pub sheet_id: Id,
    /// Which set.
    pub preset: Preset,
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
    /// Named sets, only to compare with the sheet.
    pub presets: Vec<PresetChoice>,
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
    /// What belongs to it.
    pub measure: Measure,
    /// What it may be counted from, the usual one first.
    pub anchors: Vec<AnchorChoice>,
}

/// Something to count from.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct AnchorChoice {
    /// Which.
    pub anchor: Anchor,
    /// Its name.
    pub name: String,
}

/// A named set of rules to compare with the sheet.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct PresetChoice {
    /// Which.
    pub preset: Preset,
    /// Its name and what it says.
    pub name: String,
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
    /// How much.
    pub amount: RuleAmount,
    /// Counted from when.
    pub anchor: Anchor,
    /// The rule in our words.
    pub text: String,
    /// The sheet's own sentence; may be empty.
    #[cfg_attr(test, ts(as = "String"))]
    pub sentence: Private<String>,
    /// Where it comes from, with its date.
    pub source: String,
    /// A newer sheet is here that this was not taken from.
    pub older: bool,
    /// What stands beside it: the line about medicines, or what is missing for a time to be shown.
    pub note: Option<String>,
}
