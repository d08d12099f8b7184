//! Signatures as minisign makes them: whoever has stock `minisign` can check every one of them.
//!
//! The arithmetic is `ed25519-dalek`'s; what is written here is minisign's format around it, in its
//! strictest spelling: prehashed with BLAKE2b-512, one signature over the bytes and one over it and
//! the trusted comment.

mod key;
mod minisig;
#[cfg(test)]
mod tests;

pub use key::{SigningKey, VerifyingKey};

use crate::error::{Code, Coded};
use blake2::{Blake2b512, Digest};
use ed25519_dalek::{Signature, Signer};
use minisig::Minisig;

/// Why nothing was signed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// The bytes are not a signing key, or are damaged.
    #[error("not a signing key")]
    Key,
    /// The trusted comment is more than one plain line.
    #[error("not a trusted comment")]
    Comment,
    /// There is no randomness to make a key of.
    #[error("no key could be made")]
    Randomness,
}

impl Coded for Error {
    fn code(&self) -> Code {
        match self {
            Self::Key => Code::Damaged,
            Self::Comment | Self::Randomness => Code::Unexpected,
        }
    }
}

/// The signature is not this key's over these bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not signed by this key")]
pub struct Forged;

/// The text of a `.minisig` file: a signature over the bytes, and one over it and the comment.
///
/// # Errors
/// `Comment` when it is not one plain line.
pub fn sign(key: &SigningKey, bytes: &[u8], trusted: &str) -> Result<String, Error> {
    if trusted.trim() != trusted || trusted.chars().any(char::is_control) {
        return Err(Error::Comment);
    }
    let signature = key.pair().sign(&Blake2b512::digest(bytes)).to_bytes();
    let whole = key.pair().sign(&with_comment(&signature, trusted));
    let number = key.number();
    Ok(minisig::write(
        &number,
        &signature,
        trusted,
        &whole.to_bytes(),
    ))
}

/// Checks a `.minisig` file and answers its trusted comment. Nothing is guessed: exactly four
/// lines, as minisign writes them, prehashed. Only the first line, which is signed by nobody, may
/// say anything.
///
/// # Errors
/// `Forged`
pub fn verify(key: &VerifyingKey, bytes: &[u8], signature: &str) -> Result<String, Forged> {
    let read = Minisig::read(signature).ok_or(Forged)?;
    let (number, point) = key.parts().ok_or(Forged)?;
    if read.number != number {
        return Err(Forged);
    }
    let vouched = |message: &[u8], signature: &[u8; 64]| {
        let signature = Signature::from_bytes(signature);
        point.verify_strict(message, &signature).map_err(|_| Forged)
    };
    vouched(&Blake2b512::digest(bytes), &read.signature)?;
    vouched(&with_comment(&read.signature, read.trusted), &read.whole)?;
    Ok(read.trusted.to_owned())
}

/// What the second signature is over.
fn with_comment(signature: &[u8; 64], trusted: &str) -> Vec<u8> {
    [signature.as_slice(), trusted.as_bytes()].concat()
}
