//! The commands of the practice's own keys: made once, given out as a card.

use super::wire::{
    PracticeBegin, PracticeBegun, PracticeCard, PracticeNewCard, PracticeQr, PracticeSaving,
    PracticeState,
};
use super::{Own, card, renew, table};
use crate::app::Room;
use crate::error::Failure;
use crate::jobs::Running;
use crate::practice::{Error, pairs};
use crate::private::Private;
use crate::share::names::DeviceId;
use crate::share::sign::SigningKey;
use crate::share::{LONGEST_NAME, card as cards, drop};
use crate::support::qr;
use crate::vault;
use crate::vault::api::Nothing;
use age::secrecy::ExposeSecret;
use age::x25519::Identity;
use serde_json::{Value, json};

/// `practice.state`
///
/// # Errors
/// The store's.
pub fn state(room: &Room, _ask: Nothing) -> Result<PracticeState, Failure> {
    let words = room.app.words();
    let own = table::read(room.db)?
        .map(super::table::Row::own)
        .transpose()?;
    let drops = drop::table::all(room.db)?;
    let trouble = drops.iter().find(|drop| drop.fault.is_some());
    let trouble = trouble
        .map(|drop| drop::shown::drop(room, drop))
        .transpose()?;
    let looked = pairs::table::looked(room.db)?;
    Ok(PracticeState {
        name: own.map(|own| own.name),
        waiting: pairs::table::waiting(room.db)?,
        reached: !drops.is_empty(),
        looked: looked.map(|at| {
            let when = words.day_and_time(&at);
            words.say("practice-looked", &[("when", &when)])
        }),
        not_watched: words.say("practice-not-watched", &[]),
        trouble: trouble.map(|drop| drop.sentence),
    })
}

/// `practice.begin`: makes the keys, once. The key for the paper is answered and not kept.
///
/// # Errors
/// `Invalid` with field `name`, `Exists`.
pub fn begin(room: &Room, ask: PracticeBegin) -> Result<PracticeBegun, Failure> {
    if table::read(room.db)?.is_some() {
        return Err(Error::Begun.into());
    }
    let name = named(&ask.name)?;
    let keys = made(room, 1, ask.recovery)?;
    let mut ther = [0; 5];
    room.app.random(&mut ther)?;
    let card = card(&name, &keys.sign, keys.to, None, 1, room.now).map_err(Error::from)?;
    let own = Own {
        name,
        ther: DeviceId::new(ther),
        key: keys.sign,
        card,
        generation: 1,
    };
    table::keep(room.db, &own, room.now)?;
    Ok(PracticeBegun {
        recovery_key: keys.paper,
    })
}

/// Keys that were made.
pub(super) struct Made {
    /// What signs.
    pub(super) sign: SigningKey,
    /// What packages are sealed for.
    pub(super) to: Vec<String>,
    /// The one for the paper.
    pub(super) paper: Option<Private<String>>,
}

/// Makes keys; of the one for the paper only the half that seals is kept.
///
/// # Errors
/// When randomness fails, the store's.
pub(super) fn made(room: &Room, generation: u32, recovery: bool) -> Result<Made, Failure> {
    let reader = Identity::generate();
    let paper = recovery.then(Identity::generate);
    let kept = Private::from(reader.to_string().expose_secret());
    let mut to = vec![reader.to_public().to_string()];
    for recipient in &to {
        table::add_key(room.db, recipient, Some(&kept), generation, room.now)?;
    }
    if let Some(paper) = &paper {
        let recipient = paper.to_public().to_string();
        table::add_key(room.db, &recipient, None, generation, room.now)?;
        to.push(recipient);
    }
    Ok(Made {
        sign: SigningKey::generate().map_err(Error::from)?,
        to,
        paper: paper.map(|key| Private::from(key.to_string().expose_secret())),
    })
}

/// `practice.card`
///
/// # Errors
/// `NotFound` before there are keys.
pub fn read(room: &Room, _ask: Nothing) -> Result<PracticeCard, Failure> {
    let own = own(room)?;
    let card = cards::parse(&own.card).map_err(Error::from)?;
    let drawn = qr::draw(&cards::qr_text(&own.card));
    let words = room.app.words();
    Ok(PracticeCard {
        until: words.day_seen_from(card.expires.date_naive(), room.now.day()),
        name: card.name,
        serial: card.serial,
        keys: u32::try_from(card.to.len()).unwrap_or(u32::MAX),
        old_keys: renew::until(room)?.map(|at| {
            let day = words.day_seen_from(at.day(), room.now.day());
            words.say("practice-old-keys", &[("day", &day)])
        }),
        qr: drawn.map(|code| PracticeQr {
            path: code.path,
            size: code.size,
        }),
    })
}

/// `practice.newCard`: the same keys under another name. Receipts bring it to everyone paired.
///
/// # Errors
/// `Invalid` with field `name`, `NotFound` before there are keys.
pub fn new_card(room: &Room, ask: PracticeNewCard) -> Result<PracticeCard, Failure> {
    let mut own = own(room)?;
    let old = cards::parse(&own.card).map_err(Error::from)?;
    own.name = named(&ask.name)?;
    let serial = old.serial.saturating_add(1);
    let made = card(&own.name, &own.key, old.to, old.hint, serial, room.now);
    own.card = made.map_err(Error::from)?;
    table::keep(room.db, &own, room.now)?;
    read(room, Nothing {})
}

/// `practice.saveCard`: starts a job that asks where to. A card holds nothing secret.
///
/// # Errors
/// `NotFound` before there are keys; the job's: `Cancelled`, the file system's.
pub fn save_card(room: &Room, _ask: Nothing) -> Result<PracticeSaving, Failure> {
    let card = own(room)?.card;
    let (app, id) = (room.app.handle()?, room.app.new_id(room.now)?);
    room.app
        .jobs()
        .start(app, id.clone(), "practice.save", move |job| {
            save(job, "practice.agcard", &card)
        });
    Ok(PracticeSaving { id })
}

/// Asks where to and writes a file.
///
/// # Errors
/// `Cancelled`, the file system's.
pub fn save(job: &Running, suggested: &str, bytes: &[u8]) -> Result<Value, Failure> {
    job.progress(0, 2)?;
    let path = job.app.pick_save(suggested)?;
    job.progress(1, 2)?;
    vault::replace_file(&path, bytes)?;
    job.progress(2, 2)?;
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    Ok(json!({ "file": name }))
}

/// The practice, which has keys.
///
/// # Errors
/// `NoKeys`, `Damaged`.
pub fn own(room: &Room) -> Result<Own, Failure> {
    let row = table::read(room.db)?.ok_or(Error::NoKeys)?;
    Ok(row.own()?)
}

fn named(name: &str) -> Result<String, Error> {
    let name = name.trim();
    let fits = !name.is_empty() && name.chars().nth(LONGEST_NAME).is_none();
    if fits && !name.chars().any(char::is_control) {
        Ok(name.to_owned())
    } else {
        Err(Error::Name)
    }
}
