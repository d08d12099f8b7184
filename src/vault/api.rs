//! Commands of the vault: made, unlocked, recovered, locked.

use super::outside::Theme;
use super::{Error, Files, Grains, Header, Kind, RecoveryCode, Vault, choose, kdf};
use crate::app::App;
use crate::error::{Code, Failure};
use crate::moment::Moment;
use crate::private::Private;
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
    /// Whose it is; a patient's unless said otherwise.
    #[serde(default)]
    #[cfg_attr(test, ts(optional, as = "Option<Kind>"))]
    pub kind: Kind,
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
    let mut header = Header::new(ask.kind, id.iter().map(|b| format!("{b:02x}")).collect());
    let code = new_code(app)?;
    header.set_passphrase(ask.passphrase.expose(), calibrate(app)?, &key, grains(app)?)?;
    header.set_recovery(&code, &key, grains(app)?)?;
    let vault = Vault::create(app.home(), key, header)?;
    app.change_outside(|outside| {
        outside.region = ask.region.to_lowercase();
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

pub(super) fn grains(app: &App) -> Result<Grains, Error> {
    let mut grains = Grains {
        salt: [0; 16],
        nonce: [0; 24],
    };
    app.random(&mut grains.salt)?;
    app.random(&mut grains.nonce)?;
    Ok(grains)
}

pub(super) fn new_code(app: &App) -> Result<RecoveryCode, Error> {
    let mut random = [0_u8; 26];
    app.random(&mut random)?;
    Ok(RecoveryCode::new(random))
}

pub(super) fn show(app: &App, code: RecoveryCode) -> Shown {
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

/// Asks for the passphrase of the open vault again; a wrong one slows the next try as at unlocking.
///
/// # Errors
/// `Locked`, `WrongPassphrase` with field `passphrase`, `NeedsMemory`.
pub fn confirm(app: &App, passphrase: &Private<String>) -> Result<(), Failure> {
    let ways = app.vault().as_ref().map(Vault::ways_in);
    let ways = ways.ok_or(Failure::of(Code::Locked))?;
    let misses = app.misses.load(Ordering::Relaxed);
    app.clock().pause(wait_after(misses));
    let mut last = Error::WrongPassphrase;
    for way in ways {
        match way.confirm(passphrase.expose()) {
            Ok(()) => {
                app.misses.store(0, Ordering::Relaxed);
                return Ok(());
            }
            Err(Error::WrongPassphrase) => {}
            Err(error) => last = error,
        }
    }
    if matches!(last, Error::WrongPassphrase) {
        app.misses
            .store(misses.saturating_add(1), Ordering::Relaxed);
    }
    let mut failure = Failure::from(last);
    failure.field = Some(String::from("passphrase"));
    Err(failure)
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
