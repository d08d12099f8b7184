//! The beginning of a pair: the card, keys that are made for it alone, and the hello.

use super::table::{Device, Pair, Secrets};
use super::wire::{ShareCard, ShareHint, ShareImportCard, SharePeople, ShareReadCard};
use super::{Steps, table};
use crate::app::{App, Room};
use crate::dialogs::Wanted;
use crate::error::Failure;
use crate::moment::Moment;
use crate::private::Private;
use crate::share::card::{self, Card, CardError, Hint};
use crate::share::names::{DeviceId, PairId};
use crate::share::outbox::plan;
use crate::share::package::certify;
use crate::share::sign::SigningKey;
use crate::share::{Error, LONGEST_NAME, Recipient, drop, epoch};
use crate::transaction::room_at;
use crate::vault;

/// The longest card file and the largest picture of one, in bytes.
const LONGEST_CARD: u64 = 64 * 1024;
const LARGEST_PICTURE: u64 = 32 * 1024 * 1024;

/// `share.readCard`: of a text, or of a file or picture that is asked for.
///
/// # Errors
/// `Cancelled`, `Invalid` with a sentence of its own for each kind of wrong card, `Locked`.
pub fn read_card(app: &App, now: &Moment, ask: ShareReadCard) -> Result<ShareCard, Failure> {
    let bytes = match ask.text {
        Some(text) => from_text(&text)?,
        None => from_file(app)?,
    };
    let card = card::read(&bytes, now)?;
    room_at(app, now, |room| shown(room, &card, bytes))
}

fn from_text(text: &str) -> Result<Vec<u8>, Failure> {
    let text = text.trim();
    if text.starts_with("AGCARD1:") {
        return Ok(card::from_qr_text(text)?);
    }
    // What was pasted may have lost its last line's end.
    Ok(format!("{text}\n").into_bytes())
}

fn from_file(app: &App) -> Result<Vec<u8>, Failure> {
    let wanted = Wanted {
        name: app.words().say("share-card-files", &[]),
        endings: &["agcard", "png", "jpg", "jpeg"],
        many: false,
    };
    let chosen = app.pick_open(&wanted)?;
    let path = chosen.first().ok_or(Error::NoFolder)?;
    let ending = path.extension().map(|end| end.to_string_lossy().to_lowercase());
    if ending.as_deref() == Some("agcard") {
        return Ok(vault::read_file(path, LONGEST_CARD).map_err(Error::from)?);
    }
    let picture = vault::read_file(path, LARGEST_PICTURE).map_err(Error::from)?;
    Ok(card::from_picture(&picture)?)
}

fn shown(room: &Room, card: &Card, bytes: Vec<u8>) -> Result<ShareCard, Failure> {
    let words = room.app.words();
    let day = Moment::new(card.expires, room.now.zone()).day();
    let day = words.day_seen_from(day, room.now.day());
    let hint = card.hint.as_ref().map(|hint| match hint {
        Hint::Folder => (words.say("share-card-folder", &[]), ShareHint::Folder),
        Hint::WebDav { url } => (
            words.say("share-card-server", &[("where", url)]),
            ShareHint::WebDav { url: url.clone() },
        ),
        Hint::S3 {
            endpoint,
            bucket,
            region,
        } => (
            words.say("share-card-server", &[("where", endpoint)]),
            ShareHint::S3 {
                endpoint: endpoint.clone(),
                bucket: bucket.clone(),
                region: region.clone(),
            },
        ),
    });
    let (hint, hinted) = hint.unzip();
    Ok(ShareCard {
        card: String::from_utf8(bytes).map_err(|_| CardError::NotACard)?,
        name: Private::from(card.name.as_str()),
        expires: words.say("share-card-expires", &[("day", &day)]),
        hint,
        hinted,
        known: is_known(room, card)?,
    })
}

/// Someone is reached by this card's keys already.
fn is_known(room: &Room, card: &Card) -> Result<bool, Failure> {
    let pairs = table::all(room.db)?.into_iter();
    let mut open = pairs.filter(|pair| pair.steps.ended.is_none());
    Ok(open.any(|pair| {
        card::parse(&pair.card).is_ok_and(|known| known.sign == card.sign)
    }))
}

/// `share.importCard`: the passphrase again, then keys of its own, and the hello is planned.
///
/// # Errors
/// `WrongPassphrase` with field `passphrase`, `Invalid` for the card or a name, `Exists` for a card
/// that is known, `NotFound` for the place, `Locked`.
pub fn import(app: &App, now: &Moment, ask: ShareImportCard) -> Result<SharePeople, Failure> {
    let bytes = ask.card.into_bytes();
    let card = card::read(&bytes, now)?;
    let name = fitting(&ask.name, "name")?;
    let my_name = fitting(&ask.my_name, "myName")?;
    vault::api::confirm(app, &ask.passphrase)?;
    let people = room_at(app, now, |room| {
        if is_known(room, &card)? {
            return Err(Error::KnownCard.into());
        }
        drop::table::find(room.db, &ask.drop_id)?.ok_or(Error::NoDrop)?;
        let recipient = Recipient {
            id: app.new_id(now)?,
            name: name.clone(),
            key: String::new(),
            at: *now,
        };
        crate::share::table::insert_recipient(room.db, &recipient)?;
        let mut grains = [0; 16];
        app.random(&mut grains)?;
        let pair = Pair {
            id: PairId::new(grains),
            recipient: recipient.id,
            name,
            my_name,
            drop: ask.drop_id,
            steps: Steps::begun(*now),
            method: None,
            card: bytes,
            fault: None,
            polled: 0,
        };
        let identity = age::x25519::Identity::generate();
        let secrets = Secrets {
            root: SigningKey::generate()?.secret(),
            receipts: Private::new(secret_text(&identity)),
        };
        table::insert(room.db, &pair, &secrets)?;
        new_device(room, &pair)?;
        super::shown::people(room)
    })?;
    // From its first pair on, the vault knows where it lives.
    epoch::again(app, now)?;
    Ok(people)
}

fn secret_text(identity: &age::x25519::Identity) -> String {
    use age::secrecy::ExposeSecret;
    identity.to_string().expose_secret().to_owned()
}

fn fitting(name: &Private<String>, field: &'static str) -> Result<Private<String>, Failure> {
    let name = name.expose().trim();
    if name.is_empty() || name.chars().nth(LONGEST_NAME).is_some() {
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
    table::set_device(room.db, &pair.id, &device, room.now)?;
    plan::hello(room, pair, &device)?;
    Ok(device)
}
