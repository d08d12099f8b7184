//! Confirming a pair: eight words that bind the keys of both sides, typed and never shown.

use super::table::{self, Pair};
use super::wire::{ShareConfirmWords, SharePeople, ShareSafety, ShareSafetyAsk};
use super::{Method, State, shown};
use crate::app::{App, Room};
use crate::error::Failure;
use crate::moment::Moment;
use crate::share::sign::SigningKey;
use crate::share::{Error, card, safety};
use crate::transaction::patients_room;
use crate::vault;

/// `share.safety`: how far the typed words fit. The words themselves are not answered.
///
/// # Errors
/// `NotFound`.
pub fn safety(room: &Room, ask: ShareSafetyAsk) -> Result<ShareSafety, Failure> {
    let pair = table::named(room.db, &ask.pair_id)?;
    let words = words(room, &pair)?;
    let (right, of) = (safety::right(ask.typed.expose(), &words), words.len());
    let given = [("right", right.to_string()), ("of", of.to_string())];
    let given = given
        .each_ref()
        .map(|(name, count)| (*name, count.as_str()));
    Ok(ShareSafety {
        right: u32::try_from(right).unwrap_or_default(),
        of: u32::try_from(of).unwrap_or_default(),
        sentence: room.app.words().say("share-safety-right", &given),
    })
}

/// The words of a pair.
///
/// # Errors
/// `Unexpected` when the card or the key is damaged.
pub fn words(room: &Room, pair: &Pair) -> Result<[&'static str; 8], Failure> {
    let card = card::parse(&pair.card)?;
    let root = table::secrets(room.db, &pair.id)?.root;
    let root = SigningKey::from_secret(&root)?.public();
    Ok(safety::words(&card::fingerprint(&card), &root))
}

/// `share.confirmWords`: the passphrase again, and all eight words.
///
/// # Errors
/// `WrongPassphrase` with field `passphrase`, `RecipientUnverified` with field `words` when they are
/// others, `NotFound`, `Conflict` for a pair that is confirmed or ended.
pub fn confirm(app: &App, now: &Moment, ask: ShareConfirmWords) -> Result<SharePeople, Failure> {
    vault::api::confirm(app, &ask.passphrase)?;
    patients_room(app, now, |room| {
        let pair = table::named(room.db, &ask.pair_id)?;
        if pair.steps.state(now) != State::Imported {
            return Err(Error::NotOpen.into());
        }
        if !safety::same(ask.words.expose(), &words(room, &pair)?) {
            return Err(Error::OtherWords.into());
        }
        typed(room, &pair, ask.method)?;
        shown::people(room)
    })
}

/// The words of a pair were typed, all of them right.
///
/// # Errors
/// `Conflict` for a pair that is confirmed or ended.
pub fn typed(room: &Room, pair: &Pair, method: Method) -> Result<(), Failure> {
    let all = table::all(room.db)?;
    let first = all.iter().all(|other| other.steps.confirmed.is_none());
    let steps = pair.steps.confirm(*room.now, first);
    let steps = steps.ok_or(Error::NotOpen)?;
    Ok(table::set_steps(room.db, &pair.id, &steps, Some(method))?)
}
