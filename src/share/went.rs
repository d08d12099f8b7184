//! How consents are shown: what went to whom, stored by them when, taken back when.

use super::choices;
use super::outbox::{self, Package, State};
use super::shown::when;
use super::wire::{ShareLedgerItem, ShareLedgerRow};
use super::{Kind, Ledger, LedgerItem, Method, Recipient, pairing, table};
use crate::app::Room;
use crate::error::Failure;
use crate::key;
use crate::moment::Moment;
use crate::private::Private;

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
    let pairs = pairing::table::all(room.db)?;
    let pair = pairs.iter().find(|pair| pair.recipient == row.recipient);
    let pair = pair.filter(|_| row.method != Method::File);
    let stands = row.cancelled.is_none() && pair.is_some_and(|pair| pair.steps.ended.is_none());
    let items = row.items.iter().map(|item| {
        let (title, detail) = choices::named(room, item.kind, &item.id)?.unzip();
        Ok(ShareLedgerItem {
            kind: item.kind,
            id: item.id.clone(),
            title: title.unwrap_or_else(|| Private::new(gone(room, item.kind))),
            detail,
            may_withdraw: stands && item.withdrawn_ms.is_none(),
            revision: item.revision,
            with_item9: item.with_item9,
            withdrawn: withdrawn(room, item),
        })
    });
    let items = items.collect::<Result<Vec<_>, Failure>>()?;
    Ok(ShareLedgerRow {
        when: when(room, &row.at),
        to: to.map(|one| one.name.clone()).unwrap_or_default(),
        what: what(room, &row.items),
        how: row.method,
        became: became(room, &row)?,
        pair_id: pair.map(|pair| pair.id.to_string()),
        items,
        id: row.id,
        at: row.at,
        file_name: row.file_name,
        sha256: row.sha256,
        bytes: row.bytes,
    })
}

/// What is said of something that is not here any more.
fn gone(room: &Room, kind: Kind) -> String {
    let words = room.app.words();
    match kind {
        Kind::Entry | Kind::Talk | Kind::Moods | Kind::Picture | Kind::Voice => {
            words.say("share-went-entry-gone", &[])
        }
        Kind::Form | Kind::Told => words.say("share-went-form-gone", &[]),
    }
}

/// What a package carries of its consent: "2 entries, 1 check-in".
///
/// # Errors
/// The store's.
pub fn carried(room: &Room, package: &Package) -> Result<String, Failure> {
    let Some(consent) = &package.ledger else {
        return Ok(String::new());
    };
    let mut items = table::ledger_items(room.db, consent)?;
    if package.anew {
        items.retain(|item| item.withdrawn_ms.is_none());
    }
    Ok(what(room, &items))
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
    let what = begun(&what);
    if items.iter().any(|item| item.with_item9) {
        words.say("share-ledger-answers", &[("what", &what)])
    } else {
        what
    }
}

/// With a capital: what is first in the list begins a line.
fn begun(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(letters).collect()
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
        let sent = row.method != Method::File;
        return Ok(sent.then(|| words.say("share-went-void", &[])));
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
