//! The outside of every object in the drop: sealed by age, vouched for by an outer signature that
//! is checked before anything is opened.

use super::{Error, Flaw, Sealed};
use crate::private::Private;
use crate::share::names::{DeviceId, Month, ObjectName, PairId, Sha256, Side};
use crate::share::sign::{self, SigningKey, VerifyingKey};
use age::x25519::{Identity, Recipient};
use age::{DecryptError, Decryptor, Encryptor};
use chrono::{DateTime, Utc};
use std::io::{Read, Write};

/// Recipients are filled up with throw-away ones to a multiple of this.
const STANZAS: usize = 3;
/// No header of age is longer; one with very many recipients would cost a reader's time.
const LONGEST_HEADER: usize = 16 * 1024;

/// What an outer signature says of an object.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Word {
    /// A patient's package.
    Outer,
    /// A therapist's receipt.
    Receipt,
}

/// What an outer signature vouches for, besides the name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Outer {
    /// Of the sealed bytes.
    pub sha256: Sha256,
    /// Of the sealed bytes before them in the chain.
    pub prev: Sha256,
}

fn comment(word: Word, name: &ObjectName, size: usize, outer: &Outer) -> String {
    let word = match word {
        Word::Outer => "outer",
        Word::Receipt => "receipt",
    };
    let (pair, device, seq) = (&name.pair, &name.device, name.seq);
    let (sum, prev) = (outer.sha256, outer.prev);
    format!("ag-share/1 {word} {pair} {device} {seq} {size} {sum} {prev}")
}

/// A number of a chain: whose, when, after what.
pub struct Numbered {
    /// A package's or a receipt's.
    pub side: Side,
    /// The pair.
    pub pair: PairId,
    /// Names the month that it is listed in, nothing else.
    pub at: DateTime<Utc>,
    /// The device that signs.
    pub device: DeviceId,
    /// Its number.
    pub seq: u32,
    /// Of the sealed bytes before it in the chain.
    pub prev: Sha256,
}

/// Names sealed bytes and vouches for them.
///
/// # Errors
/// `Sign`
pub fn finish(
    word: Word,
    number: Numbered,
    bytes: Vec<u8>,
    key: &SigningKey,
) -> Result<Sealed, Error> {
    let outer = Outer {
        sha256: Sha256::of(&bytes),
        prev: number.prev,
    };
    let name = ObjectName {
        side: number.side,
        pair: number.pair,
        month: Month::of(&number.at),
        device: number.device,
        seq: number.seq,
        h16: outer.sha256.short(),
    };
    let signature = vouch(word, &name, &bytes, &outer, key)?;
    Ok(Sealed {
        name,
        bytes,
        signature,
        sha256: outer.sha256,
    })
}

/// The outer signature of sealed bytes under their name.
///
/// # Errors
/// `Sign`
pub fn vouch(
    word: Word,
    name: &ObjectName,
    bytes: &[u8],
    outer: &Outer,
    key: &SigningKey,
) -> Result<String, Error> {
    let comment = comment(word, name, bytes.len(), outer);
    Ok(sign::sign(key, bytes, &comment)?)
}

/// Does the signature vouch for these bytes under this very name?
///
/// # Errors
/// `Junk`
pub fn vouched(
    word: Word,
    name: &ObjectName,
    bytes: &[u8],
    signature: &str,
    key: &VerifyingKey,
) -> Result<Outer, Flaw> {
    let said = sign::verify(key, bytes, signature).map_err(|_| Flaw::Junk)?;
    let (_, prev) = said.rsplit_once(' ').ok_or(Flaw::Junk)?;
    let outer = Outer {
        sha256: Sha256::of(bytes),
        prev: prev.parse().map_err(|_| Flaw::Junk)?,
    };
    let same = said == comment(word, name, bytes.len(), &outer);
    if same && outer.sha256.short() == name.h16 {
        Ok(outer)
    } else {
        Err(Flaw::Junk)
    }
}

/// Seals bytes for some keys. How many they are is hidden among throw-away ones.
///
/// # Errors
/// `Packing`
pub fn wrap(bytes: &[u8], to: &[Recipient]) -> Result<Vec<u8>, Error> {
    let missing = to.len().max(1).next_multiple_of(STANZAS) - to.len();
    let fill: Vec<Recipient> = (0..missing)
        .map(|_| Identity::generate().to_public())
        .collect();
    let all = to.iter().chain(&fill).map(|key| key as &dyn age::Recipient);
    let encryptor = Encryptor::with_recipients(all).map_err(|_| Error::Packing)?;
    let mut sealed = Vec::with_capacity(bytes.len() + bytes.len() / 1024 + 2048);
    let mut writer = encryptor
        .wrap_output(&mut sealed)
        .map_err(|_| Error::Packing)?;
    writer.write_all(bytes).map_err(|_| Error::Packing)?;
    writer.finish().map_err(|_| Error::Packing)?;
    Ok(sealed)
}

/// Opens what was sealed for `me`, binary and for keys only: no armour, no passphrase.
///
/// # Errors
/// `NotForMe`, `Damaged`; `TooLarge` when more than `most` bytes come out.
pub fn unwrap(sealed: &[u8], me: &Identity, most: usize) -> Result<Private<Vec<u8>>, Flaw> {
    let head = sealed.get(..LONGEST_HEADER).unwrap_or(sealed);
    if !head.windows(5).any(|window| window == b"\n--- ") {
        return Err(Flaw::Damaged);
    }
    let decryptor = Decryptor::new_buffered(sealed).map_err(|_| Flaw::Damaged)?;
    let me = std::iter::once(me as &dyn age::Identity);
    let reader = decryptor.decrypt(me).map_err(|error| match error {
        DecryptError::NoMatchingKeys => Flaw::NotForMe,
        _ => Flaw::Damaged,
    })?;
    let mut plain = Vec::with_capacity(sealed.len().min(most));
    let more = u64::try_from(most).unwrap_or(u64::MAX).saturating_add(1);
    let read = reader.take(more).read_to_end(&mut plain);
    let plain = Private::new(plain);
    read.map_err(|_| Flaw::Damaged)?;
    if plain.expose().len() > most {
        return Err(Flaw::TooLarge);
    }
    Ok(plain)
}
