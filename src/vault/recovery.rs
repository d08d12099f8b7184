//! Commands of the recovery code: shown, typed back, put off, renewed.

use super::Error;
use super::api::{Done, Nothing, Shown, grains, new_code, show};
use super::facts::{keep_fact, recovery_state};
use crate::app::{App, Room};
use crate::error::{Code, Failure};
use crate::moment::Moment;
use crate::private::Private;
use serde::{Deserialize, Serialize};
use std::sync::PoisonError;

/// `vault.newRecoveryCode`: the code shown before no longer opens.
///
/// # Errors
/// `Locked`, the file system's.
pub fn new_recovery_code(app: &App, _now: &Moment, _ask: Nothing) -> Result<Shown, Failure> {
    let code = new_code(app)?;
    let grains = grains(app)?;
    match app.vault().as_mut() {
        Some(vault) => {
            vault.change_header(|header, key| header.set_recovery(&code, key, grains))?;
            keep_fact(&vault.db, "recovery_done", "no")?;
        }
        None => return Err(Failure::of(Code::Locked)),
    }
    Ok(show(app, code))
}

/// Which groups are asked for.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Asked {
    /// Three different numbers from 1 to 7, rising.
    pub groups: Vec<u8>,
}

/// `vault.recoveryAsk`
///
/// # Errors
/// `Unexpected` when randomness fails.
pub fn recovery_ask(app: &App, _now: &Moment, _ask: Nothing) -> Result<Asked, Failure> {
    let mut left: Vec<u8> = (1..=7).collect();
    let mut grains = [0_u8; 4];
    app.random(&mut grains)?;
    for grain in grains {
        left.remove(usize::from(grain) % left.len());
    }
    Ok(Asked { groups: left })
}

/// Three groups typed back.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Confirm {
    /// Three different groups.
    pub groups: Vec<TypedGroup>,
}

/// One group typed back.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct TypedGroup {
    /// 1 to 7.
    pub group: u8,
    /// Four characters.
    #[cfg_attr(test, ts(as = "String"))]
    pub text: Private<String>,
}

/// `vault.recoveryConfirm`
///
/// # Errors
/// `Invalid` with field `group-N`, `NotFound` when no code is on show.
pub fn recovery_confirm(room: &Room, ask: Confirm) -> Result<Done, Failure> {
    let shown = room
        .app
        .shown_code
        .lock()
        .unwrap_or_else(PoisonError::into_inner);
    let code = shown.as_ref().ok_or(Failure::of(Code::NotFound))?;
    for typed in &ask.groups {
        if !code.says(usize::from(typed.group), typed.text.expose()) {
            return Err(Error::Group(format!("group-{}", typed.group)).into());
        }
    }
    let mut numbers: Vec<u8> = ask.groups.iter().map(|typed| typed.group).collect();
    numbers.sort_unstable();
    numbers.dedup();
    if numbers.len() < 3 {
        return Err(Failure::of(Code::Invalid));
    }
    keep_fact(room.db, "recovery_done", "yes")?;
    Ok(Done {})
}

/// Until when the recovery step is put off.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct PutOff {
    /// Local day, `YYYY-MM-DD`.
    pub until: String,
}

/// `vault.recoveryLater`: puts the step off for seven days, once.
///
/// # Errors
/// `Locked`.
pub fn recovery_later(room: &Room, _ask: Nothing) -> Result<PutOff, Failure> {
    let until = match recovery_state(room.db)? {
        (_, Some(day)) => day,
        (_, None) => room.now.plus(chrono::TimeDelta::days(7)).day().to_string(),
    };
    keep_fact(room.db, "recovery_due", &until)?;
    Ok(PutOff { until })
}
