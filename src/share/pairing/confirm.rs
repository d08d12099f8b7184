//! Confirming a pair: eight words that bind the keys of both sides, typed and never shown.

use super::table::{self, Pair};
use super::wire::{ShareConfirmWords, SharePeople, ShareSafety, ShareSafetyAsk};
use super::{Method, State, shown};
use crate::app::{App, Room};
use crate::error::Failure;
use crate::moment::Moment;
use crate::private::Private;
use crate::share::names::Sha256;
use crate::share::sign::{SigningKey, VerifyingKey};
use crate::share::{Error, card, safety};
use crate::transaction::patients_room;
use crate::vault;

/// `share.safety`: how far the typed words fit. The words themselves are not answered.
///
/// # Errors
/// `NotFound`.
pub fn safety(room: &Room, ask: ShareSafetyAsk) -> Result<ShareSafety, Failure> {
    let pair = table::named(room.db, &ask.pair_id)?;
    let (say, typed) = (room.app.words(), ask.typed.expose());
    let (right, of, other) = if is_digits(typed) {
        let right = safety::right_digits(typed, &digits(room, &pair)?);
        (right, safety::DIGITS / 3, None)
    } else {
        let words = words(room, &pair)?;
        let other = safety::other(typed, &words);
        (safety::right(typed, &words), words.len(), other)
    };
    let count = |number: usize| number.to_string();
    let given = [("right", count(right)), ("of", count(of))];
    let given = given.each_ref().map(|(name, text)| (*name, text.as_str()));
    Ok(ShareSafety {
        right: u32::try_from(right).unwrap_or_default(),
        of: u32::try_from(of).unwrap_or_default(),
        completed: safety::completed(typed)
            .into_iter()
            .map(Private::new)
            .collect(),
        sentence: match other {
            Some(at) => say.say("share-safety-other", &[("at", &count(at))]),
            None if is_digits(typed) => say.say("share-safety-digits", &given),
            None => say.say("share-safety-right", &given),
        },
    })
}

fn is_digits(typed: &str) -> bool {
    typed.contains(|c: char| c.is_ascii_digit())
}

/// The words of a pair.
///
/// # Errors
/// `Unexpected` when the card or the key is damaged.
pub fn words(room: &Room, pair: &Pair) -> Result<[&'static str; 8], Failure> {
    let (card, root) = bound(room, pair)?;
    Ok(safety::words(&card, &root))
}

/// The same as digits.
///
/// # Errors
/// `Unexpected` when the card or the key is damaged.
pub fn digits(room: &Room, pair: &Pair) -> Result<String, Failure> {
    let (card, root) = bound(room, pair)?;
    Ok(safety::digits(&card, &root))
}

/// What the words and the digits bind: the card's fingerprint and the pair's root.
fn bound(room: &Room, pair: &Pair) -> Result<(Sha256, VerifyingKey), Failure> {
    let card = card::parse(&pair.card)?;
    let root = table::secrets(room.db, &pair.id)?.root;
    let root = SigningKey::from_secret(&root)?.public();
    Ok((card::fingerprint(&card), root))
}

/// `share.confirmWords`: the passphrase again, and all eight words, or all digits.
///
/// # Errors
/// `WrongPassphrase` with field `passphrase`, `RecipientUnverified` with field `words` when they are
/// others, `NotFound`, `Conflict` for a pair that is confirmed or ended.
pub fn confirm(app: &App, now: &Moment, ask: ShareConfirmWords) -> Result<SharePeople, Failure> {
    vault::api::confirm(app, &ask.passphrase)?;
    patients_room(app, now, |room| {
        let pair = table::named(room.db, &ask.pair_id)?;
        if pair.state(room) != State::Imported {
            return Err(Error::NotOpen.into());
        }
        let typed_words = ask.words.expose();
        if !safety::same(typed_words, &words(room, &pair)?)
            && !safety::same_digits(typed_words, &digits(room, &pair)?)
        {
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
