//! Commands of the vault: first run, unlock, lock, the recovery code, and the settings outside.

use super::outside::{Outside, TextSize, Theme};
use super::{Error, Files, Grains, Header, Kind, RecoveryCode, Vault, choose, kdf};
use crate::app::{App, Room};
use crate::error::{Code, Coded, Failure};
use crate::moment::Moment;
use crate::private::Private;
use rusqlite::OptionalExtension;
use serde::{Deserialize, Serialize};
use std::sync::PoisonError;
use std::sync::atomic::Ordering;
use std::time::Duration;

/// Nothing is asked.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Nothing {}

/// Nothing is answered.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Done {}

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

/// What the window must know before anything else.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Start {
    /// How things stand.
    pub vault: Standing,
    /// What is wrong, when something is.
    pub trouble: Option<Trouble>,
    /// Were three groups of the recovery code typed back? Known only when open.
    pub recovery_done: Option<bool>,
    /// The day until when the recovery step was put off.
    pub recovery_due: Option<String>,
    /// The patient's choice of light.
    pub theme: Theme,
    /// Dark regardless of the choice, in the day after an infusion.
    pub dusk: bool,
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
    let recovery = match app.vault().as_ref() {
        Some(vault) => Some(recovery_state(&vault.db)?),
        None => None,
    };
    Ok(Start {
        vault,
        trouble,
        recovery_done: recovery.as_ref().map(|(done, _)| *done),
        recovery_due: recovery.and_then(|(_, due)| due),
        theme: outside.theme,
        dusk: outside.dusk_until_ms > now.ms(),
        text_size: outside.text_size,
        region: outside.region,
        version: env!("CARGO_PKG_VERSION").to_owned(),
    })
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

/// A passphrase of seven words.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Suggestion {
    /// Seven words of the BIP39 English list (77 bits).
    #[cfg_attr(test, ts(as = "String"))]
    pub passphrase: Private<String>,
}

/// `vault.suggest`
///
/// # Errors
/// `Unexpected` when randomness fails.
pub fn suggest(app: &App, _now: &Moment, _ask: Nothing) -> Result<Suggestion, Failure> {
    let mut grains = [0_u8; 14];
    app.random(&mut grains)?;
    let words = bip39::Language::English.word_list();
    let chosen: Vec<&str> = grains
        .chunks(2)
        .filter_map(|pair| pair.try_into().ok().map(u16::from_le_bytes))
        .filter_map(|number| words.get(usize::from(number & 2047)).copied())
        .collect();
    Ok(Suggestion {
        passphrase: Private::new(chosen.join(" ")),
    })
}

/// A new vault.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Create {
    /// At least fifteen characters or six words.
    #[cfg_attr(test, ts(as = "String"))]
    pub passphrase: Private<String>,
    /// Region of the crisis lines.
    pub region: String,
    /// The patient's choice of light.
    pub theme: Theme,
}

/// The recovery code to be written down.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Shown {
    /// Seven groups of four characters.
    #[cfg_attr(test, ts(as = "Vec<String>"))]
    pub recovery_code: Private<Vec<String>>,
}

/// `vault.create`
///
/// # Errors
/// `Exists`, `Invalid` for a weak passphrase, `ReadOnly`, `Full`, `InUse`.
pub fn create(app: &App, _now: &Moment, ask: Create) -> Result<Shown, Failure> {
    app.hold()?;
    if Files::in_home(app.home()).any() {
        return Err(Error::Exists.into());
    }
    check_strength(ask.passphrase.expose())?;
    let mut key = kdf::Key::default();
    app.random(key.as_mut())?;
    let mut id = [0_u8; 16];
    app.random(&mut id)?;
    let mut header = Header::new(
        Kind::Patient,
        id.iter().map(|b| format!("{b:02x}")).collect(),
    );
    let code = new_code(app)?;
    header.set_passphrase(ask.passphrase.expose(), calibrate(app)?, &key, grains(app)?)?;
    header.set_recovery(&code, &key, grains(app)?)?;
    let vault = Vault::create(app.home(), key, header)?;
    app.change_outside(|outside| {
        outside.region = ask.region;
        outside.theme = ask.theme;
    })?;
    app.open_with(vault);
    Ok(show(app, code))
}

/// Fifteen characters, or six words.
fn check_strength(passphrase: &str) -> Result<(), Error> {
    let long = passphrase.trim().chars().count() >= 15;
    let many = passphrase.split_whitespace().count() >= 6;
    if long || many {
        Ok(())
    } else {
        Err(Error::Weak)
    }
}

fn calibrate(app: &App) -> Result<kdf::Cost, Error> {
    let before = app.clock().elapsed();
    kdf::derive("calibration", &[0; 16], kdf::FLOOR)?;
    Ok(choose(app.clock().elapsed().saturating_sub(before)))
}

fn grains(app: &App) -> Result<Grains, Error> {
    let mut grains = Grains {
        salt: [0; 16],
        nonce: [0; 24],
    };
    app.random(&mut grains.salt)?;
    app.random(&mut grains.nonce)?;
    Ok(grains)
}

fn new_code(app: &App) -> Result<RecoveryCode, Error> {
    let mut random = [0_u8; 26];
    app.random(&mut random)?;
    Ok(RecoveryCode::new(random))
}

