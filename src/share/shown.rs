//! How sharing is shown: choices, states, previews and the ledger in ready sentences.

use super::packet::{Answers, Form};
use super::preview::Preview;
use super::wire::{ShareGone, SharePart, SharePreview, ShareRecipient, ShareState, ShareWhich};
use super::{Kind, Recipient, Shared, formats, moods, table, told};
use crate::app::Room;
use crate::error::Failure;
use crate::journal::excerpt;
use crate::moment::Moment;
use crate::private::Private;
use crate::random::Id;
use std::collections::{BTreeMap, BTreeSet};

/// `share.states`: of what is ticked or went to someone, all of it or as far as it is asked for.
///
/// # Errors
/// The store's.
pub fn states(room: &Room, ask: ShareWhich) -> Result<Vec<ShareState>, Failure> {
    let asked: Option<BTreeSet<Id>> = ask.ids.map(|ids| ids.into_iter().collect());
    let is_asked = |(_, id): &(Kind, Id)| asked.as_ref().is_none_or(|ids| ids.contains(id));
    let ticks = table::ticks(room.db)?.into_iter();
    let ticks: BTreeSet<(Kind, Id)> = ticks.filter(is_asked).collect();
    let mut gone = last_shared(room, asked.as_ref())?;
    let all: BTreeSet<(Kind, Id)> = ticks.iter().chain(gone.keys()).cloned().collect();
    Ok(all
        .into_iter()
        .map(|key| ShareState {
            ticked: ticks.contains(&key),
            shared: gone.remove(&key).unwrap_or_default(),
            kind: key.0,
            id: key.1,
        })
        .collect())
}

/// Where each item went, newest first.
///
/// # Errors
/// The store's.
pub fn last_shared(
    room: &Room,
    of: Option<&BTreeSet<Id>>,
) -> Result<BTreeMap<(Kind, Id), Vec<ShareGone>>, Failure> {
    let mut all: BTreeMap<(Kind, Id), Vec<ShareGone>> = BTreeMap::new();
    for Shared {
        kind,
        id,
        revision,
        to,
        at,
    } in table::shared(room.db, of)?
    {
        let day = room.app.words().day_seen_from(at.day(), room.now.day());
        let gone = ShareGone {
            to,
            at,
            day,
            revision,
        };
        all.entry((kind, id)).or_default().push(gone);
    }
    Ok(all)
}

/// "Sun 15 Nov, 20:14"
pub fn when(room: &Room, at: &Moment) -> String {
    let words = room.app.words();
    let day = words.day_seen_from(at.day(), room.now.day());
    format!("{day}, {}", words.time(at))
}

/// Of a form for an earlier day nobody knows the time.
pub fn form_when(room: &Room, at: &Moment, entered_later: bool) -> String {
    if entered_later {
        room.app.words().day_seen_from(at.day(), room.now.day())
    } else {
        when(room, at)
    }
}

/// A recipient as shown.
pub fn recipient(room: &Room, one: &Recipient) -> ShareRecipient {
    ShareRecipient {
        id: one.id.clone(),
        name: one.name.clone(),
        key: one.key.clone(),
        since: room.app.words().day_seen_from(one.at.day(), room.now.day()),
    }
}

/// A preview as shown.
pub fn preview(room: &Room, preview: &Preview) -> SharePreview {
    let (words, packet) = (room.app.words(), &preview.packed.packet);
    let mut items = Vec::new();
    if !packet.infusions.is_empty() {
        let today = room.now.day();
        let days = packet.infusions.iter();
        let days: Vec<String> = days.map(|day| words.day_seen_from(*day, today)).collect();
        items.push(SharePart {
            title: words.say("share-part-infusions", &[]),
            detail: Private::new(days.join(" · ")),
        });
    }
    items.extend(packet.forms.iter().map(|form| form_part(room, form)));
    items.extend(packet.told.iter().map(|told| told::part(room, told)));
    if let Some(moods) = &packet.moods {
        items.push(SharePart {
            title: words.say("share-moods", &[]),
            detail: Private::new(moods::detail(moods, words, room.now.day())),
        });
    }
    if let Some(talk) = &packet.talk {
        items.push(SharePart {
            title: words.say("share-report-talk", &[]),
            detail: Private::new(excerpt(talk.words.expose())),
        });
    }
    for entry in &packet.entries {
        items.push(SharePart {
            title: when(room, &entry.at),
            detail: Private::new(excerpt(entry.words.expose())),
        });
        items.extend(entry.attachments.iter().map(|one| SharePart {
            title: formats::attachment(one, words),
            detail: one.about.clone(),
        }));
    }
    SharePreview {
        id: preview.id.clone(),
        to: preview.to.recipient.name.clone(),
        pages: u32::try_from(preview.pages.len()).unwrap_or(u32::MAX),
        items,
        not_in: packet.not_in.clone(),
        bytes: u32::try_from(preview.bytes).unwrap_or(u32::MAX),
        sha256: preview.sha256.clone(),
        boxes: preview.boxes,
    }
}

fn form_part(room: &Room, form: &Form) -> SharePart {
    let words = room.app.words();
    let detail = match form.answers {
        Answers::Withheld => words.say("share-part-total", &[]),
        Answers::All(_) if form.with_item9 => words.say("share-part-answers", &[]),
        Answers::All(_) => words.say("share-part-every", &[]),
    };
    SharePart {
        title: format!(
            "{}, {}",
            form.scale,
            form_when(room, &form.at, form.entered.is_some())
        ),
        detail: Private::new(detail),
    }
}
