//! Looks into a pair's folders: once around in ours, and now and then for receipts.

use super::{Look, Task, way};
use crate::app::Room;
use crate::error::Failure;
use crate::share::mailbox::Work;
use crate::share::names::{ObjectName, Side};
use crate::share::outbox;
use crate::share::pairing::{self, table::Pair};
use chrono::TimeDelta;

/// Receipts are looked for this often.
const POLL: TimeDelta = TimeDelta::minutes(15);
/// So many receipts are read at once, and none is larger.
const AT_ONCE: usize = 20;
const LARGEST_RECEIPT: u64 = 1024 * 1024;

/// Once for each opening, before anything leaves or a receipt is believed: has this vault lived
/// elsewhere meanwhile?
pub(super) fn around(room: &Room, pair: &Pair) -> Option<(Task, Work)> {
    match way(room.app).look(&pair.id, Side::Package) {
        None => Some(months(pair, Side::Package)),
        Some(Look::Months(folders)) => {
            let task = Task::Names(pair.id.clone(), Side::Package);
            Some((task, Work::List { folders }))
        }
        Some(Look::Names(_) | Look::Done) => None,
    }
}

/// Are its receipts being read just now?
pub(super) fn is_at_receipts(room: &Room, pair: &Pair) -> bool {
    let look = way(room.app).look(&pair.id, Side::Receipt);
    matches!(look, Some(Look::Months(_) | Look::Names(_)))
}

/// The next step of reading receipts, when something was sent and it is time.
///
/// # Errors
/// The store's.
pub(super) fn receipts(room: &Room, pair: &Pair) -> Result<Option<(Task, Work)>, Failure> {
    // Of one whose keys may be known to somebody else nothing is believed.
    if pair.steps.ended.is_some() || pair.replaced {
        return Ok(None);
    }
    match way(room.app).look(&pair.id, Side::Receipt) {
        Some(Look::Months(folders)) => {
            let task = Task::Names(pair.id.clone(), Side::Receipt);
            Ok(Some((task, Work::List { folders })))
        }
        Some(Look::Names(mut found)) => {
            found.truncate(AT_ONCE);
            let names = found.iter();
            let names = names.flat_map(|name| [name.to_string(), name.signature_name()]);
            let work = Work::Fetch {
                names: names.collect(),
                most: LARGEST_RECEIPT,
            };
            Ok(Some((Task::Fetch(pair.id.clone(), found), work)))
        }
        Some(Look::Done) | None => {
            let since = room.now.ms() - pair.polled;
            let due = since >= POLL.num_milliseconds() || since < 0;
            if !due || !outbox::table::has_published(room.db, &pair.id)? {
                return Ok(None);
            }
            if let Some(look) = around(room, pair) {
                return Ok(Some(look));
            }
            pairing::table::set_polled(room.db, &pair.id, Some(room.now))?;
            Ok(Some(months(pair, Side::Receipt)))
        }
    }
}

fn months(pair: &Pair, side: Side) -> (Task, Work) {
    let folders = vec![ObjectName::folder(side, &pair.id)];
    (Task::Months(pair.id.clone(), side), Work::List { folders })
}
