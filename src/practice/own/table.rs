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
        })
    }
}

/// The practice, once it has keys.
///
/// # Errors
/// The store's.
pub fn read(db: &Connection) -> rusqlite::Result<Option<Row>> {
    db.prepare_cached("SELECT name, ther, sign_key, card FROM practice_self WHERE id = 1")?
        .query_row([], |row| {
            Ok(Row {
                name: row.get(0)?,
                ther: row.get(1)?,
                key: Private::new(row.get(2)?),
                card: row.get(3)?,
            })
        })
        .optional()
}

/// Keeps who the practice is; its key and its number never change.
///
/// # Errors
/// The store's.
pub fn keep(db: &Connection, own: &Own, now: &Moment) -> rusqlite::Result<()> {
    db.prepare_cached(
        "INSERT INTO practice_self (id, name, ther, sign_key, card, at_ms, zone)
         VALUES (1, :name, :ther, :key, :card, :at, :zone)
         ON CONFLICT (id) DO UPDATE SET name = excluded.name, card = excluded.card",
    )?
    .execute(named_params! {
        ":name": own.name, ":ther": own.ther, ":key": own.key.secret().expose(), ":card": own.card,
        ":at": now.ms(), ":zone": now.zone_name(),
    })?;
    Ok(())
}

/// Adds a key that packages are sealed for. The identity of one that is only on paper is not kept.
///
/// # Errors
/// The store's.
pub fn add_key(
    db: &Connection,
    recipient: &str,
    identity: Option<&Private<String>>,
    now: &Moment,
) -> rusqlite::Result<()> {
    db.prepare_cached(
        "INSERT INTO practice_key (recipient, identity, at_ms) VALUES (:recipient, :identity, :at)",
    )?
    .execute(named_params! {
        ":recipient": recipient, ":identity": identity, ":at": now.ms(),
    })?;
    Ok(())
}

/// What opens packages here, newest first.
///
/// # Errors
/// The store's.
pub fn openers(db: &Connection) -> rusqlite::Result<Vec<Opener>> {
    db.prepare_cached(
        "SELECT identity FROM practice_key WHERE identity IS NOT NULL ORDER BY rowid DESC",
    )?
    .query_map([], |row| {
        Ok(Opener {
            identity: row.get(0)?,
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
