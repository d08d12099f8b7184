//! What the window must know before anything else.

use super::api::Nothing;
use super::facts::recovery_state;
use super::outside::{TextSize, Theme};
use super::{Error, Files, Kind};
use crate::app::App;
use crate::error::{Code, Coded, Failure};
use crate::moment::Moment;
use chrono::NaiveDate;
use serde::Serialize;

/// How things stand with the vault.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub enum Standing {
    /// There is none: first run.
    None,
    /// It is there, closed.
    Locked,
    /// It is open.
    Open,
}

/// What keeps the vault from being opened at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)] // each has a page of its name
pub enum TroubleCode {
    InUse,
    NewerVault,
    Damaged,
    Plain,
    Empty,
    ReadOnly,
    Full,
    Unexpected,
}

/// A trouble and its sentence.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Trouble {
    /// Which page is shown.
    pub code: TroubleCode,
    /// What happened, that nothing was lost, what to do.
    pub message: String,
}

/// Groggy time, as the lock screen may know it.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct StartGroggy {
    /// It is not known that the infusion took place: asked once.
    pub asks: bool,
}

/// What the window must know before anything else.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Start {
    /// How things stand.
    pub vault: Standing,
    /// Whose it is; none on a first run and when its header cannot be read.
    pub kind: Option<Kind>,
    /// What is wrong, when something is.
    pub trouble: Option<Trouble>,
    /// Were three groups of the recovery code typed back? Known only when open.
    pub recovery_done: Option<bool>,
    /// The day until when the recovery step was put off.
    pub recovery_due: Option<String>,
    /// The one line about a spare key that is not on paper yet. Known only when open.
    pub recovery_note: Option<String>,
    /// The patient's choice of light.
    pub theme: Theme,
    /// Dark regardless of the choice, in the day after an infusion.
    pub dusk: bool,
    /// Groggy time, when it is one.
    pub groggy: Option<StartGroggy>,
    /// No time is near: what the page shows may be some minutes old.
    pub calm: bool,
    /// The patient's choice of text size.
    pub text_size: TextSize,
    /// Region of the crisis lines; empty until chosen.
    pub region: String,
    /// Version of this build.
    pub version: String,
}

/// `start.read`
///
/// # Errors
/// None: what is wrong is part of the answer.
pub fn start(app: &App, now: &Moment, _ask: Nothing) -> Result<Start, Failure> {
    let outside = app.outside();
    let (vault, trouble) = standing(app);
    let kind = Files::in_home(app.home()).kind();
    let recovery = match app.vault().as_ref() {
        Some(vault) => Some(recovery_state(&vault.db)?),
        None => None,
    };
    Ok(Start {
        vault,
        kind,
        trouble,
        recovery_done: recovery.as_ref().map(|(done, _)| *done),
        recovery_note: recovery
            .as_ref()
            .filter(|(done, _)| !done)
            .map(|(_, due)| recovery_note(app, now, due.as_deref())),
        recovery_due: recovery.and_then(|(_, due)| due),
        theme: outside.theme,
        dusk: outside.dusk_until_ms > now.ms(),
        groggy: outside
            .groggy_at(now.ms())
            .map(|one| StartGroggy { asks: !one.sure }),
        calm: vault == Standing::Open && outside.is_calm_at(now.ms()),
        text_size: outside.text_size,
        region: outside.region,
        version: env!("CARGO_PKG_VERSION").to_owned(),
    })
}

/// With the day until when it was put off, as long as that lies ahead.
fn recovery_note(app: &App, now: &Moment, due: Option<&str>) -> String {
    let due = due.and_then(|day| day.parse::<NaiveDate>().ok());
    match due.filter(|day| *day >= now.day()) {
        Some(day) => {
            let day = app.words().day(day);
            app.words().say("vault-recovery-until", &[("day", &day)])
        }
        None => app.words().say("vault-recovery-open", &[]),
    }
}

fn standing(app: &App) -> (Standing, Option<Trouble>) {
    if app.vault().is_some() {
        return (Standing::Open, None);
    }
    match app.hold().and_then(|()| Files::in_home(app.home()).look()) {
        Ok(()) => (Standing::Locked, None),
        Err(Error::Missing) => (Standing::None, None),
        Err(error) => {
            let trouble = Trouble {
                code: trouble_code(&error),
                message: app.words().say(error.sentence(), &[]),
            };
            (Standing::Locked, Some(trouble))
        }
    }
}

fn trouble_code(error: &Error) -> TroubleCode {
    match (error, error.code()) {
        (Error::Plain, _) => TroubleCode::Plain,
        (Error::Empty, _) => TroubleCode::Empty,
        (_, Code::InUse) => TroubleCode::InUse,
        (_, Code::NewerVault) => TroubleCode::NewerVault,
        (_, Code::Damaged) => TroubleCode::Damaged,
        (_, Code::ReadOnly) => TroubleCode::ReadOnly,
        (_, Code::Full) => TroubleCode::Full,
        _ => TroubleCode::Unexpected,
    }
}
