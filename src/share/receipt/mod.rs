//! The therapist's receipt: how far each chain was stored, what is missing, what was refused. It
//! says "stored", never "read".

#[cfg(test)]
mod tests;

use super::canonical;
use super::names::{DeviceId, ObjectName, PairId, Sha256, Side};
use super::package::envelope::{self, Numbered, Word};
use super::package::{Error, Flaw, Head, SUITE, Sealed, VERSION};
use super::sign::{SigningKey, VerifyingKey};
use crate::random::Id;
use age::x25519::{Identity, Recipient};
use chrono::{DateTime, FixedOffset, Utc};
use serde::{Deserialize, Serialize};

/// The largest receipt before sealing.
pub const MOST_PLAIN: usize = 512 * 1024;
/// The largest sealed receipt.
pub const MOST_SEALED: usize = MOST_PLAIN + 16 * 1024;

/// What a therapist's side says back. Each one carries everything, so that one that is lost is
/// made good by the next.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Receipt {
    /// The pair.
    pub pair: PairId,
    /// The therapist's side that writes.
    pub ther: DeviceId,
    /// Its number in this chain.
    pub seq: u32,
    /// Of the sealed receipt before it; zeros at 0.
    pub prev: Sha256,
    /// Up to where each device's chain is stored.
    pub heads: Vec<Head>,
    /// What is missing before them or was announced: device and number.
    pub holes: Vec<(DeviceId, u32)>,
    /// What was not taken in, and why.
    pub rejects: Vec<Reject>,
    /// When it was written, by the therapist's clock.
    pub stored_at: DateTime<FixedOffset>,
    /// Something of it went into the clinic's own record, which keeps its copy.
    pub exported: bool,
    /// What was taken back and is hidden now.
    pub withdrawn: Vec<Id>,
    /// A newer card, whole.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub card: Option<String>,
}

/// An object that was not taken in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reject {
    /// Its name.
    pub name: ObjectName,
    /// Why.
    pub code: Flaw,
}

#[derive(Serialize, Deserialize)]
struct Form {
    v: u32,
    suite: u32,
    min_reader: u32,
}

#[derive(Serialize)]
struct Whole<'a> {
    #[serde(flatten)]
    form: Form,
    #[serde(flatten)]
    receipt: &'a Receipt,
}

/// Seals a receipt for the patient's key of this pair.
///
/// # Errors
/// `Sign`, `Packing`, `TooLarge`; `Draft` when the start of its chain is broken.
pub fn seal_receipt(receipt: &Receipt, key: &SigningKey, to: &Recipient) -> Result<Sealed, Error> {
    let form = Form {
        v: VERSION,
        suite: SUITE,
        min_reader: VERSION,
    };
    let plain = canonical::write(&Whole { form, receipt }).map_err(|_| Error::Draft)?;
    if plain.len() > MOST_PLAIN {
        return Err(Error::TooLarge);
    }
    if !begins(receipt) {
        return Err(Error::Draft);
    }
    let bytes = envelope::wrap(&plain, std::slice::from_ref(to))?;
    let number = Numbered {
        side: Side::Receipt,
        pair: receipt.pair.clone(),
        at: receipt.stored_at.with_timezone(&Utc),
        device: receipt.ther.clone(),
        seq: receipt.seq,
        prev: receipt.prev,
    };
    envelope::finish(Word::Receipt, number, bytes, key)
}

fn begins(receipt: &Receipt) -> bool {
    (receipt.prev == Sha256::ZERO) == (receipt.seq == 0)
}

/// Opens a receipt: who vouches for it first, then what it says.
///
/// # Errors
/// What is wrong with it. Nothing of it is used then.
pub fn open_receipt(
    name: &ObjectName,
    bytes: &[u8],
    signature: &str,
    key: &VerifyingKey,
    me: &Identity,
) -> Result<Receipt, Flaw> {
    if bytes.len() > MOST_SEALED {
        return Err(Flaw::TooLarge);
    }
    if name.side != Side::Receipt {
        return Err(Flaw::Junk);
    }
    let outer = envelope::vouched(Word::Receipt, name, bytes, signature, key)?;
    let plain = envelope::unwrap(bytes, me, MOST_PLAIN)?;
    let form: Form = canonical::read(plain.expose()).map_err(|_| Flaw::Damaged)?;
    if form.min_reader > VERSION || form.suite != SUITE {
        return Err(Flaw::Newer);
    }
    let receipt: Receipt = canonical::read(plain.expose()).map_err(|_| Flaw::Damaged)?;
    let own = receipt.pair == name.pair
        && receipt.ther == name.device
        && receipt.seq == name.seq
        && receipt.prev == outer.prev;
    if !own {
        return Err(Flaw::Misbound);
    }
    let ids = receipt.withdrawn.iter();
    let sound = begins(&receipt) && ids.clone().all(|id| Id::read(id.as_str()).is_some());
    if sound {
        Ok(receipt)
    } else {
        Err(Flaw::Damaged)
    }
}
