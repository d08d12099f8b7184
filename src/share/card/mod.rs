//! The therapist's card: their keys on one line, signed by themselves, as a file and as a QR code.

mod picture;
#[cfg(test)]
mod tests;

pub use picture::from_picture;

use super::canonical;
use super::names::Sha256;
use super::seal;
use super::sign::{self, SigningKey, VerifyingKey};
use crate::error::{Code, Coded};
use crate::key;
use crate::moment::Moment;
use chrono::{DateTime, Utc};
use data_encoding::BASE32_NOPAD;
use serde::{Deserialize, Serialize};

/// The version of the card's form.
pub const VERSION: u32 = 1;
/// age X25519 and minisign.
pub const SUITE: u32 = 1;
/// No card is larger.
pub const LARGEST: usize = 4096;
/// So many keys at most: the therapist's, one on paper, a second clinician's, and some to come.
pub const MOST_KEYS: usize = 8;
/// The longest name, in characters.
pub const LONGEST_NAME: usize = 120;
/// What a QR code begins with.
const QR: &str = "AGCARD1:";
const COMMENT: &str = "ag-share/1 card";

/// What a therapist gives to their patients.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Card {
    /// What they call themselves.
    pub name: String,
    /// The key that signs their receipts.
    pub sign: VerifyingKey,
    /// The age keys that everything is sealed for.
    pub to: Vec<String>,
    /// Where their drop might be. Never a password.
    pub hint: Option<Hint>,
    /// When it was made.
    pub issued: DateTime<Utc>,
    /// The last moment at which it is taken.
    pub expires: DateTime<Utc>,
    /// Counts the cards of one therapist.
    pub serial: u32,
}

/// Where a drop might be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "camelCase")]
pub enum Hint {
    /// A folder that some program carries.
    Folder,
    /// A WebDAV server.
    WebDav {
        /// Its address.
        url: String,
    },
    /// Storage that speaks S3.
    S3 {
        /// Its address.
        endpoint: String,
        /// The bucket.
        bucket: String,
        /// The region.
        region: String,
    },
}

#[derive(Serialize, Deserialize)]
struct Line {
    v: u32,
    suite: u32,
    name: String,
    sign: VerifyingKey,
    to: Vec<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    hint: Option<Hint>,
    issued: DateTime<Utc>,
    expires: DateTime<Utc>,
    serial: u32,
}

#[derive(Deserialize)]
struct Form {
    v: u32,
    suite: u32,
}

/// Why something is not taken as a card.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CardError {
    /// It is something else.
    #[error("not a card")]
    NotACard,
    /// It begins like a card and ends too early.
    #[error("the card is cut off")]
    Cut,
    /// It was changed after it was signed, or somebody else signed it.
    #[error("the card is not what was signed")]
    Forged,
    /// It is of a form that a newer Afterglow knows.
    #[error("a newer kind of card")]
    Newer,
    /// Its time is over.
    #[error("the card has expired")]
    Expired,
    /// There is no QR code in the picture that can be read.
    #[error("no code in the picture")]
    NoCode,
}

impl Coded for CardError {
    fn code(&self) -> Code {
        match self {
            Self::NotACard | Self::NoCode | Self::Expired => Code::Invalid,
            Self::Cut | Self::Forged => Code::Damaged,
            Self::Newer => Code::NewerVault,
        }
    }
    fn sentence(&self) -> &'static str {
        match self {
            Self::NotACard => key!("share-card-not"),
            Self::Cut => key!("share-card-cut"),
            Self::Forged => key!("share-card-forged"),
            Self::Newer => key!("share-card-newer"),
            Self::Expired => key!("share-card-expired"),
            Self::NoCode => key!("share-card-no-code"),
        }
    }
    fn field(&self) -> Option<&str> {
        Some("card")
    }
}

/// The card as a file: one line of canonical JSON, then the four of its signature.
///
/// # Errors
/// `sign::Error`: `Key` when the card does not carry the key that signs it, or is no card that
/// `read` would take.
pub fn write(card: &Card, key: &SigningKey) -> Result<Vec<u8>, sign::Error> {
    if card.sign != key.public() || !fits(card) {
        return Err(sign::Error::Key);
    }
    let line = Line {
        v: VERSION,
        suite: SUITE,
        name: card.name.clone(),
        sign: card.sign.clone(),
        to: card.to.clone(),
        hint: card.hint.clone(),
        issued: card.issued,
        expires: card.expires,
        serial: card.serial,
    };
    let mut bytes = canonical::write(&line).map_err(|_| sign::Error::Key)?;
    let signature = sign::sign(key, &bytes, COMMENT)?;
    bytes.push(b'\n');
    bytes.extend_from_slice(signature.as_bytes());
    if bytes.len() > LARGEST {
        return Err(sign::Error::Key);
    }
    Ok(bytes)
}

