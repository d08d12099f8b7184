//! The commands of check-ins. Each answer is kept as it is given.

use super::wire::{CheckinForm, CheckinMood, CheckinMoods, CheckinScale, CheckinSummary};
use super::{
    Error, Mood, Score, VALENCES, check, opens_help, overlapping, scales, score, shown, table,
};
use crate::app::Room;
use crate::error::Failure;
use crate::random::Id;
use crate::vault::api::Nothing;
use serde::{Deserialize, Serialize};

/// Which measure to begin.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CheckinBegin {
    /// Its id.
    pub scale: String,
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

/// A mood of one tap.
#[derive(Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CheckinTap {
    /// From -3 to 3.
    pub valence: i32,
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

/// Begins a form, or goes on with an open one of today.
///
/// # Errors
/// `NoSuchScale`.
pub fn begin(room: &Room, ask: CheckinBegin) -> Result<CheckinForm, Failure> {
    let scale = scales::find(&ask.scale).ok_or(Error::NoSuchScale)?;
    let forms = table::forms(room.db)?;
    let open = forms
        .iter()
        .find(|form| form.scale == scale.id && form.goes_on(room.now));
    let id = match open {
        Some(form) => form.id.clone(),
        None => {
            let id = room.app.new_id(room.now)?;
            table::insert_form(room.db, &id, scale.id, room.now)?;
            id
        }
    };
    let mut form = form_of(room, &id)?;
    form.explain = overlapping(&forms, scale, room.now)
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

/// All forms, newest first; one that was opened and left without an answer is no form yet.
///
/// # Errors
/// `NoSuchScale` when a form is of a measure that this build does not have.
pub fn list(room: &Room, _ask: Nothing) -> Result<Vec<CheckinSummary>, Failure> {
    table::forms(room.db)?
        .iter()
        .filter(|form| form.finished.is_some() || !form.answers.is_empty())
        .map(|form| Ok(shown::summary(room.app.words(), form, room.now)?))
        .collect()
}

/// Notes a mood; several a day are as welcome as none.
///
/// # Errors
/// `NoSuchMood`.
pub fn mood(room: &Room, ask: CheckinTap) -> Result<CheckinMood, Failure> {
    if !VALENCES.contains(&ask.valence) {
        return Err(Error::NoSuchMood.into());
    }
    let mood = Mood {
        id: room.app.new_id(room.now)?,
        at: *room.now,
        valence: ask.valence,
    };
    table::insert_mood(room.db, &mood)?;
    Ok(shown::mood(room.app.words(), &mood, room.now))
}

/// The moods there are to tap, and those of the last two weeks, newest first.
///
/// # Errors
/// The store's.
pub fn moods(room: &Room, _ask: Nothing) -> Result<CheckinMoods, Failure> {
    let since = room.now.plus(chrono::TimeDelta::days(-14));
    let words = room.app.words();
    let moods = table::moods(room.db)?;
    let recent = moods.iter().rev().take_while(|mood| mood.at >= since);
    Ok(CheckinMoods {
        choices: VALENCES
            .map(|valence| shown::mood_choice(words, valence))
            .collect(),
        moods: recent
            .map(|mood| shown::mood(words, mood, room.now))
            .collect(),
    })
}

fn form_of(room: &Room, id: &Id) -> Result<CheckinForm, Failure> {
    let form = table::form(room.db, id)?.ok_or(Error::NoSuchForm)?;
    Ok(shown::form(room.app.words(), &form, room.now)?)
}
