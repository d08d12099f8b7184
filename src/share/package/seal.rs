//! Sealing: a draft becomes one sealed object with its name and outer signature, or nothing.

use super::envelope::{self, Numbered, Word};
use super::members::{self, MANIFEST, PAD, README, SIGNATURE};
use super::{
    Consent, Error, Flaw, Head, Item, Kind, MOST_HELLO, MOST_PLAIN, Manifest, SUITE, VERSION,
    contents, open, pad,
};
use crate::moment::Moment;
use crate::private::Private;
use crate::share::names::{DeviceId, ObjectName, PairId, Sha256, Side};
use crate::share::sign::{self, SigningKey};
use crate::share::{canonical, seal as keys, zip};
use age::x25519::{Identity, Recipient};
use chrono::Utc;

/// What is to be sealed.
pub struct Draft {
    /// The pair.
    pub pair: PairId,
    /// The device.
    pub dev: DeviceId,
    /// Its number in the device's chain.
    pub seq: u32,
    /// Of the sealed bytes before it; zeros at 0.
    pub prev: Sha256,
    /// Heads of other devices' chains.
    pub heads: Vec<Head>,
    /// What it is for.
    pub kind: Kind,
    /// Now.
    pub created: Moment,
    /// What was agreed to.
    pub consent: Option<Consent>,
    /// What was consented to, one by one.
    pub items: Vec<Item>,
    /// Objects that were taken out of the drop.
    pub voids: Vec<(u32, Sha256)>,
    /// Up to where the therapist's receipts are known.
    pub acks: Vec<(DeviceId, u32)>,
    /// The files, in any order, without README, manifest and padding.
    pub files: Vec<(String, Vec<u8>)>,
}

/// For whom: the keys of a card, and the patient's own.
pub struct Audience {
    card: Vec<Recipient>,
    own: Identity,
}

impl Audience {
    /// The keys of a card and the patient's own identity for this pair.
    ///
    /// # Errors
    /// `Recipient`
    pub fn new(card: &[String], own: Identity) -> Result<Self, Error> {
        let card = card.iter().map(|key| keys::key(key));
        let card: Vec<Recipient> = card
            .collect::<Result<_, _>>()
            .map_err(|_| Error::Recipient)?;
        if card.is_empty() {
            return Err(Error::Recipient);
        }
        Ok(Self { card, own })
    }

    fn all(&self) -> Vec<Recipient> {
        let mut all = self.card.clone();
        all.push(self.own.to_public());
        all
    }
}

/// A sealed object, ready to go. These bytes never change.
#[derive(Clone, PartialEq, Eq)]
pub struct Sealed {
    /// Its name.
    pub name: ObjectName,
    /// The sealed bytes.
    pub bytes: Vec<u8>,
    /// The text of its outer signature.
    pub signature: String,
    /// Of the sealed bytes.
    pub sha256: Sha256,
}

/// How a manifest names a key: SHA-256("ag/recipient/v1" || the key's 62 letters).
#[must_use]
pub fn recipient_print(key: &Recipient) -> Sha256 {
    Sha256::of_parts(&[b"ag/recipient/v1", key.to_string().as_bytes()])
}

/// Seals a draft, then opens the patient's own copy as any reader would before it answers.
///
/// # Errors
/// `Draft` when a rule of its kind is broken, `TooLarge`; `OwnCopy`, which no draft is known to cause.
pub fn seal(
    draft: Draft,
    device: &SigningKey,
    to: &Audience,
    readme: &[u8],
) -> Result<Sealed, Error> {
    let (manifest, zip) = pack(draft, device, to, readme)?;
    let bytes = envelope::wrap(zip.expose(), &to.all())?;
    let number = Numbered {
        side: Side::Package,
        pair: manifest.pair.clone(),
        at: manifest.created.with_timezone(&Utc),
        device: manifest.dev.clone(),
        seq: manifest.seq,
        prev: manifest.prev,
    };
    let sealed = envelope::finish(Word::Outer, number, bytes, device)?;
    let (name, bytes) = (&sealed.name, &sealed.bytes);
    let copy = open(name, bytes, &sealed.signature, &device.public(), &to.own);
    if copy.map_err(Error::OwnCopy)?.manifest != manifest {
        return Err(Error::Packing);
    }
    Ok(sealed)
}

