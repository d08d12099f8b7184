//! Keys as minisign keeps them.

use super::Error;
use super::minisig::UNTRUSTED;
use crate::private::Private;
use blake2::digest::consts::U32;
use blake2::{Blake2b, Digest};
use data_encoding::BASE64;
use ed25519_dalek::{SigningKey as Pair, VerifyingKey as Point};
use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ToSql, ToSqlOutput, ValueRef};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;
use std::str::FromStr;
use zeroize::Zeroizing;

/// What a secret key begins with: Ed25519, no password, a checksum by BLAKE2b.
const PLAIN: [u8; 6] = [b'E', b'd', 0, 0, b'B', b'2'];
/// The settings of the password that it has none of.
const NO_PASSWORD: [u8; 48] = [0; 48];
/// Bytes of a secret key: its beginning, no password, its number, both halves, a checksum.
pub(super) const SECRET: usize = PLAIN.len() + NO_PASSWORD.len() + 8 + 64 + 32;
/// What a public key begins with.
const ALGORITHM: [u8; 2] = *b"Ed";
/// Letters of a public key in base64.
const PUBLIC: usize = 56;

/// A key that signs. Never printed, wiped when dropped.
#[derive(Clone)]
pub struct SigningKey {
    number: [u8; 8],
    pair: Pair,
}

impl fmt::Debug for SigningKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("…")
    }
}

impl SigningKey {
    /// A new key, of the operating system's randomness.
    ///
    /// # Errors
    /// `Randomness` when there is none.
    pub fn generate() -> Result<Self, Error> {
        let (mut number, mut seed) = ([0; 8], Zeroizing::new([0; 32]));
        getrandom::fill(&mut number).map_err(|_| Error::Randomness)?;
        getrandom::fill(&mut *seed).map_err(|_| Error::Randomness)?;
        Ok(Self {
            number,
            pair: Pair::from_bytes(&seed),
        })
    }

    /// A key that was kept.
    ///
    /// # Errors
    /// `Key` when the bytes are not what `secret` gave: a damaged byte is found now, and not when
    /// something should go.
    pub fn from_secret(secret: &Private<Vec<u8>>) -> Result<Self, Error> {
        let read = || {
            let rest = secret.expose().strip_prefix(&PLAIN)?;
            let (_, rest) = rest.split_first_chunk::<{ NO_PASSWORD.len() }>()?;
            let (number, rest) = rest.split_first_chunk()?;
            let (halves, sum) = rest.split_first_chunk()?;
            // Stock minisign writes none beside a key without a password.
            let whole = sum == [0; 32] || sum == checksum(number, halves).as_slice();
            let pair = Pair::from_keypair_bytes(halves).ok()?;
            whole.then_some(Self {
                number: *number,
                pair,
            })
        };
        read().ok_or(Error::Key)
    }

    /// The bytes to keep.
    #[must_use]
    pub fn secret(&self) -> Private<Vec<u8>> {
        let halves = Zeroizing::new(self.pair.to_keypair_bytes());
        let sum = checksum(&self.number, &halves);
        let mut secret = Vec::with_capacity(SECRET);
        let parts = [&PLAIN[..], &NO_PASSWORD, &self.number, &halves[..], &sum];
        parts.iter().for_each(|part| secret.extend_from_slice(part));
        Private::new(secret)
    }

    /// The key that others check with.
    #[must_use]
    pub fn public(&self) -> VerifyingKey {
        let point = self.pair.verifying_key();
        let bytes = [&ALGORITHM[..], &self.number, point.as_bytes()].concat();
        VerifyingKey(BASE64.encode(&bytes))
    }

    pub(super) fn number(&self) -> [u8; 8] {
        self.number
    }

    pub(super) fn pair(&self) -> &Pair {
        &self.pair
    }
}

fn checksum(number: &[u8; 8], halves: &[u8; 64]) -> [u8; 32] {
    let sum = Blake2b::<U32>::new().chain_update(ALGORITHM);
    sum.chain_update(number)
        .chain_update(halves)
        .finalize()
        .into()
}

/// A key that signatures are checked with, as minisign writes it: `RW…`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct VerifyingKey(String);

impl VerifyingKey {
    /// The base64 text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Its 42 bytes: `Ed`, the key's number, the key.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        BASE64.decode(self.0.as_bytes()).unwrap_or_default()
    }

    /// The `.pub` file that stock minisign takes with `-p`.
    #[must_use]
    pub fn file(&self) -> String {
        format!("{UNTRUSTED}minisign public key\n{}\n", self.0)
    }

    /// Its number and the key itself; none when the key is no point of the curve.
    pub(super) fn parts(&self) -> Option<([u8; 8], Point)> {
        let bytes = self.to_bytes();
        let rest = bytes.strip_prefix(&ALGORITHM)?;
        let (number, point) = rest.split_first_chunk()?;
        let point = Point::from_bytes(point.try_into().ok()?).ok()?;
        Some((*number, point))
    }
}

impl FromStr for VerifyingKey {
    type Err = Error;

    /// There is one spelling, and no other is read.
    fn from_str(text: &str) -> Result<Self, Error> {
        let key = Self(text.to_owned());
        let sound = text.len() == PUBLIC && key.to_bytes().starts_with(&ALGORITHM);
        sound.then_some(key).ok_or(Error::Key)
    }
}

impl fmt::Display for VerifyingKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Serialize for VerifyingKey {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for VerifyingKey {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

impl FromSql for VerifyingKey {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        value
            .as_str()?
            .parse()
            .map_err(|_| FromSqlError::InvalidType)
    }
}

impl ToSql for VerifyingKey {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        self.0.to_sql()
    }
}
