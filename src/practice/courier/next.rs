//! The next errand of a practice.

use super::{Look, Task, way};
use crate::app::{App, Room};
use crate::error::Failure;
use crate::practice::{own, pairs, receipts};
use crate::share::drop::{self, Drop};
use crate::share::mailbox::{Errand, Object, Work};
use crate::share::names::{ObjectName, Side};
use crate::share::package::MOST_SEALED;
use crate::transaction::room_at;
use chrono::TimeDelta;

/// A place is looked at this often.
const POLL: TimeDelta = TimeDelta::minutes(15);
/// So many folders are listed with one errand.
const FOLDERS: usize = 50;
/// So many packages, and bytes of them, are read with one errand.
const PACKAGES: usize = 20;
const BYTES: u64 = 32 * 1024 * 1024;

/// The next errand; none while the vault is locked.
///
/// # Errors
/// The store's.
pub fn next(app: &App) -> Result<Option<Errand>, Failure> {
    let now = app.clock().now();
    if app.vault().is_none() {
        return Ok(None);
    }
    room_at(app, &now, |room| {
        if own::table::read(room.db)?.is_none() {
            return Ok(None);
        }
        own::renew::destroy(room)?;
        receipts::write(room)?;
        pick(room)
    })
}

fn pick(room: &Room) -> Result<Option<Errand>, Failure> {
    for place in drop::table::all(room.db)? {
        if !place.may_try(room.now) {
            continue;
        }
        let begin = |task, work| {
            way(room.app)
                .errands
                .begin(room, &place, task, work)
                .map(Some)
        };
        if place.must_be_probed() {
            return begin(Task::Probe, Work::Probe);
        }
        // First what can be read: a place that is full, or may not be written to, is read all the same.
        if let Some((task, work)) = look(room, &place)? {
            return begin(task, work);
        }
        if let Some((task, work)) = send(room, &place)? {
            return begin(task, work);
        }
        if place.is_stale(room.now) {
            return begin(Task::Probe, Work::Probe);
        }
    }
    Ok(None)
}

/// A receipt that is not in its place yet.
fn send(room: &Room, place: &Drop) -> Result<Option<(Task, Work)>, Failure> {
    let Some(ready) = receipts::table::ready(room.db, &place.id)? else {
        return Ok(None);
    };
    let objects = vec![
        Object {
            name: ready.name.to_string(),
            bytes: ready.bytes,
        },
        Object {
            name: ready.name.signature_name(),
            bytes: ready.signature.into_bytes(),
        },
    ];
    let task = Task::Receipt(ready.pair, ready.seq);
    Ok(Some((task, Work::Publish { objects })))
}

/// The next step of the look that is under way, or the first of a new one.
fn look(room: &Room, place: &Drop) -> Result<Option<(Task, Work)>, Failure> {
    let way = way(room.app);
    let mut looks = way.looks();
    let Some(look) = looks.get_mut(&place.id) else {
        let last = pairs::table::looked_at(room.db, &place.id)?;
        let since = last.map(|last| room.now.ms() - last);
        // A clock that was set back asks at once.
        let due = since.is_none_or(|since| since >= POLL.num_milliseconds() || since < 0);
        if !due {
            return Ok(None);
        }
        looks.insert(place.id.clone(), Look::default());
        let folders = vec![Side::Package.folder().to_owned()];
        return Ok(Some((Task::Pairs, Work::List { folders })));
    };
    Ok(step(look))
}

fn step(look: &mut Look) -> Option<(Task, Work)> {
    if !look.pairs.is_empty() {
        let folders = some(&look.pairs);
        return Some((Task::Months, Work::List { folders }));
    }
    if !look.months.is_empty() {
        let folders = some(&look.months);
        return Some((Task::Names, Work::List { folders }));
    }
    let names = fetched(&look.names);
    if names.is_empty() {
        return None;
    }
    let both = names
        .iter()
        .flat_map(|name| [name.to_string(), name.signature_name()]);
    let work = Work::Fetch {
        names: both.collect(),
        most: u64::try_from(MOST_SEALED).unwrap_or(u64::MAX),
    };
    Some((Task::Fetch(names), work))
}

fn some(folders: &[String]) -> Vec<String> {
    folders.iter().take(FOLDERS).cloned().collect()
}

/// As many as fit, at least one.
fn fetched(names: &[(ObjectName, u64)]) -> Vec<ObjectName> {
    let mut sum = 0_u64;
    let fitting = names.iter().take(PACKAGES).take_while(|(_, size)| {
        let first = sum == 0;
        sum = sum.saturating_add((*size).max(1));
        first || sum <= BYTES
    });
    fitting.map(|(name, _)| name.clone()).collect()
}
