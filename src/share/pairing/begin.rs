//! The beginning of a pair: keys that are made for it alone, and the hello.

use super::device::{self, Device};
use super::table::{Pair, Secrets};
use super::wait::{Look, Wait};
use super::wire::{ShareImportCard, SharePeople};
use super::{Steps, over, table};
use crate::app::{App, Room};
use crate::error::Failure;
use crate::moment::Moment;
use crate::private::Private;
use crate::random::Id;
use crate::share::card::{self, Card};
use crate::share::names::{DeviceId, PairId};
use crate::share::outbox::plan;
use crate::share::package::certify;
use crate::share::sign::SigningKey;
use crate::share::{Error, LONGEST_NAME, Recipient, drop, epoch};
use crate::transaction::patients_room;
use crate::vault;

/// Is someone reached by this card's keys already?
///
/// # Errors
/// The store's.
pub fn is_known(room: &Room, card: &Card) -> Result<bool, Failure> {
    let pairs = table::all(room.db)?.into_iter();
    let mut open = pairs.filter(|pair| pair.steps.ended.is_none());
    Ok(open.any(|pair| card::parse(&pair.card).is_ok_and(|known| known.sign == card.sign)))
}

/// Who is to be reached, how both sides call each other, and through which place.
pub struct Begin {
    /// The card's bytes.
    pub card: Vec<u8>,
    /// What the patient calls them.
    pub name: Private<String>,
    /// What the patient is called there.
    pub my_name: Private<String>,
    /// The place.
    pub drop: Id,
    /// The pair whose place it takes, when it is a person who is known by other keys.
    pub instead_of: Option<PairId>,
}

/// `share.importCard`: the passphrase again, then keys of its own, and the hello is planned.
///
/// # Errors
/// `WrongPassphrase` with field `passphrase`, `Invalid` for the card or a name, `Exists` for a card
/// that is known, `NotFound` for the place, `Locked`.
pub fn import(app: &App, now: &Moment, ask: ShareImportCard) -> Result<SharePeople, Failure> {
    let ready = Begin {
        card: ask.card.into_bytes(),
        name: fitting(&ask.name, "name")?,
        my_name: fitting(&ask.my_name, "myName")?,
        drop: ask.drop_id,
        instead_of: ask.instead_of.as_deref().map(pair_id).transpose()?,
    };
    card::read(&ready.card, now)?;
    vault::api::confirm(app, &ask.passphrase)?;
    let people = patients_room(app, now, |room| {
        begin(room, ready)?;
        super::shown::people(room)
    })?;
    // From its first pair on, the vault knows where it lives.
    epoch::again(app, now)?;
    Ok(people)
}

/// Makes a pair, with keys that nothing else shares, and plans its hello.
///
/// # Errors
/// `Invalid` for the card, `Exists` for one that is known, `NotFound` for the place, the store's.
pub fn begin(room: &Room, ready: Begin) -> Result<PairId, Failure> {
    let card = card::read(&ready.card, room.now)?;
    if is_known(room, &card)? {
        return Err(Error::KnownCard.into());
    }
    drop::table::find(room.db, &ready.drop)?.ok_or(Error::NoDrop)?;
    if let Some(old) = &ready.instead_of {
        over::may_replace(room, old)?;
    }
    let recipient = Recipient {
        id: room.app.new_id(room.now)?,
        name: ready.name.clone(),
        key: String::new(),
        at: *room.now,
    };
    crate::share::table::insert_recipient(room.db, &recipient)?;
    let mut grains = [0; 16];
    room.app.random(&mut grains)?;
    let pair = Pair {
        id: PairId::new(grains),
        recipient: recipient.id,
        name: ready.name,
        my_name: ready.my_name,
        drop: ready.drop,
        steps: Steps::begun(*room.now),
        wait: Wait::begun(Look::at(room.app, room.now)),
        method: None,
        card: ready.card,
        instead_of: ready.instead_of,
        new_keys: None,
        replaced: false,
        fault: None,
        polled: 0,
    };
    let secrets = Secrets {
        root: SigningKey::generate()?.secret(),
        receipts: Private::new(secret_text(&age::x25519::Identity::generate())),
    };
    table::insert(room.db, &pair, &secrets)?;
    new_device(room, &pair)?;
    Ok(pair.id)
}

fn pair_id(text: &str) -> Result<PairId, Error> {
    text.parse().map_err(|_| Error::NoPair)
}

fn secret_text(identity: &age::x25519::Identity) -> String {
    use age::secrecy::ExposeSecret;
    identity.to_string().expose_secret().to_owned()
}

fn fitting(name: &Private<String>, field: &'static str) -> Result<Private<String>, Failure> {
    let name = name.expose().trim();
    let long = name.chars().nth(LONGEST_NAME).is_some();
    if name.is_empty() || long || name.chars().any(char::is_control) {
        let mut failure = Failure::from(Error::Name);
        failure.field = Some(String::from(field));
        return Err(failure);
    }
    Ok(Private::from(name))
}

/// A new device signs for a pair from now on, certified by the pair's root, and says hello.
///
/// # Errors
/// `Unexpected` without randomness, the store's.
pub fn new_device(room: &Room, pair: &Pair) -> Result<Device, Failure> {
    let mut grains = [0; 5];
    room.app.random(&mut grains)?;
    let (dev, key) = (DeviceId::new(grains), SigningKey::generate()?);
    let secrets = table::secrets(room.db, &pair.id)?;
    let root = SigningKey::from_secret(&secrets.root)?;
    let device = Device {
        certificate: certify(&root, &pair.id, &dev, &key.public())?,
        key: key.secret(),
        dev,
        at_ms: room.now.ms(),
        retired: false,
        head: None,
    };
    device::table::put(room.db, &pair.id, &device, room.now)?;
    plan::hello(room, pair, &device)?;
    Ok(device)
}
