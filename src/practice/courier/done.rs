//! What came of an errand of a practice.

use super::{Task, sift, way};
use crate::app::{App, Room, Topic};
use crate::error::Failure;
use crate::moment::Moment;
use crate::practice::intake::{
    self, Came,
    odd::{self, Odd},
};
use crate::practice::{pairs, receipts};
use crate::random::Id;
use crate::share::courier::done::{failed, fine};
use crate::share::courier::errands::{Came as Object, signed};
use crate::share::courier::probed;
use crate::share::mailbox::{Fault, Outcome};
use crate::share::names::{ObjectName, Sha256};
use crate::transaction::room_at;

/// Notes what came of an errand. One that is not known any more (the vault was locked meanwhile) is
/// let go: what it did is found again.
///
/// # Errors
/// `Locked`, the store's.
pub fn done(app: &App, id: &Id, outcome: Outcome) -> Result<(), Failure> {
    let Some((place, task)) = way(app).errands.end(id) else {
        return Ok(());
    };
    let now = app.clock().now();
    match (task, outcome) {
        (Task::Fetch(names), Outcome::Fetched(objects)) => {
            take(app, &now, &place, &names, objects)?
        }
        (task, outcome) => room_at(app, &now, |room| note(room, &place, &task, outcome))?,
    }
    room_at(app, &now, |room| finish(room, &place))?;
    app.tell(&[Topic::Practice]);
    Ok(())
}

fn note(room: &Room, place: &Id, task: &Task, outcome: Outcome) -> Result<(), Failure> {
    match (task, outcome) {
        (Task::Probe, Outcome::Failed(fault)) => probed::failed(room, place, fault),
        (_, Outcome::Failed(fault)) => {
            // The look begins anew when the place can be reached again.
            way(room.app).looks().remove(place);
            failed(room, place, fault)
        }
        (Task::Probe, Outcome::Probed(probe)) => probed::note(room, place, &probe),
        // Another receipt under our name: the place holds what we did not write. The next one covers it.
        (Task::Receipt(pair, seq), Outcome::Published | Outcome::Fork { .. }) => {
            receipts::table::set_published(room.db, pair, *seq)?;
            fine(room, place)
        }
        (Task::Pairs, Outcome::Listed(folders)) => {
            sift::pairs(room, place, &folders)?;
            fine(room, place)
        }
        (Task::Months, Outcome::Listed(folders)) => {
            sift::months(room, place, &folders);
            fine(room, place)
        }
        (Task::Names, Outcome::Listed(folders)) => {
            sift::names(room, place, &folders)?;
            fine(room, place)
        }
        // An answer to something else.
        (_, _) => failed(room, place, Fault::Unexpected),
    }
}

/// Each object in a transaction of its own: one that is poisoned never stops the others.
fn take(
    app: &App,
    now: &Moment,
    place: &Id,
    names: &[ObjectName],
    objects: Vec<(String, Result<Vec<u8>, Fault>)>,
) -> Result<(), Failure> {
    for came in signed(names, objects) {
        let _ = room_at(app, now, |room| one(room, place, &came));
    }
    if let Some(look) = way(app).looks().get_mut(place) {
        look.names.retain(|(name, _)| !names.contains(name));
    }
    room_at(app, now, |room| fine(room, place))
}

fn one(room: &Room, place: &Id, object: &Object) -> Result<(), Failure> {
    let (name, bytes) = (object.name, object.bytes.as_slice());
    let came = intake::take(room, place, name, bytes, &object.signature)?;
    // Cut on its way, it may be whole the next time; badly signed, well signed the next time; of a
    // newer kind, it may be understood later.
    let whole = Sha256::of(bytes).short() == name.h16;
    if let Came::Odd(odd) = came
        && whole
        && !matches!(odd, Odd::Newer | Odd::Junk)
    {
        odd::table::put_aside(room.db, name)?;
    }
    Ok(())
}

/// A look that has come to its end is noted.
fn finish(room: &Room, place: &Id) -> Result<(), Failure> {
    let way = way(room.app);
    let mut looks = way.looks();
    let over = looks.get(place).is_some_and(|look| {
        look.pairs.is_empty() && look.months.is_empty() && look.names.is_empty()
    });
    if !over {
        return Ok(());
    }
    if let Some(look) = looks.remove(place) {
        sift::vanished(room, &look)?;
    }
    way.whole().insert(place.clone());
    Ok(pairs::table::set_looked(room.db, place, room.now)?)
}
