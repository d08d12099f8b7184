//! Signatures as minisign makes them: whoever has stock `minisign` can check every one of them.

#[cfg(test)]
mod tests;

use crate::error::{Code, Coded};
use crate::private::Private;
use minisign::{KeyPair, PublicKey, SecretKey, SignatureBox};
use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ToSql, ToSqlOutput, ValueRef};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;
use std::io::Cursor;
use std::str::FromStr;

/// Bytes of a secret key: `Ed`, no password, a checksum.
const SECRET: usize = 158;
/// Letters of a public key in base64.
const PUBLIC: usize = 56;
/// Letters of a signature, and of the one over the trusted comment, in base64.
const SIGNED: (usize, usize) = (100, 88);
/// No signature file is longer.
const LONGEST: usize = 2048;
const UNTRUSTED: &str = "untrusted comment: ";
const TRUSTED: &str = "trusted comment: ";

/// Why nothing was signed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// The bytes are not a signing key, or are damaged.
    #[error("not a signing key")]
    Key,
    /// The trusted comment is more than one plain line.
    #[error("not a trusted comment")]
    Comment,
    /// Signing failed: no randomness.
    #[error("nothing could be signed")]
    Signing,
}

impl Coded for Error {
    fn code(&self) -> Code {
        match self {
            Self::Key => Code::Damaged,
            Self::Comment | Self::Signing => Code::Unexpected,
        }
    }
}

/// The signature is not this key's over these bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not signed by this key")]
pub struct Forged;

/// A key that signs. Never printed, wiped when dropped.
#[derive(Clone)]
pub struct SigningKey {
    secret: Private<Vec<u8>>,
    public: VerifyingKey,
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
    /// `Signing` when there is no randomness.
    pub fn generate() -> Result<Self, Error> {
        let pair = KeyPair::generate_unencrypted_keypair().map_err(|_| Error::Signing)?;
        Ok(Self {
            secret: Private::new(pair.sk.to_bytes()),
            public: VerifyingKey(pair.pk.to_base64()),
        })
    }

    /// A key that was kept.
    ///
    /// # Errors
    /// `Key` when the bytes are not what `secret` gave.
    pub fn from_secret(secret: &Private<Vec<u8>>) -> Result<Self, Error> {
        let key = PublicKey::from_secret_key(&open(secret)?).map_err(|_| Error::Key)?;
        let key = Self {
            secret: secret.clone(),
            public: VerifyingKey(key.to_base64()),
        };
        // Signs once: a damaged half is found now and not when something should go.
        sign(&key, b"", "check").map_err(|_| Error::Key)?;
        Ok(key)
    }

    /// The bytes to keep.
    #[must_use]
    pub fn secret(&self) -> Private<Vec<u8>> {
        self.secret.clone()
    }

    /// The key that others check with.
    #[must_use]
    pub fn public(&self) -> VerifyingKey {
        self.public.clone()
    }
}

fn open(secret: &Private<Vec<u8>>) -> Result<SecretKey, Error> {
    let bytes = secret.expose();
    if bytes.len() != SECRET || !bytes.starts_with(&[b'E', b'd', 0, 0, b'B', b'2']) {
        return Err(Error::Key);
    }
    SecretKey::from_bytes(bytes).map_err(|_| Error::Key)
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
        PublicKey::from_base64(&self.0).map_or_else(|_| Vec::new(), |key| key.to_bytes())
    }

    /// The `.pub` file that stock minisign takes with `-p`.
    #[must_use]
    pub fn file(&self) -> String {
        format!("{UNTRUSTED}minisign public key\n{}\n", self.0)
    }
}

impl FromStr for VerifyingKey {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        if text.len() != PUBLIC || !text.starts_with("RW") {
            return Err(Error::Key);
        }
        let key = PublicKey::from_base64(text).map_err(|_| Error::Key)?;
        if key.to_base64() == text {
            Ok(Self(text.to_owned()))
        } else {
            Err(Error::Key)
        }
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

/// The text of a `.minisig` file: a signature over the bytes, and one over it and the comment.
///
/// # Errors
/// `Comment` when it is not one plain line; `Key`, `Signing`.
pub fn sign(key: &SigningKey, bytes: &[u8], trusted: &str) -> Result<String, Error> {
    if trusted.trim() != trusted || trusted.chars().any(char::is_control) {
        return Err(Error::Comment);
    }
    let secret = open(&key.secret)?;
    let public = PublicKey::from_secret_key(&secret).map_err(|_| Error::Key)?;
    let signed = minisign::sign(
        Some(&public),
        &secret,
        Cursor::new(bytes),
        Some(trusted),
        Some("signature"),
    )
    .map_err(|_| Error::Signing)?;
    Ok(signed.into_string())
}

/// Checks a `.minisig` file and answers its trusted comment. Nothing is guessed: exactly four
/// lines, as minisign writes them, prehashed. Only the first line, which is signed by nobody, may
/// say anything.
///
/// # Errors
/// `Forged`
pub fn verify(key: &VerifyingKey, bytes: &[u8], signature: &str) -> Result<String, Forged> {
    let comment = trusted(signature).ok_or(Forged)?;
    let key = PublicKey::from_base64(&key.0).map_err(|_| Forged)?;
    let signed = SignatureBox::from_string(signature).map_err(|_| Forged)?;
    // A second spelling of the same signature (base64 has some) is not what was written.
    if signed.to_string() != signature {
        return Err(Forged);
    }
    minisign::verify(&key, &signed, Cursor::new(bytes), true, false, false).map_err(|_| Forged)?;
    Ok(comment.to_owned())
}

/// The trusted comment of a text that has the shape of a signature. The crate takes the lengths on
/// trust, so they are looked at here.
fn trusted(signature: &str) -> Option<&str> {
    if signature.len() > LONGEST {
        return None;
    }
    let mut lines = signature.strip_suffix('\n')?.split('\n');
    let (first, second) = (lines.next()?, lines.next()?);
    let (third, fourth) = (lines.next()?, lines.next()?);
    let comment = third.strip_prefix(TRUSTED)?;
    let fits = first.starts_with(UNTRUSTED)
        && !signature.contains(|c: char| c.is_control() && !"\n\t".contains(c))
        && (second.len(), fourth.len()) == SIGNED
        // 74 and 64 bytes: without the padding there is room for more that nobody looks at.
        && second.ends_with('=')
        && fourth.ends_with("==")
        && lines.next().is_none();
    fits.then_some(comment)
}
