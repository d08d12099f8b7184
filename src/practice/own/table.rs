//! The rows of the practice's own keys.

use super::{Opener, Own};
use crate::moment::Moment;
use crate::practice::Error;
use crate::private::Private;
use crate::share::sign::SigningKey;
use age::x25519::Identity;
use rusqlite::{Connection, OptionalExtension, named_params};

/// What is kept of the practice, before its keys are read.
pub struct Row {
    name: String,
    ther: crate::share::names::DeviceId,
    key: Private<Vec<u8>>,
    card: Vec<u8>,
    generation: u32,
}

impl Row {
    /// With its keys read.
    ///
    /// # Errors
    /// `Damaged` when they cannot be read.
    pub fn own(self) -> Result<Own, Error> {
        Ok(Own {
            name: self.name,
            ther: self.ther,
            key: SigningKey::from_secret(&self.key)?,
            card: self.card,
            generation: self.generation,
        })
    }
}

/// The practice, once it has keys.
///
/// # Errors
/// The store's.
pub fn read(db: &Connection) -> rusqlite::Result<Option<Row>> {
    db.prepare_cached(
        "SELECT name, ther, sign_key, card, generation FROM practice_self WHERE id = 1",
    )?
    .query_row([], |row| {
        Ok(Row {
            name: row.get(0)?,
            ther: row.get(1)?,
            key: Private::new(row.get(2)?),
            card: row.get(3)?,
            generation: row.get(4)?,
        })
    })
    .optional()
}

/// Keeps who the practice is; its key and its number stay.
///
/// # Errors
/// The store's.
pub fn keep(db: &Connection, own: &Own, now: &Moment) -> rusqlite::Result<()> {
    db.prepare_cached(
        "INSERT INTO practice_self (id, name, ther, sign_key, card, generation, at_ms, zone)
         VALUES (1, :name, :ther, :key, :card, :generation, :at, :zone)
         ON CONFLICT (id) DO UPDATE SET name = excluded.name, card = excluded.card",
    )?
    .execute(named_params! {
        ":name": own.name, ":ther": own.ther, ":key": own.key.secret().expose(), ":card": own.card,
        ":generation": own.generation, ":at": now.ms(), ":zone": now.zone_name(),
    })?;
    Ok(())
}

/// Other keys from now on.
///
/// # Errors
/// The store's.
pub fn replace_keys(db: &Connection, own: &Own) -> rusqlite::Result<()> {
    db.prepare_cached(
        "UPDATE practice_self SET sign_key = :key, card = :card, generation = :generation WHERE id = 1",
    )?
    .execute(named_params! {
        ":key": own.key.secret().expose(), ":card": own.card, ":generation": own.generation,
    })?;
    Ok(())
}

/// A signing key that gave way to a new one and vouches for it.
///
/// # Errors
/// The store's.
pub fn keep_former(db: &Connection, own: &Own) -> rusqlite::Result<()> {
    db.prepare_cached(
        "INSERT INTO practice_former (generation, sign_key) VALUES (:generation, :key)",
    )?
    .execute(named_params! {
        ":generation": own.generation, ":key": own.key.secret().expose(),
    })?;
    Ok(())
}

/// The signing keys from a generation on that gave way to newer ones and vouch for them, in order.
///
/// # Errors
/// The store's.
pub fn former(db: &Connection, generation: u32) -> rusqlite::Result<Vec<Private<Vec<u8>>>> {
    db.prepare_cached(
        "SELECT sign_key FROM practice_former WHERE generation >= :generation ORDER BY generation",
    )?
    .query_map(named_params! { ":generation": generation }, |row| {
        Ok(Private::new(row.get(0)?))
    })?
    .collect()
}

/// No key of before vouches any more.
///
/// # Errors
/// The store's.
pub fn forget_former(db: &Connection) -> rusqlite::Result<()> {
    db.prepare_cached("DELETE FROM practice_former")?
        .execute([])?;
    Ok(())
}

/// Destroys the signing keys that no patient waits for.
///
/// # Errors
/// The store's.
pub fn destroy_former(db: &Connection) -> rusqlite::Result<()> {
    db.prepare_cached(
        "DELETE FROM practice_former WHERE generation < (SELECT coalesce(min(generation),
            (SELECT max(generation) FROM practice_self))
            FROM practice_pair WHERE state = 'accepted' OR owed = 1)",
    )?
    .execute([])?;
    Ok(())
}

/// Nothing new is sealed for the keys there are.
///
/// # Errors
/// The store's.
pub fn retire_keys(db: &Connection, now: &Moment) -> rusqlite::Result<()> {
    db.prepare_cached("UPDATE practice_key SET retired_ms = :now WHERE retired_ms IS NULL")?
        .execute(named_params! { ":now": now.ms() })?;
    Ok(())
}

/// Destroys keys that were retired before a moment.
///
/// # Errors
/// The store's.
pub fn destroy_keys(db: &Connection, before: &Moment) -> rusqlite::Result<()> {
    db.prepare_cached(
        "UPDATE practice_key SET identity = NULL WHERE identity IS NOT NULL AND retired_ms <= :before",
    )?
    .execute(named_params! { ":before": before.ms() })?;
    Ok(())
}

/// When the latest of the retired keys that still open something was retired.
///
/// # Errors
/// The store's.
pub fn retired(db: &Connection) -> rusqlite::Result<Option<i64>> {
    db.prepare_cached("SELECT max(retired_ms) FROM practice_key WHERE identity IS NOT NULL")?
        .query_row([], |row| row.get(0))
}

/// Adds a key that packages are sealed for. The identity of one that is only on paper is not kept.
///
/// # Errors
/// The store's.
pub fn add_key(
    db: &Connection,
    recipient: &str,
    identity: Option<&Private<String>>,
    generation: u32,
    now: &Moment,
) -> rusqlite::Result<()> {
    db.prepare_cached(
        "INSERT INTO practice_key (recipient, identity, generation, at_ms)
         VALUES (:recipient, :identity, :generation, :at)",
    )?
    .execute(named_params! {
        ":recipient": recipient, ":identity": identity, ":generation": generation, ":at": now.ms(),
    })?;
    Ok(())
}

/// What opens packages here, newest first.
///
/// # Errors
/// The store's.
pub fn openers(db: &Connection) -> rusqlite::Result<Vec<Opener>> {
    db.prepare_cached(
        "SELECT identity, retired_ms IS NOT NULL, generation FROM practice_key
         WHERE identity IS NOT NULL ORDER BY rowid DESC",
    )?
    .query_map([], |row| {
        Ok(Opener {
            identity: row.get(0)?,
            retired: row.get(1)?,
            generation: row.get(2)?,
        })
    })?
    .collect()
}

impl Opener {
    /// The identity.
    ///
    /// # Errors
    /// `Damaged` when it cannot be read.
    pub fn read(&self) -> Result<Identity, Error> {
        self.identity.expose().parse().map_err(|_| Error::Key)
    }
}
