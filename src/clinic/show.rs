//! What the screen of the clinic's sheet is given.

use super::api::{
    AnchorChoice, ClinicContact, ClinicRule, ClinicSheet, ClinicView, PresetChoice, RuleAmount,
    RuleChoice,
};
use super::count::is_countable;
use super::presets::Preset;
use super::rule::{Anchor, Rule, RuleKind, anchors, in_force};
use super::say::{self, day, source, text};
use super::{Contact, Sheet, table};
use crate::app::Room;
use crate::error::Failure;

/// All that is known of the clinic.
pub(super) fn view(room: &Room) -> Result<ClinicView, Failure> {
    let sheets = table::sheets(room.db)?;
    let rules = table::rules(room.db)?;
    let forced = in_force(&rules, &sheets);
    let contact = table::contact(room.db)?;
    Ok(ClinicView {
        rules: forced
            .iter()
            .map(|(one, sheet)| rule(room, one, sheet, &sheets, &forced))
            .collect(),
        kinds: RuleKind::ALL.map(|kind| choice(room, kind)).into(),
        presets: Preset::ALL.map(|preset| preset_choice(room, preset)).into(),
        today: room.now.day(),
        contact: contact.map(|Contact { name, phone }| ClinicContact { name, phone }),
        sheets: sheets.iter().map(|one| sheet(room, one)).collect(),
    })
}

fn sheet(room: &Room, sheet: &Sheet) -> ClinicSheet {
    ClinicSheet {
        id: sheet.id.to_string(),
        received: day(room, sheet.received_day),
        words: sheet.words.clone(),
        given_by: sheet.given_by.clone(),
        received_day: sheet.received_day,
    }
}

fn rule(
    room: &Room,
    rule: &Rule,
    sheet: &Sheet,
    sheets: &[Sheet],
    forced: &[(&Rule, &Sheet)],
) -> ClinicRule {
    let words = room.app.words();
    let asks = match rule.anchor {
        _ if is_countable(rule, forced) => None,
        Anchor::Arrival => Some(words.say("clinic-asks-arrival", &[])),
        _ => Some(words.say("clinic-asks-check-in", &[])),
    };
    ClinicRule {
        id: rule.id.to_string(),
        sheet_id: sheet.id.to_string(),
        kind: rule.kind,
        amount: rule.amount.into(),
        anchor: rule.anchor,
        text: text(room, rule.kind, rule.amount, rule.anchor),
        sentence: rule.sentence.clone(),
        source: source(room, sheet.received_day),
        older: sheets.first().is_none_or(|newest| newest.id != sheet.id),
        note: match rule.kind {
            RuleKind::MedicineAdvice => Some(words.say("clinic-medicine-line", &[])),
            _ => asks,
        },
    }
}

/// A kind to choose.
fn choice(room: &Room, kind: RuleKind) -> RuleChoice {
    let anchor = |anchor: &Anchor| AnchorChoice {
        anchor: *anchor,
        name: say::anchor(room, kind, *anchor),
    };
    RuleChoice {
        kind,
        name: say::name(room, kind),
        measure: kind.measure(),
        anchors: anchors(kind).iter().map(anchor).collect(),
    }
}

fn preset_choice(room: &Room, preset: Preset) -> PresetChoice {
    let words = room.app.words();
    PresetChoice {
        preset,
        name: match preset {
            Preset::Spravato => words.say("clinic-preset-spravato", &[]),
            Preset::Asa => words.say("clinic-preset-asa", &[]),
        },
    }
}

impl From<super::Amount> for RuleAmount {
    fn from(amount: super::Amount) -> Self {
        match amount {
            super::Amount::Plain => Self::Plain,
            super::Amount::Minutes(minutes) => Self::Minutes {
                minutes: minutes.into(),
            },
            super::Amount::Clock(time) => Self::Clock {
                time: time.format("%H:%M").to_string(),
            },
            super::Amount::NextDay => Self::NextDay,
            super::Amount::Pressure {
                systolic,
                diastolic,
            } => Self::Pressure {
                systolic,
                diastolic,
            },
        }
    }
}
