//! How consents are shown: what went to whom, stored by them when, taken back when.

use super::outbox::{self, State};
use super::shown::when;
use super::wire::{ShareLedgerItem, ShareLedgerRow};
use super::{Kind, Ledger, LedgerItem, Recipient, table};
use crate::app::Room;
use crate::error::Failure;
use crate::key;
use crate::moment::Moment;
use crate::random::Id;

/// A line of the ledger as shown.
///
/// # Errors
/// The store's.
pub fn ledger(
    room: &Room,
    row: Ledger,
    recipients: &[Recipient],
) -> Result<ShareLedgerRow, Failure> {
    let to = recipients.iter().find(|one| one.id == row.recipient);
    let items = row.items.iter().map(|item| ShareLedgerItem {
        kind: item.kind,
        id: item.id.clone(),
        revision: item.revision,
        with_item9: item.with_item9,
        withdrawn: withdrawn(room, item),
    });
    Ok(ShareLedgerRow {
        when: when(room, &row.at),
        to: to.map(|one| one.name.clone()).unwrap_or_default(),
        what: what(room, &row.items),
        how: row.method,
        became: became(room, &row)?,
        items: items.collect(),
        id: row.id,
        at: row.at,
        file_name: row.file_name,
        sha256: row.sha256,
        bytes: row.bytes,
    })
}

/// What a consent is about: "2 entries, 1 check-in".
///
/// # Errors
/// The store's.
pub fn consent(room: &Room, id: &Id) -> Result<String, Failure> {
    Ok(what(room, &table::ledger_items(room.db, id)?))
}

fn what(room: &Room, items: &[LedgerItem]) -> String {
    let words = room.app.words();
    let say = |key: &'static str, kinds: &[Kind]| {
        let of = items.iter().filter(|item| kinds.contains(&item.kind));
        let count = of.count();
        (count > 0).then(|| words.say(key, &[("count", &count.to_string())]))
    };
    let parts = [
        say(key!("share-ledger-talk"), &[Kind::Talk]),
        say(key!("share-ledger-entries"), &[Kind::Entry]),
        say(key!("share-ledger-attached"), &[Kind::Picture, Kind::Voice]),
        say(key!("share-ledger-forms"), &[Kind::Form, Kind::Told]),
        say(key!("share-ledger-moods"), &[Kind::Moods]),
    ];
    let what = parts.into_iter().flatten().collect::<Vec<_>>().join(", ");
    if items.iter().any(|item| item.with_item9) {
        words.say("share-ledger-answers", &[("what", &what)])
    } else {
        what
    }
}

/// What came of a consent; a file is handed over by the patient, so nothing is known of it.
fn became(room: &Room, row: &Ledger) -> Result<Option<String>, Failure> {
    let words = room.app.words();
    if let Some(at) = row.cancelled {
        let when = when(room, &at);
        return Ok(Some(words.say("share-went-cancelled", &[("when", &when)])));
    }
    let packages = outbox::table::of_ledger(room.db, &row.id)?;
    let Some(last) = packages.last() else {
        return Ok(None);
    };
    Ok(Some(match last.state {
        State::Planned | State::Sealed | State::Sending => words.say("share-went-waiting", &[]),
        State::Published => words.say("share-went-published", &[]),
        State::Void => words.say("share-went-void", &[]),
        State::Received => {
            let when = outbox::shown::stored(room, last);
            words.say("share-went-stored", &[("when", &when)])
        }
    }))
}

fn withdrawn(room: &Room, item: &LedgerItem) -> Option<String> {
    let words = room.app.words();
    let at = |ms| when(room, &Moment::from_ms(ms, room.now.zone()));
    let taken = at(item.withdrawn_ms?);
    Some(match (item.removed_ms, item.exported) {
        (None, _) => words.say("share-withdrawn-asked", &[("when", &taken)]),
        (Some(ms), false) => words.say("share-withdrawn-removed", &[("when", &at(ms))]),
        (Some(ms), true) => words.say("share-withdrawn-copy", &[("when", &at(ms))]),
    })
}
