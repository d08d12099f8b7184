//! The commands about patients: hellos, the words, the list.

use super::wire::{PracticeHello, PracticeListed, PracticeWords};
use super::{Pair, State, table};
use crate::app::Room;
use crate::error::Failure;
use crate::practice::reader::standing;
use crate::practice::reader::wire::PracticeWhich;
use crate::practice::{Error, own, receipts};
use crate::share::names::PairId;
use crate::share::{card, safety};
use crate::vault::api::{Done, Nothing};

/// `practice.hellos`: who waits to be answered, newest first.
///
/// # Errors
/// The store's.
pub fn hellos(room: &Room, _ask: Nothing) -> Result<Vec<PracticeHello>, Failure> {
    let pairs = table::all(room.db)?.into_iter();
    let waiting = pairs.filter(|pair| pair.state == State::Pending);
    let shown = waiting.map(|pair| PracticeHello {
        when: room.app.words().day_and_time(&pair.at),
        pair_id: pair.id,
        name: pair.name,
    });
    Ok(shown.collect())
}

/// `practice.words`: what is read out to a patient. They type it; that is what binds both sides.
///
/// # Errors
/// `NotFound`.
pub fn words(room: &Room, ask: PracticeWhich) -> Result<PracticeWords, Failure> {
    let pair = found(room, &ask.pair_id)?;
    let own = own::api::own(room)?;
    let print = card::fingerprint(&card::parse(&own.card).map_err(Error::from)?);
    Ok(PracticeWords {
        words: safety::words(&print, &pair.root)
            .map(str::to_owned)
            .to_vec(),
        digits: safety::digits(&print, &pair.root),
    })
}

/// `practice.accept`: the words were read out and are the same. What they send is taken in from now on.
///
/// # Errors
/// `NotFound`, `Exists` when they were answered before.
pub fn accept(room: &Room, ask: PracticeWhich) -> Result<Done, Failure> {
    answer(room, &ask.pair_id, State::Accepted)?;
    receipts::owed(room, &ask.pair_id)?;
    table::look_again(room.db)?;
    Ok(Done {})
}

/// `practice.refuse`: they are not known here. Nothing of theirs is looked at any more.
///
/// # Errors
/// `NotFound`, `Exists` when they were answered before.
pub fn refuse(room: &Room, ask: PracticeWhich) -> Result<Done, Failure> {
    answer(room, &ask.pair_id, State::Refused)?;
    Ok(Done {})
}

/// `practice.patients`: everyone whose words were read out, the last received first.
///
/// # Errors
/// The store's.
pub fn patients(room: &Room, _ask: Nothing) -> Result<Vec<PracticeListed>, Failure> {
    let pairs = table::all(room.db)?.into_iter();
    let shown = pairs.filter(|pair| !matches!(pair.state, State::Pending | State::Refused));
    Ok(shown.map(|pair| listed(room, pair)).collect())
}

/// `practice.look`: looks into the place at the next turn.
///
/// # Errors
/// The store's.
pub fn look(room: &Room, _ask: Nothing) -> Result<Done, Failure> {
    table::look_again(room.db)?;
    Ok(Done {})
}

fn listed(room: &Room, pair: Pair) -> PracticeListed {
    let words = room.app.words();
    let newest = pair.received.as_ref().map(|at| at.ms());
    PracticeListed {
        when: match &pair.received {
            Some(at) => words.day_and_time(at),
            None => words.say("practice-nothing-yet", &[]),
        },
        new: newest.is_some_and(|at| pair.seen_ms.is_none_or(|seen| seen < at)),
        standing: standing(&pair).map(|key| words.say(key, &[])),
        pair_id: pair.id,
        name: pair.name,
    }
}

fn answer(room: &Room, id: &PairId, state: State) -> Result<(), Failure> {
    if found(room, id)?.state != State::Pending {
        return Err(Error::Answered.into());
    }
    Ok(table::set_state(room.db, id, state)?)
}

fn found(room: &Room, id: &PairId) -> Result<Pair, Failure> {
    Ok(table::find(room.db, id)?.ok_or(Error::NoPair)?)
}