/// Reads a card.
///
/// # Errors
/// Each with its own sentence.
pub fn read(bytes: &[u8], now: &Moment) -> Result<Card, CardError> {
    let card = parse(bytes)?;
    if now.ms() > card.expires.timestamp_millis() {
        return Err(CardError::Expired);
    }
    Ok(card)
}

/// Reads a card that was taken in before, whatever the time.
///
/// # Errors
/// All but `Expired`.
pub fn parse(bytes: &[u8]) -> Result<Card, CardError> {
    if bytes.len() > LARGEST || !bytes.starts_with(b"{\"") {
        return Err(CardError::NotACard);
    }
    let text = std::str::from_utf8(bytes).map_err(|_| CardError::NotACard)?;
    let (line, signature) = text.split_once('\n').ok_or(CardError::Cut)?;
    let form: Form = canonical::read(line.as_bytes()).map_err(|_| CardError::NotACard)?;
    if form.v != VERSION || form.suite != SUITE {
        return Err(CardError::Newer);
    }
    let read: Line = canonical::read(line.as_bytes()).map_err(|_| CardError::NotACard)?;
    if signature.matches('\n').count() < 4 {
        return Err(CardError::Cut);
    }
    match sign::verify(&read.sign, line.as_bytes(), signature) {
        Ok(comment) if comment == COMMENT => {}
        _ => return Err(CardError::Forged),
    }
    let card = Card {
        name: read.name,
        sign: read.sign,
        to: read.to,
        hint: read.hint,
        issued: read.issued,
        expires: read.expires,
        serial: read.serial,
    };
    if fits(&card) {
        Ok(card)
    } else {
        Err(CardError::NotACard)
    }
}

/// Plain names, and one to eight keys, each in its own spelling and only once.
fn fits(card: &Card) -> bool {
    let count = card.name.chars().count();
    let named = (1..=LONGEST_NAME).contains(&count)
        && card.name.trim() == card.name
        && !card.name.chars().any(|c| c.is_control());
    let spelled = |text: &String| seal::key(text).is_ok_and(|key| key.to_string() == *text);
    let mut once = card.to.clone();
    once.sort_unstable();
    once.dedup();
    named
        && (1..=MOST_KEYS).contains(&card.to.len())
        && once.len() == card.to.len()
        && card.to.iter().all(spelled)
        && card.issued <= card.expires
}

/// SHA-256("ag/card/v1" || suite || TS || sorted TE): one byte, 42 bytes, and 62 letters each. The
/// name, the hint and the dates are not in it; they may change without new words.
#[must_use]
pub fn fingerprint(card: &Card) -> Sha256 {
    let mut keys: Vec<&[u8]> = card.to.iter().map(String::as_bytes).collect();
    keys.sort_unstable();
    let sign = card.sign.to_bytes();
    let mut parts: Vec<&[u8]> = vec![b"ag/card/v1", &[1], &sign];
    parts.extend(keys);
    Sha256::of_parts(&parts)
}

/// The card as the text of a QR code, in letters that make a small one.
#[must_use]
pub fn qr_text(bytes: &[u8]) -> String {
    format!("{QR}{}", BASE32_NOPAD.encode(bytes))
}

/// The bytes of a card from the text of a QR code.
///
/// # Errors
/// `NotACard`, `Cut`, `Newer`
pub fn from_qr_text(text: &str) -> Result<Vec<u8>, CardError> {
    let text = text.trim().to_ascii_uppercase();
    let Some(rest) = text.strip_prefix(QR) else {
        let newer = text.starts_with("AGCARD");
        return Err(if newer {
            CardError::Newer
        } else {
            CardError::NotACard
        });
    };
    if rest.len() > LARGEST * 8 / 5 {
        return Err(CardError::NotACard);
    }
    BASE32_NOPAD
        .decode(rest.as_bytes())
        .map_err(|_| CardError::Cut)
}