fn show(app: &App, code: RecoveryCode) -> Shown {
    let groups = code.groups();
    *app.shown_code
        .lock()
        .unwrap_or_else(PoisonError::into_inner) = Some(code);
    Shown {
        recovery_code: Private::new(groups),
    }
}

/// A passphrase.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Unlock {
    /// The passphrase.
    #[cfg_attr(test, ts(as = "String"))]
    pub passphrase: Private<String>,
}

/// `vault.unlock`: each wrong try in a row makes the next one slower.
///
/// # Errors
/// `WrongPassphrase`, `Damaged`, `NewerVault`, `NoVault`, `InUse`.
pub fn unlock(app: &App, _now: &Moment, ask: Unlock) -> Result<Done, Failure> {
    open_slowly(app, |header| {
        header.open_by_passphrase(ask.passphrase.expose())
    })
}

fn open_slowly(
    app: &App,
    way_in: impl Fn(&super::Unchecked) -> Result<super::Key, Error>,
) -> Result<Done, Failure> {
    app.hold()?;
    if app.vault().is_some() {
        return Ok(Done {});
    }
    let misses = app.misses.load(Ordering::Relaxed);
    app.clock().pause(wait_after(misses));
    match Vault::open(app.home(), way_in) {
        Ok(vault) => {
            app.misses.store(0, Ordering::Relaxed);
            app.open_with(vault);
            Ok(Done {})
        }
        Err(error) => {
            if matches!(error, Error::WrongPassphrase) {
                app.misses
                    .store(misses.saturating_add(1), Ordering::Relaxed);
            }
            Err(error.into())
        }
    }
}

/// How long the next try waits after so many wrong ones: 0, 1, 2, 4, 8, 16, then 30 s.
fn wait_after(misses: u32) -> Duration {
    match misses {
        0 => Duration::ZERO,
        1..=5 => Duration::from_secs(1 << (misses - 1)),
        _ => Duration::from_secs(30),
    }
}

/// The recovery code and a new passphrase.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Recover {
    /// The code as typed.
    #[cfg_attr(test, ts(as = "String"))]
    pub code: Private<String>,
    /// The new passphrase.
    #[cfg_attr(test, ts(as = "String"))]
    pub passphrase: Private<String>,
}

/// `vault.recover`: opens by the code and puts a new passphrase in.
///
/// # Errors
/// `Invalid` with field `code` when it is mistyped, `WrongPassphrase`, and as for unlocking.
pub fn recover(app: &App, _now: &Moment, ask: Recover) -> Result<Done, Failure> {
    check_strength(ask.passphrase.expose())?;
    let code = RecoveryCode::read(ask.code.expose()).map_err(|_| Error::Group("code".into()))?;
    open_slowly(app, |header| header.open_by_code(&code))?;
    let cost = calibrate(app)?;
    let grains = grains(app)?;
    match app.vault().as_mut() {
        Some(vault) => vault.change_header(|header, key| {
            header.set_passphrase(ask.passphrase.expose(), cost, key, grains)
        })?,
        None => return Err(Failure::of(Code::Locked)),
    }
    Ok(Done {})
}

/// `vault.lock`
///
/// # Errors
/// None.
pub fn lock(app: &App, _now: &Moment, _ask: Nothing) -> Result<Done, Failure> {
    app.lock_vault();
    Ok(Done {})
}

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

fn recovery_state(db: &rusqlite::Connection) -> Result<(bool, Option<String>), rusqlite::Error> {
    let done = fact(db, "recovery_done")?.as_deref() == Some("yes");
    Ok((done, fact(db, "recovery_due")?.filter(|_| !done)))
}

fn fact(db: &rusqlite::Connection, name: &str) -> Result<Option<String>, rusqlite::Error> {
    db.query_row(
        "SELECT value FROM vault_fact WHERE name = ?1",
        [name],
        |row| row.get(0),
    )
    .optional()
}

fn keep_fact(db: &rusqlite::Connection, name: &str, value: &str) -> Result<(), rusqlite::Error> {
    db.execute(
        "INSERT INTO vault_fact (name, value) VALUES (?1, ?2) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        [name, value],
    )
    .map(drop)
}

/// What to change; absent fields stay.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Change {
    /// Light.
    #[cfg_attr(test, ts(optional))]
    pub theme: Option<Theme>,
    /// Text size.
    #[cfg_attr(test, ts(optional))]
    pub text_size: Option<TextSize>,
    /// Region of the crisis lines.
    #[cfg_attr(test, ts(optional))]
    pub region: Option<String>,
}

/// The settings as they now are.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Settings {
    /// Light.
    pub theme: Theme,
    /// Text size.
    pub text_size: TextSize,
    /// Region of the crisis lines.
    pub region: String,
}

/// `settings.change`
///
/// # Errors
/// The file system's.
pub fn change(app: &App, _now: &Moment, ask: Change) -> Result<Settings, Failure> {
    let Outside {
        theme,
        text_size,
        region,
        ..
    } = app.change_outside(|outside| {
        outside.theme = ask.theme.unwrap_or(outside.theme);
        outside.text_size = ask.text_size.unwrap_or(outside.text_size);
        if let Some(region) = ask.region {
            outside.region = region;
        }
    })?;
    Ok(Settings {
        theme,
        text_size,
        region,
    })
}
