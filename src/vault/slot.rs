//! One way in: the vault key, wrapped by a key that only a passphrase or the recovery code makes.

use super::header::cbor;
use super::kdf::{self, Cost, Key};
use super::{Error, RecoveryCode};
use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use hkdf::Hkdf;
use serde::{Deserialize, Serialize};
use sha2::Sha256;

/// How a slot turns what a person knows into the key that unwraps the vault key.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Way {
    /// Argon2id over the passphrase.
    Passphrase(Cost),
    /// HKDF over the recovery code.
    Recovery,
}

/// One way in: the vault key, wrapped.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Slot {
    /// How its key is made.
    pub way: Way,
    pub(super) salt: [u8; 16],
    nonce: [u8; 24],
    wrapped: Vec<u8>,
}

/// Random bytes a new slot needs.
pub struct Grains {
    /// Salt of the key derivation.
    pub salt: [u8; 16],
    /// Nonce of the wrapping.
    pub nonce: [u8; 24],
}

impl Slot {
    pub(super) fn wrap(way: Way, key: &Key, vault: &Key, grains: Grains) -> Result<Self, Error> {
        let mut slot = Self {
            way,
            salt: grains.salt,
            nonce: grains.nonce,
            wrapped: Vec::new(),
        };
        let aad = slot.aad()?;
        let payload = Payload {
            msg: vault.as_slice(),
            aad: &aad,
        };
        slot.wrapped = XChaCha20Poly1305::new(key.as_slice().into())
            .encrypt(XNonce::from_slice(&slot.nonce), payload)
            .map_err(|_| Error::Damaged)?;
        Ok(slot)
    }

    pub(super) fn is_sane(&self) -> bool {
        match self.way {
            Way::Passphrase(cost) => cost.is_sane(),
            Way::Recovery => true,
        }
    }

    /// Does this passphrase open it? As slow as opening the vault.
    ///
    /// # Errors
    /// `WrongPassphrase`, `NeedsMemory`.
    pub fn confirm(&self, passphrase: &str) -> Result<(), Error> {
        match self.way {
            Way::Passphrase(cost) => self
                .unwrap(&kdf::derive(passphrase, &self.salt, cost)?)
                .map(drop),
            Way::Recovery => Err(Error::WrongPassphrase),
        }
    }

    fn aad(&self) -> Result<Vec<u8>, Error> {
        cbor(&(&self.way, &self.salt))
    }

    pub(super) fn unwrap(&self, key: &Key) -> Result<Key, Error> {
        let aad = self.aad()?;
        let payload = Payload {
            msg: &self.wrapped,
            aad: &aad,
        };
        let opened = XChaCha20Poly1305::new(key.as_slice().into())
            .decrypt(XNonce::from_slice(&self.nonce), payload)
            .map(zeroize::Zeroizing::new)
            .map_err(|_| Error::WrongPassphrase)?;
        let plain: [u8; 32] = opened.as_slice().try_into().map_err(|_| Error::Damaged)?;
        Ok(Key::new(plain))
    }
}

pub(super) fn recovery_key(code: &RecoveryCode, salt: &[u8; 16]) -> Result<Key, Error> {
    let mut key = Key::default();
    Hkdf::<Sha256>::new(Some(salt), code.secret())
        .expand(b"ag/recovery/v1", key.as_mut())
        .map_err(|_| Error::Damaged)?;
    Ok(key)
}
