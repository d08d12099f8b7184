//! Commands of the suggestions read out of a sheet: shown, left, never applied by themselves.

use super::api::{RuleAmount, require_sheet};
use super::reader::{self, Reading, Suggestion};
use super::rule::{Anchor, Rule, RuleKind, usual_anchor};
use super::{say, table};
use crate::app::Room;
use crate::error::Failure;
use crate::private::Private;
use crate::random::Id;
use serde::{Deserialize, Serialize};

/// One sheet.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct WhichSheet {
    /// Its id.
    #[cfg_attr(test, ts(as = "String"))]
    pub sheet_id: Id,
}

/// What could be read out of a sheet.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct ClinicSuggestions {
    /// Neither confirmed nor left, in the sheet's order.
    pub open: Vec<SuggestedRule>,
    /// Left by the patient.
    pub left: Vec<SuggestedRule>,
}

/// A rule that a sentence seems to give; nothing applies until the patient confirms it.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct SuggestedRule {
    /// What it is about.
    pub kind: RuleKind,
    /// The kind's name.
    pub name: String,
    /// The rule in our words.
    pub text: String,
    /// How much; nothing where the sheet gives a range.
    pub amount: Option<RuleAmount>,
    /// Counted from when; nothing where that has to be asked.
    pub anchor: Option<Anchor>,
    /// The sheet's own sentence.
    #[cfg_attr(test, ts(as = "String"))]
    pub sentence: Private<String>,
    /// What the patient is asked before it can be confirmed.
    pub asks: Option<String>,
}

/// A suggestion to leave, or to bring back.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct LeaveSuggestion {
    /// The sheet.
    #[cfg_attr(test, ts(as = "String"))]
    pub sheet_id: Id,
    /// What it is about.
    pub kind: RuleKind,
    /// Its sentence, as it was shown.
    #[cfg_attr(test, ts(as = "String"))]
    pub sentence: Private<String>,
    /// Left, or brought back.
    pub left: bool,
}

/// `clinic.suggestions`: those that are neither confirmed nor left, and how many were left.
///
/// # Errors
/// `NotFound` for the sheet.
pub fn suggestions(room: &Room, ask: WhichSheet) -> Result<ClinicSuggestions, Failure> {
    let sheet = require_sheet(room, &ask.sheet_id)?;
    let left = table::left(room.db, &sheet.id)?;
    let mut rules = table::rules(room.db)?;
    rules.retain(|rule| rule.sheet_id == sheet.id);
    let all = reader::read(sheet.words.expose());
    let unanswered = all.iter().filter(|one| !is_confirmed(one, &rules));
    let (aside, open): (Vec<_>, Vec<_>) =
        unanswered.partition(|one| left.contains(&(one.kind, one.sentence.clone())));
    let show = |these: Vec<&Suggestion>| these.into_iter().map(|one| shown(room, one)).collect();
    Ok(ClinicSuggestions {
        open: show(open),
        left: show(aside),
    })
}

/// How many suggestions of the newest sheet wait to be confirmed or left; nothing without a sheet.
///
/// # Errors
/// The store's.
pub fn waiting(room: &Room) -> Result<Option<usize>, Failure> {
    let sheets = table::sheets(room.db)?;
    let Some(sheet) = sheets.first() else {
        return Ok(None);
    };
    let sheet_id = sheet.id.clone();
    Ok(Some(suggestions(room, WhichSheet { sheet_id })?.open.len()))
}

/// A rule of the kind is there: from this sentence, or saying the same.
fn is_confirmed(one: &Suggestion, rules: &[Rule]) -> bool {
    rules.iter().any(|rule| {
        let same = rule.sentence.expose().trim() == one.sentence
            || (one.reading == Reading::One(rule.amount) && one.kind != RuleKind::MedicineAdvice);
        rule.kind == one.kind && same
    })
}

fn shown(room: &Room, one: &Suggestion) -> SuggestedRule {
    let words = room.app.words();
    let anchor = one.anchor.unwrap_or_else(|| usual_anchor(one.kind));
    let (amount, text) = match one.reading {
        Reading::One(amount) => (Some(amount), say::text(room, one.kind, amount, anchor)),
        Reading::Range(low, high) => {
            let (low, high) = (say::span(room, low), say::span(room, high));
            let args = [("low", low.as_str()), ("high", high.as_str())];
            (None, words.say("clinic-suggestion-range", &args))
        }
    };
    SuggestedRule {
        kind: one.kind,
        name: say::name(room, one.kind),
        text,
        amount: amount.map(RuleAmount::from),
        anchor: one.anchor,
        sentence: Private::new(one.sentence.clone()),
        asks: match (one.anchor, one.reading) {
            (None, _) => Some(words.say("clinic-suggestion-anchor", &[])),
            (_, Reading::Range(..)) => Some(words.say("clinic-suggestion-which", &[])),
            _ => None,
        },
    }
}

/// `clinic.leaveSuggestion`
///
/// # Errors
/// `NotFound` for the sheet or the suggestion.
pub fn leave(room: &Room, ask: LeaveSuggestion) -> Result<ClinicSuggestions, Failure> {
    let sheet = require_sheet(room, &ask.sheet_id)?;
    let known = reader::read(sheet.words.expose());
    let is_it = |one: &Suggestion| one.kind == ask.kind && one.sentence == *ask.sentence.expose();
    if !known.iter().any(is_it) {
        return Err(super::Error::Missing.into());
    }
    let which = (ask.kind, &ask.sentence);
    table::leave(room.db, &sheet.id, which, ask.left, room.now)?;
    suggestions(room, WhichSheet { sheet_id: sheet.id })
}
