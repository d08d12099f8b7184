//! The commands of check-ins. Each answer is kept as it is given.

use super::wire::{CheckinForm, CheckinForms, CheckinScale};
use super::{
    Error, STRETCH, Score, check, earlier, open_reach, opens_help, overlapping, scales, score,
    shown, table,
};
use crate::app::Room;
use crate::error::Failure;
use crate::random::Id;
use crate::vault::api::Nothing;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Which measure to begin.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CheckinBegin {
    /// Its id.
    pub scale: String,
    /// The earlier day it is entered for, `YYYY-MM-DD`; today without it.
    #[serde(default)]
    #[cfg_attr(test, ts(as = "Option<String>", optional))]
    pub day: Option<NaiveDate>,
}

/// Which form.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CheckinId {
    /// Its id.
    #[cfg_attr(test, ts(as = "String"))]
    pub id: Id,
}

/// How far back forms are listed.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CheckinList {
    /// So many stretches of the list; the newest one without it.
    #[serde(default)]
    #[cfg_attr(test, ts(optional))]
    pub stretches: Option<u32>,
}

/// Which form to finish.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CheckinFinish {
    /// The form's id.
    #[cfg_attr(test, ts(as = "String"))]
    pub form_id: Id,
}

/// An answer to one item.
#[derive(Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CheckinAnswer {
    /// The form's id.
    #[cfg_attr(test, ts(as = "String"))]
    pub form_id: Id,
    /// The item's number, from 1.
    pub item: u32,
    /// The value chosen; null: left blank. Never left out, so that a slip is not taken for a blank.
    #[serde(deserialize_with = "Option::deserialize")]
    pub choice: Option<u32>,
}

/// What an answer led to.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct CheckinAnswered {
    /// The form as it is now.
    pub form: CheckinForm,
    /// Help now opens at once, before anything else.
    pub help_now: bool,
}

/// The measures there are.
///
/// # Errors
/// None of its own.
pub fn scales(room: &Room, _ask: Nothing) -> Result<Vec<CheckinScale>, Failure> {
    let words = room.app.words();
    Ok(scales::SCALES
        .iter()
        .map(|scale| shown::scale(words, scale))
        .collect())
}

/// Begins a form, or goes on with an open one of the same day.
///
/// # Errors
/// `Invalid` with field `scale` or `day`.
pub fn begin(room: &Room, ask: CheckinBegin) -> Result<CheckinForm, Failure> {
    let scale = scales::find(&ask.scale).ok_or(Error::NoSuchScale)?;
    let earlier = match ask.day {
        Some(day) => earlier(day, room.now)?,
        None => None,
    };
    let begun = earlier.unwrap_or(*room.now);
    let forms = table::forms(room.db)?;
    let open = forms.iter().find(|form| {
        let same_day = match earlier {
            Some(noon) => form.entered.is_some() && form.begun.day() == noon.day(),
            None => form.entered.is_none(),
        };
        form.scale == scale.id && form.goes_on(room.now) && same_day
    });
    let id = match open {
        Some(form) => form.id.clone(),
        None => {
            let id = room.app.new_id(room.now)?;
            let entered = earlier.map(|_| room.now);
            table::insert_form(room.db, &id, scale.id, &begun, entered)?;
            id
        }
    };
    let mut form = form_of(room, &id)?;
    form.explain = overlapping(&forms, scale, &begun)
        .map(|earlier| shown::explain(room.app.words(), scale, earlier, room.now));
    Ok(form)
}

/// Keeps an answer, or a blank. It may be changed until the form is finished.
///
/// # Errors
/// `NoSuchForm`, `NoSuchItem`, `NoSuchChoice`, `Finished`.
pub fn answer(room: &Room, ask: CheckinAnswer) -> Result<CheckinAnswered, Failure> {
    let form = table::form(room.db, &ask.form_id)?.ok_or(Error::NoSuchForm)?;
    let scale = form.measure()?;
    check(scale, ask.item, ask.choice)?;
    if form.finished.is_some() {
        return Err(Error::Finished.into());
    }
    table::put_answer(room.db, &form.id, ask.item, ask.choice, room.now)?;
    Ok(CheckinAnswered {
        form: form_of(room, &form.id)?,
        help_now: opens_help(scale, ask.item, ask.choice),
    })
}

/// Finishes a form. Finished once, it stays as it is.
///
/// # Errors
/// `NoSuchForm`.
pub fn finish(room: &Room, ask: CheckinFinish) -> Result<CheckinForm, Failure> {
    let form = table::form(room.db, &ask.form_id)?.ok_or(Error::NoSuchForm)?;
    if form.finished.is_none() {
        let total = match score(form.measure()?, &form) {
            Score::Total(total) => Some(total),
            Score::NotScored { .. } => None,
        };
        table::finish(room.db, &form.id, total, room.now)?;
    }
    form_of(room, &form.id)
}

/// A form, its questions and what was answered.
///
/// # Errors
/// `NoSuchForm`.
pub fn form(room: &Room, ask: CheckinId) -> Result<CheckinForm, Failure> {
    form_of(room, &ask.id)
}

/// The newest forms; one that was opened and left without an answer is no form yet.
///
/// # Errors
/// The store's.
pub fn list(room: &Room, ask: CheckinList) -> Result<CheckinForms, Failure> {
    let stretches = ask.stretches.unwrap_or(1).max(1);
    let most = STRETCH.saturating_mul(stretches as usize);
    // One more than is shown tells whether there are earlier ones.
    let mut forms = table::newest(room.db, most.saturating_add(1))?;
    let earlier = forms.len() > most;
    forms.truncate(most);
    let open = table::open(room.db, open_reach(room.now))?;
    Ok(CheckinForms {
        forms: forms
            .iter()
            .map(|form| shown::summary(room.app.words(), form, room.now))
            .collect(),
        earlier,
        open: open
            .into_iter()
            .filter(|form| form.goes_on(room.now))
            .map(|form| form.scale)
            .collect(),
    })
}

fn form_of(room: &Room, id: &Id) -> Result<CheckinForm, Failure> {
    let form = table::form(room.db, id)?.ok_or(Error::NoSuchForm)?;
    Ok(shown::form(room.app.words(), &form, room.now)?)
}
