//! The hello: the first package of a device's chain. It carries keys and a name, nothing clinical.

use super::envelope::{self, Word};
use super::members::HELLO;
use super::{Error, Flaw, Kind, MOST_HELLO, MOST_SEALED_HELLO, Manifest, VERSION, open};
use crate::private::Private;
use crate::share::names::{DeviceId, ObjectName, PairId, Side};
use crate::share::sign::{self, SigningKey, VerifyingKey};
use crate::share::{LONGEST_NAME, canonical, seal as keys};
use age::x25519::Identity;
use serde::{Deserialize, Serialize};

/// `hello.json`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hello {
    /// The pair's root key. It certifies devices, and the safety words bind it.
    pub root: VerifyingKey,
    /// The device that says hello.
    pub device: HelloDevice,
    /// The age key that receipts are sealed for.
    pub receipts: String,
    /// What the patient calls themselves.
    pub name: Private<String>,
}

/// A device and the root's word for it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HelloDevice {
    /// Its id.
    pub dev: DeviceId,
    /// The key that signs its packages.
    pub key: VerifyingKey,
    /// The root's signature over both, see `certify`.
    pub certificate: String,
}

#[derive(Serialize)]
struct Certified<'a> {
    v: u32,
    pair: &'a PairId,
    dev: &'a DeviceId,
    key: &'a VerifyingKey,
}

const COMMENT: &str = "ag-share/1 device";

fn certified(pair: &PairId, dev: &DeviceId, key: &VerifyingKey) -> Option<Vec<u8>> {
    let line = Certified {
        v: VERSION,
        pair,
        dev,
        key,
    };
    canonical::write(&line).ok()
}

/// The root's word for a device: its signature over canonical `{v,pair,dev,key}`.
///
/// # Errors
/// `Sign`
pub fn certify(
    root: &SigningKey,
    pair: &PairId,
    dev: &DeviceId,
    key: &VerifyingKey,
) -> Result<String, Error> {
    let line = certified(pair, dev, key).ok_or(Error::Packing)?;
    Ok(sign::sign(root, &line, COMMENT)?)
}

/// Is the certificate the root's word for this device of this pair?
#[must_use]
pub fn is_certified(root: &VerifyingKey, pair: &PairId, device: &HelloDevice) -> bool {
    let line = certified(pair, &device.dev, &device.key);
    line.and_then(|line| sign::verify(root, &line, &device.certificate).ok())
        .is_some_and(|comment| comment == COMMENT)
}

impl Hello {
    /// The bytes of `hello.json`.
    ///
    /// # Errors
    /// `Draft` when a reader would not take it.
    pub fn write(&self, pair: &PairId) -> Result<Vec<u8>, Error> {
        let bytes = canonical::write(self).map_err(|_| Error::Draft)?;
        if self.is_sound(pair) && bytes.len() <= MOST_HELLO {
            Ok(bytes)
        } else {
            Err(Error::Draft)
        }
    }

    fn is_sound(&self, pair: &PairId) -> bool {
        let name = self.name.expose();
        let letters = name.chars().count();
        let named = (1..=LONGEST_NAME).contains(&letters) && !name.chars().any(char::is_control);
        let receipts = keys::key(&self.receipts).is_ok_and(|key| key.to_string() == self.receipts);
        named && receipts && is_certified(&self.root, pair, &self.device)
    }
}

/// Opens a hello, also one of a pair that nobody knows yet: within narrow limits it is unpacked,
/// and the keys it carries must vouch for it outside and inside. That they are the patient's is
/// for the safety words to say.
///
/// # Errors
/// What is wrong with it.
pub fn open_hello(
    name: &ObjectName,
    bytes: &[u8],
    signature: &str,
    me: &Identity,
) -> Result<(Hello, Manifest), Flaw> {
    if bytes.len() > MOST_SEALED_HELLO {
        return Err(Flaw::TooLarge);
    }
    if name.side != Side::Package || name.seq != 0 {
        return Err(Flaw::Junk);
    }
    let zip = envelope::unwrap(bytes, me, MOST_SEALED_HELLO)?;
    let unpacked = open::unpack(zip.expose())?;
    let carried = unpacked.files.iter().find(|(path, _)| *path == HELLO);
    let (_, carried) = carried.ok_or(Flaw::Damaged)?;
    if carried.len() > MOST_HELLO {
        return Err(Flaw::TooLarge);
    }
    let hello: Hello = canonical::read(carried).map_err(|_| Flaw::Damaged)?;
    if hello.device.dev != name.device || !hello.is_sound(&name.pair) {
        return Err(Flaw::Misbound);
    }
    let key = &hello.device.key;
    let outer = envelope::vouched(Word::Outer, name, bytes, signature, key)?;
    let opened = open::read(name, &outer, unpacked, key, me)?;
    if opened.manifest.kind != Kind::Hello {
        return Err(Flaw::Damaged);
    }
    Ok((hello, opened.manifest))
}