/// The ZIP before sealing. Without padding nothing of it depends on anything but its arguments and
/// the signature.
pub(super) fn pack(
    mut draft: Draft,
    device: &SigningKey,
    to: &Audience,
    readme: &[u8],
) -> Result<(Manifest, Private<Vec<u8>>), Error> {
    let files = std::mem::take(&mut draft.files);
    let mut files: Vec<(&str, &[u8])> = files
        .iter()
        .map(|(path, bytes)| (path.as_str(), bytes.as_slice()))
        .collect();
    files.push((README, readme));
    files.sort_by_key(|(path, _)| members::place(path));
    let manifest = manifest(draft, &files, to);
    contents::agree(&manifest, &files).map_err(|flaw| match flaw {
        Flaw::TooLarge => Error::TooLarge,
        _ => Error::Draft,
    })?;
    let told = canonical::write(&manifest).map_err(|_| Error::Draft)?;
    if Manifest::read(&told).ok().as_ref() != Some(&manifest) {
        return Err(Error::Draft);
    }
    let comment = inner_comment(&manifest);
    let signature = sign::sign(device, &told, &comment)?;
    files.extend([
        (MANIFEST, told.as_slice()),
        (SIGNATURE, signature.as_bytes()),
    ]);
    files.sort_by_key(|(path, _)| members::place(path));
    members::in_order(files.iter().map(|(path, _)| *path)).map_err(|_| Error::Draft)?;
    if files.iter().any(|(path, _)| *path == PAD) {
        return Err(Error::Draft);
    }
    let zip = padded(files, manifest.kind)?;
    Ok((manifest, zip))
}

fn manifest(draft: Draft, files: &[(&str, &[u8])], to: &Audience) -> Manifest {
    let mut recipients: Vec<Sha256> = to.all().iter().map(recipient_print).collect();
    recipients.sort_unstable();
    Manifest {
        v: VERSION,
        suite: SUITE,
        min_reader: VERSION,
        pair: draft.pair,
        dev: draft.dev,
        seq: draft.seq,
        prev: draft.prev,
        heads: draft.heads,
        kind: draft.kind,
        created: draft.created.local().fixed_offset(),
        recipients,
        consent: draft.consent,
        items: draft.items,
        files: files
            .iter()
            .map(|(path, bytes)| contents::line(path, bytes))
            .collect(),
        voids: draft.voids,
        acks: draft.acks,
    }
}

/// The trusted comment of the inner signature.
pub(super) fn inner_comment(manifest: &Manifest) -> String {
    let (pair, dev, seq) = (&manifest.pair, &manifest.dev, manifest.seq);
    format!("ag-share/1 inner {pair} {dev} {seq}")
}

fn padded(files: Vec<(&str, &[u8])>, kind: Kind) -> Result<Private<Vec<u8>>, Error> {
    let sum: usize = files.iter().map(|(_, bytes)| bytes.len()).sum();
    if sum > MOST_PLAIN || (kind == Kind::Hello && sum > MOST_HELLO) {
        return Err(Error::TooLarge);
    }
    let with = |zeros: &[u8]| {
        let all: Vec<_> = files.iter().copied().chain([(PAD, zeros)]).collect();
        zip::write(&all)
            .map(Private::new)
            .map_err(|_| Error::Packing)
    };
    let bare = with(&[])?.expose().len();
    let class = pad::class(bare);
    if class > MOST_PLAIN {
        return Err(Error::TooLarge);
    }
    let zip = with(&vec![0; class - bare])?;
    if zip.expose().len() == class {
        Ok(zip)
    } else {
        Err(Error::Packing)
    }
}
