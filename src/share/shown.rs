//! How sharing is shown: choices, states, previews and the ledger in ready sentences.

use super::freeze::Chosen;
use super::packet::{Answers, Form};
use super::preview::Preview;
use super::wire::{
    ShareChoice, ShareChoices, ShareGone, SharePart, SharePreview, ShareRecipient, ShareState,
    ShareWhich,
};
use super::{Kind, Recipient, Shared, table, told};
use crate::app::Room;
use crate::checkins;
use crate::error::Failure;
use crate::journal::{self, Written, excerpt, is_blank};
use crate::moment::Moment;
use crate::private::Private;
use crate::random::Id;
use crate::vault::api::Nothing;
use std::collections::{BTreeMap, BTreeSet};

/// How many texts are offered beside the ticked ones.
const OFFERED: u32 = 100;

/// `share.choices`
///
/// # Errors
/// The store's.
pub fn choices(room: &Room, _ask: Nothing) -> Result<ShareChoices, Failure> {
    let ticks: BTreeSet<(Kind, Id)> = table::ticks(room.db)?.into_iter().collect();
    let ticked = Chosen::ticked(room.db)?;
    let asks_item9 = ticked.asks_item9();
    let gone = last_shared(room, None)?;
    let lines = journal::shelf::table::lines(room.db, None, None, OFFERED + 1)?;
    let more = lines.len() > OFFERED as usize;
    let texts = lines.into_iter().take(OFFERED as usize);
    // What has no words has nothing that could go.
    let mut texts: Vec<Written> = texts
        .map(|line| line.text)
        .filter(|text| !is_blank(text.words.expose()))
        .collect();
    let offered: BTreeSet<Id> = texts.iter().map(|text| text.id.clone()).collect();
    texts.extend(
        ticked
            .entries
            .into_iter()
            .filter(|text| !offered.contains(&text.id)),
    );
    let mut forms = checkins::table::forms(room.db)?;
    forms.retain(|form| form.finished.is_some());
    let mut items: Vec<(Moment, ShareChoice)> = Vec::new();
    items.extend(
        texts
            .into_iter()
            .map(|text| (text.at, entry_choice(room, text))),
    );
    items.extend(
        forms
            .iter()
            .map(|form| (form.begun, form_choice(room, form))),
    );
    let told = checkins::told::table::all(room.db)?.into_iter();
    items.extend(told.map(|told| (told::at(&told), told::choice(room, told))));
    items.sort_by(|(a, one), (b, other)| (b, &other.id).cmp(&(a, &one.id)));
    let items: Vec<ShareChoice> = items
        .into_iter()
        .map(|(_, mut item)| {
            let key = (item.kind, item.id.clone());
            item.ticked = ticks.contains(&key);
            item.shared = gone.get(&key).and_then(|all| all.first()).cloned();
            item
        })
        .collect();
    let ticked = items.iter().filter(|item| item.ticked).count();
    Ok(ShareChoices {
        ticked: u32::try_from(ticked).unwrap_or(u32::MAX),
        items,
        asks_item9,
        more,
    })
}

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

fn last_shared(
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

fn entry_choice(room: &Room, text: Written) -> ShareChoice {
    let words = room.app.words();
    let layer = match (text.kind, &text.beside) {
        (journal::Kind::Fragment, _) => words.say("share-layer-fragment", &[]),
        (journal::Kind::Entry, Some(_)) => words.say("share-layer-beside", &[]),
        (journal::Kind::Entry, None) => words.say("share-layer-entry", &[]),
    };
    ShareChoice {
        kind: Kind::Entry,
        title: Private::new(excerpt(text.words.expose())),
        detail: format!("{} · {layer}", when(room, &text.at)),
        id: text.id,
        ticked: false,
        shared: None,
    }
}

fn form_choice(room: &Room, form: &checkins::Form) -> ShareChoice {
    let words = room.app.words();
    let name = form.measure().map(|scale| words.say(scale.name, &[]));
    let total = match form.total {
        Some(total) => words.say("share-form-total", &[("total", &total.to_string())]),
        None => words.say("share-report-not-scored", &[]),
    };
    ShareChoice {
        kind: Kind::Form,
        id: form.id.clone(),
        title: Private::new(name.unwrap_or_else(|_| form.scale.clone())),
        detail: format!(
            "{} · {total}",
            form_when(room, &form.begun, form.entered.is_some())
        ),
        ticked: false,
        shared: None,
    }
}

/// What something is called and when it is of, while it is here.
///
/// # Errors
/// The store's.
pub fn named(
    room: &Room,
    kind: Kind,
    id: &Id,
) -> Result<Option<(Private<String>, String)>, Failure> {
    let choice = match kind {
        Kind::Entry => journal::table::find(room.db, id)?.map(|text| entry_choice(room, text)),
        Kind::Form => checkins::table::form(room.db, id)?.map(|form| form_choice(room, &form)),
        Kind::Told => {
            checkins::told::table::find(room.db, id)?.map(|told| told::choice(room, told))
        }
    };
    Ok(choice.map(|choice| (choice.title, choice.detail)))
}

/// "Sun 15 Nov, 20:14"
pub fn when(room: &Room, at: &Moment) -> String {
    let words = room.app.words();
    let day = words.day_seen_from(at.day(), room.now.day());
    format!("{day}, {}", words.time(at))
}

/// Of a form for an earlier day nobody knows the time.
fn form_when(room: &Room, at: &Moment, entered_later: bool) -> String {
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
    items.extend(packet.entries.iter().map(|entry| SharePart {
        title: when(room, &entry.at),
        detail: Private::new(excerpt(entry.words.expose())),
    }));
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
