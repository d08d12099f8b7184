//! Commands of the clinic's sheet: add, read, the rules taken from it, whom to ring.

use super::rule::check_amount;
pub use super::wire::*;
use super::{
    Anchor, Contact, Error, LINE_LIMIT, Rule, RuleKind, SHEET_LIMIT, Sheet, check_length,
    check_phone, check_sheet, show, table,
};
use crate::app::Room;
use crate::error::Failure;
use crate::private::Private;
use crate::random::Id;
use crate::vault::api::Nothing;

/// `clinic.read`
///
/// # Errors
/// `Locked`.
pub fn read(room: &Room, _ask: Nothing) -> Result<ClinicView, Failure> {
    show::view(room)
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
/// `Invalid` with field `amount`, `anchor` or `sentence`, `TooLarge` with field `sentence`,
/// `NotFound` for the sheet.
pub fn set_rule(room: &Room, ask: SetRule) -> Result<ClinicView, Failure> {
    let amount = ask.amount.read()?;
    check_amount(ask.kind, amount, ask.anchor)?;
    check_length("sentence", ask.sentence.expose(), SHEET_LIMIT)?;
    if ask.kind == RuleKind::MedicineAdvice && ask.sentence.expose().trim().is_empty() {
        return Err(Error::Sentence.into());
    }
    require_sheet(room, &ask.sheet_id)?;
    let rule = Rule {
        id: room.app.new_id(room.now)?,
        sheet_id: ask.sheet_id,
        kind: ask.kind,
        amount,
        anchor: ask.anchor,
        sentence: ask.sentence,
    };
    table::set_rule(room.db, &rule, room.now)?;
    read(room, Nothing {})
}

/// The sheet as it is kept.
///
/// # Errors
/// `Missing`.
pub(super) fn require_sheet(room: &Room, id: &Id) -> Result<Sheet, Failure> {
    let sheets = table::sheets(room.db)?;
    let found = sheets.into_iter().find(|sheet| sheet.id == *id);
    Ok(found.ok_or(Error::Missing)?)
}

/// `clinic.confirmPreset`: its rules as rules of the sheet that it was compared with.
///
/// # Errors
/// `NotFound` for the sheet.
pub fn confirm_preset(room: &Room, ask: ConfirmPreset) -> Result<ClinicView, Failure> {
    for (kind, minutes) in ask.preset.rules() {
        let rule = SetRule {
            sheet_id: ask.sheet_id.clone(),
            kind: *kind,
            amount: RuleAmount::Minutes {
                minutes: (*minutes).into(),
            },
            anchor: Anchor::Infusion,
            sentence: Private::default(),
        };
        set_rule(room, rule)?;
    }
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
    check_phone(ask.phone.expose())?;
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
