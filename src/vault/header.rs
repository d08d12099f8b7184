//! `vault.hdr`: which keys open the vault. CBOR under 4 KiB, authenticated as a whole, kept twice.

use super::kdf::{self, Cost, Key};
use super::slot::{Grains, Slot, Way, recovery_key};
use super::{Error, RecoveryCode};
use hkdf::Hkdf;
use hmac::{Hmac, Mac};
use serde::{Deserialize, Serialize};
use sha2::Sha256;

/// The format this build writes; a higher one is refused as newer.
pub const VERSION: u16 = 1;
/// A header is never longer than this many bytes.
pub const LIMIT: u64 = 4096;

const MAGIC: &str = "afterglow vault";

/// Whose vault it is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(test, ts(rename = "VaultKind"))]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// A patient's journal.
    #[default]
    Patient,
    /// A therapist's reader.
    Practice,
}

/// The header without its authentication tag.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Header {
    magic: String,
    /// Format version.
    pub version: u16,
    /// Whose vault it is.
    pub kind: Kind,
    /// The vault's id.
    pub id: String,
    /// Rises with every change of the slots.
    pub revision: u32,
    /// The ways in.
    pub slots: Vec<Slot>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Sealed {
    header: Header,
    mac: [u8; 32],
}

/// What only needs the version, so that a newer header is named as such.
#[derive(Deserialize)]
struct Peek {
    header: PeekHeader,
}
#[derive(Deserialize)]
struct PeekHeader {
    magic: String,
    version: u16,
}

/// A header as read from a file, its tag not yet checked (that takes the vault key).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unchecked {
    header: Header,
    mac: [u8; 32],
}

impl Header {
    /// A header without slots.
    #[must_use]
    pub fn new(kind: Kind, id: String) -> Self {
        Self {
            magic: MAGIC.into(),
            version: VERSION,
            kind,
            id,
            revision: 0,
            slots: Vec::new(),
        }
    }

    /// Puts a passphrase slot in, in place of any other.
    ///
    /// # Errors
    /// Those of the key derivation.
    pub fn set_passphrase(
        &mut self,
        passphrase: &str,
        cost: Cost,
        vault: &Key,
        grains: Grains,
    ) -> Result<(), Error> {
        let key = kdf::derive(passphrase, &grains.salt, cost)?;
        self.set(Way::Passphrase(cost), &key, vault, grains)
    }

    /// Puts a recovery slot in, in place of any other.
    ///
    /// # Errors
    /// `Damaged` when wrapping fails.
    pub fn set_recovery(
        &mut self,
        code: &RecoveryCode,
        vault: &Key,
        grains: Grains,
    ) -> Result<(), Error> {
        let key = recovery_key(code, &grains.salt)?;
        self.set(Way::Recovery, &key, vault, grains)
    }

    fn set(&mut self, way: Way, key: &Key, vault: &Key, grains: Grains) -> Result<(), Error> {
        let slot = Slot::wrap(way, key, vault, grains)?;
        self.slots
            .retain(|old| std::mem::discriminant(&old.way) != std::mem::discriminant(&slot.way));
        self.slots.push(slot);
        self.revision = self.revision.saturating_add(1);
        Ok(())
    }

    /// The bytes to keep, authenticated under the vault key.
    ///
    /// # Errors
    /// `Damaged` when they would be longer than a header may be.
    pub fn seal(&self, vault: &Key) -> Result<Vec<u8>, Error> {
        let mac = self.mac(vault)?.finalize().into_bytes().into();
        let bytes = cbor(&Sealed {
            header: self.clone(),
            mac,
        })?;
        if bytes.len() as u64 > LIMIT {
            Err(Error::Damaged)
        } else {
            Ok(bytes)
        }
    }

    fn mac(&self, vault: &Key) -> Result<Hmac<Sha256>, Error> {
        let key = sub_key(vault, b"ag/hdr/v1")?;
        let mut mac = <Hmac<Sha256> as hmac::KeyInit>::new_from_slice(key.as_slice())
            .map_err(|_| Error::Damaged)?;
        mac.update(&cbor(self)?);
        Ok(mac)
    }
}

impl Unchecked {
    /// Reads a header file: one canonical CBOR item of a known version with sane costs.
    ///
    /// # Errors
    /// `Newer` for a later version, otherwise `Damaged`.
    pub fn read(bytes: &[u8]) -> Result<Self, Error> {
        if bytes.len() as u64 > LIMIT {
            return Err(Error::Damaged);
        }
        let peek: Peek = ciborium::from_reader(bytes).map_err(|_| Error::Damaged)?;
        if peek.header.magic != MAGIC {
            return Err(Error::Damaged);
        }
        if peek.header.version > VERSION {
            return Err(Error::Newer);
        }
        let sealed: Sealed = ciborium::from_reader(bytes).map_err(|_| Error::Damaged)?;
        // What does not encode back to the same bytes carries something we did not write.
        if cbor(&sealed)? != bytes || !sealed.header.slots.iter().all(Slot::is_sane) {
            return Err(Error::Damaged);
        }
        Ok(Self {
            header: sealed.header,
            mac: sealed.mac,
        })
    }

    /// Rises with every change; of two copies the higher one is the later.
    #[must_use]
    pub fn revision(&self) -> u32 {
        self.header.revision
    }

    /// Whose vault it says it is.
    #[must_use]
    pub fn kind(&self) -> Kind {
        self.header.kind
    }

    /// The vault key by passphrase.
    ///
    /// # Errors
    /// `WrongPassphrase` when no slot opens, `NeedsMemory`.
    pub fn open_by_passphrase(&self, passphrase: &str) -> Result<Key, Error> {
        for slot in &self.header.slots {
            if let Way::Passphrase(cost) = slot.way {
                return slot.unwrap(&kdf::derive(passphrase, &slot.salt, cost)?);
            }
        }
        Err(Error::WrongPassphrase)
    }

    /// The vault key by recovery code.
    ///
    /// # Errors
    /// `WrongPassphrase` when no slot opens.
    pub fn open_by_code(&self, code: &RecoveryCode) -> Result<Key, Error> {
        for slot in &self.header.slots {
            if slot.way == Way::Recovery {
                return slot.unwrap(&recovery_key(code, &slot.salt)?);
            }
        }
        Err(Error::WrongPassphrase)
    }

    /// The header, once the vault key proves that nobody changed it.
    ///
    /// # Errors
    /// `Damaged` when the tag does not fit.
    pub fn check(&self, vault: &Key) -> Result<Header, Error> {
        self.header
            .mac(vault)?
            .verify_slice(&self.mac)
            .map_err(|_| Error::Damaged)?;
        Ok(self.header.clone())
    }
}

/// A key for one purpose, made of the vault key.
///
/// # Errors
/// Never for 32 bytes; `Damaged` stands for it.
pub fn sub_key(vault: &Key, purpose: &[u8]) -> Result<Key, Error> {
    let mut key = Key::default();
    Hkdf::<Sha256>::new(None, vault.as_slice())
        .expand(purpose, key.as_mut())
        .map_err(|_| Error::Damaged)?;
    Ok(key)
}

pub(super) fn cbor<T: Serialize>(value: &T) -> Result<Vec<u8>, Error> {
    let mut bytes = Vec::new();
    ciborium::into_writer(value, &mut bytes).map_err(|_| Error::Damaged)?;
    Ok(bytes)
}
