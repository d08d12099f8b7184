//! One transaction of the open vault around a piece of work.

use crate::app::{App, Room};
use crate::command::Command;
use crate::error::{Code, Failure};
use crate::moment::Moment;
use crate::session;
use rusqlite::TransactionBehavior;

/// Runs `work` in one transaction of the open vault.
///
/// # Errors
/// `Locked`, `Refused` in the other kind of vault, or the work's own; then nothing is changed.
pub(crate) fn in_vault<T>(
    command: &Command,
    app: &App,
    now: &Moment,
    work: impl FnOnce(&Room) -> Result<T, Failure>,
) -> Result<T, Failure> {
    let mut vault = app.vault();
    let vault = vault.as_mut().ok_or(Failure::of(Code::Locked))?;
    if !command.needs.fits(vault.kind()) {
        return Err(Failure::of(Code::Refused));
    }
    let behavior = if command.topics.is_empty() {
        TransactionBehavior::Deferred
    } else {
        TransactionBehavior::Immediate
    };
    let tx = vault.db.transaction_with_behavior(behavior)?;
    let room = Room { db: &tx, now, app };
    let answer = work(&room)?;
    if command.topics.is_empty() {
        tx.rollback()?;
    } else {
        tx.commit()?;
    }
    Ok(answer)
}

/// Work of a host in a reading or writing transaction, with the groggy rule left to the caller.
///
/// # Errors
/// `Locked`, or the work's own.
pub fn with_room<T>(
    app: &App,
    work: impl FnOnce(&Room) -> Result<T, Failure>,
) -> Result<T, Failure> {
    room_at(app, &app.clock().now(), work)
}

/// Work in a writing transaction at a given moment.
///
/// # Errors
/// `Locked`, or the work's own.
pub(crate) fn room_at<T>(
    app: &App,
    now: &Moment,
    work: impl FnOnce(&Room) -> Result<T, Failure>,
) -> Result<T, Failure> {
    let mut vault = app.vault();
    let vault = vault.as_mut().ok_or(Failure::of(Code::Locked))?;
    let tx = vault
        .db
        .transaction_with_behavior(TransactionBehavior::Immediate)?;
    let answer = work(&Room { db: &tx, now, app })?;
    tx.commit()?;
    Ok(answer)
}

/// Work in a writing transaction of a patient's vault, for commands that wait before they need it.
///
/// # Errors
/// `Locked`, `Refused` in a practice's vault, or the work's own.
pub(crate) fn patients_room<T>(
    app: &App,
    now: &Moment,
    work: impl FnOnce(&Room) -> Result<T, Failure>,
) -> Result<T, Failure> {
    let kind = app.vault().as_ref().map(crate::vault::Vault::kind);
    if kind == Some(crate::vault::Kind::Practice) {
        return Err(Failure::of(Code::Refused));
    }
    room_at(app, now, work)
}

/// Is it groggy time? The open vault knows (session decides); a locked one has it written outside.
///
/// # Errors
/// The store's.
pub(crate) fn groggy_now(app: &App, now: &Moment) -> Result<bool, Failure> {
    let mut vault = app.vault();
    let Some(vault) = vault.as_mut() else {
        return Ok(app.outside().groggy_at(now.ms()).is_some());
    };
    let tx = vault
        .db
        .transaction_with_behavior(TransactionBehavior::Deferred)?;
    let room = Room { db: &tx, now, app };
    Ok(session::groggy::api::now(&room)?.is_some())
}
